"""The hidden tests of the regularisation notebook: penalty, max-norm projection, soft threshold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, call_for_pair, is_close
from autograder.checks.loss import Lookalike, recognise
from autograder.gradient_check import compare_with_differences
from autograder.grading import Parts, Score, require_vectorised
from solutions.reference.regularization import project_max_norm, reg_loss_grad, soft_threshold

TOLERANCE = {"float64": 1e-6, "float32": 2e-4}
SIZES = [(5, 4, "float64"), (7, 1, "float64"), (3, 2, "float64"), (4, 6, "float64"), (6, 3, "float32")]
LAM, BETA = 1.7, 0.35
NAMES = {"l2": "L2", "l1": "L1", "elastic": "the elastic net"}
PENALTY = "reg_loss_grad"


def weights(seed: int, D: int, C: int, dtype: str = "float64") -> np.ndarray:
    """Random weights between 0.2 and 2 in size, so that none lies near the corner of |w|; their sum is not small."""
    generator = np.random.default_rng(seed)
    sign = np.where(generator.random((D, C)) < 0.35, -1.0, 1.0)
    return (sign * generator.uniform(0.2, 2.0, size=(D, C))).astype(dtype)


def grade_penalty(function: Callable[..., Any]) -> Score:
    """Score `reg_loss_grad`, 12 points: each kind's loss and gradient by itself, then the corner cases."""
    parts = Parts()
    for kind in ("l2", "l1", "elastic"):
        _add_kind(parts, function, kind)

    @parts.part("subgradient at 0", 1)
    def _() -> None:
        W = np.array([[0.0, 1.5, -0.7], [0.9, 0.0, 0.4], [-1.1, 0.3, 0.0]])
        for kind in ("l1", "elastic"):
            _, gradient = _ask(function, W, kind)
            if np.any(np.abs(gradient[W == 0]) > 1e-9):
                raise CheckFailed(
                    f"{PENALTY}: where a weight is exactly 0, the gradient of {NAMES[kind]} should be 0. A comparison "
                    "such as W >= 0 makes it +1 there; np.sign does what is wanted. Read again: 3.1 The corner at zero.",
                    diagnoses=["subgradient-at-zero"],
                )
            if not np.any(gradient):
                raise CheckFailed(f"{PENALTY}: the gradient of {NAMES[kind]} is zero everywhere.")

    @parts.part("bias", 2)
    def _() -> None:
        # Compared with the student's own answer for the other rows, so that another mistake is not charged twice.
        W = weights(51, 5, 3)
        for kind in ("l2", "l1", "elastic"):
            loss, gradient = _ask(function, W, kind, penalise_bias=False)
            all_loss, all_gradient = _ask(function, W, kind)
            rest_loss, rest_gradient = _ask(function, W[:-1], kind)
            _compare_bias(kind, loss, gradient, all_loss, all_gradient, rest_loss, rest_gradient)

    @parts.part("unknown kind", 1)
    def _() -> None:
        for kind in ("l3", "ridge"):
            _expect_value_error(function, kind)

    @parts.part("vectorised", 1)
    def _() -> None:
        small, large = weights(61, 20, 4), weights(62, 220, 4)
        for kind in ("l2", "l1", "elastic"):
            loss, gradient = _ask(function, small, kind)
            if loss == 0 or not np.any(gradient):
                raise CheckFailed(f"{PENALTY}: it must compute a loss and a gradient first.")
            _vectorised(function, PENALTY, (small, kind, LAM, BETA), (large, kind, LAM, BETA), 200)

    return parts.score()


