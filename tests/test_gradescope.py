"""Gradescope: results.json by its specification, and the autograder zip in a folder laid out like its container."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sample_course import ROOT, handed_in, official
from systems.slowness import seconds

from autograder.course import Course, Limits
from autograder.gradescope.archive import write_archive
from autograder.gradescope.results import results, write_results, written
from autograder.gradescope.run import for_container
from autograder.handout import notebooks
from autograder.isolation.levels import PROCESS, strongest
from autograder.judge.records import Record
from autograder.lms.grades import Grade, Grades

VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}
FORMATS = {"text", "html", "simple_format", "md", "ansi"}


def shown_to_the_student(text: str) -> tuple[float | None, dict[str, str]]:
    """What Gradescope makes of results.json, by its specification: the total (None if hidden), and output by test."""
    found = json.loads(text)
    tests: list[dict[str, Any]] = found.get("tests", [])
    assert "score" in found or all(isinstance(test.get("score"), (int, float)) for test in tests)
    for place in (found, *tests):
        assert place.get("visibility", "visible") in VISIBILITIES and place.get("output_format", "text") in FORMATS
        assert isinstance(place.get("output", ""), str)
    for test in tests:
        assert test.get("status", "passed") in ("passed", "failed") and isinstance(test["number"], str)
    total = found.get("score", sum(test["score"] for test in tests))
    hidden = any(test.get("visibility", "visible") != "visible" for test in tests)
    return None if hidden else total, {test["name"]: test["output"] for test in tests}


def record(test: str, points: float | None, status: str = "failed", message: str = "") -> Record:
    return Record("kim", "01-line", "line", test, points, 4.0, status, ["offset-lost"], message, 0.1, "landlock")  # type: ignore[arg-type]


def test_the_total_is_shown_and_a_students_words_are_no_page() -> None:
    records = [record("test_line", 1.5, message="<script>alert(1)</script>\x1b[31m"), record("test_x", 4.0, "passed")]
    text = written(results(records, ["svm.ipynb: renamed."], 2.0))
    total, outputs = shown_to_the_student(text)
    assert total == 5.5 and outputs == {"line": "<script>alert(1)</script>", "x": ""}
    assert '"html"' not in text and '"md"' not in text and json.loads(text)["stdout_visibility"] == "hidden"


def test_a_failure_of_the_grader_is_no_number() -> None:
    with pytest.raises(ValueError, match="grader failed"):
        results([record("test_line", None, "grader_error")])


def test_the_gradebooks_total_counts_and_who_is_not_marked_gets_none(tmp_path: Path) -> None:
    records = [record("test_line", 1.5), replace(record("test_line", 4.0), student="../lee")]
    grades = Grades((), {}, {("kim", "01-line"): Grade(3.25, 6.0), ("../lee", "01-line"): Grade(4.0, 6.0, ("why",))})
    count, without = write_results(records, grades, tmp_path / "out")
    assert count == 1 and without == ["../lee / 01-line: not marked yet: why"]
    # Who had a result and is not marked in full now, as after a change of points, has none.
    write_results(records, replace(grades, of={("kim", "01-line"): Grade(1.5, 6.0, ("why",))}), tmp_path / "out")
    assert not [*(tmp_path / "out").rglob("results.json")]
    write_results(records, grades, tmp_path / "out")
    text = (tmp_path / "out/kim/01-line/results.json").read_text()
    assert shown_to_the_student(text)[0] == 3.25 and "taken off for lateness" in json.loads(text)["output"]
    write_results(records[:1], Grades((), {}, {("kim", "01-line"): Grade(1.5, 6.0)}), tmp_path / "out")
    assert json.loads((tmp_path / "out/kim/01-line/results.json").read_text())["output"] == "", "nothing to be told"


def test_limits_fit_into_a_container() -> None:
    limits = for_container(Limits())
    assert limits.memory_mib + limits.judge_mib < 768 and limits.submission_seconds < 600
    assert limits.call_seconds > Limits().call_seconds, "half a core is slower"


@pytest.fixture
def container(built: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders of Gradescope's container after setup.sh, its environment being this one with the packages of the zip."""
    monkeypatch.setattr(notebooks, "differences", lambda course: [])  # seconds, and has a test of its own
    write_archive(built, built.assignment("01-line"), tmp_path / "autograder.zip")
    prefix = tmp_path / "autograder"
    for name in ("source", "submission", "results"):
        (prefix / name).mkdir(parents=True)
    with zipfile.ZipFile(tmp_path / "autograder.zip") as packed:
        packed.extractall(prefix / "source")
    for path in [
        *(ROOT / "autograder").rglob("*.py"),
        *(ROOT / "autograder").rglob("*.j2"),
        *(ROOT / "linearloss" / "data").glob("*.py"),
    ]:
        assert (prefix / "source" / path.relative_to(ROOT)).is_file(), path
    packages = tmp_path / "opt" / "packages"
    packages.mkdir(parents=True)
    for name in ("autograder", "linearloss"):
        (prefix / "source" / name).rename(packages / name)
    python = tmp_path / "opt" / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{packages}" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return prefix


def run(container: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"AUTOGRADER_PREFIX": str(container), "GRADER": str(container.parent / "opt")}
    return subprocess.run(
        ["bash", str(container / "source" / "run_autograder")],
        env=environment, capture_output=True, text=True, check=False, timeout=seconds(120),
    )  # fmt: skip


@pytest.mark.skipif(strongest() == PROCESS, reason="student code cannot be confined on this machine")
def test_the_zip_grades_in_a_folder_laid_out_like_the_container(container: Path, built: Course) -> None:
    work = handed_in(official(built), line="def line(w, b, x):\n    return w * x")
    (container / "submission" / "line (1).ipynb").write_text(json.dumps(work))
    (container / "submission" / "line.ipynb").write_text(
        built.released_notebook(built.assignment("01-line")).read_text()
    )
    done = run(container)
    assert done.returncode == 0, done.stderr
    total, outputs = shown_to_the_student((container / "results" / "results.json").read_text())
    assert total == 2.0 and "b is not added" in outputs["line"]
    said = json.loads((container / "results" / "results.json").read_text())["output"]
    assert "line.ipynb has no work in it" in said and "2 points) are read by a human" in said
    assert "offset-lost" in done.stdout and "confined by" in done.stdout
    assert (container.stat().st_mode | (container / "source" / "course").stat().st_mode) & 0o077 == 0

    for path in (container / "submission").iterdir():
        path.unlink()
    (container / "submission" / "essay.pdf").write_text("%PDF")
    done = run(container)
    total, outputs = shown_to_the_student((container / "results" / "results.json").read_text())
    assert total == 0 and "line.ipynb is missing" in outputs["line"]


def test_where_nothing_confines_no_result_is_written(
    built: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograder.gradescope import run as module
    from autograder.isolation.mechanism import IsolationUnavailable

    def refuse(asked: str, course: Path) -> str:
        raise IsolationUnavailable("student code cannot be confined on this machine")

    monkeypatch.setattr(module, "choose", refuse)
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "results.json").write_text("of before")
    with pytest.raises(IsolationUnavailable):
        module.grade_here(built, "01-line", tmp_path)
    assert not [*(tmp_path / "results").iterdir()]
