"""Classes to be graded by benchmarks: a copy of the course, and cheap copies of its notebooks with varied mistakes."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from autograder.build.expand import expand
from autograder.course import Assignment, Course, load_course
from autograder.exercise.mistakes import Mistake, read_mistakes
from autograder.selfcheck.variants import solved, write_example_files

ROOT = Path(__file__).resolve().parents[1]
SEED = 20_000
# How many functions of a notebook are wrong, and how often.
WRONG = (0, 0, 0, 0, 1, 1, 1, 2)


def copy_of_the_course(folder: Path) -> Course:
    """The course in a folder of its own, built, with an empty gradebook; what was copied before is used again."""
    if not (folder / "gradebook.db").exists():
        for name in ("solutions", "notebooks"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copyfile(ROOT / "nbgrader_config.py", folder / "nbgrader_config.py")
        subprocess.run([sys.executable, "-m", "autograder", "build"], cwd=folder, check=True, capture_output=True)
    return load_course(folder)


def hand_in(course: Course, number: int) -> None:
    """So many submissions, of students with six notebooks each; the first ones are the same for every number."""
    kinds = [_Kind(course, assignment) for assignment in course.assignments]
    for index in range(number):
        student, which = divmod(index, len(kinds))
        kinds[which].hand_in(f"student{student:05d}", random.Random(SEED + index))


class _Kind:
    """One assignment: its solved notebook as JSON, and its known mistakes."""

    def __init__(self, course: Course, assignment: Assignment):
        self.course, self.assignment = course, assignment
        self.solved: dict[str, Any] = json.loads(
            nbformat.writes(solved(expand(course.source_script(assignment))), version=4)
        )
        mistakes = [one for one in read_mistakes(course) if one.assignment == assignment.name]
        self.mistakes: dict[str, list[Mistake]] = {}
        for one in mistakes:
            self.mistakes.setdefault(one.function, []).append(one)

    def hand_in(self, student: str, chance: random.Random) -> None:
        """This assignment of one student."""
        wrong = chance.sample(sorted(self.mistakes), min(chance.choice(WRONG), len(self.mistakes)))
        sources = {name: chance.choice(self.mistakes[name]).source for name in wrong}
        folder = self.course.root / "submitted" / student / self.assignment.name
        folder.mkdir(parents=True, exist_ok=True)
        cells = list(self._cells(sources))
        (folder / self.assignment.file).write_text(json.dumps(self.solved | {"cells": cells}), encoding="utf-8")
        write_example_files(self.assignment, folder)

    def _cells(self, sources: dict[str, str]) -> Iterator[dict[str, Any]]:
        for cell in self.solved["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id")
            yield cell | {"source": sources[name]} if name in sources else cell
