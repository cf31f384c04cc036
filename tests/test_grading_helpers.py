"""What hidden tests are written with: answers, random problems, and the search for loops."""

from __future__ import annotations

import functools
import sys
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.checks import CheckFailed, check_choice_given, check_number_given
from autograder.exercise.local import LocalObject
from autograder.grading import (
    expect_choice,
    expect_number,
    loops_over_examples,
    random_problem,
    require_vectorised,
    vectorised,
)
from autograder.grading.status import WorkerFailure
from linearloss.submission import handed_in, submitted_file
from linearloss.instructions import Counted

# --- answers -------------------------------------------------------------------------

NUMBERS = [1.9, np.float64(1.9), np.float32(1.9), np.array(1.9), np.array([1.9]), np.array([[1.9]]), 1.904, 1.896]


@pytest.mark.parametrize("value", NUMBERS, ids=repr)
def test_a_right_number_in_any_style(value: Any) -> None:
    check_number_given(value, "answer")
    score = expect_number(value, "answer", 1.9, points=2)
    assert score == 2.0 and score.parts[0].status == "passed"


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        (1.91, "failed", "not the right number"),
        (-1.9, "failed", "not the right number"),
        (..., "missing", "no answer yet"),
        (None, "missing", "no answer yet"),
        ("1.9", "failed", "should be one number, but is str"),
        ([1.9], "failed", "should be one number, but is list"),
        (True, "failed", "should be one number"),
        (np.array([1.9, 1.9]), "failed", "shape (2,)"),
        (1.9 + 0j, "failed", "should be one number"),
        (np.array([True]), "failed", "should be one number"),
        (float("nan"), "failed", "finite"),
        (np.float64("inf"), "failed", "finite"),
        (10**399, "failed", "finite"),
    ],
    ids=lambda part: repr(part)[:20],
)
def test_a_wrong_number_says_why_and_gives_nothing_away(value: Any, status: str, said: str) -> None:
    part = expect_number(value, "answer", 1.9, points=2, read="section 3").parts[0]
    assert (part.status, part.points) == (status, 0.0) and said in part.message
    if "not the right" in said:
        assert "1.9" not in part.message and "section 3" in part.message


@pytest.mark.parametrize(
    ("value", "expected"),
    [("b", "b"), ("B", "b"), (" b\n", "b"), ("b", "B"), (True, True), (2, 2), (np.int64(2), 2), (np.bool_(True), True),
     (np.str_("b"), "b")],
    ids=repr,
)  # fmt: skip
def test_a_right_choice_in_any_style(value: Any, expected: Any) -> None:
    choices = ["A", "B"] if isinstance(expected, str) else [1, 2, True]
    check_choice_given(value, "answer", choices)
    assert expect_choice(value, "answer", expected, points=1) == 1.0


@pytest.mark.parametrize(
    ("value", "expected", "status"),
    [("a", "b", "failed"), (1, True, "failed"), (True, 1, "failed"), (2.0, 2, "failed"), ("2", 2, "failed"),
     (..., "b", "missing"), (None, "b", "missing"), (["b"], "b", "failed"), (np.array(["b"]), "b", "failed"),
     (np.array([2, 2]), 2, "failed")],
    ids=repr,
)  # fmt: skip
def test_a_wrong_choice(value: Any, expected: Any, status: str) -> None:
    part = expect_choice(value, "answer", expected, points=1, read="section 2").parts[0]
    assert (part.status, part.points) == (status, 0.0)
    if status == "failed":
        assert part.message == "answer is not the right choice. Read again: section 2."


@pytest.mark.parametrize("value", ["c", 7, 1.5, ["A"], np.array([1, 2]), np.float64(1.5)], ids=repr)
def test_what_is_no_choice_is_said_at_once(value: Any) -> None:
    with pytest.raises(CheckFailed, match="should be one of 'A', 'B', 1"):
        check_choice_given(value, "answer", ["A", "B", 1])


@pytest.mark.parametrize("check", [check_number_given, lambda v, n: check_choice_given(v, n, ["a"])])
@pytest.mark.parametrize("value", [None, ...])
def test_an_empty_answer_is_missing(check: Callable[[Any, str], Any], value: Any) -> None:
    with pytest.raises(CheckFailed) as caught:
        check(value, "answer")
    assert caught.value.layer == "missing"


