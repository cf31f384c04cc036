"""The last cell of each notebook: what passes, what is noted, what is open, and the points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .check_data import data_file, read_data, sentences_here
from .sentences import Sentence, columns_of, say, speaking, words
from .telling import latest, show_text

UNCHECKED = "not run"  # its check has not been run since the kernel was started
BY_HAND = "by hand"  # an answer in prose, which a person reads


def summary() -> None:
    """Print what the checks of this notebook have said last; look at it any time.

    Raises:
        FileNotFoundError: the data of the checks do not lie beside the notebook.
    """
    with speaking(sentences_here()):
        _print(read_data(data_file())["tests"])


def _print(tests: Sequence[Mapping[str, Any]]) -> None:
    width = max((len(test["subject"]) for test in tests), default=0)
    counted, lines = [], []
    for test in tests:
        word, reached = _verdict(test)
        points = float(test["points"])
        counted.append((word, points))
        earned = in_points(points)
        if word != "passed" and reached is not None and reached < points:
            earned = say("{reached:g} of {points}", reached=reached, points=earned)
        lines.append(f"{right_aligned(words(word), 8)}  {test['subject']:<{width}}  {words(earned)}")
    show_text("\n".join([*lines, "", *totals(counted)]))


def right_aligned(text: str, width: int) -> str:
    """`text` at the end of so many columns."""
    return " " * (width - columns_of(text)) + text


def _verdict(test: Mapping[str, Any]) -> tuple[str, float | None]:
    if test["by_hand"]:
        return BY_HAND, None
    verdict = latest(test["subject"])
    return (UNCHECKED, None) if verdict is None else (verdict.word, verdict.points)


def in_points(points: float) -> Sentence:
    """`1 point`, `2.5 points`."""
    return say("{points:g} point", points=points) if points == 1 else say("{points:g} points", points=points)


# What a word means, where it does not say so itself.
MEANINGS = {
    "noted": say("{count:3d} noted, {points}: only grading decides whether these answers are right"),
    "open": say("{count:3d} open, {points}: not written yet"),
    UNCHECKED: say("{count:3d} not run, {points}: run their checks"),
    BY_HAND: say("{count:3d} by hand, {points}: answers in prose, which a person reads"),
    "passed": say("{count:3d} passed, {points}"),
    "not yet": say("{count:3d} not yet, {points}"),
    "error": say("{count:3d} error, {points}"),
}


def totals(counted: Iterable[tuple[str, float]]) -> list[str]:
    """One line for each word: how many checks, how many points, what the word means."""
    counted = list(counted)
    counts = Counter(word for word, _ in counted)
    order: Sequence[str] = ("passed", "noted", "not yet", "error", "open", UNCHECKED, BY_HAND)
    lines = []
    for word in (word for word in order if counts[word]):
        points = in_points(sum(points for other, points in counted if other == word))
        lines.append(words(Sentence(MEANINGS[word], {"count": counts[word], "points": points})))
    whole = in_points(sum(points for _, points in counted))
    return [*lines, words(say("{count:3d} in all, {points}", count=len(counted), points=whole))]
