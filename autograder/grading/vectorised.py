"""Decides whether a function loops over the examples in Python."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed
from autograder.tracing import count_instructions

from .status import WorkerFailure

MANY = 50_000
HUGE_TABLE = "A table of examples by examples, or by examples, features and classes, needs that much: do without it."


def require_vectorised(
    function: Callable[..., Any],
    name: str,
    small: tuple[Any, ...],
    large: tuple[Any, ...],
    extra_examples: int,
    *,
    right: Callable[..., bool] | None = None,
    over: str = "examples",
) -> None:
    """Refuse a function whose number of Python instructions grows with the number of examples.

    Args:
        small, large: arguments of two calls that differ only in the number of examples.
        extra_examples: how many more the large call has. A loop over the examples costs at least
            a few instructions for each; vectorised code costs the same for both.
        right: (result, *arguments) -> whether the function did its work. Given for a function that is right
            on other examples: one that skips its work where it is measured must not pass as fast, and one
            that needs too much memory there fails. A function that is wrong anyway is not failed for memory.
        over: what there is more of in the large call, in words.

    Raises:
        CheckFailed: with the diagnosis `python-loop`.
        WorkerFailure: the function does not survive many examples.
    """
    if not callable(function):
        raise CheckFailed(f"{name} should be a function, but it is {type(function).__name__}.", layer="missing")
    if _further_instructions(function, small, large) >= extra_examples:
        raise CheckFailed(
            f"{name} loops over the {over} in Python: it does more Python steps when there are more {over}. "
            f"Let NumPy work on all {over} at once (a comprehension, np.vectorize and np.apply_along_axis are loops too).",
            diagnoses=["python-loop"],
        )
    _refuse_loop_that_hides(function, name, small, large, right)


def loops_over_examples(
    function: Callable[..., Any], small: tuple[Any, ...], large: tuple[Any, ...], extra_examples: int
) -> str:
    """For an examination: "a loop" or "no loop" (also if there is nothing to count); arguments as above."""
    try:
        return "a loop" if _further_instructions(function, small, large) >= extra_examples else "no loop"
    except Exception:
        return "no loop"  # the error shows elsewhere


def _further_instructions(function: Callable[..., Any], small: tuple[Any, ...], large: tuple[Any, ...]) -> int:
    """How many more instructions the large call takes than the small one."""
    counter = getattr(function, "count_instructions", None) or partial(count_instructions, function)
    # A first call may import something or show a warning: of two counts the smaller is the code's own.
    few, many = (min(counter(*arguments), counter(*arguments)) for arguments in (small, large))
    return int(many - few)


def _refuse_loop_that_hides(
    function: Callable[..., Any],
    name: str,
    small: tuple[Any, ...],
    large: tuple[Any, ...],
    right: Callable[..., bool] | None,
) -> None:
    """The count comes from the student's own process; this one from the kernel.

    On many examples a Python loop takes more CPU time than a plain Python loop of the judge's over as
    many, and vectorised code a fraction of it. The smallest of three tries counts, so that a busy
    machine cannot fail honest code.
    """
    measure = getattr(function, "timed", None)
    if measure is None:
        return  # called directly, in a notebook: nobody to hide from
    many = tuple(_repeated(one, other) for one, other in zip(small, large, strict=True))
    limit = _loop_cpu_seconds()
    for _ in range(3):
        try:
            taken, result = measure(*many)
        except WorkerFailure as failure:
            if failure.status != "out_of_memory":
                raise
            if right is None:
                return  # P[:, y] makes a table of N x N by mistake: that mistake has its price in another part
            raise WorkerFailure(failure.status, f"On {MANY} examples: {failure} {HUGE_TABLE}") from None
        if right is not None and not right(result, *many):
            raise CheckFailed(f"{name} is right on a few examples, and wrong on {MANY}.")
        if taken is None or taken < limit:
            return
    raise CheckFailed(
        f"{name} takes as long on {MANY} examples as a loop over them in Python. Let NumPy work on all rows at once.",
        diagnoses=["python-loop"],
    )


def _repeated(small: Any, large: Any) -> Any:
    """`large` repeated to `MANY` rows if it is an argument that has a row for each example."""
    if not isinstance(large, np.ndarray) or np.shape(small)[:1] == np.shape(large)[:1]:
        return large
    times = -(-MANY // len(large))
    return np.concatenate([large] * times)[:MANY]


@lru_cache(maxsize=1)
def _loop_cpu_seconds() -> float:
    """CPU time that separates the two: eight lean Python loops over `MANY` rows of four numbers.

    Measured on 50,000 rows of 5 features and 4 classes: this limit 44 ms; thirty vectorised losses in many
    styles 2 to 20 ms, and 41 ms in long double; the leanest loops that we could write, over lists, 60 to 100 ms.
    """
    rows = [[1.0, 2.0, 3.0, 4.0]] * MANY
    best = float("inf")
    for _ in range(3):
        start, total = time.process_time(), 0.0
        for row in rows:
            for value in row:
                if value > 2.5:
                    total += value - 2.5
        best = min(best, time.process_time() - start)
    return 8 * best
