"""A progress bar in plain text, for notebooks, logs and terminals. Standard library only.

In a notebook or a log the bar is one line that grows to the right and is never rewritten, so it
looks the same when the notebook is saved, exported or printed. On a terminal it is redrawn in
place and shows the time that is left.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Generic, TextIO, TypeVar

Item = TypeVar("Item")
WIDTH = 40
REDRAW_SECONDS = 0.1


class track(Generic[Item]):  # noqa: N801 - is used like a function
    """Yield the items of an iterable and show how far along they are.

    Use::

        for setting in track(settings, "search"):
            ...

    Prints ``search: 16 |####...####| 4.2 s`` to standard output. An item counts as done when the
    next one is asked for; if the loop is left early, the line says after how many.

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
        make = _Redrawn if _is_terminal(stream) else _Growing
        line = make(stream, self.label, self.total, self._clock)
        done = 0
        try:
            for item in self.items:
                yield item
                done += 1
                line.to(done)
        finally:
            line.end(done)


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


class _Line:
    def __init__(self, stream: TextIO, label: str, total: int, clock: Callable[[], float]) -> None:
        self.stream, self.total, self.clock = stream, total, clock
        self.label = f"{label}: {total:,}" if label else f"{total:,}"
        self.start = clock()
        self.begin()

    def write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()

    def cells(self, done: int) -> int:
        return WIDTH * min(done, self.total) // max(self.total, 1)

    def closing(self, done: int) -> str:
        stopped = "" if done >= self.total else f" stopped after {done:,},"
        return f"|{stopped} {duration(self.clock() - self.start)}\n"

    def begin(self) -> None:
        raise NotImplementedError

    def to(self, done: int) -> None:
        raise NotImplementedError

    def end(self, done: int) -> None:
        raise NotImplementedError


class _Growing(_Line):
    """One line that grows: survives being saved."""

    def begin(self) -> None:
        self.drawn = 0
        self.write(f"{self.label} |")

    def to(self, done: int) -> None:
        more = self.cells(done) - self.drawn
        if more > 0:
            self.drawn += more
            self.write("#" * more)

    def end(self, done: int) -> None:
        self.write(self.closing(done))


class _Redrawn(_Line):
    """For terminals: redrawn in place, with the time that is left."""

    def begin(self) -> None:
        self.next = self.start
        self.to(0)

    def to(self, done: int) -> None:
        now = self.clock()
        if now < self.next:
            return
        self.next = now + REDRAW_SECONDS
        left = f"{duration((now - self.start) / done * (self.total - done))} left" if done else ""
        self.write(f"\r{self.label} |{'#' * self.cells(done):<{WIDTH}}| {done:,} {left:<16}")

    def end(self, done: int) -> None:
        self.write(f"\r{self.label} |{'#' * self.cells(done):<{WIDTH}}{self.closing(done).rstrip():<30}\n")
