"""What a function shows that was written for another form: matrices turned, examples one by one, results in another shape."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from test_beyond import told

from autograder.exercise.forms import in_form
from autograder.grading.complaints import message
from linearloss.outcome import Trouble

PIXELS = np.arange(6.0).reshape(2, 3)


@pytest.mark.parametrize(
    ("value", "right", "read"),
    [
        ([1, 2.0, 3.0], np.zeros(3), np.array([1.0, 2.0, 3.0])),
        (np.ones((3, 1)), np.zeros(3), np.ones(3)),
        (PIXELS.T, PIXELS, PIXELS),
        (PIXELS.reshape(2, 3, 1), np.zeros((2, 4)), PIXELS),
        (np.array([1.0, 3.0]), 2.0, 2.0),
        ((3.0, PIXELS), 2.0, 3.0),
        ((1, 3.0), 2.0, 3.0),
        ((True, 3), 2.0, 3),
        ((np.ones(3), PIXELS), np.zeros(3), np.ones(3)),
    ],
    ids=[
        "a list",
        "a column for a row",
        "transposed",
        "no rows",
        "several numbers for one",
        "the loss and what led to it",
        "wrong or not, and the loss",
        "a truth value beside it",
        "one of two arrays",
    ],
)
def test_what_came_is_brought_into_the_form_that_was_asked_for(value: Any, right: Any, read: Any) -> None:
    assert np.array_equal(in_form(value, right), read)


def test_of_more_things_the_first_are_taken_and_of_fewer_those_that_fit() -> None:
    assert in_form((1.0, PIXELS, "more"), (0.0, PIXELS))[0] == 1.0
    loss, gradient = in_form(3.0, (0.0, PIXELS))
    assert loss == 3.0 and isinstance(gradient, Trouble)


def test_what_cannot_be_brought_into_it_stays_as_it_is() -> None:
    assert in_form([[1.0], [1.0, 2.0]], np.zeros(2)) == [[1.0], [1.0, 2.0]]
    assert in_form("text", 1.0) == "text"
    assert in_form((1.0, 2.0), 3.0) == (1.0, 2.0)  # nobody can tell which of the two it is
    assert in_form(np.ones(4), np.zeros(3)).shape == (4,)


def test_a_matrix_that_lies_the_other_way_is_turned() -> None:
    said = message(told("01-hinge", "L_i", """\
def L_i(x, y, W):
    s = W.dot(x)
    return sum(max(0.0, s[j] - s[y] + 1) for j in range(W.shape[0]) if j != y)
"""))  # fmt: skip
    assert "To see more, it was given W.T as well. Given W.T, this part passes." in said


def test_what_is_written_for_one_example_is_asked_about_each() -> None:
    parts = told("03-softmax", "cross_entropy", """\
def cross_entropy(S, y):
    shifted = S - np.max(S)
    return np.log(np.sum(np.exp(shifted))) - shifted[y]
""")  # fmt: skip
    codes = {code for part in parts for code in part.diagnoses}
    assert "vector-only" in codes and "changes-input" not in codes
    assert all(part.points == 0 for part in parts if part.name == "value")


def test_behind_another_form_mistakes_are_named() -> None:
    parts = told("06-tune-lambda", "split_data", """\
def split_data(images, labels, num_val):
    order = np.random.default_rng(0).permutation(len(labels))
    train, val = order[:-num_val], order[-num_val:]
    return images[train], labels[train], images[val], labels[val], train, val
""")  # fmt: skip
    assert "split-shuffled" in {code for part in parts for code in part.diagnoses}


def test_images_given_as_rows_are_no_mistake_of_the_function() -> None:
    parts = told("06-tune-lambda", "split_data", """\
def split_data(images, labels, num_val):
    data = np.concatenate((images, labels[:, None]), axis=1)
    np.random.default_rng(0).shuffle(data)
    return data[:-num_val, :-1], data[:-num_val, -1], data[-num_val:, :-1], data[-num_val:, -1]
""")  # fmt: skip
    codes = {code for part in parts for code in part.diagnoses}
    assert "split-shuffled" in codes and "split-flattened" not in codes


@pytest.mark.parametrize(("beside", "form"), [("", "not-a-pair"), (", None", "none-returned")])
def test_what_does_not_come_back_hides_the_other_half_of_a_mistake(beside: str, form: str) -> None:
    parts = told("04-regularization", "reg_loss_grad", f"""\
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W if penalise_bias else W[:-1]
    if kind == "elastic":
        return lam * np.sum((1 - beta) * np.abs(V) + beta * V**2){beside}
    if kind not in ("l1", "l2"):
        raise ValueError(kind)
    return lam * np.sum(np.abs(V) if kind == "l1" else V**2){beside}
""")  # fmt: skip
    assert {code for part in parts for code in part.diagnoses} == {form, "elastic-mixing"}
