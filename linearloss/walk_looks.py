"""Looks at a function that walks downhill: from where, how each step goes, which W it returns, what it notes on the way.

Each facet is told in terms of the walk that was seen, so that a step in the wrong direction does not change what is seen of the
history.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Literal

import numpy as np

from .exercise import MARKS, PLACES, VALUES, Arguments, Asked, Case, Numbers
from .history_forms import history_entries, is_column, no_list
from .outcome import Array, Outcome, Trouble, numbers, same
from .sentences import say
from .steps import told
from .walks import Valley, Walk, walk

Detail = Literal["begin", "steps", "returned", "history"]
HISTORY_FIRST = "the history first"
STOPPED = "fewer, as the walk ends before its last step"


@dataclass(frozen=True)
class ResultsInOrder:
    """Whether W comes first; all other looks take the two as if they came in the right order."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        return HISTORY_FIRST if walk(asked, case).turned else "W first"


@dataclass(frozen=True)
class OfTheWalk:
    """Where a walk begins, its steps in units of -learning_rate * dW, the step after which the W returned was met, or the history:
    for each entry the step before which this loss was met, and the entry itself if it was not.
    """

    detail: Detail

    @property
    def numbers_are(self) -> Numbers:
        """Of where it begins and of its steps the numbers are those of W."""
        return MARKS if self.detail == "returned" else PLACES if self.detail == "history" else VALUES

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        _, _, start, rate, steps = case.make()
        seen = walk(asked, case)
        if seen.trouble is not None:
            return seen.trouble
        if self.detail == "history":
            return _noted(seen, steps)
        end = numbers(seen.W, np.shape(start), f"{asked.name}: W")
        if isinstance(end, Trouble):
            return end
        places = seen.valley.walk(steps)
        if self.detail == "begin":
            return places[0]
        met = [k for k, other in enumerate(places) if same(other, end, 1e-9)]
        if (
            met
            and self.detail == "returned"
            and (_goes_round(places, end, seen.valley) or _goes_elsewhere(places, seen.valley))
        ):
            met = [steps]
        if not met:
            places.append(end)
        if self.detail == "returned":
            return np.array(float((steps if steps in met else met[0]) if met else len(places) - 1))
        places = places[: steps + 1]
        return told(places, [seen.valley.slope(W) for W in places[:-1]], rate, (1 / rate,))


def _goes_round(places: list[Array], end: Array, valley: Valley) -> bool:
    """Whether a walk comes back to where it was: then the W after the last step may be an earlier one, too."""
    if len({place.tobytes() for place in places}) < len(places):
        return True
    step, slope = np.ravel(end - places[-1]), np.ravel(valley.slope(places[-1]))
    along = float(step @ slope) / max(float(slope @ slope), 1e-300) * slope
    return step.size > 1 and bool(step.any()) and same(step, along, 1e-9)


def _goes_elsewhere(places: list[Array], valley: Valley) -> bool:
    """Whether a step is none along its gradient, as where weights are kept within limits: then the last one may lead back to an earlier W."""
    steps = ((np.ravel(later - one), np.ravel(valley.slope(one))) for one, later in pairwise(places))
    return any(
        abs(float(step @ slope)) < (1 - 1e-6) * float(np.linalg.norm(step) * np.linalg.norm(slope))
        for step, slope in steps
    )


def _noted(seen: Walk, steps: int) -> Outcome:
    axes = seen.valley.scale.ndim
    entries = history_entries(np.ravel(seen.history) if is_column(seen.history, axes) else seen.history, axes)
    if isinstance(entries, Trouble):
        return entries
    heights = [seen.valley.height(W) for W in seen.valley.walk(steps)]
    places = [[k for k, height in enumerate(heights) if same(np.array(entry), np.array(height))] for entry in entries]
    if places and len(entries) > len(seen.valley.asked) and not places[0] and places[-1]:
        return "losses of earlier calls before those of this one"
    return np.array([float(k if k in found else found[0]) if found else entries[k] for k, found in enumerate(places)])


