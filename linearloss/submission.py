"""Files that lie beside the notebook: here while a student works, in the folder that was handed in while it is graded."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path

from .failure import CheckFailed
from .sentences import say

_folder: ContextVar[Path | None] = ContextVar("folder", default=None)


@contextlib.contextmanager
def handed_in(folder: Path | None) -> Iterator[None]:
    """While a submission is judged: where its files lie."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


def submitted_file(name: str, most_bytes: int = 20 * 2**20) -> Path:
    """The plain file `name` beside the notebook.

    Raises:
        CheckFailed: layer `missing` if it was not handed in, `value` if it is too large.
    """
    path = (_folder.get() or Path.cwd()) / name
    if path.is_symlink() or not path.is_file():
        raise CheckFailed(
            say("{name} was not handed in: hand it in together with the notebook.", name=name), layer="missing"
        )
    if path.stat().st_size > most_bytes:
        raise CheckFailed(say("{name} has more than {most:.0f} MiB.", name=name, most=most_bytes / 2**20))
    return path
