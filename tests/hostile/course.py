"""The course that hostile submissions are handed in to: real hidden tests on small functions.

Hidden tests and references are the project's own, with a marker in each file and each test, so
that a leak of any of their text can be seen.
"""

from __future__ import annotations

import io
import shutil
from functools import cache
from pathlib import Path

import numpy as np
from sample_course import ROOT

from autograder.course import Course, load_course

HIDDEN_MARKER = "HIDDEN_TEST_TEXT_7c1e"
REFERENCE_MARKER = "REFERENCE_TEXT_5d2b"
MARKERS = (HIDDEN_MARKER, REFERENCE_MARKER)

# What the judge itself reads of what was handed in.
RESULTS_FILE = "tune_lambda_results.npz"

MANIFEST = """\
title = "A course under attack"

[[assignments]]
name = "01-trial"
notebook = "trial"
title = "The trial"
minutes = 5

# Long enough that honest work is graded in time on a busy machine, where everything takes twenty times as long.
[limits]
cell_seconds = 4.0
call_seconds = 2.5
test_seconds = 10.0
submission_seconds = 40.0
memory_mib = 512
scratch_mib = 48
output_bytes = 100000
"""

TRIAL = f"""\
# %% [markdown]
# # The trial

# %% setup="imports"
import numpy as np
from autograder.checks import Example, check_function, check_loss_and_gradient, check_number_given

X_toy = np.array([[3.0, -3.0, -3.0, 1.0], [0.0, 0.0, 6.0, 1.0], [6.0, -3.0, -3.0, 1.0]])
y_toy = np.array([0, 1, 2])
W_toy = np.array([[-1.0, 1.0, 2.0], [-1.0, 0.0, 2.0], [1.0, 1.0, 1.0], [1.0, -1.0, -1.0]])

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

# %% test="test_numerical_gradient" points=3
check_function(numerical_gradient, "numerical_gradient",
               [Example((lambda W: float(np.sum(W * W)), np.ones((1, 2))), np.full((1, 2), 2.0))])
### BEGIN HIDDEN TESTS
{HIDDEN_MARKER} = "numerical gradient"
from solutions.hidden.svm import grade_numerical_gradient
grade_numerical_gradient(numerical_gradient, "numerical_gradient",
                         {{"value": 1, "centred": 0.5, "unchanged": 0.5, "shapes": 0.5, "float64": 0.5}})
### END HIDDEN TESTS

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

# %% test="test_classifier" points=3
# The judge's own loss travels to the worker as a function that it may call.
Classifier(lambda W, X, y, reg: (0.0, np.zeros(np.shape(W)))).train(X_toy, y_toy, 0.1, 1)
### BEGIN HIDDEN TESTS
{HIDDEN_MARKER} = "classifier"
from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.grading import Parts, random_problem
from solutions.reference.losses import svm_loss as reference

problem = random_problem(61, 9, 4, 3)
right, losses = np.zeros((4, 3)), []
for _ in range(3):
    loss, dW = reference(right, problem.X, problem.y, 0.1)
    losses.append(loss)
    right = right - 0.2 * dW
parts = Parts()

def trained():
    lent = lambda W, X, y, reg: reference(np.asarray(W, float), np.asarray(X), np.asarray(y), reg)
    classifier = call(Classifier, "Classifier", lent)
    if not callable(getattr(classifier, "train", None)):
        raise CheckFailed("Classifier has no method train.", layer="missing")
    return classifier, call(classifier.train, "train", problem.X.copy(), problem.y.copy(), 0.2, 3)

@parts.part("weights", points=1)
def _():
    if not is_close(as_float_array(trained()[0].W, (4, 3), "W"), right):
        raise CheckFailed("train: the weights are not right.")

@parts.part("history", points=1)
def _():
    history = trained()[1]
    if not isinstance(history, list) or not is_close([as_number(loss, "loss") for loss in history], losses):
        raise CheckFailed("train: the history is not right.")

@parts.part("predict", points=1)
def _():
    got = call(trained()[0].predict, "predict", problem.X.copy())
    if not isinstance(got, np.ndarray) or not np.array_equal(got, np.argmax(problem.X @ right, axis=1)):
        raise CheckFailed("predict: the classes are not right.")

parts.score()
### END HIDDEN TESTS

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
check_loss_and_gradient(svm_loss, "svm_loss", W_toy, X_toy, y_toy, data_loss=7 / 3, data_gradient=np.array(
    [[-1.0, 3.0, -2.0], [1.0, -2.0, 1.0], [3.0, -6.0, 3.0], [0.0, 0.0, 0.0]]), reg=0.5)
### BEGIN HIDDEN TESTS
{HIDDEN_MARKER} = "svm loss"
from solutions.hidden.losses import grade_loss
from solutions.hidden.svm import active_set
from solutions.reference.losses import svm_loss as reference
grade_loss(svm_loss, "svm_loss", reference, {{"loss": 2, "gradient": 2, "regulariser": 1, "vectorised": 1}},
           active_set=active_set)
### END HIDDEN TESTS

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
from solutions.hidden.tune_lambda.reading_results import FILE, read_results
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
    """Its sources, with the real hidden tests and references, and the repository's nbgrader configuration."""
    solutions = root / "solutions"
    for folder in ("hidden", "reference"):
        shutil.copytree(ROOT / "solutions" / folder, solutions / folder, ignore=shutil.ignore_patterns("__pycache__"))
        marker = HIDDEN_MARKER if folder == "hidden" else REFERENCE_MARKER
        for path in (solutions / folder).rglob("*.py"):
            path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{marker} = __doc__\n", encoding="utf-8")
    (solutions / "__init__.py").write_text("", encoding="utf-8")
    (solutions / "course.toml").write_text(MANIFEST, encoding="utf-8")
    (solutions / "01-trial").mkdir()
    (solutions / "01-trial" / "trial.py").write_text(TRIAL, encoding="utf-8")
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    return load_course(root)


@cache
def right_results() -> bytes:
    """A file of results as the test wants it."""
    shapes = {"W": (3073, 10), "mean": (3072,)}
    numbers = {name: 0.1 for name in ("learning_rate", "reg", "val_accuracy", "test_accuracy")}
    columns = ("learning_rate", "reg", "train_accuracy", "val_accuracy")
    file = io.BytesIO()
    np.savez_compressed(
        file,
        std=np.ones(3072),
        **{name: np.zeros(shape) for name, shape in shapes.items()},
        **numbers,
        **{f"table_{name}": np.ones(1) for name in columns},
    )
    return file.getvalue()
