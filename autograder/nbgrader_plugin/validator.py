"""`nbgrader validate` counts the answers that are only noted: that a number stands there does not make it right."""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader.validator import Validator

from linearloss.answers import NOTED


class NotingValidator(Validator):
    """nbgrader's own, with one sentence about what only grading decides."""

    def _get_failed_cells(self, nb: NotebookNode) -> list[NotebookNode]:
        printed = [
            output.text for cell in nb.cells for output in cell.get("outputs", []) if output.output_type == "stream"
        ]
        self._noted = sum(NOTED in text for text in printed)
        return list(super()._get_failed_cells(nb))

    def _print_num_failed(self, num_failed: int) -> None:
        if num_failed or not self._noted:
            super()._print_num_failed(num_failed)
            self.stream.write("\n")
        if self._noted:
            rest = "" if num_failed else "Everything else passes. "
            answers = "1 answer is noted" if self._noted == 1 else f"{self._noted} answers are noted"
            self.stream.write(f"{rest}{answers}: only grading decides what is right there.\n")
