"""Ctrl-C, SIGTERM and a closed terminal: a command ends at once, a batch at the next moment at which nothing is half done."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from linearloss.sentences import say

SIGNALS = (signal.SIGINT, signal.SIGTERM, *((signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()))


# The signals for which `Stopped` has been raised: what calls Python from C, as a database does, may have swallowed it.
_raised: list[int] = []
# After what Python may not be stopped in, as the end of an object, a signal comes once more.
AGAIN_SECONDS = 0.05


class Stopped(BaseException):
    """The user or the system ends the command. No `except Exception` on the way takes it for a fault.

    Attributes:
        number: the signal.
        exit_code: what shells expect of a program ended by that signal: 130 for Ctrl-C, 143 for SIGTERM.
    """

    def __init__(self, number: int, kept: str = say("What was graded before is kept")):
        what = "Ctrl-C" if number == signal.SIGINT else signal.Signals(number).name
        super().__init__(say("stopped by {what}. {kept}; run the same command to go on.", what=what, kept=kept))
        self.number = number
        self.exit_code = 128 + number


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Inside, the signals raise `Stopped`, and again where Python ignores it."""

    def stop(number: int, frame: FrameType | None) -> None:
        _raised.append(number)
        raise Stopped(number)

    _raised.clear()
    with _handled_by(stop), _coming_again():
        yield


class StopRequests:
    """Inside, the first signal is only noted, so that nothing is left half written; the second raises `Stopped`.

    Attributes:
        number: the signal that came, perhaps before, or None.
    """

    def __init__(self) -> None:
        self.number: int | None = _raised[-1] if _raised else None
        self._handlers = _handled_by(self._note)

    def __enter__(self) -> StopRequests:
        self._handlers.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._handlers.__exit__(*error)

    def __call__(self) -> bool:
        """Whether to stop."""
        return self.number is not None

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.number is not None:
            raise Stopped(number)
        self.number = number


@contextmanager
def _handled_by(handler: Any) -> Iterator[None]:
    # Only the main thread may set handlers; a signal that is ignored (nohup) stays so.
    mine = threading.current_thread() is threading.main_thread()
    chosen = [number for number in SIGNALS if mine and signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, handler) for number in chosen}
    try:
        yield
    finally:
        for number, previous in before.items():
            signal.signal(number, previous)


@contextmanager
def _coming_again() -> Iterator[None]:
    """What is raised in `__del__` or in the callback of a weak reference goes no further, and Python prints a traceback of it."""

    def hook(ignored: Any) -> None:
        if not isinstance(ignored.exc_value, Stopped):
            before(ignored)
            return
        number = ignored.exc_value.number
        again = threading.Timer(AGAIN_SECONDS, _once_more, (number, signal.getsignal(number)))
        again.daemon = True
        with suppress(RuntimeError):  # no process to be had: `_raised` knows
            again.start()

    before, sys.unraisablehook = sys.unraisablehook, hook
    try:
        yield
    finally:
        sys.unraisablehook = before


def _once_more(number: int, handler: Any) -> None:
    if signal.getsignal(number) == handler:  # else `StopRequests` knows of it already, or all is over
        os.kill(os.getpid(), number)
