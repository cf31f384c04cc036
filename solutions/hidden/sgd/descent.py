"""Grades `gradient_descent`: on bowls whose every step is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.checks.values import kind_of
from autograder.grading import Examination, Parts, Score, changed_arguments, generator

from .observe_descent import observe_gradient_descent
from .rules_descent import RULES

READ = " Read again: section 3, Walking downhill."


def grade_gradient_descent(gradient_descent: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `weights`, `history`, `edges` (no step at all, a vector for W, W itself stays as it was)."""
    parts = Parts()
    parts.part("weights", points["weights"])(lambda: _check_weights(gradient_descent))
    parts.part("history", points["history"])(lambda: _check_history(gradient_descent))
    parts.part("edges", points["edges"])(lambda: _check_edges(gradient_descent))
    return parts.score(Examination(gradient_descent, ("gradient_descent",), observe_gradient_descent, rules=RULES))


@dataclass
class Bowl:
    """A bowl with random half-axes, which notes where it is asked for its height."""

    shape: tuple[int, ...] = (2, 3)
    seed: int = 55
    at_zero: bool = False  # a walk to zero gets nearer for ever, one to anywhere else ends in a rounding error
    steepness: float = 1.0
    seen: list[np.ndarray] = field(default_factory=list)

    def __post_init__(self) -> None:
        numbers = generator(self.seed)
        self.scale = self.steepness * numbers.uniform(0.5, 2.0, size=self.shape)
        self.centre = numbers.normal(size=self.shape) * (not self.at_zero)
        self.start = self.centre + numbers.choice([-1.0, 1.0], size=self.shape) * numbers.uniform(1, 2, size=self.shape)

    def height(self, W: np.ndarray) -> float:
        return float(np.sum(self.scale * (W - self.centre) ** 2))

    def __call__(self, W: Any) -> tuple[float, np.ndarray]:
        W = np.array(W, dtype=float).reshape(self.shape)
        self.seen.append(W)
        return self.height(W), 2 * self.scale * (W - self.centre)

    def end(self, rate: float, steps: int) -> np.ndarray:
        return np.asarray(self.centre + (1 - 2 * rate * self.scale) ** steps * (self.start - self.centre))

    def heights(self, steps: int) -> list[float]:
        """What a history must hold. A loop may ask twice about the same W, once for each result."""
        kept = self.seen
        if len(kept) > steps:
            kept = [W for k, W in enumerate(kept) if not k or not np.array_equal(W, kept[k - 1])]
        return [self.height(W) for W in kept[:steps]]


def _check_weights(gradient_descent: Callable[..., Any]) -> None:
    cases = (
        ("five steps", 0.15, 5, 1.0),
        ("nine short steps", 0.03, 9, 1.0),
        ("steps so long that the loss rises", 1.1, 4, 1.0),
        ("a loss with large gradients", 1e-5, 3, 1e4),
    )
    for says, rate, steps, steepness in cases:
        bowl = Bowl(steepness=steepness)
        W, _ = _descend(gradient_descent, bowl, bowl.start, rate, steps)
        if not is_close(as_float_array(W, bowl.shape, "gradient_descent: the weights"), bowl.end(rate, steps)):
            raise CheckFailed(f"gradient_descent: the weights after the last step are not right for {says}.{READ}")


def _check_history(gradient_descent: Callable[..., Any]) -> None:
    cases = (
        ("six steps", 0.1, 6),
        ("no step", 0.1, 0),
        ("steps so long that the loss rises", 1.1, 4),
        ("so many steps that the walk arrives", 0.2, 80),
    )
    for says, rate, steps in cases:
        bowl = Bowl(seed=56, at_zero=True)
        _, history = _descend(gradient_descent, bowl, bowl.start, rate, steps)
        losses = history_numbers(history, steps, "gradient_descent", f" for {says}")
        if not is_close(losses, bowl.heights(steps)):
            raise CheckFailed(
                "gradient_descent: the history does not hold the losses met on the way, each before its step, "
                f"for {says}.{READ}"
            )
    _, history = _descend(gradient_descent, lambda W: (0.0, np.zeros((2, 3))), Bowl().start, 0.1, 3)
    history_numbers(history, 3, "gradient_descent", " for a walk that begins where the gradient is zero")


def _check_edges(gradient_descent: Callable[..., Any]) -> None:
    bowl = Bowl(seed=57)
    W, _ = _descend(gradient_descent, bowl, bowl.start, 0.1, 0)
    if not is_close(as_float_array(W, bowl.shape, "gradient_descent with num_iters = 0: W"), bowl.start):
        raise CheckFailed("gradient_descent with num_iters = 0 should give back W as it was.")
    for says, shape in (("a vector", (3,)), ("an array with three axes", (2, 1, 2))):
        bowl = Bowl(shape, seed=58)
        W, _ = _descend(gradient_descent, bowl, bowl.start, 0.1, 3)
        W = as_float_array(W, shape, f"gradient_descent where W is {says}: W")
        # The walk to the centre, at its own pace: whether the step is right is another part's question.
        alone = Bowl(seed=57)
        flat, _ = _descend(gradient_descent, alone, alone.start, 0.1, 3)
        right = is_close(as_float_array(flat, alone.shape, "gradient_descent: W"), alone.end(0.1, 3))
        if right and not is_close(W, bowl.end(0.1, 3)):
            raise CheckFailed(f"gradient_descent is right where W is a matrix, but not where it is {says}.")
    if changed_arguments(gradient_descent, Bowl(), Bowl().start, 0.1, 2):
        raise CheckFailed(f"gradient_descent changes the W that it was given; make new arrays.{READ}")


def _descend(
    function: Callable[..., Any], bowl: Callable[..., Any], W: np.ndarray, rate: float, steps: int
) -> tuple[Any, Any]:
    result = call(function, "gradient_descent", bowl, W.copy(), rate, steps)
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise CheckFailed("gradient_descent should return two things, `return W, history`.", layer="type")
    return result[0], result[1]


def history_numbers(history: Any, expected: int, name: str, when: str = "") -> list[float]:
    """The entries of a history, which must be a list of `expected` numbers; `when` says in which case."""
    if not isinstance(history, (list, tuple, np.ndarray)) or (isinstance(history, np.ndarray) and not history.ndim):
        raise CheckFailed(f"{name} should return the list of losses, but returned {kind_of(history)}.", layer="type")
    if len(history) != expected:
        raise CheckFailed(
            f"{name}: the history has another number of entries than there are steps{when}; it needs one a step."
        )
    return [as_number(entry, f"{name}: an entry of the history") for entry in history]
