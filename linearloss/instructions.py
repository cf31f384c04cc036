"""Counts the Python instructions that a call executes: how a loop over the examples shows.

A clock would be fooled by a busy machine. The number of instructions is the same every time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def count_instructions(function: Callable[..., Any], *args: Any, **kwargs: Any) -> int:
    """Bytecode instructions executed by `function(*args, **kwargs)`, in all Python code it calls.

    Only NumPy's printing of arrays is left out: a forgotten `print(X)` is no loop over the examples.
    """
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if frame.f_code.co_filename.endswith("arrayprint.py"):
            return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        if event == "opcode":
            count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(*args, **kwargs)
    finally:
        sys.settrace(before)
    return count
