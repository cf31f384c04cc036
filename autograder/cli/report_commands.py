"""`feedback`, `report`, `export`: what comes out of a graded class."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from autograder.course import Course, CourseError
from autograder.intake.text import shown
from linearloss.sentences import say, words

from .console import err, out, safe
from .course_commands import graded_course
from .options import refuse_unused

if TYPE_CHECKING:
    from autograder.gradebook.marks import Marks
    from autograder.report.class_results import ClassResults


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(feedback)
    app.command()(report)
    app.command()(export)
    app.command()(similar)


def _results() -> tuple[Course, ClassResults]:
    """The class, with a word on what is out of date or not graded yet.

    Raises:
        CourseError: nothing is graded, or the gradebook cannot be read.
    """
    from autograder.report.class_results import read_class

    course = graded_course()
    results = read_class(course)
    if not results.submissions:
        raise CourseError(say("nothing has been graded yet. Grade first: autograder grade"))
    for warning in results.warnings:
        err.print(safe(words(warning)), style="yellow")
    return course, results


def feedback(
    folder: Path = typer.Option(Path("reports/feedback"), "--folder", help="Where to write it."),
    to: str | None = typer.Option(
        None, "--to", help="moodle: a zip file to upload there; mail: folders ready to be sent."
    ),
    fill: Path | None = typer.Option(
        None, "--fill", help="With --to moodle: the grading worksheet that you have downloaded."
    ),
    assignment: str | None = typer.Option(None, "--assignment", "-a", help="With --to moodle: which one, e.g. 02-svm."),
) -> None:
    """Write a feedback page for each student and assignment."""
    from autograder.report.feedback import write_feedback

    if to not in (None, "moodle", "mail"):
        raise CourseError(say("--to {to}: it is moodle or mail.", to=to))
    way = f"--to {shown(to)}" if to else say("feedback without --to (moodle or mail)")
    refuse_unused(
        way, {"--fill": fill, "--assignment": assignment}, {"--fill", "--assignment"} if to == "moodle" else set()
    )
    course, results = _results()
    pages = write_feedback(results, course, folder)
    out.print(words(say("Feedback pages in {folder}/: {count}.", count=len(pages), folder=folder)))
    if to is not None:
        from .export_to import feedback_to

        feedback_to(
            course, to, {(one.student, one.assignment) for one in results.submissions}, folder, fill, assignment
        )


def report(
    output: Path = typer.Option(Path("reports/class.html"), "--output", "-o", help="The page to write."),
) -> None:
    """Write one page about the class: scores, misunderstandings, what needs a human eye; beside it, what was handed in."""
    from autograder.report.class_report import write_class_report
    from autograder.report.pages import HANDED_IN

    course, results = _results()
    write_class_report(results, course, output)
    told = say(
        "The class report is {page}; what was handed in is in {folder}/.", page=output, folder=output.parent / HANDED_IN
    )
    out.print(words(told))


def export(
    output: Path | None = typer.Option(None, "--output", "-o", help="The file to write; reports/grades.csv by default."),
    to: str | None = typer.Option(
        None, "--to", help="Fill in what you have downloaded from canvas, moodle or blackboard; results.json for gradescope."
    ),
    fill: Path | None = typer.Option(None, "--fill", help="With --to: the gradebook or worksheet that you have downloaded."),
    assignment: str | None = typer.Option(None, "--assignment", "-a", help="With --to: only this one, e.g. 02-svm."),
    column: str | None = typer.Option(None, "--column", help="With --fill and --assignment: the heading of its column."),
    scale: bool = typer.Option(False, "--scale", help="With --to: convert totals where the maximum there is another one."),
    push: str | None = typer.Option(
        None, "--push", metavar="ADDRESS",
        help="With --to canvas: send the totals there, e.g. https://canvas.example.edu; the token is in CANVAS_API_TOKEN.",
    ),
    course_id: int | None = typer.Option(None, "--course-id", help="With --push: the course's number in Canvas."),
    dry_run: bool = typer.Option(False, "--dry-run", help="With --push: only show what would be sent."),
) -> None:  # fmt: skip
    """Write the gradebook as CSV, safe to open in a spreadsheet; or into the download of another system, to be uploaded again.

    With --to, totals are those of the gradebook: with hand marks and late penalties. Who is not marked in full gets no
    number and is named, as is who is not in the file (exit code 1).
    """
    way, taken = _way_of_export(to, push)
    given = {
        "--fill": fill, "--assignment": assignment, "--column": column, "--scale": scale or None, "--course-id": course_id,
        "--dry-run": dry_run or None, "--output": output,
    }  # fmt: skip
    refuse_unused(way, given, taken)
    if to is None and push is None:
        _export_csv(output or Path("reports/grades.csv"))
        return
    from .export_to import export_to, push_to_canvas

    course, results = _results()
    _tell_what_waits(results, course.assignment(assignment).name if assignment else None)
    if push is not None:
        push_to_canvas(course, to, push, course_id, assignment, column, scale, dry_run)
    else:
        export_to(course, str(to), fill, assignment, column, scale, output)


def _way_of_export(to: str | None, push: str | None) -> tuple[str, set[str]]:
    """What is exported, in words, and the options that it takes."""
    if push is not None:
        return "--push", {"--assignment", "--column", "--scale", "--course-id", "--dry-run"}
    if to is None:
        return say("export without --to (canvas, moodle, blackboard or gradescope)"), {"--output"}
    filled = {"--fill", "--column", "--scale"} if to != "gradescope" else set()
    return f"--to {shown(to)}", filled | {"--assignment", "--output"}


def _export_csv(output: Path) -> None:
    from autograder.report.export import write_csv

    _, results = _results()
    _tell_what_waits(results)
    write_csv(results, output)
    out.print(words(say("The table is {page}.", page=output)))


def _tell_what_waits(results: ClassResults, assignment: str | None = None) -> None:
    for note in filter(None, (results.not_read(assignment), results.to_confirm(assignment))):
        err.print(safe(words(note)), style="yellow")


def similar(
    assignment: str | None = typer.Option(None, "--assignment", "-a", help="Only this one, e.g. 02-svm."),
    output: Path = typer.Option(
        Path("reports/similar.html"), "--output", "-o", help="The page to write, answers side by side."
    ),
) -> None:
    """List submissions whose answers are alike, for a human to read. It is no verdict.

    Names, comments and layout do not count, and what was handed out is taken away.
    """
    from autograder.batch.departed import departed
    from autograder.gradebook.reading import read_marks
    from autograder.intake import submissions_in
    from autograder.report.similar_page import write_similar_page
    from autograder.similar.pairs import find_alike

    course = graded_course()
    chosen = [course.assignment(assignment)] if assignment else course.assignments
    left = departed(course, {student for student, _ in submissions_in(course)[0]})
    looks = [find_alike(course, each, left) for each in chosen]
    found = [pair for pairs, _ in looks for pair in pairs]
    shared = [one for _, common in looks for one in common]
    marks = read_marks(course)
    for pair in found:
        first, second = (_with_name(student, marks) for student in (pair.first, pair.second))
        answers = ", ".join(f"{answer.cell} {100 * answer.share:.0f} %" for answer in pair.answers)
        pair_of = words(say("{first} and {second}", first=first, second=second))
        out.print(f"{pair.assignment}  {safe(pair_of)}: {safe(answers)}")
    for one in shared:
        told = say(
            "{count} of {of} write the same. It may be the obvious way, and makes no pairs.",
            count=len(one.students),
            of=one.answers,
        )
        out.print(f"{one.assignment}  {safe(one.cell)}: {safe(words(told))}")
    write_similar_page(found, shared, course, marks, output)
    out.print(words(say("Pairs: {count}. To be read side by side: {page}", count=len(found), page=output)))


def _with_name(student: str, marks: Marks) -> str:
    name = marks.students[student].name if student in marks.students else ""
    return shown(student) + (f" ({shown(name)})" if name else "")
