"""Tasks for a pool that end in every way; a module of its own, which a process imports quickly."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.batch.pool import Pool
from autograder.batch.pool_process import CannotStart, Unfit

Task = tuple[str, str]  # what to do, and a path or text to do it with


@contextmanager
def doing(folder: str) -> Iterator[Callable[[Task], str]]:
    """Notes its process id in `folder`, and that it has left."""
    note = Path(folder) / f"{os.getpid()}.running"
    try:  # the signal to leave may come before the first task
        note.write_text("")
        yield _do
    finally:
        if note.exists():
            note.rename(note.with_suffix(".left"))


def _do(task: Task) -> str:
    what, with_ = task
    if what == "answer":
        return with_
    if what == "die" or (what == "die once" and _first_time(with_)):
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
        time.sleep(float(with_))
        return "went on"
    if what == "leave":
        sys.exit(3)
    if what == "raise":
        raise ValueError(with_)
    if what == "unfit once" and _first_time(with_):
        raise Unfit("its server is gone")
    if what == "memory":
        raise MemoryError
    if what == "hear the second signal":
        leave = signal.getsignal(signal.SIGTERM)
        signal.signal(signal.SIGTERM, lambda *_: signal.signal(signal.SIGTERM, leave))
    if what in ("hang", "hear the second signal"):
        time.sleep(3600)
    return "in the end"


def _first_time(path: str) -> bool:
    if Path(path).exists():
        return False
    Path(path).write_text("")
    return True


@contextmanager
def cannot_start(reason: str) -> Iterator[Any]:
    raise CannotStart(reason)
    yield


@contextmanager
def dies_at_the_start(folder: str) -> Iterator[Any]:
    (Path(folder) / str(os.getpid())).write_text("")
    os.kill(os.getpid(), signal.SIGKILL)
    yield


if __name__ == "__main__":  # a parent to be killed
    from functools import partial

    for _ in Pool(partial(doing, sys.argv[1]), 2, 3600).run([("hang", "")] * 3):
        pass
