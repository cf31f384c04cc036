"""A small class, for the tests of the reports."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from autograder.course import Assignment, Course, Limits
from autograder.gradebook.marks import CellMark, Marks, Student, SubmissionMarks
from autograder.grading.complaints import message
from autograder.grading.parts import PartResult
from autograder.judge.records import Record
from autograder.report.class_results import ClassResults
from autograder.report.tally import Submission
from linearloss.words import Named

COURSE = Course(
    Path("course"),
    "Losses & <friends>",
    (Assignment("02-svm", "svm", "The SVM loss", 90), Assignment("01-hinge", "hinge", "The hinge loss", 45)),
    Limits(),
)
CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def record(student: str = "ada", test: str = "test_L_i", points: float | None = 4.0, **others: Any) -> Record:
    """A record of 01-hinge, passed if `points` are all, with whatever else is given; message and codes are those of its parts."""
    most = others.pop("max_points", 4.0)
    status = "grader_error" if points is None else "passed" if points == most else "partial" if points else "failed"
    parts = others.get("parts", ())
    codes = [code for part in parts for code in part.diagnoses]
    values = dict(
        assignment="01-hinge", notebook="hinge", max_points=most, status=status, diagnoses=codes, message=message(parts),
        seconds=0.1, isolation="bubblewrap",
    )  # fmt: skip
    return Record(student=student, test=test, points=points, **(values | others))


def part(name: str, *facts: str, names: tuple[Named, ...] = (), read: str = "") -> PartResult:
    """A part without points."""
    return PartResult(name, 0.0, 2.0, "failed", facts, names, read)


def named(code: str, says: str, certainty: Any = "certain") -> Named:
    """A known mistake."""
    return Named(code, certainty, says)


def small_class() -> list[Record]:
    """Three students; bob's second notebook is unreadable, and the grader failed once for cem."""
    wrong = dict(
        parts=(part("value", "The loss is wrong.", names=(named("hinge-no-max", "No maximum."),), read="section 2"),)
    )
    broken = dict(
        status="missing", assignment="02-svm", notebook="svm", parts=(part("notebook", "svm.ipynb is empty."),)
    )
    slow = dict(status="timeout", parts=(part("loss", "It took longer than 10 s."),))
    ours = dict(parts=(part("test", "The test itself failed (KeyError): 'x'"),))
    return [
        record("ada"),
        record("ada", "test_losses", 6, max_points=6),
        record("ada", "test_svm", 3, max_points=12, assignment="02-svm", notebook="svm"),
        record("bob", points=2, **wrong),
        record("bob", "test_losses", 0, max_points=6, **slow),
        record("bob", "test_svm", 0, max_points=12, **broken),
        record("cem", points=0, **wrong),
        record("cem", "test_losses", None, max_points=6, **ours),
    ]


def submissions(records: Iterable[Record]) -> list[Submission]:
    """By assignment and student, marked by our tests alone."""
    found: dict[tuple[str, str], list[Record]] = {}
    for one in records:
        found.setdefault((one.assignment, one.student), []).append(one)
    return [submission(*those) for _, those in sorted(found.items())]


def submission(*records: Record, **marks: Any) -> Submission:
    """One with these records, and whatever else the gradebook says of it."""
    student, assignment = (records[0].student, records[0].assignment) if records else ("ada", "01-hinge")
    cells = tuple(CellMark(one.test, True, one.max_points, one.points) for one in records)
    values = {"cells": (*cells, *marks.pop("answers", ())), **marks}
    return Submission(student, assignment, records, SubmissionMarks(student, assignment, **values))


def results(records: Iterable[Record]) -> ClassResults:
    """A class marked by our tests alone."""
    found = submissions(records)
    return ClassResults(tuple(found), Marks({one.student: Student(one.student) for one in found}, {}, {}))


TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "figure", "figcaption",
    "div", "p", "h1", "h2", "h3", "ul", "ol", "li", "span", "strong", "code", "bdi", "br", "wbr", "a", "table",
    "thead", "tbody", "tr", "th", "td", "svg", "rect", "line", "text", "desc", "pre", "img", "script",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "scope", "colspan", "role", "tabindex",
    "aria-label", "aria-labelledby", "aria-hidden", "focusable", "viewbox", "x", "y", "x1", "x2", "y1", "y2", "rx",
    "width", "height", "src", "alt", "hidden", "data-sort", "data-key", "aria-sort",
}  # fmt: skip
VOID = {"meta", "br", "wbr", "rect", "line", "img"}


class _Inspector(HTMLParser):
    """Meets every tag as a browser would; anything that is not on the list is a failure."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attributes:
            assert name in ATTRIBUTES, name
            assert name != "href" or ":" not in str(value), value
            assert name != "src" or re.fullmatch("data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+", str(value)), value
            assert name != "src" or tag == "img"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def assert_inert(page: str, scripts: int = 0) -> None:
    """The page has the policy, its tags are known and closed, and nothing in it acts or fetches but the scripts of ours."""
    found = re.findall("<script>(.*?)</script>", page, re.DOTALL)
    assert len(found) == page.lower().count("<script") == scripts
    digests = [b64encode(sha256(script.encode()).digest()).decode() for script in found]
    policy = "; script-src ".join([CSP, *(f"'sha256-{digest}'" for digest in digests)])
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
    style = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in style and "@import" not in style
    inspector = _Inspector()
    inspector.feed(page)
    inspector.close()
    assert not inspector.open
    assert not any(ord(character) < 32 and character != "\n" for character in page)
    assert "\u202e" not in page
