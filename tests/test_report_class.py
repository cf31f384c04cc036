"""The page about the class: right counts, and nothing that acts."""

from __future__ import annotations

import random
import re
from pathlib import Path

from test_report_feedback import HOSTILE, visible
from test_report_samples import COURSE, assert_inert, named, part, record, results, small_class, submissions

from autograder.gradebook.marks import Student
from autograder.report.class_report import class_report, write_class_report
from autograder.report.feedback import write_feedback
from autograder.report.frequent_mistakes import most_frequent_mistakes
from autograder.report.histogram import scores_by_assignment
from autograder.report.table_of_tests import table_of_tests
from autograder.report.worth_a_look import worth_a_look


def test_the_page_counts_right() -> None:
    page = class_report(results(small_class()), COURSE)
    text = visible(page)
    assert "3 students" in text and "5 submissions 2 assignments" in text and "3 worth a look" in text
    assert "isolation when graded: bubblewrap" in text
    assert text.index("The SVM loss") < text.index("The hinge loss")  # the order of the course, not of the alphabet
    assert page.index('href="#look"') < page.index("Worth a look")
    assert "cem" in text and "nothing handed in" in text and "0 of 10 so far" in text
    assert "The test itself failed (KeyError): &#39;x&#39;" in text
    assert_inert(page, scripts=1)


def test_scores_fall_into_tenths() -> None:
    scores = {"a": 0, "b": 0.99, "c": 1, "d": 7, "e": 6.99, "f": 10, "g": 10, "h": None}
    found = submissions(record(student, points=points, max_points=10.0) for student, points in scores.items())
    chart = scores_by_assignment(found, {"01-hinge": "t"})[0]
    assert [bar.count for bar in chart.bars] == [2, 1, 0, 0, 0, 0, 1, 1, 0, 2]
    assert (chart.count, chart.left_out, chart.full) == (7, 1, 2)
    heights = {bar.count: bar.height for bar in chart.bars}
    assert heights[0] == 0 and heights[2] == 2 * heights[1] > 0


def test_a_tenth_that_floats_miss_is_not_lost() -> None:
    chart = scores_by_assignment(submissions([record(points=0.3, max_points=3.0)]), {"01-hinge": "t"})[0]
    assert [bar.count for bar in chart.bars] == [0, 1, 0, 0, 0, 0, 0, 0, 0, 0]


def test_unreadable_and_ungraded_submissions_do_not_count_as_scores() -> None:
    charts = scores_by_assignment(submissions(small_class()), {"01-hinge": "t", "02-svm": "t"})
    assert [(chart.count, chart.left_out) for chart in charts] == [(2, 1), (1, 1)]


def test_mistakes_are_counted_once_a_student() -> None:
    loops = dict(points=0, parts=[part("value", names=(named("loop", "It loops."),))])
    both = [
        part("value", names=(named("sign", "The sign is wrong."), named("loop", "A loop over the classes is left.")))
    ]
    records = [record("ada", "test_a", **loops), record("ada", "test_b", **loops), record("bob", "test_a", **loops)]
    records += [record("cem", "test_a", points=0, parts=both)]
    found = most_frequent_mistakes(submissions(records))
    assert [(mistake.code, mistake.students, mistake.share) for mistake in found.shown] == [
        ("loop", 3, 1.0),
        ("sign", 1, 1 / 3),
    ]
    assert [mistake.tests for mistake in found.shown] == [("a", "b"), ("a",)]
    assert [mistake.example for mistake in found.shown] == ["It loops.", "The sign is wrong."]
    assert most_frequent_mistakes(submissions(records), most=1).hidden == 1


def test_a_mistake_of_an_older_result_is_counted_without_its_sentence() -> None:
    found = most_frequent_mistakes(submissions([record(points=0, diagnoses=["loop"], message="value: It loops.")]))
    assert [(mistake.code, mistake.example) for mistake in found.shown] == [("loop", "")]


def test_rates_and_means() -> None:
    tests = {test.name: test for test in table_of_tests(submissions(small_class()))}
    assert (tests["L_i"].graded, tests["L_i"].passed, tests["L_i"].mean) == (3, 1, 2.0)
    assert (tests["losses"].graded, tests["losses"].mean) == (2, 3.0)  # the ungraded one does not count as zero
    assert tests["svm"].graded == 1  # nor does the unreadable notebook
    assert [(group.key, count) for group, count, *_ in tests["losses"].stack] == [
        ("passed", 1),
        ("stopped", 1),
        ("ungraded", 1),
    ]
    assert sum(width for *_, width in tests["losses"].stack) == 1


def test_tests_that_nobody_or_everybody_passes() -> None:
    records = [
        record(student, test, points) for student in "abc" for test, points in (("easy", 4), ("hard", 1), ("mixed", 4))
    ]
    records += [record("d", "mixed", 0), record("d", "once", 4)]
    text = visible(class_report(results(records), COURSE))
    nobody, everybody = re.search(r"Nobody passes(.*?)Everybody passes(.*?)passed", text).groups()  # type: ignore[union-attr]
    assert "hard" in nobody and "easy" in everybody
    assert "mixed" not in nobody + everybody and "once" not in nobody + everybody


