"""The gradebook is the truth: pages and tables show what it says, whoever entered it."""

from __future__ import annotations

import csv
import shutil
import sqlite3
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from batch_class import WRONG, grade, gradebook
from nbgrader.api import Gradebook
from sample_course import hand_in, handed_in, official
from test_cli import Command
from test_report_feedback import visible

from autograder.batch.departed import departed, forget_another_gradebook
from autograder.batch.extensions import extend
from autograder.cli.tables import changes_table
from autograder.course import Course, CourseError, load_course
from autograder.gradebook.configuration import configuration
from autograder.gradebook.reading import read_marks
from autograder.gradebook.trouble import CannotGoOn
from autograder.handout.notebooks import build
from autograder.intake.attempts import read_attempts
from autograder.report.class_report import class_report
from autograder.report.class_results import read_class, warnings
from autograder.report.export import write_csv
from autograder.report.feedback import feedback_page, write_feedback
from autograder.report.tally import Submission

HANDED_IN = datetime(2026, 1, 10, 10)
POLICY = """
from nbgrader.plugins import LateSubmissionPlugin
class HalfAPoint(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 0.5 * (total_seconds_late // 3600)
c.AssignLatePenalties.plugin_class = HalfAPoint
"""


@pytest.fixture(scope="module")
def graded_once(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three students, graded by us: ada is right, bob forgets b, cem has handed in nothing that can be read."""
    root = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(built_once, root)
    with (root / "nbgrader_config.py").open("a") as file:
        file.write(POLICY)
    course = load_course(root)
    for student, line in {"ada": None, "bob": WRONG}.items():
        answers = {"why": "Its slope is constant."} | ({"line": line} if line else {})
        path = hand_in(course, student, handed_in(official(course), **answers))
        path.with_name("timestamp.txt").write_text(f"{HANDED_IN} UTC")
    hand_in(course, "cem", "{")
    grade(course)
    return root


@pytest.fixture
def graded(graded_once: Path, here: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A copy of it: the gradebook may be written in, and it is graded again in this process."""
    monkeypatch.setattr(sys, "path", list(sys.path))  # grading puts the course's folder on it
    shutil.copytree(graded_once, tmp_path / "course")
    return load_course(tmp_path / "course")


def book(course: Course) -> Gradebook:
    return Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "loss-functions")


def mark(course: Course, student: str, cell: str, points: float, comment: str = "") -> None:
    """As the formgrader does."""
    with book(course) as gradebook:
        given = gradebook.find_grade(cell, "line", "01-line", student)
        given.manual_score, given.needs_manual_grade = points, False
        if comment:
            gradebook.find_comment(cell, "line", "01-line", student).manual_comment = comment
        gradebook.db.commit()


def of(course: Course, student: str) -> Submission:
    return next(one for one in read_class(course).submissions if one.student == student)


def test_what_we_have_graded_is_up_to_date(graded: Course) -> None:
    ada, bob, cem = read_class(graded).submissions
    assert [record.points for record in bob.records] == [1.0, 1.0] and bob.is_explained and not bob.outdated
    assert [mark.cell for mark in ada.marks.cells] == ["test_line", "test_answer_slope", "why"]
    assert [one.cell for one in ada.ungraded] == ["why"] and (ada.points, ada.max_points) == (5, 7)
    assert cem.unreadable and cem.points == 0


