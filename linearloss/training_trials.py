"""Looks at a training loop in rare cases, and at where it ends: with losses that are given, not those of a script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, ClassVar, Literal

import numpy as np

from .exercise import Arguments, Asked, Case
from .function import Alike, content
from .losses import LOSSES
from .outcome import Array, Outcome, Trouble, numbers, same
from .sentences import say
from .training import NEVER_ASKS
from .watching import Answer, Watch

# The settings that the stub gives: learning_rate, reg, num_iters, batch_size.
STUB = {"learning_rate": 1e-3, "reg": 1e-5, "num_iters": 100, "batch_size": 200}
GIVEN = {"learning_rate": 2e-3, "reg": 3e-5, "num_iters": 4, "batch_size": 7}
MANY = 301  # more rows than a minibatch has: nothing is cut down to them
GOOD = ("where the recipe leads", "the loss falls")
NOT_SO_LARGE = say("another one, also where the stub's is given")
Setting = Literal["learning_rate", "reg", "num_iters", "batch_size"]


@dataclass(frozen=True)
class Plane:
    """A loss that is 1 everywhere, with a gradient all the same; ones for weights of another shape."""

    gradient: Array

    def __call__(self, W: Array) -> tuple[float, Array]:
        return 1.0, self.gradient.copy() if W.shape == self.gradient.shape else np.ones(W.shape)


@dataclass(frozen=True)
class Even:
    """A loss that rises by `slope` with each of the weights."""

    slope: float

    def __call__(self, W: Array) -> tuple[float, Array]:
        return self.slope * (50.0 + float(np.sum(W))), self.slope * np.ones_like(W)


@dataclass
class Trial:
    """A classifier with a loss function that answers by W alone, and notes at which W it is asked."""

    answer: Plane | Even
    asked_at: list[tuple[Array, float, int]] = field(default_factory=list)
    trouble: Trouble | None = None
    history: Any = None
    W: Array | None = None

    @property
    def alike(self) -> Alike:
        return Alike((type(self.answer), content(*vars(self.answer).values())))

    def __call__(self, W: Any, X: Any, y: Any, reg: Any = 0.0) -> tuple[float, Array]:
        self.asked_at.append((np.array(W, dtype=float), float(reg), len(X)))
        return self.answer(self.asked_at[-1][0])

    def model(self, asked: Asked) -> Any:
        model = asked.call(self, seed=4)
        self.trouble = model if isinstance(model, Trouble) else None
        return model

    def train(self, asked: Asked, model: Any, X: Array, y: Any, **settings: Any) -> None:
        if self.trouble is None:
            self.history = asked.call_method(model, "train", X, y, **settings)
            self.trouble = self.history if isinstance(self.history, Trouble) else None
        W = None if self.trouble else asked.attribute(model, "W")
        self.W = np.array(W, dtype=float) if isinstance(W, np.ndarray) else None
        self.trouble = W if isinstance(W, Trouble) else self.trouble
        if self.trouble is None and (self.W is None or not self.asked_at):
            self.trouble = NEVER_ASKS


def _settings(steps: int, size: int, rate: float, reg: float) -> dict[str, Any]:
    return {"learning_rate": rate, "reg": reg, "num_iters": steps, "batch_size": size}


@dataclass(frozen=True)
class SteepStep:
    """The first step where gradients are large, over the first step elsewhere.

    Attributes:
        steepness: how much larger the gradients are; the learning rate is as much smaller.
    """

    numbers_are: ClassVar = "marks"

    steepness: float

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        X, y, _, _, size, rate, reg = case.make()
        slope = np.random.default_rng(5).normal(size=(X.shape[1], int(np.max(y)) + 1))
        lengths = []
        for times in (self.steepness, 1.0):
            trial = Trial(Plane(times * slope))
            trial.train(asked, trial.model(asked), X, y, **_settings(2, size, rate / times, reg))
            if trial.trouble is not None:
                return trial.trouble
            first = trial.asked_at[0][0]
            after = next((W for W, *_ in trial.asked_at if not np.array_equal(W, first)), trial.W)
            if after is None or after.shape != slope.shape or first.shape != slope.shape:
                return np.array(1.0)
            lengths.append(float(np.sum((first - after) * slope) / np.sum(slope**2) / rate))
        return np.array(lengths[0] / lengths[1] if lengths[1] else 1.0)


@dataclass(frozen=True)
class NothingToLearn:
    """How many losses are noted where loss and gradient are zero, if it is one for each step elsewhere."""

    numbers_are: ClassVar = "a count"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        X, y, _, steps, size, rate, reg = case.make()
        counts = []
        for slope in (0.0, 1.0):
            trial = Trial(Even(slope))
            trial.train(asked, trial.model(asked), X, y, **_settings(steps, size, rate, reg))
            noted = trial.history
            if trial.trouble is not None and trial.trouble != NEVER_ASKS:
                return trial.trouble
            counts.append(
                len(noted)
                if isinstance(noted, (list, tuple)) or (isinstance(noted, np.ndarray) and noted.ndim == 1)
                else -1
            )
        return np.array(float(counts[0] if counts[1] == steps else steps))


@dataclass(frozen=True)
class FewerClasses:
    """Whether a second call, whose labels lack the largest class, begins where the first has ended."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        X, y, _, steps, size, rate, reg = case.make()
        trial = Trial(Even(1.0))
        model = trial.model(asked)
        ends, few = [], y < np.max(y)
        for data in ((X, y), (X, y), (X[few], y[few])):
            first = len(trial.asked_at)
            trial.train(asked, model, *data, **_settings(steps, size, rate, reg))
            if trial.trouble is not None or trial.W is None:
                return trial.trouble or NEVER_ASKS
            ends += [trial.asked_at[first][0] if len(trial.asked_at) > first else trial.W, trial.W]
        _, one, again, two, third, _ = ends
        # Of a second call that does not go on with the same labels, one with fewer tells nothing more.
        return "goes on" if not same(one, again, 1e-9) or same(two, third, 1e-9) else "another W"


