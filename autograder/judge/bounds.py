"""Bounds on the judge's own work: time for each test, memory for the whole of a submission.

What a student's function returns, or gives to a function that the judge lends it, decides how much the judge has to
do: a small array may be broadcast to gigabytes. Over a bound the test gets a status, and the judge goes on.

Neither bound ends one long call inside NumPy, but with bounded memory such a call takes seconds at most.
"""

from __future__ import annotations

import contextlib
import ctypes
import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np

from autograder.grading.status import WorkerFailure

# Whatever is begun after the time has passed (the next part of the test) is stopped after so many seconds again.
AGAIN_SECONDS = 1.0


class TookTooLong(WorkerFailure):
    """Raised in the midst of the judge's work when its time has passed."""

    def __init__(self) -> None:
        super().__init__(
            "timeout", "It took too long: the test could not be finished in its time with what it returned or asked."
        )


class _Deadline:
    """When the work must end; it may be suspended meanwhile."""

    def __init__(self, seconds: float):
        self.at = time.monotonic() + seconds
        self.suspended = 0

    def is_due(self) -> bool:
        return not self.suspended and time.monotonic() >= self.at


class _OfThisThread(threading.local):
    deadline: _Deadline | None = None


_current = _OfThisThread()
# Of the limit on address space: ours, and what it was before. One for the process, as the limit itself.
_memory: list[tuple[int, int]] = []


@contextlib.contextmanager
def time_bound(seconds: float) -> Iterator[None]:
    """Raise `TookTooLong` in what takes longer, and again every second in what goes on all the same."""
    deadline = _Deadline(seconds)
    _current.deadline = deadline
    in_main_thread = threading.current_thread() is threading.main_thread()
    try:
        with _alarm(deadline, seconds) if in_main_thread else _watchdog(deadline):
            yield
    finally:
        _current.deadline = None


@contextlib.contextmanager
def memory_bound(mib: int) -> Iterator[None]:
    """Let a request for more than `mib` above what is in use now fail with MemoryError, where the system can (Linux)."""
    if not sys.platform.startswith("linux"):
        yield
        return
    _start_blas()
    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    own = _address_space() + mib * 2**20
    own = own if before == resource.RLIM_INFINITY else min(own, before)
    _memory.append((own, before))
    resource.setrlimit(resource.RLIMIT_AS, (own, hard))
    try:
        yield
    finally:
        _memory.pop()
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))


@contextlib.contextmanager
def unbounded() -> Iterator[None]:
    """For what does not depend on a student and must not be cut in two; its time is not counted."""
    deadline, start = _current.deadline, time.monotonic()
    if deadline is not None:
        deadline.suspended += 1
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if _memory:
        resource.setrlimit(resource.RLIMIT_AS, (_memory[-1][1], hard))
    try:
        yield
    finally:
        if _memory:
            resource.setrlimit(resource.RLIMIT_AS, (_memory[-1][0], hard))
        if deadline is not None:
            deadline.at += time.monotonic() - start
            deadline.suspended -= 1


@contextlib.contextmanager
def _alarm(deadline: _Deadline, seconds: float) -> Iterator[None]:
    def ring(_signal: int, _frame: FrameType | None) -> None:
        if deadline.is_due():
            raise TookTooLong

    before = signal.signal(signal.SIGALRM, ring)
    timer = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        deadline.suspended += 1  # from here on the handler does nothing
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if before is None else before)


@contextlib.contextmanager
def _watchdog(deadline: _Deadline) -> Iterator[None]:
    """The same outside the main thread (a server that grades on request), where signals cannot be handled."""
    target, over, lock = ctypes.c_ulong(threading.get_ident()), threading.Event(), threading.Lock()
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc

    def watch() -> None:
        while not over.wait(max(deadline.at - time.monotonic(), AGAIN_SECONDS / 10)):
            with lock:
                if deadline.is_due() and not over.is_set():
                    raise_in(target, ctypes.py_object(TookTooLong))
                    deadline.at = time.monotonic() + AGAIN_SECONDS

    thread = threading.Thread(target=watch, daemon=True, name="bounds of the judge")
    thread.start()
    try:
        yield
    finally:
        deadline.suspended += 1
        with lock:
            over.set()
        thread.join()
        _take_back(target)


class _TakenBack(BaseException):
    """Takes the place of an exception that was sent and has not arrived."""


def _take_back(thread: ctypes.c_ulong) -> None:
    """So that nothing that was sent to this thread a moment ago arrives later.

    To send nothing would leave CPython 3.11 with a note that something is to come: it would look for it at every
    instruction, and never get past the first one of a traced function.
    """
    try:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(_TakenBack))
        while True:
            time.sleep(0)
    except _TakenBack:
        pass


@cache
def _start_blas() -> None:
    """The buffers and threads of matrix products are made once, at the first large one: not under the limit."""
    square = np.ones((600, 600))
    _ = square @ square


def _address_space() -> int:
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def bytes_in(value: Any) -> int:
    """Roughly what a decoded value takes in memory once the judge computes with it."""
    kind = type(value)
    if kind is np.ndarray:
        return 100 + max(int(value.nbytes), 8 * value.size)
    if kind is dict:
        return sum(map(bytes_in, value.values()))
    if kind in (list, tuple):
        return sum(map(bytes_in, value))
    return 50 + (len(value) if kind in (str, bytes) else 0)
