"""`feedback`, `report`, `export`: what comes out of a graded class."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from autograder.course import Course, CourseError

from .console import err, out, safe
from .course_commands import graded_course

if TYPE_CHECKING:
    from autograder.report.class_results import ClassResults


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(feedback)
    app.command()(report)
    app.command()(export)


def _results() -> tuple[Course, ClassResults]:
    """The class, with a word on what is out of date.

    Raises:
        CourseError: nothing is graded, or the gradebook cannot be read.
    """
    from autograder.report.class_results import read_class, warnings

    course = graded_course()
    results = read_class(course, lambda text: err.print(safe(text)))
    if not results.submissions:
        raise CourseError("nothing has been graded yet. Grade first: autograder grade")
    for warning in warnings(results.submissions):
        err.print(safe(warning), style="yellow")
    return course, results


def feedback(folder: Path = typer.Option(Path("reports/feedback"), "--folder", help="Where to write it.")) -> None:
    """Write a feedback page for each student and assignment."""
    from autograder.report.feedback import write_feedback

    course, results = _results()
    pages = write_feedback(results, course, folder)
    out.print(f"{len(pages)} feedback pages in {folder}/.")


def report(
    output: Path = typer.Option(Path("reports/class.html"), "--output", "-o", help="The page to write."),
) -> None:
    """Write one page about the class: scores, misunderstandings, what needs a human eye."""
    from autograder.report.class_report import write_class_report

    course, results = _results()
    write_class_report(results, course, output)
    out.print(f"The class report is {output}.")


def export(
    output: Path = typer.Option(Path("reports/grades.csv"), "--output", "-o", help="The table to write."),
) -> None:
    """Write the gradebook as CSV, safe to open in a spreadsheet."""
    from autograder.report.export import write_csv

    _, results = _results()
    write_csv(results, output)
    out.print(f"The table is {output}.")
