"""A course of one's own, from `autograder new-course`: it builds, checks, grades and is bundled like the pack's."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from sample_course import autograder

from autograder.build.markers import read_source
from autograder.check import check_notebook
from autograder.course import Course, CourseError, load_course
from autograder.handout import bundle, notebooks
from autograder.handout.notebooks import build
from autograder.new.course import new_course
from autograder.new.exercise import new_exercise
from autograder.selfcheck.run import run_selfcheck
from autograder.selfcheck.variants import solved
from autograder.selfcheck.workbench import Workbench


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """The example with one more exercise, built, in a process that knows its `solutions` and not the pack's."""
    others = {name: sys.modules.pop(name) for name in [*sys.modules] if name.split(".")[0] == "solutions"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", list(sys.path))
        course = new_course(tmp_path_factory.mktemp("own") / "course", 'Clipping für "Anfänger"')
        new_exercise(course, course.assignments[0], "clip_rows")
        build(course)
        yield course
    for name in [name for name in sys.modules if name.split(".")[0] == "solutions"]:
        del sys.modules[name]
    sys.modules.update(others)


def test_its_exercises_prove_themselves(own: Course) -> None:
    """Every mistake priced and named, every right answer right, every mutant caught; solved gives all points, untouched none."""
    bench = Workbench(own)
    try:
        for function in bench.functions("01-clip"):
            assert [one.shortfall for one in bench.proof("01-clip", function, 3, 3)] == ["", "", ""]
            score = bench.mutants("01-clip", function)
            assert score.caught and not score.missed
        checked = bench.submissions("01-clip", [one.name for one in bench.wrong("01-clip")], True)
    finally:
        bench.close()
    assert [(one.kind, one.shortfall) for one in checked] == [
        ("solved", ""),
        ("untouched", ""),
        ("wrong", ""),
        ("wrong", ""),
    ]


def test_one_function_is_checked_by_itself(own: Course) -> None:
    figures = run_selfcheck(own, function="clip_rows", repetitions=2, jobs=1)

    assert figures.conclude() == []
    assert [(row.function, row.wrong, row.right) for row in figures.rows] == [("clip_rows", 1, 2)]
    assert figures.whole_submissions == 2  # the mistake and the right answer, and no notebook with anything else
    with pytest.raises(
        CourseError, match=r"no exercise of 01-clip is about 'clip'\. There are: clip_weights, clip_rows"
    ):
        run_selfcheck(own, function="clip")


def test_its_notebook_is_checked(own: Course, tmp_path: Path) -> None:
    released = check_notebook(own, own.released_notebook(own.assignments[0]))
    assert [(one.test, one.status) for one in released] == [
        ("test_clip_weights", "missing"),
        ("test_clip_rows", "missing"),
    ]
    official = nbformat.read(own.official_notebook(own.assignments[0]), as_version=4)
    (tmp_path / "clip.ipynb").write_text(nbformat.writes(solved(official)))
    assert [(one.points, one.status) for one in check_notebook(own, tmp_path / "clip.ipynb")] == [
        (3, "passed"),
        (3, "passed"),
    ]


def test_its_bundle_has_its_own_name(own: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebooks, "differences", lambda course: [])
    monkeypatch.setattr(bundle, "_wheel", lambda: ("linearloss-1-py3-none-any.whl", b""))
    bundle.write_bundle(own, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        names, readme = archive.namelist(), archive.read("clipping-fur-anfanger/README.md").decode()
    assert "clipping-fur-anfanger/notebooks/01-clip/clip.ipynb" in names and not [
        name for name in names if "solutions" in name
    ]
    assert (
        readme.startswith('# Clipping für "Anfänger"')
        and "CIFAR" not in readme
        and "notebooks/01-clip/clip.ipynb" in readme
    )


@pytest.mark.parametrize(
    ("name", "says"), [("clip_weights", "has a function"), ("2x", "cannot be the name"), ("class", "cannot be")]
)
def test_a_name_that_is_taken_or_none_is_refused(own: Course, name: str, says: str) -> None:
    before = own.source_script(own.assignments[0]).read_bytes()
    with pytest.raises(CourseError, match=says):
        new_exercise(own, own.assignments[0], name)
    assert own.source_script(own.assignments[0]).read_bytes() == before


def test_a_new_exercise_stands_before_the_summary(tmp_path: Path) -> None:
    course = new_course(tmp_path / "course", "Mine")
    new_exercise(course, course.assignments[0], "clip_rows")

    cells = read_source(course.source_script(course.assignments[0]))
    assert [cell.name or cell.kind for cell in cells][-2:] == ["test_clip_rows", "summary"]


def test_the_commands(tmp_path: Path) -> None:
    done = autograder(None, "new-course", "mine", folder=tmp_path)  # type: ignore[arg-type]
    assert done.returncode == 0 and load_course(tmp_path / "mine").title == "A new course", done.stderr
    block = (tmp_path / "mine" / "README.md").read_text().split("```")[1].strip()
    assert len(block.splitlines()) == 7
    shell = block.splitlines()[0] + "\nautograder --version"
    said = subprocess.run(
        ["bash", "-c", shell], env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=True
    )
    assert said.stdout.startswith("autograder ")
    again = autograder(None, "new-course", "mine", folder=tmp_path)  # type: ignore[arg-type]
    assert again.returncode == 2 and "is not empty" in again.stderr


def test_the_demonstration_is_the_packs_and_says_so_before_it_fetches_anything(own: Course) -> None:
    done = autograder(own, "demo")
    assert done.returncode == 2 and not (own.root / "demo").exists()
    assert "no sample class (solutions/sample_class.toml)" in done.stderr and "CIFAR" not in done.stderr
