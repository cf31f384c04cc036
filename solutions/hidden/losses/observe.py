"""Examines a loss function: its data loss, data gradient, regulariser and stability, each by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import is_close
from autograder.grading import (
    NOTHING_TO_COMPARE,
    OVERWRITTEN,
    Observation,
    Outcome,
    Problem,
    changed_arguments,
    fate_of_results,
    loops_over_examples,
    outcomes_of_call,
    random_problem,
)
from autograder.grading.comparison import same_outcome, wrong_facets
from autograder.grading.examination import ABOUT_SHAPES, Facet

from .problems import (
    FAR_APART,
    REG,
    far_scores,
    in_float32,
    ordinary,
    problems,
    telling_scores,
    without_the_last_feature,
    without_weights,
)

# Instructions that 20 more classes cost in a loop: the leanest one takes 16 for each class.
MORE_CLASSES_ARE_A_LOOP = 20 * 8

# Sizes that students write into their code as numbers: right there and wrong elsewhere is a finding.
AGAIN = "gradient: the same call again"
FIRST, NEXT = "an ordinary batch", "another batch of the same sizes"
SIZES = {"the toy's sizes": (3, 4, 3), "the sizes of the check": (5, 3, 4), "CIFAR-10's sizes": (4, 3073, 10)}


def observe_loss(function: Any, *, stability: bool = False) -> Observation:
    """What a loss function shows; facets `loss`, `gradient`, `regulariser: loss` and so on."""
    seen: Observation = {}
    _data(function, seen)
    _regulariser(function, seen)
    _manners(function, seen)
    if stability:
        for says, problem in {**far_scores(), **telling_scores()}.items():
            seen[f"stability: {says}"] = {"": _stability(function, says, problem)}
    return seen


def observe_style(function: Any, *, classes: bool) -> str:
    """Whether it loops over the examples or, where that matters, over the classes."""

    def loops(few: Problem, many: Problem, more: int) -> bool:
        given = [(problem.W, problem.X, problem.y, 0.0) for problem in (few, many)]
        return loops_over_examples(function, *given, more) == "a loop"

    if loops(random_problem(31, 20, 5, 4), random_problem(32, 420, 5, 4), 400):
        return "a loop"
    few, many = random_problem(33, 20, 5, 4), random_problem(34, 20, 5, 24)
    return "a loop over the classes" if classes and loops(few, many, MORE_CLASSES_ARE_A_LOOP) else "no loop"


def fate_of_gradient(function: Any) -> str:
    """Whether the next call on a batch of the same sizes leaves the gradient as it is, which must be a new array."""
    one, other = (random_problem(seed, 7, 5, 4) for seed in (16, 17))
    return fate_of_results(function, (one.W, one.X, one.y, REG), (other.W, other.X, other.y, REG))


def further_mistakes(counts_correct_class: bool) -> dict[str, Callable[[Observation], Observation]]:
    """Mistakes that multiply or shift what another one returns: code -> what it makes of an observation."""
    N = {case: float(len(problem.y)) for case, problem in _batches().items()}
    found: dict[str, Callable[[Observation], Observation]] = {
        "loss-not-averaged": partial(_changed, ("loss",), lambda case, values: N[case] * values),
        "grad-not-averaged": partial(_changed, ("gradient",), lambda case, values: N[case] * values),
        "sum-not-mean": partial(_changed, ("loss", "gradient"), lambda case, values: N[case] * values),
        "grad-sign": partial(_changed, ("gradient",), lambda case, values: -values),
        # Beside another mistake in the gradient; with a right one it is a mistake of its own.
        "half-convention": partial(_changed, ("regulariser: loss",), lambda case, values: values / 2),
    }
    if counts_correct_class:
        found["svm-counts-correct-class"] = partial(_changed, ("loss",), lambda case, values: values + 1)
    return found


def earlier_calls(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets that show what a function keeps from call to call.

    If the same call has given two results, all that is wrong: what they hold then is no one's to compare.
    Else those that are right at the first batch of its sizes and wrong at the next.
    """
    if observed[AGAIN] != right[AGAIN]:
        return wrong_facets(observed, right)
    return tuple(
        name
        for name in ("loss", "gradient", "regulariser: loss", "regulariser: gradient")
        if same_outcome(observed[name][FIRST], right[name][FIRST], 1e-5)
        and not same_outcome(observed[name][NEXT], right[name][NEXT], 1e-5)
    )


