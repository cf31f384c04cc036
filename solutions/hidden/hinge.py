"""Hidden tests of notebook 01: the hinge loss of one example, and of each row of a score matrix."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.grading import Parts, Score, require_vectorised
from autograder.tracing import count_instructions
from solutions.reference.hinge import example_loss
from solutions.reference.losses import hinge_losses

READ_LOSS = "section 2, The multiclass SVM loss"
READ_TABLE = "section 5, A whole table of scores"
TOLERANCE = {"float64": 1e-6, "float32": 2e-4}

# ---------------------------------------------------------------------------------------------
# L_i and L_i_vectorized


def grade_example_loss(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `function(x, y, W)`; points for `value`, `margins`, `sizes` and optionally `vectorised`.

    `value` judges the loss itself. `margins` and `sizes` judge how far it lies from the loss at
    zero weights, so that a constant slip (the own class counted) costs `value` alone.
    """
    parts = Parts()

    @parts.part("value", points["value"])
    def _() -> None:
        for seed in range(6):
            x, W = _example(seed, 5, 3)
            for y in range(3):
                got, expected = _loss(function, name, x, y, W), example_loss(x, y, W)
                if not is_close(got, expected):
                    raise CheckFailed(
                        f"{name}: the loss of a random example with D = 5, C = 3 is wrong."
                        f"{_note(got, x, y, W)} Read again: {READ_LOSS}.",
                        diagnoses=_codes(got, x, y, W),
                    )
        # Whole-number scores: one wrong class exactly on the kink, where its term is zero.
        x, W = np.array([1.0, 2.0]), np.array([[1.0, 2.0, -1.0], [1.0, 0.0, 2.5]])
        for y in range(3):
            if not is_close(_loss(function, name, x, y, W), example_loss(x, y, W)):
                raise CheckFailed(
                    f"{name}: the loss is wrong where a wrong class lies behind by exactly the margin of 1, "
                    "or for whole-number scores."
                )

    @parts.part("margins", points["margins"])
    def _() -> None:
        for seed in range(10, 16):
            _compare_with_zero(function, name, *_example(seed, 5, 3), "with D = 5, C = 3")

    @parts.part("sizes", points["sizes"])
    def _() -> None:
        for seed, D, C in ((20, 3, 2), (21, 1, 3), (22, 2, 7), (23, 8, 3)):
            _compare_with_zero(function, name, *_example(seed, D, C), f"with D = {D}, C = {C}")
        x, W = _example(24, 5, 3)
        _compare_with_zero(
            function, name, x.astype("float32"), W.astype("float32"), "of dtype float32", TOLERANCE["float32"]
        )

    if "vectorised" in points:

        @parts.part("vectorised", points["vectorised"])
        def _() -> None:
            x, W = _example(30, 4, 5)
            _, many = _example(31, 4, 205)
            if is_close(_loss(function, name, x, 1, W), _loss(function, name, x, 2, W)):
                raise CheckFailed(f"{name}: it must compute a loss first; two different labels give the same one.")
            _refuse_class_loop(function, name, (x, 1, W), (x, 1, many), 200)

    return parts.score()


def _example(seed: int, D: int, C: int) -> tuple[np.ndarray, np.ndarray]:
    """A random example and weights, with scores of order 2: some margins kept, some not."""
    generator = np.random.default_rng(7000 + seed)
    x = generator.normal(size=D)
    x[-1] = 1.0
    return x, 2 * generator.normal(size=(D, C)) / np.sqrt(D)


def _loss(function: Callable[..., Any], name: str, x: np.ndarray, y: int, W: np.ndarray) -> float:
    return as_number(call(function, name, x.copy(), y, W.copy()), f"{name}: the loss of one example")


def _compare_with_zero(
    function: Callable[..., Any], name: str, x: np.ndarray, W: np.ndarray, what: str, tolerance: float = 1e-6
) -> None:
    C = W.shape[1]
    nothing = np.zeros_like(W)
    for y in range(C):
        got = _loss(function, name, x, y, W) - _loss(function, name, x, y, nothing)
        expected = example_loss(x, y, W) - (C - 1)
        if abs(got - expected) > tolerance * max(1.0, abs(expected)):
            raise CheckFailed(
                f"{name}: on random examples {what}, the loss does not change with the scores as it should. "
                "A wrong class that is behind by more than the margin costs nothing; every other wrong class costs "
                f"s_j - s_y + 1. Read again: {READ_LOSS}."
            )