def test_what_needs_a_human_eye() -> None:
    records = [
        *small_class(),
        record("dan", "test_a", 0, status="crashed", parts=[part("loss", "NameError: np2")]),
        record("dan", "test_b", 0, status="crashed", parts=[part("loss", "NameError: np3")]),
        record("eve", "test_a", 0, status="missing", parts=[part("test", "a is still to be written.")]),
        record("fay", "test_a", 0, status="out_of_memory"),
        record("fay", "test_b", 4),
        record("gus", "test_a", 0, status="missing"),
        record("gus", "test_b", 4),
        record(
            "hal",
            "test_a",
            0,
            status="missing",
            parts=[part("test", "a is not defined: its cell stopped.", names=(named("missing-package", ""),))],
        ),
    ]
    looks = worth_a_look(submissions(records))
    assert [(words, [look.student for look in those]) for words, those in looks.items()] == [
        ("Not graded: the grader failed", ["cem"]),
        ("The notebook could not be read", ["bob"]),
        ("No test found an answer", ["eve"]),
        ("Ran out of memory", ["fay"]),
        ("Took too long", ["bob"]),
        ("Crashed", ["dan"]),
        ("A cell stopped with an error before it defined what is tested", ["hal"]),
    ]
    dan = looks["Crashed"][0]
    assert (dan.tests, dan.reason, dan.more_reasons) == (("a", "b"), "NameError: np2", 1)
    assert looks["The notebook could not be read"][0].reason == "svm.ipynb is empty."


def test_looks_come_in_the_order_of_the_course() -> None:
    others = dict(assignment="02-svm", notebook="svm")
    text = visible(class_report(results([record("ada", points=None), record("zoe", points=None, **others)]), COURSE))
    looks = text[text.index("Worth a look") : text.index("Similar submissions")]
    assert looks.index("zoe") < looks.index("ada")


def test_two_isolations_are_told() -> None:
    text = visible(class_report(results([record("ada"), record("bob"), record("cem", isolation="none")]), COURSE))
    assert "isolation when graded: mixed" in text and "bubblewrap 2, none 1" in text


def test_no_records_at_all() -> None:
    page = class_report(results([]), COURSE)
    assert "There are no results yet" in visible(page)
    assert_inert(page, scripts=1)


def test_hostile_text_is_inert() -> None:
    parts = [part(HOSTILE, HOSTILE, names=(named(HOSTILE, HOSTILE),), read=HOSTILE)]
    others = dict(parts=parts, isolation=HOSTILE, notebook=HOSTILE, assignment=HOSTILE)
    records = [record(HOSTILE, HOSTILE, 0, **others, status=status) for status in ("crashed", "failed")]
    records += [record(HOSTILE + "2", HOSTILE, None, **others)]
    page = class_report(results(records), COURSE, *[lambda *_: "javascript:" + HOSTILE] * 2, "javascript:" + HOSTILE)
    assert "&lt;script&gt;" in page
    assert_inert(page, scripts=1)


def test_the_order_of_records_does_not_change_the_page() -> None:
    # Tests keep the order of the notebook, so whole submissions are shuffled.
    found = submissions(small_class())
    page = class_report(results(small_class()), COURSE)
    for seed in range(3):
        random.Random(seed).shuffle(found)
        assert class_report(results(record for one in found for record in one.records), COURSE) == page


def test_names_of_the_roster_stand_beside_every_id() -> None:
    found = results(small_class())
    found.marks.students["cem"] = Student("cem", "Cem <i>", "Öz")  # type: ignore[index]
    page = class_report(found, COURSE)
    assert page.count("<bdi>cem</bdi>") == page.count("<bdi>Cem &lt;i&gt; Öz</bdi>") == 2
    assert_inert(page, scripts=1)


def test_what_is_sorted_by_says_so_and_numbers_are_numbers() -> None:
    page = class_report(results(small_class()), COURSE)
    assert page.count('class="grid') == page.count("sortable") - 1 == 3  # the script names them once
    (table,) = re.findall('aria-label="Submissions">(.*?)</table>', page, re.DOTALL)
    assert re.findall("<bdi>(.*?)</bdi></th>", table) == ["ada", "bob", "cem"]
    assert 'data-sort="text" aria-sort="ascending">student' in table
    assert re.findall('data-key="(.*?)"', table) == ["3.0", "10.0", "13.0", "0.0", "2.0", "2.0", "", "0.0", "0.0"]


def test_links_lead_to_pages_that_exist(tmp_path: Path) -> None:
    records = [*small_class(), record("a b'\"><")]
    write_feedback(results(records), COURSE, tmp_path / "feedback")
    write_class_report(results(records), COURSE, tmp_path / "class.html")
    page = (tmp_path / "class.html").read_text(encoding="utf-8")
    links = [link for link in re.findall(r'href="([^"]*)"', page) if not link.startswith("#")]
    assert "feedback/ada/01-hinge.html" in links and len(links) == 6
    assert_inert(page, scripts=1)
    (tmp_path / "similar.html").write_text("")
    write_class_report(results(records), COURSE, tmp_path / "class.html")
    assert 'href="similar.html"' in (tmp_path / "class.html").read_text(encoding="utf-8")
    write_class_report(results(records), COURSE, tmp_path / "elsewhere" / "class.html")
    assert "feedback/" not in (tmp_path / "elsewhere" / "class.html").read_text(encoding="utf-8")


def test_every_anchor_has_its_target_and_ids_are_unique() -> None:
    page = class_report(results(small_class()), COURSE)
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in re.findall(r'href="(#[^"]*)"', page)} <= set(ids)
    for labels in re.findall(r'aria-labelledby="([^"]*)"', page):
        assert set(labels.split()) <= set(ids)
