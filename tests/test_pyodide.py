"""The copy of Pyodide for a site that asks nobody else: what is fetched is verified, what cannot be had is named."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest
import requests

from autograder.course import CourseError
from autograder.site import pyodide

LOCK = {
    name: {
        "file_name": f"{name}-1-py3-none-any.whl",
        "sha256": hashlib.sha256(name.encode()).hexdigest(),
        "depends": needs,
    }
    for name, needs in {"numpy": [], "matplotlib": ["numpy", "A_b"], "a-b": ["matplotlib"], "other": []}.items()
}
CORE = {name: name.encode() for name in pyodide.CORE} | {"pyodide-lock.json": json.dumps({"packages": LOCK}).encode()}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("jupyterlite_pyodide_kernel", reason="the extra `site` is not installed")
    monkeypatch.setattr(pyodide, "CORE", {name: hashlib.sha256(content).hexdigest() for name, content in CORE.items()})
    monkeypatch.setattr(pyodide, "WANTED", ("matplotlib",))


def archive(path: Path, **changed: bytes) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, content in {**CORE, "../evil": b"", **changed}.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return path


def test_what_the_notebooks_need_is_fetched_once_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def retrieve(address: str, digest: str, fname: str, path: Path) -> str:
        asked.append(address)
        if fname.endswith(".tgz"):
            return str(archive(path / fname))
        (path / fname).write_bytes(fname.split("-1-")[0].encode())
        return str(path / fname)

    monkeypatch.setattr("pooch.retrieve", retrieve)
    wheels = {f"{name}-1-py3-none-any.whl" for name in ("numpy", "matplotlib", "a-b")}
    for _ in range(2):
        assert set(pyodide.fetch(tmp_path)) == {*CORE, *wheels}
    assert sorted(asked) == sorted([pyodide.ARCHIVE, *(pyodide.PACKAGES + name for name in wheels)])
    assert not list(tmp_path.parent.glob("evil"))


def test_what_cannot_be_fetched_is_named_with_its_address_and_what_else_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def retrieve(address: str, digest: str, fname: str, path: Path) -> str:
        raise requests.ConnectionError

    monkeypatch.setattr("pooch.retrieve", retrieve)
    for name, content in CORE.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "numpy-1-py3-none-any.whl").write_bytes(b"numpy")
    said = r"^a-b-1-py3-none-any\.whl, matplotlib-1-py3-none-any\.whl could not be fetched from https://cdn\.jsdelivr\.net/\S+ "
    with pytest.raises(CourseError, match=said):
        pyodide.fetch(tmp_path)


def test_an_archive_with_another_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = {"pyodide.mjs": b"another"}
    monkeypatch.setattr("pooch.retrieve", lambda address, digest, fname, path: str(archive(path / fname, **changed)))
    with pytest.raises(CourseError, match=r"another pyodide\.mjs than Pyodide"):
        pyodide.fetch(tmp_path)


def test_a_kernel_that_wants_another_version_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyodide, "VERSION", "1.2.3")
    with pytest.raises(CourseError, match=r"wants Pyodide .* has the digests of 1\.2\.3"):
        pyodide.fetch(tmp_path)
