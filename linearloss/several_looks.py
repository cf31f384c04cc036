"""Looks at functions that return several arrays: each by itself, of whatever shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .outcome import Array, Status, Trouble, kind_of, not_finite
from .sentences import say


def things(result: Any, names: Sequence[str], function: str) -> list[Any] | Trouble:
    """What a function returned, if it is as many things as there are names."""
    if isinstance(result, Trouble):
        return result
    if isinstance(result, (tuple, list)) and len(result) == len(names):
        return list(result)
    wanted = {"name": function, "count": len(names), "line": f"`return {', '.join(names)}`"}
    if result is None:
        text = say(
            "{name} should return {count} things, {line}, but returned None: is the return statement missing?", **wanted
        )
        return Trouble("None", text, "missing")
    if isinstance(result, (tuple, list)):
        text = say("{name} should return {count} things, {line}, but returned {found}.", **wanted, found=len(result))
        return Trouble(f"{len(result)} things", text)
    text = say("{name} should return {count} things, {line}, but returned one: {kind}.", **wanted, kind=kind_of(result))
    return Trouble("one thing", text)


def array_of(value: Any, what: str) -> Array | Trouble:
    """A value as a float64 array of whatever shape, with finite entries, or what is wrong with it."""
    if isinstance(value, Trouble):
        return value
    if not isinstance(value, (int, float, np.generic, np.ndarray)) or isinstance(value, bool):
        status: Status = "missing" if value is None else "failed"
        return Trouble(
            kind_of(value),
            say("{what} should be a NumPy array, but is {kind}.", what=what, kind=kind_of(value)),
            status,
        )
    array = np.asarray(value)
    if array.dtype.kind not in "fiu":
        return Trouble(
            f"dtype {array.dtype.kind}",
            say("{what} should hold real numbers, but its dtype is {dtype}.", what=what, dtype=array.dtype),
        )
    plain: Array = array.astype(np.float64)
    return plain if np.all(np.isfinite(plain)) else not_finite(what)


def item(result: Any, index: int, names: Sequence[str], function: str) -> Array | Trouble:
    """One of the arrays that a function returned."""
    found = things(result, names, function)
    return found if isinstance(found, Trouble) else array_of(found[index], f"{function}: {names[index]}")
