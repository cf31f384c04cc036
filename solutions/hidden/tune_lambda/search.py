"""Grades `search`: each setting trained once, and judged on the right images."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from autograder.checks import CheckFailed, as_number, call, is_close
from autograder.grading import Examination, OnceOnly, Parts, Score
from autograder.grading.manners import after_the_call

from .looking import require_kept
from .search_observation import observe_search
from .search_problems import SETTINGS, TWICE, Images, Trainer, problem, right_results, setting_in

READ_SEARCH = " Read again: the section 'Search: many settings'."


def grade_search(search: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `training`, `settings`, `train_accuracy`, `val_accuracy`."""
    parts = Parts()
    for part, check in (
        ("training", _check_training),
        ("settings", _check_settings),
        ("train_accuracy", partial(_check_accuracy, key="train_accuracy", what="training")),
        ("val_accuracy", partial(_check_accuracy, key="val_accuracy", what="validation")),
    ):
        parts.part(part, points[part])(partial(check, search))
    return parts.score(Examination(search, ("search",), observe_search))


def run_search(search: Callable[..., Any], images: Images) -> tuple[Any, Trainer]:
    """What a search returns, and the trainer that it called."""
    trainer = Trainer(images)
    return call(search, "search", trainer, list(SETTINGS), *images.copies()), trainer


def results_by_setting(got: Any, key: str) -> list[float]:
    """The values of one key, in the order of the settings: by their setting if it is there, else by their place.

    Raises:
        CheckFailed: there is no such list of results.
    """
    if not isinstance(got, (list, tuple)) or len(got) != len(SETTINGS):
        raise CheckFailed("search should return a list with one dictionary for each setting.", layer="type")
    for one in got:
        if not isinstance(one, dict) or key not in one:
            raise CheckFailed(f'search: a result has no key "{key}".', layer="type")
    values = [as_number(one[key], f"search: {key}") for one in got]
    pairs = [setting_in(one) for one in got]
    if set(pairs) != set(SETTINGS):
        return values
    return [values[pairs.index(setting)] for setting in SETTINGS]


def _check_training(search: Callable[..., Any]) -> None:
    images = problem()
    for again in range(2):
        _, trainer = run_search(search, images)
        if trainer.complaint:
            raise CheckFailed(f"search: {trainer.complaint}{READ_SEARCH}")
        if not trainer.seen:
            raise CheckFailed(f"search never calls train{' when it is called again' if again else ''}.{READ_SEARCH}")
        if trainer.seen != SETTINGS:
            raise CheckFailed(
                f"search should call train once for each setting, with its learning_rate and its reg.{READ_SEARCH}"
            )
    require_kept(search, "search", {"train": Trainer(images), "settings": list(SETTINGS), **images.named()})


def _check_settings(search: Callable[..., Any]) -> None:
    images = problem()
    got, _ = run_search(search, images)
    for number, key in enumerate(("learning_rate", "reg")):
        results_by_setting(got, key)
        if not is_close([as_number(one[key], f"search: {key}") for one in got], [one[number] for one in SETTINGS]):
            raise CheckFailed(
                f'search: "{key}" in the results is not that of the settings, in their order.{READ_SEARCH}'
            )
    _check_a_setting_twice(search, images)
    _check_settings_that_come_once(search, images)
    after = after_the_call(search, Trainer(images), list(SETTINGS), *images.copies())
    if after is not None and after[1] != SETTINGS:
        raise CheckFailed("search changes the list of settings that it is given.")


def _check_a_setting_twice(search: Callable[..., Any], images: Images) -> None:
    """Whether it is trained once more is not asked."""
    got = call(search, "search", Trainer(images), list(TWICE), *images.copies())
    pairs = [setting_in(one) for one in got] if isinstance(got, (list, tuple)) else []
    if len(pairs) != len(TWICE) or (set(pairs) == set(TWICE) and pairs != TWICE):
        raise CheckFailed(
            f"search: there should be a result for each setting, also if a setting comes a second time.{READ_SEARCH}"
        )


def _check_settings_that_come_once(search: Callable[..., Any], images: Images) -> None:
    """As `track` hands them out: one by one, without a length, a place or a second time."""
    got = call(search, "search", Trainer(images), OnceOnly(tuple(SETTINGS)), *images.copies())
    if not isinstance(got, (list, tuple)) or len(got) != len(SETTINGS):
        raise CheckFailed(
            "search: the settings may come from anything that a for loop can go through once, such as "
            f"track(settings, ...); then your results are not complete.{READ_SEARCH}"
        )


def _check_accuracy(search: Callable[..., Any], *, key: str, what: str) -> None:
    images = problem()
    got, _ = run_search(search, images)
    if not is_close(results_by_setting(got, key), [one[key] for one in right_results(images)]):
        raise CheckFailed(
            f"search: {key} is not the accuracy of the setting's weights on the {what} images.{READ_SEARCH}"
        )