# --- random problems -----------------------------------------------------------------


def test_a_problem_is_what_its_arguments_say() -> None:
    problem = random_problem(3, N=40, D=5, C=4, absent=2, dtype="float32")
    assert problem.W.shape == (5, 4) and problem.X.shape == (40, 5) and problem.y.shape == (40,)
    assert problem.W.dtype == problem.X.dtype == np.float32 and problem.y.dtype == np.int64
    assert set(problem.y) == {0, 1, 3}
    np.testing.assert_array_equal(problem.X[:, -1], 1.0)
    np.testing.assert_array_equal(problem.scores, problem.X @ problem.W)


def test_problems_repeat_by_seed_and_differ_between_seeds() -> None:
    one, same, other = (random_problem(seed, 6, 5, 3) for seed in (1, 1, 2))
    assert all(np.array_equal(getattr(one, k), getattr(same, k)) for k in "WXy")
    assert not np.array_equal(one.X, other.X) and not np.array_equal(one.W, other.W)


def test_weights_scale() -> None:
    np.testing.assert_allclose(random_problem(1, 6, 5, 3, weight=10).W, 10 * random_problem(1, 6, 5, 3).W)


# --- loops ---------------------------------------------------------------------------


def loss_loop(W: Any, X: Any, y: Any) -> Any:
    total = 0.0
    for i in range(len(y)):
        total += X[i].dot(W)[y[i]]
    return total


def loss_while(W: Any, X: Any, y: Any) -> Any:
    total, i = 0.0, 0
    while i < len(y):
        total += (X[i] @ W)[y[i]]
        i += 1
    return total


def loss_comprehension(W: Any, X: Any, y: Any) -> Any:
    S = X @ W
    return sum([S[i, label] for i, label in enumerate(y)])


def loss_generator(W: Any, X: Any, y: Any) -> Any:
    return sum(row[label] for row, label in zip(X @ W, y, strict=True))


def loss_vectorize(W: Any, X: Any, y: Any) -> Any:
    S = X @ W
    return np.vectorize(lambda i: S[i, y[i]])(np.arange(len(y))).sum()


def loss_map(W: Any, X: Any, y: Any) -> Any:
    S = X @ W
    return sum(map(lambda i: S[i, y[i]], range(len(y))))


def loss_along_axis(W: Any, X: Any, y: Any) -> Any:
    return np.apply_along_axis(lambda row: row.max(), 1, X @ W).sum()


def loss_recursive(W: Any, X: Any, y: Any) -> Any:
    return 0.0 if len(y) == 0 else (X[0] @ W)[y[0]] + loss_recursive(W, X[1:], y[1:])


def loss_slow_at_first_then_loop(W: Any, X: Any, y: Any) -> Any:
    # As `from scipy.special import logsumexp` inside a function: thousands of steps, once.
    if not hasattr(loss_slow_at_first_then_loop, "imported"):
        loss_slow_at_first_then_loop.imported = [step for step in range(5000)]  # type: ignore[attr-defined]
    return loss_loop(W, X, y)


MEMO: dict[Any, Any] = {}


def loss_remembered(W: Any, X: Any, y: Any) -> Any:
    # The second time it is given the same arguments, it does nothing.
    key = W.tobytes(), X.tobytes(), y.tobytes()
    if key not in MEMO:
        MEMO[key] = loss_loop(W, X, y)
    return MEMO[key]


@functools.lru_cache
def loss_of_bytes(*arguments: Any) -> Any:
    W, X, y = (np.frombuffer(data, dtype).reshape(shape) for data, dtype, shape in arguments)
    return loss_loop(W, X, y)


def loss_lru_cache(W: Any, X: Any, y: Any) -> Any:
    return loss_of_bytes(*((a.tobytes(), a.dtype, a.shape) for a in (W, X, y)))


def loss_unique_rows(W: Any, X: Any, y: Any) -> Any:
    return sum((row @ W).max() for row in np.unique(X, axis=0))


def loss_numpys_map(W: Any, X: Any, y: Any) -> Any:
    return sum(map(np.max, X @ W))


