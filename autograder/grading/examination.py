"""What a hidden test lets the judge look at more closely when an answer is wrong.

An examination calls the student's function on problems made to tell mistakes apart and notes what
comes back, as an *observation*: for each *facet* of the answer (the data loss, the regulariser's
gradient, what happens to scores near 10000) the *outcome* of each case. A facet is a part of the test
("loss"), or a detail of one ("regulariser: gradient"). Facets should be independent of each other:
then each can be traced to its own mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Outcome = np.ndarray | str
Facet = dict[str, Outcome]
Observation = dict[str, Facet]

STYLE = "vectorised"
# What NumPy says when arrays do not fit together, and what an outcome says then.
SHAPE_WORDS = ("shape", "broadcast", "aligned", "dimension", "core dim")
ABOUT_SHAPES = " about shapes"
NOT_FINITE = "not finite"
# Where a case asks whether a result changes, and there is none to begin with.
NOTHING_TO_COMPARE = "nothing to compare with"


@dataclass(frozen=True)
class Examination:
    """How to look at one student's function.

    Attributes:
        function: the student's, or a stand-in for it.
        functions: names under which the catalogue holds mistakes in the same task, the function's own
            name first: that solution shows what is right.
        observe: calls a function and says what it saw; never raises `CheckFailed`.
        further: code of a mistake -> what it makes of the observation of a function that has another one
            beside it, where the two meet in one facet: "loss-not-averaged" multiplies every loss by N.
        style: how an answer is computed, if that is judged ("a loop"): the facet `vectorised`. It costs more
            than a call, and is not asked of mistakes that are known for something else.
        rules: code of a mistake with many faces (a size written as a number: which one?) -> the facets that
            it explains, given what was observed and what is right. Asked where nothing else fits.
    """

    function: Any
    functions: tuple[str, ...]
    observe: Callable[[Any], Observation]
    further: Mapping[str, Callable[[Observation], Observation]] = field(default_factory=dict)
    rules: Mapping[str, Callable[[Observation, Observation], tuple[str, ...]]] = field(default_factory=dict)
    style: Callable[[Any], Outcome] | None = None

    def everything(self, function: Any) -> Observation:
        """What a function shows, its style included."""
        seen = self.observe(function)
        return seen if self.style is None else {**seen, STYLE: {"": self.style(function)}}


def outcome_of(value: Any) -> Outcome:
    """A returned value as an outcome: a float64 array if it is numbers, else what it is, in words."""
    if isinstance(value, (bool, int, float, np.generic, np.ndarray)):
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            return f"dtype {array.dtype.kind}"
        array = array.astype(np.float64)
        return array if np.all(np.isfinite(array)) else NOT_FINITE
    if isinstance(value, (list, tuple)):
        return f"{type(value).__name__} of {len(value)}"
    return "None" if value is None else str(getattr(value, "type_name", type(value).__name__))


def attempt(function: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[Any, str]:
    """The result of a call on copies of its arguments, and an empty text; or None and the error's name."""
    copies = [np.array(a) if isinstance(a, np.ndarray) else a for a in args]
    try:
        return function(*copies, **kwargs), ""
    except Exception as error:
        return None, raised(error)


def raised(error: Exception) -> str:
    """An error as an outcome: its name, and whether it is about the shapes of arrays."""
    name = getattr(error, "type_name", type(error).__name__)
    about_shapes = name == "ValueError" and any(word in str(error) for word in SHAPE_WORDS)
    return f"raises {name}{ABOUT_SHAPES if about_shapes else ''}"


def outcome_of_call(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Outcome:
    """The outcome of a function that returns one thing."""
    result, error = attempt(function, *args, **kwargs)
    return error or outcome_of(result)


def outcomes_of_call(function: Callable[..., Any], count: int, *args: Any, **kwargs: Any) -> tuple[Outcome, ...]:
    """The outcomes of a function that returns `count` things, as a tuple or a list."""
    result, error = attempt(function, *args, **kwargs)
    if not error and isinstance(result, (list, tuple)) and len(result) == count:
        return tuple(map(outcome_of, result))
    whole = error or outcome_of(result)
    return (whole if isinstance(whole, str) else f"one thing in place of {count}",) * count
