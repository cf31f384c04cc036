"""Whether a function loops in Python over its examples, or over its classes: a count, and a second witness.

**The count** of Python instructions decides. It grows with the examples if there is a loop over them, and not at all
otherwise; it is the same on every machine. Each call is given other numbers, so that nothing can be remembered, and
what it returns while it is counted must be right, so that work which is left out does not look like work done well.

**The second witness** is there against a worker that forges its own count: the CPU time that the kernel counts, on many
examples. Its limit is five times what the slowest honest style takes (all of it in long double, which the judge does
beside it for comparison), so no clock decides about honest code, on however busy a machine.

What remains possible: a submission that forges the count (it must change the counting functions in its own process, for
threads, processes and other tracing are noticed) and that loops with no more than a few microseconds for each example,
over lists; or a loop over the rows of an array that is left to C code, with neither an instruction nor more than one
object for each (`sum(map(max, S))`), as far as a loss can be written so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed
from autograder.tracing import Counted, counted

from .honest_time import slowest_honest_seconds
from .problems import generator
from .status import WorkerFailure

MANY = 50_000
FACTOR = 5.0
HUGE_TABLE = "A table of examples by examples, or by examples, features and classes, needs that much: do without it."
_SEED = 4001


def require_vectorised(
    function: Callable[..., Any],
    name: str,
    small: tuple[Any, ...],
    large: tuple[Any, ...],
    extra: int,
    *,
    right: Callable[..., bool] | None = None,
    over: str = "examples",
) -> None:
    """Refuse a function whose number of Python instructions grows with the number of examples.

    Args:
        small, large: arguments of two calls that differ only in the number of examples. The function gets others
            like them, in sizes a little different.
        extra: how many more instructions are a loop. One over the examples costs at least a few instructions for each;
            vectorised code costs the same for both.
        right: (result, *arguments) -> whether the function did its work. Given for a function that is right
            on other examples: one that skips its work where it is measured must not pass as fast, and one
            that needs too much memory there fails. A function that is wrong anyway is not failed for memory.
        over: what there is more of in the large call, in words.

    Raises:
        CheckFailed: with the diagnosis `python-loop` if it is one.
        WorkerFailure: the function does not survive many examples.
    """
    if not callable(function):
        raise CheckFailed(f"{name} should be a function, but it is {type(function).__name__}.", layer="missing")
    look = _Look(function, small, large)
    if look.further_instructions(partial(_refuse_wrong, name, right, over)) >= extra:
        raise CheckFailed(
            f"{name} loops over the {over} in Python: it does more Python steps when there are more {over}. "
            f"Let NumPy work on all {over} at once (a comprehension, np.vectorize and np.apply_along_axis are loops too).",
            diagnoses=["python-loop"],
        )
    if look.escaped:
        raise CheckFailed(f"{name} {look.escaped} where its steps are counted: what NumPy can do needs nothing of it.")
    if hasattr(function, "timed") and look.axis == 0:  # called directly, in a notebook: nobody to hide from
        _refuse_loop_that_hides(look, name, right)


def loops_over_examples(
    function: Callable[..., Any], small: tuple[Any, ...], large: tuple[Any, ...], extra: int
) -> str:
    """For an examination: "a loop" or "no loop" (also if there is nothing to count); arguments as above."""
    try:
        return "a loop" if further_instructions(function, small, large) >= extra else "no loop"
    except Exception:
        return "no loop"  # the error shows elsewhere


def further_instructions(function: Callable[..., Any], small: tuple[Any, ...], large: tuple[Any, ...]) -> int:
    """How many more Python instructions a call takes with arguments like `large` than with some like `small`."""
    return _Look(function, small, large).further_instructions()


@dataclass
class _Look:
    """A function, and arguments for it: other ones at each call, as many examples as are wanted."""

    function: Callable[..., Any]
    small: tuple[Any, ...]
    large: tuple[Any, ...]
    escaped: str = ""

    def __post_init__(self) -> None:
        self.numbers = generator(_SEED)
        pairs = [pair for pair in zip(self.small, self.large, strict=True) if np.shape(pair[0]) != np.shape(pair[1])]
        one, other = (np.shape(value) for value in pairs[0])
        self.axis = next(axis for axis, (few, many) in enumerate(zip(one, other, strict=True)) if few != many)
        self.sizes = one[self.axis], other[self.axis]

    def arguments(self, size: int) -> tuple[Any, ...]:
        """Arguments like those of the two calls, where as many as `size` entries lie along what grows."""
        alike = self.small if size < self.sizes[1] else self.large  # labels fit the number of classes
        return tuple(_other(self.numbers, *three, size) for three in zip(self.small, self.large, alike, strict=True))

    def further_instructions(self, check: Callable[..., None] = lambda *_: None) -> int:
        """How many more instructions the large call takes; `check` is given each result and its arguments."""
        few, many = (self._instructions(size, check) for size in self.sizes)
        return many - few

    def _instructions(self, size: int, check: Callable[..., None]) -> int:
        """Of two counts the smaller: a first call may import something or show a warning."""
        counts = [self._count(size + int(self.numbers.integers(3)), check) for _ in range(2)]
        # A thread of another cell's, a progress bar's clock, may wake up once; what is done in every call is meant.
        whole = [count for count in counts if not count.escaped]
        if not whole:
            self.escaped = counts[0].escaped
        return min(count.instructions for count in whole or counts)

    def _count(self, size: int, check: Callable[..., None]) -> Counted:
        counter = getattr(self.function, "counted", None) or partial(counted, self.function)
        given = self.arguments(size)
        count: Counted = counter(*(np.array(a) if isinstance(a, np.ndarray) else a for a in given))
        check(count.result, *given)
        return count


def _other(numbers: np.random.Generator, few: Any, many: Any, alike: Any, size: int) -> Any:
    """Another argument of the same kind: floats of about the same size and the same signs, no two rows alike."""
    if not isinstance(alike, np.ndarray):
        return alike
    grows = [axis for axis in range(alike.ndim) if few.shape[axis] != many.shape[axis]]
    for axis in grows:
        alike = np.take(alike, numbers.integers(alike.shape[axis], size=size), axis=axis)
    if alike.dtype.kind != "f":
        return alike if grows else numbers.permutation(alike)
    scale = float(np.std(alike)) or 1.0
    varied = alike * numbers.uniform(0.9, 1.1, size=alike.shape) + 1e-3 * scale * numbers.normal(size=alike.shape)
    return varied.astype(alike.dtype)


def _refuse_wrong(name: str, right: Callable[..., bool] | None, over: str, result: Any, *given: Any) -> None:
    if right is not None and not right(result, *given):
        raise CheckFailed(f"{name} is right elsewhere, and wrong where its steps are counted over many {over}.")


def _refuse_loop_that_hides(look: _Look, name: str, right: Callable[..., bool] | None) -> None:
    """The smallest of three times counts, unless one is far beyond the limit."""
    for _ in range(3):
        given = look.arguments(MANY)
        try:
            taken, result = look.function.timed(*given)  # type: ignore[attr-defined]
        except WorkerFailure as failure:
            if failure.status == "timeout":
                _refuse_square(look, name)
            if failure.status != "out_of_memory":
                raise
            if right is None:
                return  # P[:, y] makes a table of N x N by mistake: that mistake has its price in another part
            raise WorkerFailure(failure.status, f"On {MANY} examples: {failure} {HUGE_TABLE}") from None
        if right is not None and not right(result, *given):
            raise CheckFailed(f"{name} is right on a few examples, and wrong on {MANY}.")
        if taken is None or taken < FACTOR * slowest_honest_seconds(given):
            return
        limit = FACTOR * slowest_honest_seconds(given, anew=True)
        if taken < limit:
            return
        if taken > 4 * limit:
            break
    _refuse_square(look, name)
    raise CheckFailed(
        f"{name} takes as long on {MANY} examples as a loop over them in Python. Let NumPy work on all rows at once.",
        diagnoses=["python-loop"],
    )


def _refuse_square(look: _Look, name: str) -> None:
    """Tells work that grows with the square of the examples from a loop: twice as many take four times as long."""
    quarter, whole = (min(_cpu_seconds(look, MANY // part) for _ in range(2)) for part in (16, 4))
    if whole > 8 * quarter:
        raise CheckFailed(
            f"{name} makes a table of examples by examples, or does as much work: four times as many examples take "
            "sixteen times as long. No loop does that, but an index or a product that meets every pair of examples does."
        )


def _cpu_seconds(look: _Look, size: int) -> float:
    taken, _ = look.function.timed(*look.arguments(size))  # type: ignore[attr-defined]
    return float(taken or 0.0)
