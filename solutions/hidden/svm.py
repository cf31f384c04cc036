"""Hidden tests of notebook 02 beside those of the losses: the numerical gradient."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Parts, Problem, Score

READ = "section 4, The slope by measuring"


def active_set(problem: Problem, W: np.ndarray) -> np.ndarray:
    """Which margins are violated, (N, C): changes where the hinge loss has a kink."""
    S = problem.X @ W
    return np.asarray(S - np.take_along_axis(S, problem.y[:, None], 1) + 1 > 0)


class Recorded:
    """A function of W that keeps the points at which it was asked."""

    def __init__(self, formula: Callable[[np.ndarray], float], shape: tuple[int, ...]):
        self.formula = formula
        self.shape = shape
        self.points: list[np.ndarray] = []
        self.reshaped = False

    def __call__(self, W: Any) -> float:
        W = np.array(W, dtype=np.float64)
        self.reshaped |= W.shape != self.shape
        if W.size == np.prod(self.shape):
            W = W.reshape(self.shape)
        self.points.append(W)
        return float(self.formula(W))


def _quadratic(W: np.ndarray) -> float:
    # Not a sum over the entries: an entry that is not put back spoils its neighbours.
    return float(np.sum(W * W) + np.sum(W) ** 2)


def _quadratic_gradient(W: np.ndarray) -> np.ndarray:
    return np.asarray(2 * W + 2 * np.sum(W))


def grade_numerical_gradient(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `function(f, W)`; points for `value`, `centred`, `unchanged`, `shapes`, `float64`.

    A constant factor (2: divided by h; -1: the wrong way round) costs `value` alone.
    """
    parts = Parts()
    factors: list[float] = []

    def factor() -> float:
        if not factors:
            W = np.array([[0.7, -1.1]])
            got, _ = ask(lambda W: float(np.sum(W * W)), W, scaled=False)
            factors.append(next((k for k in (2.0, -1.0, 0.5) if is_close(got, k * 2 * W, 1e-3)), 1.0))
        return factors[0]

    def ask(formula: Callable[[np.ndarray], float], W: np.ndarray, scaled: bool = True) -> tuple[np.ndarray, Recorded]:
        f = Recorded(formula, W.shape)
        result = call(function, name, f, W.copy())
        if not f.points:
            raise CheckFailed(f"{name} never calls f: measure f a little to either side of W. Read again: {READ}.")
        gradient = as_float_array(result, W.shape, f"{name}: the result")
        return gradient / factor() if scaled else gradient, f

    @parts.part("value", points["value"])
    def _() -> None:
        # Sums over the entries: an entry that is not put back costs nothing here.
        generator = np.random.default_rng(51)
        problems: list[tuple[str, tuple[int, ...], Callable[[np.ndarray], Any], Callable[[np.ndarray], Any]]] = [
            ("a sum of squares", (4, 1), lambda W: np.sum(W * W), lambda W: 2 * W),
            ("a cubic", (3, 2), lambda W: np.sum(W**3 - W), lambda W: 3 * W**2 - 1),
            ("a sum of sines", (2, 3), lambda W: np.sum(np.sin(2 * W)), lambda W: 2 * np.cos(2 * W)),
        ]
        for what, shape, formula, derivative in problems:
            W = generator.uniform(0.3, 1.2, size=shape) * generator.choice([-1, 1], size=shape)
            got, _ = ask(formula, W, scaled=False)
            expected = derivative(W)
            if not is_close(got, expected, 1e-4):
                raise CheckFailed(
                    f"{name}: wrong for {what} of W with shape {shape}.{_factor(got, expected)} Read again: {READ}."
                )

    @parts.part("centred", points["centred"])
    def _() -> None:
        # At zero, |w| rises equally to both sides: a centred difference gives 0, a one-sided one 1 or -1.
        got, _ = ask(lambda W: float(np.sum(np.abs(W))), np.zeros((1, 3)))
        if not np.all(np.abs(got) < 1e-6):
            one_sided = bool(np.all(np.abs(np.abs(got) - 1) < 1e-3))
            note = " It is a one-sided difference: measure at W + h and at W - h." if one_sided else ""
            raise CheckFailed(
                f"{name}: wrong for a function that rises equally to both sides.{note} Read again: {READ}.",
                diagnoses=["one-sided-difference"] if one_sided else [],
            )
        W = np.array([[1.3, -0.7, 2.1]])
        got, _ = ask(lambda W: float(np.sum(W**3)), W)
        if not is_close(got, 3 * W**2, 1e-6):
            raise CheckFailed(
                f"{name}: too inexact for a cubic. A centred difference in float64 with a step near 1e-5 is right "
                "to nine digits: is the step far larger or far smaller?"
            )

    @parts.part("unchanged", points["unchanged"])
    def _() -> None:
        W = np.random.default_rng(52).normal(size=(2, 3))
        got, f = ask(_quadratic, W)
        if f.reshaped:
            raise CheckFailed(f"{name}: f must be called with an array of W's own shape.")
        most = max(int(np.count_nonzero(np.abs(point - W) > 1e-12)) for point in f.points)
        if most > 1 or not is_close(got, _quadratic_gradient(W), 1e-4):
            note = " More than one entry of W is changed at a time: put each one back." if most > 1 else ""
            raise CheckFailed(
                f"{name}: wrong for a function in which the entries of W act together.{note} Read again: {READ}.",
                diagnoses=["not-put-back"] if most > 1 else [],
            )

    @parts.part("shapes", points["shapes"])
    def _() -> None:
        for shape in ((1,), (5,), (2, 4), (4, 1)):
            W = np.random.default_rng(53).uniform(0.5, 1.5, size=shape)
            got, f = ask(lambda W: float(np.sum(W * W)), W)
            if f.reshaped:
                raise CheckFailed(f"{name}: f must be called with an array of W's own shape; W had shape {shape}.")
            if not is_close(got, 2 * W, 1e-4):
                raise CheckFailed(f"{name}: wrong for W of shape {shape}.")

    @parts.part("float64", points["float64"])
    def _() -> None:
        W = np.random.default_rng(54).uniform(0.5, 1.5, size=(2, 3)).astype(np.float32)
        got, _ = ask(lambda W: float(np.sum(W * W)), W)
        if not is_close(got, 2 * W.astype(np.float64), 1e-4):
            raise CheckFailed(
                f"{name}: wrong for W of dtype float32. A step near 1e-5 drowns in float32's rounding: make your copy "
                "of W a float64 array. Read again: section 4, double precision.",
                diagnoses=["float32-step"],
            )

    return parts.score()


def _factor(got: np.ndarray, expected: np.ndarray) -> str:
    for factor, text in (
        (2.0, "It is twice the right value: the two points are 2 h apart."),
        (-1.0, "Its sign is wrong: f(W + h) minus f(W - h), in this order."),
        (0.5, "It is half the right value: by how much are the two points apart?"),
    ):
        if is_close(got, factor * expected, 1e-3):
            return f" {text}"
    return ""
