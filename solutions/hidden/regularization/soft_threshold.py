"""Grades `soft_threshold`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, is_close
from autograder.grading import Examination, Observation, Parts, Score, changed_arguments, generator
from autograder.grading.comparison import wrong_facets
from solutions.reference.regularization import soft_threshold

from .manners import Call, fates, kept, refuse_changes, refuse_shared_results, two_in_turn
from .problems import (
    FLOAT32,
    SIZES,
    TOLERANCE,
    TOY,
    alike,
    array_outcome,
    ask_for_array,
    loops_over,
    picked,
    refuse_loops,
    sizes_of,
)
from .rules import facets_where, hard_coded_size, only_the_first, rounded

NAME = "soft_threshold"
READ = "Read again: 6 Exact zeros."
THRESHOLDS = (0.9, 0.35, 1.4, 0.6, 0.9)
TINY = 1e-3  # the sizes of the problems are far larger


def grade_soft_threshold(function: Callable[..., Any]) -> Score:
    """Score `soft_threshold`, 5 points."""
    parts = Parts()
    parts.part("large weights", 2)(lambda: _check_large_weights(function))
    parts.part("exact zeros", 2)(lambda: _check_exact_zeros(function))
    parts.part("vectorised", 1)(lambda: _check_vectorised(function))
    rules = {
        "rounded-result": facets_where(rounded),
        "hard-coded-size": hard_coded_size,
        "depends-on-earlier-calls": only_the_first("large weights: in turn"),
        "soft-threshold-mask-without-abs": _negatives_left,
        "soft-threshold-tiny-for-zero": _tiny,
    }
    return parts.score(Examination(function, (NAME,), observe, rules=rules))


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


def problems() -> dict[str, Call]:
    """Case -> W and t."""
    found = {}
    sizes = SIZES | {TOY: (2, 3)}
    for number, ((says, size), t) in enumerate(zip(sizes.items(), THRESHOLDS, strict=True)):
        found[says] = around(200 + number, size, t, FLOAT32 if says == FLOAT32 else "float64"), t
    return found


def at_the_edges() -> dict[str, Call]:
    """Weights that are exactly 0, or exactly as large as the threshold."""
    W = around(211, (4, 3), 0.9)
    W[0, 0], W[1, 1], W[2, 2] = 0.0, 0.9, -0.9
    nothing_to_do = around(212, (3, 4), 0.9)
    nothing_to_do[1, 2] = 0.0
    return {"sizes of exactly t": (W, 0.9), "t of zero": (nothing_to_do, 0.0)}


def other_shapes() -> dict[str, Call]:
    """ "W of any shape" says the task."""
    return {"one dimension": (around(213, (8,), 0.9), 0.9), "three dimensions": (around(214, (3, 2, 4), 0.9), 0.9)}


def pairs_of_calls() -> dict[str, tuple[Call, Call]]:
    """Two calls each, on a W of the same shape: what became of the first one's result is looked at."""
    return {
        says: ((around(seed, (4, 3), 0.9), t), (around(seed + 1, (4, 3), 0.9), t))
        for says, seed, t in (("t is above 0", 231, 0.9), ("t is 0", 233, 0.0))
    }


def observe(function: Any) -> Observation:
    """What a soft threshold shows: weights outside and inside the threshold, each by itself."""
    seen: Observation = {}
    for says, (W, t) in {**problems(), **at_the_edges()}.items():
        got, outside = array_outcome(function, W, t), np.abs(W) > t
        seen.setdefault("exact zeros: to the last digit", {})[says] = _exactness(got, ~outside)
        got = got if isinstance(got, str) else np.where(np.abs(got) < TINY, 0.0, got)
        detail = ": float32" if says == FLOAT32 else ": at the edges" if says in at_the_edges() else ""
        seen.setdefault(f"large weights{detail}", {})[says] = picked(got, outside)
        seen.setdefault(f"exact zeros{detail}", {})[says] = picked(got, ~outside)
    calls = list(problems().values())
    seen["large weights: manners"] = dict(kept(function, calls[:3], changed_arguments(function, *calls[0])))
    seen["large weights: the array returned"] = dict(fates(function, pairs_of_calls()))
    turns = ((around(seed, (6, 5), 0.9), 0.9) for seed in (241, 242))
    seen["large weights: in turn"] = dict(two_in_turn(function, soft_threshold, *turns))
    seen["vectorised"] = {"": loops_over(function, 0.9)}
    seen["vectorised: other shapes"] = {says: _as_a_matrix(function, W, t) for says, (W, t) in other_shapes().items()}
    return seen


def _exactness(got: np.ndarray | str, inside: np.ndarray) -> str:
    """Whether weights inside the threshold become 0 to the last digit; what is far from 0 is seen elsewhere."""
    if isinstance(got, str) or not np.all(np.abs(got[inside]) < TINY):
        return "exactly 0"
    return "tiny numbers, not 0" if np.any(got[inside]) else "exactly 0"


def _as_matrices(W: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The entries of W as matrices: two in a row, and with W's first axis as rows."""
    return W.reshape(-1, 2), W.reshape(len(W), -1)


def _as_a_matrix(function: Any, W: np.ndarray, t: float) -> str:
    """Whether the entries of W give what they give in a matrix: whatever that is, it is seen elsewhere."""
    got, matrices = array_outcome(function, W, t), [array_outcome(function, V, t) for V in _as_matrices(W)]
    if isinstance(got, str):
        return "as a matrix" if any(isinstance(matrix, str) for matrix in matrices) else "otherwise than a matrix"
    same = any(isinstance(matrix, str) or alike(got.ravel(), matrix.ravel()) for matrix in matrices)
    return "as a matrix" if same else "otherwise than a matrix"


def _tiny(observed: Observation, right: Observation) -> tuple[str, ...]:
    """A rule: what should be 0 is a tiny number, whichever and wherever."""
    facet = "exact zeros: to the last digit"
    return (facet,) if observed[facet] != right[facet] else ()


def _negatives_left(observed: Observation, right: Observation) -> tuple[str, ...]:
    """A rule: small positive weights become 0, small negative ones do not."""
    for says, (W, t) in problems().items():
        seen = observed["exact zeros: float32" if says == FLOAT32 else "exact zeros"][says]
        small = W[np.abs(W) <= t]
        if isinstance(seen, str) or not np.array_equal(seen != 0, small < 0):
            return ()
    return tuple(name for name in wrong_facets(observed, right) if name.startswith("exact zeros"))


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
    refuse_changes(function, NAME, [problems()["several classes"], problems()["one class"]])
    refuse_shared_results(function, NAME, pairs_of_calls())


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
        # Compared with the function's own answers to the same weights as a matrix: other mistakes cost elsewhere.
        got, matrices = _ask(function, V, t), [_ask(function, matrix, t) for matrix in _as_matrices(V)]
        if not any(alike(got.ravel(), matrix.ravel()) for matrix in matrices):
            raise CheckFailed(f"{NAME}: W may have any shape; it treats {sizes_of(V)} otherwise than a matrix.")
