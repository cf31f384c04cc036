"""`extend`, `attempts`: what comes up in the middle of a term."""

from __future__ import annotations

from datetime import timedelta

import typer

from linearloss.sentences import say, words

from .console import out, safe
from .course_commands import graded_course
from .tables import attempts_table


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(extend)
    app.command()(attempts)


def extend(
    student: str = typer.Argument(help="The student's id in the gradebook."),
    assignment: str = typer.Argument(help="E.g. 02-svm."),
    days: float = typer.Option(0.0, "--days", min=0, max=3650, help="After everybody's due date."),
    hours: float = typer.Option(0.0, "--hours", min=0, max=87600, help="Added to the days."),
) -> None:
    """Give one student more time; without --days and --hours, take an extension back."""
    from autograder.batch.extensions import extend as extend_by

    marks = extend_by(graded_course(), student, assignment, timedelta(days=days, hours=hours))
    told = say("{who}: due {when} UTC.", who=f"{student} / {marks.assignment}", when=f"{marks.due:%Y-%m-%d %H:%M}")
    if marks.late_penalty:
        told = say(
            "{who}: due {when} UTC, {points:.10g} points off for lateness.", **told.values, points=marks.late_penalty
        )
    out.print(safe(words(told)))


def attempts(
    assignment: str | None = typer.Option(None, "--assignment", "-a", help="Only this one, e.g. 02-svm."),
    student: str | None = typer.Option(None, "--student", "-s", help="Only this one."),
) -> None:
    """List what was handed in and then replaced by a later attempt, with the points that it had."""
    from autograder.batch.departed import departed
    from autograder.intake.attempts import read_attempts

    course = graded_course()
    name = course.assignment(assignment).name if assignment else None
    found = [one for one in read_attempts(course) if name in (None, one.assignment) and student in (None, one.student)]
    left = departed(course, {one.student for one in found})
    found = [one for one in found if one.student not in left]
    if found:
        out.print(attempts_table(found, course.root))
    else:
        out.print(words(say("No earlier attempts are kept.")))
