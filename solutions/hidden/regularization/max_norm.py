"""Grades `project_max_norm`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, is_close
from autograder.grading import Examination, Observation, Parts, Score, changed_arguments, generator
from solutions.reference.regularization import project_max_norm

from .manners import Call, fates, kept, refuse_changes, refuse_shared_results, two_in_turn
from .problems import (
    FLOAT32,
    SIZES,
    TOY,
    array_outcome,
    ask_for_array,
    loops_over,
    picked,
    refuse_loops,
    sizes_of,
)
from .rules import Pairs, facets_where, hard_coded_size, only_the_first, rounded

NAME = "project_max_norm"
READ = "Read again: 5 Max-norm."
# Above 1 and below: a length and its square lie on different sides of 1.
LIMITS = (0.7, 1.3, 2.0, 2.0, 2.0)
# Lengths of the columns in turn, in units of the limit.
LENGTHS = (3.0, 0.45, 1.12, 0.88)
# A length plus one millionth, against a division by zero, is right enough; plus ten of them is not.
TOLERANCE = {"float64": 3e-6, "float32": 2e-4}


def grade_max_norm(function: Callable[..., Any]) -> Score:
    """Score `project_max_norm`, 6 points."""
    parts = Parts()
    parts.part("long columns", 3)(lambda: _check_long_columns(function))
    parts.part("short columns", 1)(lambda: _check_short_columns(function))
    parts.part("zero column", 1)(lambda: _check_zero_column(function))
    parts.part("vectorised", 1)(lambda: _check_vectorised(function))
    rules = {
        "rounded-result": facets_where(rounded),
        "max-norm-epsilon": facets_where(_a_little_short),
        "hard-coded-size": hard_coded_size,
        "depends-on-earlier-calls": only_the_first("long columns: in turn"),
    }
    return parts.score(Examination(function, (NAME,), observe, rules=rules))


def columns(seed: int, D: int, C: int, limit: float, dtype: str = "float64") -> np.ndarray:
    """Columns of random direction, in turn far beyond the limit, far within, just beyond and just within."""
    numbers = generator(seed)
    W = numbers.choice([-1.0, 1.0], size=(D, C)) * numbers.uniform(0.3, 1.0, size=(D, C))
    lengths = np.resize(LENGTHS, C) * numbers.uniform(0.97, 1.03, size=C) * limit
    return np.asarray(W / np.linalg.norm(W, axis=0) * lengths).astype(dtype)


def problems() -> dict[str, Call]:
    """Case -> W and max_norm."""
    found = {}
    sizes = SIZES | {TOY: (2, 4)}
    for number, ((says, size), limit) in enumerate(zip(sizes.items(), LIMITS, strict=True)):
        found[says] = columns(100 + number, *size, limit, FLOAT32 if says == FLOAT32 else "float64"), limit
    return found


def with_zero_column() -> Call:
    W = columns(111, 4, 5, 2.0)
    W[:, 2] = 0.0
    return W, 2.0


def all_short(seed: int = 131) -> Call:
    """No column is too long: nothing is to be done."""
    return columns(seed, 4, 5, 2.0), 8.0


def pairs_of_calls() -> dict[str, tuple[Call, Call]]:
    """Two calls each, on a W of the same shape: what became of the first one's result is looked at."""
    return {
        "some columns are too long": ((columns(141, 4, 5, 2.0), 2.0), (columns(142, 4, 5, 2.0), 2.0)),
        "no column is too long": (all_short(143), all_short(144)),
    }


def observe(function: Any) -> Observation:
    """What a projection shows: long columns, short columns and a column of zeros, each by itself."""
    seen: Observation = {}
    for says, (W, limit) in problems().items():
        got, long = array_outcome(function, W, limit), np.linalg.norm(W, axis=0) > limit
        detail = ": float32" if says == FLOAT32 else ""
        seen.setdefault(f"long columns{detail}", {})[says] = picked(got, np.broadcast_to(long, W.shape))
        if not all(long):
            seen.setdefault(f"short columns{detail}", {})[says] = picked(got, np.broadcast_to(~long, W.shape))
    calls = list(problems().values())
    seen["long columns: manners"] = dict(kept(function, calls[:3], changed_arguments(function, *calls[0])))
    turns = ((columns(seed, 6, 5, 2.0), 2.0) for seed in (151, 152))
    seen["long columns: in turn"] = dict(two_in_turn(function, project_max_norm, *turns))
    seen["short columns: none too long"] = {"": array_outcome(function, *all_short())}
    seen["short columns: the array returned"] = dict(fates(function, pairs_of_calls()))
    W, limit = with_zero_column()
    seen["zero column"] = {"": picked(array_outcome(function, W, limit), np.broadcast_to(~W.any(axis=0), W.shape))}
    seen["vectorised"] = {"": loops_over(function, 2.0)}
    return seen


def _a_little_short(pairs: Pairs) -> bool:
    """Whether numbers are right but for a factor a little below 1: something was added to the lengths."""
    factors = np.concatenate([np.ravel(got) / np.ravel(expected) for got, expected in pairs if np.all(expected)])
    return bool(factors.size and np.all(factors > 0.9) and np.all(factors < 1))


def _ask(function: Callable[..., Any], W: np.ndarray, limit: float) -> np.ndarray:
    return ask_for_array(function, NAME, W, limit)


def _check_long_columns(function: Callable[..., Any]) -> None:
    for W, limit in problems().values():
        got, exact = _ask(function, W, limit), W.astype(float)
        long = np.linalg.norm(exact, axis=0) > limit
        if not is_close(got[:, long], project_max_norm(exact, limit)[:, long], TOLERANCE[str(W.dtype)]):
            raise CheckFailed(
                f"{NAME}: a column that is too long is not scaled to length max_norm, for {sizes_of(W)}. {READ}"
            )
    refuse_changes(function, NAME, [problems()["several classes"], problems()["one class"]])


def _check_short_columns(function: Callable[..., Any]) -> None:
    changes = False
    for W, limit in problems().values():
        got, exact = _ask(function, W, limit), W.astype(float)
        short = np.linalg.norm(exact, axis=0) < limit
        if not is_close(got[:, short], exact[:, short], TOLERANCE[str(W.dtype)]):
            raise CheckFailed(f"{NAME}: a column that is short enough should stay as it is, for {sizes_of(W)}. {READ}")
        changes = changes or not is_close(got, exact, TOLERANCE[str(W.dtype)])
    if not changes:
        raise CheckFailed(f"{NAME} changes nothing at all.")
    W, limit = all_short()
    if not is_close(_ask(function, W, limit), W, TOLERANCE["float64"]):
        raise CheckFailed(f"{NAME}: where no column is too long, all of W should stay as it is. {READ}")
    refuse_shared_results(function, NAME, pairs_of_calls())


def _check_zero_column(function: Callable[..., Any]) -> None:
    W, limit = with_zero_column()
    got = _ask(function, W, limit)
    if np.any(got[:, ~W.any(axis=0)]):
        raise CheckFailed(f"{NAME}: a column of zeros should stay a column of zeros.")
    if not np.any(got) or is_close(got, W):
        raise CheckFailed(f"{NAME} must shorten the long columns and keep the short ones first.")


def _check_vectorised(function: Callable[..., Any]) -> None:
    W = columns(121, 4, 20, 2.0)
    if is_close(_ask(function, W, 2.0), W) or not np.any(_ask(function, W, 2.0)):
        raise CheckFailed(f"{NAME}: it must scale something first.")
    refuse_loops(function, NAME, project_max_norm, 2.0)
