"""A home for a fork server that cannot reach its user's: only while it starts, before there is any worker."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from . import scratch

_NAME = "home"
# Matplotlib's list of fonts: making it takes a second or two.
_LISTS = "fontlist-*.json"


def lend(scratch_root: Path) -> dict[str, str]:
    """A folder below `scratch_root` with the user's list of fonts in it, and the environment that names it."""
    home = scratch_root / _NAME
    with scratch.writable(scratch_root):
        home.mkdir(mode=0o700, exist_ok=True)
    _copy(_cache(), home)
    return dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR"), str(home))


def take_back(scratch_root: Path) -> None:
    """Keep a list of fonts that has been made, and remove the folder: a worker could write there for the next."""
    home = scratch_root / _NAME
    try:
        _cache().mkdir(parents=True, exist_ok=True)
        _copy(home, _cache())
    except OSError:
        pass  # it is made again the next time
    with scratch.writable(scratch_root):
        scratch.remove(home)


def _copy(source: Path, destination: Path) -> None:
    for path in source.glob(_LISTS):
        if not (destination / path.name).exists():
            part = destination / f"{path.name}.{os.getpid()}"
            shutil.copyfile(path, part)
            part.replace(destination / path.name)


def _cache() -> Path:
    named = os.environ.get("MPLCONFIGDIR")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "matplotlib"
