"""Looks at functions that train with each of several settings: `search(train, settings, X_train, y_train, X_val, y_val)`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from .exercise import Asked, Case
from .function import OnceOnly
from .outcome import Outcome, Trouble, kind_of, numbers
from .search_runs import ARRAYS, KEYS, Images, Setting, Trainer, searched, setting_in
from .sentences import Sentence, say

NUMBER = (int, float, np.number)
NO_DICTIONARIES = "other things than dictionaries"
NUMBERS_OF_ONE = "the numbers of one result"
MORE_THAN_THE_LIST = "several things, with the list among them"
SEVERAL_THINGS = "several things, none of them a list of dictionaries"
MOST_OF_ONE = len(KEYS)


def _nothing(result: Any, name: str) -> Trouble | None:
    """What came where nothing was returned at all: then nothing else can be said."""
    if isinstance(result, Trouble):
        return result
    return (
        Trouble("None", say("{name} returned None: is the return statement missing?", name=name), "missing")
        if result is None
        else None
    )


@dataclass(frozen=True)
class ImagesGiven:
    """What `train` is given to learn from, in words."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        _, result, train = searched(asked, case)
        return _nothing(result, asked.name) or ", ".join(sorted(set(train.given))) or "no training"


@dataclass(frozen=True)
class SettingsTrained:
    """Which settings are trained: their places in the list, or in words; else the numbers themselves."""

    numbers_are: ClassVar = "places"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        images, result, train = searched(asked, case)
        nothing = _nothing(result, asked.name)
        if nothing is not None:
            return nothing
        seen, settings = train.seen, images.settings
        if seen == settings:
            return np.arange(1.0, 1 + len(seen))
        if seen == settings[: len(seen)] and 1 < len(seen) < len(settings) - 1:
            return "some of the first"
        if seen == [(reg, rate) for rate, reg in settings]:
            return "learning rate and reg swapped"
        if others := _other_numbers(seen, settings):
            return others
        count = Counter(seen)
        if set(seen) == set(settings) and len(set(count.values())) == 1:
            return "each once, in another order" if len(seen) == len(settings) else "each more than once"
        return np.array([float(one) for setting in seen for one in setting]) if seen else "none"


def _other_numbers(seen: Sequence[Setting], settings: Sequence[Setting]) -> str:
    """Of which of the two numbers others than the settings' are handed on, if there is one training for each setting."""
    if len(seen) != len(settings) or ({*seen} <= {*settings} and len({*seen}) > 1):
        return ""
    others = [{one[which] for one in seen} for which in (0, 1)]
    wrong = [any(one[which] != right[which] for one, right in zip(seen, settings, strict=True)) for which in (0, 1)]
    if all(wrong):
        return say("the same two numbers for all settings") if all(len(one) == 1 for one in others) else ""
    if wrong[0]:
        return say("one learning rate for all settings") if len(others[0]) == 1 else say("other learning rates")
    return say("one reg for all settings") if len(others[1]) == 1 else say("other values of reg")


@dataclass(frozen=True)
class ValuesOfKey:
    """What the results hold under one key: of accuracies by their setting where the results tell it, else by place.

    The values of a setting's own keys are looked at without regard to their order, which is seen in `OrderOfResults`.
    """

    key: str

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        images, result, _ = searched(asked, case)
        wrong = no_list_of_results(result, images, asked.name)
        if wrong is not None:
            return wrong
        if any(self.key not in one for one in result):
            return Trouble(
                f"no key {self.key}", say('{name}: a result lacks the key "{key}".', name=asked.name, key=self.key)
            )
        values = [numbers(one[self.key], (), f"{asked.name}: {self.key}") for one in result]
        trouble = next((value for value in values if isinstance(value, Trouble)), None)
        if trouble is not None:
            return Trouble("not all numbers", trouble.sentence, trouble.status)
        found = np.array(values, dtype=float)
        settings, pairs = images.settings, [setting_in(one) for one in result]
        if not self.key.endswith("accuracy"):
            complete = sorted(map(str, pairs)) == sorted(map(str, settings))
            return np.array([setting[self.key == "reg"] for setting in settings], dtype=float) if complete else found
        by_setting = set(pairs) == set(settings)
        return found[[pairs.index(setting) for setting in settings]] if by_setting else found


@dataclass(frozen=True)
class OrderOfResults:
    """The settings' places in the order of the results."""

    numbers_are: ClassVar = "places"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        images, result, _ = searched(asked, case)
        wrong = no_list_of_results(result, images, asked.name)
        if wrong is not None:
            return wrong
        pairs = [setting_in(one) for one in result]
        if pairs == images.settings or set(pairs) != set(images.settings):
            return "theirs"
        return np.array([1.0 + images.settings.index(pair) for pair in pairs])


