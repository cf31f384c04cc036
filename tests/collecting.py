"""What the tests of `collect` share: two rosters, notebooks with an answer in them, and what came of it."""

from __future__ import annotations

import json
from pathlib import Path

from downloads import zipped
from sample_course import handed_in, official

from autograder.collect.plan import Plan
from autograder.collect.run import carry_out, planned
from autograder.course import Course
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


def work(course: Course, answer: str | None = "return 1", assignment: str = "01-line") -> str:
    """The text of a notebook: with an answer in it, or as it was handed out."""
    chosen = course.assignment(assignment)
    if answer is None:
        return course.released_notebook(chosen).read_text(encoding="utf-8")
    function = {"01-line": "line", "02-loss": "square_loss"}[assignment]
    return json.dumps(handed_in(official(course, assignment), **{function: f"def {function}(*a):\n    {answer}"}))


def roster(folder: Path, text: str) -> Roster:
    """The roster that a file `roster.csv` in the folder is."""
    path = folder / "roster.csv"
    path.write_text(text, encoding="utf-8")
    return read_roster(path)


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
