"""Whether a function returns what would be right for other arguments: for the last row alone, for delta = 1 in place of delta, for -S.

The right function is asked with arguments that were changed in one way. A change is told if it explains every case, those that are
right among them: what is said is true, shows nothing of the answer, and leaves open how the student's code comes to it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from inspect import Parameter, signature
from itertools import combinations, permutations
from typing import Any

import numpy as np

from linearloss.exercise import Arguments, Asked, Case, Exercise
from linearloss.function import LocalFunction
from linearloss.outcome import Outcome, same
from linearloss.sentences import Sentence, say

from .sizes import Sizes, sizes_of

# Of each value among the arguments, and its place: another value in its stead.
Other = Callable[[Any], Any]


@dataclass(frozen=True)
class Change:
    """Some of the arguments, changed alike.

    Attributes:
        says: what is told if it explains all.
        at: the places of the arguments.
        of_rows: whether rows are left out.
        of_all: whether a mean is taken over all rows all the same.
    """

    says: str
    at: tuple[int, ...]
    other: Other
    of_rows: bool = False
    of_all: bool = False

    def __call__(self, args: Arguments) -> Arguments:
        return tuple(self.other(value) if at in self.at else value for at, value in enumerate(args))


@dataclass(frozen=True)
class Instead:
    """The right function of an exercise, asked with other arguments than those of a case.

    Attributes:
        given: what the cases hold, by name, where it is known that they do (`GradedTask.arguments`); "" for what has no name.
    """

    exercise: Exercise
    reference: Any
    given: tuple[str, ...] | None = None

    @cached_property
    def _parameters(self) -> Mapping[str, Parameter]:
        return {} if isinstance(self.reference, type) else signature(self.reference).parameters

    @property
    def arguments(self) -> tuple[str, ...]:
        """What the function's arguments are called; none of a class, of which several functions are asked."""
        return tuple(self._parameters)

    def sizes(self, cases: Sequence[str]) -> Sizes:
        """Of each of these cases the sizes of the arguments."""
        names = self.arguments if self.given is None else self.given
        return {case.name: sizes_of(names, case.make()) for case in self.exercise.cases if case.name in cases}

    def told(self, facet: str, observed: Mapping[str, Outcome], tolerance: float) -> str:
        """A change of the arguments that explains all that a facet shows; empty if there is none.

        Args:
            facet: one of those that look at the same.
            observed: by case.
        """
        cases = [case for case in self.exercise.cases if case.name in observed]
        look = self.exercise.facet(facet).look
        found = [
            change.says
            for change in self._changes([self._filled(case) for case in cases])
            if all(self._shows(look, case, change, observed[case.name], tolerance) for case in cases)
        ]
        return found[0] if found else ""

    def _shows(self, look: Any, case: Case, change: Change, observed: Outcome, tolerance: float) -> bool:
        args, given = self._filled(case), len(case.make())
        try:
            others = change(self._filled(case))
        except ArithmeticError:
            return False
        if change.of_rows and not len(others[change.at[0]]):
            return not isinstance(observed, str) and not np.any(observed)
        # A look may take the arguments of a case apart: then no more than these.
        lengths = (len(others), given) if max(change.at) < given < len(others) else (len(others),)
        tried = [self._seen(self.reference, look, case, others[:length]) for length in lengths]
        share = len(others[change.at[0]]) / len(args[change.at[0]]) if change.of_all else 1.0
        if not change.of_rows:  # a look may have entries of its own for other arguments: then with those of the case
            tried.append(self._seen(self._with(change), look, case, case.make()))
        numbers = [share * outcome for outcome in tried if outcome is not None and not isinstance(outcome, str)]
        return not isinstance(observed, str) and any(same(observed, np.asarray(one), tolerance) for one in numbers)

    def _with(self, change: Change) -> Callable[..., Any]:
        """The right function, which changes whatever arguments it gets."""
        return lambda *args: self.reference(*change(self._with_defaults(args)))

    def _seen(self, function: Callable[..., Any], look: Any, case: Case, args: Arguments) -> Outcome | None:
        """What a function shows with these arguments; None if it, or the look, does not take them."""
        try:
            asked = Asked(LocalFunction(function), self.exercise.function)
            with np.errstate(all="ignore"):
                seen: Outcome = look(asked, Case(case.name, lambda: copy.deepcopy(args)))
        except Exception:
            return None
        return seen

    def _filled(self, case: Case) -> Arguments:
        """The arguments of a case, and the defaults of those that it leaves out."""
        return self._with_defaults(case.make())

    def _with_defaults(self, args: Arguments) -> Arguments:
        defaults = [each.default for each in list(self._parameters.values())[len(args) :]]
        return args if Parameter.empty in defaults else (*args, *defaults)

    def _changes(self, calls: Sequence[Arguments]) -> Iterator[Change]:
        names = self.arguments
        if self.given not in (None, names) or any(len(call) != len(names) for call in calls):
            return
        columns = [[call[at] for call in calls] for at in range(len(names))]
        yield from self._of_rows(columns)
        for at, (name, values) in enumerate(zip(names, columns, strict=True)):
            if all(_is_whole(value) for value in values) and any(np.ndim(value) for value in values):
                yield Change(
                    say("It is what would be right if {name} were always 0.", name=name), (at,), lambda y: y * 0
                )
                says = say("It is what would be right if {name} were smaller by 1.", name=name)
                yield Change(says, (at,), lambda y: y - 1)
            elif all(isinstance(value, np.ndarray) and value.dtype.kind == "f" for value in values):
                yield Change(say("It is what would be right for -{name}.", name=name), (at,), np.negative)
                yield from _zeros(name, at, min(value.ndim for value in values))
        numbers = [at for at, values in enumerate(columns) if all(isinstance(one, (int, float)) for one in values)]
        for at in numbers:
            yield from _of_a_number(names[at], at, self._parameters[names[at]].default)
        for one, other in combinations(numbers, 2):
            yield _Swapped(one, other, names)
        for one, other in permutations(numbers, 2):
            yield from _of_two_numbers(one, other, names)

    def _of_rows(self, columns: Sequence[Sequence[Any]]) -> Iterator[Change]:
        """The first or the last row alone, or left out, of arguments that have equally many of them in every case."""
        lengths: dict[tuple[int, ...], list[int]] = {}
        for at, values in enumerate(columns):
            if all(np.ndim(value) for value in values):
                lengths.setdefault(tuple(map(len, values)), []).append(at)
        for together in (tuple(places) for places in lengths.values() if len(places) > 1):
            names = Sentence(", ".join(self.arguments[at] for at in together))
            for of_all, says, rows in (
                (False, say("It is what the first row of {names} alone would give.", names=names), slice(0, 1)),
                (False, say("It is what the last row of {names} alone would give.", names=names), slice(-1, None)),
                (
                    False,
                    say("It is what would be right without the first row of {names}.", names=names),
                    slice(1, None),
                ),
                (False, say("It is what would be right without the last row of {names}.", names=names), slice(0, -1)),
                (True, say("It is what the first row of {names} alone adds to the mean.", names=names), slice(0, 1)),
                (True, say("It is what the last row of {names} alone adds to the mean.", names=names), slice(-1, None)),
                (True, say("It is the mean without what the first row of {names} adds.", names=names), slice(1, None)),
                (True, say("It is the mean without what the last row of {names} adds.", names=names), slice(0, -1)),
            ):
                yield Change(says, together, _taken(rows), True, of_all)


