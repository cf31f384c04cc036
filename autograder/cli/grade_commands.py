"""`grade` and `check`."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

import linearloss.command
from autograder.course import CourseError, load_course
from autograder.judge.records import Record, write_records

from .console import STYLES, err, leaving_at_once, out, safe
from .course_commands import course_with_solutions

if TYPE_CHECKING:
    from autograder.batch.submissions import Submission


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(grade)
    app.command()(check)


def grade(
    assignment: str | None = typer.Option(None, "--assignment", "-a", help="Only this one, e.g. 02-svm."),
    student: str | None = typer.Option(None, "--student", "-s", help="Only this one."),
    jobs: int = typer.Option(os.cpu_count() or 1, "--jobs", "-j", min=1, help="Submissions graded at once."),
    json: Path | None = typer.Option(None, "--json", help="Write one JSON object a line: a record for each test."),
    force: bool = typer.Option(False, "--force", help="Grade again what has been graded already."),
    isolation: str = typer.Option(
        "auto",
        "--isolation",
        help="auto: the first of landlock, bubblewrap, user that confines student code here, or a refusal; one of them by name; "
        "process: grade where none can be had.",
    ),
) -> None:
    """Grade submitted/ into gradebook.db and autograded/; go on where an earlier run stopped."""
    from autograder.batch.run import grade_batch
    from autograder.batch.store import ResultStore
    from autograder.batch.submissions import find_strays, find_submissions

    course = course_with_solutions()
    if json is not None and not json.absolute().parent.is_dir():
        raise CourseError(f"--json {json}: there is no folder {json.absolute().parent} to write it in.")
    submissions = find_submissions(course, assignment, student)
    level = _isolation(isolation, course.root)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with leaving_at_once(), Progress(*columns, console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("grading", total=len(submissions))
        report = grade_batch(
            course,
            submissions,
            jobs=jobs,
            isolation=level,
            force=force,
            progress=lambda submission, records: _progress(
                bar, task, submission.student, submission.assignment.name, records
            ),
            say=lambda text: err.print(text),
        )
    if json is not None:
        write_records(report.records, json)
    out.print(summary_table(report.records))
    kept = f", {report.kept} kept from before (--force grades them again)" if report.kept else ""
    out.print(f"{report.graded} submissions graded{kept}.")
    _say_what_was_left_out(ResultStore(course.root / "results").remarks(), submissions)
    strays = find_strays(course) if student is None else []
    if report.problems or strays:
        err.print(f"{len(report.problems) + len(strays)} could not be graded:", style="red")
        for submission, reason in report.problems:
            err.print(f"  {safe(submission.student)} / {submission.assignment.name}: {safe(reason)}", style="red")
        for stray in strays:
            err.print(f"  submitted/{safe(stray.name)} {safe(stray.reason)}", style="red")
        raise typer.Exit(1)


def _say_what_was_left_out(remarks: Mapping[tuple[str, str], Sequence[str]], submissions: Sequence[Submission]) -> None:
    for submission in submissions:
        for remark in remarks.get((submission.student, submission.assignment.name), ()):
            err.print(f"  {safe(submission.student)} / {submission.assignment.name}: {safe(remark)}", style="yellow")


def _isolation(asked: str, course: Path) -> str:
    from autograder.isolation.levels import LEVELS, IsolationUnavailable, choose

    if asked not in ("auto", *LEVELS):
        raise CourseError(f"--isolation {asked}: it is one of auto, {', '.join(LEVELS)}.")
    try:
        return choose(asked, course)
    except IsolationUnavailable as error:
        raise CourseError(str(error)) from error


def _progress(bar: Progress, task: object, student: str, assignment: str, records: list[Record]) -> None:
    bar.advance(task)  # type: ignore[arg-type]
    if not err.is_terminal:
        points = sum(record.points or 0 for record in records)
        err.print(f"  {safe(student)} / {assignment}: {points:g} of {sum(r.max_points for r in records):g}")


def summary_table(records: list[Record]) -> Table:
    """One row a submission: points, and how many tests have which status."""
    table = Table(box=None, pad_edge=False)
    for heading in ("student", "assignment", "points", "of", "tests"):
        table.add_column(
            heading, justify="right" if heading in ("points", "of") else "left", no_wrap=heading != "tests"
        )
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        groups.setdefault((record.student, record.assignment), []).append(record)
    for (student, assignment), group in groups.items():
        points = sum(record.points or 0.0 for record in group)
        undecided = "?" if any(record.points is None for record in group) else ""
        counts = {status: sum(record.status == status for record in group) for status in STYLES}
        words = ", ".join(f"[{STYLES[status]}]{count} {status}[/]" for status, count in counts.items() if count)
        table.add_row(
            safe(student), assignment, f"{points:g}{undecided}", f"{sum(r.max_points for r in group):g}", words
        )
    return table


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
        out.print(f"[{STYLES[result.status]}]{result.status:>9}[/]  {safe(result.test)}  {result.points_text}")
        for line in result.message.splitlines():
            out.print(f"             {safe(line)}")
    passed = sum(result.status == "passed" for result in results)
    out.print(f"{passed} of {len(results)} pass.")
    if passed < len(results):
        raise typer.Exit(1)