def _known(x: np.ndarray, y: int, W: np.ndarray) -> list[tuple[str, float, str]]:
    """What known mistakes return for one example: (code, value, sentence)."""
    s = x @ W
    others = np.arange(len(s)) != y
    gaps = (s - s[y])[others]
    margins = np.maximum(0, gaps + 1)
    right = float(np.sum(margins))
    return [
        ("svm-counts-correct-class", right + 1, "It is too large by exactly 1: the right class itself is counted."),
        ("hinge-margin-forgotten", float(np.sum(np.maximum(0, gaps))), "The margin of 1 is missing."),
        ("hinge-gap-reversed", float(np.sum(np.maximum(0, 1 - gaps))), "The gap has the wrong sign: it is s_j - s_y."),
        ("hinge-max-only", float(np.max(margins)), "Only the worst wrong class is counted: add all of them."),
        ("hinge-no-max", float(np.sum(gaps + 1)), "A class that is safely behind must cost 0, never less."),
        ("hinge-mean-over-classes", right / len(s), "It is divided by the number of classes: take the sum."),
        ("hinge-mean-over-classes", right / (len(s) - 1), "It is divided by the count of wrong classes: take the sum."),
    ]  # fmt: skip


def _note(got: float, x: np.ndarray, y: int, W: np.ndarray) -> str:
    return next((f" {text}" for _, value, text in _known(x, y, W) if value != 0 and is_close(got, value)), "")


def _codes(got: float, x: np.ndarray, y: int, W: np.ndarray) -> list[str]:
    return [code for code, value, _ in _known(x, y, W) if value != 0 and is_close(got, value)][:1]


def _refuse_class_loop(
    function: Callable[..., Any], name: str, small: tuple[Any, ...], large: tuple[Any, ...], extra: int
) -> None:
    counter = getattr(function, "count_instructions", None)
    few, many = (
        (counter(*arguments) if counter else count_instructions(function, *arguments)) for arguments in (small, large)
    )
    if many - few >= extra:
        raise CheckFailed(
            f"{name} loops over the classes in Python: it does more Python steps when there are more classes. "
            "Let NumPy subtract, clip and sum the whole vector of scores at once.",
            diagnoses=["python-loop"],
        )


# ---------------------------------------------------------------------------------------------
# hinge_losses