def _is_whole(value: Any) -> bool:
    return isinstance(value, (int, np.integer)) or (isinstance(value, np.ndarray) and value.dtype.kind in "iu")


def _of_a_number(name: str, at: int, default: Any) -> Iterator[Change]:
    """One number in all cases, or the other sign."""
    for number in dict.fromkeys((0, 1) if default is Parameter.empty else (default, 0)):
        says = say("It is what would be right for {name} = {number:g}.", name=name, number=number)
        yield Change(says, (at,), _always(number))
    yield Change(say("It is what would be right for -{name}.", name=name), (at,), lambda value: -value)
    yield Change(say("It is what would be right for {name}**2.", name=name), (at,), lambda value: value**2)
    yield Change(
        say("It is what would be right for the root of {name}.", name=name), (at,), lambda value: float(np.sqrt(value))
    )


def _zeros(name: str, at: int, axes: int) -> Iterator[Change]:
    """A first or a last row, or column, of zeros: of one matrix, or of each in a pile."""
    lines = [
        (say("It is what would be right if the first row of {name} were zeros.", name=name), np.s_[..., 0, :]),
        (say("It is what would be right if the last row of {name} were zeros.", name=name), np.s_[..., -1, :]),
        (say("It is what would be right if the first column of {name} were zeros.", name=name), np.s_[..., 0]),
        (say("It is what would be right if the last column of {name} were zeros.", name=name), np.s_[..., -1]),
    ]
    for says, where in lines if axes > 1 else []:
        yield Change(says, (at,), _with_zeros(where))


def _taken(rows: slice) -> Other:
    return lambda value: value[rows]


def _always(number: float) -> Other:
    return lambda value: type(value)(number)


def _with_zeros(where: Any) -> Other:
    def other(array: Any) -> Any:
        array = array.copy()
        array[where] = 0.0
        return array

    return other


def _of_two_numbers(one: int, other: int, names: Sequence[str]) -> Iterator[Change]:
    """One number divided by another, or multiplied by it."""
    at = {"one": names[one], "other": names[other]}
    yield _WithTheOther(say("It is what would be right for {one} / {other} in place of {one}.", **at), one, other, -1)
    if one < other:
        yield _WithTheOther(
            say("It is what would be right for {one} * {other} in place of {one}.", **at), one, other, 1
        )


class _WithTheOther(Change):
    """A number times a power of another one."""

    def __init__(self, says: str, one: int, other: int, power: int):
        super().__init__(says, (one, other), lambda value: value)
        object.__setattr__(self, "power", power)

    power: int

    def __call__(self, args: Arguments) -> Arguments:
        one, other = self.at
        changed = list(args)
        changed[one] = args[one] * float(args[other]) ** self.power
        return tuple(changed)


class _Swapped(Change):
    """Two numbers that have changed places."""

    def __init__(self, one: int, other: int, names: Sequence[str]):
        says = say("It is what would be right if {one} and {other} changed places.", one=names[one], other=names[other])
        super().__init__(says, (one, other), lambda value: value)

    def __call__(self, args: Arguments) -> Arguments:
        one, other = self.at
        swapped = list(args)
        swapped[one], swapped[other] = args[other], args[one]
        return tuple(swapped)
