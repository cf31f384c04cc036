"""How the command line shows a selfcheck: its progress, and its figures as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from .console import err, out

if TYPE_CHECKING:
    from autograder.selfcheck.figures import Figures


@contextmanager
def task_progress(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on standard error, told how many pieces are done, of how many, and which was the last."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(title, total=None)

        def told(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{title}: {what}")

        yield told


def show_figures(figures: Figures) -> None:
    """One row for each function, and their sum."""
    table = Table(title=f"The grader, graded ({figures.repetitions} repetitions)", title_justify="left")
    for head in ("notebook", "function"):
        table.add_column(head)
    for head in ("wrong: caught", "named", "wrongly", "not", "right passed", "mutants: caught", "equivalent", "missed",
                 "CS231n's checks: alone", "in both"):  # fmt: skip
        table.add_column(head, justify="right")
    for row in [*figures.rows, figures.total]:
        public = (f"{row.public_alone} of {row.public}", f"{row.public_in_both}") if row.public else ("", "")
        table.add_row(
            row.assignment, row.function, f"{row.caught} of {row.wrong}", str(row.named_rightly), str(row.named_wrongly),
            str(row.not_named), f"{row.right_passed} of {row.right}", f"{row.mutants_caught} of {row.mutants}",
            str(row.mutants_equivalent), str(row.mutants_missed), *public, end_section=row is figures.rows[-1],
        )  # fmt: skip
    out.print(table)
