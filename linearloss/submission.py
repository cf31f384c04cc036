"""Files that lie beside the notebook: here while a student works, in the folder that was handed in while it is graded."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from .answers import NOTED
from .failure import CheckFailed
from .telling import tell, telling

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
        raise CheckFailed(f"{name} was not handed in: hand it in together with the notebook.", layer="missing")
    if path.stat().st_size > most_bytes:
        raise CheckFailed(f"{name} has more than {most_bytes / 2**20:.0f} MiB.")
    return path


def check_arrays_given(file: str, names: Sequence[str], written_by: str) -> None:
    """That a file with these arrays lies beside the notebook; whether they are right, the hidden test decides.

    Args:
        written_by: the function of the notebook that writes it.

    Raises:
        CheckFailed: it is not there, cannot be read, or lacks one of them.
    """
    with telling(file):
        path = submitted_file(file)
        try:
            with ZipFile(path) as archive:
                there = archive.namelist()
        except (BadZipFile, OSError, ValueError):
            raise CheckFailed(f"{file} cannot be read: write it with {written_by}.") from None
        missing = [name for name in names if f"{name}.npy" not in there]
        if missing:
            raise CheckFailed(f"{file} lacks {missing[0]}: write it with {written_by}.")
        tell(file, "noted", f"{file}: complete{NOTED} Only grading decides whether its numbers are right.")
