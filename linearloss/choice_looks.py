"""Looks at functions that choose one of several results, dictionaries with at least "reg" and "val_accuracy"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .exercise import Asked, Case
from .outcome import Outcome, Trouble
from .several_looks import array_of, kind_of


@dataclass(frozen=True)
class Chosen:
    """Which result is chosen, by its place in the list; offset, so that a place and a number returned in its stead differ.

    Attributes:
        key: what tells the results apart.
    """

    key: str = "reg"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        (given,) = case.make()
        result = asked.result(case)
        if not isinstance(result, dict):
            return _no_result(result, asked.name)
        known = [one[self.key] for one in given]
        if "reg" not in result or self.key not in result or result[self.key] not in known:
            return Trouble(
                "another dictionary", f"{asked.name} should return one of the dictionaries that it was given."
            )
        return np.array([1.0, float(known.index(result[self.key]))])


@dataclass(frozen=True)
class OneOfTheBest:
    """Whether one of several equally good results is chosen.

    Attributes:
        places: of the results, in the list.
    """

    places: tuple[int, ...]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        (given,) = case.make()
        result = asked.result(case)
        if not isinstance(result, dict):
            return _no_result(result, asked.name)
        return "one of them" if any(result == given[place] for place in self.places) else "another one"


@dataclass(frozen=True)
class ListLeftAlone:
    """What a call leaves the list as."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        (given,) = case.make()
        try:
            (left,) = asked.function.call_and_arguments(*case.make())[1]
        except Exception:
            return "kept"  # the error is seen elsewhere
        if left == given:
            return "kept"
        if len(left) < len(given):
            return "one result is taken out" if len(left) == len(given) - 1 else "results are taken out"
        return "another order" if all(one in given for one in left) else "other results"


def _no_result(result: Any, name: str) -> Outcome:
    found = array_of(result, f"{name}'s result")
    if not isinstance(found, Trouble):
        return found.ravel()[:1] if found.size else "an empty array"
    if isinstance(result, (list, tuple)):
        return Trouble(
            f"a {kind_of(result)} of {len(result)}",
            f"{name} should return one of the dictionaries, not a {kind_of(result)}.",
        )
    said = (
        found.sentence
        if isinstance(result, Trouble) or result is None
        else f"{name} should return one of the dictionaries, not {kind_of(result)}."
    )
    return Trouble(str(found), said, found.status)
