"""The first cell's last line: a word if the notebook is an older version than the data of its checks."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from autograder.course import load_course
from linearloss import ready

COURSE = load_course()


@pytest.fixture(autouse=True)
def beside_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checks.json").write_text(json.dumps({"notebook": {"file": "svm.ipynb", "version": "new"}}))


def said(capsys: pytest.CaptureFixture[str], metadata: object = None) -> str:
    if metadata is not None:
        Path("svm.ipynb").write_text(json.dumps({"metadata": metadata}))
    ready()
    first, _, rest = capsys.readouterr().out.partition("\n")
    assert first.startswith("linearloss ") and first.endswith(" is ready.")
    return rest


def test_an_older_copy_is_told_and_that_it_can_be_handed_in(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, {"version": "old"})
    assert text.startswith("There is a newer version of this notebook (svm.ipynb) than your copy.")
    assert "handed in as it is" in text


@pytest.mark.parametrize("metadata", [None, {"version": "new"}, {}, [], "x"])
def test_nothing_is_said_where_it_is_the_same_or_nothing_is_known(
    capsys: pytest.CaptureFixture[str], metadata: object
) -> None:
    assert said(capsys, metadata) == ""


@pytest.mark.parametrize("content", ["", "[]", '{"notebook": 3}', '{"notebook": {"file": 3}}'])
def test_data_of_another_form_say_nothing(capsys: pytest.CaptureFixture[str], content: str) -> None:
    Path("checks.json").write_text(content)
    assert said(capsys, {"version": "old"}) == ""


def test_the_build_gives_a_notebook_and_its_data_the_same_version() -> None:
    for assignment in COURSE.assignments:
        notebook = nbformat.read(COURSE.released_notebook(assignment), as_version=4)
        data = json.loads(COURSE.check_data(assignment).read_text(encoding="utf-8"))
        assert data["notebook"] == {"file": assignment.file, "version": notebook.metadata["version"]}
    versions = {json.loads(COURSE.check_data(one).read_text())["notebook"]["version"] for one in COURSE.assignments}
    assert len(versions) == len(COURSE.assignments)
