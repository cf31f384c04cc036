"""Scores softmax and cross_entropy in independent parts; what is wrong is named by the examination.

The parts on stability compare the student's function with itself on scores that were shifted, so that a
mistake in the value (a wrong base, a wrong axis) costs the part `value` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.checks.values import kind_of
from autograder.grading import KEPT, Examination, Parts, Score, changed_arguments, fate_of_results, require_vectorised
from solutions.reference.losses import cross_entropy, softmax

from .observe import further_mistakes, observe, observe_style
from .problems import (
    EXACTLY,
    LOOSELY,
    Batch,
    all_far,
    another,
    base,
    batch,
    batches,
    behind_by,
    gaps_within_a_row,
    ordinary,
    rows_far_apart,
)
from .rules import rules
from .sense import looks_like_losses, looks_like_probabilities

READ_SHIFT = "section 2, Large scores, and the row maximum"
READ_LOSS = "section 3, From probabilities to a loss"
READ_LOG_SUM_EXP = "section 4, Log-sum-exp"


def grade_softmax(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `softmax(S)`; points for `value`, `large scores`, `rows far apart`, `vectorised`."""
    return _score(_Test(function, name, labelled=False), points)


def grade_cross_entropy(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `cross_entropy(S, y)`; as `grade_softmax`, and points for `log-sum-exp`."""
    return _score(_Test(function, name, labelled=True), points)


def _score(test: _Test, points: dict[str, float]) -> Score:
    checks = {
        "value": test.check_value,
        "large scores": test.check_large_scores,
        "rows far apart": test.check_rows_far_apart,
        "log-sum-exp": test.check_log_sum_exp,
        "vectorised": test.check_vectorised,
    }
    parts = Parts()
    for part, worth in points.items():
        parts.part(part, worth)(checks[part])
    task = "cross_entropy" if test.labelled else "softmax"
    return parts.score(
        Examination(
            test.function,
            (task,),
            partial(observe, labelled=test.labelled),
            further_mistakes(test.labelled),
            rules(test.labelled),
            partial(observe_style, labelled=test.labelled),
        )
    )


@dataclass(frozen=True)
class _Test:
    function: Callable[..., Any]
    name: str
    labelled: bool

    def check_value(self) -> None:
        for says, one in batches().items():
            self._refuse_wrong_value(says, one)
        given = ordinary().given(self.labelled)
        changed = changed_arguments(self.function, *given)
        if changed:
            raise CheckFailed(f"{self.name} changes its argument {'Sy'[changed[0]]} in place: work on a copy.")
        self._refuse_wrong_value("a batch that it has been given before", ordinary())
        if fate_of_results(self.function, given, another().given(self.labelled)) != KEPT:
            raise CheckFailed(
                f"{self.name}: a result does not stay as it was when the function is called again: return a new array."
            )

    def check_large_scores(self) -> None:
        plain = self._ask_for_sense(base())
        for says, far in all_far().items():
            self._refuse_other_result(plain, far, f"when {says}")
            if not is_close(self._ask(far), plain, EXACTLY):
                raise CheckFailed(f"{self.name}: the result loses digits when {says}. Read again: {READ_SHIFT}.")
        for says, one in gaps_within_a_row().items():
            if not np.all(np.isfinite(self._ask(one))):
                raise CheckFailed(f"{self.name}: the result is not finite when {says}. Read again: {READ_SHIFT}.")

    def check_rows_far_apart(self) -> None:
        plain = self._ask_for_sense(base())
        self._refuse_other_result(
            plain, rows_far_apart(), "when the rows lie far apart (some near 10000, some near -10000)"
        )

    def check_log_sum_exp(self) -> None:
        # Past a gap of a few units the loss is proportional to the gap, in whatever base.
        self._ask_for_sense(base())
        near, far = self._ask(behind_by(500.0)), self._ask(behind_by(1000.0))
        if np.all(np.isfinite(far)) and np.all(np.abs(near) > 1) and is_close(far, 2 * near):
            return
        what = "too small" if np.all(np.isfinite(far)) else "infinite or nan"
        raise CheckFailed(
            f"{self.name}: where the correct class lies far behind, the loss is {what}. Read again: {READ_LOG_SUM_EXP}."
        )

    def check_vectorised(self) -> None:
        small, large = batch(71, 20, 4), batch(72, 420, 4)
        self._ask_for_sense(small)
        other = base().given(self.labelled)
        works = self._is_right(call(self.function, self.name, *(a.copy() for a in other)), *other)
        require_vectorised(
            self.function, self.name, small.given(self.labelled), large.given(self.labelled), 400,
            right=self._is_right if works else None,
        )  # fmt: skip

    def _right(self, S: np.ndarray, *labels: np.ndarray) -> np.ndarray:
        S = S.astype(float)
        return cross_entropy(S, labels[0]) if self.labelled else softmax(S)

    def _is_right(self, result: Any, *given: np.ndarray) -> bool:
        plain = isinstance(result, np.ndarray) and result.dtype.kind in "fiu"
        return plain and is_close(result, self._right(*given))

    def _refuse_wrong_value(self, says: str, one: Batch) -> None:
        given = one.given(self.labelled)
        right = self._right(*given)
        got = as_float_array(
            call(self.function, self.name, *(a.copy() for a in given)), right.shape, f"{self.name}: the result"
        )
        if not is_close(got, right, one.tolerance):
            read = f" Read again: {READ_LOSS}." if self.labelled else ""
            raise CheckFailed(f"{self.name} is wrong for {says} ({one.sizes}).{read}")

    def _refuse_other_result(self, plain: np.ndarray, far: Batch, when: str) -> None:
        values = self._ask(far)
        finite = bool(np.all(np.isfinite(values)))
        if not finite or values.shape != plain.shape or not is_close(values, plain, LOOSELY):
            what = "changes" if finite else "is not finite"
            raise CheckFailed(f"{self.name}: the result {what} {when}. Read again: {READ_SHIFT}.")

    def _ask(self, one: Batch) -> np.ndarray:
        """What the function returns, as floats of whatever shape; refuses an answer that says nothing."""
        result = call(self.function, self.name, *(a.copy() for a in one.given(self.labelled)))
        is_array = isinstance(result, np.ndarray) and result.dtype.kind in "fiu"
        if not is_array and not isinstance(result, (int, float, np.floating, np.integer)):
            raise CheckFailed(
                f"{self.name} should return a NumPy array of numbers, but returned {kind_of(result)}.", layer="type"
            )
        values = np.asarray(result, dtype=np.float64)
        if values.size == 0:
            raise CheckFailed(f"{self.name} returns an empty array.", layer="value")
        return values

    def _ask_for_sense(self, one: Batch) -> np.ndarray:
        """As `_ask`; refuses what is not even like the right answer: how nothing is computed earns nothing."""
        values = self._ask(one)
        if self.labelled:
            doubled = self._ask(Batch(2 * one.S, one.y)) if values.size == 1 else values
            alike = looks_like_losses(values, one, doubled)
        else:
            alike = looks_like_probabilities(values, one)
        if not alike:
            raise CheckFailed(f"{self.name} is not yet right enough for this part: mend its values first.")
        return values
