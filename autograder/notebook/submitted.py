"""What a submitted notebook is read as, beside the official notebooks of the course."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.build.expand import expand
from autograder.course import Assignment, Course
from autograder.languages.catalogues import handed_out, language_of, languages, told_to_students
from autograder.languages.notebook_texts import in_language
from linearloss.sentences import Sentences, say

from .official import belongs_to, solution_ids
from .reading import Unreadable, read_notebook

# In a graded notebook's metadata: what of the submission was left out. Feedback shows it.
REMARKS = "autograder_remarks"


class OfficialNotebooks:
    """The official notebooks of a course with their hidden tests, each made once; not to be changed."""

    def __init__(self, course: Course):
        self.course = course
        self._made: dict[tuple[str, str], NotebookNode] = {}
        self._ids: dict[str, set[str]] = {}
        self._stubs: dict[tuple[str, str], dict[tuple[str, str], str]] = {}
        self._languages = languages(course)

    def of(self, assignment: Assignment, language: str = "") -> NotebookNode:
        """The official notebook of an assignment; in a language, it does the same and reads otherwise."""
        key = assignment.name, language
        if key not in self._made:
            if language:
                told = handed_out(self.course, language, assignment)
                self._made[key] = in_language(self.of(assignment), language, told)
            else:
                self._made[key] = expand(self.course.source_script(assignment))
        return self._made[key]

    def language_of(self, submitted: Mapping[str, Any]) -> str:
        """The language of what was handed in; empty for English, and for whatever else its metadata may say."""
        return language_of(submitted, self._languages)

    def sentences(self, assignment: Assignment, language: str) -> Sentences | None:
        """What may be told of an assignment in a language; None for English."""
        return told_to_students(self.course, language, assignment) if language else None

    def _solutions(self, assignment: Assignment) -> set[str]:
        if assignment.name not in self._ids:
            self._ids[assignment.name] = solution_ids(self.of(assignment))
        return self._ids[assignment.name]

    def read(self, assignment: Assignment, data: bytes | None, reason: str) -> NotebookNode:
        """The cells of what was handed in for an assignment.

        Args:
            data: the bytes of the notebook, or None.
            reason: why there are none.

        Raises:
            Unreadable: there are none, they are no notebook, or it is the notebook of another assignment.
        """
        if data is None:
            raise Unreadable(reason)
        submitted = read_notebook(data, assignment.file)
        # One that has more solution cells of another assignment than of this one is a mix-up.
        candidates = {one.name: self._solutions(one) for one in self.course.assignments}
        own = {assignment.name: candidates.pop(assignment.name)}
        found = belongs_to(submitted, own | candidates)  # of equals, the first: ours
        if found not in (None, assignment.name):
            raise Unreadable(
                say(
                    "{file} holds the notebook of another assignment, {found}: it was probably handed in at the wrong place.",
                    file=assignment.file,
                    found=found,
                )
            )
        self._put_untouched_into_english(assignment, submitted)
        return submitted

    def _put_untouched_into_english(self, assignment: Assignment, submitted: NotebookNode) -> None:
        """An answer as it was handed out counts as none: nbgrader knows that by its English text."""
        language = self.language_of(submitted)
        if language:
            english = self._handed_out(assignment, language)
            for cell in submitted.cells:
                cell.source = english.get((cell.metadata.get("grade_id", ""), cell.source), cell.source)

    def _handed_out(self, assignment: Assignment, language: str) -> dict[tuple[str, str], str]:
        """(answer, its text as handed out in a language) -> its English text."""
        key = assignment.name, language
        if key not in self._stubs:
            path, ids = self.course.released_notebook(assignment), self._solutions(assignment)
            english = nbformat.read(path, as_version=4) if path.is_file() else new_notebook()
            other = in_language(english, language, handed_out(self.course, language, assignment))
            pairs = zip(english.cells, other.cells, strict=True)
            self._stubs[key] = {(ours.id, theirs.source): ours.source for ours, theirs in pairs if ours.id in ids}
        return self._stubs[key]
