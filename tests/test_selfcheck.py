"""The grader, graded: one whole selfcheck, its promises, and the pages that tell its figures."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rich.console import Console

from autograder.cli import selfcheck_view
from autograder.course import CourseError, load_course
from autograder.diagnosis import Diagnostician
from autograder.exercise import Mistake
from autograder.grading import PartResult
from autograder.judge.run_test import CellResult
from autograder.selfcheck import pages
from autograder.selfcheck.blind_naming import BlindNaming
from autograder.selfcheck.carried_over import CarriedOver, carry_over
from autograder.selfcheck.figures import COUNTS, Figures
from autograder.selfcheck.mutation import MutationScore
from autograder.selfcheck.repetitions import Flake
from autograder.selfcheck.run import run_selfcheck
from autograder.selfcheck.tasks import Repeated
from autograder.selfcheck.whole_submissions import Checked

COURSE = load_course()
MEND = "mend it by: autograder selfcheck --write"


@pytest.fixture(scope="module")
def figures() -> Figures:
    """The whole selfcheck: minutes of work, and the promises of the README."""
    return run_selfcheck(COURSE)


@pytest.mark.selfcheck
def test_nothing_falls_short(figures):
    assert figures.conclude() == []
    assert figures.whole_notebooks == 2 * len(COURSE.assignments)


@pytest.mark.selfcheck
def test_the_catalogue_is_as_large_as_promised(figures):
    total = figures.total

    assert total.wrong >= 200
    assert total.caught == total.wrong
    assert total.named_rightly >= 0.95 * total.wrong
    assert figures.sure_and_wrong == 0
    assert (total.composed, total.composed_named) == (89, 80), figures.not_both_named
    assert total.right_passed == total.right >= 60
    assert figures.repetitions >= 200
    assert total.mutants > 500
    assert all(row.wrong >= 10 or row.carried >= 10 for row in figures.rows if row.right)
    assert all(row.right >= 3 for row in figures.rows if row.mutants)


@pytest.mark.selfcheck
def test_the_pages_tell_the_current_figures(figures):
    readme = (COURSE.root / "README.md").read_text(encoding="utf-8")

    assert pages.readme_with(readme, figures) == readme, MEND
    assert (COURSE.root / pages.FIGURES_PAGE).read_text(encoding="utf-8") == pages.figures_page(COURSE, figures), MEND


ROW = ("02-svm", "svm_loss_naive")


def empty() -> Figures:
    return Figures([ROW], 200)


@pytest.mark.parametrize(
    ("what", "found", "says"),
    [
        ("submissions", [Checked(*ROW, "wrong", "half", ("test_x: loss gave 3",), "rightly")], "half: test_x: loss gave 3"),
        ("submissions", [Checked(*ROW, "wrong", "half", (), "wrongly", True)], "named wrongly, and with certainty"),
        ("submissions", [Checked(*ROW, "wrong", "half", (), "not named")], "Only 0 of 1"),
        ("submissions", [Checked("02-svm", "", "solved", "solved", ("test_x gave 0",))], "test_x gave 0"),
        ("repetitions", Repeated(ROW[1], 2, 200, (Flake("loops", 7, "loss gave 0"),)), "in 1 of 200 repetitions; repetition 7"),
        ("wrong_repetitions", Repeated(ROW[1], 2, 20, (Flake("half", 3, "loss gave 3"),)), "a wrong program did not get"),
        ("mutants", MutationScore(ROW[1], 5, 0, (), ("a + b -> a - b",), ()), "without a reason: a + b -> a - b"),
        ("mutants", MutationScore(ROW[1], 5, 0, (), (), ("old -> gone",)), "does not survive: old -> gone"),
        ("carried_over", CarriedOver(ROW[1], 5, ("half of 02-svm: named nothing",)), "half of 02-svm: named nothing"),
        ("composed", [Checked(*ROW, "composed", "a + b", ("test_x: loss gave 3",), "rightly")], "a + b: test_x: loss"),
        ("blind_naming", BlindNaming("02-svm", sure_and_wrong=["half: other"]), "with certainty, and wrongly"),
        ("blind_naming", BlindNaming("02-svm", alike=["a = b"]), "behave alike: a = b"),
    ],
)  # fmt: skip
def test_whatever_falls_short_is_said(what, found, says):
    figures = empty()

    figures.add(what, "02-svm", found)

    assert any(says in text for text in figures.conclude()), figures.conclude()


def test_good_news_is_no_shortfall_and_is_counted():
    figures = empty()
    figures.add("submissions", "02-svm", [Checked(*ROW, "wrong", "half", (), "rightly", True)])
    figures.add("repetitions", "02-svm", Repeated(ROW[1], 3, 200, ()))
    figures.add("mutants", "02-svm", MutationScore(ROW[1], 5, 1, ("x -> y",), (), ()))

    assert figures.conclude() == []
    assert (figures.total.caught, figures.total.right_passed, figures.total.mutants) == (1, 3, 7)


def test_two_mistakes_of_which_not_both_are_named_are_counted_and_listed(capsys, monkeypatch):
    monkeypatch.setattr(selfcheck_view, "out", Console(width=120, highlight=False, soft_wrap=True))
    figures = empty()
    pairs = [
        Checked(*ROW, "composed", name, (), naming) for name, naming in (("a + b", "rightly"), ("c + d", "wrongly"))
    ]
    figures.add("composed", "02-svm", pairs)

    selfcheck_view.show_figures(figures)

    assert figures.conclude() == [] and (figures.total.composed, figures.total.composed_named) == (2, 1)
    shown = capsys.readouterr().out
    assert "Of 2 programs with two mistakes, both are named in 1." in shown and "not both named: 02-svm c + d" in shown


def test_figures_are_written_for_programs(tmp_path):
    figures = empty()
    figures.add("submissions", "02-svm", [Checked(*ROW, "wrong", "half", (), "not named")])

    pages.write_json(figures, tmp_path / "new" / "figures.json")

    content = json.loads((tmp_path / "new" / "figures.json").read_text())
    assert content["all"]["not_named"] == 1
    assert content["shortfalls"] == figures.conclude()


def test_a_readme_without_its_marks_is_refused():
    with pytest.raises(CourseError, match="selfcheck: begin"):
        pages.readme_with("# A README\n", empty())


def full() -> Figures:
    names = [("03-softmax", "softmax_loss_vectorized"), ("05-sgd", "softmax_loss_vectorized"), ("03-softmax", "late")]
    figures = Figures(names, 200)
    for row in figures.rows:
        for count in COUNTS:
            setattr(row, count, 123)
    return figures


def test_nothing_of_the_table_is_cut_off_in_a_narrow_window(capsys, monkeypatch):
    monkeypatch.setattr(selfcheck_view, "out", Console(width=40, highlight=False, soft_wrap=True))

    selfcheck_view.show_figures(full())

    table = capsys.readouterr().out
    assert "…" not in table
    assert table.count(" softmax_loss_vectorized") == 2 and table.count("123/123 of 123") == 3
    assert table.count("03-softmax") == 1


def test_a_log_gets_a_line_for_each_tenth(capsys, monkeypatch):
    monkeypatch.setattr(selfcheck_view, "err", Console(stderr=True, force_terminal=False))

    with selfcheck_view.task_progress("Checking") as told:
        for done in range(1, 201):
            told(done, 200, "a piece")

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10 and lines[-1] == "Checking: 200 of 200 pieces done, the last: a piece"


def test_the_sums_of_the_comparison_are_those_of_its_rows():
    figures = full()
    figures.rows[0].public = 0

    page = pages.figures_page(COURSE, figures)

    assert f"| all | {2 * 123} | {2 * 123} |" in page


class Always:
    """A notebook whose test gives every program the same result."""

    solutions = {"f": "def f(): pass\n"}  # noqa: RUF012

    def __init__(self, *codes: str, lost: str = "loss"):
        parts = [PartResult("loss", 1.0, 1.0, "passed"), PartResult("gradient", 1.0, 1.0, "passed")]
        self.right = CellResult("passed", 2.0, 2.0, tuple(parts))
        wrong = [replace(part, points=0.0, status="failed") if part.name == lost else part for part in parts]
        self.wrong = CellResult("partial", 1.0, 2.0, tuple(wrong), diagnoses=codes)

    def grade(self, function, source, *, tests, diagnostician=None):
        return {"test_f": self.right if diagnostician is None else self.wrong}


@pytest.mark.parametrize(
    ("notebook", "says"),
    [
        (Always("half"), None),
        (Always(), "half of 02-svm: named nothing"),
        (Always("other"), "named other"),
        (Always("half", lost="gradient"), "loss gave 1 and not 0"),
    ],
    ids=["as it should be", "no name", "another name", "another part"],
)
def test_a_wrong_program_that_is_carried_over_must_fare_as_before(notebook, says):
    half = Mistake("half", "02-svm", "f", "half", (), "", "", "", {"test_f": ("loss", "stability")}, (), "", "")
    elsewhere = replace(half, name="unstable", code="unstable", loses={"test_f": ("stability",)})

    found = carry_over(notebook, notebook, "f", [half, elsewhere], Diagnostician(COURSE))

    assert found.tried == 1
    assert (len(found.problems) == 0) if says is None else (says in found.problems[0])
