"""The container's recipe and page, as far as they can be held to each other without building the image."""

import re
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def container(monkeypatch):
    """The script that tries the recipe."""
    monkeypatch.syspath_prepend(str(ROOT / "tests" / "systems"))
    import container

    yield container
    for name in ("container", "sample_class", "slowness"):
        sys.modules.pop(name)


@pytest.fixture
def recipe(container):
    return container.instructions((ROOT / "Containerfile").read_text(encoding="utf-8"))


def test_the_documented_command_mounts_the_course_where_the_image_starts(container, recipe):
    place, arguments = container.documented_command()
    assert place == [rest for name, rest in recipe if name == "WORKDIR"][-1]
    assert arguments == ["grade"]


def test_what_the_recipe_copies_is_there_and_in_the_context(recipe):
    let_through = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), flags=re.MULTILINE)
    sources = [source for name, rest in recipe if name == "COPY" for source in rest.split()[:-1]]
    assert "requirements.lock" in sources
    for source in sources:
        assert (ROOT / source).exists()
        assert any(fnmatch(source, pattern) for pattern in let_through), source


def test_a_continued_line_is_one_instruction_and_a_comment_none(container):
    text = "# RUN no\nFROM a\n\nRUN b \\\n  # not this\n    && c\n"
    assert [(name, " ".join(rest.split())) for name, rest in container.instructions(text)] == [
        ("FROM", "a"),
        ("RUN", "b && c"),
    ]


def test_the_recipe_begins_with_a_release_that_can_be_made_without_an_engine() -> None:
    """debootstrap knows code names, no numbers."""
    assert re.search(r"^FROM \S+/debian:[a-z]+-slim$", (ROOT / "Containerfile").read_text(), flags=re.MULTILINE)