@dataclass(frozen=True)
class DefaultSetting:
    """Whether train(X, y) works with a setting of the stub's, if it obeys that setting when it is given."""

    setting: Setting

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        used = asked.kept("settings used", lambda: [_used(asked, {}), _used(asked, GIVEN), _used(asked, STUB)])
        for trouble in used:
            if isinstance(trouble, Trouble):
                return trouble
        default, given, stub = (found for found in used if not isinstance(found, Trouble))
        obeyed = same(given[self.setting], np.array(float(GIVEN[self.setting])))
        wrong = obeyed and not same(default[self.setting], np.array(float(STUB[self.setting])))
        if not wrong:
            return "as in the stub"
        # What does not obey the stub's number where it is given, either, is no other default.
        return NOT_SO_LARGE if same(default[self.setting], stub[self.setting]) else "another one"


def _used(asked: Asked, settings: dict[str, Any]) -> dict[str, Array] | Trouble:
    X, y = np.resize([[1.0, 2.0], [0.5, -1.0], [2.0, 0.3]], (MANY, 2)), np.resize([0, 1, 1], MANY)
    slope = np.array([[1.0, -2.0], [3.0, 0.5]])
    trial = Trial(Plane(slope))
    trial.train(asked, trial.model(asked), X, y, **settings)
    if trial.trouble is not None or trial.W is None:
        return trial.trouble or NEVER_ASKS
    walk = [W for W, _, _ in trial.asked_at] + [trial.W]
    steps = sum(not np.array_equal(now, later) for now, later in pairwise(walk))
    fits = walk[0].shape == walk[-1].shape == slope.shape
    moved = float(np.sum((walk[0] - walk[-1]) * slope) / np.sum(slope**2)) if fits else 0.0
    size = max((size for _, _, size in trial.asked_at), key=lambda size: size != MANY)
    found = (moved / max(steps, 1), trial.asked_at[0][1], steps, size)
    return {name: np.array(float(value)) for name, value in zip(STUB, found, strict=True)}


@dataclass(frozen=True)
class Trained:
    """Whether W is where the recipe leads, or the loss of the minibatches falls, in all trainings of a case.

    Attributes:
        losses: the loss function of each training, or its name in `LOSSES`.
        falls: the share of the first loss below which the last five must be on average; None: it is W that is looked at.
    """

    losses: Sequence[Answer | str]
    falls: float | None = None

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        pairs = list(zip(self.losses, case.make(), strict=True))
        outcomes = [self._one(asked, LOSSES[loss] if isinstance(loss, str) else loss, args) for loss, args in pairs]
        return next((one for one in outcomes if one not in GOOD), outcomes[0])

    def _one(self, asked: Asked, loss: Answer, args: Arguments) -> str:
        X, y, seed, steps, size, rate, reg, right = args
        watch = Watch(loss, X.shape[1], int(np.max(y)) + 1)
        model = asked.call(watch.function(), **({} if seed is None else {"seed": seed}))
        result = (
            model
            if isinstance(model, Trouble)
            else asked.call_method(model, "train", X, y, **_settings(steps, size, rate, reg))
        )
        if watch.complaint or isinstance(result, Trouble):
            return (
                Trouble(watch.complaint, say("{name}: {complaint}", name=asked.name, complaint=watch.complaint))
                if watch.complaint
                else result
            )
        W = numbers(asked.attribute(model, "W"), np.shape(right), say("self.W after training"))
        if self.falls is None:
            return GOOD[0] if not isinstance(W, Trouble) and same(W, right, 1e-5) else "elsewhere"
        losses = (
            [seen.loss for seen in watch.steps(steps, size, W if isinstance(W, np.ndarray) else np.zeros(0))]
            if watch.calls
            else []
        )
        if not losses:
            return NEVER_ASKS
        return GOOD[1] if np.mean(losses[-5:]) <= self.falls * losses[0] else "the loss hardly falls, or rises"


@dataclass(frozen=True)
class ArgumentsKept:
    """Whether train leaves X and y as they are."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        X, y, _, steps, size, rate, reg = case.make()
        model = asked.call(
            Watch(lambda W, X, y, reg: (1.0, np.ones_like(W)), X.shape[1], int(np.max(y)) + 1).function()
        )
        if isinstance(model, Trouble):
            return "kept"  # the error shows elsewhere
        before: Arguments = (X, y, rate, reg, steps, size)
        try:
            after = asked.function.method(model, "train").call_and_arguments(*before)[1]
        except Exception:
            return "kept"
        changed = [
            name for name, one, other in zip("Xy", before, after, strict=False) if not np.array_equal(one, other)
        ]
        return f"{' and '.join(changed)} changed" if changed else "kept"
