"""The known mistakes as pages of the site: one for each function."""

from __future__ import annotations

import re
from collections.abc import Iterable

from autograder.course import Course
from autograder.exercise.mistakes import Mistake

FOLDER = "mistakes"
_MARKUP = re.compile(r"([\\`*_\[\]<>#|$~]|^[-+]|(?<=^\d)\.)")


def mistake_pages(course: Course, mistakes: Iterable[Mistake]) -> dict[str, str]:
    """Path on the site -> Markdown, in the order of the course."""
    by_function: dict[tuple[str, str], dict[str, list[Mistake]]] = {}
    for one in mistakes:
        by_function.setdefault((one.assignment, one.function), {}).setdefault(one.code, []).append(one)
    return {
        f"{FOLDER}/{assignment}/{function}.md": _page(course, assignment, function, codes)
        for (assignment, function), codes in by_function.items()
    }


def _page(course: Course, assignment: str, function: str, codes: dict[str, list[Mistake]]) -> str:
    chosen = course.assignment(assignment)
    notebook = f"../../notebooks/{assignment}/{chosen.file}"
    head = f"# {plain(function)}\n\n{len(codes)} known mistake{'s' * (len(codes) != 1)} in the task of notebook [{plain(assignment)}]({notebook})."
    return "\n\n".join([head, *(_section(code, those) for code, those in codes.items())]) + "\n"


def _section(code: str, those: list[Mistake]) -> str:
    says = dict.fromkeys(one.says for one in those)
    lines = [f"## {plain(those[0].title)}", f"`{code}`", f"What the student may think: {plain(those[0].thinks)}"]
    return "\n\n".join([*lines, *(f"> {plain(text)}" for text in says)])


def plain(text: str) -> str:
    """A sentence as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\1", text)
