"""Runs code of the course's own in the judge, behind the same kind of stand-in as a student's code."""

from __future__ import annotations

import contextlib
import io
import warnings
from typing import Any

import numpy as np
from nbformat import NotebookNode

from autograder.channel.codec import OnceOnly
from autograder.grading.student_error import StudentError, StudentNotImplemented
from autograder.notebook.official import roles
from linearloss.instructions import Counted, counted

_PLAIN = (np.ndarray, np.generic, int, float, complex, str, bytes, type(None), type(Ellipsis))


class LocalObject:
    """A function or object of trusted code, called as the judge calls a student's: by value.

    Arguments and results are copied, so that code which changes its arguments in place cannot spoil
    the caller's problem; an exception becomes a `StudentError`.
    """

    __slots__ = ("_target",)

    def __init__(self, target: Any):
        object.__setattr__(self, "_target", target)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return _guarded(lambda: self._target(*map(_sent, args), **{key: _sent(value) for key, value in kwargs.items()}))

    def call_and_arguments(self, *args: Any) -> tuple[Any, list[Any]]:
        """The result of a call, and what its arguments are after it."""
        copies = [_sent(value) for value in args]
        return _guarded(lambda: self._target(*copies)), copies

    def results_kept(self, *calls: tuple[Any, ...]) -> list[Any]:
        """The results of several calls as they are after the last, when all arguments have been overwritten."""
        copies = [[_sent(value) for value in args] for args in calls]

        def call_and_overwrite() -> list[Any]:
            results = [self._target(*args) for args in copies]
            for value in (value for args in copies for value in args):
                if isinstance(value, np.ndarray):
                    value.fill(0)
            return results

        return _guarded(call_and_overwrite)

    def counted(self, *args: Any, **kwargs: Any) -> Counted:
        """The result of a call, and how many Python instructions it executes, without those of this stand-in."""
        sent, named = [_sent(value) for value in args], {key: _sent(value) for key, value in kwargs.items()}

        def count() -> tuple[Any, int, str]:
            done = counted(self._target, *sent, **named)
            return done.result, done.instructions, done.escaped

        return Counted(*_guarded(count))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in ("timed", "type_name"):
            raise AttributeError(name)
        return _guarded(lambda: getattr(self._target, name))

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._target, name, _sent(value))


def stand_in(value: Any) -> Any:
    """A value as it is, anything else behind a `LocalObject`."""
    if isinstance(value, np.ndarray):
        return np.array(value, copy=True, subok=False)
    if isinstance(value, _PLAIN):
        return value
    for kind in (list, tuple):  # a namedtuple is a tuple
        if isinstance(value, kind):
            return kind(map(stand_in, value))
    if isinstance(value, dict):
        return {key: stand_in(item) for key, item in value.items()}
    return LocalObject(value)


def _sent(value: Any) -> Any:
    if isinstance(value, LocalObject):
        return value._target
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, OnceOnly):
        return iter([_sent(item) for item in value.values])
    if isinstance(value, (list, tuple)):
        return type(value)(map(_sent, value))
    if isinstance(value, dict):
        return {key: _sent(item) for key, item in value.items()}
    return value


def _guarded(action: Any) -> Any:
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return stand_in(action())
    except NotImplementedError as error:
        raise StudentNotImplemented(type(error).__name__, str(error), None) from error
    except Exception as error:
        raise StudentError(type(error).__name__, str(error), None) from error


def solved_names(official: NotebookNode) -> dict[str, Any]:
    """What the set-up and solution cells of an official notebook define, run here."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in official.cells:
        role = roles(cell)
        if role.is_setup or (role.is_solution and cell.cell_type == "code"):
            run(cell.source, names)
    return names


def run(source: str, names: dict[str, Any]) -> None:
    """Execute trusted code in a namespace, without its output."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(source, "<cell>", "exec"), names)
