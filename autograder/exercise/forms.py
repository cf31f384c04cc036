"""A result in the form that was asked for: a list as an array, a matrix turned, of several things the one that is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from linearloss.outcome import LEFT_OUT, Trouble
from linearloss.sentences import say

# Of what comes back together, as return loss, margins, scores.
MOST_THINGS = 4


def without(args: tuple[Any, ...], value: Any, right: Any) -> Any:
    """Of several things the one that is no argument itself, if it has the shape that it should have."""
    if not isinstance(value, tuple) or isinstance(right, tuple):
        return value
    others = [one for one in value if not any(isinstance(one, type(arg)) and _is(one, arg) for arg in args)]
    return others[0] if len(others) == 1 and _has_the_shape(others[0], right) else value


def _is(one: Any, arg: Any) -> bool:
    try:
        return np.array_equal(one, arg)
    except Exception:  # anything that came back
        return False


def in_form(value: Any, right: Any, one_of: Callable[[np.ndarray], Any] = np.mean) -> Any:
    """A result in the form of the right one, where its numbers allow it: of as many things, each of its shape."""
    if isinstance(value, dict) and not isinstance(right, dict):
        value = tuple(value.values())
    if isinstance(right, tuple):
        given = _without_groups(value, len(right)) if isinstance(value, (tuple, list)) else [value]
        if len(given) < len(right):
            found = _each_in_its_place(given, right)
            return value if all(isinstance(one, Trouble) for one in found) else found
        given = given[_where_they_fit(given, right) :]
        return tuple(in_form(one, wanted, one_of) for one, wanted in zip(given, right, strict=False))
    if isinstance(right, dict):
        return (
            _the_only_one([one for one in value if isinstance(one, dict)], value) if isinstance(value, tuple) else value
        )
    if isinstance(value, (tuple, list)) and (one := _the_one(value, np.shape(right))) is not None:
        return one
    if isinstance(value, tuple):
        fitting = [one for one in value if _has_the_shape(one, right)]
        if len(fitting) > 1:  # any of them may be meant
            return value
        value = _the_only_one(fitting, value)
    if not isinstance(right, np.ndarray):
        if isinstance(value, (list, tuple)) and len(value) == 1:
            return value[0]
        if not isinstance(value, np.ndarray) or value.dtype.kind not in "fiu" or value.size < 2:
            return value
        if value.ndim == 2 and value.shape[0] == value.shape[1]:  # W.T @ W: the sums of squares stand on its diagonal
            return np.trace(value)
        return one_of(value) if value.ndim == 1 else value
    if isinstance(value, (list, tuple)):
        value = _array(value)
    if not isinstance(value, np.ndarray):
        return value
    if value.shape == right.shape:  # of as many rows as columns, it may lie the other way as well
        lies_otherwise = value.ndim == 2 and value.shape == right.T.shape and np.allclose(value.T, right)
        return value.T if lies_otherwise else value
    return _reshaped(value, right)


def _without_groups(several: Sequence[Any], number: int) -> list[Any]:
    """Things, where too few are tuples of as many as there should be: (images, labels), (images, labels)."""
    if len(several) < number:
        each = [one for group in several for one in (group if isinstance(group, tuple) else (group,))]
        if len(each) == number:
            return each
    return list(several)


def _where_they_fit(given: list[Any], right: tuple[Any, ...]) -> int:
    """At which of more things those begin that are as large as they should be, of several such those of which most are right; else 0."""
    sizes = [_size(one) for one in right]
    places = [at for at in range(len(given) - len(right) + 1) if [*map(_size, given[at : at + len(right)])] == sizes]
    return max(places, key=lambda at: sum(map(_is_near, given[at:], right)), default=0)


def _is_near(value: Any, right: Any) -> bool:
    try:
        return np.allclose(np.ravel(value), np.ravel(right))
    except (TypeError, ValueError):  # no numbers
        return False


def _has_the_shape(value: Any, right: Any) -> bool:
    try:
        return np.shape(value) == np.shape(right)
    except ValueError:  # lists of different lengths
        return False


def _size(value: Any) -> int:
    try:
        return int(np.size(value))
    except ValueError:  # lists of different lengths
        return -1


def _the_only_one(found: list[Any], value: Any) -> Any:
    return found[0] if len(found) == 1 else value


def _each_in_its_place(given: list[Any], right: tuple[Any, ...]) -> tuple[Any, ...]:
    """Of fewer things than there should be each where it fits, and where several are alike, where it is nearest."""
    found = [_of_the_shape(given, one) for one in right]
    for at, one in enumerate(found):
        same = [k for k, other in enumerate(found) if other is one]
        if not isinstance(one, Trouble) and len(same) > 1 and at != min(same, key=lambda k: _distance(one, right[k])):
            found[at] = Trouble(LEFT_OUT, say("One of the things to return is missing."))
    return tuple(found)


def _distance(value: Any, right: Any) -> float:
    return float(np.sum(np.abs(np.asarray(value, dtype=float) - np.asarray(right, dtype=float))))


def _of_the_shape(given: list[Any], right: Any) -> Any:
    """Of fewer things than there should be the one that has the form of this one."""
    fitting = [one for one in given if one is not None and _has_the_shape(one, right)]
    return fitting[0] if len(fitting) == 1 else Trouble(LEFT_OUT, say("One of the things to return is missing."))


def _the_one(several: Sequence[Any], shape: tuple[int, ...]) -> Any:
    """Of several things in place of one the one that has its form; of a whole number and another one, as in "wrong or not, loss", the other."""
    if not 1 < len(several) <= MOST_THINGS:  # a list of rows is no such thing, and looking through it counts as a loop
        return None
    kinds = (int, float, np.generic, np.ndarray)
    fitting = [one for one in several if isinstance(one, kinds) and np.shape(one) == shape]
    fitting = [one for one in fitting if not isinstance(one, (bool, np.bool_))]
    floats = [one for one in fitting if not isinstance(one, (int, np.integer))] or fitting
    return floats[0] if len(floats) == 1 else None


def _array(value: Any) -> Any:
    try:
        array = np.array(value, dtype=np.float64)
    except Exception:  # lists of different lengths, or of anything
        return value
    return array


def _reshaped(value: np.ndarray, right: np.ndarray) -> np.ndarray:
    if right.ndim == 2 and value.ndim > 2 and len(value) == len(right):
        value = value.reshape(len(value), -1)
    if value.size == right.size and (1 in value.shape or 1 in right.shape or right.ndim < 2):
        return value.reshape(right.shape)
    if value.shape == right.T.shape:
        return value.T
    return value
