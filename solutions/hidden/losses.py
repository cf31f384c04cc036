"""The hidden test of a loss function `(W, X, y, reg) -> (loss, dW)`, in parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call_for_pair, is_close
from autograder.checks.loss import (
    recognise,
    regulariser_gradient_lookalikes,
    regulariser_loss_lookalikes,
)
from autograder.gradient_check import compare_with_differences
from autograder.grading import Parts, Problem, Score, random_problem, require_vectorised

Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[float, np.ndarray]]

# Non-square everything, one example, two classes, a class that never occurs.
SIZES = [
    dict(seed=11, N=7, D=5, C=4),
    dict(seed=12, N=1, D=6, C=3),
    dict(seed=13, N=9, D=4, C=2),
    dict(seed=14, N=12, D=3, C=6, absent=2),
]
REG = 1.7
TOLERANCE = {"float64": 1e-6, "float32": 2e-4}


def grade_loss(
    function: Callable[..., Any],
    name: str,
    reference: Loss,
    points: dict[str, float],
    *,
    active_set: Callable[[Problem, np.ndarray], np.ndarray] | None = None,
) -> Score:
    """Score a loss function.

    Args:
        function: the student's, or a stand-in for it in the judge.
        reference: the right one.
        points: part -> points, of `loss`, `gradient`, `regulariser`, and optionally `stability`
            and `vectorised`.
        active_set: for losses with kinks: (problem, W) -> booleans that change at a kink.
    """
    parts = Parts()

    @parts.part("loss", points["loss"])
    def _() -> None:
        for problem, dtype in _problems():
            got, _ = _ask(function, name, problem, 0.0)
            expected, _ = reference(problem.W.astype(float), problem.X.astype(float), problem.y, 0.0)
            if not _equal_but_for_reg(got, expected, _penalty(problem), TOLERANCE[dtype]):
                raise CheckFailed(
                    f"{name}: the data loss (at reg = 0) is wrong {_says(problem)}.{_factor(got, expected)}"
                )

    @parts.part("gradient", points["gradient"])
    def _() -> None:
        for problem, dtype in _problems():
            _, got = _ask(function, name, problem, 0.0)
            _, expected = reference(problem.W.astype(float), problem.X.astype(float), problem.y, 0.0)
            if not _equal_but_for_reg(got, expected, 2 * problem.W, TOLERANCE[dtype]):
                raise CheckFailed(
                    f"{name}: the data gradient (at reg = 0) is wrong {_says(problem)}.{_agrees(function, name, problem, active_set)}"
                )
        problem = random_problem(**SIZES[0])
        loss, gradient = _ask(function, name, problem, 0.0)
        pure_loss, pure_gradient = reference(problem.W, problem.X, problem.y, 0.0)
        pure = is_close(loss, pure_loss) and is_close(gradient, pure_gradient)
        if pure and not _own_gradient_agrees(function, name, problem, active_set):
            raise CheckFailed(f"{name}: the gradient does not agree with centred differences of your own loss.")

    @parts.part("regulariser", points["regulariser"])
    def _() -> None:
        # The difference between two strengths holds the regulariser alone, whatever else is wrong.
        for problem, dtype in _problems():
            low_loss, low_gradient = _ask(function, name, problem, 0.0)
            expected_loss, _ = reference(problem.W.astype(float), problem.X.astype(float), problem.y, 0.0)
            if any(is_close(low_loss - expected_loss, c * _penalty(problem), 1e-3) for c in (1.0, 0.5)):
                raise CheckFailed(
                    f"{name}: the regulariser is there even at reg = 0: multiply it by reg, in the loss and in the gradient.",
                    diagnoses=["reg-coefficient-forgotten"],
                )
            high_loss, high_gradient = _ask(function, name, problem, REG)
            W = problem.W.astype(float)
            _compare_regulariser(
                name, high_loss - low_loss, high_gradient - low_gradient, W, len(problem.y), 20 * TOLERANCE[dtype]
            )

    if "stability" in points:

        @parts.part("stability", points["stability"])
        def _() -> None:
            _check_stability(function, name, reference)

    if "vectorised" in points:

        @parts.part("vectorised", points["vectorised"])
        def _() -> None:
            small, large = random_problem(31, 20, 5, 4), random_problem(32, 420, 5, 4)
            _require_something_right(function, name, reference, small)
            few = [random_problem(**size) for size in SIZES]
            works = all(data_loss_is_right(_ask(function, name, p, 0.0), p.W, p.X, p.y, 0.0) for p in few)
            require_vectorised(
                function, name, (small.W, small.X, small.y, 0.0), (large.W, large.X, large.y, 0.0), 400,
                right=data_loss_is_right if works else None,
            )  # fmt: skip

    def data_loss_is_right(result: Any, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> bool:
        loss, gradient = call_for_pair(lambda: result, name)
        expected_loss, expected_gradient = reference(W, X, y, reg)
        return is_close(as_number(loss, f"{name}: the loss"), expected_loss) and is_close(
            as_float_array(gradient, W.shape, f"{name}: the gradient dW"), expected_gradient
        )

    return parts.score()


def _problems() -> list[tuple[Problem, str]]:
    found = [(random_problem(**size), "float64") for size in SIZES]
    return [*found, (random_problem(21, 6, 5, 3, dtype="float32"), "float32")]


def _ask(function: Callable[..., Any], name: str, problem: Problem, reg: float) -> tuple[float, np.ndarray]:
    loss, gradient = call_for_pair(function, name, problem.W.copy(), problem.X.copy(), problem.y.copy(), reg)
    return as_number(loss, f"{name}: the loss"), as_float_array(gradient, problem.W.shape, f"{name}: the gradient dW")


def _penalty(problem: Problem) -> float:
    return float(np.sum(problem.W.astype(float) ** 2))


def _equal_but_for_reg(got: Any, expected: Any, regulariser: Any, tolerance: float) -> bool:
    """Whether it is right, or right but for a regulariser (or half of it) that forgets to be times reg.

    That mistake is the regulariser's, and priced there.
    """
    return any(is_close(got, expected + factor * regulariser, tolerance) for factor in (0.0, 1.0, 0.5))


def _says(problem: Problem) -> str:
    N, D = problem.X.shape
    return f"on a random problem with N = {N}, D = {D}, C = {problem.W.shape[1]}"


def _factor(got: float, expected: float) -> str:
    """A constant factor or offset gives the mistake away without giving the number away."""
    if abs(expected) < 1e-9:
        return ""
    ratio, offset = got / expected, got - expected
    for value, text in ((0.5, "half"), (2.0, "twice"), (-1.0, "minus")):
        if is_close(ratio, value):
            return f" It is {text} the right value."
    return " It is too large by exactly 1." if is_close(offset, 1.0) else ""


def _own_gradient_agrees(
    function: Callable[..., Any],
    name: str,
    problem: Problem,
    active_set: Callable[[Problem, np.ndarray], np.ndarray] | None,
) -> bool:
    _, gradient = _ask(function, name, problem, 0.0)
    comparison = compare_with_differences(
        lambda W: _ask(function, name, Problem(W, problem.X, problem.y), 0.0)[0],
        gradient,
        problem.W,
        active_set=(lambda W: active_set(problem, W)) if active_set else None,
        most=12,
    )
    return comparison.worst < 1e-5


def _agrees(
    function: Callable[..., Any],
    name: str,
    problem: Problem,
    active_set: Callable[[Problem, np.ndarray], np.ndarray] | None,
) -> str:
    if problem.W.dtype != np.float64:
        return ""
    if _own_gradient_agrees(function, name, problem, active_set):
        return " It agrees with your own loss, so the loss is where to look."
    return " It does not agree with your own loss either: the derivation of dW is where to look."


def _compare_regulariser(name: str, loss: float, gradient: np.ndarray, W: np.ndarray, n: int, tolerance: float) -> None:
    squares = float(np.sum(W**2))
    loss_right = is_close(loss, REG * squares, tolerance)
    gradient_right = is_close(gradient, 2 * REG * W, tolerance)
    if loss_right and gradient_right:
        return
    if is_close(loss, 0.5 * REG * squares, tolerance) and is_close(gradient, REG * W, tolerance):
        raise CheckFailed(
            f"{name}: your regulariser is 0.5 * reg * sum(W**2), with its right gradient reg * W. That is a common "
            "convention, but this pack uses reg * sum(W**2), with no one-half, and so the gradient 2 * reg * W.",
            diagnoses=["half-convention"],
        )
    known_loss = recognise(loss, regulariser_loss_lookalikes(0.0, squares, REG, n), tolerance)
    known = recognise(gradient, regulariser_gradient_lookalikes(np.zeros_like(W), W, REG, n), tolerance)
    wrong = [text for text, right in (("loss", loss_right), ("gradient", gradient_right)) if not right]
    notes = [
        match.sentence for match, right in ((known_loss, loss_right), (known, gradient_right)) if match and not right
    ]
    codes = [match.code for match, right in ((known_loss, loss_right), (known, gradient_right)) if match and not right]
    raise CheckFailed(
        f"{name}: the regulariser's {' and '.join(wrong)} {'is' if len(wrong) == 1 else 'are'} wrong. {' '.join(notes)}".rstrip(),
        diagnoses=list(dict.fromkeys(codes)),
    )


def _require_something_right(function: Callable[..., Any], name: str, reference: Loss, problem: Problem) -> None:
    """How a function computes is worth points only if what it computes is right, in one of its two values at least."""
    loss, gradient = _ask(function, name, problem, 0.0)
    expected_loss, expected_gradient = reference(problem.W, problem.X, problem.y, 0.0)
    sum_or_mean = (1.0, float(len(problem.y)))  # a forgotten division is priced elsewhere
    if not any(
        _equal_but_for_reg(loss, n * expected_loss, _penalty(problem), 1e-6)
        or _equal_but_for_reg(gradient, n * expected_gradient, 2 * problem.W, 1e-6)
        for n in sum_or_mean
    ):
        raise CheckFailed(
            f"{name}: neither the loss nor the gradient is right yet, so how it is computed cannot count."
        )


def _check_stability(function: Callable[..., Any], name: str, reference: Loss) -> None:
    """An offset common to a row changes neither loss nor gradient: the function against itself."""
    base = random_problem(41, 6, 5, 4)
    _require_something_right(function, name, reference, base)
    own_loss, own_gradient = _ask(function, name, base, 0.0)
    everywhere = np.full(6, 1e4)
    apart = np.array([1e4, -1e4, 0.0, 1e4, -1e4, 0.0])
    for offsets, says, code, hint in (
        (everywhere, "all scores are near 10000", "softmax-no-shift", "Subtract each row's maximum before np.exp."),
        (apart, "some rows have scores near 10000 and others near -10000", "softmax-global-max",
         "Subtract each row's own maximum, not the maximum of the whole matrix."),
    ):  # fmt: skip
        problem = Problem(np.vstack([base.W, np.ones((1, 4))]), np.column_stack([base.X, offsets]), base.y)
        try:
            loss, gradient = _ask(function, name, problem, 0.0)
        except CheckFailed as error:
            if "not-finite" not in error.diagnoses:
                raise
            raise CheckFailed(f"{name}: the result is not finite when {says}. {hint}", diagnoses=[code]) from None
        if not is_close(loss, own_loss, 1e-5) or not is_close(gradient[:-1], own_gradient, 1e-5):
            raise CheckFailed(f"{name}: the result changes when {says}. {hint}", diagnoses=[code])
