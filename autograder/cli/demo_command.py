"""`demo`."""

from __future__ import annotations

import typer
from rich.table import Table

from autograder.course import CourseError
from linearloss.sentences import say, words

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
        out.print(
            words(
                say(
                    "Could not be graded: {student} / {name}: {reason}",
                    student=safe(submission.student),
                    name=submission.assignment.name,
                    reason=safe(reason),
                )
            )
        )
    out.print()
    folder = made.root.relative_to(course.root)
    table = Table.grid(padding=(0, 1))
    for what, where in (
        (say("the class report"), "reports/class.html"),
        (say("feedback pages"), "reports/feedback/"),
        (say("nbgrader's feedback"), "feedback/"),
        (say("tables and records"), "reports/grades.csv, reports/records.jsonl"),
        ("nbgrader's gradebook", "gradebook.db   (cd demo && ../.venv/bin/jupyter lab, menu Nbgrader, Formgrader)"),
        (say("the solved final notebook"), "solved/tune_lambda.html, solved/figure-*.png"),
    ):
        table.add_row(words(what), f"{folder}/{where}")
    out.print(table)
