"""The last cell of each notebook: what passes, what is noted, what is open, and the points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from .check_data import data_file, read_data
from .telling import latest

UNCHECKED = "not run"  # its check has not been run since the kernel was started
BY_HAND = "by hand"  # an answer in prose, which a person reads


def summary() -> None:
    """Print what the checks of this notebook have said last; look at it any time.

    Raises:
        FileNotFoundError: the data of the checks do not lie beside the notebook.
    """
    tests = read_data(data_file())["tests"]
    width = max((len(test["subject"]) for test in tests), default=0)
    counted, lines = [], []
    for test in tests:
        word, reached = _verdict(test)
        counted.append((word, float(test["points"])))
        of = f"{reached:g} of " if reached is not None and reached < test["points"] else ""
        lines.append(f"{word:>8}  {test['subject']:<{width}}  {of}{in_points(test['points'])}")
    print("\n".join([*lines, "", *totals(counted)]))


def _verdict(test: dict[str, Any]) -> tuple[str, float | None]:
    if test["by_hand"]:
        return BY_HAND, None
    verdict = latest(test["subject"])
    return (UNCHECKED, None) if verdict is None else (verdict.word, verdict.points)


def in_points(points: float) -> str:
    """`1 point`, `2.5 points`."""
    return f"{points:g} point{'' if points == 1 else 's'}"


MEANINGS = {
    "noted": "only grading decides whether these answers are right",
    "open": "not written yet",
    UNCHECKED: "run their checks",
    BY_HAND: "answers in prose, which a person reads",
}


def totals(counted: Iterable[tuple[str, float]]) -> list[str]:
    """One line for each word: how many checks, how many points, what the word means."""
    counted = list(counted)
    counts = Counter(word for word, _ in counted)
    order: Sequence[str] = ("passed", "noted", "not yet", "error", "open", UNCHECKED, BY_HAND)
    lines = []
    for word in (word for word in order if counts[word]):
        points = in_points(sum(points for other, points in counted if other == word))
        lines.append(f"{counts[word]:3d} {word}, {points}" + (f": {MEANINGS[word]}" if word in MEANINGS else ""))
    return [*lines, f"{len(counted):3d} in all, {in_points(sum(points for _, points in counted))}"]
