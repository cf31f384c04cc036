"""The known mistakes of a course: each an edit of a solution, with its code, its words and what it loses.

`solutions/NN-topic/FUNCTION.mistakes.toml` holds those of one solution cell; CONTRIBUTING.md says how one is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.build.markers import defines
from autograder.course import Course, CourseError
from linearloss.sentences import Sentence, joined

from .edits import Edit, EditError, apply_edits
from .entries import WORDS, entries
from .solution_cells import Solutions, read_solutions

SUFFIX = "mistakes.toml"
# In the text of an edit, where a student may have any number.
NUMBER = "NUMBER"


@dataclass(frozen=True)
class Mistake:
    """A mistake in one solution cell.

    Attributes:
        name: `function/code`, with a number from the second entry of one code on.
        code: stable; it means the same wherever it occurs.
        also: codes of other mistakes that lead to the very same behaviour, so that nobody can tell.
        title: what the mistake is, for instructors.
        thinks: what the student probably thinks.
        says: the sentence that the student is told.
        loses: test -> its parts that give no points; all others give theirs.
        only_if_right: facets that the sentence calls right: it is said only where they are.
        only_if_explained: facets that may be wrong for another reason, but for one that is known: what the mistake shows may come of them.
        not_with: codes of mistakes of which the sentences contradict this one's where both change the same.
        edits: that make the mistake of the solution; none if it is another program altogether.
        source: the solution cell's text with the mistake in it.
        where: file and line of the entry.
        free: the text with NUMBER where any number may stand; `source` has one of them, `number`.
        seems: what is said of the number that a student's function seems to have, with {number} in it.
    """

    name: str
    assignment: str
    function: str
    code: str
    also: tuple[str, ...]
    title: str
    thinks: str
    says: str
    loses: Mapping[str, tuple[str, ...]]
    edits: tuple[Edit, ...]
    source: str
    where: str
    only_if_right: tuple[str, ...] = ()
    only_if_explained: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    free: str = ""
    seems: str = ""
    number: float = 0.0

    @property
    def told(self) -> str:
        """The sentence that the student is told of this very mistake."""
        return self.says_of(self.number) if self.free else self.says

    def with_number(self, number: float) -> str:
        """The solution cell's text with the mistake, and this number in it."""
        return self.free.replace(NUMBER, repr(float(number)))

    def says_of(self, number: float) -> str:
        """The sentence, with the number."""
        return joined(self.says, Sentence(self.seems, {"number": f"{number:.3g}"}))

    @property
    def key(self) -> str:
        """Assignment and name: unlike any other's."""
        return f"{self.assignment}/{self.name}"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that a program with this mistake is named by."""
        return (self.code, *self.also)


def read_mistakes(course: Course) -> tuple[Mistake, ...]:
    """All mistakes, in the order of assignments, of solution cells, and of the files.

    Raises:
        CourseError: an entry is malformed, or its edit does not apply to the solution any more.
    """
    said: dict[str, dict[str, str]] = {}
    found: list[Mistake] = []
    for assignment in course.assignments:
        solutions = read_solutions(course.source_script(assignment))
        for stranger in solutions.strangers(SUFFIX):
            raise CourseError(f"{stranger}: {assignment.name} has no solution cell {stranger.name.split('.')[0]!r}.")
        for function, path in solutions.belonging(SUFFIX).items():
            found += _read_file(path, function, assignment.name, solutions, said)
    titled: dict[str, Mistake] = {}
    for mistake in found:
        for key in ("also", "not_with"):
            unknown = [code for code in getattr(mistake, key) if code not in said]
            if unknown:
                raise CourseError(f"{mistake.where}: {key} names {unknown[0]!r}, which no entry has as its code.")
        other = titled.setdefault(mistake.title, mistake)
        if other.code != mistake.code:
            raise CourseError(
                f"{mistake.where}: the title {mistake.title!r} is that of {other.code!r} ({other.where}): "
                "give it that code, and no title, if it is the same mistake; else another title."
            )
    return tuple(found)


def _read_file(
    path: Path, function: str, assignment: str, solutions: Solutions, said: dict[str, dict[str, str]]
) -> list[Mistake]:
    found: list[Mistake] = []
    for where, entry in entries(path):
        code = entry["code"]
        before = sum(other.code == code for other in found)
        title, thinks, says = _words(entry, said.setdefault(code, {}), where)
        free, seems = "", entry.get("seems", "")
        if "number" in entry:
            _, free = _made(entry, function, solutions.texts[function], where)
            if NUMBER not in free or "{number}" not in seems:
                raise CourseError(
                    f'{where}: with number = …, new holds {NUMBER}, and seems = "… {{number}} …" says of it.'
                )
            entry = _with_number(entry, entry["number"])
        edits, source = _made(entry, function, solutions.texts[function], where)
        if not free and (seems or any(NUMBER in edit.new for edit in edits)):
            raise CourseError(
                f"{where}: {NUMBER} in new, number = … and seems = … go together: give all three, or none."
            )
        if same := next((other for other in found if other.source == source), None):
            raise CourseError(f"{where}: it makes the same program as {same.name}.")
        name = f"{function}/{code}" + (f"#{before + 1}" if before else "")
        loses = _loses(entry["loses"], function, solutions.tests, where)
        also = tuple(entry.get("also", ()))
        found.append(
            Mistake(
                name,
                assignment,
                function,
                code,
                also,
                title,
                thinks,
                says,
                loses,
                edits,
                source,
                where,
                tuple(entry.get("only_if_right", ())),
                tuple(entry.get("only_if_explained", ())),
                tuple(entry.get("not_with", ())),
                free=free,
                seems=seems,
                number=entry.get("number", 0.0),
            )
        )
    return found


def _words(entry: Mapping[str, Any], said: dict[str, str], where: str) -> tuple[str, str, str]:
    """Title, thoughts and sentence: the entry's own, or what was said last of the same code."""
    for key in WORDS:
        if key in entry and entry[key] == said.get(key):
            raise CourseError(f"{where}: an earlier entry with this code has said this {key}: leave it out here.")
        if key not in entry and key not in said:
            raise CourseError(f"{where}: {key} must be given, as no earlier entry has the code {entry['code']!r}.")
    if "title" in entry and "title" in said:
        raise CourseError(f"{where}: the code {entry['code']!r} has a title already, {said['title']!r}: leave it out.")
    said.update((key, entry[key]) for key in WORDS if key in entry)
    return said["title"], said["thinks"], said["says"]


