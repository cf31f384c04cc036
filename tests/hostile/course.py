"""The course that hostile submissions are handed in to: real exercises on small functions.

Exercises, references and what judges the file of results are the project's own, with a marker in each file and each hidden
test, so that a leak of any of their text can be seen.
"""

from __future__ import annotations

import io
import re
import shutil
from functools import cache
from pathlib import Path

import numpy as np
from sample_course import ROOT
from systems.slowness import in_manifest

from autograder.course import Course, load_course
from linearloss.results_file import SHAPES

HIDDEN_MARKER = "HIDDEN_TEST_TEXT_7c1e"
REFERENCE_MARKER = "REFERENCE_TEXT_5d2b"
MARKERS = (HIDDEN_MARKER, REFERENCE_MARKER)
EXERCISES = Path(__file__).parent / "trial"  # those that no notebook has

# What the judge itself reads of what was handed in.
RESULTS_FILE = "tune_lambda_results.npz"

MANIFEST = in_manifest("""\
title = "A course under attack"

[[assignments]]
name = "01-trial"
notebook = "trial"
title = "The trial"
minutes = 5
files = ["tune_lambda_results.npz"]

# Long enough that honest work is graded in time on a busy machine, where everything takes twenty times as long.
[limits]
cell_seconds = 4.0
call_seconds = 2.5
test_seconds = 10.0
submission_seconds = 40.0
memory_mib = 512
scratch_mib = 48
output_bytes = 100000
""")

TRIAL = f"""\
# %% [markdown]
# # The trial

# %% setup="imports"
import numpy as np
from linearloss import check, check_number_given

X_toy = np.array([[3.0, -3.0, -3.0, 1.0], [0.0, 0.0, 6.0, 1.0], [6.0, -3.0, -3.0, 1.0]])
y_toy = np.array([0, 1, 2])
W_toy = np.array([[-1.0, 1.0, 2.0], [-1.0, 0.0, 2.0], [1.0, 1.0, 1.0], [1.0, -1.0, -1.0]])

# %% [markdown]
# ## 4. The slope by measuring

# %% solution="numerical_gradient"
def numerical_gradient(f, W):
    ### BEGIN SOLUTION
    W = np.array(W, dtype=float)
    dW = np.zeros(W.shape)
    for index in np.ndindex(W.shape):
        kept = W[index]
        W[index] = kept + 1e-5
        above = f(W)
        W[index] = kept - 1e-5
        dW[index] = (above - f(W)) / 2e-5
        W[index] = kept
    return dW
    ### END SOLUTION

# %% test="test_numerical_gradient" points=8
check("numerical_gradient", numerical_gradient)

# %% solution="Classifier"
class Classifier:
    ### BEGIN SOLUTION
    def __init__(self, loss_function):
        self.loss_function = loss_function
        self.W = None

    def train(self, X, y, rate, steps):
        self.W = np.zeros((X.shape[1], int(y.max()) + 1))
        history = []
        for _ in range(steps):
            loss, dW = self.loss_function(self.W, X, y, 0.1)
            self.W = self.W - rate * dW
            history.append(loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
    ### END SOLUTION

# %% test="test_train" points=3
check("Classifier.train", Classifier)

# %% solution="svm_loss"
def svm_loss(W, X, y, reg):
    ### BEGIN SOLUTION
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    return np.sum(margins) / N + reg * np.sum(W * W), X.T @ A / N + 2 * reg * W
    ### END SOLUTION

# %% test="test_svm_loss" points=6
check("svm_loss", svm_loss)

# %% solution="answer_rate"
answer_rate = ...
### BEGIN SOLUTION
answer_rate = 0.25
### END SOLUTION

# %% test="test_answer_rate" points=1
check_number_given(answer_rate, "answer_rate")
### BEGIN HIDDEN TESTS
{HIDDEN_MARKER} = "answer"
from autograder.grading import expect_number
expect_number(answer_rate, "answer_rate", 0.25, points=1)
### END HIDDEN TESTS

# %% test="test_results" points=1
### BEGIN HIDDEN TESTS
{HIDDEN_MARKER} = "results"
from autograder.grading import Parts
from linearloss.submission import submitted_file
from linearloss.results_file import FILE, read_results
parts = Parts()

@parts.part("file", points=1)
def _():
    read_results(submitted_file(FILE))

parts.score()
### END HIDDEN TESTS

# %% [markdown] question="why_question"
# Why?
# ### BEGIN MARK SCHEME
# {HIDDEN_MARKER}
# ### END MARK SCHEME

# %% [markdown] answer="why" points=2
# The model answer, {REFERENCE_MARKER}.
"""


def write_trial_course(root: Path) -> Course:
    """Its sources, with the real exercises, references and a hidden test, and the repository's nbgrader configuration."""
    solutions = root / "solutions"
    folder = solutions / "01-trial"
    folder.mkdir(parents=True)
    for name in ("hidden", "reference", "shared"):
        shutil.copytree(ROOT / "solutions" / name, solutions / name, ignore=shutil.ignore_patterns("__pycache__"))
    real = (ROOT / "solutions" / "02-svm" / "numerical_gradient.exercise.py").read_text(encoding="utf-8")
    without_names = re.sub(r"slips=\{[^}]*\}(, )?", "", real)  # there are no mistakes here
    (folder / "numerical_gradient.exercise.py").write_text(without_names, encoding="utf-8")
    for path in EXERCISES.glob("*.exercise.py"):
        shutil.copy(path, folder)
    for path in solutions.rglob("*.py"):
        marker = REFERENCE_MARKER if "reference" in path.parts else HIDDEN_MARKER
        path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{marker} = __doc__\n", encoding="utf-8")
    (solutions / "__init__.py").write_text("", encoding="utf-8")
    (solutions / "course.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "trial.py").write_text(TRIAL, encoding="utf-8")
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    return load_course(root)


@cache
def right_results() -> bytes:
    """A file of results as the test wants it."""
    file = io.BytesIO()
    np.savez_compressed(
        file, **{name: np.ones([1 if n is None else n for n in shape]) for name, shape in SHAPES.items()}
    )
    return file.getvalue()