def _add_kind(parts: Parts, function: Callable[..., Any], kind: str) -> None:
    @parts.part(f"{kind} loss", 1)
    def _() -> None:
        for number, (D, C, dtype) in enumerate(SIZES):
            W = weights(number, D, C, dtype)
            got, _ = _ask(function, W, kind)
            exact = W.astype(float)
            expected, _ = reg_loss_grad(exact, kind, LAM, BETA)
            if not is_close(got, expected, TOLERANCE[dtype]):
                match = recognise(got, _loss_lookalikes(exact, kind), TOLERANCE[dtype])
                raise _wrong(f"{PENALTY}: the loss of {NAMES[kind]} is wrong {_says(W)}.", match)

    @parts.part(f"{kind} gradient", 2 if kind == "elastic" else 1)
    def _() -> None:
        for number, (D, C, dtype) in enumerate(SIZES):
            W = weights(number, D, C, dtype)
            _, got = _ask(function, W, kind)
            exact = W.astype(float)
            _, expected = reg_loss_grad(exact, kind, LAM, BETA)
            if not is_close(got, expected, TOLERANCE[dtype]):
                match = recognise(got, _gradient_lookalikes(exact, kind), TOLERANCE[dtype])
                if match is not None and match.code == "reg-grad-no-2":
                    own, _ = _ask(function, W, kind)
                    in_loss = recognise(own, _loss_lookalikes(exact, kind), TOLERANCE[dtype])
                    if in_loss is not None and in_loss.code == "half-convention":
                        match = Lookalike(
                            "half-convention",
                            "It is the right gradient of your own loss with the one-half. That is a common convention, "
                            "but this pack uses none: the derivative of w**2 is 2 * w.",
                            0.0,
                        )
                if match is None:
                    match = Lookalike("", _agrees(function, kind), 0.0)
                raise _wrong(f"{PENALTY}: the gradient of {NAMES[kind]} is wrong {_says(W)}.", match)


def _ask(function: Callable[..., Any], W: np.ndarray, kind: str, **options: bool) -> tuple[float, np.ndarray]:
    loss, gradient = call_for_pair(function, PENALTY, W.copy(), kind, LAM, BETA, **options)
    if np.shape(loss) == W.shape and W.size > 1 and np.size(gradient) == 1:
        raise CheckFailed(
            f"{PENALTY} returns (dW, loss): it should be (loss, dW).", layer="type", diagnoses=["swapped"]
        )
    what = f"{PENALTY} ({NAMES[kind]})"
    return as_number(loss, f"{what}: the loss"), as_float_array(gradient, W.shape, f"{what}: the gradient dW")


def _loss_lookalikes(W: np.ndarray, kind: str) -> list[Lookalike]:
    squares, absolute, plain = float(np.sum(W**2)), float(np.sum(np.abs(W))), float(np.sum(W))
    half = "You take one half of the squares. This pack uses no one-half: the gradient is then 2 * W."
    no_lam = "It is not multiplied by lam."
    no_abs = "You add the weights themselves, so that positive and negative ones cancel: take absolute values."
    if kind == "l2":
        return [
            Lookalike("half-convention", half, 0.5 * LAM * squares),
            Lookalike("reg-coefficient-forgotten", no_lam, squares),
            Lookalike("reg-not-squared", "You take the norm: L2 as it is used here is the sum of the squares, "
                      "without a square root.", LAM * squares**0.5),
            Lookalike("reg-averaged", "You take the mean over the weights: it should be their sum.", LAM * squares / W.size),
        ]  # fmt: skip
    if kind == "l1":
        return [
            Lookalike("l1-no-abs", no_abs, LAM * plain),
            Lookalike("l1-no-abs", "You take the absolute value of the sum: it should be the sum of the absolute "
                      "values.", LAM * abs(plain)),
            Lookalike("reg-coefficient-forgotten", no_lam, absolute),
            Lookalike("reg-averaged", "You take the mean over the weights: it should be their sum.", LAM * absolute / W.size),
        ]  # fmt: skip
    return [
        Lookalike("half-convention", half, LAM * (0.5 * BETA * squares + absolute)),
        Lookalike("reg-coefficient-forgotten", no_lam, BETA * squares + absolute),
        Lookalike("elastic-beta-on-l1", "beta multiplies the absolute values: it should multiply the squares.",
                  LAM * (squares + BETA * absolute)),
        Lookalike("elastic-beta-on-both", "beta multiplies both terms: it should multiply the squares only.",
                  LAM * BETA * (squares + absolute)),
        Lookalike("elastic-beta-forgotten", "beta is not used: it should multiply the squares.",
                  LAM * (squares + absolute)),
        Lookalike("elastic-mixing", "You mix the terms with beta and 1 - beta, as some libraries do. Here beta "
                  "multiplies the squares, and the absolute values have no factor of their own.",
                  LAM * (BETA * squares + (1 - BETA) * absolute)),
        Lookalike("elastic-lam-on-one-term", "lam multiplies the squares only: it multiplies the whole of R(W).",
                  LAM * BETA * squares + absolute),
        Lookalike("elastic-lam-on-one-term", "lam multiplies the absolute values only: it multiplies the whole of "
                  "R(W).", BETA * squares + LAM * absolute),
        Lookalike("l1-no-abs", no_abs, LAM * (BETA * squares + plain)),
        Lookalike("l1-no-abs", no_abs, LAM * (BETA * squares + abs(plain))),
    ]  # fmt: skip


