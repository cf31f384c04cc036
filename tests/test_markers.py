"""Markers of a source: what is wrong with one is said with file and line, before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_course import LINE, LOSS

from autograder.build.markers import GENERATED, KINDS, MarkerError, defines, read_source

GOOD = """\
# %% [markdown]
# prose

# %% setup="imports"
import numpy as np

# %%
plain = 1

# %% solution="f"
def f(x):
    ### BEGIN SOLUTION
    return x
    ### END SOLUTION

# %% test="test_f" points=2
assert f(1) == 1
### BEGIN HIDDEN TESTS
assert f(2) == 2
### END HIDDEN TESTS

# %% demonstration=true
print(f(3))

# %% [markdown] question="q"
# Why?
# ### BEGIN MARK SCHEME
# secret
# ### END MARK SCHEME

# %% [markdown] answer="a" points=1.5
# Because.
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "topic.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_cells_as_they_are_marked(tmp_path: Path) -> None:
    cells = read_source(write(tmp_path, GOOD))
    assert [(cell.line, cell.kind, cell.name, cell.points, cell.is_code) for cell in cells] == [
        (1, None, "", None, False),
        (4, "setup", "imports", None, True),
        (7, None, "", None, True),
        (10, "solution", "f", None, True),
        (16, "test", "test_f", 2.0, True),
        (22, "demonstration", "", None, True),
        (25, "question", "q", None, False),
        (31, "answer", "a", 1.5, False),
    ]
    assert cells[0].source == "prose" and cells[7].source == "Because."
    assert cells[3].source.splitlines()[0] == "def f(x):"
    assert {cell.kind for cell in cells if cell.kind} == set(KINDS) - {"hints", *GENERATED}


@pytest.mark.parametrize("text", [LINE, LOSS])
def test_the_sample_course_is_well_formed(tmp_path: Path, text: str) -> None:
    assert read_source(write(tmp_path, text))


SOLUTION = "def f(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n"

WRONG = {
    "unknown key": ('# %% solutoin="f"\n' + SOLUTION, 1, "unknown key 'solutoin'"),
    "unknown second key": ('# %% solution="f" hint="g"\n' + SOLUTION, 1, "unknown key 'hint'"),
    "points on a solution": ('# %% solution="f" points=2\n' + SOLUTION, 1, "unknown key 'points'"),
    "points alone": ("# %% points=2\na = 1\n", 1, "unknown key 'points'"),
    "two kinds": ('# %% solution="f" test="g" points=1\n' + SOLUTION, 1, "claims solution and test"),
    "test without points": ('# %%\na = 1\n\n# %% test="t"\nassert a\n', 4, "needs points"),
    "answer without points": ('# %% [markdown] answer="a"\n# x\n', 1, "needs points"),
    "no points at all": ('# %% test="t" points=0\nassert 1\n', 1, "above zero"),
    "negative points": ('# %% test="t" points=-1\nassert 1\n', 1, "above zero"),
    "points in words": ('# %% test="t" points="two"\nassert 1\n', 1, "above zero"),
    "points true": ('# %% test="t" points=true\nassert 1\n', 1, "above zero"),
    "points without quotes": ('# %% test="t" points=two\nassert 1\n', 1, "cannot be read"),
    "no Python": ('# %%\na = 1\n\n# %% solution="f"\n' + SOLUTION.replace("return x", "return (x"), 7, "f is no Python"),
    "name with a dash": ('# %% solution="my-f"\n' + SOLUTION, 1, "letters, digits and underscores"),
    "name empty": ('# %% setup=""\na = 1\n', 1, "letters, digits and underscores"),
    "name a number": ("# %% setup=3\na = 1\n", 1, "letters, digits and underscores"),
    "duplicate id": (f'# %% solution="f"\n{SOLUTION}\n# %%\na = 1\n\n# %% setup="f"\nb = 1\n', 10, "'f' is taken by the cell at line 1"),
    "solution in markdown": ('# %% [markdown] solution="f"\n# x\n', 1, "must be code"),
    "answer in code": ('# %% answer="a" points=1\nx = 1\n', 1, "must be markdown"),
    "question in code": ('# %% question="a"\nx = 1\n', 1, "must be markdown"),
    "question without answer": ('# %% [markdown] question="a"\n# Why?\n\n# %%\nx = 1\n', 1, "after a question comes its answer"),
    "another name": ('# %% solution="g"\n' + SOLUTION, 1, "must define its own name, 'g'"),
    "defined inside only": ('# %% solution="g"\ndef f():\n    ### BEGIN SOLUTION\n    def g(): pass\n    ### END SOLUTION\n', 1, "must define its own name"),
    "no region": ('# %% solution="f"\ndef f(x):\n    return x\n', 1, "needs ### BEGIN SOLUTION"),
    "never ended": ('# %% solution="f"\ndef f(x):\n    ### BEGIN SOLUTION\n    return x\n', 1, "without ### END SOLUTION"),
    "never begun": ('# %% solution="f"\ndef f(x):\n    return x\n    ### END SOLUTION\n', 1, "was not begun"),
    "begun twice": ('# %% solution="f"\ndef f(x):\n    ### BEGIN SOLUTION\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n', 1, "line 3 of the cell opens SOLUTION twice"),
    "solution in a test": ('# %% test="t" points=1\n### BEGIN SOLUTION\nassert 1\n### END SOLUTION\n', 1, "SOLUTION may stand only in a cell marked solution="),
    "solution in a plain cell": ("# %%\n### BEGIN SOLUTION\na = 1\n### END SOLUTION\n", 1, "may stand only"),
    "hidden test in a plain cell": ("# %%\n### BEGIN HIDDEN TESTS\nassert 1\n### END HIDDEN TESTS\n", 1, "HIDDEN TESTS may stand only in a cell marked test="),
    "hidden test in a demonstration": ("# %% demonstration=true\n### BEGIN HIDDEN TESTS\nassert 1\n### END HIDDEN TESTS\n", 1, "HIDDEN TESTS may stand only"),
    "mark scheme in an answer": ('# %% [markdown] answer="a" points=1\n# ### BEGIN MARK SCHEME\n# x\n# ### END MARK SCHEME\n', 1, "MARK SCHEME may stand only"),
    "unbalanced hidden": ('# %% test="t" points=1\n### BEGIN HIDDEN TESTS\nassert 1\n', 1, "without ### END HIDDEN TESTS"),
    "no marker": ("a = 1\n", 1, "must start with a cell marker"),
    "code before the first marker": ("import os\n# %%\na = 1\n", 1, "must start with a cell marker"),
    "blank lines before the first marker": ("\n\n# %%\na = 1\n", 1, "1 markers but 2 cells"),
    "empty": ("", 1, "must start with a cell marker"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_marker_is_refused_with_file_and_line(tmp_path: Path, case: str) -> None:
    text, line, said = WRONG[case]
    path = write(tmp_path, text)
    with pytest.raises(MarkerError) as caught:
        read_source(path)
    assert str(caught.value).startswith(f"{path}:{line}: ") and said in str(caught.value)


@pytest.mark.parametrize(
    ("source", "does"),
    [
        ("def f(x): pass", True), ("async def f(x): pass", True), ("class f: pass", True), ("f = 1", True), ("f: int = 1", True),
        ("    def f(x): pass", False), ("def ff(x): pass", False), ("g = f", False), ("# f = 1", False), ("f == 1", False),
        ("f(1)", False), ("def g(f=1): pass", False),
    ],
)  # fmt: skip
def test_defines(source: str, does: bool) -> None:
    assert defines(source, "f") is does
