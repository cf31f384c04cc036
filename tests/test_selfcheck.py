"""The grader, graded: one whole selfcheck, its promises, and the pages that tell its figures."""

from __future__ import annotations

import json

import pytest
from real_course import BENCH, COURSE
from rich.console import Console

from autograder.cli import selfcheck_view
from autograder.course import CourseError
from autograder.selfcheck import pages
from autograder.selfcheck.blind_naming import BlindNaming
from autograder.selfcheck.figures import COUNTS, Figures
from autograder.selfcheck.mutation import MutationScore
from autograder.selfcheck.proof import Checked
from autograder.selfcheck.run import run_pieces, run_selfcheck
from linearloss.data import fetch_cifar10
from linearloss.data.progress import silent

# Known mistakes, and right answers with the solutions among them.
WRONG, RIGHT, SURE = 1730, 160, 126
MEND = "mend it by: autograder selfcheck --write"


@pytest.fixture(scope="module")
def figures() -> Figures:
    """The whole selfcheck: minutes of work, and the promises of the README."""
    return run_selfcheck(COURSE)


@pytest.mark.selfcheck
def test_nothing_falls_short(figures):
    assert figures.conclude() == []


@pytest.mark.selfcheck
def test_the_figures_are_those_that_were_reached(figures):
    """Ratchets: a figure that gets better is written here."""
    total = figures.total
    blind = {
        name: sum(getattr(one, name) for one in figures.blind)
        for name in ("tried", "unnamed", "same_name", "other_name")
    }

    assert total.wrong == total.caught == total.named_rightly == WRONG
    assert total.right == total.right_passed == RIGHT and figures.repetitions == 200
    assert figures.whole_submissions == WRONG + RIGHT - len(figures.names) + 2 * len(COURSE.assignments)
    assert (total.composed, total.composed_named) == (118, 116), figures.not_both_named
    assert (total.mutants, total.mutants_caught, total.mutants_equivalent) == (849, 827, 17)
    assert total.carried == total.carried_caught == 216
    assert blind == {"tried": WRONG - 1, "unnamed": 1332, "same_name": 164, "other_name": 233}
    assert sum(len(one.sure_and_wrong) for one in figures.blind) == SURE
    assert (total.public, total.public_alone, total.public_in_both) == (449, 352, 284)
    assert all(row.wrong >= 10 or row.carried >= 10 for row in figures.rows if row.right)
    assert all(row.right >= 3 for row in figures.rows if row.mutants)


@pytest.mark.selfcheck
def test_the_pages_tell_the_current_figures(figures):
    readme = (COURSE.root / "README.md").read_text(encoding="utf-8")

    assert pages.readme_with(readme, figures) == readme, MEND
    assert (COURSE.root / pages.FIGURES_PAGE).read_text(encoding="utf-8") == pages.figures_page(COURSE, figures), MEND


@pytest.mark.proof
@pytest.mark.network
@pytest.mark.slow
def test_a_sample_is_graded_through_the_worker_as_in_the_judges_own_process():
    """Of each function a mistake and a right answer; the solved and the untouched notebooks."""
    fetch_cifar10(progress=silent, report=lambda line: None)  # the last notebook is judged on it
    figures, pieces = Figures([], 1), []
    for assignment in COURSE.assignments:
        of_function: dict[str, list[str]] = {}
        for one in (*BENCH.wrong(assignment.name), *BENCH.right(assignment.name)):
            of_function.setdefault(one.function, []).append(one.name)
        names = [name for found in of_function.values() for name in {found[0], found[-1]}]
        pieces.append(("submissions", (assignment.name, names, True)))

    for (what, (assignment, *_)), found in run_pieces(COURSE, pieces):
        figures.add(what, assignment, found)

    assert figures.conclude() == []
    assert figures.whole_submissions > 2 * len(COURSE.assignments) + 50


ROW = ("02-svm", "svm_loss_naive")


def empty() -> Figures:
    return Figures([ROW], 200)


@pytest.mark.parametrize(
    ("what", "found", "says"),
    [
        ("proof", [Checked(*ROW, "wrong", "half", ("test_x: loss gave 3",), "rightly")], "wrong half: test_x: loss gave 3"),
        ("proof", [Checked(*ROW, "wrong", "half", (), "wrongly", True)], "named wrongly; and with certainty"),
        ("proof", [Checked(*ROW, "wrong", "half", (), "not named")], "half: not named"),
        ("proof", [Checked(*ROW, "carried over", "half", (), "not named")], "carried over half: not named"),
        ("proof", [Checked(*ROW, "right", "loops", ("test_x: loss gave 0 (problems 7)",))], "right svm_loss_naive: loops: test_x: loss gave 0"),
        ("submissions", [Checked("02-svm", "", "solved", "solved", ("test_x gave 0",))], "test_x gave 0 (as a submission)"),
        ("mutants", MutationScore(ROW[1], 5, 0, (), ("a + b -> a - b",), ()), "without a reason: a + b -> a - b"),
        ("mutants", MutationScore(ROW[1], 5, 0, (), (), ("old -> gone",)), "does not survive: old -> gone"),
        ("composed", [Checked(*ROW, "composed", "a + b", ("test_x: loss gave 3",), "rightly")], "a + b: test_x: loss"),
        ("blind_naming", BlindNaming(ROW[1], alike=["a = b"]), "alike in every facet: a = b"),
    ],
)  # fmt: skip
def test_whatever_falls_short_is_said(what, found, says):
    figures = empty()

    figures.add(what, "02-svm", found)

    assert any(says in text for text in figures.conclude()), figures.conclude()


def test_good_news_is_no_shortfall_and_is_counted():
    figures = empty()
    half = Checked(*ROW, "wrong", "half", (), "rightly", True)
    figures.add("proof", "02-svm", [half, *(Checked(*ROW, "right", name) for name in "abc")])
    figures.add("submissions", "02-svm", [half])
    figures.add("mutants", "02-svm", MutationScore(ROW[1], 5, 1, ("x -> y",), (), ()))

    assert figures.conclude() == []
    assert (figures.total.caught, figures.total.right_passed, figures.total.mutants) == (1, 3, 7)
    assert figures.whole_submissions == 1


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
    figures.add("proof", "02-svm", [Checked(*ROW, "wrong", "half", (), "not named")])

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