@dataclass(frozen=True)
class SettingTwice:
    """Whether there is a result for each of three settings of which two are the same; whatever is trained."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        images = Images(*case.make())
        twice = [images.settings[1], images.settings[0], images.settings[1]]
        return _as_many(asked, case, twice, 3)


@dataclass(frozen=True)
class SettingsOnce:
    """Whether there is a result for each of the settings if a loop can go through them once only."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        images = Images(*case.make())
        return _as_many(asked, case, OnceOnly(tuple(images.settings)), len(images.settings))


def _as_many(asked: Asked, case: Case, settings: Any, count: int) -> Outcome:
    """Whether there are as many results as these settings; where there is not one for each of the case's own, that is seen elsewhere."""
    images, of_a_list, _ = searched(asked, case)
    result = asked.call(*images.arguments(Trainer(images), settings))
    nothing = _nothing(result, asked.name)
    if nothing is not None:
        return nothing
    one_each = _not_a_list_of_results(of_a_list, images) in ("", NO_DICTIONARIES) and len(of_a_list) == len(
        images.settings
    )
    fewer = isinstance(result, (list, tuple)) and len(result) != count
    return "another number" if one_each and fewer else "as many results"


@dataclass(frozen=True)
class SettingsLeftAlone:
    """What a call leaves the list of settings as."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        images = Images(*case.make())
        try:
            left = asked.function.call_and_arguments(*images.arguments(Trainer(images)))[1][1]
        except Exception:
            return "kept"  # the error is seen elsewhere
        return "kept" if left == images.settings else "emptied" if not left else "changed"


@dataclass(frozen=True)
class ImagesLeftAlone:
    """Whether an array among the arguments is changed in place."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        images = Images(*case.make())
        try:
            after = asked.function.call_and_arguments(*images.arguments(Trainer(images)))[1][2:]
        except Exception:
            return "kept"
        arrays = zip(ARRAYS, after, strict=True)
        return "kept" if all(np.array_equal(getattr(images, name), one) for name, one in arrays) else "changed"


def no_list_of_results(result: Any, images: Images, name: str) -> Trouble | None:
    """What came in place of one dictionary for each setting, or None."""
    nothing = _nothing(result, name)
    if nothing is not None:
        return nothing
    says = _not_a_list_of_results(result, images)
    return (
        Trouble(
            says,
            say(
                "{name} should return a list with one dictionary for each setting, but returned something else: {says}.",
                name=name,
                says=Sentence(says),
            ),
        )
        if says
        else None
    )


def _numbers_in(result: Any) -> int:
    """How many numbers a tuple holds, also in tuples of its own; 0 if there is anything else in it."""
    inside = [_numbers_in(one) if isinstance(one, tuple) else int(isinstance(one, NUMBER)) for one in result]
    return sum(inside) if all(inside) else 0


def _are_results(one: Any) -> bool:
    return isinstance(one, list) and bool(one) and all(isinstance(result, dict) for result in one)


def _not_a_list_of_results(result: Any, images: Images) -> str:
    settings = images.settings
    if not isinstance(result, (list, tuple)):
        one = isinstance(result, dict) and "reg" in result
        if one and np.size(result["reg"]) > 1:
            return "one dictionary of lists"
        return "one result" if one else kind_of(result)
    one_each = isinstance(result, list) and len(result) == len(settings)
    if not one_each and 1 < _numbers_in(result) <= MOST_OF_ONE:
        return NUMBERS_OF_ONE
    if len(result) > 1 and any(map(_are_results, result if isinstance(result, tuple) else result[:1])):
        return MORE_THAN_THE_LIST
    # A dictionary with pairs for keys may come as an object that stays where it is.
    if isinstance(result, tuple) and any(kind_of(one) == "dict" for one in result) and not _are_results([*result]):
        return SEVERAL_THINGS
    if len(result) == 0 or not all(isinstance(one, dict) for one in result):
        return "an empty list" if len(result) == 0 else NO_DICTIONARIES
    if len(result) > len(settings):
        return "more results than settings"
    if len(result) == 1 and len(settings) > 1:
        return _the_only(setting_in(result[0]), settings, images.best)
    if len(result) == len(settings):
        return ""
    return "all but one" if len(result) == len(settings) - 1 else "some results"


def _the_only(one: Any, settings: Sequence[Any], best: Any) -> str:
    """Which setting the one result is of; where two are the same, the last counts, and the best before the first."""
    if one == settings[-1]:
        return "one result only, the last"
    if one == best:
        return "one result only, the best"
    return "one result only, the first" if one == settings[0] else "one result only, another"
