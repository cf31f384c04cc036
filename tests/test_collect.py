"""`autograder collect`: downloads as systems make them, and folders as people lay them, become nbgrader's layout."""

from __future__ import annotations

from pathlib import Path

import pytest
from collecting import CANVAS, KOREAN_MOODLE, NOBODY, collect, put_zip, reasons, roster, there, work
from downloads import blackboard_name, canvas_name, gradescope, laid, moodle_folder, zipped
from test_cli import Command

from autograder.collect.plan import Plan
from autograder.course import Course
from autograder.intake import read_timestamp
from autograder.intake.attempts import read_attempts
from autograder.lms.grades import read_grades, remember, under_known_ids
from autograder.lms.roster import Person


def test_canvas(built: Course, tmp_path: Path) -> None:
    download = put_zip(tmp_path / "submissions.zip", {
        canvas_name("Kim, Minsu", 101, 5001, "line.ipynb"): work(built, "return 1"),
        canvas_name("Kim, Minsu", 101, 5003, "line-1.ipynb"): work(built, "return 2"),
        canvas_name("Kim, Minsu", 101, 5002, "table.npz"): "first",
        canvas_name("Kim, Minsu", 101, 5004, "table-1.npz"): "second",
        canvas_name("O'Hara-Lee, Zoë", 102, 5005, "line.ipynb", late=True): work(built, "return 3"),
        canvas_name("이, 지은", 103, 5006, "homework.zip"): zipped({"hw/line (1).ipynb": work(built, "return 4"), "hw/notes.txt": "n"}),
        canvas_name("Nobody, At All", 999, 5007, "line.ipynb"): work(built),
        canvas_name("Kim, Minsu", 998, 5009, "line.ipynb"): work(built),  # another of that name
        canvas_name("Doe, Sam", 104, 5008, "essay.pdf"): "%PDF",
    })  # fmt: skip
    plan = collect(built, roster(tmp_path, CANVAS), download)
    assert there(built) == {
        "kim/01-line/line.ipynb": work(built, "return 2"),
        "kim/01-line/table.npz": "second",
        "zoe/01-line/line.ipynb": work(built, "return 3"),
        "jieun/01-line/line.ipynb": work(built, "return 4"),
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


def test_korean_moodle(built: Course, tmp_path: Path) -> None:
    download = put_zip(tmp_path / "moodle.zip", {
        f"{moodle_folder('김 민수', 9001)}/line.ipynb": work(built, "return 1"),
        f"{moodle_folder('이 지은', 9003, before_4_1=True)}/line.ipynb": work(built, "return 2"),
        f"{moodle_folder('이 지은', 9002)}/line.ipynb": work(built, "return 3"),
        f"{moodle_folder('박 서준', 9001)}/line.ipynb": work(built, "return 4"),  # a number of another assignment
        f"{moodle_folder('김 민수', 9001)}/timestamp.txt": "2020-01-01 00:00:00 UTC",
    })  # fmt: skip
    plan = collect(built, roster(tmp_path, KOREAN_MOODLE), download)
    assert there(built) == {
        "kim@example.kr/01-line/line.ipynb": work(built, "return 1"),
        "jieun2@example.kr/01-line/line.ipynb": work(built, "return 2"),
        "jieun@example.kr/01-line/line.ipynb": work(built, "return 3"),
    }
    assert "박 서준, number 9001 is in roster.csv by number alone (kim@example.kr)" in reasons(
        plan
    ) and "not taken for the time" in reasons(plan)


def test_moodle_that_hides_names(built: Course, tmp_path: Path) -> None:
    hidden = "".join(
        f"{','.join(cells[:1] + cells[3:])}\n" for cells in (line.split(",") for line in KOREAN_MOODLE.splitlines())
    )
    download = put_zip(
        tmp_path / "moodle.zip", {f"{moodle_folder('참가자', 9002)}/line.ipynb": work(built, "return 1")}
    )
    collect(built, roster(tmp_path, hidden), download)
    assert there(built) == {"참가자 9002/01-line/line.ipynb": work(built, "return 1")}
    assert "참가자, number 9002 is in roster.csv by number alone (jieun@example.kr)" in reasons(
        collect(built, roster(tmp_path, KOREAN_MOODLE), download)
    )


def test_gradescope(built: Course, tmp_path: Path) -> None:
    """The newest of one student counts, a group's is everybody's, and the time goes into timestamp.txt."""
    kim, zoe = ("Minsu Kim", "20210001", "m@x.kr"), ("Zoë O'Hara-Lee", "20210002", "z@x.kr")
    files = gradescope({
        "submission_1": ([kim], "2026-11-20 12:00:00.123456000 Z", {"line.ipynb": work(built, "return 1")}),
        "submission_2": ([kim, zoe], "2026-11-21 12:00:00.000000000 +0900", {"line.ipynb": work(built, "return 2")}),
    })  # fmt: skip
    for place in (put_zip(tmp_path / "g.zip", files), laid(tmp_path / "unpacked", files)):
        plan = collect(built, roster(tmp_path, CANVAS), place)
        found = there(built)
        assert {name: found[f"{name}/01-line/line.ipynb"] for name in ("kim", "zoe")} == dict.fromkeys(
            ("kim", "zoe"), work(built, "return 2")
        )
        assert found["zoe/01-line/timestamp.txt"] == "2026-11-21 03:00:00.000000 UTC\n"
        assert not plan.left
    assert [row.action for row in plan.rows] == ["same", "same"]
    for spoilt in (
        "- no: [metadata", "---\nsubmission_9:\n  :status: processed\n",
        "---\nsubmission_1:\n  :submitters: []\nsubmission_2:\n  :submitters:\n",
    ):  # fmt: skip
        files["assignment_7_export/submission_metadata.yml"] = spoilt
        left = collect(built, roster(tmp_path, CANVAS), put_zip(tmp_path / "spoilt.zip", files)).left
        nobodys = [why for where, why in left if not where.endswith(".yml")]
        assert len(nobodys) == 2 and all("is Gradescope's, whose submission_metadata.yml" in why for why in nobodys)
    lost = gradescope({"submission_1": ([kim, zoe], "2026-11-20 12:00:00 Z", {}), "submission_2": ([], "", {})})
    assert reasons(collect(built, roster(tmp_path, CANVAS), put_zip(tmp_path / "lost.zip", lost))) == (
        "lost.zip/assignment_7_export/submission_1 has no file in the download, and is in its submission_metadata.yml: "
        "Minsu Kim, Zoë O'Hara-Lee"
    )


@pytest.mark.parametrize(
    ("old", "new", "whose", "said"),
    [
        (b"'20210002'", b"'20210002", "kim jieun", "2 entries could be read, each by itself, and not those of submission_2"),
        (b"  - :name: Zo", b"  - :name: *Zo", "kim jieun", "and not those of submission_2"),
        (b":email: z@x.kr", b":email: z\xff@x.kr", "kim jieun", "and not those of submission_2"),
        (b"submission_2:", b"submission_1:", "jieun", "1 entries could be read, each by itself, and not those of submission_1"),
        (b"---\n", b"---\n\t: {\n", "kim zoe jieun", "submission_metadata.yml is damaged: 3 entries could be read, each by itself"),
    ],
)  # fmt: skip
def test_damaged_metadata_of_gradescope_costs_only_those_whose_entry_is_damaged(
    old: bytes, new: bytes, whose: str, said: str, built: Course, tmp_path: Path
) -> None:
    people = {"kim": ("Minsu Kim", "20210001"), "zoe": ("Zoe O'Hara-Lee", "20210002"), "jieun": ("J", "20210003")}
    files = gradescope({
        f"submission_{number}": ([(*person, f"{login[0]}@x.kr")], "2026-11-20 12:00:00 Z", {"line.ipynb": work(built, f"return {number}")})
        for number, (login, person) in enumerate(people.items(), 1)
    })  # fmt: skip
    name = "assignment_7_export/submission_metadata.yml"
    whole = str(files[name]).encode()
    files[name] = whole.replace(old, new)
    assert files[name] != whole
    plan = collect(built, roster(tmp_path, CANVAS), put_zip(tmp_path / "g.zip", files))
    found = {path.partition("/")[0]: text for path, text in there(built).items() if path.endswith(".ipynb")}
    assert found == {
        login: work(built, f"return {number}") for number, login in enumerate(people, 1) if login in whose.split()
    }
    assert said in reasons(plan)
    for number, login in enumerate(people, 1):
        assert (f"submission_{number}/line.ipynb is Gradescope's" in reasons(plan)) == (login not in found)


def test_blackboard(built: Course, tmp_path: Path) -> None:
    """The newest attempt counts; titles and logins may hold what stands between them."""
    kim = "A straight_line", "kim"
    download = put_zip(tmp_path / "b.zip", {
        blackboard_name(*kim, "10-00-00", "line.ipynb"): work(built, "return 1"),
        blackboard_name(*kim, "12-00-00", "line.ipynb"): work(built, "return 2"),
        blackboard_name(*kim, "12-00-00", "table.npz"): "second",
        blackboard_name(*kim, "11-00-00", "line.ipynb"): work(built, "return 3"),
        blackboard_name("A straight_line", "zoe_l", "11-00-00", "hw.zip"): zipped({"line.ipynb": work(built, "return 4")}),
        blackboard_name("A straight_line", "who", "11-00-00", "line.ipynb"): work(built, "return 5"),
    })  # fmt: skip
    people = '"Last Name"\t"First Name"\t"Username"\t"A [Total Pts: 7] |1"\nKim\tMinsu\tkim\t\nLee\tZoë\tzoe_l\t\n'
    plan = collect(built, roster(tmp_path, people), download)
    assert there(built) == {
        "kim/01-line/line.ipynb": work(built, "return 2"),
        "kim/01-line/table.npz": "second",
        "zoe_l/01-line/line.ipynb": work(built, "return 4"),
    }
    assert len(plan.rows[0].earlier) == 2 and "who is nobody in roster.csv" in reasons(plan) and len(plan.left) == 1


def test_exchange_and_folders_in_the_wrong_order(built: Course, tmp_path: Path) -> None:
    inbound = laid(tmp_path / "inbound", {
        "kim+01-line+2026-11-20 10:00:00.000000 UTC+aa/line.ipynb": work(built, "return 1"),
        "kim+01-line+2026-11-20 11:00:00.000000 UTC+bb/line.ipynb": work(built, "return 2"),
        "kim+01-line+2026-11-20 11:00:00.000000 UTC+bb/timestamp.txt": "2026-11-20 11:00:00.000000 UTC",
    })  # fmt: skip
    wrong = laid(built.root / "submitted", {
        "02-LOSS/lee/loss.ipynb": work(built, "return 3", "02-loss"),
        "park/02_Loss/loss.ipynb": work(built, "return 4", "02-loss"),
        "park/02_Loss/timestamp.txt": "2026-11-20 09:00:00 UTC",
        "line.ipynb": work(built, "return 5"),
    })  # fmt: skip
    plan = collect(built, NOBODY, inbound, wrong)
    found = there(built)
    assert found["kim/01-line/line.ipynb"] == work(built, "return 2")
    assert found["lee/02-loss/loss.ipynb"] == work(built, "return 3", "02-loss")
    assert found["park/02-loss/loss.ipynb"] == work(built, "return 4", "02-loss")
    assert read_timestamp(built.root / "submitted", ("park", "02-loss")) is not None
    assert [where for where, _ in plan.left] == ["submitted/line.ipynb"] and "--roster" in reasons(plan)


def test_of_copies_the_one_with_work_counts(built: Course, tmp_path: Path) -> None:
    released = work(built, None)
    before = released.replace("# 4 points", "# 3 points").replace("# A straight line", "# A straght line")
    assert before != released and before.count("# 3 points") == 1, "the course has changed since it was handed out"
    folder = laid(tmp_path / "in", {
        "01-line/kim/line.ipynb": before,
        "01-line/kim/line-Copy1.ipynb": work(built, "return 1"),
        "01-line/lee/line (1).ipynb": work(built, "return 2"),
        "01-line/lee/line.ipynb": work(built, "return 3"),
        "01-line/park/line.ipynb": "no notebook",
        "01-line/choi/line.ipynb": work(built, "return 4", "02-loss"),
        "01-line/choi/Untitled.ipynb": '{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    })  # fmt: skip
    plan = collect(built, NOBODY, folder)
    found, said = there(built), {row.person.student: " ".join(row.remarks) for row in plan.rows}
    assert found["kim/01-line/line.ipynb"] == work(built, "return 1") and "line.ipynb has no work in it" in said["kim"]
    assert (
        found["lee/01-line/line.ipynb"] == work(built, "return 3")
        and "line (1).ipynb has work in it as well" in said["lee"]
    )
    assert found["park/01-line/line.ipynb"] == "no notebook" and "cannot be read" in said["park"]
    assert "choi/02-loss/loss.ipynb" in found, "the cells say which assignment it is"
    assert "lay in the folder of 01-line" in said["choi"]
    assert "Untitled.ipynb holds no cell of any notebook" in reasons(plan)


def test_what_was_there_is_kept_and_newer_work_is_not_replaced(built: Course, tmp_path: Path) -> None:
    def hand_in(time: str, answer: str) -> Plan:
        name = f"kim+01-line+2026-11-20 {time}:00:00.000000 UTC"
        return collect(built, NOBODY, laid(tmp_path / f"in{time}", {f"{name}/line.ipynb": work(built, answer)}))

    actions = [hand_in(*one).rows[0].action for one in (("10", "return 1"), ("12", "return 2"), ("11", "return 3"))]
    assert actions == ["new", "replaces", "kept"]
    assert there(built)["kim/01-line/line.ipynb"] == work(built, "return 2")
    (kept,) = read_attempts(built)
    assert (kept.student, kept.assignment, kept.handed_in, kept.points) == (
        "kim",
        "01-line",
        "2026-11-20 10:00:00",
        None,
    )
    assert (kept.folder / "submitted" / "line.ipynb").read_text() == work(built, "return 1")


def test_who_is_in_the_gradebook_stays_under_that_id(built: Course, tmp_path: Path) -> None:
    """Lists of one course say other things of a student: the id of the first counts, and nobody becomes two."""
    remember(
        built, roster(tmp_path, CANVAS.replace("Section,", "Email,").replace("kim,One", "kim,kim@example.kr")).people
    )
    remember(built, [Person("900", "leeann")])
    grades = read_grades(built)
    found = under_known_ids(roster(tmp_path, KOREAN_MOODLE), grades)
    assert [one.student for one in found.people] == ["kim", "jieun@example.kr", "jieun2@example.kr"]
    assert found.by_key("participant", "9001")[0].student == "kim"
    # A number alone, a login alone, Canvas's number alone; what is another kind of number is nobody's sign.
    for text, expected in [
        ("SID,Email\n105,sam@example.kr\n", ["105"]), ("Name,Canvas ID\nSam,105\n", ["sam2"]),
        ("Student ID,Email\nzoe,new@example.kr\n", ["zoe"]),
        # Whom Canvas's number alone had named, and another whose student number is the same: nobody takes the other's work.
        ("Username,Canvas ID\nlee,900\n", ["900"]), ("Username,SID,Canvas ID\nlee,1,900\npark,900,2\n", ["lee", "park"]),
        ("Username,Email\nnew,kim@example.kr\nkim,other@example.kr\n", ["new", "kim"]),
    ]:  # fmt: skip
        assert [one.student for one in under_known_ids(roster(tmp_path, text), grades).people] == expected


def test_a_second_list_makes_no_second_student(built: Course, tmp_path: Path, command: Command) -> None:
    remember(built, [Person("kim", "Kim", {"email": "kim@example.kr"})])
    (tmp_path / "worksheet.csv").write_text(KOREAN_MOODLE, encoding="utf-8")
    download = put_zip(tmp_path / "moodle.zip", {f"{moodle_folder('김 민수', 9001)}/line.ipynb": work(built)})
    done = command(built.root, "collect", str(download), "--roster", str(tmp_path / "worksheet.csv"))
    assert done.code == 0 and "1 put into" in done.out, done.err
    assert [*there(built)] == ["kim/01-line/line.ipynb"]


def test_a_class_does_not_become_two_by_a_second_list(built: Course, tmp_path: Path, command: Command) -> None:
    """A name decides nothing: who may be in the gradebook under another id waits until somebody has said it."""
    remember(built, roster(tmp_path, CANVAS).people)  # without addresses
    (tmp_path / "worksheet.csv").write_text(KOREAN_MOODLE, encoding="utf-8")
    download = put_zip(tmp_path / "moodle.zip", {f"{moodle_folder('이 지은', 9002)}/line.ipynb": work(built)})
    collecting = "collect", str(download), "--roster", str(tmp_path / "worksheet.csv")
    done = command(built.root, *collecting)
    assert done.code == 1 and there(built) == {}
    said = (
        "would be a new student jieun@example.kr, and the gradebook has this name as jieun. If they are one: "
        "nbgrader db student add jieun --email=jieun@example.kr; if they are two: "
        "nbgrader db student add jieun@example.kr"
    )
    assert said in done.err
    remember(built, [Person("jieun", "", {"email": "jieun@example.kr"})])
    assert command(built.root, *collecting).code == 0 and [*there(built)] == ["jieun/01-line/line.ipynb"]
    remember(built, [Person("9002x", "이 지은"), Person("jieun2@example.kr", "")])
    second = put_zip(tmp_path / "second.zip", {f"{moodle_folder('이 지은', 9003)}/line.ipynb": work(built)})
    assert command(built.root, "collect", str(second), *collecting[2:]).code == 0
    assert [*there(built)] == ["jieun/01-line/line.ipynb", "jieun2@example.kr/01-line/line.ipynb"]


def test_an_older_download_that_is_collected_again_is_doubted(built: Course, tmp_path: Path) -> None:
    """Canvas says no times: nothing but what has been replaced before tells an old download from a new one."""
    people = roster(tmp_path, CANVAS)
    old = put_zip(tmp_path / "old.zip", {canvas_name("Kim, Minsu", 101, 1, "line.ipynb"): work(built, "return 1")})
    new = put_zip(tmp_path / "new.zip", {canvas_name("Kim, Minsu", 101, 2, "line-1.ipynb"): work(built, "return 2")})
    assert collect(built, people, old).rows[0].remarks == collect(built, people, new).rows[0].remarks == []
    assert "Is this download the older one?" in "".join(collect(built, people, old).rows[0].remarks)
    dated = put_zip(tmp_path / "dated.zip", gradescope({
        "submission_1": ([("Kim", "20210001", "k@example.kr")], "2026-11-22 10:00:00 Z", {"line.ipynb": work(built, "return 3")}),
    }))  # fmt: skip
    assert collect(built, people, dated).rows[0].remarks == []
    newest = put_zip(
        tmp_path / "newest.zip", {canvas_name("Kim, Minsu", 101, 3, "line.ipynb"): work(built, "return 4")}
    )
    assert "what it replaces is of 2026-11-22 10:00 UTC" in "".join(collect(built, people, newest).rows[0].remarks)
