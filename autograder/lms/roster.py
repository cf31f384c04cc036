"""Who is in the course: the students of a CSV file of any system, found by id, login, e-mail address or name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course import CourseError
from autograder.intake.text import shown
from linearloss.sentences import say

from .columns import columns_of, is_mail, is_maxima
from .table import Table, cell_of, read_table
from .worksheet import PARTICIPANT

_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?E\+\d+|\d+[.,]0+", re.IGNORECASE)
# What becomes the name of a student's folder, the first that there is.
_ORDER = ("login", "number", "email", "canvas")


@dataclass(frozen=True)
class Person:
    """One row of a roster.

    Attributes:
        student: the id in this course: the name of the folder in `submitted/`.
        name: for the eye.
        keys: what each system calls them: kind -> value.
        names: all ways to write the name, normalised.
        first_last: first and last name, where the roster tells them apart; else the whole name and nothing.
    """

    student: str
    name: str
    keys: dict[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    first_last: tuple[str, str] = ("", "")


class Roster:
    """The students of a course.

    Attributes:
        complete: whether a student who is not in it is unknown; a gradebook may not have everybody yet.
        namesakes: of whom it is open whether the gradebook has them under another id -> the ids of those of that name.
    """

    def __init__(
        self,
        people: Iterable[Person],
        source: str,
        complete: bool = True,
        namesakes: Mapping[str, Sequence[str]] | None = None,
    ):
        self.people = tuple(people)
        self.namesakes = namesakes or {}
        self.source = source
        self.complete = complete
        self._by_key: dict[tuple[str, str], list[Person]] = {}
        self._by_text: dict[str, list[Person]] = {}
        self._by_mailbox: dict[str, list[Person]] = {}
        self._by_name: dict[str, list[Person]] = {}
        for person in self.people:
            texts = {value for kind, value in person.keys.items() if kind != "participant"} | {person.student}
            for kind, value in person.keys.items():
                self._by_key.setdefault((kind, value.casefold()), []).append(person)
            for text in {text.casefold() for text in texts}:
                self._by_text.setdefault(text, []).append(person)
            if mail := person.keys.get("email"):
                self._by_mailbox.setdefault(mail.casefold().partition("@")[0], []).append(person)
            for name in person.names:
                self._by_name.setdefault(name, []).append(person)

    def called(self, *texts: str) -> list[Person]:
        """Everybody whom one of these texts means: as an id, login or address, else as the part before the @, else as a name."""
        wanted = [text.strip().casefold() for text in texts if text.strip()]
        for index in (self._by_text, self._by_mailbox):
            if found := _each_once(person for text in wanted for person in index.get(text, ())):
                return found
        return _each_once(person for text in texts for person in self.named(text))

    def meant(self, *texts: str) -> list[Person]:
        """Everybody whom the name of a file or a folder may mean: as a whole, else by an id among its words.

        A word that is an id may be in somebody else's name: `Kim Lee` need not be the student with the login `kim`.
        """
        for text in texts:
            if found := self.called(text):
                return found
        words = dict.fromkeys(word for text in texts for word in re.split(r"[\s_+,.()-]+", text) if len(word) > 2)
        found = _each_once(person for word in words for person in self._by_text.get(word.casefold(), ()))
        if len(found) == 1:
            rest = {plain_name(word) for word in words if found[0] not in self._by_text.get(word.casefold(), ())}
            rest -= _words_of(found[0])
            found += [person for person in self.people if _words_of(person) & rest]
        return found

    def by_key(self, kind: str, value: str) -> list[Person]:
        """Everybody with that id of a system."""
        return self._by_key.get((kind, value.casefold()), [])

    def has(self, kind: str) -> bool:
        """Whether anybody has a key of that kind."""
        return any(kind in person.keys for person in self.people)

    def named(self, name: str) -> list[Person]:
        """Everybody of that name, however it is written."""
        return self._by_name.get(plain_name(name), [])

    def found(self, person: Person) -> tuple[list[Person], int]:
        """Everybody who may be `person` of another list, and how strong the sign is: the less, the stronger.

        By id, else by address or Canvas's number, else by the part of an address before the @, else by name.
        """
        text, keys = person.student.strip().casefold(), person.keys
        signs = (
            self._by_text.get(text, []),
            # In many places the login is the address.
            [*self._by_text.get(keys.get("email", "").casefold(), []), *self.by_key("canvas", keys.get("canvas", ""))],
            self._by_mailbox.get(text, []),
            self.named(person.student),
            [one for name in person.names for one in self.named(name)],
        )
        return next(((_each_once(people), sign) for sign, people in enumerate(signs) if people), ([], len(signs)))


def _words_of(person: Person) -> set[str]:
    return {plain_name(word) for word in re.split(r"[\s,-]+", person.name)} - {""}


def _each_once(people: Iterable[Person]) -> list[Person]:
    return [*{id(person): person for person in people}.values()]


def plain_name(name: str) -> str:
    """A name as all systems write it alike: lower case, letters and digits only."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name).casefold())


