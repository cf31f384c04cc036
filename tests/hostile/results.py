"""Files that the judge itself reads: what they claim of themselves costs it neither memory nor time."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from .case import Case
from .course import RESULTS_FILE, right_results

FAILED: dict[str, tuple[float, str]] = {"test_results": (0.0, "failed")}
MISSING: dict[str, tuple[float, str]] = {"test_results": (0.0, "missing")}


def given(tries: str, content: Callable[[], bytes], gets: dict[str, tuple[float, str]] = FAILED) -> Case:
    """This in place of the file of results; the rest is honest."""

    def write(folder: Path) -> None:
        (folder / RESULTS_FILE).write_bytes(content())

    return Case(tries, gets=gets, folder=write)


def made(tries: str, make: Callable[[Path], None]) -> Case:
    """Something else in its place."""

    def replace(folder: Path) -> None:
        (folder / RESULTS_FILE).unlink()
        make(folder / RESULTS_FILE)

    return Case(tries, gets=MISSING | {"test_results": (0.0, "missing|failed")}, folder=replace)


def archive(**members: bytes) -> bytes:
    """The right file, with members of one's own in it."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(right_results())) as right,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as mine,
    ):
        for name in right.namelist():
            mine.writestr(name, members.pop(name.removesuffix(".npy"), None) or right.read(name))
        for name, content in members.items():
            mine.writestr(name, content)
    return file.getvalue()


def array(header: str, data: bytes = b"") -> bytes:
    """An array in NumPy's format whose header says what one likes."""
    text = header.encode() + b"\n"
    return b"\x93NUMPY\x02\x00" + len(text).to_bytes(4, "little") + text + data


def pickled() -> bytes:
    file = io.BytesIO()
    np.save(file, np.array([os.getcwd], dtype=object), allow_pickle=True)
    return file.getvalue()


def terabyte(path: Path) -> None:
    path.touch()
    os.truncate(path, 2**40)


CASES = {
    "zip_bomb": given("weights that unpack to a thousand times their size", lambda: archive(W=bytes(2**27))),
    "claims_much": given("weights that claim a petabyte", lambda: archive(W=array("{'descr': '<f8', 'fortran_order': False, 'shape': (1073741824, 131072), }"))),
    "long_header": given("a header of ten megabytes", lambda: archive(W=array(" " * 10**7))),
    "deep_header": given("a header that brings down who parses it", lambda: archive(W=array("{'descr': " + "(" * 9_000))),
    "pickle": given("an object that runs code when it is read", lambda: archive(chosen=pickled())),
    "many_members": given("a hundred thousand members", lambda: archive(**{f"x{number}": b"" for number in range(10**5)})),
    "infinite": given("numbers that are none", lambda: archive(chosen=array("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", np.array(np.nan).tobytes()))),
    "garbage": given("a megabyte of garbage", lambda: bytes(range(256)) * 4096),
    "empty": given("an empty file", lambda: b""),
    "appended": given("a gigabyte that is announced behind the archive", lambda: right_results()[:-22] + b"PK\x05\x06" + b"\xff" * 18),
    "paths": given("members with paths that lead out", lambda: archive(**{"../../../forged": b"x"}), {}),
    "pipe": made("a pipe", os.mkfifo),
    "folder": made("a folder", lambda path: path.mkdir()),
    "link": made("a link to another student's", lambda path: path.symlink_to("../../ada/01-trial/" + RESULTS_FILE)),
    "sparse": made("a terabyte that takes no room", terabyte),
    "written_by_code": Case(
        "a file that the student's own code puts in the place of a missing one",
        first=f"import base64; open({RESULTS_FILE!r}, 'wb').write(b'x'); import os; os.symlink('@ROOT@/gradebook.db', 'y'); os.replace('y', {RESULTS_FILE!r})",
        gets=MISSING,
        folder=lambda folder: (folder / RESULTS_FILE).unlink(),
    ),
}  # fmt: skip
