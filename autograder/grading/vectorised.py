"""Decides whether a function loops over the examples in Python."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from autograder.checks import CheckFailed
from autograder.tracing import count_instructions


def require_vectorised(
    function: Callable[..., Any], name: str, small: tuple[Any, ...], large: tuple[Any, ...], extra_examples: int
) -> None:
    """Refuse a function whose number of Python instructions grows with the number of examples.

    Args:
        small, large: arguments of two calls that differ only in the number of examples.
        extra_examples: how many more the large call has. A loop over the examples costs at least
            a few instructions for each; vectorised code costs the same for both.

    Raises:
        CheckFailed: with the diagnosis `python-loop`.
    """
    if not callable(function):
        raise CheckFailed(f"{name} should be a function, but it is {type(function).__name__}.", layer="missing")
    counter = getattr(function, "count_instructions", None) or partial(count_instructions, function)
    # A first call may import something or show a warning: of two counts the smaller is the code's own.
    few, many = (min(counter(*arguments), counter(*arguments)) for arguments in (small, large))
    if many - few >= extra_examples:
        raise CheckFailed(
            f"{name} loops over the examples in Python: it does more Python steps when there are more examples. "
            "Let NumPy work on all rows at once (a comprehension, np.vectorize and np.apply_along_axis are loops too).",
            diagnoses=["python-loop"],
        )
