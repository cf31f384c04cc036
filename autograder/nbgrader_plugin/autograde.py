"""nbgrader's `autograde` behind our intake: nbgrader meets a folder of ours, never the one handed in.

`exchange_classes`, in `installed.py`, puts this class in the place of nbgrader's own, for the command line,
the API and the formgrader's button.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.utils import temp_attrs

from autograder.batch import preflight
from autograder.batch.autograded import empty, put_timestamp
from autograder.batch.departed import departed, forget_another_gradebook, in_words
from autograder.batch.hand_marks import earlier_notebook
from autograder.batch.run import prepare
from autograder.batch.store import ResultStore
from autograder.course import Assignment
from autograder.gradebook.reading import read_marks
from autograder.intake import Received, Stray, submissions_in, take_in
from autograder.intake.attempts import keep_graded
from autograder.intake.text import shown
from autograder.isolation import scratch
from autograder.notebook.reading import Unreadable
from autograder.notebook.restored import restored
from linearloss.sentences import say

from .current_course import course_of, official_notebooks
from .exporter import TAKEN_IN
from .in_one_line import InOneLine
from .names import matches


class TakenInAutograde(InOneLine, Autograde):
    """Takes each submission in before nbgrader copies, reads and grades it."""

    def init_notebooks(self) -> None:
        """Find submissions by their exact names: nbgrader would take a name for a pattern."""
        preflight.check(course_of(self.coursedir))
        everything, strays = submissions_in(course_of(self.coursedir))
        wanted = self.coursedir
        if forgotten := forget_another_gradebook(course_of(wanted)):
            self.log.warning(forgotten)
        left = departed(course_of(wanted), {student for student, _ in everything}) if wanted.student_id == "*" else []
        for student in left:
            self.log.warning(in_words(student))
        self._wanted = [
            (student, assignment)
            for student, assignment in everything
            if student not in left
            and matches(student, wanted.student_id)
            and matches(assignment.name, wanted.assignment_id)
            and matches(assignment.notebook, wanted.notebook_id)
        ]
        self._strays: list[Stray] = strays if wanted.student_id == "*" else []
        if not self._wanted:
            message = say(
                "There is nothing to grade in {what}",
                what=self._format_source(wanted.assignment_id, wanted.student_id),
            )
            self.log.error(message)
            raise NbGraderException(message)

    def convert_notebooks(self) -> None:
        """One submission after the other; what cannot be graded is named at the end."""
        course = course_of(self.coursedir)
        prepare(course, list(dict.fromkeys(assignment for _, assignment in self._wanted)), self.log.info)
        failed = [one for one in self._wanted if not self._convert(*one)]
        for stray in self._strays:
            self.log.error("submitted/%s %s", stray.name, stray.reason)
        for student, assignment in failed:
            self.log.error("%s / %s could not be graded: see above", shown(student), assignment.name)
        if failed or self._strays:
            raise NbGraderException(
                say("{count} could not be graded: each is named above", count=len(failed) + len(self._strays))
            )

    def _convert(self, student: str, assignment: Assignment) -> bool:
        with scratch.staging() as place:
            files, seen = place / "files", place / "submitted" / student / assignment.name
            files.mkdir()
            seen.mkdir(parents=True)
            self._received = take_in(course_of(self.coursedir), student, assignment, files)
            self._resources = self._read(assignment, self._received)
            graded = Path(self._format_dest(assignment.name, student)) / assignment.file
            self._resources["earlier"] = earlier_notebook(graded)
            self._keep_earlier_attempt(student, assignment)
            for remark in self._resources["remarks"]:
                self.log.warning("%s / %s: %s", shown(student), assignment.name, remark)
            (seen / assignment.file).touch()  # nbgrader asks whether it is there; its cells come from the intake
            put_timestamp(seen, self._received.timestamp)
            with temp_attrs(self.coursedir, submitted_directory=str(place / "submitted")):
                self.assignments = {str(seen): [str(seen / assignment.file)]}
                try:
                    super().convert_notebooks()
                except NbGraderException:
                    return False
        if self._resources["reason"]:  # entered all the same: every test is missing, and a human is to look
            self.log.error("%s / %s: %s", shown(student), assignment.name, self._resources["reason"])
        return not self._received.denied

    def _keep_earlier_attempt(self, student: str, assignment: Assignment) -> None:
        course = course_of(self.coursedir)
        result = ResultStore(course.root / "results").load(assignment.name, student)
        marks = read_marks(course).submissions.get((student, assignment.name))
        if result and marks and result.is_replaced(marks, self._received.fingerprint):
            keep_graded(course, assignment, marks, result.made_of.received)

    def _read(self, assignment: Assignment, received: Received) -> dict[str, Any]:
        """What the exporter and the preprocessors get to know of it."""
        resources = {
            "files": received.files, "remarks": received.remarks, "reason": "", "denied": received.denied,
            "submitted": new_notebook(), "language": "",
        }  # fmt: skip
        officials = official_notebooks(Path(self.coursedir.root))
        try:
            resources["submitted"] = officials.read(assignment, received.notebook, received.reason)
            language = resources["language"] = officials.language_of(resources["submitted"])
            resources["remarks"] += restored(officials.of(assignment, language), resources["submitted"])
        except Unreadable as error:
            resources["reason"] = str(error)
        return resources

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """`autograded/` holds this submission and nothing of an earlier one, its timestamp included."""
        folder = Path(self._format_dest(assignment_id, student_id))
        folder.mkdir(parents=True, exist_ok=True)
        empty(folder)
        assert self._received.files is not None
        shutil.copytree(self._received.files, folder, dirs_exist_ok=True)
        super().init_assignment(assignment_id, student_id)
        if self._received.timestamp is None:
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
                gradebook.update_or_create_submission(assignment_id, student_id, timestamp=None)

    def init_single_notebook_resources(self, notebook_filename: str) -> dict[str, Any]:
        """Add what the intake has taken in; the cells for the first pass only."""
        resources: dict[str, Any] = super().init_single_notebook_resources(notebook_filename)
        taken = dict(self._resources)
        if not self._sanitizing:
            del taken["submitted"]
        resources[TAKEN_IN] = taken
        return resources
