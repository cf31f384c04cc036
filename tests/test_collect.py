"""`autograder collect`: downloads as systems make them, and folders as people lay them, become nbgrader's layout."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from downloads import canvas_name, gradescope, laid, moodle_folder, zipped
from sample_course import handed_in, official

from autograder.collect.archive import MOST_ZIPS_WITHIN
from autograder.collect.plan import Plan
from autograder.collect.run import carry_out, planned
from autograder.course import Course
from autograder.intake import read_timestamp
from autograder.intake.attempts import read_attempts
from autograder.lms.roster import Roster, read_roster

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,A line (77)
    Points Possible,,,,,7
"Kim, Minsu",101,20210001,kim,One,
"O'Hara-Lee, Zoë",102,20210002,zoe,One,
"이, 지은",103,20210003,jieun,One,
"Doe, Sam",104,20210004,sam1,One,
"Doe, Sam",105,20210005,sam2,Two,
"""
KOREAN_MOODLE = """\
식별자,성명,이메일 주소,상태,성적,최고 성적,성적을 변경할 수 있음,최종 수정 (성적),피드백 댓글
참가자 9001,김 민수,kim@example.kr,채점을 위해 제출됨,-,7.00,예,-,
참가자 9002,이 지은,jieun@example.kr,채점을 위해 제출됨,-,7.00,예,-,
참가자 9003,이 지은,jieun2@example.kr,채점을 위해 제출됨,-,7.00,예,-,
"""
NOBODY = Roster((), "the gradebook", complete=False)


@pytest.fixture
def work(built: Course) -> Callable[..., str]:
    """The text of a notebook: with an answer in it, or as it was handed out."""

    def make(answer: str | None = "return 1", assignment: str = "01-line") -> str:
        chosen = built.assignment(assignment)
        if answer is None:
            return built.released_notebook(chosen).read_text(encoding="utf-8")
        function = {"01-line": "line", "02-loss": "square_loss"}[assignment]
        return json.dumps(handed_in(official(built, assignment), **{function: f"def {function}(*a):\n    {answer}"}))

    return make


@pytest.fixture
def roster(tmp_path: Path) -> Callable[[str], Roster]:
    def read(text: str) -> Roster:
        path = tmp_path / "roster.csv"
        path.write_text(text, encoding="utf-8")
        return read_roster(path)

    return read


def collect(course: Course, roster: Roster, *given: Path, only: str | None = None) -> Plan:
    """Carry out what is planned."""
    with planned(given, course, roster, only) as plan:
        assert carry_out(plan, course) == []
        return plan


def there(course: Course) -> dict[str, str]:
    """What lies in submitted/: path -> text."""
    root = course.root / "submitted"
    return {str(p.relative_to(root)): p.read_text() for p in sorted(root.rglob("*")) if p.is_file()}


def reasons(plan: Plan) -> str:
    return "\n".join(f"{where} {why}" for where, why in plan.left)


def put_zip(path: Path, files: dict[str, bytes | str]) -> Path:
    path.write_bytes(zipped(files))
    return path


def test_canvas(built: Course, work: Callable[..., str], roster: Callable[[str], Roster], tmp_path: Path) -> None:
    download = put_zip(tmp_path / "submissions.zip", {
        canvas_name("Kim, Minsu", 101, 5001, "line.ipynb"): work("return 1"),
        canvas_name("Kim, Minsu", 101, 5003, "line-1.ipynb"): work("return 2"),
        canvas_name("Kim, Minsu", 101, 5002, "table.npz"): "first",
        canvas_name("Kim, Minsu", 101, 5004, "table-1.npz"): "second",
        canvas_name("O'Hara-Lee, Zoë", 102, 5005, "line.ipynb", late=True): work("return 3"),
        canvas_name("이, 지은", 103, 5006, "homework.zip"): zipped({"hw/line (1).ipynb": work("return 4"), "hw/notes.txt": "n"}),
        canvas_name("Nobody, At All", 999, 5007, "line.ipynb"): work(),
        canvas_name("Kim, Minsu", 998, 5009, "line.ipynb"): work(),  # another of that name
        canvas_name("Doe, Sam", 104, 5008, "essay.pdf"): "%PDF",
    })  # fmt: skip
    plan = collect(built, roster(CANVAS), download)
    assert there(built) == {
        "kim/01-line/line.ipynb": work("return 2"),
        "kim/01-line/table.npz": "second",
        "zoe/01-line/line.ipynb": work("return 3"),
        "jieun/01-line/line.ipynb": work("return 4"),
        "jieun/01-line/notes.txt": "n",
    }
    kim, zoe = (next(row for row in plan.rows if row.person.student == name) for name in ("kim", "zoe"))
    assert (kim.person.name, kim.earlier, kim.late) == ("Kim, Minsu", ["line.ipynb"], False)
    assert zoe.late and zoe.timestamp is None and "not when" in zoe.remarks[0]
    assert "nobodyatall, number 999 is nobody in roster.csv" in reasons(plan)
    assert (
        "kimminsu, number 998 is nobody" in reasons(plan)
        and "essay.pdf is no notebook" in reasons(plan)
        and len(plan.left) == 3
    )


