"""What stands in nbgrader's lists in place of its own Execute and SaveAutoGrades."""

from __future__ import annotations

import atexit
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from nbgrader.utils import determine_grade
from traitlets import Unicode

from autograder.batch.hand_marks import confirm
from autograder.course import Assignment
from autograder.intake import lay_check_data
from autograder.isolation.levels import choose
from autograder.judge.engine import grade_notebook, nothing_to_grade
from autograder.judge.fork_client import ForkServer
from autograder.notebook.official import merge
from autograder.notebook.regions import without_secrets
from autograder.notebook.submitted import REMARKS

from .current_course import course_at, exercises_at, official_notebooks
from .exporter import TAKEN_IN

# Kinds of output that cannot carry code into a feedback page.
INERT = ("text/plain", "image/png", "image/jpeg")
NEEDS_A_HUMAN = ("grader_error",)


@lru_cache(maxsize=4)
def _server(isolation: str, root: Path) -> ForkServer:
    server = ForkServer(choose(isolation, root))
    atexit.register(server.close)
    return server


def _assignment(resources: Any) -> Assignment:
    return course_at(Path.cwd()).assignment(resources["nbgrader"]["assignment"])  # nbgrader converts in its root folder


def _official(resources: Any) -> NotebookNode:
    return official_notebooks(Path.cwd()).of(_assignment(resources), resources[TAKEN_IN]["language"])


class LayOverOfficial(NbGraderPreprocessor):
    """The first pass: official cells once each, the student's work in them."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        merged = merge(_official(resources), nb)
        if resources[TAKEN_IN]["remarks"]:
            merged.metadata[REMARKS] = list(resources[TAKEN_IN]["remarks"])
        return merged, resources


class Judge(NbGraderPreprocessor):
    """The second pass, in place of Execute: student code in the worker, tests in the judge."""

    isolation = Unicode(
        "auto", help="as `autograder grade --isolation`: auto, landlock, bubblewrap, user, process"
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        taken, course = resources[TAKEN_IN], course_at(Path.cwd())
        if taken["reason"]:
            nothing_to_grade(nb, taken["reason"], status="grader_error" if taken["denied"] else "missing")
            return nb, resources
        assignment = _assignment(resources)
        lay_check_data(course, assignment, taken["files"])
        grade_notebook(
            _official(resources), nb, _server(self.isolation, course.root), course.limits, taken["files"],
            exercises_at(course.root).of(assignment), course.repeated_mistakes,
            official_notebooks(course.root).sentences(assignment, taken["language"]),
        )  # fmt: skip
        return nb, resources


class SaveJudgedGrades(SaveAutoGrades):
    """Saves what the judge decided; what only a human can decide is marked for one."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        self._graded = nb
        return super().preprocess(nb, resources)

    def _add_score(self, cell: NotebookNode, resources: Any) -> None:
        """In place of nbgrader's, which takes back the confirmation of every mark given by hand."""
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader["grade_id"], self.notebook_id, self.assignment_id, self.student_id
        )
        grader_failed = any(
            output.get("metadata", {}).get("autograder") in NEEDS_A_HUMAN for output in cell.get("outputs", [])
        )
        taken = resources[TAKEN_IN]
        score = None if grader_failed or taken["denied"] else determine_grade(cell, self.log)[0]
        confirm(grade, score, taken["earlier"], self._graded, doubtful=bool(taken["reason"]))
        self.gradebook.db.commit()

    def _add_comment(self, cell: NotebookNode, resources: Any) -> None:
        """An answer that could not be looked at is no missing one."""
        if not resources[TAKEN_IN]["denied"]:
            super()._add_comment(cell, resources)


class HideSecrets(NbGraderPreprocessor):
    """For feedback: no hidden test, no mark scheme, and nothing from a submission that could act."""

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:
        cell.source = without_secrets(cell.source)
        is_test = bool(cell.metadata.get("nbgrader", {}).get("grade")) and cell.cell_type == "code"
        for output in cell.get("outputs", []):
            if "data" in output and not is_test:
                output["data"] = {mime: value for mime, value in output["data"].items() if mime in INERT}
        return cell, resources
