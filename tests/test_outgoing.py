"""Feedback pages on their way: Moodle's importer finds whose each is; a folder is there for each mail."""

from __future__ import annotations

import csv
from pathlib import Path

import importers
import pytest
from test_filling import GRADES, person, worksheet

from autograder.course import CourseError
from autograder.lms.grades import Grades
from autograder.lms.table import parse_table
from autograder.report.outgoing import ADDRESSES, mail_folders, moodle_zip

PAGES = {
    ("kim", "01-line"): "<p>kim</p>", ("zoe", "01-line"): "<p>zoe</p>", ("kim", "02-loss"): "<p>2</p>",
    ("gone-from-there", "01-line"): "<p>gone</p>",
}  # fmt: skip


@pytest.mark.parametrize("name", ["Minsu Kim", "Kim_Min_Su", "~.Kim/../x", "김 민수"])
def test_moodle_finds_each_student_by_the_number(name: str) -> None:
    table = parse_table(worksheet("ko", yes="예", no="아니오").replace("Minsu Kim", name).encode(), "w.csv")
    data, unknown = moodle_zip(PAGES, "01-line", table, GRADES)
    assert importers.moodle_feedback(data, {"9001", "9002"}) == {"9001": ["01-line.html"], "9002": ["01-line.html"]}
    assert unknown == ["gone-from-there (Who) is not in w.csv"]


def test_a_page_reaches_nobody_else_of_the_same_name() -> None:
    """Minsu Kim is in the worksheet by his address; another of that name, whose address nobody knows, is not."""
    table = parse_table(worksheet("en").encode(), "w.csv")
    grades = Grades((person("a1", "Minsu Kim"), *GRADES.people), GRADES.maxima, GRADES.of)
    data, unknown = moodle_zip(PAGES | {("a1", "01-line"): "<p>secret</p>"}, "01-line", table, grades)
    assert importers.moodle_feedback(data, {"9001", "9002"}) == {"9001": ["01-line.html"], "9002": ["01-line.html"]}
    assert "a1 (Minsu Kim) has the same row as kim (Minsu Kim)" in unknown


def test_another_table_is_refused() -> None:
    with pytest.raises(CourseError, match="no grading worksheet"):
        moodle_zip(PAGES, "01-line", parse_table(b"id,email\nkim,k@x\n", "w.csv"), GRADES)


def test_a_folder_for_each_mail(tmp_path: Path) -> None:
    assert mail_folders(PAGES, GRADES, tmp_path) == 3
    rows = [*csv.DictReader((tmp_path / ADDRESSES).read_text(encoding="utf-8").splitlines())]
    assert [(row["student"], row["email"]) for row in rows] == [
        ("gone-from-there", ""), ("kim", "kim@example.kr"), ("zoe", "zoe@example.kr"),
    ]  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "kim").iterdir()) == ["01-line.html", "02-loss.html"]
