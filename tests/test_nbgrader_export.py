"""nbgrader's own export, safe to open in a spreadsheet."""

import csv

import pytest
from nbgrader.api import Gradebook

from autograder.gradebook.schema import find_version_here
from autograder.nbgrader_plugin.export import SafeCsvExportPlugin

find_version_here()  # no alembic on the path


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


def test_what_stands_in_a_name_moves_no_mark_into_another_column(tmp_path):
    names = {"last_name": 'Doe, Jr. "Bob"', "first_name": "Robert,\nJohn", "email": "-x@uni.example"}
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as gradebook:
        gradebook.add_assignment("01-hinge", duedate="2026-11-20 10:00:00 UTC")
        gradebook.add_student("ada", **names)
        gradebook.add_student("nobody")
        gradebook.add_submission("01-hinge", "ada", timestamp="2026-11-20 11:00:00 UTC")
        SafeCsvExportPlugin(to=str(tmp_path / "grades.csv")).export(gradebook)
        SafeCsvExportPlugin(to=str(tmp_path / "one.csv"), student=["ada"], assignment=["01-hinge"]).export(gradebook)

    with (tmp_path / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    ada, nobody = rows["ada"], rows["nobody"]
    assert ada | {"last_name": names["last_name"], "email": "'-x@uni.example", "score": "0.0"} == ada
    assert ada["first_name"].split() == ["Robert,", "John"] and ada["timestamp"].startswith("2026-11-20 11:00")
    assert (nobody["student_id"], nobody["timestamp"], nobody["score"], nobody["last_name"]) == (
        "nobody",
        "",
        "0.0",
        "",
    )
    assert None not in ada and None not in nobody  # no cell beyond the heading
    with (tmp_path / "one.csv").open(newline="") as file:
        assert [row["student_id"] for row in csv.DictReader(file)] == ["ada"]


def test_what_cannot_be_written_is_one_line(tmp_path, caplog):
    (tmp_path / "file").touch()
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as gradebook, pytest.raises(SystemExit):
        SafeCsvExportPlugin(to=str(tmp_path / "file" / "grades.csv")).export(gradebook)
