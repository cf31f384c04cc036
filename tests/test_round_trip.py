"""A term with each of three systems: collected, graded, marked by hand, handed in again, late, graded again after a change, given back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import importers
import pytest
from downloads import canvas_name, gradescope, moodle_folder, zipped
from nbgrader.api import Gradebook
from sample_course import handed_in, official
from test_class_results import POLICY
from test_cli import run as in_this_process
from test_gradescope import shown_to_the_student
from test_report_feedback import visible

from autograder.course import Course

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,A straight line (77),Essay (79)
    Points Possible,,,,,7,10
"Kim, Minsu",101,20210001,kim,One,,EX
"Lee, Zoë",102,20210002,zoe,One,,9
"이, 지은",103,20210003,jieun,One,,
"""
# The same three on a Korean Moodle and on Gradescope.
MOODLE = """\
식별자,성명,이메일 주소,학번,상태,성적,최고 성적,성적을 변경할 수 있음,최종 수정 (성적),피드백 댓글
참가자 9001,Minsu Kim,kim@example.kr,20210001,제출됨,-,7.00,예,-,
참가자 9002,Zoë Lee,zoe@example.kr,20210002,제출됨,-,7.00,예,-,
참가자 9003,지은 이,jieun@example.kr,20210003,제출됨,-,7.00,예,-,
"""
GRADESCOPE = "Name,SID,Email,Role\nMinsu Kim,kim,kim@example.kr,Student\nZoë Lee,zoe,zoe@example.kr,Student\n지은 이,jieun,j@example.kr,Student\n"
ROSTERS = {"canvas": CANVAS, "moodle": MOODLE, "gradescope": GRADESCOPE}
NAMES = {"kim": ("Kim, Minsu", "Minsu Kim"), "zoe": ("Lee, Zoë", "Zoë Lee"), "jieun": ("이, 지은", "지은 이")}
RIGHT, WRONG = "w * x + b", "w * x"
DUE = datetime(2026, 11, 20, 12)
Command = Callable[..., str]


def work(course: Course, body: str) -> str:
    answers = {"line": f"def line(w, b, x):\n    return {body}", "why": "Its slope is constant."}
    return json.dumps(handed_in(official(course), **answers))


def download(system: str, works: dict[str, tuple[str, int]]) -> bytes:
    """What the system gives of student -> (notebook, hour on the day of the due date)."""
    students = list(NAMES)
    if system == "canvas":
        return zipped({
            canvas_name(NAMES[one][0], 101 + students.index(one), 5000 + hour, "line.ipynb", datetime(2026, 11, 20, hour) > DUE): text
            for one, (text, hour) in works.items()
        })  # fmt: skip
    if system == "moodle":
        return zipped({
            f"{moodle_folder(NAMES[one][1], 9001 + students.index(one))}/line (1).ipynb": text for one, (text, _) in works.items()
        })  # fmt: skip
    return zipped(gradescope({
        f"submission_{number}": ([(NAMES[one][1], one, "")], f"2026-11-20 {hour}:00:00.0 Z", {"line.ipynb": text})
        for number, (one, (text, hour)) in enumerate(works.items())
    }))  # fmt: skip


def taken(system: str, root: Path, run: Command, code: int, most: float) -> dict[str, float]:
    """Export, and what the system makes of it: student -> points."""
    roster = root / f"Grades-01-line-{system}.csv"
    if system == "gradescope":
        run(code, "export", "--to", "gradescope")
        found = {path.parts[-3]: path.read_text() for path in (root / "reports/gradescope").rglob("results.json")}
        return {one: shown_to_the_student(text)[0] or 0.0 for one, text in found.items()}
    said = run(2, "export", "--to", system, "--fill", str(roster)) if most != 7 else ""
    if said:  # the points have changed here, and not there yet
        assert f"out of 7 there, and 01-line out of {most:g} here" in said
        roster.write_text(
            roster.read_text(encoding="utf-8").replace(",7,10", f",{most:g},10").replace("7.00", f"{most:g}.00")
        )
    run(code, "export", "--to", system, "--fill", str(roster))
    data = (root / "reports" / f"{system}-{roster.name}").read_bytes()
    if system == "canvas":
        made = importers.canvas(
            data, {"77": "A straight line", "79": "Essay"}, {"101": "kim", "102": "zoe", "103": "jieun"}
        )
        assert made.grades.pop(("101", "79")) == "EX" and made.grades.pop(("102", "79")) == 9.0
    else:
        made = importers.moodle_worksheet(data, "ko", {"9001", "9002", "9003"}, most)
    assert not made.new_columns and not made.unknown and not made.formulas
    return {list(NAMES)[int(user[-1]) - 1]: float(points) for (user, _), points in made.grades.items()}


