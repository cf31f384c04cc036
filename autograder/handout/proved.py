"""The state of course and grader that the last written selfcheck proved.

While nothing has changed, the tests need not prove it again, and the data of the notebooks' checks are taken as they are.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import autograder
import linearloss
from autograder.course import Course

FIGURES_PAGE = Path("docs") / "selfcheck.md"
_PASSED_OVER = {"__pycache__", ".ipynb_checkpoints"}


def state(course: Course) -> str:
    """What the page says was checked: every byte of course, notebooks, grader and lock file, and what runs them.

    The kind of machine and the versions stand in plain text: who has others sees why everything is proved again.
    """
    digest = sha256()
    for name, path in _files(course):
        digest.update(f"\n{name} {path.stat().st_size}\n".encode() + path.read_bytes())
    python = ".".join(map(str, sys.version_info[:2]))
    return f"`{digest.hexdigest()[:32]}`, Python {python}, NumPy {version('numpy')}, {platform.machine()}"


def proved(course: Course) -> bool:
    """Whether the page in `docs/` tells of this very state."""
    page = course.root / FIGURES_PAGE
    return page.is_file() and state(course) in page.read_text(encoding="utf-8")


def _files(course: Course) -> Iterator[tuple[str, Path]]:
    """Each file by its name in the repository, in one order wherever it lies."""
    folders = {
        "solutions": course.root / "solutions",
        "notebooks": course.root / "notebooks",
        "autograder": Path(autograder.__file__).parent,
        "linearloss": Path(linearloss.__file__).parent,
    }
    for name, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            within = path.relative_to(folder)
            if path.is_file() and not _PASSED_OVER & {*within.parts}:
                yield f"{name}/{within.as_posix()}", path
    lock = course.root / "requirements.lock"
    if lock.is_file():
        yield lock.name, lock
