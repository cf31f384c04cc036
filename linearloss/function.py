"""What may be asked of a student's function, and how it is asked of one in this very process."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import numpy as np

from .instructions import Counted, counted


@dataclass(frozen=True)
class OnceOnly:
    """Values that a function is given as an iterator: a loop can go through them once, and nothing else is possible."""

    values: tuple[Any, ...]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values)


class Function(Protocol):
    """A function under observation. Every call works on copies of its arguments."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """The result of a call; `options` are numbers, given by name."""

    def method(self, owner: Any, name: str) -> Function:
        """A method of an object that this one has made, to be asked in the same way."""

    def attribute(self, owner: Any, name: str) -> Any:
        """An attribute of an object that this one has made; None if it has none of that name."""

    def assign(self, owner: Any, name: str, value: Any) -> None:
        """Set an attribute of such an object."""

    def call_and_arguments(self, *args: Any) -> tuple[Any, list[Any]]:
        """The result of a call, and what it has left its arguments as."""

    def results_kept(self, *calls: tuple[Any, ...]) -> list[Any]:
        """The results of several calls as they are after the last, when all arguments have been overwritten."""

    def counted(self, *args: Any) -> Counted:
        """A call, and how many Python instructions of the function's own it takes."""


@dataclass(frozen=True)
class Alike:
    """Which functions of a check's own, handed to the function under observation, answer alike: their attribute `alike`.

    Attributes:
        content: equal for those that give the same answers to the same questions.
        in_order: whether the questions before must have been the same, too.
    """

    content: Hashable
    in_order: bool = False


def content(*values: Any) -> Hashable:
    """Numbers, arrays and what can be hashed itself, for `Alike`."""
    return tuple(
        (value.dtype.str, value.shape, value.tobytes()) if isinstance(value, np.ndarray) else value for value in values
    )


class LocalFunction:
    """A function of this process: the student's in a notebook, or a program of the course's own in the judge."""

    def __init__(self, function: Callable[..., Any]):
        self.function = function

    def __call__(self, *args: Any, **options: Any) -> Any:
        return _copy(_quietly(partial(self.function, **options), _copies(args)))

    def method(self, owner: Any, name: str) -> Function:
        return LocalFunction(getattr(owner, name))

    def attribute(self, owner: Any, name: str) -> Any:
        return getattr(owner, name, None)

    def assign(self, owner: Any, name: str, value: Any) -> None:
        setattr(owner, name, value)

    def call_and_arguments(self, *args: Any) -> tuple[Any, list[Any]]:
        copies = _copies(args)
        return _copy(_quietly(self.function, copies)), copies

    def results_kept(self, *calls: tuple[Any, ...]) -> list[Any]:
        copies = [_copies(args) for args in calls]
        results = [_quietly(self.function, args) for args in copies]
        for value in (value for args in copies for value in args):
            if isinstance(value, np.ndarray):
                value.fill(0)
        return [_copy(result) for result in results]

    def counted(self, *args: Any) -> Counted:
        count: Counted = _quietly(lambda *copies: counted(self.function, *copies), _copies(args))
        return count


def _copies(args: tuple[Any, ...]) -> list[Any]:
    return [_copy(value) for value in args]


def _copy(value: Any) -> Any:
    """Arrays, also in tuples and lists: what a function writes into them later is not what it returned."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if type(value) in (list, tuple):
        return type(value)(map(_copy, value))
    if isinstance(value, OnceOnly):
        return iter(_copies(value.values))
    return value


def _quietly(function: Callable[..., Any], args: list[Any]) -> Any:
    """Without what it prints and warns of: a check shows its own words only."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return function(*args)
