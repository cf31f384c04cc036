"""Trains a classifier with a loss function that follows a script: what a training loop has asked, drawn, noted and left.

The arguments of a case are those of a training: X, y, the seed (None: the default), the steps, the size of a minibatch, the learning
rate and the strength of the regulariser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .exercise import Asked, Case
from .outcome import Array, Trouble, numbers, same
from .sentences import say
from .watching import Script, Seen, Watch

Labels = NDArray[np.int64]
NEVER_ASKS = Trouble("never asks", say("The loss function that the classifier was given is never called."))


@dataclass
class Part:
    """One call of train: what was asked, the questions that the steps went along, and what was left."""

    calls: list[Seen]
    steps: list[Seen]
    history: Any
    end: Array

    def walk(self) -> list[Array]:
        return [*(seen.W for seen in self.steps), self.end]


@dataclass
class Training:
    """A classifier, trained once or several times; or the trouble with which the first call stopped, or a later one."""

    X: Array
    y: Labels
    seed: int
    steps: int
    size: int
    rate: float
    reg: float
    has_weights: bool = False
    parts: list[Part] = field(default_factory=list)
    trouble: Trouble | None = None
    later_trouble: Trouble | None = None

    @property
    def D(self) -> int:
        return int(self.X.shape[1])

    @property
    def C(self) -> int:
        return int(np.max(self.y)) + 1

    def as_asked(self, which: int = 0) -> bool:
        """Whether all minibatches up to those of one call are the ones that the stub describes."""
        seen = [step for part in self.parts[: which + 1] for step in part.steps]
        return any(all(map(self.holds, seen, way)) for way in self.ways(len(seen)))

    def ways(self, steps: int) -> list[list[NDArray[np.intp]]]:
        return drawn_batches(self.parts[0].steps[0].W, self.D, self.C, self.seed, len(self.y), self.size, steps)

    def holds(self, seen: Seen, indices: NDArray[np.intp]) -> bool:
        """Whether a minibatch holds these rows of X, whatever columns were added."""
        return same(seen.X[:, : self.D], np.asarray(self.X[indices], dtype=float), 1e-9)


def training(
    asked: Asked, case: Case, *, calls: int = 1, again: int = 0, steps: int = 0, offset: float = 0.0, **more: bool
) -> Training:
    """The training of a case, done once; one of the same kind, but of other losses, has come before the first.

    Args:
        calls: of train, one after the other.
        again: another one of the very same.
        steps: in place of the case's.
    """
    if not offset:
        asked.kept("a training before", lambda: training(asked, case, steps=1, offset=9.0))
    key = f"training: {case.name}; {again}, {steps}, {offset}, {sorted(more)}"
    return asked.kept(f"{key}, {calls}", lambda: _train(asked, case, calls, steps, offset, **more))


def _train(asked: Asked, case: Case, calls: int, steps: int, offset: float, **more: bool) -> Training:
    X, y, seed, many, size, rate, reg = case.make()
    found = Training(X, y, seed or 0, steps or many, size, rate, reg)
    script = Script(found.D, found.C, offset)
    model = asked.call(script.function(), **({} if seed is None else {"seed": seed}))
    if isinstance(model, Trouble):
        found.trouble = model
        return found
    W = asked.attribute(model, "W")
    if isinstance(W, Trouble):
        found.trouble = W
        return found
    found.has_weights = W is not None
    try:
        for _ in range(calls):
            found.parts.append(_one_call(asked, model, script, found, **more))
    except _Stopped as stopped:
        if found.parts:
            found.later_trouble = stopped.trouble
        else:
            found.trouble = stopped.trouble
    return found


class _Stopped(Exception):
    def __init__(self, trouble: Trouble):
        self.trouble = trouble


def _one_call(asked: Asked, model: Any, script: Script, found: Training, **more: bool) -> Part:
    before = len(script.calls)
    settings: dict[str, Any] = dict(
        learning_rate=found.rate, reg=found.reg, num_iters=found.steps, batch_size=found.size
    )
    history = asked.call_method(model, "train", found.X, found.y, **settings, **more)
    calls = script.calls[before:]
    if script.complaint:
        raise _Stopped(
            Trouble(script.complaint, say("{name}: {complaint}", name=asked.name, complaint=script.complaint))
        )
    if isinstance(history, Trouble) or not calls:
        raise _Stopped(history if isinstance(history, Trouble) else NEVER_ASKS)
    W = asked.attribute(model, "W")
    if isinstance(W, Trouble):
        raise _Stopped(W)
    shaped = isinstance(W, np.ndarray) and W.ndim == 2 and numbers(W, W.shape, say("self.W after training"))
    if isinstance(shaped, Trouble):
        raise _Stopped(shaped)
    end = shaped if isinstance(shaped, np.ndarray) else calls[-1].W
    own = Watch(script.inner, found.D, found.C, list(calls))
    return Part(calls, own.steps(found.steps, found.size, end), history, end)


def drawn_batches(
    first_W: Array, D: int, C: int, seed: int, N: int, size: int, steps: int
) -> list[list[NDArray[np.intp]]]:
    """The indices that the minibatches may hold: one list of them for each way in which `first_W` may have been drawn.

    Which W comes first is looked at elsewhere: if it is not the right one, the generator may have been left untouched for it, or
    asked for numbers of another kind or shape.

    Args:
        D, C: the shape that it should have.
    """
    right = np.random.default_rng(seed)
    if same(first_W, 0.001 * right.standard_normal((D, C))):
        generators = [right]
    else:
        generators = [np.random.default_rng(seed) for _ in range(3)]
        generators[1].standard_normal(first_W.shape)
        generators[2].random(first_W.shape)
    ways = [[numbers.choice(N, size=size, replace=True) for _ in range(steps)] for numbers in generators]
    if len(generators) > 1:  # the first minibatch drawn before the weights
        numbers = np.random.default_rng(seed)
        first = numbers.choice(N, size=size, replace=True)
        numbers.standard_normal(first_W.shape)
        ways.append([first, *(numbers.choice(N, size=size, replace=True) for _ in range(steps - 1))])
    return ways


def rows_like(row: Array, X: Array) -> NDArray[np.intp]:
    """Which rows of X these numbers are."""
    if row.shape != X.shape[1:]:
        return np.array([], dtype=np.intp)
    return np.flatnonzero(np.all(np.abs(X - row) < 1e-9, axis=1))
