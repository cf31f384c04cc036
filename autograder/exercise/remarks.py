"""What there is to tell of a function beside what is wrong with it: a remark, a hint where something has no name, an argument that is not used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from inspect import Parameter, isfunction, signature
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.grading.parts import PartResult
from linearloss.exercise import Asked
from linearloss.function import Function
from linearloss.outcome import Trouble
from linearloss.sentences import say

if TYPE_CHECKING:
    from .grading import GradedTask

# Calls in which another value of an argument must change nothing, and cases that are looked through for them.
ENOUGH_CALLS, MOST_CALLS, MOST_CASES = 2, 12, 24


def with_remarks(
    parts: Sequence[PartResult], task: GradedTask, function: Function, as_it_is: Function | None = None
) -> tuple[PartResult, ...]:
    """The results of the parts, with what else there is to tell of the function, whatever it costs.

    Args:
        as_it_is: the function itself, if it is asked in another way.
    """
    still_open = [part.name for part in parts if part.points < part.max_points and _is_open(part)]
    remarks = task.exercise.remarked(function, still_open)
    if still_open and all(part.status in ("passed", "failed", "missing") for part in parts):
        remarks.setdefault(still_open[0], []).extend(_unused(task, as_it_is or function))
    return tuple(replace(part, facts=(*part.facts, *remarks.get(part.name, ()))) for part in parts)


def _is_open(part: PartResult) -> bool:
    return not part.explained or part.status == "missing"


def _unused(task: GradedTask, function: Function) -> Iterator[str]:
    """Of which arguments another value changes nothing in what comes back, though it should."""
    reference = task.task.reference
    if not isfunction(reference) or not task.arguments or task.exercise.arguments:
        return
    parameters = list(signature(reference).parameters.values())
    cases = [args for case in task.exercise.cases[:MOST_CASES] if (args := case.make())]
    calls = [args for case in cases for args in _with_other_strengths(case)]
    defaults = [one.default for one in parameters]
    calls = [(*args, *defaults[len(args) :]) for args in calls]
    if any(one is Parameter.empty or callable(one) for args in calls for one in args):
        return
    asked = Asked(function, task.exercise.function)
    for at, parameter in enumerate(parameters):
        pairs = list(islice(_changed(reference, calls, at), MOST_CALLS))
        if len(pairs) >= ENOUGH_CALLS and all(_returns_the_same(asked, *pair) for pair in pairs):
            yield say("In all cases tried, what it returns stays the same when {name} changes.", name=parameter.name)


def _with_other_strengths(args: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """A call, and the same with 0.5 in place of 0.0: what a strength multiplies, such as a penalty, is seen then only."""
    yield args
    if any(isinstance(one, float) and one == 0 for one in args):
        yield tuple(0.5 if isinstance(one, float) and one == 0 else one for one in args)


def _changed(
    reference: Any, calls: Sequence[tuple[Any, ...]], at: int
) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Calls, and the same with another value of one argument, which changes the right result."""
    for args in calls:
        for value in _others(args[at], [call[at] for call in calls]):
            other = (*args[:at], value, *args[at + 1 :])
            one, two = _result(reference, args), _result(reference, other)
            if one is not None and two is not None and not _equal(one, two, np.allclose):
                yield args, other
                break


def _others(value: Any, found: Sequence[Any]) -> Iterator[Any]:
    """Other values of its kind."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, np.ndarray):
        yield (
            255 - value
            if value.dtype == np.uint8
            else value[::-1].copy()
            if value.dtype.kind in "iu"
            else value[::-1] * 1.25
        )
    elif isinstance(value, (int, float, str)):
        yield from (one for one in found if type(one) is type(value) and one != value)
        if isinstance(value, float):
            yield value * 0.75


def _result(reference: Any, args: tuple[Any, ...]) -> Any:
    copies = [one.copy() if isinstance(one, np.ndarray) else one for one in args]
    try:
        with np.errstate(all="ignore"):
            return reference(*copies)
    except Exception:  # as it should, of such arguments
        return None


def _returns_the_same(asked: Asked, one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    first, second = asked.call(*one), asked.call(*other)
    if first is None or isinstance(first, Trouble) or isinstance(second, Trouble):
        return False
    return _equal(first, second)


def _equal(one: Any, other: Any, same: Callable[[Any, Any], bool] = np.array_equal) -> bool:
    if isinstance(one, (tuple, list)) and isinstance(other, (tuple, list)):
        return len(one) == len(other) and all(_equal(*pair, same) for pair in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_equal(one[key], other[key], same) for key in one)
    try:
        return same(one, other)
    except Exception:  # anything else that came back
        return False
