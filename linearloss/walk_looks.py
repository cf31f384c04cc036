"""Looks at a function that walks downhill: from where, how each step goes, which W it returns, what it notes on the way.

Each facet is told in terms of the walk that was seen, so that a step in the wrong direction does not change what is seen of the
history. The arguments of a case are those of a walk: the valley's scale and centre, the start, the learning rate, the steps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, ClassVar, Literal

import numpy as np

from .exercise import MARKS, PLACES, VALUES, Arguments, Asked, Case, Numbers
from .function import Alike, content
from .history_forms import history_entries, is_column, no_list
from .outcome import Array, Outcome, Trouble, kind_in_words, numbers, same
from .sentences import say
from .steps import told

NEVER_ASKS = Trouble("never asks", say("There is a walk in which the loss function that was given is never called."))
Detail = Literal["begin", "steps", "returned", "history"]
HISTORY_FIRST = "the history first"
STOPPED = "fewer, as the walk ends before its last step"


@dataclass
class Valley:
    """The loss sum(scale * (W - centre)**2), which notes where it is asked."""

    scale: Array
    centre: Array
    asked: list[Array] = field(default_factory=list)

    @property
    def alike(self) -> Alike:
        return Alike((Valley, content(self.scale, self.centre)))

    def __call__(self, W: Any) -> tuple[float, Array]:
        at = np.array(W, dtype=float).reshape(self.scale.shape)
        self.asked.append(at)
        return self.height(at), self.slope(at)

    def height(self, W: Array) -> float:
        return float(np.sum(self.scale * (W - self.centre) ** 2))

    def slope(self, W: Array) -> Array:
        return np.asarray(2 * self.scale * (W - self.centre))

    def end(self, start: Array, rate: float, steps: int) -> Array:
        return np.asarray(self.centre + (1 - 2 * rate * self.scale) ** steps * (start - self.centre))

    def walk(self, steps: int) -> list[Array]:
        """Where it was asked; a loop may ask twice at one place, once for each result, and once more about the whole path.

        Where it was asked once for each step, a walk may have stayed where it was.
        """
        if len(self.asked) == steps:
            return [*self.asked]
        places = [W for k, W in enumerate(self.asked) if not k or not np.array_equal(W, self.asked[k - 1])]
        return places if len(places) <= steps + 1 else list({W.tobytes(): W for W in places}.values())


@dataclass
class Walk:
    """One call: what came back, or the trouble in its place."""

    valley: Valley
    W: Any
    history: Any
    trouble: Trouble | None
    turned: bool = False


def walk(asked: Asked, case: Case) -> Walk:
    """The walk of a case; it is walked once, after one in another valley that must not be remembered."""
    asked.kept(
        "a walk before", lambda: asked.call(Valley(np.ones(3), np.zeros(3)), np.array([1.0, -2.0, 0.5]), 0.07, 3)
    )
    walked: Walk = asked.kept(f"walk: {case.name}", lambda: _walk(asked, *case.make()))
    return walked


def _walk(asked: Asked, scale: Array, centre: Array, start: Array, rate: float, steps: int) -> Walk:
    valley = Valley(scale, centre)
    result = asked.call(valley, start, rate, steps)
    if isinstance(result, Trouble):
        return Walk(valley, None, None, result)
    if (trouble := _no_pair(result, np.shape(start), steps, asked.name)) is not None:
        return Walk(valley, None, None, trouble)
    turned = _turned(result, np.shape(start))
    W, history = result[::-1] if turned else result
    if len(valley.asked) > steps + 1:
        valley.asked = _noted_places(valley, history, steps) or valley.asked
    return Walk(valley, W, history, None if valley.asked or not steps else NEVER_ASKS, turned)


def _noted_places(valley: Valley, history: Any, steps: int) -> list[Array]:
    """Of more places than a walk has, as in a search for the best step or a check of the gradient, those whose losses were noted.

    Empty if not just one was noted for each step, of places met one after the other, from the first on.
    """
    entries = history_entries(history, valley.scale.ndim)
    if isinstance(entries, Trouble) or len(entries) != steps:
        return []
    places, left = [], iter(valley.asked)
    for entry in entries:
        place = next((W for W in left if same(np.array(entry), np.array(valley.height(W)))), None)
        if place is None:
            return []
        places.append(place)
    return places if np.array_equal(places[0], valley.asked[0]) else []


def _no_pair(result: Any, shape: tuple[int, ...], steps: int, name: str) -> Trouble | None:
    """What came in place of weights and history, if it did."""
    if result is None:
        return Trouble("None", say("{name} returns None: is the return statement missing?", name=name), "missing")
    listed = isinstance(result, (list, tuple))
    several = isinstance(result, np.ndarray) and result.shape != shape
    entries = list(np.atleast_1d(result) if several else result) if listed or several else []
    path = all(isinstance(one, np.ndarray) and one.shape == shape for one in entries)
    if listed and len(entries) == 2 and not (path and steps in (1, 2)):
        return None
    losses = all(isinstance(numbers(one, (), ""), np.ndarray) for one in entries)
    form = "one array" if isinstance(result, np.ndarray) else "one thing"
    if listed or several:
        form = (
            "nothing at all"
            if not entries
            else "the weights of several steps"
            if path
            else "losses alone"
            if losses
            else "no pair"
        )
    text = say(
        "{name} should return two things, `return W, history`, but returned {kind}.",
        name=name,
        kind=kind_in_words(result),
    )
    return Trouble(form, text)


def _turned(result: Any, shape: tuple[int, ...]) -> bool:
    """Whether the history came first, as a list or as a row of numbers, and the weights second."""
    first, second = result
    is_history = isinstance(first, list) or (np.ndim(first) == 1 and np.shape(first) != shape == np.shape(second))
    return is_history and isinstance(second, np.ndarray)


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
