"""The catalogue of wrong answers: files that say what a misconception is, and are one."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.build.expand import expand
from autograder.course import Assignment, Course, CourseError

from .local import run, solved_names, stand_in

FOLDER = "wrong_answers"


@dataclass(frozen=True)
class WrongAnswer:
    """A program that stands in place of one solution cell.

    Attributes:
        name: the file's name.
        codes: of the misconceptions in it; the catalogue explains others by those with a single one.
        also: codes of other misconceptions that lead to the very same behaviour, so that nobody can tell.
        title: what the mistake is, for instructors.
        thinks: what the student probably thinks.
        says: the sentence that the student must be told.
        replaces: the solution cell's id.
        expected: test -> part -> points; parts and tests that are not named must score full.
    """

    name: str
    assignment: str
    codes: tuple[str, ...]
    title: str
    thinks: str
    says: str
    replaces: str
    source: str
    expected: Mapping[str, Mapping[str, float]]
    also: tuple[str, ...] = ()


def read_wrong_answer(path: Path) -> WrongAnswer:
    """Read one file of `wrong_answers/`.

    Raises:
        CourseError: its docstring is not the TOML that CONTRIBUTING.md describes.
    """
    about, program = read_described_program(path, ("code", "title", "thinks", "says", "replaces", "expected"))
    codes = about["code"] if isinstance(about["code"], list) else [about["code"]]
    expected = about["expected"]
    if (
        not isinstance(expected, dict)
        or not expected
        or not all(isinstance(parts, dict) and parts for parts in expected.values())
    ):
        raise CourseError(f"{path}: it needs [expected.test_…] with at least one part and its points.")
    return WrongAnswer(
        path.stem, path.parents[1].name, tuple(codes), about["title"], about["thinks"], about["says"],
        about["replaces"], program, expected, tuple(about.get("also", ())),
    )  # fmt: skip


def read_described_program(path: Path, keys: tuple[str, ...]) -> tuple[dict[str, Any], str]:
    """The TOML of a program's docstring, which must have these keys, and the program behind it.

    Raises:
        CourseError: it has not.
    """
    source = path.read_text(encoding="utf-8")
    try:
        about = tomllib.loads(ast.get_docstring(ast.parse(source)) or "")
        missing = [key for key in keys if key not in about]
        if missing:
            raise CourseError(f"{path}: its docstring lacks {', '.join(missing)}.")
        return about, source.split('"""', 2)[2].strip() + "\n"
    except (SyntaxError, tomllib.TOMLDecodeError, IndexError) as error:
        raise CourseError(f"{path}: its docstring must be TOML with {', '.join(keys)} ({error}).") from error


class Catalogue:
    """All wrong answers of a course, and the functions that they are."""

    def __init__(self, course: Course):
        self.course = course
        self._solved: dict[str, dict[str, Any]] = {}

    @cached_property
    def answers(self) -> tuple[WrongAnswer, ...]:
        """Every wrong answer, by assignment and name.

        Raises:
            CourseError: one is malformed.
        """
        return tuple(
            read_wrong_answer(path)
            for assignment in self.course.assignments
            for path in sorted((self.course.source_script(assignment).parent / FOLDER).glob("*.py"))
        )

    def codes_with_two_titles(self) -> list[str]:
        """Codes that do not mean the same everywhere: there should be none."""
        titles: dict[str, set[str]] = {}
        for answer in self.answers:
            if len(answer.codes) == 1:
                titles.setdefault(answer.codes[0], set()).add(answer.title)
        return sorted(code for code, those in titles.items() if len(those) > 1)

    def of(self, assignment: Assignment) -> list[WrongAnswer]:
        """The wrong answers of one assignment, by name."""
        return [answer for answer in self.answers if answer.assignment == assignment.name]

    def about(self, functions: tuple[str, ...]) -> list[WrongAnswer]:
        """The wrong answers, each with one code, to a task that is known under these names."""
        return [answer for answer in self.answers if answer.replaces in functions and len(answer.codes) == 1]

    def given(self, answer: WrongAnswer) -> Any:
        """What the wrong answer gives: a function to be called, or a value."""
        names = dict(self.solved(answer.assignment))
        run(answer.source, names)
        return stand_in(names[answer.replaces])

    def right(self, functions: tuple[str, ...]) -> Any:
        """What the course's own solution gives for a task that is known under these names.

        Raises:
            CourseError: there is none.
        """
        for assignment in self.course.assignments:
            names = self.solved(assignment.name)
            for name in functions:
                if name in names:
                    return stand_in(names[name])
        raise CourseError(f"No solution cell defines {' or '.join(functions)}.")

    def solved(self, assignment: str) -> dict[str, Any]:
        """What the solved notebook of an assignment defines; not to be changed."""
        if assignment not in self._solved:
            official = expand(self.course.source_script(self.course.assignment(assignment)))
            self._solved[assignment] = solved_names(official)
        return self._solved[assignment]
