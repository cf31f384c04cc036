"""A copy of Pyodide for a site that asks nobody else: fetched where the network has it, each file verified."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from autograder.course import CourseError
from linearloss.sentences import say

# What the kernel of the pinned jupyterlite-pyodide-kernel loads; NumPy and all other packages are pinned by the lock in it.
VERSION = "314.0.6"
CORE = {
    "pyodide.mjs": "69e3f6ccec3e14b465df60be577ca62f536251406b9a00cce019eac5252a2495",
    "pyodide.asm.mjs": "2ac5eba365ec12839c75c03b39b3be1dd63b798852cc460b014b52238be042f7",
    "pyodide.asm.wasm": "3a0a00dfeaa348ac20f9ef09904233d32d33f644339662d4af368f8a2010f37a",
    "python_stdlib.zip": "80c5be6babfe03297069703410c3c29404dcf2525d2b128746bae5536f94831f",
    "pyodide-lock.json": "3fdaef09e9e365c85e002737720f8d0ab8f278c1c244a2dde6a37663cf488ad4",
}
ARCHIVE = f"https://registry.npmjs.org/pyodide/-/pyodide-{VERSION}.tgz"
ARCHIVE_SHA256 = "d78ac549b28a2a58600cd06f44e017024151775f8c6b2d73fab1475400d38ea2"
PACKAGES = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
# What a kernel loads when it starts, and what the notebooks import.
WANTED = ("micropip", "ipython", "jedi", "matplotlib", "numpy")


def fetch(folder: Path) -> list[str]:
    """Complete a folder with Pyodide and the packages that the notebooks need; returns the names of its files.

    Raises:
        CourseError: a file is not there and cannot be fetched; says from where, and what else to do.
    """
    lock = json.loads((fetch_core(folder) / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    wheels = {lock[name]["file_name"]: lock[name]["sha256"] for name in with_dependencies(lock, WANTED)}
    missing = {name: digest for name, digest in wheels.items() if _digest(folder / name) != digest}
    for name, digest in missing.items():
        _retrieved(PACKAGES, digest, folder, name, [one for one in missing if not (folder / one).is_file()])
    return [*CORE, *wheels]


def fetch_core(folder: Path) -> Path:
    """Pyodide without packages; returns the folder.

    Raises:
        CourseError: it cannot be fetched, or is not the version that the kernel wants.
    """
    _check_version()
    folder.mkdir(parents=True, exist_ok=True)
    if any(_digest(folder / name) != digest for name, digest in CORE.items()):
        _unpack(_retrieved(ARCHIVE, ARCHIVE_SHA256, folder, f"pyodide-{VERSION}.tgz"), folder)
    return folder


def fetch_comm(folder: Path) -> Path:
    """The one package that the kernel takes from PyPI, through pip: the wheel of the version installed here.

    Raises:
        CourseError: pip cannot fetch it.
    """
    wanted = f"comm=={version('comm')}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = sorted(folder.glob("comm-*.whl"))
    if not found:
        raise CourseError(
            say(
                "{wanted} could not be fetched: {reason}. Put its wheel into {folder}/.",
                wanted=wanted,
                reason=done.stderr.strip()[-300:],
                folder=folder,
            )
        )
    return found[-1]


def _check_version() -> None:
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

    if PYODIDE_VERSION != VERSION:
        raise CourseError(
            say(
                "jupyterlite-pyodide-kernel {kernel} wants Pyodide {wanted}, and {file} has the digests of {known}: "
                "renew them there, or install requirements.lock.",
                kernel=version("jupyterlite-pyodide-kernel"),
                wanted=PYODIDE_VERSION,
                file=Path(__file__).name,
                known=VERSION,
            )
        )


def with_dependencies(lock: Mapping[str, Any], wanted: Iterable[str]) -> list[str]:
    """The names of packages of the lock, with all that they need."""
    found: dict[str, None] = {}
    waiting = list(wanted)
    while waiting:
        name: str = canonicalize_name(waiting.pop())
        if name not in found:
            found[name] = None
            waiting += lock[name]["depends"]
    return sorted(found)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _retrieved(address: str, digest: str, folder: Path, name: str, waiting: Sequence[str] = ()) -> Path:
    """A file at an address, verified; of an address that ends in `/`, the file of that name there.

    Raises:
        CourseError: it cannot be fetched; names all that are `waiting`, too.
    """
    import pooch
    from requests import RequestException

    try:
        whole = address + name if address.endswith("/") else address
        return Path(pooch.retrieve(whole, f"sha256:{digest}", fname=name, path=folder))
    except (RequestException, OSError, ValueError) as error:
        names = ", ".join(waiting or [name])
        raise CourseError(
            say(
                "{names} could not be fetched from {address} ({kind}). Fetch what is named where the network has it, put it into {folder}/, and run the same command again.",
                names=names,
                address=address,
                kind=type(error).__name__,
                folder=folder,
            )
        ) from error


def _unpack(archive: Path, folder: Path) -> None:
    """The files of the core alone, whatever else the archive holds."""
    with tarfile.open(archive) as tar:
        for name, digest in CORE.items():
            file = tar.extractfile(f"package/{name}")
            content = file.read() if file else b""
            if hashlib.sha256(content).hexdigest() != digest:
                raise CourseError(
                    say(
                        "{archive} holds another {name} than Pyodide {version}: remove it and try again.",
                        archive=archive,
                        name=name,
                        version=VERSION,
                    )
                )
            (folder / name).write_bytes(content)
