"""Grades one submission folder: reads it, lays it over the official notebook, runs the engine."""

from __future__ import annotations

from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from autograder.build.expand import expand
from autograder.course import Assignment, Course
from autograder.diagnosis import Diagnostician
from autograder.judge.engine import Graded, grade_notebook, nothing_to_grade
from autograder.judge.fork_client import ForkServer
from autograder.judge.records import Record
from autograder.notebook.official import belongs_to, merge, solution_ids
from autograder.notebook.reading import Unreadable, read_notebook

from .submissions import Submission


@dataclass(frozen=True)
class Outcome:
    """What became of a submission. `reason` is set when it could not be read."""

    submission: Submission
    records: list[Record]
    notebook: str
    reason: str = ""


class Grader:
    """Grades submissions one after the other with one fork server."""

    def __init__(self, course: Course, server: ForkServer):
        self.course = course
        self.server = server
        self.diagnostician = Diagnostician(course)
        self._official: dict[str, NotebookNode] = {}

    def official(self, assignment: Assignment) -> NotebookNode:
        """The official notebook with its hidden tests; not to be changed."""
        if assignment.name not in self._official:
            self._official[assignment.name] = expand(self.course.source_script(assignment))
        return self._official[assignment.name]

    def grade(self, submission: Submission) -> Outcome:
        """Grade one submission; what cannot be read gets records that say why.

        Raises:
            ServerFailed: the grader itself cannot go on.
        """
        official = self.official(submission.assignment)
        reason = ""
        try:
            if submission.folder.is_symlink():
                raise Unreadable(f"{submission.assignment.name} is a link to another folder, not what was handed in.")
            submitted = read_notebook(submission.notebook)
            self._refuse_other_assignment(submission, submitted)
            merged = merge(official, submitted)
            graded = grade_notebook(
                official,
                merged,
                self.server,
                self.course.limits,
                submission.folder,
                self.diagnostician,
                self.course.repeated_mistakes,
            )
        except Unreadable as error:
            reason = str(error)
            graded = self._unreadable(official, reason)
        records = graded.records(submission.student, submission.assignment.name, submission.assignment.notebook)
        return Outcome(submission, records, nbformat.writes(graded.notebook, version=4), reason)

    def _unreadable(self, official: NotebookNode, reason: str) -> Graded:
        return nothing_to_grade(merge(official, nbformat.v4.new_notebook()), reason, self.server.isolation)

    def _refuse_other_assignment(self, submission: Submission, submitted: NotebookNode) -> None:
        """A notebook that has more solution cells of another assignment than of this one is a mix-up.

        Raises:
            Unreadable: naming the assignment whose notebook it is.
        """
        candidates = {a.name: solution_ids(self.official(a)) for a in self.course.assignments}
        own = submission.assignment.name
        found = belongs_to(submitted, {own: candidates.pop(own)} | candidates)  # of equals, the first: ours
        if found not in (None, own):
            raise Unreadable(
                f"{submission.assignment.file} holds the notebook of another assignment, {found}: "
                "it was probably handed in at the wrong place."
            )
