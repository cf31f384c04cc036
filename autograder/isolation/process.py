"""No isolation but a process of its own with limits: only where it is asked for by name."""

from __future__ import annotations

from linearloss.sentences import say

from .mechanism import Mechanism


class Process(Mechanism):
    """Student code can read and write what the grader can."""

    name = "process"
    visible = say("everything that the grader's user can read")
    another_user = False
    filtered = False

    def why_not(self) -> str:
        return ""
