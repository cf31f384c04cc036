"""`new-course` and `new-exercise`: where a course of one's own begins."""

from __future__ import annotations

from pathlib import Path

import typer

from linearloss.sentences import say, words

from .console import out, safe
from .course_commands import course_with_solutions


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command("new-course")(new_course)
    app.command("new-exercise")(new_exercise)


def new_course(
    folder: Path = typer.Argument(metavar="FOLDER", help="Where to write it; it must be empty or not there."),
    title: str = typer.Option(
        "A new course", "--title", "-t", help="Its title; the archive for students is called after it."
    ),
) -> None:
    """Write a small complete course: one notebook, one exercise, a mistake, a question answered in words."""
    from autograder.new.course import new_course as write

    course = write(folder, title)
    out.print(
        words(
            say(
                "{folder}/ holds a small course, {title}. Next: its README.md, which lists the commands.",
                folder=safe(str(folder)),
                title=safe(course.title),
            )
        )
    )
    out.print(words(say("CONTRIBUTING.md of the course pack describes the files in solutions/.")))


def new_exercise(
    function: str = typer.Argument(metavar="FUNCTION", help="The name of the function that students will write."),
    assignment: str | None = typer.Option(
        None, "--assignment", "-a", help="In which notebook; the last one by default."
    ),
) -> None:
    """Write a small complete exercise, to be changed: cells in a notebook's source, before its summary, and the files beside it."""
    from autograder.new.exercise import new_exercise as write

    course = course_with_solutions()
    chosen = course.assignment(assignment) if assignment else course.assignments[-1]
    for path in write(course, chosen, function):
        out.print(safe(str(path.relative_to(course.root))))
    out.print(words(say("Change them, then: autograder build; autograder selfcheck -f {function}", function=function)))
