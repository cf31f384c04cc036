"""A course of two small assignments, so that the tests of the grader need none of the real notebooks."""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.build.expand import expand
from autograder.course import Course, Limits, load_course
from autograder.notebook.regions import without_secrets

ROOT = Path(__file__).parent.parent
LIMITS = Limits(cell_seconds=2.0, call_seconds=2.0, submission_seconds=60.0, memory_mib=512, output_bytes=20_000)

MANIFEST = """\
title = "A sample course"

[[assignments]]
name = "01-line"
notebook = "line"
title = "A straight line"
minutes = 5

[[assignments]]
name = "02-loss"
notebook = "loss"
title = "A loss"
minutes = 5

[limits]
cell_seconds = 5.0
call_seconds = 2.0
submission_seconds = 60.0
memory_mib = 512
output_bytes = 100000
"""

LINE = '''\
# %% [markdown]
# # A straight line

# %% setup="imports"
import numpy as np
from autograder.checks import Example, check_function, check_number_given

x_toy = np.array([0.0, 1.0, 2.0])

# %%
shown = x_toy.sum()

# %% solution="line"
def line(w, b, x):
    """w * x + b for an array x."""
    ### BEGIN SOLUTION
    return w * x + b  # the secret of line
    ### END SOLUTION

# %% test="test_line" points=4
check_function(line, "line", [Example((2.0, 1.0, x_toy), np.array([1.0, 3.0, 5.0]))])
### BEGIN HIDDEN TESTS
from autograder.checks import call, compare_result
from autograder.grading import Parts, require_vectorised

hidden_secret = np.array([-3.0, 0.25, 7.5])
parts = Parts()

@parts.part("values", points=3)
def _():
    got = call(line, "line", -1.5, 0.5, hidden_secret)
    compare_result(got, -1.5 * hidden_secret + 0.5, "line", reveal=False)

@parts.part("vectorised", points=1)
def _():
    require_vectorised(line, "line", (2.0, 1.0, np.zeros(5)), (2.0, 1.0, np.zeros(205)), 200)

parts.score()
### END HIDDEN TESTS

# %% demonstration=true
raise RuntimeError("a demonstration was run for grading")

# %% solution="answer_slope"
answer_slope = ...
### BEGIN SOLUTION
answer_slope = 2.5
### END SOLUTION

# %% test="test_answer_slope" points=1
check_number_given(answer_slope, "answer_slope")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_slope, "answer_slope", 2.5, points=1)
### END HIDDEN TESTS

# %% [markdown] question="why_question"
# Why is it straight?
# ### BEGIN MARK SCHEME
# mark_scheme_secret: its slope is constant.
# ### END MARK SCHEME

# %% [markdown] answer="why" points=2
# The model answer: constant slope.
'''

LOSS = '''\
# %% [markdown]
# # A loss

# %% setup="imports"
import numpy as np
from autograder.checks import check_loss_and_gradient

W_toy = np.array([[1.0, -2.0], [0.5, 3.0]])
X_toy = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]])
y_toy = np.array([0, 1, 1])

# %% solution="square_loss"
def square_loss(W, X, y, reg):
    """Mean over the examples of the right class's score, squared, and reg * sum(W**2)."""
    ### BEGIN SOLUTION
    N = len(y)
    s = (X @ W)[np.arange(N), y]
    G = np.zeros((N, W.shape[1]))
    G[np.arange(N), y] = 2 * s / N
    return np.mean(s**2) + reg * np.sum(W**2), X.T @ G + 2 * reg * W
    ### END SOLUTION

# %% test="test_square_loss" points=3
s_toy = (X_toy @ W_toy)[np.arange(3), y_toy]
G_toy = np.zeros((3, 2))
G_toy[np.arange(3), y_toy] = 2 * s_toy / 3
check_loss_and_gradient(square_loss, "square_loss", W_toy, X_toy, y_toy,
                        data_loss=np.mean(s_toy**2), data_gradient=X_toy.T @ G_toy)
'''

SOURCES = {"01-line": ("line", LINE), "02-loss": ("loss", LOSS)}
RIGHT = {"line": "def line(w, b, x):\n    return w * x + b", "answer_slope": "answer_slope = 2.5"}
FULL = {"test_line": 4.0, "test_answer_slope": 1.0}


def write_course(root: Path) -> Course:
    """The sources, the manifest and the repository's own nbgrader configuration."""
    (root / "solutions").mkdir(parents=True)
    (root / "solutions" / "course.toml").write_text(MANIFEST, encoding="utf-8")
    for name, (notebook, text) in SOURCES.items():
        (root / "solutions" / name).mkdir()
        (root / "solutions" / name / f"{notebook}.py").write_text(text, encoding="utf-8")
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    return load_course(root)


def autograder(course: Course, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in the course's folder, in a process of its own as its users do."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "autograder", *arguments],
        cwd=folder or course.root, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def build_course(course: Course) -> None:
    """Notebooks and gradebook, as `autograder build` makes them."""
    done = autograder(course, "build")
    assert done.returncode == 0, done.stderr


def official(course: Course, assignment: str = "01-line") -> NotebookNode:
    """The official notebook, with hidden tests."""
    return expand(course.source_script(course.assignment(assignment)))


def handed_in(official_notebook: NotebookNode, **answers: str) -> dict[str, Any]:
    """What a student hands in, as the JSON of the file: no secrets, `answers` in the solution cells.

    A solution cell that is not among the answers holds what the sample's right answer is.
    """
    notebook = copy.deepcopy(official_notebook)
    for cell in notebook.cells:
        cell.source = without_secrets(cell.source)
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = answers.get(grade_id, RIGHT.get(grade_id, cell.source))
    return json.loads(nbformat.writes(notebook, version=4))  # type: ignore[no-any-return]


def hand_in(
    course: Course, student: str, content: dict[str, Any] | str | bytes | None, assignment: str = "01-line"
) -> Path:
    """Put a submission into `submitted/`; `None` leaves the folder without a notebook."""
    chosen = course.assignment(assignment)
    path = course.root / "submitted" / student / chosen.name / chosen.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict):
        content = json.dumps(content)
    if isinstance(content, str):
        content = content.encode()
    if content is not None:
        path.write_bytes(content)
    return path


def cell_of(content: dict[str, Any], grade_id: str) -> dict[str, Any]:
    """The cell of that grade id, to be changed."""
    return next(cell for cell in content["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)