def written_sizes(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets that show a size written as a number: right at one size only, or divided by a fixed number."""
    return tuple(
        name
        for name in ("loss", "gradient")
        if name in wrong_facets(observed, right)
        and (_right_at_one_size(observed[name], right[name]) or _divided_by_a_number(observed[name], right[name]))
    )


def _right_at_one_size(observed: Facet, right: Facet) -> bool:
    toy, errors = "the toy's sizes", {case: outcome for case, outcome in observed.items() if isinstance(outcome, str)}
    if toy not in errors and all(ABOUT_SHAPES in outcome for outcome in errors.values()) and len(errors) > 3:
        return False  # the toy has as many examples as classes: there, rows fit where columns belong
    return sum(same_outcome(observed[case], right[case], 1e-5) for case in SIZES) == 1 and not any(
        same_outcome(observed[case], right[case], 1e-5) for case in problems()
    )


def _divided_by_a_number(observed: Facet, right: Facet) -> bool:
    """Whether every case is off by its own N over one and the same number."""
    numbers = set()
    for case, problem in problems().items():
        got, expected = observed[case], right[case]
        if isinstance(got, str) or isinstance(expected, str) or got.shape != expected.shape or not np.any(expected):
            return False
        factor = float(np.sum(got * expected) / np.sum(expected * expected))
        if factor == 0 or not is_close(got, factor * expected, 1e-5):
            return False
        numbers.add(f"{len(problem.y) / factor:.4g}")
    return len(numbers) == 1 and "1" not in numbers  # divided by one: not averaged at all


def _changed(
    facets: tuple[str, ...], change: Callable[[str, np.ndarray], np.ndarray], seen: Observation
) -> Observation:
    changed = {facet: dict(cases) for facet, cases in seen.items()}
    for name, cases in changed.items():
        if name in facets or name.removesuffix(": float32") in facets:
            for case, outcome in cases.items():
                if isinstance(outcome, np.ndarray):
                    cases[case] = np.asarray(change(case, outcome))
    return changed


def _batches() -> dict[str, Problem]:
    sizes = {says: random_problem(15, *size) for says, size in SIZES.items()}
    return {**problems(), "weights that are all zero": without_weights(), **sizes, "float32": in_float32()}


def _data(function: Any, seen: Observation) -> None:
    for case, problem in _batches().items():
        loss, gradient = _pair(function, problem, 0.0)
        detail = ": float32" if case == "float32" else ""
        seen.setdefault(f"loss{detail}", {})[case] = loss
        seen.setdefault(f"gradient{detail}", {})[case] = _short(gradient)


def _regulariser(function: Any, seen: Observation) -> None:
    """The difference between two strengths holds the regulariser alone, whatever else is wrong."""
    for case, problem in problems().items():
        low, high = _pair(function, problem, 0.0), _pair(function, problem, REG)
        for detail, before, after in zip(("loss", "gradient"), low, high, strict=True):
            seen.setdefault(f"regulariser: {detail}", {})[case] = _difference(before, after)


def _manners(function: Any, seen: Observation) -> None:
    problem = ordinary()
    two = outcomes_of_call(function, 2, problem.W, problem.X, problem.y, 0.0)
    seen["loss: order of the results"] = {"": "swapped" if _are_swapped(*two) else "loss, dW"}
    changed = changed_arguments(function, problem.W, problem.X, problem.y, REG)
    seen["gradient: inputs"] = {"": "changed" if changed else "kept"}
    seen["gradient: the array returned"] = {"": "overwritten" if fate_of_gradient(function) == OVERWRITTEN else "kept"}
    first, again = _pair(function, problem, REG), _pair(function, problem, REG)
    same = all(_alike(one, other) for one, other in zip(first, again, strict=True))
    seen[AGAIN] = {"": "the same" if same else "another result"}


def _stability(function: Any, says: str, problem: Problem) -> str:
    """Compared with the function's own answer for ordinary scores, so that no other mistake counts here."""
    ordinary_scores = _pair(function, without_the_last_feature(problem), 0.0)
    for own, now in zip(ordinary_scores, _pair(function, problem, 0.0), strict=True):
        if isinstance(own, str):
            return NOTHING_TO_COMPARE
        if isinstance(now, str):
            return now
        if says in far_scores() and says != FAR_APART and not _close(_but_last_row(now), _but_last_row(own)):
            return "changes"
    return "stays"


def _but_last_row(values: np.ndarray) -> np.ndarray:
    """A gradient without the weights of the last feature; a loss as it is."""
    return values[:-1] if values.ndim else values


def _pair(function: Any, problem: Problem, reg: float) -> tuple[Outcome, Outcome]:
    loss, gradient = outcomes_of_call(function, 2, problem.W, problem.X, problem.y, reg)
    if _are_swapped(loss, gradient):
        loss, gradient = gradient, loss
    if isinstance(loss, np.ndarray):
        loss = loss.reshape(()) if loss.size == 1 else f"shape {loss.shape}"
    if isinstance(gradient, np.ndarray) and gradient.shape != problem.W.shape:
        gradient = f"shape {gradient.shape}"
    return loss, gradient


def _are_swapped(first: Outcome, second: Outcome) -> bool:
    """Whether an array came first and a number second: then they are looked at the other way round."""
    arrays = isinstance(first, np.ndarray) and isinstance(second, np.ndarray)
    return arrays and first.ndim == 2 and first.size > 1 and second.size == 1  # type: ignore[union-attr]


def _short(gradient: Outcome) -> Outcome:
    """Two weighted sums of the rows in place of 3073 of them."""
    if isinstance(gradient, str) or len(gradient) < 100:
        return gradient
    rows = np.arange(len(gradient))
    return np.stack([gradient.sum(axis=0), np.cos(rows) @ gradient])


def _difference(before: Outcome, after: Outcome) -> Outcome:
    if isinstance(before, str) or isinstance(after, str):
        return after if isinstance(after, str) else str(before)
    return np.asarray(after - before)


def _alike(one: Outcome, other: Outcome) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one is other or (isinstance(one, str) and isinstance(other, str) and one == other)
    return _close(one, other)


def _close(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and is_close(one, other, 1e-5)
