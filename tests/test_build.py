"""`autograder build`: what students get holds no answer, and is always what `solutions/` gives."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from sample_course import LINE, ROOT, SECRETS, autograder

from autograder.batch.gradebook import GradebookWriter
from autograder.build.stubs import CODE_STUB, TEXT_STUB, VALUE_STUB
from autograder.course import Course, CourseError, load_course
from autograder.handout.notebooks import MEND, build, differences
from autograder.notebook.regions import split_region, without_secrets


def released(root: Path, name: str = "01-line/line") -> nbformat.NotebookNode:
    return nbformat.read(root / "notebooks" / f"{name}.ipynb", as_version=4)


def test_no_answer_and_no_hidden_test_in_the_release(built_once: Path) -> None:
    files = [path for path in (built_once / "notebooks").rglob("*") if path.is_file()]
    assert sorted(path.name for path in files) == ["checks.json", "checks.json", "line.ipynb", "loss.ipynb"]
    notebooks = "".join(path.read_text() for path in files if path.suffix == ".ipynb")
    for secret in (
        *SECRETS,
        "The model answer",
        "BEGIN SOLUTION",
        "BEGIN HIDDEN",
        "BEGIN MARK",
        "expect_number",
        "X.T @ G +",
    ):
        assert not [path.name for path in files if secret in path.read_text()], secret
    assert "w * x + b for an array x" in notebooks and 'check(\\"line\\", line)' in notebooks
    assert "2.5" not in notebooks  # the right answer


def test_stubs(built_once: Path) -> None:
    sources = {cell.id: cell.source for cell in released(built_once).cells}
    assert (
        sources["line"]
        == f'def line(w, b, x):\n    """w * x + b for an array x."""\n    {CODE_STUB.replace(chr(10), chr(10) + "    ")}'
    )
    assert sources["answer_slope"] == f"answer_slope = ...\n{VALUE_STUB}"
    assert sources["why"] == TEXT_STUB
    for source in (sources["line"], sources["answer_slope"]):
        compile(source, "stub", "exec")


def test_cells_are_locked_and_carry_nbgraders_metadata(built_once: Path) -> None:
    cells = {cell.id: cell for cell in released(built_once).cells}
    assert cells["test_line"].metadata.deletable is False and cells["test_line"].metadata.editable is False
    assert cells["line"].metadata.nbgrader.solution is True and cells["line"].metadata.nbgrader.checksum
    assert released(built_once).metadata.title == "A straight line"
    assert all(not cell.get("outputs") for cell in cells.values())


@pytest.mark.slow
def test_the_same_bytes_again_and_differences_are_found(built: Course) -> None:
    # The check builds anew and compares the bytes.
    assert autograder(built, "build", "--check").stdout == "notebooks/ is what solutions/ gives.\n"
    # A hand edit, a file too many and a file too few are found at once.
    edited = built.root / "notebooks" / "01-line" / "line.ipynb"
    edited.write_text(edited.read_text().replace("A straight line", "A crooked line"))
    shutil.copy(edited, edited.with_name("stray.ipynb"))
    (built.root / "notebooks" / "02-loss" / "loss.ipynb").unlink()
    data = edited.with_name("checks.json")
    data.write_text(data.read_text().replace("The values are wrong.", "All is well."))
    checkpoints = edited.parent / ".ipynb_checkpoints"
    checkpoints.mkdir()
    shutil.copy(edited, checkpoints / "line-checkpoint.ipynb")
    done = autograder(built, "build", "--check")
    headings = [line for line in done.stdout.splitlines() if line.startswith("--- ")]
    assert headings == [
        "--- notebooks/01-line/checks.json",
        "--- notebooks/01-line/line.ipynb",
        "--- notebooks/01-line/stray.ipynb",
        "--- notebooks/02-loss/loss.ipynb",
    ]
    assert '-    "# A crooked line"' in done.stdout
    assert done.returncode == 1 and done.stderr.endswith("(4 files differ). Mend it by: autograder build\n")


@pytest.mark.proof
@pytest.mark.slow
def test_what_is_committed_is_what_the_sources_give(monkeypatch: pytest.MonkeyPatch) -> None:
    """The six notebooks and the data of their checks, byte for byte."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert differences(load_course(ROOT)) == [], f"mend it by: {MEND}"


