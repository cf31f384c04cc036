"""Links in the folder that was handed in: what they lead to is not what was handed in."""

from __future__ import annotations

import os
from pathlib import Path

from .case import FAILED, LAZY, NOTHING, Case

# Prints the forbidden word when the file beside the notebook shows something that is somebody else's.
LOOK = """\
import os
for folder, _, names in os.walk('.'):
    for name in names:
        try:
            text = open(os.path.join(folder, name), 'rb').read(10**6)
        except OSError:
            continue
        if any(word in text for word in (b'HIDDEN_TEST' + b'_TEXT', b'REFERENCE' + b'_TEXT', b'can' + b'ary', b'root:', b'SQLite format 3')): print('ESC' + 'APED', name)
"""
# What was graded, shown or kept of somebody who is not in this batch.
SOMEBODY_ELSES = '{"cells": [{"cell_type": "raw", "metadata": {}, "source": "root:"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}'
# The references under another name, if they came along.
STOLEN = LAZY + "try:\n    from losses import svm_loss\nexcept Exception:\n    pass\n"


def course_of(folder: Path) -> Path:
    """The course: submitted/STUDENT/ASSIGNMENT lies three below."""
    return folder.parents[2]


def link(tries: str, name: str, target: str, **others: object) -> Case:
    """A link of that name beside the notebook; {course} and {instructor} in its target are filled in."""

    def make(folder: Path) -> None:
        course = course_of(folder)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(target.format(course=course, instructor=course.parent / "instructor"))

    return Case(
        tries, {"svm_loss": STOLEN}, first=LOOK, **({"gets": FAILED, "folder": make, "left_out": Path(name).parts[0]} | others)
    )  # type: ignore[arg-type]  # fmt: skip


def hard_link(tries: str, target: str) -> Case:
    """One more name of a file of the course's own; where it has none of that name, of one that looks like it."""

    def make(folder: Path) -> None:
        secret = course_of(folder) / target
        secret.parent.mkdir(parents=True, exist_ok=True)
        if not secret.exists():
            secret.write_text(SOMEBODY_ELSES)
        os.link(secret, folder / "losses.py")

    cells = {"svm_loss": STOLEN}
    return Case(f"a hard link to {tries}", cells, first=LOOK, gets=FAILED, folder=make, left_out="losses.py")


def links_in_a_circle(folder: Path) -> None:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    (folder / "here").symlink_to(".")


def link_to_a_link(folder: Path) -> None:
    (folder / "one").symlink_to(course_of(folder) / "solutions")
    (folder / "losses.py").symlink_to("one/reference/losses.py")


def other_students_folder(folder: Path) -> None:
    """The student's whole folder is a link to another student's."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    student = folder.parent
    student.rmdir()
    student.symlink_to("ada")


CASES = {
    "link_to_reference": link("a link to the references", "losses.py", "../../../solutions/reference/losses.py"),
    "link_absolute": link("the same with its full path", "losses.py", "{course}/solutions/reference/losses.py"),
    "link_to_hidden_test": link("a link to a hidden test", "table.py", "../../../solutions/hidden/tune_lambda/results_file.py"),
    "link_to_exercise": link("a link to an exercise", "table.py", "{course}/solutions/01-trial/svm_loss.exercise.py"),
    "link_to_check_data": link("a link to the data of the visible checks", "checks.json", "{course}/notebooks/01-trial/checks.json"),
    "link_to_source": link("a link to the source of the notebook", "trial.py", "{course}/solutions/01-trial/trial.py"),
    "link_to_built_notebook": link("a link to the official notebook", "mine.ipynb", "{course}/build/source/01-trial/trial.ipynb"),
    "link_to_gradebook": link("a link to the gradebook", "data.db", "{course}/gradebook.db"),
    "link_to_neighbour": link("a link to another student's notebook", "other.ipynb", "../../ada/01-trial/trial.ipynb"),
    "link_to_instructor": link("a link to a file of the instructor's", "notes.txt", "{instructor}/grades.txt"),
    "link_to_passwd": link("a link to the list of users", "users", "/etc/passwd"),
    "link_to_environment": link("a link to the grader's environment", "environment", "/proc/self/environ"),
    "link_to_device": link("a link to a device without end", "zeros", "/dev/zero"),
    "link_to_terminal": link("a link to the terminal", "typed", "/dev/tty"),
    "link_to_folder": link("a link to the folder of solutions", "solutions", "{course}/solutions"),
    "link_to_package": link("a package that is a link", "losses", "{course}/solutions/reference"),
    "link_to_course": link("a link to the course itself", "up", "../../.."),
    "link_in_folder": link("a link in a folder", "data/losses.py", "{course}/solutions/reference/losses.py"),
    "link_to_everything": link("a link to the root of the machine", "all", "/"),
    "link_as_timestamp": link("a timestamp that is a link", "timestamp.txt", "{instructor}/grades.txt"),
    "link_to_nothing": link("a link to nothing", "losses.py", "nowhere"),
    "link_very_long": link("a link to a name of 4,000 characters", "losses.py", "x/" * 2_000),
    "link_to_a_link": Case("a link through a link", {"svm_loss": STOLEN}, first=LOOK, gets=FAILED, folder=link_to_a_link, left_out="losses.py"),
    "links_in_a_circle": Case("links in a circle", folder=links_in_a_circle, left_out="here"),
    "hard_link": hard_link("the references", "solutions/reference/losses.py"),
    "hard_link_to_graded": hard_link("another student's graded notebook, which holds the hidden tests", "autograded/eve/01-trial/trial.ipynb"),
    "hard_link_to_attempt": hard_link("the same of an earlier attempt", "attempts/01-trial/eve/undated-0/autograded/trial.ipynb"),
    "hard_link_to_results": hard_link("what is kept of another student's results", "results/01-trial/eve.txt"),
    "hard_link_to_feedback": hard_link("another student's feedback", "feedback/report.html"),
    "hard_link_to_copy": hard_link("a copy of the gradebook", "gradebook.db.2026-01-01"),
    "hard_link_to_table": hard_link("a table of marks", "grades.csv"),
    "hard_link_to_settings": hard_link("settings, which may hold the password of a database", "settings.py"),
    "hard_link_to_checkpoint": hard_link("a checkpoint of another student's graded notebook", "autograded/eve/01-trial/.ipynb_checkpoints/trial-checkpoint.ipynb"),
    "hard_link_to_archive": hard_link("the archive for Gradescope", "gradescope/01-trial.zip"),
    "hard_link_to_backup": hard_link("a copy of the gradebook in a folder", "backup/gradebook.db"),
    "other_students_folder": Case("the student is a link to another student", gets=NOTHING, folder=other_students_folder, refused=True),
}  # fmt: skip
