"""Zip files as they are handed in: what is damaged in one costs that file alone, however it is packed."""

from __future__ import annotations

import io
import zipfile

import pytest

from autograder.collect.archive import OF_A_STUDENT, Budget, members
from autograder.intake.remarks import Remarks


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("where", ["head", "body"])
def test_a_damaged_member_costs_itself_alone(packed: int, where: str) -> None:
    file, name = io.BytesIO(), "damaged.txt"
    with zipfile.ZipFile(file, "w", packed) as archive:
        archive.writestr(name, bytes(range(256)) * 4)
        end = file.tell()
        archive.writestr("line.ipynb", "whole")
    data = bytearray(file.getvalue())
    first = 30 + len(name) if where == "head" else end - 40  # a member begins with 30 bytes and its name
    data[first : first + 30] = b"\xff" * 30
    remarks = Remarks()
    found = dict(members(bytes(data), ("work.zip",), remarks, Budget.of(OF_A_STUDENT)))
    assert found == {("work.zip", "line.ipynb"): b"whole"}
    assert "work.zip/damaged.txt cannot be unpacked" in remarks.lines[0]


@pytest.mark.parametrize("place", ["", "work/", "work\\"])
def test_notebooks_and_what_lies_beside_them_come_before_what_lies_deeper(place: str) -> None:
    file, wanted = io.BytesIO(), {"line.ipynb", "table.npz"}
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(9):
            archive.writestr(f"{place}.venv/lib/{number}.py", "")
        for name in ("table.npz", "line.ipynb"):
            archive.writestr(f"{place}{name}", "")
    remarks = Remarks()
    budget = Budget(OF_A_STUDENT, 3, 10**6)
    found = [path[-1] for path, _ in members(file.getvalue(), ("work.zip",), remarks, budget)]
    assert found[0] == "line.ipynb" and {*found[:2]} == wanted and len(found) == 3 and remarks.lines


def test_names_without_end_are_counted_before_the_directory_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(OF_A_STUDENT.entries + 1):
            archive.writestr(str(number), "")
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("read"))
    remarks = Remarks()
    assert not list(members(file.getvalue(), ("work.zip",), remarks, Budget.of(OF_A_STUDENT)))
    assert "work.zip holds 20001 names, more than the 20000 that are looked at" in remarks.lines[0]


@pytest.mark.parametrize("names", [(), ("trial.ipynb/",), ("work\\",), ("__MACOSX/._line.ipynb", ".DS_Store", "work/")])
def test_one_without_a_file_is_named(names: tuple[str, ...]) -> None:
    """Nothing comes of it: else nobody would hear that it was handed in."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    remarks = Remarks()
    assert not list(members(file.getvalue(), ("ada", "work.zip"), remarks, Budget.of(OF_A_STUDENT)))
    assert remarks.lines == ("ada/work.zip holds no file: it was left out.",)
