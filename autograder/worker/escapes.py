"""Notes what takes work out of a count of instructions: threads, processes, changes of the tracing.

Code that computes with NumPy needs none of them. An audit hook cannot be taken away again by Python code.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable
from time import process_time_ns, thread_time_ns
from typing import Any

# CPU time of other threads. With one thread for matrix products there is none in honest code: a thread of a progress
# bar's sleeps.
_MOST_NANOSECONDS = 100_000
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
            others = _nanoseconds_of_others()
            noted = notes
            try:
                return function(*args, **kwargs)
            finally:
                noted = None
                if _nanoseconds_of_others() - others > _MOST_NANOSECONDS:
                    notes.append("lets another thread work")

        return call

    sys.addaudithook(hook)
    return watched


def _nanoseconds_of_others() -> int:
    """CPU time of the process less that of this thread: of several looks the best.

    The thread's clock is read first: where a limit on CPU time is set, the kernel adds to the process' clock only when
    somebody looks at the thread's, or at its next tick. And by one instruction: the count traces this code, too.
    """
    looks = [list(map(operator.call, (thread_time_ns, process_time_ns))) for _ in range(5)]
    return min(of_all - own for own, of_all in looks)


watched = _make()
