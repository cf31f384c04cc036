"""What a worker has to read: the system's libraries, Python, and the packages that notebooks use."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
# The operating system's programs and libraries, nothing of a person's.
SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/localtime", "/dev/urandom")
# Packages that a worker opens files of long after it has been confined.
NEEDED = ("numpy", "msgpack", "matplotlib", "matplotlib_inline", "IPython", "traitlets")


def python_folders() -> list[str]:
    """Python itself, this package and the students', under every name by which they are opened."""
    named = [sys.prefix, sys.base_prefix, str(PACKAGE), str(PACKAGE.parent / "linearloss")]
    return list(dict.fromkeys([*named, *(str(Path(path).resolve()) for path in named)]))


def package_folders() -> list[str]:
    """Folders outside Python's own that hold needed packages: a user's site folder, PYTHONPATH.

    One that holds solutions is left out: the worker would read them.
    """
    inside = [Path(folder) for folder in (*python_folders(), "/usr")]
    found = []
    for text in dict.fromkeys(sys.path):
        folder = Path(text or ".").resolve()
        if folder == PACKAGE.parent or not folder.is_dir() or (folder / "solutions").exists():
            continue
        if any(folder.is_relative_to(other) for other in inside):
            continue
        if folder.name in ("site-packages", "dist-packages") or any((folder / name).is_dir() for name in NEEDED):
            found.append(str(folder))
    return found


def missing_packages() -> list[str]:
    """Needed packages that this Python does not have at all."""
    return [name for name in NEEDED if find_spec(name) is None]