def grade_hinge_losses(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `function(S, y, delta=1.0, p=1)`; points for `loss`, `delta`, `squared`, `edges`, `vectorised`.

    Whoever counts the own class loses `loss` alone: the other parts then expect its term too.
    """
    parts = Parts()

    def expected_for(S: np.ndarray, y: np.ndarray, delta: float = 1.0, p: int = 1) -> np.ndarray:
        right = hinge_losses(S.astype(np.float64), y, delta, p)
        return right + delta**p if _counts_own_class(function, name) else right

    @parts.part("loss", points["loss"])
    def _() -> None:
        for seed, N, C in ((1, 8, 4), (2, 5, 7), (3, 11, 3)):
            S, y = _table(seed, N, C)
            got, expected = _losses(function, name, S, y), hinge_losses(S, y)
            if not is_close(got, expected):
                own = is_close(got, expected + 1)
                note = " Every loss is too large by exactly 1: the right class itself is counted." if own else ""
                raise CheckFailed(
                    f"{name}: with delta = 1 and p = 1 the losses are wrong (N = {N}, C = {C}).{note} "
                    f"Read again: {READ_TABLE}.",
                    diagnoses=["svm-counts-correct-class"] if own else [],
                )

    @parts.part("delta", points["delta"])
    def _() -> None:
        for seed, delta in ((4, 2.5), (5, 0.4), (6, 10.0)):
            S, y = _table(seed, 7, 4)
            got = _losses(function, name, S, y, delta=delta)
            if not is_close(got, expected_for(S, y, delta)):
                ignored = is_close(got, expected_for(S, y))
                note = " It gives what delta = 1 would give: is delta used at all?" if ignored else ""
                raise CheckFailed(
                    f"{name}: with a delta other than 1 the losses are wrong.{note} Read again: {READ_TABLE}.",
                    diagnoses=["hinge-delta-ignored"] if ignored else [],
                )

    @parts.part("squared", points["squared"])
    def _() -> None:
        for seed in (7, 8):
            S, y = _table(seed, 7, 4)
            got = _losses(function, name, S, y, p=2)
            if not is_close(got, expected_for(S, y, 1.0, 2)):
                code, note = _square_note(got, S, y, expected_for(S, y))
                raise CheckFailed(
                    f"{name}: with p = 2 the losses are wrong.{note} Read again: {READ_TABLE}.",
                    diagnoses=[code] if code else [],
                )

    @parts.part("edges", points["edges"])
    def _() -> None:
        # Whole numbers, so that a margin of exactly zero is exact: its value is zero either way.
        S = np.array([[3.0, 2.0, 5.0], [4.0, 3.0, 3.0], [0.0, 1.0, 0.0]])
        y = np.array([0, 0, 1])
        for p in (1, 2):
            if not is_close(_losses(function, name, S, y, p=p), expected_for(S, y, 1.0, p)):
                raise CheckFailed(f"{name}: the value is wrong where a score lies exactly on the kink (s_j = s_y - 1).")
        for seed, N, C in ((9, 1, 5), (10, 6, 2), (11, 1, 2)):
            S, y = _table(seed, N, C)
            if not is_close(_losses(function, name, S, y), expected_for(S, y)):
                raise CheckFailed(f"{name}: wrong with N = {N} example(s) and C = {C} classes.")
        S, y = _table(12, 6, 4)
        got = _losses(function, name, S.astype("float32"), y)
        if not is_close(got, expected_for(S, y), TOLERANCE["float32"]):
            raise CheckFailed(f"{name}: wrong for scores of dtype float32.")

    def right(result: Any, S: np.ndarray, y: np.ndarray) -> bool:
        plain = isinstance(result, np.ndarray) and result.dtype.kind in "fiu"
        return plain and is_close(result, expected_for(S, y))

    @parts.part("vectorised", points["vectorised"])
    def _() -> None:
        small, large = _table(13, 20, 4), _table(14, 420, 4)
        if not np.any(_losses(function, name, *small)):
            raise CheckFailed(f"{name}: it must compute the losses first.")
        other = _table(12, 6, 4)
        works = right(call(function, name, *other), *other)
        require_vectorised(function, name, small, large, 400, right=right if works else None)

    return parts.score()


def _table(seed: int, N: int, C: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(8000 + seed)
    return 2 * generator.normal(size=(N, C)), generator.integers(0, C, size=N)


def _losses(function: Callable[..., Any], name: str, S: np.ndarray, y: np.ndarray, **options: Any) -> np.ndarray:
    result = call(function, name, S.copy(), y.copy(), **options)
    if not isinstance(result, (tuple, list)) and np.ndim(result) == 0 and len(y) > 1:
        raise CheckFailed(
            f"{name} returns one number for the whole table: it should return one loss for each row, shape (N,). "
            "The mean is taken later.",
            layer="shape",
            diagnoses=["hinge-one-number"],
        )
    return as_float_array(result, (len(y),), f"{name}: the losses")


def _counts_own_class(function: Callable[..., Any], name: str) -> bool:
    S, y = _table(1, 8, 4)
    return is_close(_losses(function, name, S, y), hinge_losses(S, y) + 1)


def _square_note(got: np.ndarray, S: np.ndarray, y: np.ndarray, plain: np.ndarray) -> tuple[str, str]:
    rows = np.arange(len(y))
    signed = S - S[rows, y][:, None] + 1
    signed[rows, y] = 0
    if is_close(got, plain):
        return "hinge-p-ignored", " It gives what p = 1 would give: is p used at all?"
    if is_close(got, plain**2):
        return "hinge-square-outside", " You square the sum: each term is squared, and then they are added."
    if is_close(got, np.sum(signed**2, axis=1)):
        return "hinge-square-before-max", " You square before the maximum is taken: a margin that is kept then costs."
    return "", ""
