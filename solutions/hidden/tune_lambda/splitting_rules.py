"""Mistakes with many faces in `split_data`: another order, other sizes of the piles."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from autograder.grading import Observation, Outcome
from autograder.grading.comparison import wrong_facets

_Piles = tuple[np.ndarray, np.ndarray]  # of one case: for training, for validation


def all_there_in_another_order(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets, if both piles have their sizes and hold all labels in another order: a shuffle."""
    cases = list(_labels(observed, right))
    shuffled = [got for got, whole, size in cases if len(got[1]) == size and not np.array_equal(_joined(got), whole)]
    there = all(np.array_equal(np.sort(_joined(got)), np.sort(whole)) for got, whole, _ in cases)
    return wrong_facets(observed, right) if cases and there and 2 * len(shuffled) > len(cases) else ()


def piles_of_other_sizes(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets, if the piles are the first and the last examples, but not as many as they should be."""
    cases = list(_labels(observed, right))
    cut = all(
        np.array_equal(got[0], whole[: len(got[0])]) and np.array_equal(got[1], whole[len(whole) - len(got[1]) :])
        for got, whole, _ in cases
    )
    sized = all(len(got[1]) == size and len(got[0]) + size == len(whole) for got, whole, size in cases)
    return wrong_facets(observed, right) if cut and not sized and not _one_off(cases) else ()


def _one_off(cases: list[tuple[_Piles, np.ndarray, int]]) -> bool:
    """Whether an example is missing or doubled at the cut: a slip that has its own name."""
    return all(abs(len(_joined(got)) - len(whole)) == 1 for got, whole, _ in cases)


def _labels(observed: Observation, right: Observation) -> Iterator[tuple[_Piles, np.ndarray, int]]:
    """For each case the labels of both piles, all labels in their order, and the size for validation.

    Ends without a case if anything but numbers came back.
    """
    found = []
    for part in ("piles", "edges"):
        train, val = (observed.get(f"{part}: labels_{pile}", {}) for pile in ("train", "val"))
        for says, expected in right[f"{part}: labels_val"].items():
            got = train.get(says, ""), val.get(says, "")
            if not all(_is_row(one) for one in got):
                return
            whole = np.concatenate([np.ravel(right[f"{part}: labels_train"][says]), np.ravel(expected)])
            found.append(((np.asarray(got[0]), np.asarray(got[1])), whole, np.size(expected)))
    yield from found


def _is_row(outcome: Outcome) -> bool:
    return isinstance(outcome, np.ndarray) and outcome.ndim == 1


def _joined(piles: _Piles) -> np.ndarray:
    return np.concatenate(piles)
