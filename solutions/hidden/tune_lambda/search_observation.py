"""Examines `search`: what is trained, and what each key of the results holds."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from autograder.grading import Observation, OnceOnly, Outcome, attempt, outcome_of
from autograder.grading.manners import after_the_call

from .looking import kept
from .search_problems import BEST, SETTINGS, TWICE, Images, Trainer, problem, setting_in

KEYS = ("learning_rate", "reg", "train_accuracy", "val_accuracy")


def observe_search(search: Any) -> Observation:
    """Facets `training: images`, `training: settings`, one for each key, and the arguments."""
    images = problem()
    _observed_call(search, images)  # so that it is not the first call, whoever called before
    got, trainer = _observed_call(search, images)
    seen: Observation = {
        "training: images": {"": ", ".join(sorted(set(trainer.given))) or "no training"},
        "training: settings": {"": _trained(trainer.seen)},
        "training: inputs": {
            "": kept(search, {"train": Trainer(images), "settings": list(SETTINGS), **images.named()})
        },
        "settings: the list": {"": _settings_after(search, images)},
        "settings: from a loop that can be gone through once": {"": _once(search, images)},
        "settings: one that comes twice": {"": _one_twice(search, images)},
    }
    for key in KEYS:
        part = key if key.endswith("accuracy") else f"settings: {key}"
        seen[part] = {"": _values(got, key)}
    seen["settings: order"] = {"": _order(got)}
    return seen


def _observed_call(search: Any, images: Images) -> tuple[Any, Trainer]:
    trainer = Trainer(images)
    result, error = attempt(search, trainer, list(SETTINGS), *images.copies())
    return error or result, trainer


def _trained(seen: list[tuple[float, float]]) -> Outcome:
    """Which settings were trained: their places in the list, or in words; else the numbers themselves."""
    if seen == SETTINGS:
        return np.arange(1.0, 1 + len(seen))
    if seen == SETTINGS[: len(seen)] and 1 < len(seen) < len(SETTINGS) - 1:
        return "some of the first"
    if seen == [(reg, rate) for rate, reg in SETTINGS]:
        return "learning rate and reg swapped"
    count = Counter(seen)
    if set(seen) == set(SETTINGS) and len(set(count.values())) == 1:
        return "each once, in another order" if len(seen) == len(SETTINGS) else "each more than once"
    return np.array([float(one) for setting in seen for one in setting]) if seen else "none"


def _one_twice(search: Any, images: Images) -> str:
    """How many results there are for three settings of which two are the same; the order is a facet of its own."""
    result, error = attempt(search, Trainer(images), list(TWICE), *images.copies())
    return error or ("three results" if isinstance(result, (list, tuple)) and len(result) == 3 else "another number")


def _once(search: Any, images: Images) -> str:
    """How many results there are if the settings come as `track` hands them out."""
    result, error = attempt(search, Trainer(images), OnceOnly(tuple(SETTINGS)), *images.copies())
    if error:
        return error
    return "as many results" if isinstance(result, (list, tuple)) and len(result) == len(SETTINGS) else "another number"


def _values(got: Any, key: str) -> Outcome:
    """By setting where the results hold it, else by place."""
    words = _not_a_list_of_results(got)
    if words:
        return words
    if any(key not in one for one in got):
        return f"no key {key}"
    values = [outcome_of(one[key]) for one in got]
    if any(isinstance(value, str) or value.size != 1 for value in values):
        return "not all numbers"
    numbers = np.array([np.ravel(value)[0] for value in values])
    pairs = [setting_in(one) for one in got]
    by_setting = key.endswith("accuracy") and set(pairs) == set(SETTINGS) and len(pairs) == len(SETTINGS)
    return numbers[[pairs.index(setting) for setting in SETTINGS]] if by_setting else _sorted_out(numbers, pairs, key)


def _sorted_out(numbers: np.ndarray, pairs: list[tuple[Any, Any]], key: str) -> Outcome:
    """The values of a setting's key without regard to their order, which is a facet of its own."""
    if key.endswith("accuracy") or sorted(map(str, pairs)) != sorted(map(str, SETTINGS)):
        return numbers
    return np.array([setting[key == "reg"] for setting in SETTINGS], dtype=float)


def _order(got: Any) -> Outcome:
    words = _not_a_list_of_results(got)
    if words:
        return words
    pairs = [setting_in(one) for one in got]
    if pairs == SETTINGS or set(pairs) != set(SETTINGS):
        return "theirs"
    return np.array([1.0 + SETTINGS.index(pair) for pair in pairs])


def _not_a_list_of_results(got: Any) -> str:
    if not isinstance(got, (list, tuple)):
        one = isinstance(got, dict) and "reg" in got
        if one and np.size(got["reg"]) > 1:
            return "one dictionary of lists"
        return "one result" if one else got if isinstance(got, str) else str(outcome_of(got))
    if len(got) == 0 or not all(isinstance(one, dict) for one in got):
        return "empty" if len(got) == 0 else "other things than dictionaries"
    if len(got) > len(SETTINGS):
        return "more results than settings"
    if len(got) == 1:
        which = {SETTINGS[0]: "the first", BEST: "the best", SETTINGS[-1]: "the last"}
        return f"one result only: {which.get(setting_in(got[0]), 'another')}"
    return "" if len(got) == len(SETTINGS) else "all but one" if len(got) == len(SETTINGS) - 1 else "some results"


def _settings_after(search: Any, images: Images) -> Outcome:
    after = after_the_call(search, Trainer(images), list(SETTINGS), *images.copies())
    if after is None:
        return "raises"
    left = after[1]
    return "kept" if left == SETTINGS else "emptied" if not left else "changed"
