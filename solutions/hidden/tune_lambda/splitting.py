"""Grades `split_data`: which images are held back for validation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, call
from autograder.checks.values import kind_of
from autograder.grading import Examination, Observation, Outcome, Parts, Score, generator, outcomes_of_call
from solutions.reference import tune_lambda as reference

from .looking import kept, require_kept
from .splitting_rules import all_there_in_another_order, piles_of_other_sizes

READ_PILES = " Read again: the section 'Three piles'."
PILES = ("images_train", "labels_train", "images_val", "labels_val")
# Part -> kind of case -> seed, shape of the images, num_val.
CASES: dict[str, dict[str, tuple[int, tuple[int, ...], int]]] = {
    "piles": {"a few images": (11, (11, 2, 3, 3), 4), "more images": (12, (20, 4, 2, 3), 7)},
    "edges": {"one validation example, images as rows": (13, (5, 3), 1), "one training example": (14, (6, 2, 2), 5)},
}


def grade_split_data(split_data: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `piles` and `edges` (one validation example, all but one, images as rows)."""
    parts = Parts()

    @parts.part("piles", points["piles"])
    def _() -> None:
        _check_split(split_data, "piles")
        require_kept(split_data, "split_data", _problem(*CASES["piles"]["a few images"]))

    @parts.part("edges", points["edges"])
    def _() -> None:
        _check_split(split_data, "edges")

    rules = {"split-shuffled": all_there_in_another_order, "split-own-size": piles_of_other_sizes}
    return parts.score(Examination(split_data, ("split_data",), _observe, rules=rules))


def _problem(seed: int, shape: tuple[int, ...], num_val: int) -> dict[str, Any]:
    numbers = generator(seed)
    images, labels = numbers.normal(size=shape), 10 + numbers.permutation(80)[: shape[0]]
    return {"images": images, "labels": labels, "num_val": num_val}


def _check_split(split_data: Callable[..., Any], part: str) -> None:
    for says, case in CASES[part].items():
        images, labels, num_val = _problem(*case).values()
        result = call(split_data, "split_data", images.copy(), labels.copy(), num_val)
        if not isinstance(result, (tuple, list)) or len(result) != 4:
            raise CheckFailed("split_data should return four arrays.", layer="type")
        right = reference.split_data(images, labels, num_val)
        for name, got, expected in zip(PILES, result, right, strict=True):
            if not isinstance(got, np.ndarray):
                raise CheckFailed(f"split_data: {name} should be an array, but is {kind_of(got)}.", layer="type")
            if got.shape != expected.shape or not np.array_equal(got, expected):
                raise CheckFailed(f"split_data: {name} holds other examples than it should, for {says}.{READ_PILES}")


def _observe(split_data: Any) -> Observation:
    """Each pile by itself; facets `piles: images_train` and so on."""
    seen: Observation = {}
    for part, cases in CASES.items():
        for says, case in cases.items():
            outcomes = outcomes_of_call(split_data, 4, *_problem(*case).values())
            for name, outcome in zip(PILES, outcomes, strict=True):
                seen.setdefault(f"{part}: {name}", {})[says] = outcome
                seen.setdefault(f"{part}: axes", {})[f"{name}, {says}"] = _axes(outcome)
    seen["piles: inputs"] = {"": kept(split_data, _problem(*CASES["piles"]["a few images"]))}
    return seen


def _axes(outcome: Outcome) -> str:
    return outcome if isinstance(outcome, str) else f"{outcome.ndim} axes"
