"""The same file as a zip file that lies: bombs, directories, packings, pickles; nothing is unpacked or allocated by what it says."""

from __future__ import annotations

import contextlib
import io
import struct
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from results_files import FILE, made_up, npy, refused, write_zip

from linearloss.failure import CheckFailed
from linearloss.results_file import read_results


def test_a_bomb_is_not_unpacked(tmp_path: Path, no_images: None) -> None:
    write_zip(tmp_path / FILE, {"W.npy": bytes(64 * 2**20)})
    assert (tmp_path / FILE).stat().st_size < 2**18

    tracemalloc.start()
    try:
        refused(tmp_path, "W is too large")
        assert tracemalloc.get_traced_memory()[1] < 32 * 2**20
    finally:
        tracemalloc.stop()


class Payload:
    """Unpickling it makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


def test_nothing_is_unpickled(tmp_path: Path, no_images: None) -> None:
    trap, made = np.empty(1, object), tmp_path / "made"
    trap[0] = Payload(made)
    content = npy(trap)
    np.load(io.BytesIO(content), allow_pickle=True)
    assert made.exists(), "the trap itself does not work"
    made.unlink()

    for name in made_up():
        write_zip(tmp_path / FILE, {f"{name}.npy": content})
        refused(tmp_path, f"{name} should hold plain numbers")
    (tmp_path / FILE).write_bytes(content[128:])  # the pickle by itself
    refused(tmp_path, "cannot be read")
    assert not made.exists()


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2], ids=["LZMA", "BZIP2"])
def test_a_packing_that_numpy_never_uses_is_refused(tmp_path: Path, no_images: None, method: int) -> None:
    write_zip(tmp_path / FILE, {}, method)
    refused(tmp_path, "packed in an unusual way")


def patched(path: Path, offset: int, value: bytes) -> None:
    """Overwrite a field of the first entry of the zip's directory."""
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02") + offset
    content[at : at + len(value)] = value
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        (24, struct.pack("<I", 10)),  # size when unpacked
        (42, struct.pack("<I", 2**31)),  # where it begins
        (16, b"\0\0\0\0"),  # check sum
        (8, b"\1\0"),  # encrypted
        (10, b"\x63\0"),  # packing that does not exist
    ],
    ids=["smaller than it is", "elsewhere", "check sum", "encrypted", "packing"],
)
def test_a_directory_that_lies_costs_the_points(tmp_path: Path, no_images: None, offset: int, value: bytes) -> None:
    write_zip(tmp_path / FILE, {})  # its first entry is W
    patched(tmp_path / FILE, offset, value)
    refused(tmp_path, "")


@pytest.mark.parametrize("offset", [24, 20], ids=["unpacked", "packed"])
def test_nothing_is_allocated_by_the_size_that_the_directory_tells(tmp_path: Path, offset: int) -> None:
    write_zip(tmp_path / FILE, {})
    patched(tmp_path / FILE, offset, struct.pack("<I", 2**31))
    tracemalloc.start()
    try:
        with contextlib.suppress(CheckFailed):  # what is there may be right all the same
            assert np.all(read_results(tmp_path / FILE)["W"] == 0.5)
        assert tracemalloc.get_traced_memory()[1] < 32 * 2**20
    finally:
        tracemalloc.stop()


def test_too_many_entries(tmp_path: Path, no_images: None) -> None:
    write_zip(tmp_path / FILE, {f"{number}.npy": b"" for number in range(60)})
    refused(tmp_path, "too many entries")


def test_entries_that_would_lie_elsewhere_are_never_unpacked(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    write_zip(folder / FILE, {"../../evil.npy": b"x", str(tmp_path / "evil.npy"): b"x"})

    assert set(read_results(folder / FILE)) == set(made_up())
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", FILE]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "cannot be read"), (b"PK nonsense", "cannot be read"), (bytes(21 * 2**20), "more than 20 MiB")],
    ids=["empty", "nonsense", "too large"],
)
def test_no_zip_at_all(tmp_path: Path, no_images: None, content: bytes, said: str) -> None:
    (tmp_path / FILE).write_bytes(content)
    refused(tmp_path, said)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_zip_that_is_cut_off(tmp_path: Path, no_images: None, share: float) -> None:
    write_zip(tmp_path / FILE, {})
    content = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(content[: int(share * len(content))])
    refused(tmp_path, "cannot be read")


def damages(content: bytes, number: int) -> Iterator[bytes]:
    generator = np.random.default_rng(7)
    for _ in range(number):
        damaged = bytearray(content)
        for at in generator.integers(len(content), size=generator.integers(1, 4)):
            damaged[at] = generator.integers(256)
        yield bytes(damaged)


def test_whatever_is_damaged_is_read_rightly_or_refused(tmp_path: Path) -> None:
    whole = tmp_path / FILE
    write_zip(whole, {})
    right = read_results(whole)
    refusals = 0
    for content in damages(whole.read_bytes(), 400):
        whole.write_bytes(content)
        try:
            got = read_results(whole)
        except CheckFailed as refusal:
            refusals += 1
            assert str(refusal).startswith(FILE)
        else:
            assert all(np.array_equal(got[name], right[name]) for name in right)
    assert 100 < refusals < 400