def test_marks_and_comments_by_hand_are_everywhere(graded: Course) -> None:
    mark(graded, "bob", "test_line", 3)
    mark(graded, "bob", "why", 1.5, "Nearly; <b>why</b> constant?\nSee section 2.")
    bob = of(graded, "bob")
    assert (bob.points, bob.max_points, bob.ungraded) == (5.5, 7, ())
    page = visible(feedback_page(bob, "A line"))
    assert "5.5 of 7 points" in page and "3 of 4" in page and "marked by your instructor" in page
    assert "Nearly; &lt;b&gt;why&lt;/b&gt; constant? See section 2." in page and "1.5 of 2" in page
    assert "well done" not in page
    report = visible(class_report(read_class(graded), graded))
    assert "5.5 of 7" in report and "3 of 4 (tests: 1)" in report and "Nearly;" in report
    wide, long = write_csv(read_class(graded), graded.root / "grades.csv")
    rows = {row["student"]: row for row in csv.DictReader(wide.read_text().splitlines())}
    assert (rows["bob"]["total"], rows["bob"]["test_line"], rows["bob"]["why status"]) == ("5.5", "3", "by hand")
    assert (rows["ada"]["total"], rows["ada"]["points_so_far"], rows["ada"]["not_graded"]) == ("", "5", "why")
    assert "Nearly" in long.read_text()


def test_the_gradebook_counts_where_another_program_has_graded_since(graded: Course) -> None:
    with book(graded) as gradebook:
        gradebook.find_grade("test_line", "line", "01-line", "bob").auto_score = 4.0
        gradebook.db.commit()
    results = read_class(graded)
    bob = of(graded, "bob")
    assert bob.points == 5 and not bob.is_explained and bob.outdated == ("marked by another program since",)
    page = visible(feedback_page(bob, "A line"))
    assert "5 of 7" in page and "entered by another program" in page and "b is not added" not in page
    (warning,) = warnings(results.submissions)
    assert "1 result is out of date in 01-line" in warning and warning.endswith("autograder grade -a 01-line")
    assert "out of date" in visible(class_report(results, graded))


def test_what_was_handed_in_since_is_named_until_it_is_graded(graded: Course) -> None:
    """Between collecting and grading, pages and tables are of the earlier hand-ins."""
    assert not read_class(graded).warnings
    again = handed_in(official(graded), why="Its slope is constant.", line="def line(w, b, x):\n    return 0 * x")
    hand_in(graded, "ada", again)
    hand_in(graded, "dan", again)
    results = read_class(graded)
    ada = of(graded, "ada")
    assert ada.outdated == ("handed in again",)
    assert "You have handed in again since" in visible(feedback_page(ada, "A line"))
    assert results.waiting == (("dan", "01-line"),)
    told = "01-line: handed in and not graded yet: dan. Grade by: autograder grade -a 01-line"
    assert results.warnings[0] == told
    assert "1 result is out of date in 01-line: handed in again (1)" in results.warnings[1]
    assert told in visible(class_report(results, graded))
    grade(graded)
    assert not read_class(graded).warnings
    with book(graded) as gradebook:
        gradebook.remove_student("dan")
    assert not read_class(graded).warnings, "who has left is gone"


@pytest.mark.parametrize("size", [0, 3000], ids=["empty", "damaged"])
def test_a_gradebook_that_cannot_be_read_is_one_line(graded: Course, size: int) -> None:
    (graded.root / "gradebook.db").write_bytes(b"x" * size)
    if not size:
        assert read_class(graded).submissions == ()
        return
    with pytest.raises(CannotGoOn, match=r"^gradebook\.db is damaged\. Put back a copy"):
        read_class(graded)


def test_a_table_of_another_version_of_nbgrader_is_one_line(graded: Course) -> None:
    with sqlite3.connect(graded.root / "gradebook.db") as connection:
        connection.execute("ALTER TABLE grade DROP COLUMN extra_credit")
    connection.close()
    with pytest.raises(CannotGoOn, match=r"another version of nbgrader \(grade has no 'extra_credit'\)"):
        read_class(graded)


