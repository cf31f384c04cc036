"""`export --to SYSTEM`: the instructor's own download, filled in."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from autograder.course import Assignment, Course, CourseError
from linearloss.sentences import say, words

from .console import err, out, safe

if TYPE_CHECKING:
    from autograder.lms.filling import Filled
    from autograder.lms.grades import Grades
    from autograder.lms.table import Table

SYSTEMS = "canvas, moodle, blackboard, gradescope"


def export_to(
    course: Course, system: str, fill: Path | None, assignment: str | None, column: str | None, scale: bool, output: Path | None
) -> None:  # fmt: skip
    """Fill the download of a system and write it; name everybody whose grade is not in it.

    Raises:
        CourseError: the system is unknown, the file is missing or is not what the system takes.
    """
    from autograder.lms.grades import read_grades
    from autograder.lms.table import read_table
    from autograder.report.pages import write_whole

    if system == "gradescope":
        _to_gradescope(
            course, course.assignment(assignment).name if assignment else None, output or Path("reports/gradescope")
        )
        return
    filler, what = _filler(system)
    if fill is None:
        raise CourseError(say("--to {system} fills a file that you have downloaded. {how}", system=system, how=what))
    only = course.assignment(assignment) if assignment else None
    if column and only is None:
        raise CourseError(say("--column names the column of one assignment: add --assignment."))
    grades = read_grades(course)
    if not grades.of:
        raise CourseError(say("nothing has been graded yet. Grade first: autograder grade"))
    filled = filler(read_table(fill), course, grades, only, column, scale)
    path = output or Path("reports") / f"{system}-{fill.name}"
    if path.exists() and path.samefile(fill):
        raise CourseError(say("{path} is the download itself: give another name by --output.", path=path))
    write_whole(path, filled.table.encoded())
    _tell(filled, path, fill)


def push_to_canvas(
    course: Course, system: str | None, address: str, course_id: int | None, assignment: str | None, column: str | None,
    scale: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Show the totals of an assignment, and send them to Canvas.

    Raises:
        CourseError: something that it needs is not named, or Canvas refuses.
    """
    from autograder.lms.canvas_push import TOKEN, carry_out, plan_push
    from autograder.lms.grades import read_grades

    if system != "canvas" or course_id is None or assignment is None:
        raise CourseError(say("--push needs --to canvas, --course-id NUMBER and --assignment NAME."))
    token = os.environ.get(TOKEN, "")
    if not token:
        raise CourseError(
            say(
                "--push needs a token: make one in Canvas (Account, Settings, New Access Token), and set {token} to it.",
                token=TOKEN,
            )
        )
    push = plan_push(address, token, course_id, course.assignment(assignment), read_grades(course), column, scale)
    for line in push.named:
        out.print(f"  {safe(words(line))}")
    _name_them(say("Without a number"), push.left)
    if dry_run:
        out.print(
            words(
                say(
                    "{count} totals would be sent to {title} (--dry-run: nothing was).",
                    count=len(push.entries),
                    title=safe(push.title),
                )
            )
        )
    else:
        carry_out(push)
        out.print(words(say("Totals sent to {title}: {count}.", count=len(push.entries), title=safe(push.title))))
    if push.left:
        raise typer.Exit(1)


def _to_gradescope(course: Course, only: str | None, folder: Path) -> None:
    from autograder.gradescope.results import write_results
    from autograder.lms.grades import read_grades
    from autograder.report.class_results import read_class

    found = [one for one in read_class(course).submissions if only in (None, one.assignment)]
    records = [record for one in found for record in one.records]
    if not records:
        raise CourseError(say("nothing has been graded yet. Grade first: autograder grade"))
    count, without = write_results(records, read_grades(course), folder)
    out.print(
        words(say("Files {folder}/STUDENT/ASSIGNMENT/results.json: {count}.", count=count, folder=safe(str(folder))))
    )
    _name_them(say("Without a number"), without)
    if without:
        raise typer.Exit(1)


def feedback_to(
    course: Course,
    to: str,
    submissions: Collection[tuple[str, str]],
    folder: Path,
    fill: Path | None,
    assignment: str | None,
) -> None:
    """Make a zip file (`to` is `moodle`) or folders (`mail`) of the feedback pages in `folder`.

    Raises:
        CourseError: the worksheet is missing or is none.
    """
    from autograder.lms.grades import read_grades
    from autograder.lms.moodle import WHERE
    from autograder.lms.table import read_table
    from autograder.report.outgoing import ADDRESSES, mail_folders, moodle_zip
    from autograder.report.pages import page_path, remove_others, write_whole

    grades = read_grades(course)
    pages = {one: (folder / page_path(*one)).read_text(encoding="utf-8") for one in submissions}
    if to == "mail":
        target = Path("reports/mail")
        count = mail_folders(pages, grades, target)
        remove_others(course, target, {target / page_path(*one) for one in pages})
        out.print(
            words(
                say(
                    "reports/mail/: a folder for each of {count} students, and their addresses in {addresses}.",
                    count=count,
                    addresses=ADDRESSES,
                )
            )
        )
        return
    if fill is None or assignment is None:
        raise CourseError(
            say(
                "--to moodle needs --assignment NAME, and --fill FILE for the numbers of participants. {how}.",
                how=WHERE,
            )
        )
    chosen = course.assignment(assignment).name
    data, unknown = moodle_zip(pages, chosen, read_table(fill), grades)
    path = Path("reports") / f"moodle-feedback-{chosen}.zip"
    write_whole(path, data)
    out.print(
        words(say("The file to upload in Moodle (Upload multiple feedback files in a zip) is {path}.", path=path))
    )
    _name_them(say("Without a page in it, because of {name}", name=fill.name), unknown)
    if unknown:
        raise typer.Exit(1)


def _filler(
    system: str,
) -> tuple[Callable[[Table, Course, Grades, Assignment | None, str | None, bool], Filled], str]:
    from autograder.lms import blackboard, canvas, moodle

    found = {
        "canvas": (canvas.fill_canvas, canvas.WHAT),
        "moodle": (moodle.fill_moodle, moodle.WHAT),
        "blackboard": (blackboard.fill_blackboard, blackboard.WHAT),
    }
    if system not in found:
        raise CourseError(say("--to {system}: it is one of {systems}.", system=system, systems=SYSTEMS))
    return found[system]


def _tell(filled: Filled, path: Path, fill: Path) -> None:
    for heading, count in filled.columns.items():
        out.print(words(say("Grades in {heading}: {count}.", heading=safe(heading), count=count)))
    if filled.absent:
        out.print(
            words(
                say(
                    "{count} students of {name} have nothing to be filled in: their cells are as they were.",
                    count=filled.absent,
                    name=safe(fill.name),
                )
            )
        )
    out.print(words(say("The file to upload is {path}.", path=safe(str(path)))))
    _name_them(say("Another number stood in {name}", name=fill.name), filled.replaced)
    _name_them(say("Without a number"), filled.no_number)
    _name_them(say("Not filled in, because of {name}", name=fill.name), filled.unknown)
    _name_them(say("Without a column in {name} that may be filled", name=fill.name), filled.no_column)
    if filled.no_number or filled.unknown or filled.no_column:
        raise typer.Exit(1)


def _name_them(title: str, lines: Sequence[str]) -> None:
    if lines:
        err.print(f"{safe(words(title))} ({len(lines)}):", style="yellow")
        for line in lines:
            err.print(f"  {safe(words(line))}", style="yellow")
