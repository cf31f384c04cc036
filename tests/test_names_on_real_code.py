"""What is named of programs that students write, when graded and by the check in the notebook."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from real_course import COURSE, EXERCISES
from sample_course import ROOT

from autograder.exercise.edits import Edit, apply_edits
from autograder.exercise.grading import GradedTask
from autograder.exercise.solution_cells import read_solutions
from autograder.grading.student_error import NotDefined
from autograder.judge.engine import judge_names
from autograder.judge.run_cells import CellError
from linearloss.check import seen as told
from linearloss.errors import meaning, slip_of
from linearloss.shipping import Shipped, from_plain

PROGRAMS = tomllib.loads((ROOT / "tests/data/named_programs.toml").read_text(encoding="utf-8"))["program"]
# What the few examples of a notebook cannot tell.
NOT_VISIBLE = {"hard-coded-size", "label-at-wrong-index", "rows-by-labels"}


def task(function: str) -> GradedTask:
    assignment = "02-svm" if "svm" in function else "06-tune-lambda" if function == "train_sgd" else "03-softmax"
    return EXERCISES.task(COURSE.assignment(assignment), function)


@cache
def shipped(function: str) -> Shipped:
    data = ROOT / "notebooks" / task(function).task.assignment / "checks.json"
    return from_plain(function, json.loads(data.read_text(encoding="utf-8"))["functions"][function])


def written(program: dict[str, Any]) -> str:
    script = COURSE.source_script(COURSE.assignment(task(program["function"]).task.assignment))
    solution = read_solutions(script).texts[program["function"]]
    return apply_edits(solution, tuple(Edit(**edit) for edit in program["edits"]))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program["is"])
def test_all_that_is_wrong_is_named_and_nothing_else(program: dict[str, Any]) -> None:
    graded = task(program["function"])
    results = graded.grade(graded.program(written(program)))
    assert sorted({code for part in results for code in part.diagnoses}) == program["names"]


@pytest.mark.parametrize(
    "program",
    [one for one in PROGRAMS if not NOT_VISIBLE & {*one["names"]}],
    ids=lambda program: program["is"],
)
def test_the_check_in_the_notebook_names_the_same(program: dict[str, Any]) -> None:
    seen = shipped(program["function"])
    observed = seen.exercise.observe(task(program["function"]).program(written(program)))
    found = seen.explained(observed)
    assert sorted({one.code for one in found.findings}) == program["names"], told(seen, observed, found)


@pytest.mark.parametrize(
    ("function", "edit", "says"),
    [
        ("svm_loss_naive", Edit("+ 1.0", "+ 0.3"), "Yours looks like 0.3."),
        ("softmax_loss_naive", Edit("np.log(total) - s[y[i]]", "-np.log(np.exp(s[y[i]]) / total + 2e-4)"), "Yours looks like 0.0002."),
    ],
)  # fmt: skip
def test_a_number_of_ones_own_is_fitted_and_said(function: str, edit: Edit, says: str) -> None:
    graded, seen = task(function), shipped(function)
    program = graded.program(written({"function": function, "edits": [vars(edit)]}))
    assert any(says in part.message for part in graded.grade(program))
    found = seen.explained(seen.exercise.observe(program))
    assert any(says in one.says for one in found.findings)


@pytest.mark.parametrize(
    ("function", "edits", "says"),
    [
        ("softmax_loss_vectorized", [Edit("np.max(S, axis=1, keepdims=True)", "np.mean(S)")], "all rows are shifted by one number, such as the maximum"),
        ("svm_loss_naive", [Edit("return loss, dW", "return loss, dW - dW")], "or cancels out"),
        ("svm_loss_naive", [Edit("dW[:, j] += X[i]", "dW[:, j] += X[i] * np.ones(3)")], "made for one size"),
        ("svm_loss_vectorized", [Edit("X.T @ A / N + 2 * reg * W", "A / N")], "the regulariser's gradient comes on top"),
    ],
    ids=["one shift for all rows", "a zero gradient", "one size", "no regulariser behind the factors"],
)  # fmt: skip
def test_no_more_is_said_than_what_comes_back_shows(function: str, edits: list[Edit], says: str) -> None:
    graded = task(function)
    program = graded.program(written({"function": function, "edits": [vars(edit) for edit in edits]}))
    assert any(says in part.message for part in graded.grade(program))


def test_a_function_that_is_not_there_says_how_its_cell_stopped() -> None:
    stopped = {"f": CellError("ModuleNotFoundError", "No module named 'past'", 2)}
    student = SimpleNamespace(ask=lambda request: {"found": False})
    names = judge_names(SimpleNamespace(cells=[]), student, stopped)._lookup  # type: ignore[arg-type]
    with pytest.raises(
        NotDefined, match=r"f is not defined: its cell stopped in line 2 with ModuleNotFoundError: .*past"
    ) as caught:
        names("f")
    assert caught.value.slip == "missing-package"
    with pytest.raises(NotDefined, match=r"g is not defined: did you rename it") as caught:
        names("g")
    assert caught.value.slip == ""


@pytest.mark.parametrize(
    ("kind", "text", "says", "code"),
    [
        ("AttributeError", "module 'numpy' has no attribute 'float'.\n`np.float` was a deprecated alias", "np.float is gone from NumPy", "removed-numpy-alias"),
        ("TypeError", "'tuple' object is not callable", "X.shape is a tuple", "type-error"),
        ("IndexError", "too many indices for array: array is 1-dimensional, but 2 were indexed", "dimension 1 is given 2 indices", "too-many-indices"),
        ("IndexError", "shape mismatch: indexing arrays could not be broadcast together", "different lengths", "shape-error"),
        ("AttributeError", "`np.float_` was removed in the NumPy 2.0 release. Use `np.float64` instead.", "write np.float64", "removed-numpy-alias"),
        ("TypeError", "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor", "mask.astype(float)", "type-error"),
        ("TypeError", "list indices must be integers or slices, not tuple", "np.array", "type-error"),
        ("TypeError", "unsupported operand type(s) for -: 'list' and 'list'", "no array", "type-error"),
        ("ValueError", "too many values to unpack (expected 2)", "more values than names", "wrong-number-of-values"),
        ("IndexError", "tuple index out of range", "no shape[1]", "index-error"),
        ("NameError", "name 'xrange' is not defined", "range in Python 3", "name-error"),
        ("TypeError", "only integer scalar arrays can be converted to a scalar index", "second argument of np.sum and np.max is an axis", "array-for-number"),
        ("TypeError", "only 0-dimensional arrays can be converted to Python scalars", "math module take one", "array-for-number"),
        ("TypeError", "return arrays must be of ArrayType", "takes two to compare", "type-error"),
        ("TypeError", "'flag' is an invalid keyword argument for nditer()", "an argument flag that it does not have", "wrong-arguments"),
        ("TypeError", "f() got an unexpected keyword argument 'ax'", "an argument ax that it does not have", "wrong-arguments"),
        ("TypeError", "Value after * must be an iterable, not NoneType", "an argument that was not given", "type-error"),
        ("UnboundLocalError", "cannot access local variable 'm' where it is not associated with a value", "m is read before it gets a value", "read-before-set"),
        ("SyntaxError", "expected ':' (<cell>, line 3)", "A colon is missing", "syntax-error"),
        ("SyntaxError", "invalid syntax. Maybe you meant '==' or ':=' instead of '='? (<cell>, line 3)", "compared by ==", "syntax-error"),
        ("SyntaxError", "'(' was never closed (<cell>, line 3)", "The bracket ( is opened here", "syntax-error"),
        ("SyntaxError", "closing parenthesis ']' does not match opening parenthesis '('", "The bracket ( is closed by ]", "syntax-error"),
        ("SyntaxError", "cannot assign to function call here. Maybe you meant '==' instead of '='?", "Left of =", "syntax-error"),
        ("SyntaxError", "cannot assign to None", "None is a word of Python's own", "syntax-error"),
        ("SyntaxError", "'return' outside function", "return stands outside", "syntax-error"),
        ("SyntaxError", "invalid syntax (<cell>, line 3)", "Python cannot read this line", "syntax-error"),
        ("SyntaxError", "f-string: expecting '}' (<cell>, line 3)", "f-string: expecting '}'. Look", "syntax-error"),
        ("IndentationError", "expected an indented block after 'for' statement on line 2", "begins in line 2 is empty", "syntax-error"),
        ("UFuncTypeError", "Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'", "array of integers", "integer-result"),
        ("UFuncTypeError", "Cannot cast ufunc 'subtract' output from dtype('int64') to dtype('bool') with casting rule 'same_kind'", "mask.astype(float)", "type-error"),
        ("TypeError", "'float' object is not subscriptable", "behind a number.", "type-error"),
        ("TypeError", "'builtin_function_or_method' object is not subscriptable", "with round brackets", "type-error"),
        ("TypeError", "'list_iterator' object is not subscriptable", "of type list_iterator has no entries", "type-error"),
        ("TypeError", "'NoneType' object is not subscriptable", "an argument that was not given", "type-error"),
        ("TypeError", "object of type 'zip' has no len()", "of type zip has no length", "type-error"),
        ("TypeError", "object of type 'NoneType' has no len()", "an argument that was not given", "type-error"),
        ("KeyError", "'W'", "'W' (Python raises it where a dictionary has no such key.)", "other-error"),
        ("TypeError", "bad operand type for unary +: 'list'", "as in =+", "type-error"),
        ("TypeError", "unsupported operand type(s) for -: 'float' and 'memoryview'", "A memoryview cannot be computed with", "type-error"),
        ("AttributeError", "'numpy.ndarray' object has no attribute 'iloc'", "the tables of pandas", "missing-attribute"),
        ("AttributeError", "'numpy.ndarray' object has no attribute 'detach'", "the tensors of PyTorch", "missing-attribute"),
    ],
)  # fmt: skip
def test_an_error_is_told_by_what_it_means(kind: str, text: str, says: str, code: str) -> None:
    assert says in meaning(kind, text)
    assert slip_of(kind, text) == code


@pytest.mark.parametrize("size", [1.0, 1e13, -1e18])
def test_a_right_regulariser_counts_beside_a_data_term_of_any_size(size: float) -> None:
    graded = task("svm_loss_naive")
    program = graded.program(
        "def svm_loss_naive(W, X, y, reg):\n"
        f"    huge = {size} * np.sum(X) * np.ones_like(W)\n"
        "    return np.sum(huge) + reg * np.sum(W * W), huge + 2 * reg * W\n"
    )
    earned = {part.name for part in graded.grade(program) if part.points == part.max_points}
    assert earned == {"regulariser"}