def _gradient_lookalikes(W: np.ndarray, kind: str) -> list[Lookalike]:
    sign = np.sign(W)
    no_lam = "It is not multiplied by lam."
    zero = Lookalike("grad-not-implemented", "It is zero everywhere: it is not computed yet.", np.zeros_like(W))
    no_two = "The factor 2 is missing: the derivative of w**2 is 2 * w."
    if kind == "l2":
        return [
            Lookalike("reg-grad-no-2", no_two, LAM * W),
            Lookalike("reg-coefficient-forgotten", no_lam, 2 * W),
            Lookalike("reg-averaged", "You divide by the number of weights: R(W) is a sum.", 2 * LAM * W / W.size),
            zero,
        ]
    if kind == "l1":
        return [
            Lookalike("l1-grad-w", "It grows with the weight: the slope of |w| is +1 or -1, whatever the size of w.", LAM * W),
            Lookalike("l1-grad-abs", "It holds absolute values: the slope of |w| is the sign of w.", LAM * np.abs(W)),
            Lookalike("l1-grad-ones", "It is +1 everywhere: for a negative weight the slope of |w| is -1.",
                      LAM * np.ones_like(W)),
            Lookalike("reg-coefficient-forgotten", no_lam, sign),
            Lookalike("grad-sign", "Its sign is wrong everywhere.", -LAM * sign),
            zero,
        ]  # fmt: skip
    return [
        Lookalike("reg-grad-no-2", no_two, LAM * (BETA * W + sign)),
        Lookalike("reg-coefficient-forgotten", no_lam, 2 * BETA * W + sign),
        Lookalike("elastic-beta-on-l1", "beta multiplies the sign: it should multiply 2 * W.", LAM * (2 * W + BETA * sign)),
        Lookalike("elastic-beta-on-both", "beta multiplies both terms: it should multiply 2 * W only.",
                  LAM * BETA * (2 * W + sign)),
        Lookalike("elastic-beta-forgotten", "beta is not used: it should multiply 2 * W.", LAM * (2 * W + sign)),
        Lookalike("elastic-mixing", "You mix the terms with beta and 1 - beta, as some libraries do. Here the sign "
                  "has no factor of its own.", LAM * (2 * BETA * W + (1 - BETA) * sign)),
        Lookalike("elastic-lam-on-one-term", "lam multiplies the first term only.", 2 * LAM * BETA * W + sign),
        Lookalike("elastic-lam-on-one-term", "lam multiplies the sign only.", 2 * BETA * W + LAM * sign),
        Lookalike("l1-grad-ones", "The slope of |w| is -1 for a negative weight, not +1.", LAM * (2 * BETA * W + 1)),
        zero,
    ]  # fmt: skip


