"""Hands hostile submissions in between honest neighbours, has them graded, and looks around."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import warnings
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from sample_course import ROOT, handed_in, official
from systems.slowness import seconds

from autograder.batch.run import grade_batch
from autograder.batch.submissions import find_strays, find_submissions
from autograder.course import Course, load_course
from autograder.isolation.levels import choose
from autograder.judge.records import Record

from . import watch
from .case import Case
from .course import RESULTS_FILE, right_results

# Before all others, among them, and behind them: what follows a hostile submission is graded by the same processes.
HONEST = ("ada", "moe", "zoe")
ASSIGNMENT = "01-trial"
Scores = dict[tuple[str, str], float | None]


@dataclass
class Batch:
    """What some submissions came to, by `autograder grade`."""

    course: Course
    handed_in: dict[str, Case]
    records: dict[str, list[Record]]
    problems: list[str]
    changed: list[str]
    left: list[str]
    received: list[bytes]
    scores: Scores

    def of(self, student: str) -> dict[str, tuple[float | None, str]]:
        """Points and status of each test."""
        return {record.test: (record.points, record.status) for record in self.records.get(student, [])}

    def refused(self, student: str) -> bool:
        """Whether it was refused as a whole, by name, and the case allows that."""
        case = self.handed_in.get(student)
        return case is not None and case.refused and student not in self.records and self.names(student)

    def names(self, student: str) -> bool:
        """Whether some problem of the batch names the student, in whatever spelling can be printed."""
        spelt = (student, os.fsencode(student).decode(errors="backslashreplace"))
        return any(problem.startswith(word) for word in spelt for problem in self.problems)


@dataclass
class ByNbgrader:
    """What they came to by nbgrader's own commands."""

    course: Course
    failed: dict[str, str]
    scores: Scores
    changed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)


class Place:
    """A course of its own, with the instructor's files beside it and ears around it."""

    def __init__(self, folder: Path, trial: Path, stack: ExitStack):
        shutil.copytree(trial, folder / "course")
        self.folder, self.course = folder, load_course(folder / "course")
        instructor = folder / "instructor"
        instructor.mkdir()
        (instructor / "grades.txt").write_text("canary")
        self.ears = [stack.enter_context(ear) for ear in watch.listen(folder)]
        self.words = {
            "@ROOT@": str(self.course.root), "@OTHER@": str(self.course.root / "submitted" / "ada" / ASSIGNMENT / "trial.ipynb"),
            "@INSTRUCTOR@": str(instructor), "@JUDGE@": str(os.getpid()),
            "@PORT@": str(self.ears[0].getsockname()[1]), "@SOCKET@": str(folder / "ear"),
        }  # fmt: skip

    def hand_in(self, cases: dict[str, Case]) -> None:
        """The honest ones first: some cases lead to them."""
        theirs = official(self.course, ASSIGNMENT)
        for student, case in {**dict.fromkeys(HONEST, Case("honest")), **cases}.items():
            self._hand_in(student, case, theirs)

    def _hand_in(self, student: str, case: Case, theirs: nbformat.NotebookNode) -> None:
        """The honest notebook with the case's cells in it, its file and folder damaged as the case wants it."""
        cells = {"why": "Because the data say so."} | case.cells  # not the model answer
        content = handed_in(theirs, **{name: self._filled(source) for name, source in cells.items()})
        for source, position in ((case.first, 0), (case.last, len(content["cells"]) + 1)):
            if source:
                extra = {"cell_type": "code", "source": self._filled(source), "metadata": {}, "outputs": [], "execution_count": None}  # fmt: skip
                content["cells"].insert(position, extra)
        folder = self.course.root / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / RESULTS_FILE).write_bytes(right_results())
        damaged = case.notebook(content)
        if isinstance(damaged, dict):
            damaged = json.dumps(damaged).encode()
        if damaged is not None:
            (folder / "trial.ipynb").write_bytes(damaged)
        case.folder(folder)

    def _filled(self, source: str) -> str:
        for word, value in self.words.items():
            source = source.replace(word, value)
        return source


