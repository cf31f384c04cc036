"""What a written selfcheck has proved is proved again as soon as a byte of what it was about has changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder.course import Course, CourseError
from autograder.handout import notebooks
from autograder.handout import proved as module
from autograder.handout.proved import FIGURES_PAGE, proved, state


@pytest.fixture
def told(course: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course, and copies of two modules for the grader and the library, whose page tells of them."""
    for package in (module.autograder, module.linearloss):
        folder = course.root / "packages" / package.__name__
        folder.mkdir(parents=True)
        shutil.copy(str(package.__file__), folder)
        monkeypatch.setattr(module, package.__name__, SimpleNamespace(__file__=str(folder / "__init__.py")))
    for name in ("notebooks/01-line/line.ipynb", "requirements.lock"):
        (course.root / name).parent.mkdir(parents=True, exist_ok=True)
        (course.root / name).write_text("{}")
    (course.root / FIGURES_PAGE).parent.mkdir()
    (course.root / FIGURES_PAGE).write_text(f"Of course and grader {state(course)}: as figures stand here.")
    assert proved(course)
    return course


@pytest.mark.parametrize(
    "name",
    [
        "solutions/01-line/line.py",
        "solutions/01-line/another.mistakes.toml",
        "notebooks/01-line/line.ipynb",
        "requirements.lock",
        "packages/autograder/__init__.py",
        "packages/linearloss/new.py",
    ],
)
def test_another_byte_anywhere_is_another_state(told: Course, name: str) -> None:
    path = told.root / name
    before = path.read_bytes() if path.exists() else b""
    path.write_bytes(before[:-1] + b"#")  # as long as it was
    assert not proved(told)


def test_another_numpy_is_another_state_and_what_python_keeps_is_none(
    told: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = told.root / "solutions" / "__pycache__"
    kept.mkdir()
    (kept / "line.pyc").write_text("compiled")
    assert proved(told)
    monkeypatch.setattr(module, "version", lambda name: "1.26")
    assert not proved(told)


def test_without_a_page_nothing_is_proved(told: Course) -> None:
    Path(told.root / FIGURES_PAGE).unlink()
    assert not proved(told)


def test_the_data_of_the_checks_are_taken_as_they_are_while_nothing_has_changed_and_never_for_a_proof(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = built.root / "notebooks" / "01-line" / "checks.json"
    before = data.read_bytes()
    (built.root / FIGURES_PAGE).parent.mkdir()
    (built.root / FIGURES_PAGE).write_text(state(built))

    def made(*_: object) -> dict[str, str]:
        raise CourseError("made anew")

    monkeypatch.setattr(notebooks, "_data_of_checks", made)
    notebooks.build(built)
    assert data.read_bytes() == before and proved(built)
    with pytest.raises(CourseError, match="made anew"):
        notebooks.differences(built)
    data.write_bytes(before + b"\n")
    with pytest.raises(CourseError, match="made anew"):
        notebooks.build(built)