def _agrees(function: Callable[..., Any], kind: str) -> str:
    """Whether the gradient fits the student's own loss, by differences far from the corner of |w|."""
    W = weights(71, 3, 3)
    _, gradient = _ask(function, W, kind)
    comparison = compare_with_differences(lambda V: _ask(function, V, kind)[0], gradient, W)
    if comparison.worst < 1e-5:
        return "It agrees with centred differences of your own loss, so the loss is where to look."
    return "It does not agree with centred differences of your own loss either: look at the derivative."


def _compare_bias(
    kind: str,
    loss: float,
    gradient: np.ndarray,
    all_loss: float,
    all_gradient: np.ndarray,
    rest_loss: float,
    rest_gradient: np.ndarray,
) -> None:
    where = "Read again: 3.2 The bias."
    if not np.any(rest_gradient) or rest_loss == 0:
        raise CheckFailed(f"{PENALTY}: it must compute a loss and a gradient first.")
    if is_close(all_loss, rest_loss) and not np.any(all_gradient[-1]):
        raise CheckFailed(
            f"{PENALTY}: the bias row is left out although penalise_bias is True (its default). {where}",
            diagnoses=["bias-never-penalised"],
        )
    if is_close(loss, all_loss) and is_close(gradient, all_gradient):
        raise CheckFailed(
            f"{PENALTY}: penalise_bias=False changes nothing: the bias row is still in the loss and in the gradient. {where}",
            diagnoses=["bias-still-penalised"],
        )
    if not is_close(loss, rest_loss):
        raise CheckFailed(
            f"{PENALTY}: with penalise_bias=False the loss of {NAMES[kind]} should be that of all rows but the last. {where}",
            diagnoses=["bias-loss"],
        )
    if np.any(gradient[-1]):
        raise CheckFailed(
            f"{PENALTY}: with penalise_bias=False the last row of dW should be zero: you leave the bias out of the "
            f"loss only. {where}",
            diagnoses=["bias-gradient"],
        )
    if not is_close(gradient[:-1], rest_gradient):
        raise CheckFailed(
            f"{PENALTY}: with penalise_bias=False the other rows of dW should stay as they are. {where}",
            diagnoses=["bias-gradient"],
        )


def _expect_value_error(function: Callable[..., Any], kind: str) -> None:
    try:
        function(weights(81, 3, 2), kind, LAM, BETA)
    except Exception as error:
        name = getattr(error, "type_name", type(error).__name__)
        if name == "NotImplementedError":
            raise CheckFailed(f"{PENALTY} is not written yet.", layer="missing") from None
        if name != "ValueError" and not isinstance(error, ValueError):
            raise CheckFailed(
                f"{PENALTY}: an unknown kind should raise ValueError, but it raised {name}.", diagnoses=["unknown-kind"]
            ) from None
        return
    raise CheckFailed(
        f"{PENALTY}: an unknown kind should raise ValueError; it was accepted without a word.",
        diagnoses=["unknown-kind"],
    )


