"""nbgrader's own export, safe to open in a spreadsheet."""

import csv

from nbgrader.api import Gradebook

from autograder.nbgrader_plugin.export import SafeCsvExportPlugin


def test_a_student_called_like_a_formula_stays_text_and_numbers_stay_numbers(tmp_path):
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as gradebook:
        gradebook.add_assignment("01-hinge")
        gradebook.add_student("=1+cmd|' /C calc'!A0")
        gradebook.add_submission("01-hinge", "=1+cmd|' /C calc'!A0")
        SafeCsvExportPlugin(to=str(tmp_path / "grades.csv")).export(gradebook)

    with (tmp_path / "grades.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["student_id"].startswith("'=")
    assert float(row["score"]) == 0.0
