"""How the scores of an assignment are spread: counts in tenths, laid out as bars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from linearloss.sentences import joined, say, words

from .tally import Submission

BINS = 10
# The drawing, in the units of its own viewBox.
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 320, 170, 6, 18, 34


@dataclass(frozen=True)
class Bar:
    """One tenth: its bounds in per cent, how many scores fall into it, and its rectangle."""

    low: int
    high: int
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Chart:
    """The scores of one assignment. `left_out` counts submissions that have no score of their own."""

    assignment: str
    title: str
    bars: tuple[Bar, ...]
    count: int
    left_out: int
    median: float
    full: int

    @property
    def in_words(self) -> str:
        """The same for those who do not see the chart."""
        return words(
            joined(
                *(
                    say("{low} to {high} per cent: {count}", low=bar.low, high=bar.high, count=bar.count)
                    for bar in self.bars
                    if bar.count
                ),
                between="; ",
            )
        )


def scores_by_assignment(found: Iterable[Submission], titles: dict[str, str]) -> list[Chart]:
    """One chart an assignment, all with the same scale, so that they can be compared."""
    found = list(found)
    shares = {name: [one.share for one in found if one.assignment == name and one.counts] for name in titles}
    counts = {name: _count(values) for name, values in shares.items()}
    tallest = max((count for bins in counts.values() for count in bins), default=0)
    return [
        Chart(
            name,
            title,
            tuple(_bar(index, count, tallest) for index, count in enumerate(counts[name])),
            len(shares[name]),
            sum(one.assignment == name and not one.counts for one in found),
            median(shares[name]) if shares[name] else 0.0,
            sum(value == 1 for value in shares[name]),
        )
        for name, title in titles.items()
    ]


def _count(shares: Iterable[float]) -> list[int]:
    counts = [0] * BINS
    for value in shares:
        # The little more keeps 0.3 of 3 points in the second tenth, though it comes out as 0.0999….
        counts[min(int(value * BINS + 1e-9), BINS - 1)] += 1
    return counts


def _bar(index: int, count: int, tallest: int) -> Bar:
    step = (WIDTH - 2 * LEFT) / BINS
    room = HEIGHT - TOP - BOTTOM
    height = room * count / tallest if tallest else 0.0
    return Bar(
        index * 100 // BINS,
        (index + 1) * 100 // BINS,
        count,
        round(LEFT + index * step + 1.5, 2),
        round(TOP + room - height, 2),
        round(step - 3, 2),
        round(height, 2),
    )