def grade_max_norm(function: Callable[..., Any]) -> Score:
    """Score `project_max_norm`, 6 points."""
    parts = Parts()
    name = "project_max_norm"
    limit = 2.0

    def problems() -> list[tuple[np.ndarray, str]]:
        found = []
        for number, (D, C, dtype) in enumerate(
            [(5, 4, "float64"), (3, 7, "float64"), (6, 2, "float64"), (4, 5, "float32")]
        ):
            W = weights(100 + number, D, C)
            # Every other column is well inside the limit, the rest well outside.
            norms = np.sqrt(np.sum(W**2, axis=0))
            wanted = np.where(np.arange(C) % 2 == 0, 1.6, 0.45) * limit
            found.append(((W / norms * wanted).astype(dtype), dtype))
        return found

    def ask(W: np.ndarray) -> np.ndarray:
        return as_float_array(call(function, name, W.copy(), limit), W.shape, f"{name}'s result")

    @parts.part("long columns", 3)
    def _() -> None:
        for W, dtype in problems():
            got, exact = ask(W), W.astype(float)
            long = np.sqrt(np.sum(exact**2, axis=0)) > limit
            if not is_close(got[:, long], project_max_norm(exact, limit)[:, long], TOLERANCE[dtype]):
                match = recognise(got, _max_norm_lookalikes(exact, limit), TOLERANCE[dtype])
                raise _wrong(f"{name}: a column that is too long is not scaled to length max_norm {_says(W)}.", match)

    @parts.part("short columns", 1)
    def _() -> None:
        for W, dtype in problems():
            got, exact = ask(W), W.astype(float)
            short = np.sqrt(np.sum(exact**2, axis=0)) < limit
            if not is_close(got[:, short], exact[:, short], TOLERANCE[dtype]):
                match = recognise(got, _max_norm_lookalikes(exact, limit), TOLERANCE[dtype])
                raise _wrong(f"{name}: a column that is short enough should stay as it is {_says(W)}.", match)
            if is_close(got, exact, TOLERANCE[dtype]):
                raise CheckFailed(f"{name} changes nothing at all.")

    @parts.part("zero column", 1)
    def _() -> None:
        W = weights(111, 4, 3)
        W[:, 1] = 0.0
        got = ask(W)
        if np.any(got[:, 1]):
            raise CheckFailed(f"{name}: a column of zeros should stay a column of zeros.")
        if not np.any(got) or is_close(got, W):
            raise CheckFailed(f"{name} must shorten the long columns and keep the short ones first.")

    @parts.part("vectorised", 1)
    def _() -> None:
        small, large = weights(121, 4, 20), weights(122, 4, 220)
        if is_close(ask(small), small) or not np.any(ask(small)):
            raise CheckFailed(f"{name}: it must scale something first.")
        _vectorised(function, name, (small, limit), (large, limit), 200)

    return parts.score()


def _max_norm_lookalikes(W: np.ndarray, limit: float) -> list[Lookalike]:
    columns = np.sqrt(np.sum(W**2, axis=0, keepdims=True))
    rows = np.sqrt(np.sum(W**2, axis=1, keepdims=True))
    whole = float(np.sqrt(np.sum(W**2)))
    return [
        Lookalike("max-norm-always-scales", "You scale every column to length max_norm, the short ones too: a "
                  "constraint leaves alone what already satisfies it.", W * limit / columns),
        Lookalike("max-norm-rows", "You look at the rows of W: a class is a column, so take the norms along axis=0.",
                  W * np.minimum(1.0, limit / rows)),
        Lookalike("max-norm-whole-matrix", "You take one norm of the whole matrix: each column has its own.",
                  W * min(1.0, limit / whole)),
        Lookalike("max-norm-clip", "You clip single weights: it is the length of a column that is limited, and its "
                  "direction is kept.", np.clip(W, -limit, limit)),
        Lookalike("max-norm-squared", "You compare or divide by the squared length: take the square root.",
                  W * np.minimum(1.0, limit / columns**2)),
        Lookalike("max-norm-l1", "You take the sum of absolute values: the length is the root of the sum of squares.",
                  W * np.minimum(1.0, limit / np.sum(np.abs(W), axis=0, keepdims=True))),
        Lookalike("", "It returns W unchanged.", W),
    ]  # fmt: skip