def by_batch(cases: dict[str, Case], mechanism: str, folder: Path, trial: Path) -> Batch:
    """Grade as `autograder grade --jobs 2` does."""
    with ExitStack() as stack:
        place = Place(folder, trial, stack)
        place.hand_in(cases)
        choose(mechanism, place.course.root)  # as the command does: it closes the course where a mechanism needs that
        before, processes, scratch = watch.snapshot(folder), watch.descendants(), _scratch_folders()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # nbgrader's and SQLAlchemy's own
            report = grade_batch(place.course, find_submissions(place.course), jobs=2, isolation=mechanism)
        received = [heard for ear in place.ears if (heard := watch.anything(ear))]
    records: dict[str, list[Record]] = {}
    for record in report.records:
        records.setdefault(record.student, []).append(record)
    problems = [f"{submission.student} {reason}" for submission, reason in report.problems]
    problems += [f"{stray.name} {stray.reason}" for stray in find_strays(place.course)]
    changed = watch.changes(before, watch.snapshot(folder))
    left = watch.left_over(processes) + sorted(_scratch_folders() - scratch)
    return Batch(place.course, cases, records, problems, changed, left, received, gradebook(place.course))


# One process for all: importing nbgrader takes seconds. The last line of the log names whom it hung at.
NBGRADER = """
import json, os, sys
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

config = PyFileConfigLoader("nbgrader_config.py", path=".").load_config()
config.Judge.isolation = sys.argv[1]
api, failed = NbGraderAPI(config=config), {}
for student in map(os.fsdecode, open("students", "rb").read().split(b"\\0")):
    print(ascii(student), file=sys.stderr, flush=True)
    done = api.autograde("01-trial", student)
    if not done["success"]:
        failed[ascii(student)] = done["log"][-1500:]
feedback = api.generate_feedback("01-trial", force=True)
if not feedback["success"]:
    failed["generate_feedback"] = feedback["log"][-1500:]
json.dump(failed, open("failed.json", "w"))
"""


def by_nbgrader(cases: dict[str, Case], mechanism: str, folder: Path, trial: Path) -> ByNbgrader:
    """Grade as the formgrader's button does, and let nbgrader write its feedback."""
    with ExitStack() as stack:
        place = Place(folder, trial, stack)
        place.hand_in(cases)
        root = place.course.root
        (root / "students").write_bytes(b"\0".join(os.fsencode(student) for student in (*HONEST, *cases)))
        choose(mechanism, root)
        before, processes, scratch = watch.snapshot(folder), watch.descendants(), _scratch_folders()
        path = os.environ["PATH"] + os.pathsep + str(Path(sys.executable).parent)
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", NBGRADER, mechanism], cwd=root,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PATH": path}, capture_output=True, text=True, check=False,
            timeout=seconds(60 + 20 * len(cases)),
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        received = [heard for ear in place.ears if (heard := watch.anything(ear))]
    failed = json.loads((root / "failed.json").read_text())
    (root / "failed.json").unlink()
    changed = watch.changes(before, watch.snapshot(folder))
    left = watch.left_over(processes) + sorted(_scratch_folders() - scratch)
    return ByNbgrader(place.course, failed, gradebook(place.course), changed, left, received)


def gradebook(course: Course) -> Scores:
    """Every automatic score in the gradebook, of tests; nobody has entered one by hand."""
    query = (
        "SELECT a.student_id, b.name, g.auto_score, g.manual_score FROM grade g JOIN base_cell b ON b.id = g.cell_id "
        "JOIN submitted_notebook n ON n.id = g.notebook_id JOIN submitted_assignment a ON a.id = n.assignment_id"
    )
    with sqlite3.connect(course.root / "gradebook.db") as connection:
        rows: list[Any] = connection.execute(query).fetchall()
    connection.close()
    assert {manual for *_, manual in rows} <= {None}
    return {(student, test): score for student, test, score, _ in rows if test.startswith("test_")}


def _scratch_folders() -> set[str]:
    return {path.name for path in Path(os.environ["TMPDIR"]).iterdir()}