def test_korean_moodle(
    built: Course, work: Callable[..., str], roster: Callable[[str], Roster], tmp_path: Path
) -> None:
    download = put_zip(tmp_path / "moodle.zip", {
        f"{moodle_folder('김 민수', 9001)}/line.ipynb": work("return 1"),
        f"{moodle_folder('이 지은', 9003, before_4_1=True)}/line.ipynb": work("return 2"),
        f"{moodle_folder('이 지은', 9002)}/line.ipynb": work("return 3"),
        f"{moodle_folder('박 서준', 9001)}/line.ipynb": work("return 4"),  # a number of another assignment
        f"{moodle_folder('김 민수', 9001)}/timestamp.txt": "2020-01-01 00:00:00 UTC",
    })  # fmt: skip
    plan = collect(built, roster(KOREAN_MOODLE), download)
    assert there(built) == {
        "kim@example.kr/01-line/line.ipynb": work("return 1"),
        "jieun2@example.kr/01-line/line.ipynb": work("return 2"),
        "jieun@example.kr/01-line/line.ipynb": work("return 3"),
    }
    assert "박 서준, number 9001 is nobody" in reasons(plan) and "not taken for the time" in reasons(plan)


def test_moodle_that_hides_names(
    built: Course, work: Callable[..., str], roster: Callable[[str], Roster], tmp_path: Path
) -> None:
    hidden = "".join(
        f"{','.join(cells[:1] + cells[3:])}\n" for cells in (line.split(",") for line in KOREAN_MOODLE.splitlines())
    )
    download = put_zip(tmp_path / "moodle.zip", {f"{moodle_folder('참가자', 9002)}/line.ipynb": work("return 1")})
    collect(built, roster(hidden), download)
    assert there(built) == {"참가자 9002/01-line/line.ipynb": work("return 1")}
    assert "참가자, number 9002 is nobody" in reasons(collect(built, roster(KOREAN_MOODLE), download))


def test_one_name_of_two_students_is_not_guessed(
    built: Course, work: Callable[..., str], roster: Callable[[str], Roster], tmp_path: Path
) -> None:
    download = put_zip(tmp_path / "m.zip", {f"{moodle_folder('Sam Doe', 1)}/line.ipynb": work()})
    plan = collect(built, roster(CANVAS), download)
    assert there(built) == {} and "can be several students of roster.csv: sam1, sam2" in reasons(plan)


def test_gradescope(built: Course, work: Callable[..., str], roster: Callable[[str], Roster], tmp_path: Path) -> None:
    """The newest of one student counts, a group's is everybody's, and the time goes into timestamp.txt."""
    kim, zoe = ("Minsu Kim", "20210001", "m@x.kr"), ("Zoë O'Hara-Lee", "20210002", "z@x.kr")
    files = gradescope({
        "submission_1": ([kim], "2026-11-20 12:00:00.123456000 Z", {"line.ipynb": work("return 1")}),
        "submission_2": ([kim, zoe], "2026-11-21 12:00:00.000000000 +0900", {"line.ipynb": work("return 2")}),
    })  # fmt: skip
    for place in (put_zip(tmp_path / "g.zip", files), laid(tmp_path / "unpacked", files)):
        plan = collect(built, roster(CANVAS), place)
        found = there(built)
        assert {name: found[f"{name}/01-line/line.ipynb"] for name in ("kim", "zoe")} == dict.fromkeys(
            ("kim", "zoe"), work("return 2")
        )
        assert found["zoe/01-line/timestamp.txt"] == "2026-11-21 03:00:00.000000 UTC\n"
        assert not plan.left
    assert [row.action for row in plan.rows] == ["same", "same"]


