"""The sample course with a second function, `curve`, which builds upon `line`; and lines that are not right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_course import LINE, LINE_EXERCISE, handed_in, official, write_course

from autograder.course import Course

DEF, CURVE = "def line(w, b, x):", "def curve(w, b, x):"
TOLD = "Asked with the right line in place of yours."
CURVE_CELLS = '''
# %% solution="curve"
def curve(w, b, x):
    """The square of line(w, b, x)."""
    ### BEGIN SOLUTION
    return line(w, b, x) ** 2  # the secret of curve
    ### END SOLUTION

# %% test="test_curve" points=4
check("curve", curve)
'''
CURVE_EXERCISE = LINE_EXERCISE.replace("return b + np.multiply(w, x)", "return (b + np.multiply(w, x)) ** 2").replace(
    'function="line",', 'function="curve",\n    uses=("line",),'
)
RIGHT_CURVE = f"{CURVE}\n    return line(w, b, x) ** 2"


def course_of_two(root: Path, exercise: str = CURVE_EXERCISE, cells: str = CURVE_CELLS) -> Course:
    """The sample course, with a function that builds upon `line`."""
    course = write_course(root)
    folder = root / "solutions" / "01-line"
    before, _, behind = LINE.partition("\n# %% demonstration=true")
    assert behind and "uses" in exercise
    (folder / "line.py").write_text(f"{before}{cells}\n# %% demonstration=true{behind}", encoding="utf-8")
    (folder / "curve.exercise.py").write_text(exercise, encoding="utf-8")
    return course


NOT_RIGHT = {
    "wrong": f"{DEF} return w * x",
    "wrong in one part": f"{DEF} return np.array([w * one + b for one in x])",
    "missing": "",
    "a stub": f"{DEF} raise NotImplementedError()",
    "endless": f"{DEF}\n    while True: pass",
    "its cell has an error": f"1 / 0\n{DEF} return w * x + b",
    "it raises": f"{DEF} return undefined",
    "it ends the process": f"import os\n{DEF} os._exit(0)",
    "no function": "line = 3",
    "it returns nothing": f"{DEF} w * x + b",
}


def submission(course: Course, line: str, curve: str) -> dict[str, Any]:
    return handed_in(official(course), line=line, curve=curve)
