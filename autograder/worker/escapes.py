"""Notes what takes work out of a count of instructions: threads, processes, and hands laid on the tracing.

Code that computes with NumPy needs none of them. An audit hook cannot be taken away again by Python code.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

_STARTS_A_PROCESS = "starts a process"
_MEANS = {
    "_thread.start_new_thread": "starts a thread",
    "sys.settrace": "changes the tracing",
    "sys.setprofile": "changes the tracing",
    "os.fork": _STARTS_A_PROCESS,
    "os.forkpty": _STARTS_A_PROCESS,
    "os.posix_spawn": _STARTS_A_PROCESS,
    "os.system": _STARTS_A_PROCESS,
    "subprocess.Popen": _STARTS_A_PROCESS,
}


def _make() -> Callable[[Callable[..., Any], list[str]], Callable[..., Any]]:
    noted: list[str] | None = None  # in a closure: a module's name would be easy to overwrite

    def hook(event: str, _: tuple[Any, ...]) -> None:
        if noted is not None and event in _MEANS:
            noted.append(_MEANS[event])

    def watched(function: Callable[..., Any], notes: list[str]) -> Callable[..., Any]:
        """`function`, which adds to `notes` what it does to escape a count."""

        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal noted
            others = _other_threads()
            noted = notes
            try:
                return function(*args, **kwargs)
            finally:
                noted = None
                now = _other_threads()
                if any(now.get(thread) is not frame for thread, frame in others.items()):
                    notes.append("lets a thread work")

        return call

    sys.addaudithook(hook)
    return watched


def _other_threads() -> dict[int, FrameType]:
    """Where each other thread of Python's stands; one that only waits stays in the same frame."""
    own = threading.get_ident()
    return {thread: frame for thread, frame in sys._current_frames().items() if thread != own}


watched = _make()
