"""Progress on standard error: a bar on a terminal, a line every 10% elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from ..sentences import words


class Bar:
    """Counts bytes and shows nothing; the bars below show something."""

    def __init__(self, label: str, total: int) -> None:
        self.label = words(label)
        self.total = total

    def to(self, done: int) -> None:
        """Say that ``done`` bytes of ``total`` are there."""

    def close(self) -> None:
        """Take the bar off the screen; called once, also after an error."""

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class LineBar(Bar):
    """For logs and notebooks: one plain line at 0%, 10%, ... 100%."""

    def __init__(self, label: str, total: int) -> None:
        super().__init__(label, total)
        self._next = 0

    def to(self, done: int) -> None:
        percent = min(100, 100 * done // max(1, self.total))
        if percent >= self._next:
            line = f"{self.label}: {percent}% ({done / 1e6:.0f} of {self.total / 1e6:.0f} MB)"
            print(line, file=sys.stderr, flush=True)
            self._next = percent // 10 * 10 + 10


class RichBar(Bar):
    """For terminals: a bar with bytes, speed and the time that is left."""

    def __init__(self, label: str, total: int) -> None:
        super().__init__(label, total)
        # Imported here: reading the cache must not need rich.
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )

        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task = self._progress.add_task(label, total=total)
        self._progress.start()

    def to(self, done: int) -> None:
        self._progress.update(self._task, completed=min(done, self.total))

    def close(self) -> None:
        self._progress.stop()


# Makes the bar for one step, from a label and a number of bytes.
Progress = Callable[[str, int], Bar]


def automatic(label: str, total: int) -> Bar:
    """A bar on a terminal, lines elsewhere (and where rich is missing)."""
    if sys.stderr is not None and sys.stderr.isatty():
        try:
            return RichBar(label, total)
        except ImportError:
            pass
    return LineBar(label, total)


def silent(label: str, total: int) -> Bar:
    """Show nothing."""
    return Bar(label, total)
