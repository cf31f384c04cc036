"""From the downloads of three systems to the uploads: collected, graded once, marked by hand, exported, fed back."""

from __future__ import annotations

import json

import importers
import pytest
from downloads import canvas_name, gradescope, moodle_folder, zipped
from nbgrader.api import Gradebook
from sample_course import autograder, handed_in, official
from test_cli import run as in_this_process
from test_gradescope import shown_to_the_student

from autograder.course import Course
from autograder.isolation.levels import PROCESS, strongest

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,A straight line (77),Essay (79)
    Points Possible,,,,,7,10
"Kim, Minsu",101,20210001,kim,One,,EX
"Lee, Zoë",102,20210002,zoe,One,,9
"""
# The same two on a Korean Moodle and on Gradescope.
MOODLE = """\
식별자,성명,이메일 주소,학번,상태,성적,최고 성적,성적을 변경할 수 있음,최종 수정 (성적),피드백 댓글
참가자 9001,Minsu Kim,kim@example.kr,20210001,제출됨,-,7.00,예,-,
참가자 9002,Zoë Lee,zoe@example.kr,20210002,제출됨,-,7.00,예,-,
"""


def work(course: Course, body: str) -> str:
    return json.dumps(handed_in(official(course), line=f"def line(w, b, x):\n    return {body}"))


def download(system: str, kim: str, zoe: str) -> bytes:
    if system == "canvas":
        return zipped(
            {
                canvas_name("Kim, Minsu", 101, 5001, "line.ipynb"): kim,
                canvas_name("Lee, Zoë", 102, 5002, "line-1.ipynb", True): zoe,
            }
        )
    if system == "moodle":
        return zipped(
            {
                f"{moodle_folder('Minsu Kim', 9001)}/line.ipynb": kim,
                f"{moodle_folder('Zoë Lee', 9002)}/line (1).ipynb": zoe,
            }
        )
    time = "2026-11-20 12:00:00.000000000 Z"
    return zipped(gradescope({
        "submission_1": ([("Minsu Kim", "20210001", "kim@example.kr")], time, {"line.ipynb": kim}),
        "submission_2": ([("Zoë Lee", "20210002", "zoe@example.kr")], time, {"line.ipynb": zoe}),
    }))  # fmt: skip


@pytest.mark.skipif(strongest() == PROCESS, reason="student code cannot be confined on this machine")
def test_every_system_gets_back_what_it_gave(
    built: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One class, whose downloads of three systems agree: collected from each, the same folders; graded; told to each."""
    root = built.root

    def run(code: int, *arguments: str) -> str:
        done = in_this_process(monkeypatch, capsys, root, *arguments)
        assert done.code == code, (arguments, done.out, done.err)
        return done.out + done.err

    (root / "canvas.csv").write_text(CANVAS, encoding="utf-8")
    (root / "Grades-01-line.csv").write_text("\ufeff" + MOODLE, encoding="utf-8")
    kim, zoe = work(built, "w * x + b"), work(built, "w * x")
    for system in ("canvas", "moodle", "gradescope"):
        (root / f"{system}.zip").write_bytes(download(system, kim, zoe))
    assert "2 submissions put" in run(0, "collect", "canvas.zip", "--roster", "canvas.csv")
    # The roster tells that these are the same people; the time that Gradescope knows is new.
    said = run(0, "collect", "moodle.zip", "gradescope.zip", "--roster", "canvas.csv", "--dry-run")
    assert said.count("replaces an older one") == 2 and "2026-11-20 12:00 UTC" in said
    assert sorted(path.name for path in (root / "submitted").iterdir()) == ["kim", "zoe"]

    graded = autograder(built, "grade")
    assert graded.returncode == 0, graded.stderr
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("why", "line", "01-line", "kim")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.db.commit()
        assert [(one.id, one.first_name, one.last_name) for one in gradebook.students] == [
            ("kim", "Minsu", "Kim"),
            ("zoe", "Zoë", "Lee"),
        ]

    said = run(1, "export", "--to", "canvas", "--fill", "canvas.csv")
    assert "zoe (Zoë Lee) / 01-line: not marked yet: why" in said
    taken = importers.canvas(
        (root / "reports/canvas-canvas.csv").read_bytes(),
        {"77": "A straight line", "79": "Essay"},
        {"101": "kim", "102": "zoe"},
    )
    assert taken.grades == {("101", "77"): 6.5, ("101", "79"): "EX", ("102", "79"): 9.0} and not taken.new_columns
    run(1, "export", "--to", "moodle", "--fill", "Grades-01-line.csv")
    data = (root / "reports/moodle-Grades-01-line.csv").read_bytes()
    assert importers.moodle_worksheet(data, "ko", {"9001", "9002"}, 7.0).grades == {("9001", "grade"): 6.5}
    run(1, "export", "--to", "gradescope")
    (found,) = (root / "reports/gradescope").rglob("results.json")
    assert shown_to_the_student(found.read_text())[0] == 6.5 and found.parts[-3] == "kim"
    run(0, "feedback", "--to", "moodle", "--fill", "Grades-01-line.csv", "--assignment", "01-line")
    pages = importers.moodle_feedback((root / "reports/moodle-feedback-01-line.zip").read_bytes(), {"9001", "9002"})
    assert pages == {"9001": ["01-line.html"], "9002": ["01-line.html"]}
