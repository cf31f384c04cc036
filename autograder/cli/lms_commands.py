"""`collect`: from the downloads of other systems into submitted/. `gradescope`: what runs in its container."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.table import Table

from linearloss.sentences import say, words

from .console import err, fail, in_column, out, safe
from .course_commands import graded_course

if TYPE_CHECKING:
    from autograder.collect.plan import Plan

ACTIONS = {
    "new": say("put into submitted/"),
    "replaces": say("replaces an older one, kept in attempts/"),
    "same": say("is there already"),
    "kept": say("left out: a newer one is there"),
    "untouched": say("left out: no work in it, and one is there"),
    "unreadable": say("left out: it cannot be read, and one is there"),
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
    from autograder.lms.grades import read_grades, remember, roster_of, under_known_ids
    from autograder.lms.roster import read_roster

    course = graded_course()
    grades = read_grades(course)
    people = under_known_ids(read_roster(roster), grades) if roster else roster_of(grades)
    with planned(given, course, people, assignment) as plan:
        _show(plan)
        if dry_run:
            out.print(words(say("Nothing was done (--dry-run).")))
            failed = []
        else:
            failed = carry_out(plan, course)
            remember(course, [row.person for row in plan.rows])
            done = sum(row.action in ("new", "replaces") for row in plan.rows) - len(failed)
            out.print(words(say("{done} put into submitted/.", done=done)))
            for name in misplaced(plan):
                out.print(
                    words(say("submitted/{name} is no longer needed: take it out of submitted/.", name=safe(name)))
                )
    for row, reason in failed:
        err.print(f"  {safe(row.person.student)} / {row.assignment.name} {safe(words(reason))}", style="red")
    if failed or not plan.complete:
        raise typer.Exit(1)


def _show(plan: Plan) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in (
        say("student"),
        say("name"),
        say("assignment"),
        say("handed in"),
        say("what will be done"),
        say("from"),
    ):
        table.add_column(words(heading), no_wrap=heading in ("student", "assignment"), overflow="fold")
    for row in plan.rows:
        time = f"{row.timestamp:%Y-%m-%d %H:%M} UTC" if row.timestamp else ""
        table.add_row(
            in_column(row.person.student), in_column(row.person.name), row.assignment.name,
            " ".join([time, words(say("late")) if row.late else ""]).strip(), words(ACTIONS[row.action]), safe(row.source),
        )  # fmt: skip
    if plan.rows:
        out.print(table)
    elif not plan.left:
        out.print(words(say("There is nothing in it that could be collected.")))
    for row in plan.rows:
        for text in [*row.remarks, *(say("{name}: an earlier one, not taken.", name=name) for name in row.earlier)]:
            err.print(f"  {safe(row.person.student)} / {row.assignment.name}: {safe(words(text))}", style="yellow")
    if plan.left:
        err.print(words(say("{count} left out:", count=len(plan.left))), style="red")
        for where, why in plan.left:
            err.print(
                f"  {safe(words(say('{where} {why}', where=where, why=why)) if where else words(why))}", style="red"
            )


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
        written = run.grade_here(course, assignment, prefix, lambda text: out.print(safe(words(text))))
    except IsolationUnavailable as error:
        fail(str(error), 1)
    out.print(words(say("Written: {written}", written=written)))