def loss_numpy_along_axis(W: Any, X: Any, y: Any) -> Any:
    return np.apply_along_axis(np.max, 1, X @ W).sum()


def loss_vectorize_builtin(W: Any, X: Any, y: Any) -> Any:
    return np.vectorize(max)(X @ W, 0).sum()


def loss_python_numbers(W: Any, X: Any, y: Any) -> Any:
    return sum(map(max, (X @ W).tolist()))


def loss_frompyfunc(W: Any, X: Any, y: Any) -> Any:
    return np.frompyfunc(max, 2, 1)(X @ W, 0).sum()


def loss_called_numpy(W: Any, X: Any, y: Any) -> Any:
    # Code of its own under the name of one of NumPy's files.
    source = "def looped(S):\n    total = 0\n    for row in S:\n        total += row[0]\n    return total"
    names: dict[str, Any] = {}
    exec(compile(source, np.lib.scimath.__file__, "exec"), names)
    return names["looped"](X @ W)


LOOPS = [loss_loop, loss_while, loss_comprehension, loss_generator, loss_vectorize, loss_map, loss_along_axis,
         loss_recursive, loss_slow_at_first_then_loop, loss_remembered, loss_lru_cache, loss_unique_rows,
         loss_numpys_map, loss_numpy_along_axis, loss_vectorize_builtin, loss_python_numbers, loss_frompyfunc, loss_called_numpy]  # fmt: skip


def loss_fancy(W: Any, X: Any, y: Any) -> Any:
    return (X @ W)[np.arange(len(y)), y].sum()


def loss_einsum(W: Any, X: Any, y: Any) -> Any:
    return np.einsum("nd,dn->n", X, W[:, y]).sum() + np.einsum("nd,dc,nc->", X, W, np.eye(W.shape[1])[y], optimize=True)


def loss_mask(W: Any, X: Any, y: Any) -> Any:
    mask = np.arange(W.shape[1]) == y[:, None]
    return (X @ W)[mask].sum()


def loss_one_hot(W: Any, X: Any, y: Any) -> Any:
    return np.sum((X @ W) * np.eye(W.shape[1])[y])


def loss_add_at(W: Any, X: Any, y: Any) -> Any:
    dW = np.zeros_like(W.T)
    np.add.at(dW, y, X)
    return dW


def loss_choose(W: Any, X: Any, y: Any) -> Any:
    return np.choose(y, (X @ W).T).sum()


def loss_over_classes(W: Any, X: Any, y: Any) -> Any:
    return sum((X[y == c] @ W[:, c]).sum() for c in range(W.shape[1]))


def loss_over_features(W: Any, X: Any, y: Any) -> Any:
    S = np.zeros((len(y), W.shape[1]))
    for d in range(W.shape[0]):
        S += X[:, d, None] * W[d]
    return S[np.arange(len(y)), y].sum()


def loss_list_of_rows(W: Any, X: Any, y: Any) -> Any:
    return (X @ W)[list(range(len(y))), y].sum()


def loss_warns(W: Any, X: Any, y: Any) -> Any:
    return np.log((X @ W) * 0).sum() + np.exp(np.float64(1000))


def loss_warns_on_many(W: Any, X: Any, y: Any) -> Any:
    if len(y) > 50:
        warnings.warn("old habit", DeprecationWarning, stacklevel=1)
    return loss_fancy(W, X, y)


VECTORISED = [loss_fancy, loss_einsum, loss_mask, loss_one_hot, loss_add_at, loss_choose, loss_over_classes,
              loss_over_features, loss_list_of_rows, loss_warns, loss_warns_on_many]  # fmt: skip


