"""What was handed in, as a page: the student's own cells and no others, for names of every kind, and nothing that acts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from test_report_feedback import HOSTILE, visible
from test_report_samples import COURSE, assert_inert, record, results

from autograder.report.class_report import write_class_report
from autograder.report.handed_in import write_handed_in
from autograder.report.pages import page_path

PICTURE = "iVBORw0KGgo="


def cell(
    source: str, outputs: list[dict[str, Any]] | None = None, kind: str = "code", **grader: object
) -> dict[str, Any]:
    """As nbformat writes it: the text as a list of lines."""
    made: dict[str, Any] = {"cell_type": kind, "id": source[:8], "metadata": {}, "source": source.splitlines(True)}
    if grader:
        made["metadata"]["nbgrader"] = {"grade_id": "loss", "locked": False, "grade": False, "solution": False} | grader
    return made | ({"outputs": outputs or [], "execution_count": None} if kind == "code" else {})


def graded(root: Path, student: str, cells: list[dict[str, Any]]) -> Path:
    path = root / "autograded" / student / "01-hinge" / "hinge.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}), encoding="utf-8")
    return path


def test_the_students_own_cells_and_no_others(tmp_path: Path) -> None:
    course = replace(COURSE, root=tmp_path)
    released = tmp_path / "notebooks" / "01-hinge" / "hinge.ipynb"
    released.parent.mkdir(parents=True)
    released.write_text(json.dumps({"cells": [cell("prose of the course", kind="markdown"), cell("plain as it was")]}))
    drawn = {"output_type": "display_data", "data": {"image/png": [PICTURE], "text/plain": ["a figure"]}}
    foul = {"output_type": "display_data", "data": {"image/png": '"><script>', "text/html": "<b>x</b>"}}
    path = graded(tmp_path, "ada", [
        cell("prose of the course", kind="markdown"),
        cell("plain as it was"),
        cell("import secret_set_up", locked=True),
        cell("hidden_test()", grade=True, locked=True),
        cell("def loss(s):\n    return 1", [{"output_type": "stream", "text": ["a line\n", "another"]}], solution=True),
        cell("my answer\nin words", kind="markdown", solution=True, grade=True),
        cell(f"x = 1  # {HOSTILE}", [drawn, foul, {"output_type": "error", "traceback": ["\x1b[31mNameError"]}]),
    ])  # fmt: skip
    (path.parent / "notes <i>.txt").write_text("")
    write_handed_in(results([record("ada")]), course, tmp_path / "reports")
    page = (tmp_path / "reports/ada/01-hinge.html").read_text(encoding="utf-8")
    text = visible(page)
    for shown in (
        "def loss(s): return 1",
        "a line another",
        "my answer in words",
        "A cell of the student",
        "NameError",
        "notes",
    ):
        assert shown in text, shown
    for left_out in ("prose of", "plain as it was", "secret_set_up", "hidden_test", "a figure", "text/html"):
        assert left_out not in text, left_out
    assert page.count("<img") == 1 and f"data:image/png;base64,{PICTURE}" in page
    assert_inert(page)


def test_names_of_every_kind_and_files_of_every_kind(tmp_path: Path) -> None:
    course = replace(COURSE, root=tmp_path)
    students = ["김 민수", "a'\"><b>", "..", "%2e", "Ada"]
    for student in students[:2] + students[3:]:
        graded(tmp_path, student, [cell("y = 1")])
    (tmp_path / "autograded" / "Ada" / "01-hinge" / "hinge.ipynb").write_text('{"cells": [{"cell_type": 7}]}')
    found = results([record(student) for student in students])
    write_class_report(found, course, tmp_path / "reports" / "class.html")
    pages = {student: tmp_path / "reports/handed-in" / page_path(student, "01-hinge") for student in students}
    assert [student for student, page in pages.items() if page.is_file()] == [students[0], students[1], students[3]]
    assert (tmp_path / "reports/class.html").read_text(encoding="utf-8").count(">handed in</a>") == 3
    write_handed_in(results([record(students[0])]), course, tmp_path / "reports" / "handed-in")
    assert [student for student, page in pages.items() if page.is_file()] == [students[0]]


def test_cells_of_the_course_are_left_out_in_each_language(tmp_path: Path) -> None:
    course = replace(COURSE, root=tmp_path)
    (tmp_path / "solutions" / "locale" / "ko").mkdir(parents=True)
    for folder, prose in (("notebooks", "prose of the course"), ("notebooks/ko", "강의의 글")):
        released = tmp_path / folder / "01-hinge" / "hinge.ipynb"
        released.parent.mkdir(parents=True)
        released.write_text(json.dumps({"cells": [cell(prose, kind="markdown") | {"id": "prose"}]}))
    for student, prose in (("ada", "prose of the course"), ("민수", "강의의 글")):
        graded(tmp_path, student, [cell(prose, kind="markdown") | {"id": "prose"}, cell("y = 1")])
    found = results([record("ada"), replace(record("민수"), language="ko")])
    write_handed_in(found, course, tmp_path / "reports")
    for student in ("ada", "민수"):
        text = visible((tmp_path / "reports" / page_path(student, "01-hinge")).read_text(encoding="utf-8"))
        assert "y = 1" in text and "prose of the course" not in text and "강의의 글" not in text
