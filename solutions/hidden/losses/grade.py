"""Scores a loss function in independent parts; what is wrong is named by the examination."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call_for_pair, is_close
from autograder.gradient_check import compare_with_differences
from autograder.grading import (
    OVERWRITTEN,
    Examination,
    Parts,
    Problem,
    Score,
    changed_arguments,
    random_problem,
    require_vectorised,
)

from .observe import (
    MORE_CLASSES_ARE_A_LOOP,
    earlier_calls,
    fate_of_gradient,
    further_mistakes,
    observe_loss,
    observe_style,
    written_sizes,
)
from .problems import (
    FAR_APART,
    REG,
    TOLERANCE,
    ActiveSet,
    Loss,
    answer,
    ask,
    ask_gradient,
    ask_loss,
    base,
    far_scores,
    in_float32,
    ordinary,
    problems,
    squares,
    without_the_last_feature,
    without_weights,
)

# Where the catalogue holds wrong answers: one task, whatever the function is called.
TASKS = {
    "svm": ("svm_loss_naive", "svm_loss_vectorized"),
    "softmax": ("softmax_loss_naive", "softmax_loss_vectorized"),
}


def grade_loss(
    function: Callable[..., Any],
    name: str,
    reference: Loss,
    points: dict[str, float],
    *,
    active_set: ActiveSet | None = None,
) -> Score:
    """Score a loss function.

    Args:
        function: the student's, or a stand-in for it in the judge.
        name: `svm_loss_naive` and the like.
        reference: the right one.
        points: part -> points, of `loss`, `gradient`, `regulariser`, and optionally `stability`
            and `vectorised`.
        active_set: for losses with kinks: (problem, W) -> booleans that change at a kink.
    """
    test = _LossTest(function, name, reference, active_set)
    parts = Parts()
    for part, check in (
        ("loss", test.check_loss),
        ("gradient", test.check_gradient),
        ("regulariser", test.check_regulariser),
        ("stability", test.check_stability),
        ("vectorised", test.check_vectorised),
    ):
        if part in points:
            parts.part(part, points[part])(check)
    task = name.split("_")[0]
    return parts.score(
        Examination(
            function,
            (name, *TASKS[task]),
            partial(observe_loss, stability="stability" in points),
            further_mistakes(task == "svm"),
            {"depends-on-earlier-calls": earlier_calls, "hard-coded-size": written_sizes},
            partial(observe_style, classes=active_set is not None) if "vectorised" in points else None,
        )
    )


@dataclass(frozen=True)
class _LossTest:
    function: Callable[..., Any]
    name: str
    reference: Loss
    active_set: ActiveSet | None

    def check_loss(self) -> None:
        regulariser = _Regulariser()
        for says, problem, dtype in self._batches():
            got = ask_loss(self.function, self.name, problem, 0.0)
            expected, _ = answer(self.reference, problem)
            if not regulariser.explains(got, expected, squares(problem), TOLERANCE[dtype]):
                raise CheckFailed(f"{self.name}: the data loss (at reg = 0) is wrong for {says}.")

    def check_gradient(self) -> None:
        regulariser = _Regulariser()
        for says, problem, dtype in self._batches():
            got = ask_gradient(self.function, self.name, problem, 0.0)
            _, expected = answer(self.reference, problem)
            if not regulariser.explains(got, expected, 2 * problem.W.astype(float), TOLERANCE[dtype]):
                raise CheckFailed(
                    f"{self.name}: the data gradient (at reg = 0) is wrong for {says}.{self._agreement(problem)}"
                )
        problem = ordinary()
        changed = changed_arguments(self.function, problem.W, problem.X, problem.y, REG)
        if changed:
            raise CheckFailed(f"{self.name} changes its argument {'WXy'[changed[0]]} in place: work on a copy.")
        if fate_of_gradient(self.function) == OVERWRITTEN:
            raise CheckFailed(f"{self.name}: the next call overwrites the gradient that this one has returned.")

    def check_regulariser(self) -> None:
        # The difference between two strengths holds the regulariser alone, whatever else is wrong.
        batches = [(problem, "float64") for problem in problems().values()] + [(in_float32(), "float32")]
        for problem, dtype in batches:
            low_loss, low_gradient = ask(self.function, self.name, problem, 0.0)
            expected_loss, _ = answer(self.reference, problem)
            if any(is_close(low_loss - expected_loss, c * squares(problem), 1e-3) for c in (1.0, 0.5)):
                raise CheckFailed(f"{self.name}: the regulariser is there even at reg = 0.")
            high_loss, high_gradient = ask(self.function, self.name, problem, REG)
            W, tolerance = problem.W.astype(float), 20 * TOLERANCE[dtype]
            loss_right = is_close(high_loss - low_loss, REG * squares(problem), tolerance)
            gradient_right = is_close(high_gradient - low_gradient, 2 * REG * W, tolerance)
            if not (loss_right and gradient_right):
                wrong = [text for text, right in (("loss", loss_right), ("gradient", gradient_right)) if not right]
                raise CheckFailed(
                    f"{self.name}: the regulariser's {' and '.join(wrong)} {'is' if len(wrong) == 1 else 'are'} wrong."
                )

    def check_stability(self) -> None:
        """The function against itself: an offset common to a row changes neither loss nor gradient."""
        self._require_something_right(base())
        for says, problem in far_scores().items():
            own_loss, own_gradient = ask(self.function, self.name, without_the_last_feature(problem), 0.0)
            try:
                loss, gradient = ask(self.function, self.name, problem, 0.0)
            except CheckFailed as error:
                if "not-finite" not in error.diagnoses:
                    raise
                raise CheckFailed(f"{self.name}: the result is not finite when {says}.") from None
            same = is_close(loss, own_loss, 1e-5) and is_close(gradient[:-1], own_gradient[:-1], 1e-5)
            if says != FAR_APART and not same:
                raise CheckFailed(f"{self.name}: the result changes when {says}.")

    def check_vectorised(self) -> None:
        small, large = random_problem(31, 20, 5, 4), random_problem(32, 420, 5, 4)
        self._require_something_right(small)
        works = all(
            self._data_is_right(ask(self.function, self.name, problem, 0.0), problem.W, problem.X, problem.y, 0.0)
            for problem in problems().values()
        )
        require_vectorised(
            self.function, self.name, (small.W, small.X, small.y, 0.0), (large.W, large.X, large.y, 0.0), 400,
            right=self._data_is_right if works else None,
        )  # fmt: skip
        if self.active_set is not None:  # notebook 02 asks for no loop over the classes either
            few, many = random_problem(33, 20, 5, 4), random_problem(34, 20, 5, 24)
            require_vectorised(
                self.function, self.name, (few.W, few.X, few.y, 0.0), (many.W, many.X, many.y, 0.0),
                MORE_CLASSES_ARE_A_LOOP, right=self._data_is_right if works else None, over="classes",
            )  # fmt: skip

    def _batches(self) -> list[tuple[str, Problem, str]]:
        found = [(f"{says} ({_sizes(problem)})", problem, "float64") for says, problem in problems().items()]
        return [
            *found,
            ("weights that are all zero", without_weights(), "float64"),
            ("W and X of dtype float32", in_float32(), "float32"),
        ]

    def _agreement(self, problem: Problem) -> str:
        """Whether the gradient fits the student's own loss, by centred differences."""
        if problem.W.dtype != np.float64:
            return ""
        gradient = ask_gradient(self.function, self.name, problem, 0.0)
        comparison = compare_with_differences(
            lambda W: ask_loss(self.function, self.name, Problem(W, problem.X, problem.y), 0.0),
            gradient,
            problem.W,
            active_set=None if self.active_set is None else partial(self.active_set, problem),
            most=12,
        )
        if comparison.worst < 1e-5:
            return " It agrees with centred differences of your own loss, so the loss is where to look."
        return " It does not agree with centred differences of your own loss either: look at the derivation of dW."

    def _data_is_right(self, result: Any, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> bool:
        loss, gradient = call_for_pair(lambda: result, self.name)
        expected_loss, expected_gradient = self.reference(W, X, y, reg)
        return is_close(as_number(loss, f"{self.name}: the loss"), expected_loss) and is_close(
            as_float_array(gradient, W.shape, f"{self.name}: the gradient dW"), expected_gradient
        )

    def _require_something_right(self, problem: Problem) -> None:
        """How a function computes is worth points only if what it computes is right, in one of its two values at least."""
        loss, gradient = ask(self.function, self.name, problem, 0.0)
        expected_loss, expected_gradient = answer(self.reference, problem)
        sum_or_mean = (1.0, float(len(problem.y)))  # a forgotten division is priced elsewhere
        if not any(
            _something_like(loss, n * expected_loss, squares(problem))
            or _something_like(gradient, n * expected_gradient, 2 * problem.W)
            for n in sum_or_mean
        ):
            raise CheckFailed(
                f"{self.name}: neither the loss nor the gradient is right yet, so how it is computed cannot count."
            )


def _sizes(problem: Problem) -> str:
    N, D = problem.X.shape
    return f"N = {N}, D = {D}, C = {problem.W.shape[1]}"


@dataclass
class _Regulariser:
    """Excuses a regulariser that forgets to be times reg: it is there at reg = 0, and priced in its own part.

    Whatever its strength is then (1, one half, a number from the notebook), it is the same for every batch.
    """

    strength: float | None = None

    def explains(self, got: Any, expected: Any, regulariser: Any, tolerance: float) -> bool:
        """Whether an answer is right, or right but for this regulariser."""
        scale = float(np.sum(np.square(regulariser)))
        if self.strength is None and scale > 0:
            strength = float(np.sum((np.asarray(got) - expected) * regulariser)) / scale
            self.strength = 0.0 if is_close(got, expected, tolerance) else strength
        return is_close(got, expected + (self.strength or 0.0) * np.asarray(regulariser), tolerance)


def _something_like(got: Any, expected: Any, regulariser: Any) -> bool:
    return any(is_close(got, expected + factor * regulariser, 1e-6) for factor in (0.0, 1.0, 0.5))
