"""Hidden tests of notebook 03: softmax, cross_entropy, and answers that are short lists of numbers.

The parts on stability compare the student's function with itself on scores that were shifted, so
that a mistake in the value (a wrong base, a wrong axis) costs the part `value` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.checks.values import kind_of
from autograder.grading import Parts, Score, require_vectorised
from solutions.reference.losses import cross_entropy, softmax

READ_SHIFT = "section 2, Large scores, and the row maximum"
READ_LOSS = "section 3, From probabilities to a loss"
READ_LOG_SUM_EXP = "section 4, Log-sum-exp"
TOLERANCE = {"float64": 1e-6, "float32": 2e-4}

# (seed, N, C, dtype): one row, two classes, more rows than classes and fewer, single precision.
SIZES = [
    (51, 7, 4, "float64"),
    (52, 1, 3, "float64"),
    (53, 9, 2, "float64"),
    (54, 3, 6, "float64"),
    (55, 6, 3, "float32"),
]


def grade_softmax(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `softmax(S)`; points for `value`, `large scores`, `rows far apart`, `vectorised`."""
    parts = Parts()

    @parts.part("value", points["value"])
    def _() -> None:
        for seed, N, C, dtype in SIZES:
            S = _scores(seed, N, C, dtype)
            P = as_float_array(call(function, name, S.copy()), (N, C), f"{name}: the result")
            if is_close(P, softmax(S.astype(float)), TOLERANCE[dtype]):
                continue
            note, codes = _softmax_note(P, S.astype(float))
            raise CheckFailed(f"{name} is wrong on random scores with N = {N}, C = {C}.{note}", diagnoses=codes)

    _add_shift_parts(parts, function, name, points, labelled=False)
    _add_vectorised(parts, function, name, points["vectorised"], labelled=False)
    return parts.score()


