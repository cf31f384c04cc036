"""`course.toml`: what is wrong in it is refused with its line, before anybody's work is graded by it."""

from __future__ import annotations

import re

import pytest
from sample_course import LIMITS, ROOT
from systems.slowness import in_manifest, seconds

from autograder.course import Course, CourseError, load_course

REPEATED = (
    '[repeated_mistakes]\npriced_in = { test_answer_slope = "test_line" }\nnever = ["offset-lost", "name-error"]\n'
)


def with_manifest(course: Course, old: str, new: str, more: str = "") -> str:
    path, old = course.root / "solutions" / "course.toml", in_manifest(old)
    text = path.read_text().replace("\n[limits]", f"\n{REPEATED}\n[limits]") + more
    assert old in text
    path.write_text(text.replace(old, new))
    return text.replace(old, new)


def test_what_is_right_is_read(course: Course) -> None:
    with_manifest(course, "memory_mib = 512", "memory_mib = 600  # more")
    found = load_course(course.root)
    assert found.limits.memory_mib == 600 and found.repeated_mistakes.pairs == (("test_answer_slope", "test_line"),)


def test_this_courses_files_are_those_that_its_notebooks_ask_for() -> None:
    course = load_course(ROOT)
    for assignment in course.assignments:
        text = course.source_script(assignment).read_text(encoding="utf-8")
        assert set(re.findall(r'^check_results_given\(.*"([^"]+)"\)$', text, re.MULTILINE)) == {*assignment.files}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("cell_seconds = 5.0", 'cell_seconds = "30"', "limits.cell_seconds must be a number, not '30'."),
        ("cell_seconds = 5.0", "cell_seconds = true", "limits.cell_seconds must be a number, not True."),
        ("cell_seconds = 5.0", "cell_seconds = nan", "limits.cell_seconds must be a finite number."),
        ("cell_seconds = 5.0", "cell_seconds = inf", "limits.cell_seconds must be at most 86400, not inf."),
        ("memory_mib = 512", "memory_mib = -1", "limits.memory_mib must be at least 1, not -1."),
        ("memory_mib = 512", "memory_mib = 0.5", "limits.memory_mib must be a whole number, not 0.5."),
        ("call_seconds = 2.0", "call_seconds = 0", "limits.call_seconds must be at least 1, not 0."),
        ("cell_seconds = 5.0", "cell_seconds = 0.03", "limits.cell_seconds must be at least 1, not 0.03."),
        ("call_seconds = 2.0", "call_secs = 2.0", "unknown key 'call_secs' in limits. Did you mean 'call_seconds'?"),
        ("[limits]", "[limit]", "unknown key 'limit' in the file. Did you mean 'limits'?"),
        ('name = "02-loss"', 'name = "01-line"', "the name '01-line' is taken at line 4."),
        ('name = "02-loss"', 'name = "../02"', "assignments[2].name must be made of letters"),
        ("minutes = 5", 'files = ["../x"]\nminutes = 5', "assignments[1].files[1] must be made of letters"),
        ('title = "A loss"', "", "assignments[2] must have title."),
        ('title = "A loss"', "title = 3", "assignments[2].title must be a text in quotes, not 3."),
        ('name = "01-line"', 'name = "01-lime"', "there is no 01-lime/line.py beside it, the source of this notebook. Did you mean '01-line/line.py'?"),
        ('title = "A sample course"', 'complete_languages = ["xx"]\ntitle = "A"', "there is no folder locale/xx beside it."),
        ('title = "A loss"', 'titel = "A loss"', "unknown key 'titel' in assignments[2]. Did you mean 'title'?"),
        ('title = "A sample course"', 'repository_address = "htps://x.y/z"\ntitle = "A"', "repository_address must be empty or begin with https://"),
        ('{ test_answer_slope = "test_line" }', '{ test_line = "test_line" }', "test_line is priced in test_line, which does not stand above it"),
        ('{ test_answer_slope = "test_line" }', '{ test_line = "test_answer_slope" }', "test_line is priced in test_answer_slope, which"),
        ('{ test_answer_slope = "test_line" }', '{ test_square_loss = "test_line" }', "test_square_loss is priced in test_line, which"),
        ('"test_line"', '"test_lin"', "there is no test 'test_lin'. Did you mean 'test_line'?"),
        ('"offset-lost"', '"ofset-lost"', "there is no mistake 'ofset-lost'. Did you mean 'offset-lost'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_line(course: Course, old: str, new: str, said: str) -> None:
    text = with_manifest(course, old, new)
    lines = text.splitlines()
    with pytest.raises(CourseError) as error:
        load_course(course.root)
    where, _, what = str(error.value).partition(": ")
    assert what.startswith(said)
    number = int(where.rpartition(":")[2])
    expected = new.splitlines()[0] if new else "[[assignments]]"
    assert expected in lines[number - 1]


def test_a_byte_order_mark_is_told(course: Course) -> None:
    path = course.root / "solutions" / "course.toml"
    path.write_text(path.read_text(), encoding="utf-8-sig")
    with pytest.raises(CourseError, match=r"course.toml:1: it begins with a byte-order mark"):
        load_course(course.root)


def test_what_is_no_toml_is_refused_with_its_line(course: Course) -> None:
    with_manifest(course, "minutes = 5", "minutes = ")
    with pytest.raises(CourseError, match=r"course.toml: .*line 7"):
        load_course(course.root)


def test_limits_are_those_of_the_manifest(course: Course) -> None:
    assert course.limits.memory_mib == LIMITS.memory_mib and course.limits.call_seconds == seconds(2.0)
