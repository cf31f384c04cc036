"""`collect`: from the downloads of other systems into submitted/. `gradescope`: what runs in its container."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.table import Table

from .console import err, fail, out, safe
from .course_commands import graded_course

if TYPE_CHECKING:
    from autograder.collect.plan import Plan

ACTIONS = {
    "new": "put into submitted/",
    "replaces": "replaces an older one, kept in attempts/",
    "same": "is there already",
    "kept": "left out: a newer one is there",
}


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(collect)
    app.command()(gradescope)


def collect(
    given: list[Path] = typer.Argument(metavar="FILE-OR-FOLDER", help="Downloads, as they are: zip files, folders, notebooks."),
    roster: Path | None = typer.Option(
        None, "--roster", "-r",
        help="Who is in the course: a CSV file that Canvas, Moodle, Gradescope or nbgrader made. Else the gradebook's students.",
    ),
    assignment: str | None = typer.Option(None, "--assignment", "-a", help="Only this one, e.g. 02-svm."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Only show what would be done."),
) -> None:  # fmt: skip
    """Put what students handed in elsewhere into submitted/STUDENT/ASSIGNMENT/.

    Takes bulk downloads of Canvas, Moodle, Gradescope and Blackboard, nbgrader's exchange, and folders of your own. The assignment
    is seen by the notebook's cells, the student by the roster. Of several, the newest with work in it counts.
    Shows first what it will do, and names everything that it leaves out. Exit code 1 if a hand-in could not be placed.
    """
    from autograder.collect.run import carry_out, misplaced, planned
    from autograder.lms.grades import read_grades, remember, roster_of
    from autograder.lms.roster import read_roster

    course = graded_course()
    people = read_roster(roster) if roster else roster_of(read_grades(course))
    with planned(given, course, people, assignment) as plan:
        _show(plan)
        if dry_run:
            out.print("Nothing was done (--dry-run).")
            failed = []
        else:
            failed = carry_out(plan, course)
            remember(course, [row.person for row in plan.rows])
            done = sum(row.action in ("new", "replaces") for row in plan.rows) - len(failed)
            out.print(f"{done} submissions put into submitted/.")
            for name in misplaced(plan):
                out.print(f"submitted/{safe(name)} is no longer needed: take it out of submitted/.")
    for row, reason in failed:
        err.print(f"  {safe(row.person.student)} / {row.assignment.name} {safe(reason)}", style="red")
    if failed or plan.left:
        raise typer.Exit(1)


def _show(plan: Plan) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("student", "name", "assignment", "handed in", "what will be done", "from"):
        table.add_column(heading, no_wrap=heading in ("student", "assignment"), overflow="fold")
    for row in plan.rows:
        time = f"{row.timestamp:%Y-%m-%d %H:%M} UTC" if row.timestamp else ""
        table.add_row(
            safe(row.person.student), safe(row.person.name), row.assignment.name,
            " ".join([time, "late" if row.late else ""]).strip(), ACTIONS[row.action], safe(row.source),
        )  # fmt: skip
    if plan.rows:
        out.print(table)
    elif not plan.left:
        out.print("There is nothing in it that could be collected.")
    for row in plan.rows:
        for text in [*row.remarks, *(f"{name}: an earlier one, not taken." for name in row.earlier)]:
            err.print(f"  {safe(row.person.student)} / {row.assignment.name}: {safe(text)}", style="yellow")
    if plan.left:
        err.print(f"{len(plan.left)} left out:", style="red")
        for where, why in plan.left:
            err.print(f"  {safe(f'{where} {why}'.strip())}", style="red")


def gradescope(
    assignment: str = typer.Argument(help="Which one, e.g. 02-svm."),
    prefix: Path = typer.Option(Path("/autograder"), "--prefix", help="Where submission/ and results/ are."),
    prepare: bool = typer.Option(False, "--prepare", help="When the image is made: compute once what every run needs."),
) -> None:
    """Grade one submission in Gradescope's container: what run_autograder calls (made by: autograder bundle --gradescope).

    Writes results/results.json. Where nothing can be graded it writes none and says why: Gradescope then shows that the
    autograder failed, which is no 0.
    """
    from autograder.gradescope import run
    from autograder.isolation.levels import IsolationUnavailable

    course = graded_course()
    if prepare:
        run.prepare(course, assignment)
        return
    try:
        written = run.grade_here(course, assignment, prefix, lambda text: out.print(safe(text)))
    except IsolationUnavailable as error:
        fail(str(error), 1)
    out.print(f"Written: {written}")
