"""The words for a status: every status is told in words, never by a colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.grading.status import Status
from autograder.judge.score_output import WORDS as JUDGE_WORDS
from linearloss.sentences import say

FOR_STUDENTS: dict[Status, str] = {**JUDGE_WORDS, "grader_error": say("not graded yet")}  # type: ignore[dict-item]

# What the status alone tells a student to do; a check's own sentences come after it.
ADVICE: dict[Status, str] = {
    "timeout": say("The test stopped waiting. Try a smaller input first, and look for a loop that never ends."),
    "out_of_memory": say(
        "It asked for more memory than there is. Look for an array that is larger than it needs to be."
    ),
    "grader_error": say("The grader failed here, not you. You have lost no points: your instructor will look at it."),
}


@dataclass(frozen=True)
class Group:
    """Statuses that belong together in a chart; `key` names its colour in the style sheet."""

    key: str
    label: str
    statuses: tuple[Status, ...]


GROUPS = (
    Group("passed", say("passed"), ("passed",)),
    Group("partial", say("partly right"), ("partial",)),
    Group("failed", say("not right"), ("failed",)),
    Group("missing", say("missing"), ("missing",)),
    Group("stopped", say("crashed or stopped"), ("timeout", "crashed", "out_of_memory")),
    Group("ungraded", say("not graded yet"), ("grader_error",)),
)


def group_of(status: str) -> str:
    """The key of the group of a status."""
    return next((group.key for group in GROUPS if status in group.statuses), "ungraded")
