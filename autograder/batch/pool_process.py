"""What runs in each process of the pool: one task after the other, until the pool hangs up or is gone."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any

Work = Callable[[Any], Any]
# Opens what the tasks need and gives the function that does one task; picklable.
Start = Callable[[], AbstractContextManager[Work]]

_PR_SET_PDEATHSIG = 1


class Unfit(Exception):
    """Raised by a task: not its fault, this process cannot go on. The task is tried again in a fresh one."""


class CannotStart(Exception):
    """Raised while opening: no other process would fare better. The whole pool fails with this reason."""


class _Left(BaseException):
    """The pool wants this process no longer."""


def serve(connection: Connection, start: Start, parent: int) -> None:
    """Tell the pool that it is ready, then answer tasks; messages are pairs of a word and a value."""
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the pool decides
    signal.signal(signal.SIGTERM, _leave)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM))
    opened = False
    try:
        with start() as work:
            opened = True
            _send(connection, "ready", None)
            while True:
                try:
                    task = connection.recv()
                except (EOFError, OSError):
                    raise _Left from None
                _send(connection, *_attempt(work, task))
    except _Left:
        pass
    except CannotStart as error:
        _send(connection, "cannot start", str(error))
    except Unfit as error:
        _send(connection, "unfit", str(error))
    except Exception as error:
        _send(connection, "unfit", ("" if opened else "it could not start: ") + describe(error))
    os._exit(0)  # taking the interpreter apart would cost time, and nothing is left to do


def describe(error: BaseException) -> str:
    """An error of ours in one line."""
    text = str(error).replace("\n", " ")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def end_with(parent: int) -> None:
    """Die when the process `parent` dies, however it dies."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it died before
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _attempt(work: Work, task: Any) -> tuple[str, Any]:
    try:
        return "done", work(task)
    except (Unfit, MemoryError) as error:
        raise Unfit(describe(error) if isinstance(error, MemoryError) else str(error)) from error
    except Exception as error:
        return "failed", describe(error)


def _leave(number: int, frame: FrameType | None) -> None:
    """Leave through every `with`: workers end, and their folders go."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _Left


def _send(connection: Connection, word: str, value: Any) -> None:
    """A message that has begun is finished: the pool waits for its end."""
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM,))
    try:
        connection.send((word, value))
    except OSError:
        return  # the pool has hung up
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))
