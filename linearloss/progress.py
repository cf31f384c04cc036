"""A progress bar in plain text, for notebooks, logs and terminals. Standard library only.

In a notebook or a log the bar is printed anew, as a whole line, at every quarter of the way, and
once before, where the first quarter takes long: what is never rewritten looks the same when the notebook is saved, exported or printed. On a terminal it
is redrawn in place.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Generic, TextIO, TypeVar

from .sentences import columns_of

Item = TypeVar("Item")
WIDTH, LEAST = 24, 8  # of the bar
LINE, BEHIND = 80, 38  # columns of a line, and what the bar's ends and the numbers behind it usually take
SOON = 2.0  # seconds after which the first line is due
REDRAW_SECONDS = 0.1


class track(Generic[Item]):
    """Yield the items of an iterable and show how far along they are.

    Use::

        for setting in track(settings, "search"):
            ...

    Prints lines such as ``search |##########          | 8 of 16, 4.2 s, about 4.1 s left`` to
    standard output. An item counts as done when the next one is asked for.

    Args:
        items: what to go through; has a length, unless `total` is given.
        label: what is going on, in a word or two.
        total: the number of items.
        stream: where to print; default: standard output at the time of the loop.
        clock: seconds; for tests.
    """

    def __init__(
        self,
        items: Iterable[Item],
        label: str = "",
        total: int | None = None,
        *,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        if total is None:
            if not isinstance(items, Sized):
                raise TypeError("track needs the number of items: give something with a length, or total=…")
            total = len(items)
        self.items, self.label, self.total = items, label, total
        self._stream, self._clock = stream, clock

    def __len__(self) -> int:
        return self.total

    def __iter__(self) -> Iterator[Item]:
        stream = self._stream or sys.stdout
        bar = (_Redrawn if _is_terminal(stream) else _Lines)(stream, self.label, self.total, self._clock)
        done = 0
        try:
            for item in self.items:
                yield item
                done += 1
                bar.to(done)
        finally:
            bar.end(done)


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def duration(seconds: float) -> str:
    """Seconds in words: `0.4 s`, `12 s`, `3 min 5 s`."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60} s"


class _Bar:
    def __init__(self, stream: TextIO, label: str, total: int, clock: Callable[[], float]) -> None:
        self.stream, self.total, self.clock = stream, total, clock
        self.label = f"{label} " if label else ""
        self.width = max(LEAST, min(WIDTH, LINE - BEHIND - columns_of(self.label)))
        self.start = clock()

    def write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()

    def text(self, done: int) -> str:
        part = min(done / self.total, 1.0) if self.total else 1.0
        spent = self.clock() - self.start
        left = f", about {duration(spent / part - spent)} left" if 0 < part < 1 else ""
        return f"{self.label}|{'#' * int(self.width * part):<{self.width}}| {done:,} of {self.total:,}, {duration(spent)}{left}"

    def to(self, done: int) -> None:
        raise NotImplementedError

    def end(self, done: int) -> None:
        raise NotImplementedError


class _Lines(_Bar):
    """A whole line at every quarter, one before the first that is long in coming, and one where the loop ends early."""

    quarters = 0
    printed = -1

    def to(self, done: int) -> None:
        quarters = 4 * done // max(self.total, 1)
        if quarters > self.quarters or (self.printed < 0 and self.clock() - self.start > SOON):
            self.quarters, self.printed = quarters, done
            self.write(self.text(done) + "\n")

    def end(self, done: int) -> None:
        if self.printed != done:
            self.write(self.text(done) + "\n")


class _Redrawn(_Bar):
    """For terminals: redrawn in place, at most ten times a second."""

    next = 0.0
    longest = 0

    def to(self, done: int) -> None:
        now = self.clock()
        if now >= self.next:
            self.next = now + REDRAW_SECONDS
            self.draw(done)

    def draw(self, done: int, end: str = "") -> None:
        text = self.text(done)
        self.longest = max(self.longest, len(text))
        self.write(f"\r{text:<{self.longest}}{end}")

    def end(self, done: int) -> None:
        self.draw(done, "\n")
