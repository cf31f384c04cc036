"""Writes results where nbgrader keeps them: `autograded/` and the gradebook.

Does what nbgrader's own `autograde` does around its preprocessors, with one connection for a
whole batch; a test holds the two against each other.
"""

from __future__ import annotations

import warnings
from types import TracebackType
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution

from autograder.build.release import scripts_on_path
from autograder.course import Assignment, Course

from .autograded import write_autograded
from .grade_one import Outcome


class GradebookWriter:
    """Keeps outcomes in nbgrader's gradebook; use it as a context manager."""

    def __init__(self, course: Course):
        self.course = course
        scripts_on_path()
        self.directory = CourseDirectory(root=str(course.root))
        # nbgrader 0.9.6 itself meets SQLAlchemy 2.1's autoflush warnings.
        warnings.filterwarnings("ignore", module="nbgrader.api")
        self.gradebook = Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", self.directory.course_id or None)
        self._checksums: dict[str, dict[str, str]] = {}

    def __enter__(self) -> GradebookWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.gradebook.close()

    def knows(self, assignment: Assignment) -> bool:
        """Whether `generate_assignment` has put the assignment's cells into the gradebook."""
        try:
            self.gradebook.find_notebook(assignment.notebook, assignment.name)
        except MissingEntry:
            return False
        return True

    def students_with(self, assignment: Assignment) -> set[str]:
        """Who has a submission of the assignment in the gradebook."""
        return {submission.student_id for submission in self.gradebook.assignment_submissions(assignment.name)}

    def save(self, outcome: Outcome) -> None:
        """The notebook into `autograded/`, the scores into the gradebook."""
        submission = outcome.submission
        notebook = nbformat.reads(outcome.notebook, as_version=4)
        self._official_checksums(submission.assignment, notebook)
        write_autograded(self.course, outcome, nbformat.writes(notebook, version=4) + "\n")
        self.gradebook.update_or_create_student(submission.student)
        entry = self.gradebook.update_or_create_submission(
            submission.assignment.name, submission.student, timestamp=outcome.timestamp
        )
        rows = next(row for row in entry.notebooks if row.name == submission.assignment.notebook)
        grades = {grade.name: grade for grade in rows.grades}
        comments = {comment.name: comment for comment in rows.comments}
        undecided = {record.test for record in outcome.records if record.points is None}
        for cell in notebook.cells:
            if is_grade(cell):
                _set_grade(grades[cell.metadata.nbgrader["grade_id"]], cell, undecided, bool(outcome.reason))
            if is_solution(cell):
                untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
                comments[cell.metadata.nbgrader["grade_id"]].auto_comment = "No response." if untouched else None
        self.gradebook.db.commit()
        if outcome.timestamp or rows.late_submission_penalty:
            self._late_penalty(submission.assignment, submission.student)

    def undo(self) -> None:
        """After a failed `save`: nothing half-written stays behind."""
        self.gradebook.db.rollback()

    def _official_checksums(self, assignment: Assignment, notebook: Any) -> None:
        """nbgrader tells an untouched answer by the official checksum of its cell."""
        if assignment.name not in self._checksums:
            cells = self.gradebook.find_notebook(assignment.notebook, assignment.name).source_cells
            self._checksums[assignment.name] = {cell.name: cell.checksum for cell in cells}
        for cell in notebook.cells:
            if "nbgrader" in cell.metadata:
                cell.metadata.nbgrader["checksum"] = self._checksums[assignment.name][
                    cell.metadata.nbgrader["grade_id"]
                ]

    def _late_penalty(self, assignment: Assignment, student: str) -> None:
        from nbgrader.preprocessors import AssignLatePenalties

        names = {"notebook": assignment.notebook, "assignment": assignment.name, "student": student}
        resources = {"nbgrader": names | {"db_url": f"sqlite:///{self.course.root / 'gradebook.db'}"}}
        AssignLatePenalties().preprocess(nbformat.v4.new_notebook(), resources)


def _set_grade(grade: Any, cell: Any, undecided: set[str], unreadable: bool) -> None:
    score, _ = determine_grade(cell)
    if cell.metadata.nbgrader["grade_id"] in undecided:
        score = None
    grade.auto_score = score
    grade.needs_manual_grade = grade.manual_score is not None or score is None or unreadable
