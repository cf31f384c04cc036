"""How the command line shows a selfcheck: its progress, and its figures as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from .console import err, out, safe

if TYPE_CHECKING:
    from autograder.selfcheck.figures import Figures, FunctionFigures


@contextmanager
def task_progress(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on standard error, told how many pieces are done, of how many, and which was the last.

    Where nobody can see a bar move (a log), a line for each tenth.
    """
    if not err.is_terminal:
        yield partial(_tell_tenths, title)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(title, total=None)

        def told(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{title}: {what}")

        yield told


def _tell_tenths(title: str, done: int, total: int, what: str) -> None:
    if done * 10 // total != (done - 1) * 10 // total:
        err.print(f"{title}: {done} of {total} pieces done, the last: {what}")


def show_figures(figures: Figures) -> None:
    """One row for each function, and their sum; 92 columns wide."""
    title = f"The grader, graded ({figures.repetitions} repetitions)"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=0, collapse_padding=True)
    table.add_column("", no_wrap=True)
    for head in (
        "wrong\ncaught",
        "named\nright/wrong/not",
        "right\npassed",
        "mutants caught\n/same/missed",
        "CS231n\nalone/both",
    ):
        table.add_column(head, justify="right", no_wrap=True)
    for assignment, rows in groupby(sorted(figures.rows, key=_notebook), _notebook):
        table.add_row(f"[bold]{assignment}[/]")
        for row in rows:
            table.add_row(f" {row.function}", *_cells(row))
    table.add_section()
    table.add_row("[bold]all[/]", *_cells(figures.total))
    Console(width=max(out.width, 92), highlight=False, file=out.file).print(table)
    out.print(
        "caught: every part gives the points that the mistake's entry states, and the student is told what it says. "
        "same: a mutant that computes the same. CS231n: of the wrong losses, those that checks in the manner of the public "
        "notebooks show, the other version being right, and made in both."
    )
    total = figures.total
    out.print(f"Of {total.composed} programs with two mistakes, both are named in {total.composed_named}.")
    for text in sorted(figures.not_both_named):
        out.print(f"  not both named: {safe(text)}")


def _notebook(row: FunctionFigures) -> str:
    return row.assignment


def _cells(row: FunctionFigures) -> tuple[str, ...]:
    return (
        f"{row.caught}/{row.wrong}" if row.wrong else f"({row.carried_caught}/{row.carried})" if row.carried else "",
        f"{row.named_rightly}/{row.named_wrongly}/{row.not_named}" if row.wrong else "",
        f"{row.right_passed}/{row.right}" if row.right else "",
        f"{row.mutants_caught}/{row.mutants_equivalent}/{row.mutants_missed}" if row.mutants else "",
        f"{row.public_alone}/{row.public_in_both} of {row.public}" if row.public else "",
    )
