"""Looks at functions that return several arrays: each by itself, of whatever shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .exercise import Asked, Case
from .looks import ByCase, as_shaped_as_the_first, entries_of
from .outcome import Array, Outcome, Status, Trouble, kind_in_words, kind_of, not_finite
from .sentences import joined, say


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
        if any(isinstance(one, tuple) for one in result):  # (images, labels), (images, labels)
            return Trouble("things in tuples", joined(text, say("Of these, some are tuples.")))
        return Trouble(f"{len(result)} things", text)
    text = say(
        "{name} should return {count} things, {line}, but returned one: {kind}.", **wanted, kind=kind_in_words(result)
    )
    return Trouble("one thing", text)


def array_of(value: Any, what: str) -> Array | Trouble:
    """A value as a float64 array of whatever shape, with finite entries, or what is wrong with it."""
    if isinstance(value, Trouble):
        return value
    if not isinstance(value, (int, float, np.generic, np.ndarray)) or isinstance(value, bool):
        status: Status = "missing" if value is None else "failed"
        return Trouble(
            kind_of(value),
            say("{what} should be a NumPy array, but is {kind}.", what=what, kind=kind_in_words(value)),
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


@dataclass(frozen=True)
class OneOf:
    """Entries of one of the things that a function returns together: of the gradient in `return loss, dW`.

    Attributes:
        names: what they are called, in their order: `("loss", "dW")`.
        which: the name of the one that is looked at.
        where: the arguments -> which entries; all of them if None.
        shape: the arguments -> the shape that it should have; () of a number.
        integers: whether an array of an integer dtype is right, too: of what is counted.
    """

    names: tuple[str, ...]
    which: str
    where: ByCase | None = None
    shape: ByCase = as_shaped_as_the_first
    integers: bool = False

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found = things(asked.result(case), self.names, asked.name)
        if isinstance(found, Trouble):
            return found
        value = found[self.names.index(self.which)]
        return entries_of(value, f"{asked.name}: {self.which}", case, self.where, self.shape, self.integers)


def a_number(*args: Any) -> tuple[int, ...]:
    """The shape of a number, such as a loss, for `shape`."""
    return ()
