"""The submissions of a batch are found, and what is nobody's is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sample_course import hand_in

from autograder.batch.submissions import find_strays, find_submissions
from autograder.course import Course, CourseError


def test_submissions_are_found_by_student_and_assignment(course: Course) -> None:
    for student, assignment in (("b", "01-line"), ("a", "02-loss"), ("a", "01-line")):
        hand_in(course, student, b"{}", assignment)
    assert [(s.student, s.assignment.name) for s in find_submissions(course)] == [
        ("a", "01-line"),
        ("a", "02-loss"),
        ("b", "01-line"),
    ]
    assert [s.student for s in find_submissions(course, "loss")] == ["a"]
    assert [s.assignment.name for s in find_submissions(course, student="b")] == ["01-line"]
    for wrong, said in (
        ({"assignment": "03"}, "no assignment '03'"),
        ({"student": "c"}, "no student 'c'"),
        ({"assignment": "02-loss", "student": "b"}, "nothing to grade"),
    ):
        with pytest.raises(CourseError, match=said):
            find_submissions(course, **wrong)


def test_what_goes_while_it_is_listed_is_passed_over(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """A download's half file is renamed at any moment."""
    hand_in(course, "ada", b"{}")
    listed = Path.iterdir
    gone = course.root / "submitted" / "ada.zip.part"
    monkeypatch.setattr(Path, "iterdir", lambda path: [*listed(path), *([gone] if path == gone.parent else [])])
    assert [one.student for one in find_submissions(course)] == ["ada"] and not find_strays(course)


def test_what_is_nobodys_submission_is_named_and_costs_nobody_anything(course: Course) -> None:
    hand_in(course, "ada", b"{}")
    hand_in(course, os.fsdecode(b"b\xff"), b"{}")
    hand_in(course, ".hidden", b"{}")
    submitted = course.root / "submitted"
    (submitted / "line.ipynb").write_text("a notebook, loose")
    (submitted / "linked").symlink_to(submitted / "ada")
    (submitted / "ada" / "1-line").mkdir()
    for noise in (".ipynb_checkpoints", "ada/.ipynb_checkpoints", "__MACOSX"):
        (submitted / noise).mkdir()
    (submitted / ".DS_Store").write_bytes(b"Bud1")

    assert [s.student for s in find_submissions(course)] == ["ada"]
    assert {stray.name: stray.reason.split(":")[0] for stray in find_strays(course)} == {
        "b\\xff": "has a name that is not UTF-8 text",
        ".hidden": "has a name that begins with a dot",
        "line.ipynb": "is a file and not a student's folder",
        "linked": "is a link and not a student's folder",
        "ada/1-line": "is no folder of an assignment",
    }
