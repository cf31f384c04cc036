"""Locked cells that a submission has otherwise than the course: that the course's own were used is told."""

from __future__ import annotations

from collections.abc import Iterator

from nbformat import NotebookNode

from autograder.build.generated import says_points
from linearloss.sentences import say

from .official import roles
from .regions import without_secrets

MOST_NAMED = 5


def restored(official: NotebookNode, submitted: NotebookNode) -> tuple[str, ...]:
    """One remark if there are any; none about cells that are missing, which are put back in silence."""
    names = list(_differing(official, submitted))
    if not names:
        return ()
    listed = ", ".join(names[:MOST_NAMED])
    if len(names) == 1:
        return (
            say(
                "The locked cell {names} differs from the course's: it was replaced by the course's own.", names=listed
            ),
        )
    if len(names) > MOST_NAMED:
        listed = say("{names} and {number} more", names=listed, number=len(names) - MOST_NAMED)
    return (
        say("The locked cells {names} differ from the course's: they were replaced by the course's own.", names=listed),
    )


def _differing(official: NotebookNode, submitted: NotebookNode) -> Iterator[str]:
    theirs = {cell.metadata["grade_id"]: cell for cell in submitted.cells if cell.metadata.get("grade_id")}
    for cell in official.cells:
        name = roles(cell).grade_id
        is_locked = bool(cell.metadata.get("nbgrader", {}).get("locked"))
        if not is_locked or name not in theirs or _text(theirs[name].source) == _text(without_secrets(cell.source)):
            continue
        if not _as_handed_out(cell, theirs[name]):
            yield name


def _as_handed_out(official: NotebookNode, theirs: NotebookNode) -> bool:
    """Whether its checksum says that it has not been edited: the course may have other words by now, in one of its languages.

    Who edits that as well is not told that the cell was replaced.
    """
    from nbgrader.utils import compute_checksum

    cell = NotebookNode(official, source=theirs.source)
    return bool(theirs.metadata.get("checksum") == compute_checksum(cell))


def _text(source: str) -> list[str]:
    """What editors change by themselves does not count, nor what the course itself does in the middle of a term."""
    return [line.rstrip() for line in source.strip().splitlines() if line.strip() and not says_points(line)]