def test_who_has_left_is_gone(graded: Course) -> None:
    folder = graded.root / "reports"
    write_feedback(read_class(graded), graded, folder)
    assert (folder / "bob" / "01-line.html").is_file()
    with book(graded) as gradebook:
        gradebook.remove_student("bob")
    write_feedback(read_class(graded), graded, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["ada", "cem"]
    assert [one.student for one in read_class(graded).submissions] == ["ada", "cem"]
    assert "bob" not in class_report(read_class(graded), graded)


def test_grading_does_not_bring_back_who_has_left(graded: Course, command: Command) -> None:
    assert departed(graded, ["ada", "bob", "dan"]) == []
    with book(graded) as gradebook:
        gradebook.remove_student("bob")
    done = command(graded.root, "grade")
    assert "bob was graded, and then removed from the gradebook: left out." in done.err, done.err
    assert "2 kept from before" in done.out and "bob" not in read_marks(graded).students
    hand_in(graded, "dan", "{")  # who is new is no more in the gradebook, and has not been graded
    assert departed(graded, ["ada", "bob", "dan"]) == ["bob"]
    assert forget_another_gradebook(graded) == ""
    (graded.root / "gradebook.db").unlink()  # made anew: nobody has left
    assert departed(graded, ["ada", "bob"]) == [] and [*(graded.root / "results").glob("*/*.json")]
    assert "3 results of before do not belong to it and were removed" in forget_another_gradebook(graded)
    assert not [*(graded.root / "results").glob("*/*.json")] and forget_another_gradebook(graded) == ""


def test_a_moved_due_date_an_extension_and_the_policy_count_without_grading_again(graded: Course) -> None:
    with book(graded) as gradebook:
        gradebook.update_or_create_assignment("01-line", duedate=HANDED_IN - timedelta(hours=3))
        gradebook.grant_extension("01-line", "ada", hours=2)
    assert warnings(read_class(graded).submissions) == [
        "2 results are out of date in 01-line: lateness counts otherwise now (2). Bring up to date by: autograder grade -a 01-line"
    ]
    report = grade(graded)
    assert (report.graded, report.kept) == (0, 3)
    assert {change.submission.student: change.now.late_penalty for change in report.changes} == {"ada": 0.5, "bob": 1.5}
    assert [change.reasons for change in report.changes] == [("lateness counted anew",)] * 2
    ada = of(graded, "ada")
    assert (ada.marks.points, ada.points) == (5, 4.5)
    page = visible(feedback_page(ada, "A line"))
    assert "0.5 of the 5 points for your work were taken off: it came 1:00:00 after the due date" in page
    assert not grade(graded).changes and not warnings(read_class(graded).submissions)
    with book(
        graded
    ) as gradebook:  # what is graded anew for another reason gets its marks by that, and its penalty by the date
        gradebook.update_or_create_assignment("01-line", duedate=HANDED_IN - timedelta(hours=4))
    force_all = grade(graded, force=True)
    assert {change.reasons for change in force_all.changes} == {("lateness counted anew",)}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("0.5 *", "1 / 0 *", "the late policy HalfAPoint, .* fails for (ada|bob), .* late .ZeroDivisionError"),
        ("0.5 *", "'x' *", "fails for"),
        ("plugin_class = HalfAPoint", "plugin_class = 'no.such.Class'", "plugin_class cannot be used"),
    ],
)
def test_a_late_policy_that_fails_is_one_line_and_costs_nobody_a_mark(
    graded: Course, old: str, new: str, says: str
) -> None:
    with book(graded) as gradebook:
        gradebook.update_or_create_assignment("01-line", duedate=HANDED_IN - timedelta(hours=3))
    path = graded.root / "nbgrader_config.py"
    path.write_text(path.read_text().replace(old, new))
    configuration.cache_clear()
    before = read_marks(graded).submissions
    for attempt in (lambda: grade(graded, force=True), lambda: read_class(graded)):
        with pytest.raises(CannotGoOn, match=says):
            attempt()
    assert read_marks(graded).submissions == before


def test_what_is_out_of_date_and_gone_is_named_instead_of_a_command_that_cannot_help(graded: Course) -> None:
    shutil.rmtree(graded.root / "submitted" / "bob")
    assert not warnings(read_class(graded).submissions), "what was marked stays right"
    for path in (graded.root / "results").glob("*/*.json"):
        path.unlink()
    many, gone = warnings(read_class(graded).submissions)
    assert "2 results are out of date in 01-line: no result of ours is kept (2)" in many
    assert "cannot be graded again: bob. Put back" in gone
    grade(graded)
    assert warnings(read_class(graded).submissions) == [gone]


