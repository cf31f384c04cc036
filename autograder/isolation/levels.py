"""Which mechanism to grade under: the first whose probes are all blocked on this machine, here and now."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from autograder.judge import usage
from autograder.judge.server_failed import ServerFailed
from linearloss.sentences import say

from .mechanism import IsolationUnavailable
from .mechanisms import BUBBLEWRAP, LANDLOCK, LEVELS, PROCESS, USER, by_name, in_order
from .probe import Probe, probe

__all__ = [
    "BUBBLEWRAP",
    "LANDLOCK",
    "LEVELS",
    "PROCESS",
    "USER",
    "Finding",
    "IsolationUnavailable",
    "choose",
    "strongest",
]

# What says nothing about a mechanism: with room to try it in, it may well confine.
_NO_TRIAL = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.EIO)


@dataclass(frozen=True)
class Finding:
    """A mechanism on this machine: why it cannot be had (an empty text if it can), and its probes."""

    name: str
    why_not: str
    probes: tuple[Probe, ...] = ()


def choose(asked: str = "auto", course: Path | None = None) -> str:
    """The name of the mechanism to grade under.

    Args:
        asked: `auto` for the first that blocks all probes, or one by name; `process` is no isolation.
        course: the course's folder, where it is known: what is private in it is tried, too, and closed where
            a mechanism needs that.

    Raises:
        IsolationUnavailable: it cannot be had here, with the reason and what to do, a line for each mechanism; or nothing
            can be graded, as no more processes may be started.
        OSError: there is no room, or nothing else left, to try one in.
    """
    left = usage.processes_left()
    if left < usage.PROCESSES_EACH:
        raise IsolationUnavailable(
            say(
                "this user may start {left} more processes, and grading takes {each}: `ulimit -u` limits them. Raise that.",
                left=int(left),
                each=usage.PROCESSES_EACH,
            )
        )
    if asked == PROCESS:
        return PROCESS
    findings = []
    for mechanism in in_order() if asked == "auto" else [by_name(asked)]:
        finding = examine(mechanism.name, course)
        if not finding.why_not:
            return mechanism.name
        findings.append(finding)
    reasons = "".join(f"\n  {finding.name}: {finding.why_not}." for finding in findings)
    raise IsolationUnavailable(
        say(
            "student code cannot be confined on this machine:{reasons}\n  `autograder doctor` shows more. To grade without isolation, on a machine that holds nothing else: --isolation process",
            reasons=str(reasons),
        )
    )


def strongest(course: Path | None = None) -> str:
    """As `choose("auto")`, but `process` where nothing confines."""
    try:
        return choose("auto", course)
    except IsolationUnavailable:
        return PROCESS


@lru_cache(maxsize=16)
def examine(name: str, course: Path | None = None) -> Finding:
    """Try a mechanism, once for each process of the grader."""
    mechanism = by_name(name)
    reason = mechanism.why_not()
    if reason:
        return Finding(name, reason)
    try:
        mechanism.prepare(course)
        probes = tuple(probe(name, course))
    except (ServerFailed, OSError) as error:
        if isinstance(error, OSError) and error.errno in _NO_TRIAL:
            raise
        return Finding(name, str(error))
    open_ = [result.attempt for result in probes if not result.blocked]
    return Finding(name, say("not blocked: {names}", names="; ".join(open_)) if open_ else "", probes)
