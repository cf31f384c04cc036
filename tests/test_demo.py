"""The demonstration from end to end: sample class, gradebook, feedback, reports, CIFAR-10 figures."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from nbgrader.api import Gradebook
from real_course import COURSE, EXERCISES
from rich.console import Console
from systems.slowness import in_limits

from autograder.build.expand import expand
from autograder.course import load_course
from autograder.demo import final_notebook, run, sample_class
from autograder.demo.run import COPIED_FILES, COPIED_FOLDERS, copy_course, run_demo
from autograder.exercise.check_cells import checked_tasks
from autograder.intake import lay_check_data
from autograder.selfcheck.variants import solved

pytestmark = [pytest.mark.slow, pytest.mark.network]


# Those in which the class does all that it does anywhere: what the others' exercises give is tested with the exercises.
SOME = ("01-hinge", "02-svm", "06-tune-lambda")
# And who does all that anybody does: two of the students hand in more than one.
CLASS = {"ada": SOME, "gil": SOME[:2], **dict.fromkeys(("bela", "chen", "emil", "fatou"), SOME[1:2])}


@pytest.fixture(scope="module")
def smaller():
    """Three notebooks of the six are handed in, by six of the class. One loops for ever and takes its time twice: a fifth of the course's is enough here."""
    configured, read_class = run.configured, sample_class.read_class

    def shorter(course):
        made = configured(course)
        limits = in_limits(replace(made.limits, call_seconds=made.limits.call_seconds / 5))
        return replace(made, limits=limits)

    def fewer(course):
        return {who: {name: read_class(course)[who][name] for name in names} for who, names in CLASS.items()}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "configured", shorter)
        patch.setattr(sample_class, "read_class", fewer)
        yield


# Of the tour that leads to a student's own search: its quick setting, and what stands in its place here. Every cell runs, and what
# is handed in is judged as it stands.
SHORTER = {
    "NUM_CONVERGED, SEARCH_STEPS, NUM_RANDOM = 10_000, 200, 6": "NUM_CONVERGED, SEARCH_STEPS, NUM_RANDOM = 1_000, 20, 6",
    "LAMBDAS = [1, 0.3, 0.1, 0.03, 0.003, 0.0003]": "LAMBDAS = [1, 0.1, 0.01]",
    "EARLY_STEPS, WATCHED = 1e-3, 1_000, [30, 100, 300, 1_000, 3_000]": "EARLY_STEPS, WATCHED = 1e-3, 30, [10, 30]",
    "learning_rate, reg, 1_500, 200, 0)": "learning_rate, reg, 150, 200, 0)",
}


@pytest.fixture(scope="module")
def short_tour():
    """A notebook with fewer steps; the quick setting itself runs in `make demo`, and below."""
    made = final_notebook.solved

    def shorter(official):
        notebook = made(official)
        for setting, instead in SHORTER.items():
            (cell,) = (cell for cell in notebook.cells if setting in cell.source)
            cell.source = cell.source.replace(setting, instead)
        return notebook

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(final_notebook, "solved", shorter)
        yield


@pytest.fixture(scope="module")
def demo(tmp_path_factory, smaller, short_tour):
    root = tmp_path_factory.mktemp("course")
    for assignment in map(COURSE.assignment, SOME):  # run once for all tests, and not by each process that grades
        for function in checked_tasks(EXERCISES.official.of(assignment)).values():
            _ = EXERCISES.task(assignment, function).known
    copy_course(COURSE.root, root)
    made, report = run_demo(load_course(root), Console(stderr=True))
    return made, report


def _statuses(report, student, assignment):
    return {r.test: r.status for r in report.records if (r.student, r.assignment) == (student, assignment)}


def test_the_perfect_student_has_full_marks_everywhere(demo):
    _, report = demo
    mine = [record for record in report.records if record.student == "ada"]

    assert {record.assignment for record in mine} == {*SOME}
    assert [r for r in mine if r.points != r.max_points] == []


def test_the_untouched_notebook_has_no_points_and_says_missing(demo):
    _, report = demo

    assert sum(r.points for r in report.records if r.student == "bela") == 0
    assert set(_statuses(report, "bela", "02-svm").values()) == {"missing"}


def test_crash_and_endless_loop_cost_only_their_own_test(demo):
    _, report = demo

    crash, loop = _statuses(report, "emil", "02-svm"), _statuses(report, "fatou", "02-svm")
    assert crash.pop("test_svm_loss_vectorized") == "crashed"
    assert loop.pop("test_svm_loss_naive") == "timeout"
    assert set(crash.values()) == set(loop.values()) == {"passed"}


def test_the_broken_file_is_named_and_its_neighbours_are_graded(demo):
    _, report = demo

    assert [(s.student, s.assignment.name) for s, _ in report.problems] == [("gil", "02-svm")]
    assert set(_statuses(report, "gil", "01-hinge").values()) == {"passed"}


def test_the_gradebook_holds_what_the_records_say(demo):
    made, report = demo
    with Gradebook(f"sqlite:///{made.root / 'gradebook.db'}") as gradebook:
        for record in report.records:
            grade = gradebook.find_grade(record.test, record.notebook, record.assignment, record.student)
            assert grade.auto_score == record.points, record


def test_feedback_and_reports_are_there_and_hold_no_hidden_test(demo):
    made, report = demo
    pages = list((made.root / "feedback").rglob("*.html")) + list((made.root / "reports").rglob("*.html"))

    assert len(pages) >= 2 * len({(r.student, r.assignment) for r in report.records})
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "HIDDEN TESTS" not in text and "MARK SCHEME" not in text and "solutions.hidden" not in text, page
    lines = (made.root / "reports" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(list(report.records))
    assert set(json.loads(lines[0])) == {
        "student", "assignment", "notebook", "test", "points", "max_points", "status", "diagnoses", "message",
        "seconds", "isolation", "limits", "parts", "language",
    }  # fmt: skip


def test_the_final_notebook_reproduces_the_figures_of_a_linear_classifier(demo):
    made, _ = demo
    figures = sorted((made.root / "solved").glob("figure-*.png"))

    assert len(figures) >= 5
    assert all(path.stat().st_size > 5000 for path in figures)
    results = np.load(made.root / "solved" / "tune_lambda_results.npz", allow_pickle=False)
    assert results["W"].shape[1:] == (3073, 10)


@pytest.mark.long
def test_the_final_notebook_runs_in_its_quick_setting(tmp_path):
    notebook = solved(expand(COURSE.source_script(COURSE.assignments[-1])))
    lay_check_data(COURSE, COURSE.assignments[-1], tmp_path)

    final_notebook._execute(notebook, tmp_path, lambda done, of: None)
    final_notebook._write_figures(notebook, tmp_path)

    assert (tmp_path / "tune_lambda_results.npz").is_file()
    assert len([path for path in tmp_path.glob("figure-*.png") if path.stat().st_size > 5000]) >= 5


def test_a_second_run_keeps_what_is_done(demo):
    made, report = demo
    _, again = run_demo(load_course(made.root.parent), Console(stderr=True))

    assert again.graded == 0
    assert again.kept == len({(r.student, r.assignment) for r in report.records})
    assert [r.points for r in again.records] == [r.points for r in report.records]


def test_nothing_lies_outside_the_demonstration_folder(demo):
    made, _ = demo
    copied = {Path(name).parts[0] for name in (*COPIED_FOLDERS, *COPIED_FILES)}
    assert {path.name for path in made.root.parent.iterdir()} <= {"demo", *copied}
    assert isinstance(made.root, Path)
