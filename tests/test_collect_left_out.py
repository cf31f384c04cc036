"""`autograder collect`: what is taken from nobody, and whose a hand-in is not; what is hostile costs nobody else."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from collecting import CANVAS, NOBODY, collect, put_zip, reasons, roster, there, work
from downloads import canvas_name, gradescope, laid, moodle_folder, windows_zipped, zipped

from autograder.collect.archive import MOST_ZIPS_WITHIN
from autograder.course import Course


def test_one_name_of_two_students_is_not_guessed(built: Course, tmp_path: Path) -> None:
    download = put_zip(tmp_path / "m.zip", {f"{moodle_folder('Sam Doe', 1)}/line.ipynb": work(built)})
    plan = collect(built, roster(tmp_path, CANVAS), download)
    assert there(built) == {} and "can be several students of roster.csv: sam1, sam2" in reasons(plan)


@pytest.mark.parametrize(
    "names",
    [
        ("kim/line.ipynb",),
        ("Kim Minsu/01-line/x.ipynb",),
        ("kim_line (2).ipynb.txt",),
        ("20210001-line.ipynb",),
        ("Kim Minsu - 20210001/hw.ipynb",),
        ("kim Minsu homework.ipynb",),
        ("Kim Minsu - Copy of line.ipynb",),
        ("Kopie von line kim.ipynb",),
        ("김민수 kim - line.ipynb의 사본",),
        ("kim_line - 복사본 (2).ipynb",),
    ],
)
def test_a_loose_notebook_is_whose_its_name_or_folder_says(names: Sequence[str], built: Course, tmp_path: Path) -> None:
    folder = laid(tmp_path / "mail", {name: work(built, "return 1") for name in names})
    collect(built, roster(tmp_path, CANVAS), folder)
    assert there(built) == {"kim/01-line/line.ipynb": work(built, "return 1")}


def test_a_word_that_may_be_somebody_elses_name_is_not_guessed(built: Course, tmp_path: Path) -> None:
    people = roster(tmp_path, "id,first_name,last_name,email\nkim,Minsu,Kim,\nzoe,Zoë,Lee,\n")
    plan = collect(
        built, people, laid(tmp_path / "mail", {"Kim Lee.ipynb": work(built), "Kim Lee/line.ipynb": work(built)})
    )
    assert there(built) == {} and reasons(plan).count("can be several students of roster.csv: kim, zoe") == 2


def test_whose_folder_is_nobodys_is_told(built: Course, tmp_path: Path) -> None:
    folder = laid(tmp_path / "mail", {"0012/line.ipynb": work(built)})
    plan = collect(built, roster(tmp_path, CANVAS), folder)
    assert reasons(plan) == (
        "mail/0012/line.ipynb neither its name nor a folder that it lies in is a student's of roster.csv"
    )


def test_a_time_that_cannot_be_read_is_told(built: Course, tmp_path: Path) -> None:
    """Else a day late would count as in time without a word."""
    inbound = laid(tmp_path / "inbound", {
        "kim+01-line+2026-11-20 10:00:00 QQT/line.ipynb": work(built),
        "zoe/line.ipynb": work(built), "zoe/timestamp.txt": "20. Nov., abends",
        "jieun/line.ipynb": work(built), "jieun/timestamp.txt": "2026-11-20 10:00:00 UTC",
    })  # fmt: skip
    entry = [("Sam Doe", "20210004", "sam1@example.kr")], "on Friday", {"line.ipynb": work(built)}
    export = put_zip(tmp_path / "export.zip", gradescope({"submission_1": entry}))
    plan = collect(built, roster(tmp_path, CANVAS), inbound, export)
    told = {row.person.student: " ".join(row.remarks) for row in plan.rows}
    assert told.pop("jieun") == ""
    assert {name: re.findall(r"cannot be read \((.*?)\), so it counts", said)[0] for name, said in told.items()} == {
        "kim": "2026-11-20 10:00:00 QQT", "zoe": "20. Nov., abends", "sam1": "on Friday",
    }  # fmt: skip


def test_untouched_notebooks_of_a_whole_course_take_no_place(built: Course, tmp_path: Path) -> None:
    whole = {
        f"kim/clone/notebooks/{name}.ipynb": work(built, None, name.partition("/")[0])
        for name in ("01-line/line", "02-loss/loss")
    }
    laid(built.root / "submitted", {"kim/02-loss/loss.ipynb": work(built, "return 2", "02-loss")})
    answered = whole | {"kim/clone/notebooks/01-line/line.ipynb": work(built, "return 1")}
    plan = collect(built, roster(tmp_path, CANVAS), put_zip(tmp_path / "clone.zip", answered))
    assert [(row.assignment.name, row.action) for row in plan.rows] == [("01-line", "new")]
    assert "02-loss/loss.ipynb has no work in it, and came with another assignment's" in reasons(plan)
    plan = collect(built, roster(tmp_path, CANVAS), put_zip(tmp_path / "untouched.zip", whole))
    assert {row.action for row in plan.rows} == {"untouched"}
    assert there(built) == {
        "kim/01-line/line.ipynb": work(built, "return 1"),
        "kim/02-loss/loss.ipynb": work(built, "return 2", "02-loss"),
    }


def test_a_folder_of_the_course_in_a_clone_is_nobody(built: Course, tmp_path: Path) -> None:
    clones = laid(
        tmp_path / "clones", {f"hw-{name}/notebooks/01-line/line.ipynb": work(built) for name in ("ada", "bob")}
    )
    collect(built, NOBODY, clones)
    assert [*there(built)] == ["hw-ada/01-line/line.ipynb", "hw-bob/01-line/line.ipynb"]


def test_what_goes_with_a_notebook_that_is_not_taken_is_named(built: Course, tmp_path: Path) -> None:
    folders = moodle_folder("Nobody Here", 1), moodle_folder("Minsu Kim", 2), moodle_folder("Zoë O'Hara-Lee", 3)
    other = '{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'
    files = dict(zip((f"{folder}/line.ipynb" for folder in folders), (work(built), other, "<html>"), strict=True))
    files |= {f"{folder}/table.npz": "x" for folder in folders[:2]} | {f"{folders[1]}/more/line.py": "x"}
    plan = collect(built, roster(tmp_path, CANVAS), put_zip(tmp_path / "m.zip", files))
    assert reasons(plan).count("goes with a notebook that is not taken") == 3 and len(plan.left) == 5
    assert [*there(built)] == ["zoe/01-line/line.ipynb"], "what cannot be read is graded as that, by its name"


@pytest.mark.parametrize(("name", "encoding"), [("과제 제출", "cp949"), ("Größe", "cp437"), ("숙제", "utf-8")])
def test_names_in_a_zip_of_windows_are_read(name: str, encoding: str, built: Course, tmp_path: Path) -> None:
    data = windows_zipped({f"{name}/line.ipynb": work(built), f"{name}/{name}.txt": "x"}, encoding)
    plan = collect(
        built,
        roster(tmp_path, CANVAS),
        put_zip(tmp_path / "c.zip", {canvas_name("Kim, Minsu", 101, 1, "hw.zip"): data}),
    )
    assert {*there(built)} == {"kim/01-line/line.ipynb", f"kim/01-line/{name}.txt"} and not plan.left


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


def test_a_hostile_zip_costs_nobody_else(built: Course, tmp_path: Path) -> None:
    evil = tmp_path / "evil.zip"
    with zipfile.ZipFile(evil, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("../../out.txt", "/etc/out.txt", "C:\\out.txt", "a\\..\\..\\out.txt", "bell\x07.txt"):
            archive.writestr(name, "x")
        archive.writestr(link("passwords"), "/etc/passwd")
        archive.writestr("zeros.bin", bytes(30 * 2**20))
        archive.writestr("line.ipynb", work(built, "return 1"))
        nested = zipped({"deep.txt": "x"})
        for _ in range(MOST_ZIPS_WITHIN + 1):
            nested = zipped({"in.zip": nested})
        archive.writestr("in.zip", nested)
        archive.writestr("broken.zip", b"PK\x03\x04 nothing")
    download = put_zip(tmp_path / "all.zip", {
        canvas_name("Kim, Minsu", 101, 1, "work.zip"): evil.read_bytes(),
        canvas_name("Doe, Sam", 104, 2, "line.ipynb"): work(built, "return 2"),
    })  # fmt: skip
    plan = collect(built, roster(tmp_path, CANVAS), download)
    assert there(built) == {
        "kim/01-line/line.ipynb": work(built, "return 1"),
        "sam1/01-line/line.ipynb": work(built, "return 2"),
    }
    said = reasons(plan)
    assert said.count("leads out of the zip file") == 4
    for part in (
        "passwords is a link",
        "zeros.bin unpacks to more than",
        "control characters in its name",
        "within more than",
        "broken.zip is no zip",
    ):
        assert part in said, part
    assert not [*tmp_path.rglob("out.txt")]


def test_links_in_folders_are_not_followed(built: Course, tmp_path: Path) -> None:
    folder = laid(tmp_path / "in", {"01-line/kim/line.ipynb": work(built, "return 1")})
    (folder / "01-line/kim/secret.py").symlink_to(built.root / "solutions/01-line/line.py")
    (folder / "01-line/kim/hard.py").hardlink_to(built.root / "solutions/01-line/line.py")
    plan = collect(built, NOBODY, folder)
    assert [*there(built)] == ["kim/01-line/line.ipynb"]
    assert "is a link" in reasons(plan) and "is a hard link to a file of the course" in reasons(plan)


def test_a_folder_in_the_course_may_hold_hard_links_of_its_own(built: Course) -> None:
    folder = laid(built.root / "downloads", {"01-line/kim/line.ipynb": work(built, "return 1")})
    (folder / "01-line/kim/a.py").write_text("x = 1")
    (folder / "01-line/kim/b.py").hardlink_to(folder / "01-line/kim/a.py")
    (folder / "01-line/kim/hard.py").hardlink_to(built.root / "solutions/01-line/line.py")
    assert "hard link" in reasons(collect(built, NOBODY, folder))
    assert {path.rpartition("/")[2] for path in there(built)} == {"line.ipynb", "a.py", "b.py"}


@pytest.mark.parametrize("login", ["..", ".hidden", "a/b", "", "a+b"])
def test_no_student_can_be_called_as_they_like(login: str, built: Course, tmp_path: Path) -> None:
    people = roster(tmp_path, f"id,first_name,last_name,email\n{login},Minsu,Kim,\nzoe,Zoë,Lee,\n")
    folder = put_zip(tmp_path / "m.zip", {f"{moodle_folder('Minsu Kim', 1)}/line.ipynb": work(built)})
    plan = collect(built, people, folder)
    assert there(built) == {} and len(plan.left) == 1


def test_a_damaged_file_takes_the_place_of_no_work_however_new_it_is(built: Course, tmp_path: Path) -> None:
    """An upload that was cut off, or a page in place of the file: what was handed in before stays, and it is named."""
    good, cut = work(built, "return 1"), work(built, "return 2")[:300]
    kim, people = ("Kim, Minsu", 101), roster(tmp_path, CANVAS)
    first = {canvas_name(*kim, 1, "line.ipynb"): good, canvas_name(*kim, 2, "line-1.ipynb"): cut}
    plan = collect(built, people, put_zip(tmp_path / "both.zip", first))
    assert there(built) == {"kim/01-line/line.ipynb": good} and not plan.rows[0].earlier
    assert "line-1.ipynb cannot be read: not taken." in "".join(plan.rows[0].remarks)
    for content in (cut, "<!DOCTYPE html><title>Login</title>"):
        download = put_zip(tmp_path / "later.zip", {canvas_name(*kim, 3, "line-2.ipynb"): content})
        plan = collect(built, people, download)
        assert there(built) == {"kim/01-line/line.ipynb": good} and plan.rows[0].action == "unreadable"
        assert not plan.complete and "cannot be read" in "".join(plan.rows[0].remarks)
    alone = put_zip(tmp_path / "alone.zip", {canvas_name("O'Hara-Lee, Zoë", 102, 4, "line.ipynb"): cut})
    assert collect(built, people, alone).rows[0].action == "new"  # it is named by the grader, too


def test_a_notebook_of_another_assignment_than_the_rest_is_told(built: Course, tmp_path: Path) -> None:
    files = {canvas_name("Kim, Minsu", 101, 1, "line.ipynb"): work(built, "return 1", "02-loss")} | {
        canvas_name("Other", 101 + number, 1 + number, "line.ipynb"): work(built) for number in (1, 2)
    }
    plan = collect(built, roster(tmp_path, CANVAS), put_zip(tmp_path / "c.zip", files))
    told = {row.person.student: "".join(row.remarks) for row in plan.rows}
    assert "It is of 02-loss, and most of this download of 01-line: handed in at the wrong place?" in told["kim"]
    assert not told["zoe"] and not told["jieun"]