def grade_cross_entropy(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `cross_entropy(S, y)`; as `grade_softmax`, and points for `log-sum-exp`."""
    parts = Parts()

    @parts.part("value", points["value"])
    def _() -> None:
        for seed, N, C, dtype in SIZES:
            S, y = _scores(seed, N, C, dtype), _labels(seed, N, C)
            result = call(function, name, S.copy(), y.copy())
            if N > 1 and isinstance(result, (float, np.floating, np.ndarray)) and np.size(result) == 1:
                raise CheckFailed(
                    f"{name} returns one number: it should return one loss for each example, shape (N,). "
                    "The mean is taken later.",
                    layer="shape",
                    diagnoses=["mean-returned"],
                )
            got = as_float_array(result, (N,), f"{name}: the result")
            if is_close(got, cross_entropy(S.astype(float), y), TOLERANCE[dtype]):
                continue
            note, codes = _cross_entropy_note(got, S.astype(float), y)
            raise CheckFailed(
                f"{name} is wrong on random scores with N = {N}, C = {C}.{note} Read again: {READ_LOSS}.",
                diagnoses=codes,
            )

    _add_shift_parts(parts, function, name, points, labelled=True)

    @parts.part("log-sum-exp", points["log-sum-exp"])
    def _() -> None:
        # The largest score is 0, so that this part asks for nothing but the logarithm's form: past a
        # gap of a few units the loss is proportional to the gap, in whatever base.
        y = np.array([0, 2])
        near, far = (
            _ask(function, name, np.array([[-gap, 0.0, -gap], [0.0, -gap, -gap]]), y) for gap in (500.0, 1000.0)
        )
        if np.all(np.isfinite(far)) and np.all(near > 1) and is_close(far, 2 * near):
            return
        what = "infinite or nan" if not np.all(np.isfinite(far)) else "too small"
        why = (
            "the probability has become 0 before you take its logarithm. Never form the probability: simplify "
            "the logarithm of the quotient first."
            if what == "infinite or nan"
            else "a small constant inside the logarithm, or a clipped probability, caps the loss."
        )
        raise CheckFailed(
            f"{name}: where the correct class lies far behind, the loss is {what}: {why} "
            f"Read again: {READ_LOG_SUM_EXP}.",
            diagnoses=["softmax-log-of-zero" if what == "infinite or nan" else "softmax-clipped-log"],
        )

    _add_vectorised(parts, function, name, points["vectorised"], labelled=True)
    return parts.score()


def _add_shift_parts(
    parts: Parts, function: Callable[..., Any], name: str, points: dict[str, float], *, labelled: bool
) -> None:
    S, y = _scores(61, 6, 4), _labels(61, 6, 4)
    labels = (y,) if labelled else ()

    @parts.part("large scores", points["large scores"])
    def _() -> None:
        plain = _ask_for_sense(function, name, S, *labels)
        for offset in (1e4, -1e4):
            if not _agree(_ask(function, name, S + offset, *labels), plain):
                raise CheckFailed(
                    f"{name}: adding one large number to all scores changes the result, or makes it nan. "
                    f"Exponentiate only after subtracting a maximum. Read again: {READ_SHIFT}.",
                    diagnoses=["softmax-no-shift"],
                )

    @parts.part("rows far apart", points["rows far apart"])
    def _() -> None:
        plain = _ask_for_sense(function, name, S, *labels)
        offsets = np.array([1e4, -1e4, 0.0, 1e4, -1e4, 0.0])[:, None]
        far = _ask(function, name, S + offsets, *labels)
        if _agree(far, plain):
            return
        alike = _agree(_ask(function, name, S + 1e4, *labels), plain)
        finite = bool(np.all(np.isfinite(far)))
        if finite:
            why, codes = (
                "A row's result must not depend on the other rows: mind the axis of the maximum and of the sum.",
                [],
            )
        elif alike:
            why = (
                "It bears one offset common to all rows, so you probably subtract the maximum of the whole matrix: "
                "each row needs its own."
            )
            codes = ["softmax-global-max"]
        else:
            why, codes = "Subtract from each row its own maximum.", ["softmax-no-shift"]
        raise CheckFailed(
            f"{name}: when the rows lie far apart (some near +10000, some near -10000), the result is "
            f"{'wrong' if finite else 'nan or infinite'}. {why} Read again: {READ_SHIFT}.",
            diagnoses=codes,
        )


def _add_vectorised(parts: Parts, function: Callable[..., Any], name: str, points: float, *, labelled: bool) -> None:
    reference = cross_entropy if labelled else softmax

    def right(result: Any, *arguments: np.ndarray) -> bool:
        plain = isinstance(result, np.ndarray) and result.dtype.kind in "fiu"
        return plain and is_close(result, reference(*arguments))

    @parts.part("vectorised", points)
    def _() -> None:
        small, large = _scores(71, 20, 4), _scores(72, 420, 4)
        few = (small, _labels(71, 20, 4)) if labelled else (small,)
        many = (large, _labels(72, 420, 4)) if labelled else (large,)
        _ask_for_sense(function, name, *few)
        other = (_scores(61, 6, 4), _labels(61, 6, 4))[: len(few)]
        works = right(call(function, name, *(a.copy() for a in other)), *other)
        require_vectorised(function, name, few, many, 400, right=right if works else None)


def _ask(function: Callable[..., Any], name: str, *args: np.ndarray) -> np.ndarray:
    """What the function returns, as floats of whatever shape; refuses an answer that says nothing."""
    result = call(function, name, *(a.copy() for a in args))
    is_array = isinstance(result, np.ndarray) and result.dtype.kind in "fiu"
    if not is_array and not isinstance(result, (int, float, np.floating, np.integer)):
        raise CheckFailed(
            f"{name} should return a NumPy array of numbers, but returned {kind_of(result)}.", layer="type"
        )
    values = np.asarray(result, dtype=np.float64)
    if values.size == 0 or not np.any(values):
        raise CheckFailed(f"{name} returns zeros only.", layer="value")
    return values


def _ask_for_sense(function: Callable[..., Any], name: str, S: np.ndarray, *labels: np.ndarray) -> np.ndarray:
    """As `_ask`; refuses what is not even like the right answer: how nothing is computed earns nothing."""
    values = _ask(function, name, S, *labels)
    if labels:
        # Another base, or the mean or sum over the examples, is the right answer times a constant; and one
        # number alone is always that, so it is asked for a second.
        losses = cross_entropy(S, labels[0])
        judged = values
        if values.size == 1:
            judged = np.append(values, _ask(function, name, 2 * S, *labels))
            losses = np.array([losses.mean(), cross_entropy(2 * S, labels[0]).mean()])
        alike = judged.shape == losses.shape and is_close(judged * losses[0], losses * judged[0], 1e-3)
    else:
        # exp of the scores, normalised over each row or (a mistake priced elsewhere) over each column.
        alike = values.shape == S.shape and bool(np.all(values > 0))
        alike = alike and any(float(np.max(np.ptp(np.log(values) - S, axis=axis))) < 1e-3 for axis in (0, 1))
    if not alike:
        raise CheckFailed(f"{name} is not yet right enough for this part: mend its values first.")
    return values


def _agree(got: np.ndarray, expected: np.ndarray) -> bool:
    if got.shape != expected.shape or not (np.all(np.isfinite(got)) and np.all(np.isfinite(expected))):
        return False
    # Loose: code that works in float32 rounds scores near 10000 to about 0.001; a wrong shift gives nan.
    return is_close(got, expected, 2e-3)


def _softmax_note(P: np.ndarray, S: np.ndarray) -> tuple[str, list[str]]:
    E = np.exp(S)
    if len(P) > 1 and is_close(P.sum(axis=0), np.ones(P.shape[1]), 1e-3):
        return " Its columns add up to 1, not its rows: mind the axis of the sum.", ["softmax-axis"]
    if is_close(P, E / E.sum()):
        return " You divide by the sum over the whole matrix: each row has its own sum.", ["softmax-axis"]
    if is_close(P, E):
        return " These are the exponentials: they are not divided by their sum yet.", ["softmax-not-normalised"]
    if not is_close(P.sum(axis=1), np.ones(len(P)), 1e-3):
        return " The rows do not add up to 1.", []
    return "", []


def _cross_entropy_note(got: np.ndarray, S: np.ndarray, y: np.ndarray) -> tuple[str, list[str]]:
    right = cross_entropy(S, y)
    for base, code in ((10, "log10"), (2, "log2")):
        if is_close(got, right / np.log(base)):
            return f" You take the logarithm to base {base}: the course uses the natural one, np.log.", [code]
    if is_close(got, -right):
        return " Its sign is wrong: the logarithm of a probability is negative, the loss is not.", ["loss-sign"]
    if is_close(got, right + S[np.arange(len(y)), y]):
        return " The correct class's score is not subtracted.", []
    if is_close(got, right - S.max(axis=1)):
        return " The row's maximum is missing: subtract it in both terms, or add it back.", ["shift-half-done"]
    return "", []


def expect_numbers(
    values: Any, name: str, expected: Sequence[float], *, points: float, tolerance: float, read: str = ""
) -> Score:
    """Score an answer that is a list of numbers, each for its share of the points."""
    parts = Parts()
    share = points / len(expected)
    for position, right in enumerate(expected):
        _add_number(parts, values, name, position, right, len(expected), share, tolerance, read)
    return parts.score()


def _add_number(
    parts: Parts,
    values: Any,
    name: str,
    position: int,
    right: float,
    count: int,
    points: float,
    tolerance: float,
    read: str,
) -> None:
    @parts.part(f"number {position + 1}", points)
    def _() -> None:
        if values is None or values is Ellipsis:
            raise CheckFailed(f"{name} has no answer yet: put a list in place of the dots.", layer="missing")
        right_kind = isinstance(values, (list, tuple)) or (isinstance(values, np.ndarray) and values.ndim == 1)
        if not right_kind or len(values) != count:
            raise CheckFailed(f"{name} should be a list of {count} numbers.", layer="type")
        if abs(as_number(values[position], f"{name}, number {position + 1},") - right) > tolerance:
            raise CheckFailed(f"{name}: number {position + 1} is not right.{f' Read again: {read}.' if read else ''}")


def _scores(seed: int, N: int, C: int, dtype: str = "float64") -> np.ndarray:
    return np.random.default_rng(seed).normal(scale=2.0, size=(N, C)).astype(dtype)


def _labels(seed: int, N: int, C: int) -> np.ndarray:
    return np.random.default_rng(seed + 1000).integers(0, C, size=N)