def test_an_extension_is_nbgraders_own_and_counts_at_once(graded: Course) -> None:
    with pytest.raises(CourseError, match="no due date"):
        extend(graded, "ada", "01-line", timedelta(days=1))
    with book(graded) as gradebook:
        gradebook.update_or_create_assignment("01-line", duedate=HANDED_IN - timedelta(hours=3))
        gradebook.add_student("dan")
    assert extend(graded, "ada", "01-line", timedelta(hours=1)).late_penalty == 1.0
    assert extend(graded, "ada", "01-line", timedelta(hours=3)).late_penalty == 0
    assert of(graded, "ada").marks.extension == timedelta(hours=3)
    assert extend(graded, "ada", "01-line", timedelta()).late_penalty == 1.5
    assert extend(graded, "dan", "01-line", timedelta(days=1)).due == HANDED_IN + timedelta(hours=21)
    assert [one.student for one in read_class(graded).submissions] == ["ada", "bob", "cem"]  # dan has handed in nothing
    with pytest.raises(CourseError, match="no student 'eve'"):
        extend(graded, "eve", "01-line", timedelta(days=1))


def test_a_hand_mark_stays_confirmed_while_the_answer_is_the_same_and_changes_are_told(graded: Course) -> None:
    for student in ("ada", "bob"):
        mark(graded, student, "why", 2)
        mark(graded, student, "test_line", 3)
    hand_in(graded, "bob", handed_in(official(graded), why="Its slope is constant."))  # with b, this time
    source = graded.source_script(graded.assignments[0])
    source.write_text(source.read_text().replace("hidden_secret.mean()", "hidden_secret.mean() + 0"))
    assert of(graded, "ada").outdated == ("the course has changed",)
    report = grade(graded)
    assert report.graded == 3 and gradebook(graded)["bob", "test_line"] == 4.0
    ada, bob = of(graded, "ada"), of(graded, "bob")
    assert ada.marks.to_confirm == () and (ada.points, bob.points) == (6, 6)
    assert [one.cell for one in bob.marks.to_confirm] == ["test_line"]  # and not `why`, which is the same
    assert not report.changes  # the human's mark still counts
    told = "for an earlier version of your answer, and to be looked at again: line"
    assert told in visible(feedback_page(bob, "A line")) and told not in visible(feedback_page(ada, "A line"))


@pytest.mark.parametrize("built_before", [False, True])
def test_one_table_says_what_grading_again_has_changed(graded: Course, built_before: bool) -> None:
    hand_in(graded, "bob", handed_in(official(graded), why="Its slope is constant."))
    source = graded.source_script(graded.assignments[0])
    source.write_text(source.read_text().replace('"test_line" points=4', '"test_line" points=6'))
    exercise = source.with_name("line.exercise.py")
    exercise.write_text(exercise.read_text().replace('"values": 3', '"values": 5'))
    if built_before:
        build(graded)
    report = grade(graded)
    changed = {change.submission.student: change for change in report.changes}
    assert [(was and was.points, now.points) for was, now in changed["ada"].cells] == [(4, 6)]
    assert (changed["ada"].before.max_points, changed["ada"].now.max_points) == (7, 9)
    assert changed["bob"].reasons == ("handed in again", *changed["ada"].reasons)
    assert changed["ada"].reasons == ("the course has changed",)
    assert changes_table(report.changes).row_count == 3
    (attempt,) = read_attempts(graded)
    assert (attempt.student, attempt.points, attempt.max_points) == ("bob", 2, 7)
    marked = (attempt.folder / "autograded" / "line.ipynb").read_text()
    assert attempt.handed_in == "2026-01-10 10:00:00" and WRONG.splitlines()[1] in marked
