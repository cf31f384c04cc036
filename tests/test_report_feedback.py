"""The student's page: right numbers, readable words, nothing that acts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from test_report_samples import COURSE, assert_inert, named, part, record, results, small_class, submission

from autograder.course import load_course
from autograder.grading.status import STATUSES
from autograder.report.feedback import feedback_page, write_feedback
from autograder.report.sections import sections
from autograder.report.words import FOR_STUDENTS, GROUPS


def visible(page: str) -> str:
    """What a reader sees, tags and style gone, on one line."""
    body = re.sub(r"<(style|title|script)>.*?</\1>", "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", body))


def page_for(*records: object) -> str:
    return feedback_page(submission(*records), "The hinge loss")  # type: ignore[arg-type]


def test_totals_statuses_and_sentences() -> None:
    wrong = part(
        "value", "The loss is wrong.", names=(named("hinge-no-max", "No maximum."),), read="section 2, The loss"
    )
    page = page_for(record(points=1.5, parts=[wrong]), record(test="test_losses"))
    text = visible(page)
    assert "5.5 of 8 points" in text and "1 of 2 tests passed" in text
    assert "partly right, 1.5 of 4" in text
    assert "value: What it is: No maximum. The loss is wrong." in text and "Read again: section 2, The loss." in text
    assert "hinge-no-max" in text
    assert_inert(page)


def test_bars_are_as_long_as_points() -> None:
    page = page_for(
        record(points=3, max_points=12), record(test="test_b", points=6, max_points=6), record(test="test_c", points=0)
    )
    tracks = re.findall(r'class="track" width="([\d.]+)%" height="12"', page)
    earned = re.findall(r'class="(?:passed|partial|failed)" width="([\d.]+)%" height="12"', page)
    assert tracks == ["100", "50", "33.33"]
    assert earned == ["25", "50"]  # no points, no bar
    assert re.search(r'class="passed" width="40.91%" height="14"', page)  # 9 of 22


def test_a_test_that_is_not_graded_is_no_zero_and_keeps_its_secret() -> None:
    ours = part("test", "The test itself failed (KeyError): 'hidden'", names=(named("code", "hidden"),))
    page = page_for(record(), record(test="test_b", points=None, parts=[ours]))
    text = visible(page)
    assert "4 of 8 points so far" in text and "not graded yet" in text and "– of 4" in text
    assert "0 of 4" not in text and "hidden" not in text and "KeyError" not in text


def test_where_a_message_names_no_section_its_own_is_to_be_read_again() -> None:
    where = sections(load_course(), "02-svm")
    failed = record("ada", "test_svm_loss_naive", 0, assignment="02-svm", parts=[part("gradient", "It is wrong.")])
    parts = [part("value", "It is wrong.", read="page 7")]
    told = record("ada", "test_numerical_gradient", 0, assignment="02-svm", parts=parts)
    passed = record("ada", "test_svm_loss_vectorized", assignment="02-svm")
    text = visible(feedback_page(submission(failed, told, passed), "The SVM loss", where))
    assert "Read again: section 2, The gradient, by thinking." in text
    assert "Read again: page 7." in text and "Read again: section 4" not in text
    assert "section 6" not in text


def test_what_to_read_next_has_each_section_once_however_the_messages_call_it() -> None:
    where = {"test_a": "section 3, Logarithms", "test_b": "section 3, Logarithms"}
    short = record("ada", "test_a", 0, parts=[part("value", "It is wrong.", read="section 3")])
    long = record("ada", "test_b", 0, parts=[part("value", "It is wrong.", read="section 3, Which logarithm?")])
    text = visible(feedback_page(submission(short, long), "Softmax", where))
    after = text.split("What to read next")[1]
    assert after.startswith(" section 3, Logarithms for a, b ")
    assert "Read again: section 3." in after and "Read again: section 3, Which logarithm? " in after


def test_a_section_that_ends_a_sentence_gets_no_second_end() -> None:
    text = visible(
        page_for(record(points=0, parts=[part("value", "It is wrong.", read="section 2, Who is the rival?")]))
    )
    assert "Read again: section 2, Who is the rival? " in text and "rival?." not in text


def test_of_an_unknown_assignment_no_section_is_known() -> None:
    assert sections(load_course(), "../../etc") == {}


def test_a_damaged_notebook_of_the_course_costs_no_page(tmp_path: Path) -> None:
    course = replace(load_course(), root=tmp_path)
    path = course.released_notebook(course.assignment("02-svm"))
    path.parent.mkdir(parents=True)
    for content in ("", "{", '{"cells": []}'):
        path.write_text(content)
        assert sections(course, "02-svm") == {}


def test_an_unreadable_notebook_is_explained_once() -> None:
    parts = [part("notebook", "hinge.ipynb is empty.")]
    text = visible(page_for(*(record(test=f"test_{i}", points=0, status="missing", parts=parts) for i in range(5))))
    assert text.count("hinge.ipynb is empty.") == 1 and "0 of 20 points" in text


def test_full_marks_and_nothing_at_all() -> None:
    assert "well done" in visible(page_for(record()))
    assert "well done" not in visible(page_for(record(points=3)))
    assert "Nothing has been graded" in visible(page_for())


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_told_in_words(status: str) -> None:
    points = {"passed": 4.0, "partial": 2.0, "grader_error": None}.get(status, 0.0)
    page = page_for(record(points=points, status=status), record(test="test_other"))
    assert FOR_STUDENTS[status] in visible(page)  # type: ignore[index]
    assert sum(status in group.statuses for group in GROUPS) == 1


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}\x1b[31m\u202e\x00&"


def test_hostile_text_is_inert() -> None:
    parts = [part(HOSTILE, HOSTILE, names=(named(HOSTILE, HOSTILE),), read=HOSTILE)]
    page = feedback_page(submission(record(HOSTILE, HOSTILE, 1, parts=parts, assignment=HOSTILE)), HOSTILE)
    assert "&lt;script&gt;" in page and "49" not in visible(page)
    assert_inert(page)


def test_a_huge_message_makes_no_huge_page() -> None:
    parts = [part("p" * 10**6, "A" * 5_000_000, names=(named("x" * 1000, "B" * 10**6),), read="r" * 10**6)] * 1000
    page = page_for(record(points=0, parts=parts, test="t" * 10**6))
    assert len(page) < 40_000


def test_numbers_that_are_none_do_not_break_a_page() -> None:
    page = page_for(
        record(points=float("nan"), status="failed"),
        record(test="test_b", points=9.0),
        record(test="c", max_points=0.0),
    )
    assert all(0 <= float(width) <= 100 for width in re.findall(r'width="([\d.]+)%"', page))


def test_pages_are_written_where_they_belong(tmp_path: Path) -> None:
    records = [*small_class(), record('"><script>.'), record("../../etc"), record(".ssh")]
    pages = write_feedback(results(records), COURSE, tmp_path / "reports" / "feedback")
    assert len(pages) == len(set(pages)) == 5 + 3
    assert all(page.resolve().parent.parent == (tmp_path / "reports" / "feedback").resolve() for page in pages)
    assert (tmp_path / "reports/feedback/ada/01-hinge.html").is_file()
    assert "The SVM loss" in (tmp_path / "reports/feedback/ada/02-svm.html").read_text(encoding="utf-8")
    for page in pages:
        assert_inert(page.read_text(encoding="utf-8"))


def test_pages_are_the_same_bytes_again(tmp_path: Path) -> None:
    first = [page.read_bytes() for page in write_feedback(results(small_class()), COURSE, tmp_path / "a")]
    second = [page.read_bytes() for page in write_feedback(results(small_class()), COURSE, tmp_path / "b")]
    assert first == second
    assert not list(tmp_path.rglob("*.part"))
