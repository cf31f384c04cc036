"""Grades `soft_threshold`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, is_close
from autograder.grading import Examination, Observation, Parts, Score, changed_arguments, generator
from solutions.reference.regularization import soft_threshold

from .problems import (
    FLOAT32,
    SIZES,
    TOLERANCE,
    alike,
    array_outcome,
    ask_for_array,
    kept,
    loops_over,
    picked,
    refuse_loops,
    sizes_of,
)

NAME = "soft_threshold"
READ = "Read again: 6 Exact zeros."
THRESHOLDS = (0.9, 0.35, 1.4, 0.6, 0.9)


def grade_soft_threshold(function: Callable[..., Any]) -> Score:
    """Score `soft_threshold`, 5 points."""
    parts = Parts()
    parts.part("large weights", 2)(lambda: _check_large_weights(function))
    parts.part("exact zeros", 2)(lambda: _check_exact_zeros(function))
    parts.part("vectorised", 1)(lambda: _check_vectorised(function))
    return parts.score(Examination(function, (NAME,), observe))


def around(seed: int, shape: tuple[int, ...], t: float, dtype: str = "float64") -> np.ndarray:
    """Weights of both signs: half of them inside [-t, t], half outside, some of these beyond 2t; none close to t."""
    numbers = generator(seed)
    number = int(np.prod(shape))
    near = numbers.uniform(0.2, 0.8, size=number)
    far = np.where(
        numbers.random(number) < 0.5, numbers.uniform(1.2, 1.8, size=number), numbers.uniform(2.3, 3, number)
    )
    size = np.where(np.arange(number) % 2 == 0, far, near)
    sign = np.where(np.arange(number) // 2 % 2 == 0, -1.0, 1.0)
    return numbers.permutation(t * size * sign).reshape(shape).astype(dtype)


def problems() -> dict[str, tuple[np.ndarray, float]]:
    """Case -> W and t."""
    found = {}
    for number, ((says, size), t) in enumerate(zip(SIZES.items(), THRESHOLDS, strict=True)):
        found[says] = around(200 + number, size, t, FLOAT32 if says == FLOAT32 else "float64"), t
    return found


def at_the_edges() -> dict[str, tuple[np.ndarray, float]]:
    """Weights that are exactly 0, or exactly as large as the threshold."""
    W = around(211, (4, 3), 0.9)
    W[0, 0], W[1, 1], W[2, 2] = 0.0, 0.9, -0.9
    nothing_to_do = around(212, (3, 4), 0.9)
    nothing_to_do[1, 2] = 0.0
    return {"sizes of exactly t": (W, 0.9), "t of zero": (nothing_to_do, 0.0)}


def other_shapes() -> dict[str, tuple[np.ndarray, float]]:
    """ "W of any shape" says the task."""
    return {"one dimension": (around(213, (8,), 0.9), 0.9), "three dimensions": (around(214, (3, 2, 4), 0.9), 0.9)}


def observe(function: Any) -> Observation:
    """What a soft threshold shows: weights outside and inside the threshold, each by itself."""
    seen: Observation = {}
    for says, (W, t) in {**problems(), **at_the_edges()}.items():
        got, outside = array_outcome(function, W, t), np.abs(W) > t
        detail = ": float32" if says == FLOAT32 else ": at the edges" if says in at_the_edges() else ""
        seen.setdefault(f"large weights{detail}", {})[says] = picked(got, outside)
        seen.setdefault(f"exact zeros{detail}", {})[says] = picked(got, ~outside)
    calls = list(problems().values())
    seen["large weights: manners"] = dict(kept(function, calls[:3], changed_arguments(function, *calls[0])))
    seen["vectorised"] = {"": loops_over(function, 0.9)}
    seen["vectorised: other shapes"] = {says: _as_a_matrix(function, W, t) for says, (W, t) in other_shapes().items()}
    return seen


def _as_a_matrix(function: Any, W: np.ndarray, t: float) -> str:
    """Whether the entries of W give what they give in a matrix: whatever that is, it is seen elsewhere."""
    got, matrix = array_outcome(function, W, t), array_outcome(function, W.reshape(-1, 2), t)
    if isinstance(got, str) or isinstance(matrix, str):
        return "as a matrix" if isinstance(matrix, str) else "otherwise than a matrix"
    return "as a matrix" if alike(got.ravel(), matrix.ravel()) else "otherwise than a matrix"


def _ask(function: Callable[..., Any], W: np.ndarray, t: float) -> np.ndarray:
    return ask_for_array(function, NAME, W, t)


def _check_large_weights(function: Callable[..., Any]) -> None:
    edge = at_the_edges()["t of zero"]
    for W, t in [*problems().values(), edge]:
        outside = np.abs(W) > t
        got = _nan_allowed(function, W, t) if t == 0 else _ask(function, W, t)
        if not is_close(got[outside], soft_threshold(W.astype(float), t)[outside], TOLERANCE[str(W.dtype)]):
            where = "when t is 0" if t == 0 else f"for {sizes_of(W)}"
            raise CheckFailed(f"{NAME}: weights larger than t in size come out wrong {where}. {READ}")
    W, t = problems()["several classes"]
    if changed_arguments(function, W, t):
        raise CheckFailed(f"{NAME} changes its argument W in place: work on a copy.", diagnoses=["changes-input"])
    first = _ask(function, W, t)
    _ask(function, *problems()["one class"])
    if not alike(first, _ask(function, W, t)):
        raise CheckFailed(f"{NAME} gives another result when it is called again with the same arguments.")


def _nan_allowed(function: Callable[..., Any], W: np.ndarray, t: float) -> np.ndarray:
    """As `_ask`, where what becomes of a weight of 0 is another part's business."""
    got = array_outcome(function, W, t)
    return _ask(function, W, t) if isinstance(got, str) else np.where(W == 0, 0.0, got)


def _check_exact_zeros(function: Callable[..., Any]) -> None:
    keeps = False
    for says, (W, t) in {**problems(), **at_the_edges()}.items():
        got = _ask(function, W, t)
        if np.any(got[np.abs(W) <= t]):
            case = f"; the case is: {says}" if says in at_the_edges() else f", for {sizes_of(W)}"
            raise CheckFailed(f"{NAME}: weights no larger than t in size should become exactly 0{case}. {READ}")
        keeps = keeps or bool(np.any(got))
    if not keeps:
        raise CheckFailed(f"{NAME} returns zeros only.")


def _check_vectorised(function: Callable[..., Any]) -> None:
    W = around(221, (5, 4), 0.9)
    if is_close(_ask(function, W, 0.9), W) or not np.any(_ask(function, W, 0.9)):
        raise CheckFailed(f"{NAME}: it must change something, and keep something, first.")
    refuse_loops(function, NAME, soft_threshold, 0.9)
    for V, t in other_shapes().values():
        # Compared with the function's own answer to the same weights as a matrix: other mistakes cost elsewhere.
        if not alike(_ask(function, V, t), _ask(function, V.reshape(-1, 2), t).reshape(V.shape)):
            raise CheckFailed(f"{NAME}: W may have any shape; it treats {sizes_of(V)} otherwise than a matrix.")
