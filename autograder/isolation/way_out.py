"""One attempt of what must not succeed from inside a worker, and the list that all of them stand in.

An attempt says whether it succeeded; an exception means that it was blocked. They ask for what matters: the same list for every
mechanism. Nothing that they do harms where it succeeds.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

Places = dict[str, Any]  # "mark": a name of this very probe's for what it leaves behind; others may be probing, too
Attempt = Callable[[Places], bool]
ATTEMPTS: dict[str, Attempt] = {}


def attempt(words: str) -> Callable[[Attempt], Attempt]:
    """Add a function to the list, under these words."""

    def add(function: Attempt) -> Attempt:
        ATTEMPTS[words] = function
        return function

    return add


def succeeds(function: Attempt, places: Places) -> bool:
    """Whether an attempt is not blocked."""
    try:
        return function(places)
    except BaseException:
        return False


def read(places: Places) -> bool:
    """A file, or the list of a folder, at `places["path"]`."""
    path = Path(places["path"])
    return len(list(path.iterdir())) >= 0 if path.is_dir() else len(path.read_bytes()) >= 0


def libc() -> Any:
    """The C library of this process, its errors kept."""
    return ctypes.CDLL(None, use_errno=True)
