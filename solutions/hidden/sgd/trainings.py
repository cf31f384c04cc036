"""Trains a student's `LinearClassifier` with a loss function that follows a script, and tells what was seen.

The script's answers depend on nothing but the number of the question. So a wrong minibatch does not change
what is seen of the steps, nor a wrong step what is seen of the history.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks import is_close
from autograder.grading import Outcome, attempt, outcome_of

from .steps import drawn_batches, rows_like
from .watching import Seen, Watch, along

N, D, C, STEPS, SIZE, RATE, REG, SEED = 11, 3, 4, 6, 5, 0.01, 0.3, 17
AS_ASKED = "as asked for"
NEVER_ASKS = "never asks the loss function that the classifier was given"


def problem() -> tuple[np.ndarray, np.ndarray]:
    """X and y of the trainings."""
    return np.random.default_rng(7).normal(size=(N, D)), np.array([0, 1, 2, 3, 3, 2, 1, 0, 0, 2, 3])


class Script(Watch):
    """Answers by the number of the question; the same question gets the same answer again."""

    def __init__(self, offset: float = 0.0) -> None:
        super().__init__(self._answer, D, C)
        self.offset = offset
        self.numbers: dict[tuple[bytes, bytes], int] = {}

    def _answer(self, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
        number = self.numbers.setdefault((W.tobytes(), X.tobytes()), len(self.calls))
        return 2.3 + self.offset + np.sin(number + 1.0), np.random.default_rng(40 + number).standard_normal(W.shape)


class Training:
    """A classifier of the student's, trained once or twice; or the error with which that stopped."""

    def __init__(
        self,
        LinearClassifier: Any,
        X: np.ndarray,
        y: np.ndarray,
        seed: int | None,
        *,
        steps: int = STEPS,
        calls: int = 1,
        offset: float = 0.0,
        **more: bool,
    ):
        self.more = more
        self.num_iters, self.X, self.y, self.seed, self.error = steps, X, y, seed or 0, ""
        self.steps: list[list[Seen]] = []
        self.calls: list[list[Seen]] = []
        self.histories: list[Any] = []
        self.ends: list[np.ndarray] = []
        script = Script(offset)
        model, self.error = attempt(LinearClassifier, script.function(), **({} if seed is None else {"seed": seed}))
        self.at_first = "has no weights" if getattr(model, "W", None) is None else "has weights already"
        for _ in range(calls):
            self.error = self.error or self._train(model, script)

    def _train(self, model: Any, script: Script) -> str:
        before = len(script.calls)
        settings = dict(learning_rate=RATE, reg=REG, num_iters=self.num_iters, batch_size=SIZE)
        history, error = attempt(model.train, self.X, self.y, **settings, **self.more)
        calls = script.calls[before:]
        if script.complaint:
            return f"raises a complaint: {script.complaint}"  # which the test's own message says
        if error or not calls:
            return error or NEVER_ASKS
        end = outcome_of(model.W)
        self.ends.append(end if isinstance(end, np.ndarray) and end.ndim == 2 else calls[-1].W)
        own = Watch(script.inner, D, C, list(calls))
        self.steps.append(own.steps(self.num_iters, SIZE, self.ends[-1]))
        self.calls.append(calls)
        self.histories.append(history)
        return ""

    def second_history(self) -> Outcome:
        return self.error or self.history(1)

    def history(self, which: int) -> Outcome:
        """For each entry the step whose loss it is; a number between two steps for another question of the loop's."""
        history = self.histories[which]
        if isinstance(history, np.ndarray) and history.ndim == 1:
            history = list(history)
        if not isinstance(history, (list, tuple)):
            return "one number" if isinstance(outcome_of(history), np.ndarray) else str(outcome_of(history))
        outcomes = [outcome_of(entry) for entry in history]
        entries = [float(np.ravel(entry)[0]) for entry in outcomes if isinstance(entry, np.ndarray) and entry.size == 1]
        if len(entries) < len(outcomes):
            return "entries that are no numbers"
        places = [self._place(entry, which) for entry in entries]
        if len(entries) > len(self.calls[which]) and not places[0] and places[-1]:
            return "losses of earlier calls before those of this one"
        return np.array([place or [entry, -1.0] for place, entry in zip(places, entries, strict=True)])

    def _place(self, loss: float, which: int) -> list[float]:
        steps, latest = self.steps[which], -1
        found: list[float] = []
        for call in self.calls[which]:
            at = next((k for k, seen in enumerate(steps) if seen is call), None)
            latest = latest if at is None else at
            if is_close(call.loss, loss) and not found:
                found = [float(latest), 0.0] if at is not None else [latest + 0.5, float(len(call.X))]
        return found

    def labels(self) -> str:
        for seen in self.steps[0]:
            if len(seen.y) != len(seen.X):
                return "another number of labels"
            for row, label in zip(seen.X, seen.y, strict=True):
                at = rows_like(row, self.X)
                if not len(at):
                    return "rows that are none of X"
                if self.y[at[0]] != label:
                    return "of other rows"
        return "of their rows"

    def new_ones(self) -> str:
        batches = {seen.X.tobytes() for seen in self.steps[0]}
        return "always the same" if len(batches) == 1 and len(self.steps[0]) > 1 else "new"

    def descent(self) -> Outcome:
        """Each move as a multiple of its gradient; the moves themselves if they go another way."""
        steps = self.steps[0]
        moves = [later - seen.W for seen, later in zip(steps, [*(s.W for s in steps[1:]), self.ends[0]], strict=True)]
        if all(not np.any(move) or along(move, seen.dW) > 0.99999 for move, seen in zip(moves, steps, strict=True)):
            return np.array(
                [float(np.sum(m * s.dW) / np.sum(s.dW**2)) / RATE for m, s in zip(moves, steps, strict=True)]
            )
        return np.array(moves) / RATE

    def start(self, twin: Training) -> Outcome:
        if self.error or twin.error:
            return self.error or twin.error
        first, other = self.steps[0][0].W, twin.steps[0][0].W
        return first / 0.001 if np.array_equal(first, other) else "another W each time"

    def as_asked(self) -> bool:
        """Whether the minibatches are those of the recipe."""
        steps = self.steps[0]
        ways = drawn_batches(steps[0].W, D, C, self.seed, len(self.y), SIZE, len(steps))
        return any(all(map(holds, steps, (self.X[i] for i in way))) for way in ways)

    def sampling(self, twin: Training) -> Outcome:
        if self.error or twin.error:
            return self.error or twin.error
        if self.as_asked():
            return AS_ASKED
        steps = self.steps[0]
        if not all(holds(seen, other.X) for seen, other in zip(steps, twin.steps[0], strict=False)):
            return "other minibatches each time"
        rows = [float(next(iter(rows_like(row, self.X)), -1)) for seen in steps for row in seen.X]
        return np.array(rows)

    def goes_on_from(self) -> str:
        if self.error:
            return self.error
        W, end, first = self.steps[1][0].W, self.ends[0], self.steps[0][0].W
        if is_close(W, end, 1e-9):
            return "goes on"
        return "the first W again" if np.array_equal(W, first) else "another W"

    def goes_on_with(self) -> str:
        if self.error:
            return self.error
        first, second, third = self.steps
        numbers = np.random.default_rng(self.seed)
        fresh = [self.X[numbers.choice(len(self.y), size=SIZE, replace=True)] for _ in second]
        if self.new_ones() == "new" and all(holds(a, b.X) for a, b in zip(first, second, strict=False)):
            return "the minibatches of the first call"
        again = self.new_ones() == "new" and all(holds(a, b.X) for a, b in zip(second, third, strict=False))
        if again or all(map(holds, second, fresh)):
            return "those of a new generator"
        return "goes on" if not self.as_asked() or self._next_ones() else "others than the next ones"

    def _next_ones(self) -> bool:
        """Whether the second call's minibatches are those that come next."""
        seen = [*self.steps[0], *self.steps[1]]
        ways = drawn_batches(seen[0].W, D, C, self.seed, len(self.y), SIZE, len(seen))
        return len(ways) > 1 or all(map(holds, seen, (self.X[i] for i in ways[0])))


def holds(seen: Seen, rows: np.ndarray) -> bool:
    """Whether a minibatch holds these rows."""
    return is_close(seen.X, rows, 1e-9)
