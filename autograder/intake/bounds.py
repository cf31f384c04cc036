"""How much one submission may bring, and what is passed over because no student put it there."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

MIB = 2**20


@dataclass(frozen=True)
class Bounds:
    """What is taken in at most. All files together fit into a worker's scratch folder (`Limits.scratch_mib`)."""

    notebook_bytes: int = 50 * MIB
    file_bytes: int = 20 * MIB
    all_bytes: int = 100 * MIB
    timestamp_bytes: int = 200
    files: int = 500
    entries: int = 5_000  # names looked at, in all folders together
    depth: int = 8  # folders within folders
    path_bytes: int = 400  # of a name with its folders


BOUNDS = Bounds()

# Made by systems and editors, not by students: no remark is worth the reader's time. Settings of version control and editors
# can name commands, which whoever works in a copy of the folder would run.
_NOISE = (
    ".ipynb_checkpoints", "__pycache__", "*.pyc", ".DS_Store", "._*", "__MACOSX", "Thumbs.db", "desktop.ini",
    ".git", ".gitkeep", ".gitignore", ".gitattributes", ".gitmodules", ".hg", ".svn", ".idea", ".vscode", ".envrc",
)  # fmt: skip


def is_noise(name: str) -> bool:
    """Whether a name is of a file or folder that systems and editors leave behind."""
    return any(fnmatchcase(name, pattern) for pattern in _NOISE)
