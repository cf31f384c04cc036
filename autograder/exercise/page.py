"""The list of all known mistakes as a page: made from their entries by the build, and not committed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from autograder.course import Course

from .mistakes import Mistake, read_mistakes

PAGE = Path("build") / "mistakes.md"


def write_page(course: Course) -> Path:
    """Write the page into the course's `build/`; returns where.

    Raises:
        CourseError: an entry is malformed.
    """
    path = course.root / PAGE
    path.parent.mkdir(exist_ok=True)
    path.write_text(page(read_mistakes(course)), encoding="utf-8")
    return path


def page(mistakes: Iterable[Mistake]) -> str:
    """Every code that a record may carry, and what it means."""
    by_code: dict[str, list[Mistake]] = {}
    for mistake in mistakes:
        by_code.setdefault(mistake.code, []).append(mistake)
    head = (
        f"# Known mistakes\n\nThe codes that `diagnoses` of a record may hold, {len(by_code)} of them. A code never changes "
        "its meaning. Made by `autograder build` from `solutions/NN-topic/FUNCTION.mistakes.toml`, where each can be found."
    )
    return "\n\n".join([head, *(_section(code, by_code[code]) for code in sorted(by_code))]) + "\n"


def _section(code: str, mistakes: list[Mistake]) -> str:
    says = dict.fromkeys(mistake.says for mistake in mistakes)
    where = ", ".join(dict.fromkeys(f"`{mistake.function}` ({mistake.assignment})" for mistake in mistakes))
    lines = [f"## {code}", f"**{mistakes[0].title}.** In {where}.", f"What the student may think: {mistakes[0].thinks}"]
    return "\n\n".join([*lines, *(f"> {text}" for text in says)])