def arguments(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    problem = random_problem(1, n, 6, 5)
    return problem.W, problem.X, problem.y


def verdict(function: Callable[..., Any]) -> bool:
    """Whether the function passes; warnings are shown once and thrown away, as in a fresh interpreter."""
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("default")
        try:
            require_vectorised(function, "loss", arguments(20), arguments(120), 100)
        except CheckFailed as error:
            assert error.diagnoses == ("python-loop",) and error.layer == "value"
            return False
    return True


@pytest.mark.parametrize("function", LOOPS)
def test_a_loop_over_the_examples_is_found(function: Callable[..., Any]) -> None:
    assert not verdict(function)


@pytest.mark.parametrize("function", VECTORISED)
def test_vectorised_code_in_any_style_passes(function: Callable[..., Any]) -> None:
    assert verdict(function)


def test_what_is_no_function_is_missing_and_not_our_error() -> None:
    with pytest.raises(CheckFailed, match="should be a function, but it is float") as caught:
        require_vectorised(3.0, "loss", arguments(20), arguments(120), 100)  # type: ignore[arg-type]
    assert caught.value.layer == "missing"


def test_the_verdict_is_the_same_twenty_times() -> None:
    for function in (loss_loop, loss_map, loss_einsum, loss_over_classes):
        assert len({verdict(function) for _ in range(20)}) == 1


def copies_hstack(W: Any, X: Any, y: Any) -> Any:
    return np.hstack([(X @ W)[np.arange(len(y)), y].reshape(-1, 1)] * W.shape[1])


def copies_stack(W: Any, X: Any, y: Any) -> Any:
    return np.stack([(X @ W)[np.arange(len(y)), y]] * W.shape[1], axis=1)


def copies_block(W: Any, X: Any, y: Any) -> Any:
    return np.block([(X @ W)[np.arange(len(y)), y, None]] * W.shape[1])


def choose_columns(W: Any, X: Any, y: Any) -> Any:
    return np.choose(y, (X @ W).T[:31])


@pytest.mark.parametrize("function", [copies_hstack, copies_stack, copies_block, choose_columns])
def test_numpys_own_loop_over_the_classes_is_none_of_the_students(function: Callable[..., Any]) -> None:
    few, many = random_problem(1, 20, 6, 5), random_problem(2, 20, 6, 25)
    require_vectorised(function, "f", (few.W, few.X, few.y), (many.W, many.X, many.y), 20, over="classes")


def test_a_loop_over_the_classes_is_called_so() -> None:
    few, many = random_problem(1, 20, 6, 5), random_problem(2, 20, 6, 25)
    with pytest.raises(CheckFailed, match="loops over the classes"):
        require_vectorised(loss_over_classes, "f", (few.W, few.X, few.y), (many.W, many.X, many.y), 160, over="classes")


def test_every_call_is_given_other_numbers_and_no_two_rows_alike() -> None:
    seen: list[Any] = []

    def function(W: Any, X: Any, y: Any) -> Any:
        seen.append((W.copy(), X.copy(), y.copy()))
        return loss_fancy(W, X, y)

    require_vectorised(function, "loss", arguments(20), arguments(120), 100)

    weights, rows = [W.tobytes() for W, _, _ in seen], np.concatenate([X for _, X, _ in seen])
    assert len(seen) == len(set(weights)) == 4
    assert len(np.unique(rows, axis=0)) == len(rows)
    assert {len(y) // 100 for _, _, y in seen} == {0, 1}


def test_what_skips_its_work_while_it_is_counted_is_wrong() -> None:
    def function(W: Any, X: Any, y: Any) -> Any:
        return 0.0 if sys.gettrace() else loss_loop(W, X, y)

    def right(result: Any, W: Any, X: Any, y: Any) -> bool:
        return bool(np.isclose(result, loss_fancy(W, X, y)))

    require_vectorised(loss_fancy, "loss", arguments(20), arguments(120), 100, right=right)
    with pytest.raises(CheckFailed, match="wrong where its steps are counted"):
        require_vectorised(function, "loss", arguments(20), arguments(120), 100, right=right)


def test_tracing_that_is_taken_away_is_noticed() -> None:
    def function(W: Any, X: Any, y: Any) -> Any:
        sys._getframe().f_trace_opcodes = False
        return loss_loop(W, X, y) if len(y) < 50 else sum(row[0] for row in X @ W)

    def another(W: Any, X: Any, y: Any) -> Any:
        sys._getframe().f_trace = None
        return [row for row in X]

    for one in (function, another):
        with pytest.raises(CheckFailed, match=r"loops over the examples|takes the tracing away"):
            require_vectorised(one, "loss", arguments(20), arguments(120), 100)


def test_the_tracer_of_a_debugger_is_left_as_it_was() -> None:
    def tracer(*_: object) -> None: ...

    before = sys.gettrace()
    sys.settrace(tracer)  # type: ignore[arg-type]
    try:
        verdict(loss_fancy)
        kept = sys.gettrace()
    finally:
        sys.settrace(before)
    assert kept is tracer


# --- files ---------------------------------------------------------------------------


def test_files_are_sought_beside_the_notebook(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    beside, elsewhere = tmp_path / "beside", tmp_path / "elsewhere"
    for folder in (beside, elsewhere):
        folder.mkdir()
    (beside / "best.npz").write_bytes(b"12345")
    (beside / "link.npz").symlink_to(beside / "best.npz")
    monkeypatch.chdir(elsewhere)
    with handed_in(beside):
        assert submitted_file("best.npz").read_bytes() == b"12345"
        for name in ("link.npz", "none.npz", "."):
            with pytest.raises(CheckFailed) as caught:
                submitted_file(name)
            assert caught.value.layer == "missing"
        with pytest.raises(CheckFailed, match="more than"):
            submitted_file("best.npz", most_bytes=4)
    with pytest.raises(CheckFailed):
        submitted_file("best.npz")


class Confined:
    """A function in a process of its own, as the judge sees it: counted there, timed by the kernel."""

    def __init__(self, instructions: int = 100, cpu_seconds: float = 0.001, failure: str = "", power: int = 1):
        self.instructions, self.cpu_seconds, self.failure, self.power = instructions, cpu_seconds, failure, power

    def __call__(self, *_: Any) -> float:
        return 1.0

    def counted(self, *_: Any) -> Counted:
        return Counted(1.0, self.instructions)

    def timed(self, W: Any, X: Any, y: Any) -> tuple[float, float]:
        if self.failure and len(y) == vectorised.MANY:
            raise WorkerFailure(self.failure, "It asked for more.")  # type: ignore[arg-type]
        return self.cpu_seconds * (len(y) / vectorised.MANY) ** self.power, 1.0


def require(function: Confined, right: Callable[..., bool] | None) -> None:
    require_vectorised(function, "loss", arguments(20), arguments(120), 100, right=right)


def test_too_much_memory_on_many_examples_fails_what_is_right_only() -> None:
    greedy = Confined(failure="out_of_memory")

    with pytest.raises(WorkerFailure, match=r"50000 examples.*A table of examples"):
        require(greedy, lambda *_: True)
    require(greedy, None)
    for right in (None, lambda *_: True):
        with pytest.raises(WorkerFailure, match="asked for more"):
            require(Confined(failure="timeout"), right)


def test_cpu_time_betrays_a_loop_that_the_count_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectorised, "slowest_honest_seconds", lambda given, anew=False: len(given[2]) / vectorised.MANY)

    require(Confined(cpu_seconds=4.9), None)
    with pytest.raises(CheckFailed, match="as long on 50000 examples") as caught:
        require(Confined(cpu_seconds=5.1), None)
    assert caught.value.diagnoses == ("python-loop",)


def test_before_a_function_is_refused_the_machine_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectorised, "slowest_honest_seconds", lambda given, anew=False: 2.0 if anew else 1.0)

    require(Confined(cpu_seconds=9.9), None)
    with pytest.raises(CheckFailed, match="as long on 50000 examples"):
        require(Confined(cpu_seconds=10.1), None)


@pytest.mark.parametrize("failure", ["", "timeout"])
def test_work_that_grows_with_the_square_is_called_so(failure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectorised, "slowest_honest_seconds", lambda given, anew=False: len(given[2]) / vectorised.MANY)

    with pytest.raises(CheckFailed, match="a table of examples by examples") as caught:
        require(Confined(cpu_seconds=30.0, power=2, failure=failure), lambda *_: True)
    assert caught.value.diagnoses == ()


def test_an_examination_does_not_try_many_examples() -> None:
    assert loops_over_examples(Confined(failure="out_of_memory"), arguments(20), arguments(120), 100) == "no loop"


def test_what_stands_in_for_a_function_is_not_counted() -> None:
    made = {n: list(np.ones(n)) for n in (5, 500)}
    returns_a_list = LocalObject(lambda X: made[len(X)])

    few, many = (returns_a_list.counted(np.ones(n)).instructions for n in (5, 500))

    assert abs(many - few) < 50
