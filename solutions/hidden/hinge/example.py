"""Scores `L_i` and `L_i_vectorized`, the hinge loss of one example, in independent parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_number, call
from autograder.grading import Examination, Parts, Score, changed_arguments, require_vectorised
from solutions.reference.hinge import example_loss

from .observe_example import observe_example
from .problems import FAINT, SIZES, TOLERANCE, equal_scores, example, near, spread, whole_numbers
from .rules_example import FURTHER, RULES, loops_over_classes

READ = "section 2, The multiclass SVM loss"
FUNCTIONS = ("L_i", "L_i_vectorized")


def grade_example_loss(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `function(x, y, W)`; points for `value`, `margins`, `sizes` and optionally `vectorised`.

    `value` judges the loss itself. `margins` and `sizes` judge how far it lies from the loss at
    weights near zero, so that a constant slip (the own class counted) costs `value` alone.
    """
    test = _ExampleTest(function, name)
    parts = Parts()
    for part, check in (
        ("value", test.check_value),
        ("margins", test.check_margins),
        ("sizes", test.check_sizes),
        ("vectorised", test.check_vectorised),
    ):
        if part in points:
            parts.part(part, points[part])(check)
    style = loops_over_classes if "vectorised" in points else None
    task = sorted(FUNCTIONS, key=lambda own: own != name)  # its own solution first: that one is what is right
    return parts.score(Examination(function, tuple(task), observe_example, FURTHER, RULES, style))


@dataclass(frozen=True)
class _ExampleTest:
    function: Callable[..., Any]
    name: str

    def check_value(self) -> None:
        for seed in range(10):
            self._compare_value(*example(seed, 5, 3), "a random example with D = 5, C = 3")
        self._compare_value(*whole_numbers(), "whole-number scores, one class exactly on the kink")
        self._compare_value(*equal_scores(), "two classes with the same score")
        x, W = example(10, 5, 3)
        self._compare_value(x, example(9, 5, 3)[1], "the same image with other weights")
        self._compare_value(example(8, 5, 3)[0], W, "another image with the same weights")
        if not near(self._loss(x, np.int64(2), W), example_loss(x, 2, W)):
            raise CheckFailed(f"{self.name}: the loss is wrong when the label y comes out of an array, as in y_toy[i].")
        if changed := changed_arguments(self.function, x, 1, W):
            raise CheckFailed(f"{self.name} changes its argument {'xyW'[changed[0]]} in place: work on a copy.")

    def check_margins(self) -> None:
        for seed in range(11, 21):
            self._compare_with_faint(*example(seed, 5, 3), "with D = 5, C = 3")

    def check_sizes(self) -> None:
        for seed, (D, C) in enumerate((*SIZES.values(), (8, 3)), 21):
            self._compare_with_faint(*example(seed, D, C), f"with D = {D}, C = {C}")
        x, W = example(28, 5, 3)
        x, W = x.astype("float32"), W.astype("float32")
        self._compare_with_faint(x, W, "of dtype float32", TOLERANCE["float32"])

    def check_vectorised(self) -> None:
        x, W = example(30, 4, 5)
        _, many = example(31, 4, 205)
        if len({self._total(*example(seed, 4, 5)) for seed in range(30, 35)}) == 1:
            raise CheckFailed(f"{self.name}: it must compute a loss first; all examples give the same one.")

        def right(result: Any, *given: Any) -> bool:
            return near(self._total_of(result, given[2]), example_loss(*given))

        require_vectorised(
            self.function, self.name, (x, 1, W), (x, 1, many), 200, right=right if self._works() else None,
            over="classes",
        )  # fmt: skip

    def _works(self) -> bool:
        few = [example(seed, 4, 5) for seed in range(30, 38)]
        return all(near(self._total(x, W), example_loss(x, 1, W)) for x, W in few)

    def _total(self, x: np.ndarray, W: np.ndarray) -> float:
        """The loss; or the sum of its terms, if these come in its place, which costs points elsewhere."""
        return self._total_of(call(self.function, self.name, x.copy(), 1, W.copy()), W)

    def _total_of(self, result: Any, W: np.ndarray) -> float:
        if isinstance(result, np.ndarray) and result.shape == W.shape[1:] and result.dtype.kind in "iuf":
            result = np.sum(result)
        return as_number(result, f"{self.name}: the loss of one example")

    def _compare_value(self, x: np.ndarray, W: np.ndarray, what: str) -> None:
        for y in range(W.shape[1]):
            if not near(self._loss(x, y, W), example_loss(x, y, W)):
                raise CheckFailed(f"{self.name}: the loss is wrong for {what}. Read again: {READ}.")

    def _compare_with_faint(self, x: np.ndarray, W: np.ndarray, what: str, tolerance: float = 1e-6) -> None:
        for y in spread(W.shape[1]):
            got = self._loss(x, y, W) - self._loss(x, y, FAINT * W)
            if not near(got, example_loss(x, y, W) - example_loss(x, y, FAINT * W), tolerance):
                raise CheckFailed(
                    f"{self.name}: on random examples {what}, the loss does not change with the scores as it should. "
                    f"Read again: {READ}."
                )

    def _loss(self, x: np.ndarray, y: Any, W: np.ndarray) -> float:
        return as_number(call(self.function, self.name, x.copy(), y, W.copy()), f"{self.name}: the loss of one example")
