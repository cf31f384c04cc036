"""Grades `split_data`: which images are held back for validation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, call
from autograder.checks.values import kind_of
from autograder.grading import Parts, Score
from solutions.reference import tune_lambda as reference

READ_PILES = " Read again: the section 'Three piles'."


def grade_split_data(split_data: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `piles` and `edges` (one validation example, all but one, images as rows)."""
    parts = Parts()

    @parts.part("piles", points["piles"])
    def _() -> None:
        _check_split(split_data, 11, (11, 2, 3, 3), 4)
        _check_split(split_data, 12, (20, 4, 2, 3), 7)

    @parts.part("edges", points["edges"])
    def _() -> None:
        _check_split(split_data, 13, (5, 3), 1)
        _check_split(split_data, 14, (6, 2, 2), 5)

    return parts.score()


def _check_split(split_data: Callable[..., Any], seed: int, shape: tuple[int, ...], num_val: int) -> None:
    generator = np.random.default_rng(seed)
    images, labels = generator.normal(size=shape), generator.permutation(100)[: shape[0]]
    result = call(split_data, "split_data", images.copy(), labels.copy(), num_val)
    if not isinstance(result, (tuple, list)) or len(result) != 4:
        raise CheckFailed("split_data should return four arrays.", layer="type")
    right = reference.split_data(images, labels, num_val)
    names = ("images_train", "labels_train", "images_val", "labels_val")
    for name, got, expected in zip(names, result, right, strict=True):
        if not isinstance(got, np.ndarray):
            raise CheckFailed(f"split_data: {name} should be an array, but is {kind_of(got)}.", layer="type")
        if got.shape == expected.shape and np.array_equal(got, expected):
            continue
        if name == "labels_val" and got.shape == expected.shape and set(got.tolist()) == set(expected.tolist()):
            raise CheckFailed("split_data: the examples should stay in their order.", diagnoses=["split-order"])
        whole = images if "images" in name else labels
        swapped = whole[-len(got) :] if name.endswith("train") else whole[: len(got)]
        if got.shape == expected.shape and np.array_equal(got, swapped):
            raise CheckFailed(
                f"split_data holds back the first examples, but the last ones are for validation.{READ_PILES}",
                diagnoses=["split-first"],
            )
        overlap = name.endswith("train") and len(got) > len(expected)
        raise CheckFailed(
            f"split_data: {name} are not the right examples."
            + (" Validation images are among the training images." if overlap else "")
            + READ_PILES,
            diagnoses=["split-overlap"] if overlap else [],
        )
