"""Turns the three hints of a stub into a ladder that the student opens step by step."""

from __future__ import annotations

import re

STEPS = ("a question", "a pointer", "the shape of the solution")
SEPARATOR = re.compile(r"^---$", re.MULTILINE)


def split_hints(source: str) -> list[str]:
    """The hints of a cell, which stand between lines of `---`."""
    return [hint.strip() for hint in SEPARATOR.split(source)]


def ladder(source: str) -> str:
    """The hints as Markdown, each folded away inside the one before, so that they are opened in order."""
    opened, closed = [], []
    for number, (step, hint) in enumerate(zip(STEPS, split_hints(source), strict=True), 1):
        opened.append(f"<details>\n<summary>Hint {number} of {len(STEPS)}: {step}</summary>\n\n{hint}\n")
        closed.append("</details>")
    return "\n".join(opened) + "\n" + "\n".join(closed)
