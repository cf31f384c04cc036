"""The grader, graded: one whole selfcheck, its promises, and the pages that tell its figures."""

from __future__ import annotations

import json

import pytest

from autograder.course import CourseError, load_course
from autograder.diagnosis import Catalogue
from autograder.selfcheck import pages
from autograder.selfcheck.blind_naming import BlindNaming
from autograder.selfcheck.carried_over import CarriedOver
from autograder.selfcheck.figures import Figures
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


def test_the_page_of_mistakes_is_that_of_the_catalogue():
    assert (COURSE.root / pages.MISTAKES_PAGE).read_text(encoding="utf-8") == pages.mistakes_page(Catalogue(COURSE)), (
        MEND
    )


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
