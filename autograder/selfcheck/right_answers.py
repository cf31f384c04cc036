"""Correct programs in many styles: files beside the wrong answers, each of which must score full."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.diagnosis.catalogue import read_described_program

FOLDER = "right_answers"


@dataclass(frozen=True)
class RightAnswer:
    """A program that stands in place of one solution cell and is right. `why` it may look wrong, and is not."""

    name: str
    title: str
    why: str
    replaces: str
    source: str


def right_answers(course: Course, assignment: Assignment) -> list[RightAnswer]:
    """All right answers of an assignment, by name.

    Raises:
        CourseError: one has not the docstring that CONTRIBUTING.md describes.
    """
    folder = course.source_script(assignment).parent / FOLDER
    return [read_right_answer(path) for path in sorted(folder.glob("*.py"))]


def read_right_answer(path: Path) -> RightAnswer:
    """Read one file of `right_answers/`.

    Raises:
        CourseError: as `right_answers`.
    """
    about, program = read_described_program(path, ("title", "why", "replaces"))
    return RightAnswer(path.stem, about["title"], about["why"], about["replaces"], program)
