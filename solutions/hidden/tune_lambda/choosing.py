"""Grades `choose_best`: by validation accuracy, and of equals the strongest regulariser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.checks import CheckFailed, as_number, call, is_close
from autograder.grading import Parts, Score
from solutions.reference import tune_lambda as reference

READ_CHOOSE = " Read again: the section 'Choose'."


def grade_choose_best(choose_best: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `validation` and `ties`."""
    parts = Parts()

    def results(rows: list[tuple[float, float, float]]) -> list[dict[str, float]]:
        return [
            {"learning_rate": 0.1 * number, "reg": reg, "train_accuracy": train, "val_accuracy": val}
            for number, (reg, train, val) in enumerate(rows, 1)
        ]

    def check(rows: list[tuple[float, float, float]], says: str, code: str) -> None:
        given = results(rows)
        right = reference.choose_best(given)
        got = call(choose_best, "choose_best", given)
        if not isinstance(got, dict) or not {"learning_rate", "reg"} <= set(got):
            raise CheckFailed("choose_best should return one of the dictionaries.", layer="type")
        if is_close(as_number(got["learning_rate"], "learning_rate"), right["learning_rate"]):
            return
        best_trained = max(given, key=lambda one: one["train_accuracy"])
        if is_close(got["learning_rate"], best_trained["learning_rate"]) and code != "tie":
            raise CheckFailed(
                f"choose_best chooses by training accuracy.{READ_CHOOSE}", diagnoses=["chooses-by-training"]
            )
        raise CheckFailed(f"choose_best: {says}{READ_CHOOSE}", diagnoses=[code] if code else [])

    @parts.part("validation", points["validation"])
    def _() -> None:
        wrong = "it does not return the result with the highest validation accuracy."
        check([(0.1, 0.7, 0.35), (1.0, 0.5, 0.31), (10.0, 0.6, 0.41), (0.01, 0.9, 0.2), (100.0, 0.3, 0.3)], wrong, "")
        check([(3.0, 0.5, 0.43), (30.0, 0.95, 0.42)], wrong, "")
        check([(5.0, 0.2, 0.1)], wrong, "")

    @parts.part("ties", points["ties"])
    def _() -> None:
        wrong = "of several results with the same validation accuracy, the one with the largest reg should be chosen."
        check([(0.1, 0.7, 0.4), (10.0, 0.5, 0.4), (1.0, 0.6, 0.4), (100.0, 0.5, 0.3)], wrong, "tie")
        check([(20.0, 0.4, 0.4), (2.0, 0.7, 0.4), (0.2, 0.8, 0.39)], wrong, "tie")
        check([(2.0, 0.7, 0.4), (500.0, 0.3, 0.25), (20.0, 0.4, 0.4)], wrong, "tie")

    return parts.score()