def grade_soft_threshold(function: Callable[..., Any]) -> Score:
    """Score `soft_threshold`, 5 points."""
    parts = Parts()
    name = "soft_threshold"

    def ask(W: np.ndarray, t: float) -> np.ndarray:
        return as_float_array(call(function, name, W.copy(), t), W.shape, f"{name}'s result")

    problems = [(weights(200 + n, D, C, dtype), 0.9, dtype) for n, (D, C, dtype) in enumerate(SIZES)]

    @parts.part("large weights", 2)
    def _() -> None:
        for W, t, dtype in [*problems, (weights(211, 4, 3), 0.0, "float64")]:
            got, exact = ask(W, t), W.astype(float)
            outside = np.abs(exact) > t
            expected = soft_threshold(exact, t)
            if not is_close(got[outside], expected[outside], TOLERANCE[dtype]):
                match = recognise(got, _threshold_lookalikes(exact, t), TOLERANCE[dtype])
                raise _wrong(f"{name}: weights larger than t in size come out wrong {_says(W)}.", match)

    @parts.part("exact zeros", 2)
    def _() -> None:
        for W, t, dtype in problems:
            V = W.copy()
            V[0, 0] = 0.0
            got = ask(V, t)
            inside = np.abs(V) <= t
            if np.any(got[inside]):
                match = recognise(got, _threshold_lookalikes(V.astype(float), t), TOLERANCE[dtype])
                raise _wrong(f"{name}: weights no larger than t in size should become exactly 0 {_says(W)}.", match)
            if not np.any(got):
                raise CheckFailed(f"{name} returns zeros only.")

    @parts.part("vectorised", 1)
    def _() -> None:
        small, large = weights(221, 20, 4), weights(222, 220, 4)
        if is_close(ask(small, 0.9), small) or not np.any(ask(small, 0.9)):
            raise CheckFailed(f"{name}: it must change something, and keep something, first.")
        _vectorised(function, name, (small, 0.9), (large, 0.9), 200)

    return parts.score()


def _threshold_lookalikes(W: np.ndarray, t: float) -> list[Lookalike]:
    sign, size = np.sign(W), np.abs(W)
    return [
        Lookalike("soft-threshold-no-max", "They jump over 0 to the other side: the shrunken size must stop at 0, so "
                  "take max(0, |w| - t).", W - t * sign),
        Lookalike("soft-threshold-no-max", "They come out negative: the shrunken size must stop at 0.", size - t),
        Lookalike("soft-threshold-hard", "You set small weights to 0 but leave the large ones alone (hard "
                  "thresholding): every weight moves towards 0 by t.", W * (size > t)),
        Lookalike("soft-threshold-no-sign", "The sign is lost: negative weights come out positive. Multiply by the "
                  "sign of w.", np.maximum(size - t, 0)),
        Lookalike("soft-threshold-one-sided", "Negative weights all become 0: the size |w|, not w itself, is compared "
                  "with t.", np.maximum(W - t, 0)),
        Lookalike("soft-threshold-wrong-way", "Weights grow by t: they should shrink.", sign * (size + t)),
        Lookalike("soft-threshold-clip", "You clip to [-t, t], which is what is taken away: W minus that is wanted.",
                  np.clip(W, -t, t)),
        Lookalike("", "It returns W unchanged.", W),
    ]  # fmt: skip


def _vectorised(
    function: Callable[..., Any], name: str, small: tuple[Any, ...], large: tuple[Any, ...], extra: int
) -> None:
    try:
        require_vectorised(function, name, small, large, extra)
    except CheckFailed as error:
        if "python-loop" not in error.diagnoses:
            raise
        raise CheckFailed(
            f"{name} loops over the weights in Python: it does more Python steps when W is larger. Let NumPy work on "
            "all weights at once (a comprehension, np.vectorize and np.apply_along_axis are loops too).",
            diagnoses=["python-loop"],
        ) from None


def _wrong(message: str, match: Lookalike | None) -> CheckFailed:
    note = f" {match.sentence}" if match and match.sentence else ""
    return CheckFailed(message + note, diagnoses=[match.code] if match and match.code else [])


def _says(W: np.ndarray) -> str:
    return f"on a random W of shape {W.shape}" + (" of float32" if W.dtype == np.float32 else "")
