"""A walk downhill in a valley: the loss function that a function is handed notes where it is asked, and what comes back is kept.

The arguments of a case are those of a walk: the valley's scale and centre, the start, the learning rate, the steps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .exercise import Asked, Case
from .function import Alike, content
from .history_forms import history_entries
from .outcome import Array, Trouble, kind_in_words, numbers, same
from .sentences import say

NEVER_ASKS = Trouble("never asks", say("There is a walk in which the loss function that was given is never called."))


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
