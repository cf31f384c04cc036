"""Looks at a training loop: each is told in terms of the walk that was seen, and looked at only where what it builds upon is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

import numpy as np

from .exercise import PLACES, VALUES, Asked, Case, Numbers
from .history_forms import history_entries
from .outcome import Array, Outcome, Trouble, same
from .sampling import AS_ASKED, EACH_TIME, OTHER_NUMBER, ROUNDS, in_rounds, sampled, size_anew
from .steps import told
from .training import Training, rows_like, training

RIGHT = "as it should be"
ONE_OF_MANY = "another size"
SEVERAL = "several steps for each that was asked for"
WHERE_PRINTED = "losses where they are printed only"
ROUNDED = "losses with digits cut off"
Reading = Callable[[Training], Outcome]


@dataclass(frozen=True)
class OfTheTraining:
    """One detail of a first training, read by a name of `READINGS`."""

    detail: str

    @property
    def numbers_are(self) -> Numbers:
        """Of its steps and of the strength the numbers are those that came."""
        return VALUES if self.detail in ("descent", "strength") else PLACES

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        seen = training(asked, case, calls=3)
        trouble = seen.trouble or (seen.later_trouble if self.detail in LATER else None)
        return trouble or READINGS[self.detail](seen)


def history(seen: Training, which: int = 0) -> Outcome:
    """For each entry the step whose loss it is; a number between two steps for another question; the entry itself if it is none."""
    part = seen.parts[which]
    entries = history_entries(part.history, 2)
    if isinstance(entries, Trouble):
        return entries
    if not which and in_rounds(seen):
        return ROUNDS
    own = [call for call in part.calls if len(call.X) == seen.size]
    last = [list(group)[-1].loss for _, group in groupby(own, key=lambda call: call.W.tobytes())]
    if same(np.array(entries), np.array(last)):
        places: list[float | None] = [*np.arange(float(len(entries)))]  # whichever question the step goes by
    else:
        places = [_place(entry, seen, which) for entry in entries]
    if len(entries) > len(part.calls) and places[0] is None and places[-1] is not None:
        return "losses of earlier calls before those of this one"
    losses = np.array([step.loss for step in part.steps])
    if None in places and len(entries) == len(losses) and _rounded(np.array(entries), losses):
        return ROUNDED
    found = np.array([entry if place is None else place for place, entry in zip(places, entries, strict=True)])
    times = len(found) / seen.steps
    return SEVERAL if times in (2, 3, 4, 5) and same(found, np.arange(len(found), dtype=float)) else found


def _place(loss: float, seen: Training, which: int) -> float | None:
    part, latest = seen.parts[which], -1
    step = next((k for k, one in enumerate(part.steps) if same(np.array(one.loss), np.array(loss))), None)
    if step is not None:
        return float(step)
    for call in part.calls:
        at = next((k for k, step in enumerate(part.steps) if step is call), None)
        latest = latest if at is None else at
        if same(np.array(call.loss), np.array(loss)):
            return latest + (0.5 if len(call.X) == seen.size else 0.25)
    return None


def _rounded(entries: Array, losses: Array) -> bool:
    return any(
        np.all(np.abs(entries - np.round(entries, digits)) < 1e-9)
        and np.all(np.abs(entries - losses) < 0.6 * 10.0**-digits)
        for digits in range(1, 7)
    )


def sizes(seen: Training) -> Outcome:
    found = np.unique([float(len(step.X)) for step in seen.parts[0].steps])
    if len(found) > 1 and in_rounds(seen):
        return ROUNDS
    if same(found, np.array([float(len(seen.y))])) and any(
        len(call.X) == seen.size != len(seen.y) for call in seen.parts[0].calls
    ):
        return "all examples, and a minibatch beside them"
    named = (1, seen.size, len(seen.y))
    return ONE_OF_MANY if len(found) == 1 and found[0] not in named else found


def labels(seen: Training) -> Outcome:
    for step in seen.parts[0].steps:
        if len(step.y) != len(step.X):
            return "another number of labels"
        for row, label in zip(step.X, step.y, strict=True):
            at = rows_like(row, np.asarray(seen.X, dtype=float))
            if not len(at):
                return "rows that are none of X"
            if label not in seen.y[at]:
                return "of other rows"
    return "of their rows"


def new_ones(seen: Training) -> Outcome:
    steps = seen.parts[0].steps
    return "always the same" if len({step.X.tobytes() for step in steps}) == 1 and len(steps) > 1 else "new"


def descent(seen: Training) -> Outcome:
    part, rate = seen.parts[0], seen.rate
    if len(part.steps) > 1 and np.array_equal(part.end, part.steps[0].W):
        return "self.W is the first W at the end"
    return told(part.walk(), [step.dW for step in part.steps], rate, (1 / rate, 1 / seen.size, 1e-3 / rate), 1e-5)


def strength(seen: Training) -> Outcome:
    found = np.unique([step.reg for step in seen.parts[0].steps])
    if len(found) == 1 and found[0] != seen.reg and found[0] in (0.0, 1e-5):
        return "left out"
    named = (seen.reg, seen.reg / seen.size, seen.rate)
    scaled = len(found) == 1 and found[0] > 0 and not any(same(found[0], np.array(name)) for name in named)
    return "the strength times a number" if scaled else found


def before_training(seen: Training) -> Outcome:
    return "has weights already" if seen.has_weights else "has no weights"


def second_weights(seen: Training) -> Outcome:
    first, second = seen.parts[:2]
    if same(second.steps[0].W, first.end, 1e-6 if seen.X.dtype == np.float32 else 1e-9):
        return "goes on"
    return "the first W again" if np.array_equal(second.steps[0].W, first.steps[0].W) else "another W"


def second_minibatches(seen: Training) -> Outcome:
    first, second, third = (part.steps for part in seen.parts)
    numbers = np.random.default_rng(seen.seed)
    fresh = [numbers.choice(len(seen.y), size=seen.size, replace=True) for _ in second]
    new = new_ones(seen) == "new"
    if new and all(same(a.X, b.X, 1e-9) for a, b in zip(first, second, strict=False)):
        return "the minibatches of the first call"
    again = new and all(same(a.X, b.X, 1e-9) for a, b in zip(second, third, strict=False))
    if again or all(map(seen.holds, second, fresh)):
        return "those of a new generator"
    ways = seen.ways(len(first) + len(second))
    goes_on = len(ways) > 1 or all(map(seen.holds, [*first, *second], ways[0]))
    return "goes on" if goes_on or not seen.as_asked() else "others than the next ones"


def second_history(seen: Training) -> Outcome:
    """Of a first history that is wrong, the second tells nothing more."""
    if not same(history(seen), np.arange(float(seen.steps))):
        return RIGHT
    found = history(seen, 1)
    return RIGHT if same(found, np.arange(float(seen.steps))) else found


READINGS: dict[str, Reading] = {
    "history": history,
    "second history": second_history,
    "sizes": sizes,
    "labels": labels,
    "new ones": new_ones,
    "descent": descent,
    "strength": strength,
    "before": before_training,
    "second weights": second_weights,
    "second minibatches": second_minibatches,
}
LATER = ("second history", "second weights", "second minibatches")  # of the calls after the first


@dataclass(frozen=True)
class Drawn:
    """The first weights, or the minibatches, that a training draws.

    Attributes:
        weights: the weights; otherwise the minibatches.
        after: a case in which they must be as asked, or this one tells nothing more; its arguments.
    """

    numbers_are: ClassVar = "marks"

    weights: bool
    after: tuple[object, ...] = ()

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        before = self._seen(asked, Case("drawn before", lambda: self.after)) if self.after else AS_ASKED
        if before == EACH_TIME and not self.weights:
            # Whatever is drawn, there are as many as asked for.
            found = self._seen(asked, case)
            return found if isinstance(found, Trouble) or found == OTHER_NUMBER else AS_ASKED
        return self._seen(asked, case) if same(before, AS_ASKED) else AS_ASKED

    def _seen(self, asked: Asked, case: Case) -> Outcome:
        one, other = _twice(asked, case)
        return one.trouble or other.trouble or sampled(one, other, weights=self.weights)


@dataclass(frozen=True)
class SizeAnew:
    """The size of first weights that are others in each training."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        one, other = _twice(asked, case)
        return one.trouble or other.trouble or size_anew(one, other)