@pytest.mark.long
def test_another_processor_gives_the_same_bytes(tmp_path: Path) -> None:
    """One without AVX takes sums of products in another order."""
    for name in ("solutions", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "nbgrader_config.py", tmp_path / "nbgrader_config.py")
    command = [sys.executable, "-m", "autograder", "build", "--check"]
    environment = {**os.environ, "OPENBLAS_CORETYPE": "Nehalem"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout == "notebooks/ is what solutions/ gives.\n", done.stdout + done.stderr


def test_a_wrong_source_stops_the_build_before_anything_is_written(course: Course) -> None:
    script = course.source_script(course.assignment("02-loss"))
    script.write_text(LINE.replace("points=4", "ponits=4"))
    with pytest.raises(CourseError, match=r"loss\.py:\d+: unknown key 'ponits'"):
        build(course)
    assert not (course.root / "notebooks").exists()


def test_what_is_not_asked_for_is_neither_built_nor_taken_for_built(course: Course) -> None:
    asked = course.assignment("02-loss")
    build(course, [asked])
    assert [path.parent.name for path in course.root.glob("notebooks/*/*.ipynb")] == ["02-loss"]
    with GradebookWriter(course) as gradebook:
        assert [one.name for one in course.assignments if gradebook.knows(one)] == ["02-loss"]
    assert not course.official_notebook(course.assignment("01-line")).exists()


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "title = ",
        'title = "x"',
        '[[assignments]]\nname = "a"',
        'title = "x"\nassignments = 3',
        'title = "x"\nassignments = []\n[limits]\nspeed = 3',
    ],
)
def test_a_wrong_manifest_is_named(course: Course, manifest: str) -> None:
    (course.root / "solutions" / "course.toml").write_text(manifest)
    with pytest.raises(CourseError, match=r"course\.toml"):
        load_course(course.root)


def test_a_students_bundle_is_a_course_too(built_once: Path, tmp_path: Path) -> None:
    shutil.copytree(built_once / "notebooks", tmp_path / "bundle" / "notebooks")
    bundle = load_course(tmp_path / "bundle" / "notebooks" / "01-line")
    assert bundle.root == tmp_path / "bundle" and not bundle.has_solutions
    assert [assignment.name for assignment in bundle.assignments] == ["01-line", "02-loss"]


def test_no_course_at_all(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="not inside a course"):
        load_course(tmp_path)


def test_assignments_by_either_name(course: Course) -> None:
    assert course.assignment("01-line") == course.assignment("line")
    with pytest.raises(CourseError, match="01-line, 02-loss"):
        course.assignment("03-none")


def test_regions() -> None:
    text = (
        "a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc\n    ### BEGIN HIDDEN TESTS\nd\n    ### END HIDDEN TESTS"
    )
    assert split_region(text, "HIDDEN TESTS") == ("a\nc", "b\nd")
    assert without_secrets("q\n### BEGIN MARK SCHEME\nsecret\n### END MARK SCHEME\nr") == "q\nr"
    assert without_secrets("a\r\nb ") == "a\r\nb "
    assert without_secrets("a\n### BEGIN HIDDEN TESTS\nsecret") == "a"


def test_a_solved_release_is_what_the_sources_hold(built_once: Path) -> None:
    """The official notebook and the released one differ in secrets only: ids, order and types are the same."""
    source = json.loads((built_once / "build" / "source" / "01-line" / "line.ipynb").read_text())
    assert [(cell.id, cell.cell_type) for cell in released(built_once).cells] == [
        (c["id"], c["cell_type"]) for c in source["cells"]
    ]
