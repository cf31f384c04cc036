"""Gathers every sentence that can be translated, from the sources of the course and of the package."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from babel.messages.extract import extract

import autograder
import linearloss
from autograder.build.markers import read_source
from autograder.course import Assignment, Course, import_from
from autograder.exercise.check_cells import checked_tasks
from autograder.exercise.loading import load_task
from autograder.exercise.mistakes import Mistake, read_mistakes
from autograder.handout.readme import texts_of_course, texts_of_package
from autograder.isolation import ways_out  # noqa: F401  (fills the list of attempts)
from autograder.isolation.way_out import ATTEMPTS
from autograder.languages import catalogues
from autograder.languages.code_texts import reading_strings
from autograder.languages.notebook_texts import texts
from autograder.notebook.regions import HIDDEN_TESTS, split_region
from autograder.notebook.submitted import OfficialNotebooks
from linearloss.errors import MEANINGS as OF_ERRORS
from linearloss.exercise import Exercise
from linearloss.slips import SAYS
from linearloss.summary import MEANINGS as OF_WORDS
from linearloss.words import INTRODUCTIONS

_WORDS = re.compile(r"[a-z]{2}")
# The call that marks a sentence in code, and the files of each domain.
MARK = "say"
LAYERS = {
    catalogues.LIBRARY: (linearloss, ("*.py", "*.js")),
    catalogues.DATA: (linearloss, ("data/*.py",)),
    catalogues.GRADING: (autograder, ("exercise/*.py", "grading/*.py", "judge/*.py", "notebook/*.py", "intake/*.py")),
    catalogues.PAGES: (autograder, ("report/**/*.py", "report/templates/*.j2", "batch/*.py", "nbgrader_plugin/*.py")),
    catalogues.COMMANDS: (
        autograder,
        (
            "cli/*.py",
            "*.py",
            "collect/*.py",
            "demo/*.py",
            "gradebook/*.py",
            "gradescope/*.py",
            "handout/*.py",
            "isolation/*.py",
            "lms/*.py",
            "new/*.py",
            "similar/*.py",
            "site/*.py",
        ),
    ),
}


# What is said by a program that knows no particles.
NO_PARTICLE = "no particle behind a bar here"


@dataclass(frozen=True)
class Text:
    """One sentence, and what a translator has to know: where it stands and what it is."""

    english: str
    note: str


def of_notebook(course: Course, assignment: Assignment) -> Iterator[Text]:
    """All that the student is handed, from the released notebook."""
    notebook = nbformat.read(course.released_notebook(assignment), as_version=4)
    return (Text(text, note) for text, note in texts(notebook))


def of_checks(course: Course, assignment: Assignment, official: OfficialNotebooks) -> Iterator[Text]:
    """What the exercises of a notebook say, and its hidden tests."""
    import_from(course)
    for function in checked_tasks(official.of(assignment)).values():
        yield from _of_exercise(load_task(course, assignment, function).exercise)
    for cell in read_source(course.source_script(assignment)):
        if cell.kind == "test":
            hidden = split_region(cell.source, HIDDEN_TESTS)[1]
            yield from (Text(text, f"{cell.name}: what to read again") for text in reading_strings(hidden))
    hidden_tests = course.root / "solutions" / "hidden" / assignment.notebook
    for path in sorted(hidden_tests.glob("*.py")):
        yield from (Text(text, f"a hidden test, {path.name}") for text in _marked_in_python(path))


def _of_exercise(exercise: Exercise) -> Iterator[Text]:
    name = exercise.function
    yield Text(exercise.read, f"{name}: what to read again")
    yield from (Text(part, f"{name}: a part of the task") for part in exercise.parts)
    shown = {case.name for case in exercise.cases if case.visible}
    for facet in (*exercise.facets, *exercise.remarks, *exercise.hints):
        cases = [case.name for case in exercise.cases] if facet.cases is None else facet.cases
        if shown & set(cases):
            yield Text(facet.name, f"{name}: what is looked at, above expected and got")
        yield Text(facet.says, f"{name}: said if {facet.name} is wrong")
        yield from (Text(slip, f"{name}: what came back, of {facet.name}") for slip in facet.slips)
    yield from (Text(case.name, f"{name}: a case, in the list of those that are wrong") for case in exercise.cases)


def of_mistakes(course: Course) -> dict[str, list[Text]]:
    """Assignment -> the words of its mistakes, in the order of their files."""
    found: dict[str, list[Text]] = {assignment.name: [] for assignment in course.assignments}
    known: set[str] = set()  # what an earlier notebook has said is translated there
    for mistake in read_mistakes(course):
        for text in _of_mistake(mistake):
            if text.english not in known:
                known.add(text.english)
                found[mistake.assignment].append(text)
    return found


def _of_mistake(mistake: Mistake) -> Iterator[Text]:
    name = f"{mistake.function}, {mistake.code}"
    yield Text(mistake.title, f"{name}: title, for instructors")
    yield Text(mistake.thinks, f"{name}: what the student thinks")
    yield Text(mistake.says, f"{name}: told to the student")
    yield Text(mistake.seems, f"{name}: told to the student, after the sentence above")


def of_course(course: Course) -> Iterator[Text]:
    """The titles in `course.toml`, and what the students' archive says of the course."""
    yield Text(course.title, "the course")
    yield from (Text(assignment.title, f"{assignment.name}: its title") for assignment in course.assignments)
    yield from (Text(text, note) for text, note in texts_of_course(course))
    for path in sorted((course.root / "solutions").glob("*/*.py")):
        yield from (Text(text, f"{path.name}: what came back, in a few words") for text in _outcomes(path))