def names_of(*written: str) -> frozenset[str]:
    """The normalised forms of a name, of which systems turn the two halves around."""
    found: set[str] = set()
    for name in written:
        found.add(plain_name(name))
        last, comma, first = name.partition(",")
        words = name.split()
        found.add(plain_name(first + last) if comma else plain_name(" ".join(words[1:] + words[:1])))
        found.add(plain_name("".join(words[-1:] + words[:-1])))
        # Canvas keeps only what Ruby calls a word character: ASCII.
        found |= {re.sub(r"[^a-z0-9]", "", form) for form in tuple(found)}
    return frozenset(found - {""})


def read_roster(path: Path) -> Roster:
    """The students of a CSV file: a gradebook of Canvas, a worksheet or list of Moodle, a roster of Gradescope, nbgrader's list.

    Raises:
        CourseError: the file cannot be read, holds nobody, or two rows are of one id.
    """
    table = read_table(path)
    if any(map(is_mail, table.heading)):
        raise CourseError(
            say(
                "{path}: its first line is a student and no headings, e.g. id,first_name,last_name,email. Put them above it.",
                path=path,
            )
        )
    people = [person for _, person in people_of(table)]
    if not people:
        raise CourseError(
            say(
                "{path} names no student: a roster needs a column of logins, ids or e-mail addresses (its columns are: {names}).",
                path=path,
                names=", ".join(shown(cell, 30) for cell in table.heading[:12]),
            )
        )
    seen: set[str] = set()
    for person in people:
        if person.student in seen:
            raise CourseError(
                say(
                    "{path} has two rows for the student {student}: take one out.",
                    path=path,
                    student=shown(person.student),
                )
            )
        seen.add(person.student)
    return Roster(people, path.name)


def _plain(cell: str) -> str:
    """A cell without what keeps a spreadsheet from taking a number's zeros away: `="0012"`."""
    kept = _KEPT_AS_TEXT.fullmatch(cell)
    return kept[1].strip() if kept else cell


def _refuse_rounded(table: Table, cells: Mapping[str, str]) -> None:
    """Raises `CourseError` for an id that a spreadsheet has taken for a number: its digits are gone, or it is another's now."""
    for kind in ("login", "number", "canvas"):
        if _ROUNDED.fullmatch(cells.get(kind, "")):
            raise CourseError(
                say(
                    "{name}: {cell} is no id any more: a spreadsheet has taken it for a number. Download the file again and do not open it before.",
                    name=table.name,
                    cell=shown(cells[kind], 40),
                )
            )


def people_of(table: Table) -> Iterator[tuple[int, Person]]:
    """Each student of a table, with the number of the row."""
    columns = columns_of(table)
    for number, row in enumerate(table.rows[1:], 1):
        if is_maxima(row):
            continue
        cells = {kind: _plain(cell_of(row, index)) for kind, index in columns.items()}
        cells = {kind: value for kind, value in cells.items() if value and (kind != "email" or is_mail(value))}
        _refuse_rounded(table, cells)
        identifier = cells.get("participant", "")
        if found := PARTICIPANT.fullmatch(identifier):
            cells["participant"] = found[2]
        first, last = cells.pop("first", ""), cells.pop("last", "")
        name = cells.pop("name", "") or f"{first} {last}".strip()
        student = next((cells[kind] for kind in _ORDER if kind in cells), "")
        if identifier and not student and not name:  # Moodle hides names: the identifier stands for them
            yield number, Person(identifier, "", cells)
            continue
        student = student or (name if identifier else "")
        if student:
            both = [f"{first} {last}", f"{last}, {first}"] if first and last else []
            after, comma, before = name.partition(",")  # Canvas: `Kim, Minsu`
            halves = (first, last) if first and last else (before.strip(), after.strip()) if comma else (name, "")
            yield number, Person(student, name or student, cells, names_of(name, *both), halves)
