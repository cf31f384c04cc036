"""`nbgrader validate` counts the answers that are only noted: that a number stands there does not make it right."""

from __future__ import annotations

import html

from nbformat import NotebookNode
from nbgrader.validator import Validator

from autograder.languages.catalogues import told_by_package
from linearloss.answers import NOTED
from linearloss.sentences import joined, say, speaking, words

# nbgrader's dialog has a fixed line above each entry, and nothing but "Success!" where there is none.
ENTRY_ALONE = "<style>#validation-message p, #validation-message > div:last-child { display: none }</style>"


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
            self.stream.write(self._about_noted(num_failed) + "\n")

    def _about_noted(self, num_failed: int) -> str:
        noted = (
            say("1 answer is noted: only grading decides what is right there.")
            if self._noted == 1
            else say("{count} answers are noted: only grading decides what is right there.", count=self._noted)
        )
        with speaking(self._told):
            return words(joined("" if num_failed else say("Everything else passes."), noted))


class NotingValidatorOfJupyterLab(NotingValidator):
    """Behind JupyterLab's button Validate, which shows what `validate` returns."""

    def validate(self, filename: str) -> dict[str, list[dict[str, str]]]:
        """What nbgrader's own returns, with what is noted below the last error, or as an entry without an error."""
        self._noted = 0  # where it stops before it has run any cell
        results: dict[str, list[dict[str, str]]] = super().validate(filename)
        failed = results.get("failed", [])
        if self._noted and failed:
            failed[-1]["error"] += f"\n\n{html.escape(self._about_noted(len(failed)))}"
        elif self._noted and not results:
            results["failed"] = [{"source": self._about_noted(0), "error": ENTRY_ALONE, "raw_error": ""}]
        return results
