"""`demo`."""

from __future__ import annotations

import typer

from autograder.course import CourseError

from .console import err, out, safe
from .course_commands import course_with_solutions
from .summary import summary_table


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command()(demo)


def demo() -> None:
    """Grade a sample class from nothing, into demo/: what `make demo` runs."""
    from autograder.demo.run import run_demo
    from autograder.report.class_results import read_class
    from linearloss.data import DataError

    course = course_with_solutions()
    try:
        made, report = run_demo(course, err)
    except DataError as error:
        raise CourseError(str(error)) from error
    out.print()
    out.print(summary_table(read_class(made).submissions))
    for submission, reason in report.problems:
        out.print(f"Could not be graded: {safe(submission.student)} / {submission.assignment.name}: {safe(reason)}")
    out.print()
    folder = made.root.relative_to(course.root)
    for what, where in (
        ("the class report", "reports/class.html"),
        ("feedback pages", "reports/feedback/"),
        ("nbgrader's feedback", "feedback/"),
        ("tables and records", "reports/grades.csv, reports/records.jsonl"),
        ("nbgrader's gradebook", "gradebook.db   (cd demo && ../.venv/bin/jupyter lab, menu Nbgrader, Formgrader)"),
        ("the solved final notebook", "solved/tune_lambda.html, solved/figure-*.png"),
    ):
        out.print(f"{what:26} {folder}/{where}")