def test_exchange_and_folders_in_the_wrong_order(built: Course, work: Callable[..., str], tmp_path: Path) -> None:
    inbound = laid(tmp_path / "inbound", {
        "kim+01-line+2026-11-20 10:00:00.000000 UTC+aa/line.ipynb": work("return 1"),
        "kim+01-line+2026-11-20 11:00:00.000000 UTC+bb/line.ipynb": work("return 2"),
        "kim+01-line+2026-11-20 11:00:00.000000 UTC+bb/timestamp.txt": "2026-11-20 11:00:00.000000 UTC",
    })  # fmt: skip
    wrong = laid(built.root / "submitted", {
        "02-LOSS/lee/loss.ipynb": work("return 3", "02-loss"),
        "park/02_Loss/loss.ipynb": work("return 4", "02-loss"),
        "park/02_Loss/timestamp.txt": "2026-11-20 09:00:00 UTC",
        "line.ipynb": work("return 5"),
    })  # fmt: skip
    plan = collect(built, NOBODY, inbound, wrong)
    found = there(built)
    assert found["kim/01-line/line.ipynb"] == work("return 2")
    assert found["lee/02-loss/loss.ipynb"] == work("return 3", "02-loss")
    assert found["park/02-loss/loss.ipynb"] == work("return 4", "02-loss")
    assert read_timestamp(built.root / "submitted", ("park", "02-loss")) is not None
    assert [where for where, _ in plan.left] == ["submitted/line.ipynb"] and "--roster" in reasons(plan)


@pytest.mark.parametrize(
    "names",
    [("kim/line.ipynb",), ("Kim Minsu/01-line/x.ipynb",), ("kim_line (2).ipynb.txt",), ("20210001-line.ipynb",)],
)
def test_a_loose_notebook_is_whose_its_name_or_folder_says(
    names: Sequence[str], built: Course, work: Callable[..., str], roster: Callable[[str], Roster], tmp_path: Path
) -> None:
    folder = laid(tmp_path / "mail", {name: work("return 1") for name in names})
    collect(built, roster(CANVAS), folder)
    assert there(built) == {"kim/01-line/line.ipynb": work("return 1")}


