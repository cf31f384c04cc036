"""Looks at functions that choose one of several results, dictionaries with at least "reg" and "val_accuracy"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from .exercise import Asked, Case
from .outcome import Outcome, Trouble, kind_in_words, kind_of
from .sentences import say
from .several_looks import array_of

NEAR_IS_EQUAL = "of nearly equal ones, one with a larger reg"
REG_COUNTS = "one with a much larger reg"


@dataclass(frozen=True)
class Chosen:
    """Which result is chosen, by its place in the list; offset, so that a place and a number returned in its stead differ.

    Attributes:
        key: what tells the results apart.
        by_kind: in words if a larger reg wins where accuracies are nearly equal, or where it is very much larger: how nearly and
            how much is then no matter.
    """

    numbers_are: ClassVar = "a choice"

    key: str = "reg"
    by_kind: bool = False

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        given = case.make()[0]
        result = asked.result(case)
        if not isinstance(result, dict):
            return _no_result(result, asked.name)
        known = [one[self.key] for one in given]
        if "reg" not in result or self.key not in result or result[self.key] not in known:
            return not_given(asked.name)
        kind = asked.kept("kind", lambda: kind_of_choice(asked)) if self.by_kind else ""
        return kind or np.array([1.0, float(known.index(result[self.key]))])


def not_given(name: str) -> Trouble:
    """What is said of a dictionary that is none of those given."""
    return Trouble(
        "another dictionary", say("{name} should return one of the dictionaries that it was given.", name=name)
    )


def kind_of_choice(asked: Asked) -> str:
    """Whether a larger reg wins where it should not, in words, or ""."""
    # Accuracies that are equal to two digits, and such that are equal when they are cut off there.
    rounded, cut, apart = (_wins(asked, *pair) for pair in ((0.421, 0.419), (0.416, 0.414), (0.5, 0.3)))
    if rounded and cut and not apart:
        return NEAR_IS_EQUAL
    far_larger = _wins(asked, 0.5, 0.4955, 1e9)
    return REG_COUNTS if far_larger and not rounded and not cut and not apart else ""


def _wins(asked: Asked, best: float, other: float, reg: float = 2.0) -> bool:
    """Whether the result with the lower accuracy and the larger reg is chosen, wherever it stands and whatever the training has reached."""
    pairs = [
        [
            {"learning_rate": 0.1, "reg": 1.0, "train_accuracy": train, "val_accuracy": best},
            {"learning_rate": 0.2, "reg": reg, "train_accuracy": 1.3 - train, "val_accuracy": other},
        ]
        for train in (0.7, 0.6)
    ]
    chosen = [asked.call([dict(one) for one in given]) for pair in pairs for given in (pair, pair[::-1])]
    return all(isinstance(one, dict) and one.get("reg") == reg for one in chosen)


@dataclass(frozen=True)
class OneOfTheBest:
    """Whether one of several equally good results is chosen.

    Attributes:
        places: of the results, in the list.
    """

    places: tuple[int, ...]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        given = case.make()[0]
        result = asked.result(case)
        if not isinstance(result, dict):
            return _no_result(result, asked.name)
        if not any(one.items() <= result.items() for one in given):
            return not_given(asked.name)
        # What else was written into it costs elsewhere.
        return "one of them" if any(given[place].items() <= result.items() for place in self.places) else "another one"


@dataclass(frozen=True)
class ListLeftAlone:
    """What a call leaves the list as."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        given = case.make()[0]
        try:
            left = asked.function.call_and_arguments(*case.make())[1][0]
        except Exception:
            return "kept"  # the error is seen elsewhere
        if left == given:
            return "kept"
        if len(left) < len(given):
            return "one result is taken out" if len(left) == len(given) - 1 else "results are taken out"
        return "another order" if all(one in given for one in left) else "other results"


def _no_result(result: Any, name: str) -> Outcome:
    if result is None:
        return Trouble("None", say("{name} returned None: is the return statement missing?", name=name), "missing")
    found = array_of(result, say("{name}'s result", name=name))
    if not isinstance(found, Trouble):
        return found.ravel()[:1] if found.size else "an empty array"
    if isinstance(result, (list, tuple)):
        # How many equals there are in a list tells what it holds; what a tuple holds is the same everywhere.
        return Trouble(
            f"a list of {len(result)}" if isinstance(result, list) else "a tuple",
            say("{name} should return one of the dictionaries, not a {kind}.", name=name, kind=kind_of(result)),
        )
    said = (
        found.sentence
        if isinstance(result, Trouble)
        else say("{name} should return one of the dictionaries, not {kind}.", name=name, kind=kind_in_words(result))
    )
    return Trouble(str(found), said, found.status)
