"""A course of one notebook with one exercise, made up for tests."""

from __future__ import annotations

from pathlib import Path

from autograder.course import Assignment, Course, Limits

SOURCE = '''# %% setup="imports"
import numpy as np

# %% solution="half"
def half(x):
    """Half of x."""
    ### BEGIN SOLUTION
    y = x / 2
    return y
    ### END SOLUTION

# %% [markdown] hints="half"
# One?
#
# ---
#
# Two.
#
# ---
#
# Three.

# %% test="test_half" points=2
half(1)
'''


def small_course(root: Path, **files: str) -> Course:
    """`half_mistakes_toml="…"` is the content of `half.mistakes.toml` beside the source."""
    folder = root / "solutions" / "01-x"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "x.py").write_text(SOURCE)
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content)
    return Course(root, "A course", (Assignment("01-x", "x", "X", 10),), Limits())
