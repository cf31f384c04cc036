"""Notes what takes work out of a count of instructions: threads, processes, hooks, changes of the tracing.

Code that computes with NumPy needs none of them. An audit hook cannot be taken away again by Python code.
"""

from __future__ import annotations

import ctypes
import gc
import operator
import sys
from collections.abc import Callable
from time import process_time_ns, thread_time_ns
from types import FrameType
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
# Python code in these runs untraced, whenever they were made.
_MEANS_FOR_GOOD = {
    "sys.addaudithook": "has an audit hook",
    "cpython.PyInterpreterState_New": "has another interpreter",
    "sys.monitoring.register_callback": "has a monitor",
}
# What C has to switch tracing off, or to find where it is switched. To call them tells nobody; to look them up does.
_LOOKED_UP = ("ctypes.dlsym", "ctypes.dlsym/handle")
_SWITCHES = (
    "PyThreadState_EnterTracing",
    "PyThreadState_LeaveTracing",
    "PyThreadState_Get",
    "PyThreadState_GetUnchecked",
    "_PyThreadState_UncheckedGet",
    "PyGILState_GetThisThreadState",
)


def _make() -> Callable[[Callable[..., Any], list[str]], Callable[..., Any]]:
    noted: list[str] | None = None  # in a closure: a module's name would be easy to overwrite

    for_good: list[str] = []

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in _MEANS_FOR_GOOD:
            for_good.append(_MEANS_FOR_GOOD[event])
        if event in _LOOKED_UP and any(map(_is_a_switch, args)):
            for_good.append("takes the tracing away")
        if noted is not None and event in _MEANS:
            noted.append(_MEANS[event])

    def watched(function: Callable[..., Any], notes: list[str]) -> Callable[..., Any]:
        """`function`, which adds to `notes` what it does to escape a count."""

        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal noted
            others = _nanoseconds_of_others()
            noted = notes
            notes.extend(for_good)
            if sys.getprofile() is not None:  # it runs untraced, too
                notes.append("has a profiler on")
            try:
                return function(*args, **kwargs)
            finally:
                noted = None
                if _nanoseconds_of_others() - others > _MOST_NANOSECONDS:
                    notes.append("lets another thread work")

        return call

    sys.addaudithook(hook)
    return watched


def _is_a_switch(name: Any) -> bool:
    """Asked in a hook, where nothing is traced: no comparison of a student's may run here."""
    return issubclass(type(name), str) and str.__str__(name) in _SWITCHES


def close_frames() -> None:
    """Take away from frames, in this process for good, what switches their tracing off and on: it needs no trace to do that.

    The count has found its own way to them before. Python gives a built-in type's dictionary to nobody; its view refers to it.
    """
    attributes: Any = gc.get_referents(FrameType.__dict__)[0]
    for name in ("f_trace", "f_trace_lines", "f_trace_opcodes"):
        attributes.pop(name, None)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(FrameType))


def _nanoseconds_of_others() -> int:
    """CPU time of the process less that of this thread: of several looks the best.

    The thread's clock is read first: where a limit on CPU time is set, the kernel adds to the process' clock only when
    somebody looks at the thread's, or at its next tick. And by one instruction: the count traces this code, too.
    """
    looks = [list(map(operator.call, (thread_time_ns, process_time_ns))) for _ in range(5)]
    return min(of_all - own for own, of_all in looks)


watched = _make()
