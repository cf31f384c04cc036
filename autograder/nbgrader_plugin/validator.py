"""`nbgrader validate` counts the answers that are only noted: that a number stands there does not make it right."""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader.validator import Validator

from autograder.languages.catalogues import told_by_package
from linearloss.answers import NOTED
from linearloss.sentences import joined, say, speaking, words


class NotingValidator(Validator):
    """nbgrader's own, with one sentence about what only grading decides, in the language of the notebook."""

    def _get_failed_cells(self, nb: NotebookNode) -> list[NotebookNode]:
        printed = [
            " ".join(output.text.split())  # lines are broken to fit
            for cell in nb.cells
            for output in cell.get("outputs", [])
            if output.output_type == "stream"
        ]
        self._told = told_by_package(nb)
        with speaking(self._told):
            self._noted = sum(words(NOTED) in text for text in printed)
        return list(super()._get_failed_cells(nb))

    def _print_num_failed(self, num_failed: int) -> None:
        if num_failed or not self._noted:
            super()._print_num_failed(num_failed)
            self.stream.write("\n")
        if self._noted:
            noted = (
                say("1 answer is noted: only grading decides what is right there.")
                if self._noted == 1
                else say("{count} answers are noted: only grading decides what is right there.", count=self._noted)
            )
            with speaking(self._told):
                self.stream.write(words(joined("" if num_failed else say("Everything else passes."), noted)) + "\n")
