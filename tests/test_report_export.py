"""The tables: right numbers, empty where nothing is known, and no cell that a spreadsheet executes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from test_report_samples import record, results, small_class

from autograder.course import CourseError
from autograder.gradebook.marks import Student
from autograder.report.export import safe_cell, write_csv


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_row_a_student_and_assignment(tmp_path: Path) -> None:
    wide, long = write_csv(results(small_class()), tmp_path / "new" / "grades.csv")
    assert long == tmp_path / "new" / "records.csv"
    table = {(row["student"], row["assignment"]): row for row in rows(wide)}
    assert len(table) == len(rows(wide)) == 5 and len(rows(long)) == 8
    ada, bob, cem = (table[student, "01-hinge"] for student in ("ada", "bob", "cem"))
    assert (ada["points"], ada["max_points"], ada["test_L_i"], ada["test_L_i status"]) == ("10", "10", "4", "passed")
    assert (bob["points"], bob["test_losses"], bob["test_losses status"], bob["test_svm"]) == ("2", "0", "timeout", "")
    # Not graded is neither zero nor a total.
    assert (cem["points"], cem["test_losses"], cem["not_graded"]) == ("", "", "test_losses")


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", " =", "\x00=", "\x1b[31m=", "\u200b@", "\t="]
)
def test_no_cell_starts_a_formula(start: str) -> None:
    assert safe_cell(f"{start}1+1|cmd").startswith("'")


@pytest.mark.parametrize("between", [";", "; ", ';"', ";\t"])
def test_no_formula_starts_where_commas_are_decimal(between: str) -> None:
    """There a semicolon ends a cell, also in a file with commas between its cells."""
    assert safe_cell(f"x{between}=1+1{between}@cmd") == f"x{between}'=1+1{between}'@cmd".replace("\t", " ")


def test_what_is_harmless_stays_as_it_is() -> None:
    assert [safe_cell(value) for value in ("ada", "a=b; c", "02-svm", 2.5, 0.0, None, 1234567.25)] == [
        "ada", "a=b; c", "02-svm", "2.5", "0", "", "1234567.25",
    ]  # fmt: skip


def test_hostile_names_and_messages(tmp_path: Path) -> None:
    hostile = '=HYPERLINK("http://x","y")'
    others = dict(message=f'{hostile}\n,;"\x1b[31m', diagnoses=["@x"], assignment="+a", isolation="-i", notebook="@n")
    for path in write_csv(results([record(hostile, hostile, 1, **others)]), tmp_path / "grades.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
        assert f"'{hostile}" in cells and "\x1b" not in "".join(cells)


def test_both_tables_have_the_names(tmp_path: Path) -> None:
    found = results([record("kim")])
    found.marks.students["kim"] = Student("kim", "민수", "김")  # type: ignore[index]
    for path in write_csv(found, tmp_path / "grades.csv"):
        assert [(row["first_name"], row["last_name"]) for row in rows(path)] == [("민수", "김")]


def test_no_records_leave_headings(tmp_path: Path) -> None:
    wide, long = write_csv(results([]), tmp_path / "grades.csv")
    assert wide.read_text(encoding="utf-8") == (
        "student,last_name,first_name,assignment,points,late_penalty,total,max_points,points_so_far,not_graded,to_confirm,out_of_date\n"
    )
    assert rows(long) == []


def test_the_same_bytes_again(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_csv(results(small_class()), tmp_path / "a.csv")]
    assert first == [path.read_bytes() for path in write_csv(results(iter(small_class())), tmp_path / "b.csv")]


def test_the_table_may_not_take_the_long_forms_name(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="another name"):
        write_csv(results([]), tmp_path / "Records.csv")