def _twice(asked: Asked, case: Case) -> tuple[Training, Training]:
    return training(asked, case), training(asked, case, again=1)


@dataclass(frozen=True)
class Loud:
    """What verbose=True changes in the history or in the minibatches, for so many steps."""

    steps: int
    minibatches: bool

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        quiet = training(asked, case, calls=3)
        loud = training(asked, case, steps=self.steps, verbose=True)
        if quiet.trouble or (loud.trouble and self.minibatches):
            return quiet.trouble or RIGHT
        if loud.trouble:
            return loud.trouble
        if self.minibatches:
            if quiet.as_asked():
                return RIGHT if loud.as_asked() else "others than without"
            # Minibatches that are others in every training are no others for being printed.
            steady = _same_minibatches(training(asked, case, calls=3, again=2), quiet)
            return "others than without" if steady and not _same_minibatches(loud, quiet) else RIGHT
        if not same(history(quiet), np.arange(float(quiet.steps))):
            # An empty history, too, is seen elsewhere, unless it is not empty where it is printed.
            return WHERE_PRINTED if np.size(history(quiet)) == 0 < np.size(history(loud)) else RIGHT
        return RIGHT if same(history(loud), np.arange(float(self.steps))) else "another history"


def _same_minibatches(one: Training, other: Training) -> bool:
    """Whether two trainings begin with the same minibatches, as far as both go."""
    if one.trouble or other.trouble:
        return True
    return all(same(a.X, b.X, 1e-9) for a, b in zip(one.parts[0].steps, other.parts[0].steps, strict=False))
