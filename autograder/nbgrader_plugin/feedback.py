"""nbgrader's `generate_feedback` for students of every name."""

from __future__ import annotations

from pathlib import Path

from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException

from autograder.batch.autograded import empty, put_timestamp
from autograder.gradebook.reading import read_assignments
from autograder.intake import take_in_notebook
from linearloss.sentences import say

from .current_course import course_at, course_of
from .in_one_line import InOneLine
from .names import matches


class FeedbackForEveryName(InOneLine, GenerateFeedback):
    """Finds graded submissions by their names: nbgrader would take a name such as `[a]` for a pattern."""

    def init_notebooks(self) -> None:
        """What `autograded/` holds of the assignment."""
        read_assignments(course_of(self.coursedir))  # whether it can be read at all is said before the first page
        wanted, folder = self.coursedir, Path(self.coursedir.root) / self.coursedir.autograded_directory
        self.assignments = {}
        for assignment in course_at(Path(wanted.root)).assignments:
            if not (
                matches(assignment.name, wanted.assignment_id) and matches(assignment.notebook, wanted.notebook_id)
            ):
                continue
            for student in sorted(folder.iterdir()) if folder.is_dir() else []:
                notebook = student / assignment.name / assignment.file
                if matches(student.name, wanted.student_id) and notebook.is_file():
                    self.assignments[str(notebook.parent)] = [str(notebook)]
        if not self.assignments:
            message = say(
                "Nothing is graded in {what}",
                what=self._format_source(wanted.assignment_id, wanted.student_id),
            )
            self.log.error(message)
            raise NbGraderException(message)

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Plain files only beside the page, and never the graded notebook, which holds hidden tests."""
        source, folder = (
            Path(where(assignment_id, student_id)) for where in (self._format_source, self._format_dest)
        )  # fmt: skip
        folder.mkdir(parents=True, exist_ok=True)
        empty(folder)
        kept = take_in_notebook(source / Path(self.notebooks[0]).name, folder)
        put_timestamp(folder, kept.timestamp)
