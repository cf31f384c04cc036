"""nbgrader's own configuration decides: its folders, its gradebook, its course id."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from sample_course import autograder, hand_in, handed_in, official
from sqlalchemy import make_url, text

from autograder.batch.submissions import find_submissions
from autograder.course import Course, CourseError
from autograder.gradebook.configuration import configuration, configured
from autograder.gradebook.lateness import LatePolicy
from autograder.gradebook.trouble import CannotGoOn
from autograder.handout.notebooks import build

ELSEWHERE = """
c.CourseDirectory.course_id = "my-course"
c.CourseDirectory.submitted_directory = "inbox"
c.CourseDirectory.autograded_directory = "marked"
c.CourseDirectory.db_url = "sqlite:///{root}/books/grades.sqlite"
"""


def configure(course: Course, more: str) -> None:
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(more)


def test_without_a_word_folders_are_nbgraders_own(course: Course) -> None:
    assert configured(course).folders == course.folders
    assert configuration(course.root).course_id == "loss-functions"
    assert configuration(course.root).db_url == f"sqlite:///{course.root / 'gradebook.db'}"


@pytest.mark.slow
def test_everything_goes_where_the_configuration_says(course: Course, tmp_path: Path) -> None:
    configure(course, ELSEWHERE.format(root=course.root))
    (course.root / "books").mkdir()
    hand_in(course, "ada", handed_in(official(course)))
    shutil.move(course.root / "submitted", course.root / "inbox")
    for command in (["grade", "-j", "1"], ["export", "-o", str(tmp_path / "grades.csv")]):
        done = autograder(course, *command)
        assert done.returncode == 0, done.stderr
    assert (course.root / "marked" / "ada" / "01-line" / "line.ipynb").is_file()
    assert not (course.root / "gradebook.db").exists() and not (course.root / "autograded").exists()
    with Gradebook(configuration(course.root).db_url, "my-course") as gradebook:
        assert gradebook.find_submission("01-line", "ada").score == 5
        assert set(gradebook.db.execute(text("SELECT course_id FROM assignment")).scalars()) == {"my-course"}
    assert "ada" in (tmp_path / "grades.csv").read_text()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("raise SystemExit('attack')", "SystemExit"),
        ("c.CourseDirectory.db_url = 3", "TraitError"),
        ("c.CourseDirectory.db_url = 'sqlit:///x'", "NoSuchModuleError"),
        (
            "c.CourseDirectory.directory_structure = '{nbgrader_step}/{assignment_id}/{student_id}'",
            "directory_structure",
        ),
        ("c.CourseDirectory.db_url = 'sqlite://'", "db_url = 'sqlite://' is a gradebook in memory, which would be lost"),
        ("c.CourseDirectory.submitted_directory = 'autograded'", "submitted_directory = .* is, holds or lies in autograded_directory"),
        ("c.CourseDirectory.submitted_directory = '.'", "submitted_directory = .* is, holds or lies in the folder of the course"),
        ("c.CourseDirectory.autograded_directory = 'submitted/../submitted/x'", "submitted_directory = .* lies in autograded_directory"),
        ("c.CourseDirectory.feedback_directory = 'solutions'", "feedback_directory = .* is, holds or lies in solutions/"),
        ("c.CourseDirectory.submitted_directory = '..'", "submitted_directory = .* the folder of the course"),
    ],
)  # fmt: skip
def test_what_cannot_be_obeyed_is_refused(course: Course, more: str, said: str) -> None:
    configure(course, more)
    with pytest.raises(CourseError, match=rf"nbgrader_config\.py: .*{said}"):
        configuration(course.root)


def test_a_folder_in_the_gradebooks_place_is_refused(course: Course) -> None:
    (course.root / "books").mkdir()
    configure(course, f'\nc.CourseDirectory.db_url = "sqlite:///{course.root}/books"')
    with pytest.raises(CourseError, match="books is no file, so it cannot be the gradebook"):
        configuration(course.root)


def test_a_fault_may_be_in_either_file_of_the_configuration(course: Course) -> None:
    (course.root / "nbgrader_config.json").write_text("{")
    with pytest.raises(CourseError, match=r"nbgrader_config.py, .*nbgrader_config.json: "):
        configuration(course.root)


def test_submissions_are_looked_for_there(course: Course) -> None:
    configure(course, "c.CourseDirectory.submitted_directory = 'inbox'")
    hand_in(course, "ada", handed_in(official(course)))
    with pytest.raises(CourseError, match=r"nothing to grade: no folder inbox/STUDENT/01-line/ with line\.ipynb"):
        find_submissions(configured(course))
    shutil.move(course.root / "submitted", course.root / "inbox")
    assert [one.student for one in find_submissions(configured(course))] == ["ada"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("[2026] ML", "holds '[': rename it."),
        ("what? all*", "holds '?', '*': rename it."),
        ("My%20Course", "holds '%20': rename it."),
        (os.fsdecode(b"caf\xe9"), "caf\\udce9: nbgrader cannot work in a folder whose path holds characters that are not UTF-8"),
    ],
)  # fmt: skip
def test_a_folder_whose_name_nbgrader_reads_otherwise_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(CourseError) as refused:
        configuration(tmp_path / name)
    assert said in str(refused.value)


@pytest.mark.parametrize("name", ["100% & more", "a b'c\"d $x é {y}", "#1 (2026) @home+"])
def test_a_folder_with_any_other_name_is_taken(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    assert make_url(configuration(root).db_url).database == str(root / "gradebook.db")


def test_a_late_policy_that_gives_no_number_is_named(course: Course) -> None:
    configure(course, """
from nbgrader.plugins import BasePlugin
class Nothing(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return float("nan")
c.AssignLatePenalties.plugin_class = Nothing
""")  # fmt: skip
    with pytest.raises(
        CannotGoOn, match=r"late policy Nothing, .* fails for ada, 4 points, 60 seconds late .*it gives nan"
    ):
        LatePolicy(configuration(course.root)).penalty("ada", 4.0, 60.0)


def test_what_nbgrader_met_in_a_build_is_the_reason(course: Course) -> None:
    (course.root / "nbgrader_config.py").write_text("c = get_config()\n")
    with pytest.raises(CourseError, match="could not release 01-line: RuntimeError: Mark scheme region"):
        build(course)
