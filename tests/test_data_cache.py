"""The cache holds whole, verified data or nothing, whatever happens while it is filled."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections import namedtuple
from pathlib import Path

import numpy as np
import pytest
from test_data_samples import assert_same, expect, official_folder, small_cifar

from linearloss.data import DataError, StorageError, cache_status, fetch_cifar10, load_cifar10
from linearloss.data import cache as store
from linearloss.data.progress import silent

CIFAR = small_cifar()
ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    expect(monkeypatch, CIFAR)
    monkeypatch.delenv("CIFAR10_DIR", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return official_folder(tmp_path / "data", CIFAR)


def fetch(source: Path | str, cache: Path) -> Path:
    return fetch_cifar10(str(source), cache, progress=silent, report=lambda line: None)


def left_over(cache: Path) -> list[str]:
    return [path.name for path in cache.iterdir() if path.name.startswith(".partial")]


# --- where it is ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "home/.cache/linear-loss-course"),
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/linear-loss-course"),
        ("darwin", {}, "home/Library/Caches/linear-loss-course"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/linear-loss-course"),
        ("linux", {"CIFAR10_CACHE": "/mine", "XDG_CACHE_HOME": "/x"}, "/mine"),
    ],
)
def test_place_of_the_cache(tmp_path, monkeypatch, platform, environment, expected) -> None:
    for name in ("CIFAR10_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert store.cache_folder() == tmp_path / expected
    assert store.cache_folder(tmp_path) == tmp_path


# --- what it gives -------------------------------------------------------------------


def test_gives_plain_arrays_that_cannot_be_changed(folder: Path, tmp_path: Path) -> None:
    fetch(folder, tmp_path / "cache")
    cifar = load_cifar10(tmp_path / "cache", fetch=False)
    assert_same(cifar, CIFAR)
    assert type(cifar.X_train) is np.ndarray
    with pytest.raises(ValueError, match="read-only"):
        cifar.X_train[0] = 0


def test_status(folder: Path, tmp_path: Path) -> None:
    empty = cache_status(tmp_path / "cache")
    assert (empty.present, empty.source, empty.bytes) == (False, None, 0)
    fetch(folder, tmp_path / "cache")
    full = cache_status(tmp_path / "cache")
    assert full.present and full.source == str(folder)
    assert full.path == tmp_path / "cache" / "cifar10"
    assert full.bytes == sum(path.stat().st_size for path in full.path.glob("*.npy"))


def test_says_what_to_run_when_it_may_not_fetch(tmp_path: Path) -> None:
    for ask in (lambda c: load_cifar10(c, fetch=False), lambda c: fetch("cache", c)):
        with pytest.raises(DataError, match=r"not in the cache .*`linearloss data`"):
            ask(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_loading_needs_numpy_and_the_standard_library_only(folder: Path, tmp_path: Path) -> None:
    fetch(folder, tmp_path / "cache")
    code = """if True:
        import sys, numpy
        before = set(sys.modules)
        for name in ("pooch", "requests", "PIL", "rich", "platformdirs", "matplotlib"):
            sys.modules[name] = None  # an import of it now fails
        from linearloss.data import load_cifar10
        assert load_cifar10(sys.argv[1]).X_train.shape == (100, 32, 32, 3)
        late = {"tarfile", "subprocess", "linearloss.data.fetch"} & (set(sys.modules) - before)
        assert not late, late
    """
    subprocess.run([sys.executable, "-c", code, tmp_path / "cache"], cwd=ROOT, check=True)


def test_a_shared_cache_need_not_be_writable(folder: Path, tmp_path: Path, monkeypatch) -> None:
    fetch(folder, tmp_path / "cache")
    monkeypatch.setattr(store, "make_folder", lambda root: pytest.fail("tried to write"))
    assert fetch("auto", tmp_path / "cache") == tmp_path / "cache" / "cifar10"


# --- damage --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        lambda f: (f / "X_test.npy").unlink(),
        lambda f: (f / "X_test.npy").write_bytes((f / "X_test.npy").read_bytes()[:-1]),
        lambda f: (f / "record.json").unlink(),
        lambda f: (f / "record.json").write_text("[]"),
        lambda f: (f / "record.json").write_text("{"),
    ],
    ids=["array gone", "array cut", "record gone", "record wrong", "record cut"],
)
def test_a_damaged_cache_counts_as_empty_and_is_replaced(folder, tmp_path, spoil) -> None:
    cache = tmp_path / "cache"
    spoil(fetch(folder, cache))
    assert not cache_status(cache).present
    with pytest.raises(DataError, match="linearloss data"):
        load_cifar10(cache, fetch=False)
    fetch(folder, cache)
    assert_same(load_cifar10(cache, fetch=False), CIFAR)
    assert left_over(cache) == []


def test_a_killed_fetch_leaves_nothing_that_loads(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    code = """if True:
        import os, signal, sys
        from linearloss.data import cache, cifar10, official, progress
        calls = []
        def fsync(number):  # called once an array; the process dies in the third
            calls.append(number)
            if len(calls) == 3:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        os.fsync = fsync
        os.makedirs(sys.argv[2])
        cifar = official.read_folder(__import__("pathlib").Path(sys.argv[1]), progress.silent)
        cache.write(__import__("pathlib").Path(sys.argv[2]), cifar)
    """
    done = subprocess.run([sys.executable, "-c", code, folder, cache], cwd=ROOT, check=False)
    assert done.returncode != 0
    assert len(left_over(cache)) == 1  # it was in the middle
    with pytest.raises(DataError, match="not in the cache"):
        load_cifar10(cache, fetch=False)
    fetch(folder, cache)
    assert left_over(cache) == []
    assert_same(load_cifar10(cache, fetch=False), CIFAR)


def test_many_at_once_do_not_disturb_each_other(folder: Path, tmp_path: Path) -> None:
    cache, said, failures = tmp_path / "cache", [], []

    def one() -> None:
        try:
            fetch_cifar10(str(folder), cache, progress=silent, report=said.append)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sum("verified, and kept" in line for line in said) == 6
    assert_same(load_cifar10(cache, fetch=False), CIFAR)
    assert left_over(cache) == []


def test_a_second_fetch_waits_and_takes_what_the_first_got(folder, tmp_path, monkeypatch) -> None:
    from linearloss.data.lock import locked

    cache, said = tmp_path / "cache", []
    cache.mkdir()
    with locked(cache, said.append) as held:
        if not held:
            pytest.skip("no file locks here")
        second = threading.Thread(target=fetch_cifar10, args=("auto", cache, silent, said.append), daemon=True)
        second.start()
        second.join(0.5)
        assert second.is_alive() and "waiting" in said[0]
        store.write(cache, CIFAR)
    second.join(10)
    assert not second.is_alive()
    assert len(said) == 1  # it fetched nothing: no source was tried or used


# --- room ----------------------------------------------------------------------------


def test_asks_for_room_before_it_begins(folder: Path, tmp_path: Path, monkeypatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**9, 10**9, 5_000_000))
    with pytest.raises(StorageError, match=r"185 MB are needed and 5 MB are free.*CIFAR10_CACHE"):
        fetch(folder, tmp_path / "cache")
    assert left_over(tmp_path / "cache") == []


@pytest.mark.parametrize("number", [errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)])
def test_a_disk_that_fills_up_meanwhile(folder, tmp_path, monkeypatch, number) -> None:
    def full(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"no room for CIFAR-10 in .*MB are needed"):
        fetch(folder, tmp_path / "cache")
    assert left_over(tmp_path / "cache") == []
    assert not cache_status(tmp_path / "cache").present


def test_a_cache_that_cannot_be_made(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match=r"cannot be used.*Set CIFAR10_CACHE"):
        fetch(folder, tmp_path / "file" / "cache")