def test_of_copies_the_one_with_work_counts(built: Course, work: Callable[..., str], tmp_path: Path) -> None:
    released = work(None)
    before = released.replace("# 4 points", "# 3 points").replace("# A straight line", "# A straght line")
    assert before != released and before.count("# 3 points") == 1, "the course has changed since it was handed out"
    folder = laid(tmp_path / "in", {
        "01-line/kim/line.ipynb": before,
        "01-line/kim/line-Copy1.ipynb": work("return 1"),
        "01-line/lee/line (1).ipynb": work("return 2"),
        "01-line/lee/line.ipynb": work("return 3"),
        "01-line/park/line.ipynb": "no notebook",
        "01-line/choi/line.ipynb": work("return 4", "02-loss"),
        "01-line/choi/Untitled.ipynb": '{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    })  # fmt: skip
    plan = collect(built, NOBODY, folder)
    found, said = there(built), {row.person.student: " ".join(row.remarks) for row in plan.rows}
    assert found["kim/01-line/line.ipynb"] == work("return 1") and "line.ipynb has no work in it" in said["kim"]
    assert (
        found["lee/01-line/line.ipynb"] == work("return 3") and "line (1).ipynb has work in it as well" in said["lee"]
    )
    assert found["park/01-line/line.ipynb"] == "no notebook" and "cannot be read" in said["park"]
    assert "choi/02-loss/loss.ipynb" in found, "the cells say which assignment it is"
    assert "lay in the folder of 01-line" in said["choi"]
    assert "Untitled.ipynb holds no cell of any notebook" in reasons(plan)


def test_what_was_there_is_kept_and_newer_work_is_not_replaced(
    built: Course, work: Callable[..., str], tmp_path: Path
) -> None:
    def hand_in(time: str, answer: str) -> Plan:
        name = f"kim+01-line+2026-11-20 {time}:00:00.000000 UTC"
        return collect(built, NOBODY, laid(tmp_path / f"in{time}", {f"{name}/line.ipynb": work(answer)}))

    actions = [hand_in(*one).rows[0].action for one in (("10", "return 1"), ("12", "return 2"), ("11", "return 3"))]
    assert actions == ["new", "replaces", "kept"]
    assert there(built)["kim/01-line/line.ipynb"] == work("return 2")
    (kept,) = read_attempts(built)
    assert (kept.student, kept.assignment, kept.handed_in, kept.points) == (
        "kim",
        "01-line",
        "2026-11-20 10:00:00",
        None,
    )
    assert (kept.folder / "submitted" / "line.ipynb").read_text() == work("return 1")


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


def test_a_hostile_zip_costs_nobody_else(
    built: Course, work: Callable[..., str], roster: Callable[[str], Roster], tmp_path: Path
) -> None:
    evil = tmp_path / "evil.zip"
    with zipfile.ZipFile(evil, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("../../out.txt", "/etc/out.txt", "C:\\out.txt", "a\\..\\..\\out.txt", "bell\x07.txt"):
            archive.writestr(name, "x")
        archive.writestr(link("passwords"), "/etc/passwd")
        archive.writestr("zeros.bin", bytes(30 * 2**20))
        archive.writestr("line.ipynb", work("return 1"))
        nested = zipped({"deep.txt": "x"})
        for _ in range(MOST_ZIPS_WITHIN + 1):
            nested = zipped({"in.zip": nested})
        archive.writestr("in.zip", nested)
        archive.writestr("broken.zip", b"PK\x03\x04 nothing")
    data = evil.read_bytes().replace(b"bell\x07", b"bel\xff\x07")
    download = put_zip(tmp_path / "all.zip", {
        canvas_name("Kim, Minsu", 101, 1, "work.zip"): data,
        canvas_name("Doe, Sam", 104, 2, "line.ipynb"): work("return 2"),
    })  # fmt: skip
    plan = collect(built, roster(CANVAS), download)
    assert there(built) == {"kim/01-line/line.ipynb": work("return 1"), "sam1/01-line/line.ipynb": work("return 2")}
    said = reasons(plan)
    assert said.count("leads out of the zip file") == 4
    for part in (
        "passwords is a link",
        "zeros.bin unpacks to more than",
        "not UTF-8",
        "within more than",
        "broken.zip is no zip",
    ):
        assert part in said, part
    assert not [*tmp_path.rglob("out.txt")]


def test_links_in_folders_are_not_followed(built: Course, work: Callable[..., str], tmp_path: Path) -> None:
    folder = laid(tmp_path / "in", {"01-line/kim/line.ipynb": work("return 1")})
    (folder / "01-line/kim/secret.py").symlink_to(built.root / "solutions/01-line/line.py")
    (folder / "01-line/kim/hard.py").hardlink_to(built.root / "solutions/01-line/line.py")
    plan = collect(built, NOBODY, folder)
    assert [*there(built)] == ["kim/01-line/line.ipynb"]
    assert "is a link" in reasons(plan) and "is a hard link to a file of the course" in reasons(plan)


@pytest.mark.parametrize("login", ["..", ".hidden", "a/b", "", "a+b"])
def test_no_student_can_be_called_as_they_like(
    login: str, built: Course, work: Callable[..., str], roster: Callable[[str], Roster], tmp_path: Path
) -> None:
    people = roster(f"id,first_name,last_name,email\n{login},Minsu,Kim,\nzoe,Zoë,Lee,\n")
    folder = put_zip(tmp_path / "m.zip", {f"{moodle_folder('Minsu Kim', 1)}/line.ipynb": work()})
    plan = collect(built, people, folder)
    assert there(built) == {} and len(plan.left) == 1