def _made(entry: Mapping[str, Any], function: str, solution: str, where: str) -> tuple[tuple[Edit, ...], str]:
    if "program" in entry:
        if not defines(entry["program"], function):
            raise CourseError(f"{where}: the program must define {function!r}.")
        return (), entry["program"]
    edits = tuple(Edit(**edit) for edit in entry.get("edits", [{key: entry.get(key) for key in ("old", "new")}]))
    try:
        return edits, apply_edits(solution, edits)
    except EditError as error:
        raise CourseError(f"{where}: {error}") from error


def _with_number(value: Any, number: float) -> Any:
    """An entry with a number in place of NUMBER, wherever it stands."""
    if isinstance(value, str):
        return value.replace(NUMBER, repr(float(number)))
    if isinstance(value, list):
        return [_with_number(one, number) for one in value]
    return {key: _with_number(one, number) for key, one in value.items()} if isinstance(value, dict) else value


def _loses(
    loses: list[str] | dict[str, list[str]], function: str, tests: tuple[str, ...], where: str
) -> dict[str, tuple[str, ...]]:
    by_test = loses if isinstance(loses, dict) else {f"test_{function}": loses}
    for test in by_test:
        if test not in tests:
            known = f"write loses = {{ test_… = [parts] }} with one of: {', '.join(tests)}."
            raise CourseError(f"{where}: there is no test {test!r}; {known}")
    return {test: tuple(parts) for test, parts in by_test.items()}
