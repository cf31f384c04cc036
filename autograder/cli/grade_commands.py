"""`grade` and `check`."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

import linearloss.command
from autograder.course import Course, CourseError, load_course
from autograder.judge.records import write_records
from linearloss.sentences import say, words

from .console import STATUSES, STYLES, err, leaving_at_once, out, safe, tell
from .course_commands import graded_course
from .summary import Summary
from .tables import changes_table

if TYPE_CHECKING:
    from autograder.batch.run import BatchReport, Step
    from autograder.batch.submissions import Submission
    from autograder.intake import Stray


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(grade)
    app.command()(check)


def grade(
    assignment: str | None = typer.Option(None, "--assignment", "-a", help="Only this one, e.g. 02-svm."),
    student: str | None = typer.Option(None, "--student", "-s", help="Only this one."),
    jobs: int = typer.Option(os.cpu_count() or 1, "--jobs", "-j", min=1, help="Submissions graded at once."),
    json: Path | None = typer.Option(None, "--json", help="Write one JSON object a line: a record for each test."),
    scheduler: str | None = typer.Option(
        None, "--scheduler", metavar="ADDRESS", help="Grade on the workers of this Dask scheduler, e.g. tcp://10.0.0.1:8786."
    ),
    force: bool = typer.Option(False, "--force", help="Grade again what has been graded already."),
    isolation: str = typer.Option(
        "auto", "--isolation",
        help="auto: the first of landlock, bubblewrap, user that confines student code here, or a refusal; one of them by name; "
        "process: grade where none can be had.",
    ),
) -> None:  # fmt: skip
    """Grade submitted/ into gradebook.db and autograded/; go on where an earlier run stopped."""
    from autograder.batch.departed import departed, forget_another_gradebook, in_words
    from autograder.batch.run import grade_batch
    from autograder.batch.submissions import find_strays, find_submissions
    from autograder.report.pages import check_can_be_written

    course = graded_course()
    if json is not None and not json.absolute().parent.is_dir():
        raise CourseError(
            say("--json {json}: there is no folder {parent} to write it in.", json=json, parent=json.absolute().parent)
        )
    if json is not None:
        check_can_be_written(json)  # not after an hour's grading
    submissions = find_submissions(course, assignment, student)
    if forgotten := forget_another_gradebook(course):
        err.print(safe(words(forgotten)), style="yellow")
    left = departed(course, {one.student for one in submissions}) if student is None else []
    submissions = [one for one in submissions if one.student not in left]
    # Elsewhere, each machine chooses for itself.
    level = _isolation(isolation, None if scheduler is not None else course.root)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with leaving_at_once(), Progress(*columns, console=err, disable=not err.is_terminal) as bar:
        report = grade_batch(
            course, submissions, jobs=jobs, isolation=level, scheduler=scheduler, force=force,
            progress=_Progress(bar, len(submissions)), tell=tell,
        )  # fmt: skip
    if json is not None:
        write_records(report.records, json)
    _tell_the_marks(course, submissions, report, [*map(in_words, left)])
    _tell_what_could_not_be_graded(report.problems, find_strays(course) if student is None else [])


def _tell_the_marks(course: Course, submissions: list[Submission], report: BatchReport, notes: list[str]) -> None:
    """A table of what is graded, how much was done, what is not as it was, and what a human has to know."""
    from autograder.report.class_results import class_in_parts

    summary = Summary((submission.student, submission.assignment.name) for submission in submissions)
    for one in class_in_parts(course):
        summary.add(one)
    out.print(summary.table())
    told = say("{count} graded.", count=report.graded)
    if report.kept:
        told = say(
            "{count} graded, {kept} kept from before (--force grades them again).",
            count=report.graded,
            kept=report.kept,
        )
    out.print(words(told))
    if report.changes:
        out.print(words(say("What is not as it was:")))
        out.print(changes_table(report.changes))
    for text in (*summary.warnings(), *summary.remarks, *notes):
        err.print(safe(words(text)), style="yellow")


def _tell_what_could_not_be_graded(problems: list[tuple[Submission, str]], strays: list[Stray]) -> None:
    """Each with its reason.

    Raises:
        typer.Exit: there are any.
    """
    if not problems and not strays:
        return
    count = len(problems) + len(strays)
    err.print(words(say("{count} could not be graded:", count=count)), style="red")
    for submission, reason in problems:
        err.print(f"  {safe(submission.student)} / {submission.assignment.name}: {safe(words(reason))}", style="red")
    for stray in strays:
        err.print(
            words(say("  submitted/{name} {reason}", name=safe(stray.name), reason=safe(words(stray.reason)))),
            style="red",
        )
    raise typer.Exit(1)


def _isolation(asked: str, course: Path | None) -> str:
    """The mechanism to grade under here, in `course`; for other machines as it was asked for, if there is one of that name."""
    from autograder.isolation.levels import LEVELS, IsolationUnavailable, choose

    if asked not in ("auto", *LEVELS):
        raise CourseError(say("--isolation {asked}: it is one of auto, {names}.", asked=asked, names=", ".join(LEVELS)))
    if course is None:
        return asked
    try:
        return choose(asked, course)
    except IsolationUnavailable as error:
        raise CourseError(str(error)) from error


class _Progress:
    """A bar in a terminal; elsewhere a line for each submission. Both say how fast it goes and how long it will take."""

    def __init__(self, bar: Progress, total: int):
        self._bar, self._task = bar, bar.add_task(words(say("grading")), total=total, rate="")
        self._start, self._kept = time.monotonic(), 0

    def __call__(self, step: Step) -> None:
        if step.entry is None:
            self._start, self._kept = time.monotonic(), step.done
            err.print(words(say("{done} of {total} have been graded before.", done=step.done, total=step.total)))
            self._bar.update(self._task, completed=step.done)
            return
        rate = self._rate(step)
        self._bar.update(self._task, completed=step.done, rate=rate)
        if not err.is_terminal:
            one = step.entry.submission
            line = say(
                "{who}: {points:g} of {most:g} ({done} of {total}, {rate})", who=f"{one.student} / {one.assignment.name}",
                points=step.entry.points, most=step.entry.max_points, done=step.done, total=step.total, rate=rate,
            )  # fmt: skip
            err.print(f"  {safe(words(line))}")

    def _rate(self, step: Step) -> str:
        each = (time.monotonic() - self._start) / (step.done - self._kept)
        left = round(each * (step.total - step.done))
        time_left = f"{left // 3600}:{left // 60 % 60:02d}:{left % 60:02d}"
        return words(say("{number:.0f} a minute, {time} left", number=60 / each, time=time_left))


def check(
    notebook: Path = typer.Argument(help="Your notebook, e.g. notebooks/02-svm/svm.ipynb."),
) -> None:
    """Say what passes and what does not, hidden tests included; without solutions/, as `linearloss check`. Exit with 1 unless all is well."""
    from autograder.check import check_notebook
    from autograder.notebook.reading import Unreadable

    course = load_course()
    if not course.has_solutions:
        raise typer.Exit(linearloss.command.main(["check", str(notebook)]))
    try:
        results = check_notebook(course, notebook)
    except Unreadable as error:
        raise CourseError(str(error)) from error
    for result in results:
        out.print(
            f"[{STYLES[result.status]}]{words(STATUSES[result.status]):>9}[/]  {safe(result.test)}  {result.points_text}"
        )
        for line in result.message.splitlines():
            out.print(f"             {safe(line)}")
    passed = sum(result.status == "passed" for result in results)
    out.print(words(say("{passed} of {count} pass.", passed=passed, count=len(results))))
    if passed < len(results):
        raise typer.Exit(1)
