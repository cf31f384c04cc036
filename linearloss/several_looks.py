"""Looks at functions that return several arrays: each by itself, of whatever shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .outcome import Array, Status, Trouble, kind_of, not_finite


def things(result: Any, names: Sequence[str], function: str) -> list[Any] | Trouble:
    """What a function returned, if it is as many things as there are names."""
    if isinstance(result, Trouble):
        return result
    if isinstance(result, (tuple, list)) and len(result) == len(names):
        return list(result)
    wanted = f"{function} should return {len(names)} things, `return {', '.join(names)}`"
    if result is None:
        return Trouble("None", f"{wanted}, but returned None: is the return statement missing?", "missing")
    if isinstance(result, (tuple, list)):
        return Trouble(f"{len(result)} things", f"{wanted}, but returned {len(result)}.")
    return Trouble("one thing", f"{wanted}, but returned one: {kind_of(result)}.")


def array_of(value: Any, what: str) -> Array | Trouble:
    """A value as a float64 array of whatever shape, with finite entries, or what is wrong with it."""
    if isinstance(value, Trouble):
        return value
    if not isinstance(value, (int, float, np.generic, np.ndarray)) or isinstance(value, bool):
        status: Status = "missing" if value is None else "failed"
        return Trouble(kind_of(value), f"{what} should be a NumPy array, but is {kind_of(value)}.", status)
    array = np.asarray(value)
    if array.dtype.kind not in "fiu":
        return Trouble(f"dtype {array.dtype.kind}", f"{what} should hold real numbers, but its dtype is {array.dtype}.")
    plain: Array = array.astype(np.float64)
    return plain if np.all(np.isfinite(plain)) else not_finite(what)


def item(result: Any, index: int, names: Sequence[str], function: str) -> Array | Trouble:
    """One of the arrays that a function returned."""
    found = things(result, names, function)
    return found if isinstance(found, Trouble) else array_of(found[index], f"{function}: {names[index]}")
