"""nbgrader's CSV export, with cells that a spreadsheet will not take for formulas."""

from __future__ import annotations

import csv
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from autograder.report.export import safe_cell


class SafeCsvExportPlugin(CsvExportPlugin):
    """A student may be called `=HYPERLINK(…)`: that must stay a name."""

    def export(self, gradebook: Gradebook) -> None:
        super().export(gradebook)
        path = Path(self.to or "grades.csv")
        with path.open(newline="", encoding="utf-8") as file:
            rows = [[_safe(cell) for cell in row] for row in csv.reader(file)]
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)


def _safe(cell: str) -> str:
    try:
        float(cell)  # a negative score is a number, not a formula
    except ValueError:
        return safe_cell(cell)
    return cell
