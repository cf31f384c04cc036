"""Notices that this process was stopped and goes on: Ctrl-Z and `fg` in a terminal.

Time has gone on meanwhile, and limits of time have passed without anybody's doing.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def continued() -> Iterator[list[int]]:
    """Inside, the list grows each time that this process goes on; outside the main thread nobody hears of it."""
    noted: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        noted.append(number)

    if not hasattr(signal, "SIGCONT") or threading.current_thread() is not threading.main_thread():
        yield noted
        return
    before = signal.signal(signal.SIGCONT, note)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGCONT, signal.SIG_DFL if before is None else before)
