"""`feedback`, `report`, `export`: what comes out of a graded class."""

from __future__ import annotations

from pathlib import Path

import typer

from autograder.course import Course, CourseError
from autograder.judge.records import Record

from .console import out
from .course_commands import course_with_solutions


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(feedback)
    app.command()(report)
    app.command()(export)


def _results() -> tuple[Course, list[Record], dict[tuple[str, str], tuple[str, ...]]]:
    from autograder.batch.store import ResultStore

    course = course_with_solutions()
    store = ResultStore(course.root / "results")
    records = store.all()
    if not records:
        raise CourseError("nothing has been graded yet. Grade first: autograder grade")
    return course, records, store.remarks()


def feedback(folder: Path = typer.Option(Path("reports/feedback"), "--folder", help="Where to write it.")) -> None:
    """Write a feedback page for each student and assignment."""
    from autograder.report.feedback import write_feedback

    course, records, left_out = _results()
    pages = write_feedback(records, course, folder, left_out)
    out.print(f"{len(pages)} feedback pages in {folder}/.")


def report(
    output: Path = typer.Option(Path("reports/class.html"), "--output", "-o", help="The page to write."),
) -> None:
    """Write one page about the class: scores, misunderstandings, what needs a human eye."""
    from autograder.report.class_report import write_class_report

    course, records, left_out = _results()
    write_class_report(records, course, output, left_out=left_out)
    out.print(f"The class report is {output}.")


def export(
    output: Path = typer.Option(Path("reports/grades.csv"), "--output", "-o", help="The table to write."),
) -> None:
    """Write the results as CSV, safe to open in a spreadsheet."""
    from autograder.report.export import write_csv

    _, records, _ = _results()
    output.parent.mkdir(parents=True, exist_ok=True)
    write_csv(records, output)
    out.print(f"The table is {output}.")
