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
from systems.slowness import in_limits, in_manifest, seconds

from autograder.build.expand import expand
from autograder.course import Course, Limits, load_course
from autograder.notebook.regions import without_secrets

ROOT = Path(__file__).parent.parent
LIMITS = in_limits(
    Limits(cell_seconds=2.0, call_seconds=2.0, submission_seconds=60.0, memory_mib=512, output_bytes=20_000)
)

MANIFEST = in_manifest("""\
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
""")

LINE = '''\
# %% [markdown]
# # A straight line

# %% setup="imports"
import numpy as np
from linearloss import check, check_number_given

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
check("line", line)

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
import numpy as np
from autograder.grading import expect_number
hidden_secret = np.array([2.0, 3.0])
expect_number(answer_slope, "answer_slope", hidden_secret.mean(), points=1)
### END HIDDEN TESTS

# %% [markdown] question="why_question"
# Why is it straight?
# ### BEGIN MARK SCHEME
# mark_scheme_secret: its slope is constant.
# ### END MARK SCHEME

# %% [markdown] answer="why" points=2
# The model answer: constant slope.
'''

LINE_EXERCISE = """\
import numpy as np

from autograder.grading import generator
from linearloss.exercise import Case, Exercise, Facet
from linearloss.looks import Entries
from linearloss.loops import Loops, loop_slips
from linearloss.probes import manners


def reference(w, b, x):
    return b + np.multiply(w, x)  # exercise_secret


def as_x(w, b, x):
    return x.shape


def computes(arguments, result):
    return isinstance(result, np.ndarray) and result.shape == arguments[2].shape


def call(seed, size=5):
    numbers = generator(seed)
    return *numbers.normal(size=2), numbers.normal(size=size)


exercise = Exercise(
    function="line",
    parts={"values": 3, "vectorised": 1},
    cases=[
        Case("three points", lambda: (2.0, 1.0, np.array([0.0, 1.0, 2.0])), visible=True),
        Case("five points", lambda: call(1)),
        Case("one point", lambda: (-1.5, 0.5, np.array([7.53125]))),
        Case("", tuple, visible=True),
    ],
    facets=[
        Facet("values", "values", "The values are wrong.", Entries(shape=as_x), ("three points", "five points", "one point")),
        *manners("values", {"": lambda: (call(2, 4), call(3, 4))}, reference),
        Facet("vectorised", "vectorised", "It loops over the points in Python.",
              Loops({"points": lambda: (call(4, 20), call(5, 220), 200)}, computes), ("",), slips=loop_slips("points")),
    ],
)
"""

LINE_MISTAKES = """\
[[mistake]]
code = "offset-lost"
title = "b is forgotten (mistake_secret)"
thinks = "A line is its slope."
says = "The line goes through 0: b is not added."
loses = ["values"]
old = "return w * x + b"
new = "return w * x"
"""

LOSS = '''\
# %% [markdown]
# # A loss

# %% setup="imports"
import numpy as np
from linearloss import check

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
check("square_loss", square_loss)
'''

LOSS_EXERCISE = """\
import numpy as np

from autograder.grading import random_problem
from linearloss.exercise import Case, Exercise, Facet
from linearloss.loss_looks import DataTerm, Regulariser


def reference(W, X, y, reg):
    one_hot = np.eye(W.shape[1])[y]
    own = np.sum(X @ W * one_hot, axis=1)
    return np.mean(own**2) + reg * np.sum(W * W), X.T @ (2 / len(y) * own[:, None] * one_hot) + 2 * reg * W


def toy():
    X = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]])
    return np.array([[1.0, -2.0], [0.5, 3.0]]), X, np.array([0, 1, 1]), 0.0


def ordinary():
    problem = random_problem(1, 6, 5, 4)
    return problem.W, problem.X, problem.y, 0.0


exercise = Exercise(
    function="square_loss",
    parts={"loss": 1, "gradient": 1, "regulariser": 1},
    cases=[Case("three examples", toy, visible=True), Case("an ordinary batch", ordinary)],
    facets=[
        Facet("loss", "loss", "The data loss is wrong.", DataTerm("loss")),
        Facet("gradient", "gradient", "The data gradient is wrong.", DataTerm("gradient")),
        Facet("regulariser: loss", "regulariser", "The regulariser in the loss is wrong.", Regulariser("loss", 0.5)),
        Facet("regulariser: gradient", "regulariser", "The regulariser in the gradient is wrong.", Regulariser("gradient", 0.5)),
    ],
)
"""

SOURCES = {
    "01-line": {"line.py": LINE, "line.exercise.py": LINE_EXERCISE, "line.mistakes.toml": LINE_MISTAKES},
    "02-loss": {"loss.py": LOSS, "square_loss.exercise.py": LOSS_EXERCISE},
}
# What no student may ever see: of the solution, the exercise, the mistakes, the hidden tests and the mark scheme.
SECRETS = ("the secret of line", "exercise_secret", "7.53125", "mistake_secret", "hidden_secret", "mark_scheme_secret")
RIGHT = {"line": "def line(w, b, x):\n    return w * x + b", "answer_slope": "answer_slope = 2.5"}
FULL = {"test_line": 4.0, "test_answer_slope": 1.0}


def write_course(root: Path) -> Course:
    """The sources, the manifest and the repository's own nbgrader configuration."""
    (root / "solutions").mkdir(parents=True)
    (root / "solutions" / "course.toml").write_text(MANIFEST, encoding="utf-8")
    for name, files in SOURCES.items():
        (root / "solutions" / name).mkdir()
        for file, text in files.items():
            (root / "solutions" / name / file).write_text(text, encoding="utf-8")
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    return load_course(root)


def autograder(course: Course, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in the course's folder, in a process of its own and without an activated environment, as its users do."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200", "NO_COLOR": "1", "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [sys.executable, "-m", "autograder", *arguments],
        cwd=folder or course.root, env=environment, capture_output=True, text=True, check=False, timeout=seconds(120),
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