def mark(course: Course, **points: float) -> None:
    """As the formgrader does, with a comment."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "loss-functions") as gradebook:
        for student, given in points.items():
            grade = gradebook.find_grade("why", "line", "01-line", student)
            grade.manual_score, grade.needs_manual_grade = given, False
            gradebook.find_comment("why", "line", "01-line", student).manual_comment = f"A comment for {student}."
        gradebook.db.commit()


def raise_points(course: Course) -> None:
    """In the middle of the term: `line` gives two points more."""
    source = course.source_script(course.assignments[0])
    source.write_text(source.read_text().replace('"test_line" points=4', '"test_line" points=6'))
    exercise = source.with_name("line.exercise.py")
    exercise.write_text(exercise.read_text().replace('"values": 3', '"values": 5'))


class Term:
    """The class and its instructor, with one system.

    Attributes:
        students: who hands in -> the id here: a worksheet of Moodle's has no logins, there it is the student number.
    """

    def __init__(self, course: Course, system: str, run: Command):
        self.course, self.root, self.system, self.run = course, course.root, system, run
        ids = ("20210001", "20210002", "20210003") if system == "moodle" else NAMES
        self.students = dict(zip(NAMES, ids, strict=True))
        with (self.root / "nbgrader_config.py").open("a") as file:
            file.write(POLICY)  # half a point an hour
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}", "loss-functions") as gradebook:
            gradebook.update_or_create_assignment("01-line", duedate=DUE)
        (self.root / f"Grades-01-line-{system}.csv").write_text(ROSTERS[system], encoding="utf-8")

    def grade(self) -> str:
        return self.run(0, "grade", "--isolation", "process")

    def collect(self, name: str, works: dict[str, tuple[str, int]]) -> str:
        (self.root / name).write_bytes(download(self.system, works))
        return self.run(0, "collect", name, "--roster", f"Grades-01-line-{self.system}.csv")

    def taken(self, code: int, most: float) -> dict[str, float]:
        """What the system has after an export: the id here -> points."""
        found = taken(self.system, self.root, self.run, code, most)
        return {self.students.get(one, one): points for one, points in found.items()}


@pytest.fixture
def term(built: Course, system: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Term:
    def run(code: int, *arguments: str) -> str:
        done = in_this_process(monkeypatch, capsys, built.root, *arguments)
        assert done.code == code and "Traceback" not in done.err, (arguments, done.out, done.err)
        return done.out + done.err

    return Term(built, system, run)


def first_time(term: Term, works: dict[str, tuple[str, int]]) -> None:
    """Collected, graded, marked by hand but for one, and given back."""
    said = term.collect("first.zip", works)
    assert "3 put into" in said and all(any(name in said for name in names) for names in NAMES.values())
    kim, _, jieun = term.students.values()
    if term.system != "gradescope":  # which alone says when; the others' times an instructor writes down
        assert ("but not when" in said) == (term.system == "canvas")
        (term.root / "submitted" / jieun / "01-line" / "timestamp.txt").write_text("2026-11-20 15:00:00 UTC")
    assert "1.5 off" in term.grade()
    mark(term.course, **{kim: 1.5, jieun: 1.0})
    assert term.taken(1, 7) == {kim: 6.5, jieun: 4.5}  # zoe has no number while nobody has read her answer


def handed_in_again(term: Term, works: dict[str, tuple[str, int]]) -> None:
    """By one of them; what was graded before is kept."""
    zoe = term.students["zoe"]
    said = term.collect("second.zip", works)
    assert "1 put into" in said and "kept in attempts/" in said and said.count("is there already") == 2
    said = term.grade()
    assert "1 graded, 2 kept" in said and said.count("handed in again") == 1
    assert zoe in (said := term.run(0, "attempts")) and said.count("01-line") == 2  # one attempt, and where it lies
    (kept,) = (term.root / "attempts/01-line" / zoe).iterdir()
    assert {path.name for path in kept.iterdir()} == {"submitted", "autograded", "attempt.json"}
    mark(term.course, **{zoe: 2.0})


def given_back(term: Term) -> None:
    """Pages for each student, with what a person has written."""
    if term.system == "moodle":
        term.run(0, "feedback", "--to", "moodle", "--assignment", "01-line", "--fill", "Grades-01-line-moodle.csv")
        pages = importers.moodle_feedback(
            (term.root / "reports/moodle-feedback-01-line.zip").read_bytes(), {"9001", "9002", "9003"}
        )
        assert pages == {number: ["01-line.html"] for number in ("9001", "9002", "9003")}
    else:
        gone = term.course.root / "reports/mail/gone/01-line.html"
        gone.parent.mkdir(parents=True)
        gone.write_text("of before")
        assert "a folder for each of 3 students" in term.run(0, "feedback", "--to", "mail") and not gone.parent.exists()
    jieun = term.students["jieun"]
    page = visible((term.root / "reports/feedback" / jieun / "01-line.html").read_text(encoding="utf-8"))
    assert "6.5 of 9 points" in page and "1.5 of the 8 points for your work were taken off" in page
    assert f"A comment for {jieun}." in page and "지은 이" in page


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("system", ROSTERS)
def test_a_term(term: Term, system: str) -> None:
    course = term.course
    works = {"kim": (work(course, RIGHT), 10), "zoe": (work(course, WRONG), 11), "jieun": (work(course, RIGHT), 15)}
    first_time(term, works)
    handed_in_again(term, works | {"zoe": (work(course, RIGHT), 14)})

    raise_points(course)
    assert "3 results are out of date in 01-line: the course has changed (3)" in term.run(0, "report")
    said = term.grade()
    kim, zoe, jieun = term.students.values()
    late = 1 if system == "gradescope" else 0
    for student, old, new in ((kim, 6.5, 8.5), (zoe, 7 - late, 9 - late), (jieun, 4.5, 6.5)):
        (row,) = [
            line for line in said.splitlines() if line.split()[:1] == [student] and "of 9" in line and " of 7 " in line
        ]
        assert (
            row.split()[1:8] == ["01-line", f"{old:g}", "of", "7", f"{new:g}", "of", "9"]
            and "course has changed" in row
        )
        assert "test_line 4 of 4 → 6 of 6" in row
    assert term.taken(0, 9) == {kim: 8.5, zoe: 9 - late, jieun: 6.5}
    given_back(term)
