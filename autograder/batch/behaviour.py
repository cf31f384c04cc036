"""What the points of one notebook depend on in the course: what its programs do, not their wording or their layout."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.exercise.entries import WORDS, entries
from autograder.exercise.mistakes import SUFFIX

_EXERCISE = ".exercise.py"
_MARKER = re.compile(r"^# ?%%(.*)$", re.MULTILINE)


class Behaviour:
    """Digests of a course, one for each assignment; each file is read once.

    One changes with the code and the points of its notebook, its exercises, what these import from `solutions/`, and the
    edits, codes and prices of their known mistakes, here and in the functions that an exercise calls alike. It does not
    change with prose, comments, docstrings, titles and sentences of mistakes, nor with other notebooks.
    """

    def __init__(self, course: Course):
        self._course = course
        self._solutions = course.root / "solutions"
        self._mistakes: dict[Path, str] = {}

    def digest(self, assignment: Assignment) -> str:
        """Of everything that grading `assignment` depends on in the course."""
        found: dict[str, str] = {}
        self._add_notebook(assignment, found)
        for path in sorted(self._folder(assignment).glob(f"*.{SUFFIX}")):
            self._add_mistakes(path, found)
        for path in self._exercises.values():
            if path.parent == self._folder(assignment):
                self._add_exercise(path, found)
        tests = found[self._name(self._course.source_script(assignment))]
        repeated = self._course.repeated_mistakes
        pairs = [pair for pair in repeated.pairs if f'"{pair[0]}"' in tests]
        found["settings"] = f"{sorted(asdict(self._course.limits).items())} {pairs} {repeated.never if pairs else ()}"
        return sha256(json.dumps(found, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _exercises(self) -> dict[tuple[str, str], Path]:
        """(assignment, function) -> file."""
        folders = [self._folder(assignment) for assignment in self._course.assignments]
        return {
            (folder.name, path.name.removesuffix(_EXERCISE)): path
            for folder in folders
            for path in sorted(folder.glob(f"*{_EXERCISE}"))
        }

    def _folder(self, assignment: Assignment) -> Path:
        return self._course.source_script(assignment).parent

    def _name(self, path: Path) -> str:
        """The same wherever the course lies."""
        return path.relative_to(self._course.root).as_posix()

    def _add_notebook(self, assignment: Assignment, found: dict[str, str], programs_only: bool = False) -> None:
        """Of a notebook whose functions are alike, the programs alone: its questions and their points are its own."""
        script = self._course.source_script(assignment)
        if self._name(script) in found:
            return
        cells = [
            (marker, _read(source))
            for marker, source in _cells(script.read_text(encoding="utf-8"))
            if not programs_only or not re.search(r"\b(?:test|answer)=", marker)
        ]
        found[self._name(script)] = "\n".join(f"{marker}\n{cell.program}" for marker, cell in cells)
        for _, cell in cells:
            self._add_imports(cell, found)

    def _add_exercise(self, path: Path, found: dict[str, str]) -> None:
        """An exercise, the mistakes of its function, and the functions that it names as alike."""
        if self._name(path) in found:
            return
        before = set(found)
        self._add_program(path, found)
        self._add_mistakes(path.with_name(path.name.removesuffix(_EXERCISE) + f".{SUFFIX}"), found)
        for added in set(found) - before:
            for function in _texts(found[added]):
                for (folder, name), other in self._exercises.items():
                    if name == function and other.parent != path.parent:
                        self._add_notebook(self._course.assignment(folder), found, programs_only=True)
                        self._add_exercise(other, found)

    def _add_mistakes(self, path: Path, found: dict[str, str]) -> None:
        if path.is_file() and self._name(path) not in found:
            if path not in self._mistakes:
                kept = [{key: value for key, value in entry.items() if key not in WORDS} for _, entry in entries(path)]
                self._mistakes[path] = json.dumps(kept, sort_keys=True, default=str)
            found[self._name(path)] = self._mistakes[path]

    def _add_program(self, path: Path, found: dict[str, str]) -> None:
        if self._name(path) in found:
            return
        read = _read(path.read_text(encoding="utf-8"))
        found[self._name(path)] = read.program
        self._add_imports(read, found)

    def _add_imports(self, read: _Read, found: dict[str, str]) -> None:
        for name in read.imported:
            parts = name.split(".")
            if parts[0] == "solutions":
                for size in range(1, len(parts) + 1):
                    place = self._solutions.joinpath(*parts[1:size])
                    for path in (place.with_suffix(".py"), place / "__init__.py"):
                        if path.is_file():
                            self._add_program(path, found)


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """(marker, code) of the cells that matter: of prose, the marker alone of what gives points."""
    markers = list(_MARKER.finditer(text))
    for marker, following in zip(markers, [*markers[1:], None], strict=True):
        words = marker.group(1).strip()
        if "[markdown]" in words:
            if "answer=" in words:
                yield words, ""
        elif "demonstration=" not in words:
            yield words, text[marker.end() : following.start() if following else None]


@dataclass(frozen=True)
class _Read:
    """What a program does, its syntax tree without docstrings (the text itself if it has none: magics); what it imports."""

    program: str
    imported: tuple[str, ...] = ()


@cache
def _read(source: str) -> _Read:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return _Read(source)
    imported: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            imported += (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            match node.body:
                case [ast.Expr(ast.Constant(str())), *_]:
                    node.body = node.body[1:]
    hidden = re.findall(r"^ *#+ ?(?:BEGIN|END) .*$", source, re.MULTILINE)  # where what students see ends
    return _Read(ast.dump(tree) + "".join(hidden), tuple(imported))


def _texts(program: str) -> set[str]:
    return set(re.findall(r"Constant\(value='(\w+)'", program))