@dataclass(frozen=True)
class LossesNoted:
    """How many losses a history holds; of more than one in excess, just that, and of a walk that was broken off, that."""

    numbers_are: ClassVar = "a count"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        seen, steps = walk(asked, case), case.make()[-1]
        if seen.trouble is not None:
            return seen.trouble
        if not isinstance(seen.history, (list, tuple, np.ndarray)):
            return Trouble("no list", say("The history should be a list with one loss for each step."))
        if is_column(seen.history, seen.valley.scale.ndim):
            return no_list("2 axes", say("an array with {axes} axes", axes=2))
        history = np.atleast_1d(seen.history) if isinstance(seen.history, np.ndarray) else seen.history
        count = len(history)
        if count < steps - 1 and len(seen.valley.asked) < steps - 1:
            return STOPPED
        if count <= steps + 1:
            return np.array(float(count))
        return "more than one loss a step" if count > len(seen.valley.asked) else "more than num_iters losses"


@dataclass(frozen=True)
class SteepWalk:
    """The first step where gradients are large, over the first step elsewhere: a step is as long as its gradient everywhere.

    Attributes:
        elsewhere: scale, centre, start, learning rate and steps of the walk that it is compared with.
    """

    numbers_are: ClassVar = "marks"

    elsewhere: Arguments

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        ratios = []
        for one in (case, Case("an ordinary step", lambda: self.elsewhere)):
            scale, centre, start, rate, _ = one.make()
            seen = walk(asked, one)
            end = seen.trouble or numbers(seen.W, np.shape(start), f"{asked.name}: W")
            if isinstance(end, Trouble):
                return end
            if one is case and same(end, Valley(scale, centre).end(start, rate, 1), 1e-6):
                return np.ones_like(end)  # what is off is the ordinary step
            ratios.append((end - start) / (-rate * Valley(scale, centre).slope(start)))
        steep, ordinary = ratios
        return np.asarray(steep / ordinary) if np.all(ordinary) else np.ones_like(steep)


@dataclass(frozen=True)
class NoStep:
    """What comes back for W when no step is asked for."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        start = case.make()[2]
        seen = walk(asked, case)
        end = seen.trouble or numbers(seen.W, np.shape(start), say("{name} with num_iters = 0: W", name=asked.name))
        return end if isinstance(end, Trouble) else "W as it was" if same(end, start) else "another W"


@dataclass(frozen=True)
class OtherShape:
    """Whether a W of another shape is returned in its shape, and is led to where it should go if matrices are, itself as a row among them.

    Attributes:
        matrices: scale, centre, start, learning rate and steps of the walks of some matrices.
    """

    matrices: tuple[Arguments, ...]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        arrives = []
        *of_entries, length, number = case.make()
        rows = [np.reshape(one, (1, -1)) for one in of_entries]
        walks = [(*rows, length, number), *self.matrices]
        of_matrices = [Case(f"{case.name}, a matrix, {at}", lambda args=args: args) for at, args in enumerate(walks)]  # type: ignore[misc]
        for one in (case, *of_matrices):
            scale, centre, start, rate, steps = one.make()
            seen = walk(asked, one)
            end = seen.trouble or numbers(seen.W, np.shape(start), f"{asked.name}: W")
            if isinstance(end, Trouble):
                if one is case:
                    return end
                return "in the shape of W"
            arrives.append(same(end, Valley(scale, centre).end(start, rate, steps)))
        return "to another place than a matrix" if not arrives[0] and all(arrives[1:]) else "in the shape of W"


@dataclass(frozen=True)
class StartKept:
    """Whether the W that is given stays as it is."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        scale, centre, start, rate, steps = case.make()
        before: Arguments = (Valley(scale, centre), start, rate, steps)
        try:
            after = asked.function.call_and_arguments(*before)[1][1]
        except Exception:
            return "kept"  # the error shows elsewhere
        return "kept" if np.array_equal(after, start) else "changed"
