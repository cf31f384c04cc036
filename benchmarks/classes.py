"""Classes to be graded by benchmarks: a copy of the course, and cheap copies of its notebooks with varied mistakes."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from autograder.build.expand import expand
from autograder.course import Assignment, Course, import_from, load_course
from autograder.exercise.mistakes import Mistake, read_mistakes
from autograder.selfcheck.variants import solved, untouched, write_example_files

ROOT = Path(__file__).resolve().parents[1]
SEED = 20_000
# How many functions of a notebook are wrong, and how often.
WRONG = (0, 0, 0, 0, 1, 1, 1, 2)
# So many functions of a cheap copy are written; the others are as they were handed out, which takes no time to grade.
WRITTEN = 2


def copy_of_the_course(folder: Path) -> Course:
    """The course in a folder of its own, built, with an empty gradebook; what was copied before is used again."""
    if not (folder / "gradebook.db").exists():
        for name in ("solutions", "notebooks"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copyfile(ROOT / "nbgrader_config.py", folder / "nbgrader_config.py")
        subprocess.run([sys.executable, "-m", "autograder", "build"], cwd=folder, check=True, capture_output=True)
    course = load_course(folder)
    import_from(course)  # what lies beside a notebook is made by the course's own modules
    return course


def hand_in(course: Course, number: int, cheap: bool = False) -> None:
    """So many submissions, of students with six notebooks each; the first ones are the same for every number.

    Args:
        cheap: with no more than `WRITTEN` functions each.
    """
    kinds: dict[str, _Kind] = {}
    for index in range(number):
        student, which = divmod(index, len(course.assignments))
        assignment = course.assignments[which]
        folder = course.root / "submitted" / f"student{student:05d}" / assignment.name
        if not (folder / assignment.file).exists():
            if assignment.name not in kinds:
                kinds[assignment.name] = _Kind(course, assignment)
            kinds[assignment.name].hand_in(folder, random.Random(SEED + index), cheap)


class _Kind:
    """One assignment: its solved notebook as JSON, its stubs, its known mistakes, and what lies beside it."""

    def __init__(self, course: Course, assignment: Assignment):
        self.assignment = assignment
        self.solved: dict[str, Any] = json.loads(
            nbformat.writes(solved(expand(course.source_script(assignment))), version=4)
        )
        self.stubs = {
            cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source
            for cell in untouched(course, assignment).cells
        }
        mistakes = [one for one in read_mistakes(course) if one.assignment == assignment.name]
        self.mistakes: dict[str, list[Mistake]] = {}
        for one in mistakes:
            self.mistakes.setdefault(one.function, []).append(one)
        with tempfile.TemporaryDirectory() as name:
            write_example_files(assignment, Path(name))  # it trains
            self.files = {path.name: path.read_bytes() for path in Path(name).iterdir()}

    def hand_in(self, folder: Path, chance: random.Random, cheap: bool) -> None:
        """This assignment of one student; the notebook last, so that it is whole if it is there."""
        wrong = chance.sample(sorted(self.mistakes), min(chance.choice(WRONG), len(self.mistakes)))
        sources = {name: chance.choice(self.mistakes[name]).source for name in wrong}
        if cheap:
            right = sorted(self.mistakes.keys() - sources)
            chance.shuffle(right)
            sources |= {name: self.stubs[name] for name in right[max(WRITTEN - len(wrong), 0) :]}
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        cells = list(self._cells(sources))
        half = folder.parent / f"{self.assignment.file}.part"
        half.write_text(json.dumps(self.solved | {"cells": cells}), encoding="utf-8")
        half.replace(folder / self.assignment.file)

    def _cells(self, sources: dict[str, str]) -> Iterator[dict[str, Any]]:
        for cell in self.solved["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id")
            yield cell | {"source": sources[name]} if name in sources else cell
