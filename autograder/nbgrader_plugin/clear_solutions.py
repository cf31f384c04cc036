"""nbgrader's ClearSolutions, with a gentler stub where the answer is a value and not a function."""

from __future__ import annotations

import re

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import ClearSolutions

from autograder.build.stubs import VALUE_STUB


class ClearSolutionsKeepAnswers(ClearSolutions):
    """In a cell with a line `name = ...` before the solution, the stub raises nothing.

    Students may then run the whole notebook before they have answered every question.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, object], cell_index: int
    ) -> tuple[NotebookNode, dict[str, object]]:
        kept: dict[str, str] = dict(self.code_stub)  # type: ignore[has-type]
        if re.search(r"^\w+ = \.\.\.", cell.source, re.MULTILINE):
            self.code_stub = {"python": VALUE_STUB}
        try:
            return super().preprocess_cell(cell, resources, cell_index)
        finally:
            self.code_stub = kept