def of_package(domain: str) -> Iterator[Text]:
    """What is marked in the code of the package."""
    package, patterns = LAYERS[domain]
    root = Path(str(package.__file__)).parent
    for path in sorted({path for pattern in patterns for path in root.glob(pattern)}):
        reads = _marked_in_python if path.suffix == ".py" else _marked_in_page
        note = path.relative_to(root).as_posix() + (f", {NO_PARTICLE}" if path.suffix == ".js" else "")
        yield from (Text(sentence, note) for sentence in reads(path))
    if domain == catalogues.LIBRARY:
        yield from _tables()
    if domain == catalogues.COMMANDS:
        yield from (Text(text, "way_out.py: what a worker must not be able to do") for text in ATTEMPTS)
        for path in sorted((root / "cli").glob("*.py")):
            yield from (Text(text, f"cli/{path.name}: help") for text in _helps(path))
    if domain == catalogues.GRADING:  # what the judge says of an answer that nothing explains
        for path in sorted(Path(str(linearloss.__file__)).parent.glob("*.py")):
            yield from (Text(text, f"{path.name}: what came back, in a few words") for text in _outcomes(path))
    if domain == catalogues.PAGES:
        yield from (Text(text, note) for text, note in texts_of_package())


def _marked_in_python(path: Path) -> Iterator[str]:
    return _marked(ast.parse(path.read_text(encoding="utf-8")))


def _marked(tree: ast.AST) -> Iterator[str]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if call.func.id == MARK and call.args:  # type: ignore[attr-defined]
            match call.args[0]:
                case ast.Constant(str(sentence)):
                    yield sentence


def _helps(path: Path) -> Iterator[str]:
    """What the options in a file of commands say of themselves, and the commands that it registers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    commands = {
        ast.unparse(name) for call in calls if ast.unparse(call.func).startswith("app.command(") for name in call.args
    }
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in commands:
            yield ast.get_docstring(node) or ""
    for call in sorted(calls, key=lambda call: call.lineno):
        if ast.unparse(call.func).startswith("typer."):
            yield from (
                str(one.value.value)
                for one in call.keywords
                if one.arg == "help" and isinstance(one.value, ast.Constant)
            )


def _outcomes(path: Path) -> Iterator[str]:
    """The words that functions of an exercise, or of a look, return in place of numbers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {ast.unparse(one.targets[0]): one.value for one in tree.body if isinstance(one, ast.Assign)}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and is_look(function, path):
            for node in (one for one in ast.walk(function) if isinstance(one, ast.Return) and one.value):
                yield from (text for text in _texts_in(node.value, named) if _WORDS.search(text))


def is_look(function: ast.FunctionDef, path: Path) -> bool:
    """Whether a function returns what a look sees; exercises write theirs without types."""
    if function.returns is None:
        return {"asked", "case"} <= {argument.arg for argument in function.args.args}
    returns = ast.unparse(function.returns)
    return "Outcome" in returns or (path.stem.endswith("_looks") and returns == "str")


def _texts_in(value: ast.expr | None, named: Mapping[str, ast.expr]) -> Iterator[str]:
    match value:
        case ast.Constant(str(text)):
            yield text
        case ast.Name(name) if name in named:
            yield from _texts_in(named[name], {})
        case ast.IfExp():
            yield from _texts_in(value.body, named)
            yield from _texts_in(value.orelse, named)


def _marked_in_page(path: Path) -> Iterator[str]:
    """In a page of ours, or in a script."""
    with path.open("rb") as file:
        for _, sentence, _, _ in extract(
            "jinja2" if path.suffix == ".j2" else "javascript", file, keywords={MARK: None}
        ):
            if isinstance(sentence, str):
                yield sentence


def _tables() -> Iterator[Text]:
    """Sentences that stand in tables of the students' library."""
    yield from (Text(text, "words.py: before the name of a mistake") for text in INTRODUCTIONS.values())
    yield from (Text(word, "summary.py: before the name of a task, at most eight columns") for word in OF_WORDS)
    yield from (Text(text, f"slips.py: {code}") for code, text in sorted(SAYS.items()))
    yield from (Text(sentence, f"errors.py: what {kind or 'an error'} means") for kind, _, _, sentence in OF_ERRORS)


def once(found: Iterable[Text]) -> dict[str, list[str]]:
    """English -> where it stands, each sentence once, in order."""
    kept: dict[str, list[str]] = {}
    for text in found:
        if text.english.strip():
            notes = kept.setdefault(text.english, [])
            if text.note not in notes:
                notes.append(text.note)
    return kept
