"""The first cell of a notebook finds the students' library, or says how to get it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
from in_a_kernel import run
from sample_course import ROOT

from autograder.build.generated import FIRST, first_cell


def first(folder: Path, beside: bool) -> dict[str, str]:
    """The first cell in a kernel whose Python does not find the library, with or without its wheel two folders up."""
    hidden = "import sys\nsys.path = [p for p in sys.path if p and not __import__('pathlib').Path(p, 'linearloss').is_dir()]\nsys.meta_path = [f for f in sys.meta_path if 'editable' not in str(f).lower()]\nsys.modules.pop('linearloss', None)"
    inner = folder / "notebooks" / "01-hinge"
    inner.mkdir(parents=True)
    if beside:
        # A wheel is a zip archive that Python can import from.
        shutil.make_archive(str(folder / "wheel"), "zip", ROOT, "linearloss")
        (folder / "wheel.zip").rename(folder / "linearloss-9.9-py3-none-any.whl")
    return run(
        inner,
        {
            "hidden": hidden,
            "first": FIRST,
            "threads": "print(os.environ['OMP_NUM_THREADS'], os.environ['VECLIB_MAXIMUM_THREADS'])",
        },
        OMP_NUM_THREADS="16",
        PYTHONPATH="",
    )


def test_the_first_cell_finds_the_wheel_of_the_course_and_sets_one_thread(tmp_path: Path) -> None:
    said = first(tmp_path, beside=True)
    assert said["first"].startswith("linearloss ") and said["first"].endswith("is ready.\n")
    assert said["threads"] == "1 1\n"


def test_without_the_library_the_first_cell_says_how_to_get_it(tmp_path: Path) -> None:
    said = first(tmp_path, beside=False)["first"]
    assert said.startswith(
        "ModuleNotFoundError: linearloss is not found: choose the course's environment as the kernel"
    )
    assert said.endswith("and run this cell again.") and "Traceback" not in said


def test_without_what_the_library_needs_its_wheel_is_no_way(tmp_path: Path) -> None:
    said = run(tmp_path, {"hidden": "import sys\nsys.modules['matplotlib'] = None", "first": FIRST})["first"]
    assert said.startswith("ModuleNotFoundError: matplotlib is not found: choose the course's environment")
    assert said.endswith("says how to make it).") and "whl" not in said


def test_where_a_kernel_starts_elsewhere_as_that_of_vs_code_may_it_goes_to_the_notebook(tmp_path: Path) -> None:
    beside = tmp_path / "Übung 과제"
    beside.mkdir()
    shutil.copy(ROOT / "notebooks" / "04-regularization" / "checks.json", beside)
    (beside / "a notebook.ipynb").touch()
    cells = {"vs code": f"__vsc_ipynb_file__ = {str(beside / 'a notebook.ipynb')!r}", "first": FIRST}
    said = run(tmp_path, cells | {"summary": "linearloss.summary()"})
    assert said["first"].endswith("is ready.\n") and "not run" in said["summary"]


def test_on_colab_what_lies_beside_the_notebook_is_fetched_from_the_courses_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[tuple[str, str]] = []
    monkeypatch.setitem(sys.modules, "google.colab", ModuleType("google.colab"))
    monkeypatch.setattr("urllib.request.urlretrieve", lambda address, name: fetched.append((address, name)))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checks.json").touch()
    source = first_cell(["https://example.org/a/linearloss-1.0-py3-none-any.whl", "https://example.org/checks.json"])
    exec(source[source.index('if "google.colab"') : source.index("# An installed library")], {"sys": sys, "Path": Path})
    assert fetched == [("https://example.org/a/linearloss-1.0-py3-none-any.whl", "linearloss-1.0-py3-none-any.whl")]
    assert "urlretrieve" not in first_cell([]) and compile(first_cell([]), "first", "exec")
    assert "pip" not in source and source.index("urlretrieve") < source.index("import linearloss")
