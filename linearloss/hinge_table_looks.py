"""Looks at functions that return one loss for each row of scores, for `(S, y, delta=1, p=1)`.

What would show everywhere is taken out, and seen by a look of its own: the right class's own term, gaps that are the wrong way round,
one number for the whole table, a list or a column, other defaults, results that depend on earlier calls.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .exercise import Asked, Case, once
from .hinge_looks import ANOTHER_RESULT, TURNED
from .outcome import Array, Outcome, Trouble, kind_of, not_finite, same
from .sentences import say

WRITTEN: dict[str, Any] = {"delta": 1.0, "p": 1}
ONE_EACH = "one loss for each row"
AS_WRITTEN_OUT = "as written out"
MEAN_OF_ROWS = say("the mean of what each row gives by itself")
SUM_OF_ROWS = say("the sum of what each row gives by itself")
# Tables of shapes that no case should have: who remembers one of them shows it elsewhere.
SCORES, LABELS = 3 * np.cos(np.arange(32.0)).reshape(8, 4), np.arange(8) % 4


def ask(asked: Asked, S: Array, y: Any, again: bool = False, **options: Any) -> Any:
    """What the function returns for a table; asked once, and once more if `again`."""
    what = (S.shape, S.dtype.name, S.tobytes(), tuple(y.tolist()), *options.items(), again)
    return asked.kept(what, lambda: asked.call(S, y, **options))


def in_a_row(result: Any, N: int, name: str) -> Array | Trouble:
    """Losses in whatever form as an array (N,); one number for the whole table as an array ()."""
    if isinstance(result, Trouble):
        return result
    if result is None:
        return Trouble("None", say("{name} returns None: is the return statement missing?", name=name), "missing")
    if isinstance(result, list) and all(isinstance(value, (int, float, np.number)) for value in result):
        result = np.array(result)
    if not isinstance(result, (int, float, np.number, np.ndarray)) or np.asarray(result).dtype.kind not in "iuf":
        kind = kind_of(result)
        return Trouble(kind, say("{name} should return an array of losses, but returns {kind}.", name=name, kind=kind))
    array = np.asarray(result, dtype=np.float64)
    if array.size not in (1, N):
        return Trouble(
            f"shape {array.shape}",
            say(
                "{name} should return an array of shape {wanted}, but its shape is {shape}.",
                name=name,
                wanted=(N,),
                shape=array.shape,
            ),
        )
    losses = array.reshape(N if array.size == N else ())
    return losses if np.all(np.isfinite(losses)) else not_finite(say("{name}'s result", name=name))


def losses_of(asked: Asked, S: Array, y: Any, **options: Any) -> Array | Trouble:
    """The losses as they come, in a row."""
    return in_a_row(ask(asked, S, y, **options), len(y), asked.name)


def probed(asked: Asked, S: Array, y: Any) -> tuple[Array | Trouble, dict[str, Any]]:
    """The losses with delta and p left out, or else written out; and what was written."""
    losses = losses_of(asked, S, y)
    return (losses_of(asked, S, y, **WRITTEN), WRITTEN) if isinstance(losses, Trouble) else (losses, {})


@once
def is_steady(asked: Asked) -> bool:
    """Whether the same call gives the same result after another one."""
    first = losses_of(asked, SCORES, LABELS)
    ask(asked, 2 * SCORES, LABELS)
    return same(first, in_a_row(ask(asked, SCORES, LABELS, again=True), len(LABELS), asked.name))


@once
def is_turned(asked: Asked) -> bool:
    """Whether a right class that is far ahead costs more than one that is far behind, in every row."""
    labels = np.arange(4)
    far = 3 * np.eye(5)[labels]
    behind, ahead = (probed(asked, S, labels)[0] for S in (-far, far))
    if isinstance(behind, Trouble) or isinstance(ahead, Trouble) or behind.shape != ahead.shape:
        return False
    return bool(np.all(behind < ahead))


@once
def own_term(asked: Asked, score: float = 0.0, **options: Any) -> float:
    """What comes out where the right class, with some score, is the only one: 0, unless it is counted."""
    loss = losses_of(asked, np.full((1, 1), score), np.zeros(1, dtype=np.int64), **options)
    return 0.0 if isinstance(loss, Trouble) else float(np.sum(loss))


@once
def counts_own_class(asked: Asked) -> bool:
    """Whether that is the margin, whatever its score is: then it was compared with itself."""
    return all(same(np.asarray(own_term(asked, score)), np.ones(())) for score in (0.0, 2.5))


@once
def is_one_number(asked: Asked) -> bool:
    """Whether there is one number for the whole table, however often it comes back."""
    losses = probed(asked, SCORES, LABELS)[0]
    return (
        not isinstance(losses, Trouble) and bool(np.any(losses)) and same(losses, np.full(losses.shape, losses.flat[0]))
    )


@once
def defaults(asked: Asked) -> dict[str, Outcome]:
    """For delta and p: whether leaving it out is as writing it out."""
    written = losses_of(asked, SCORES, LABELS, **WRITTEN)
    found: dict[str, Outcome] = {}
    for name, other in (("delta", "p"), ("p", "delta")):
        left_out = losses_of(asked, SCORES, LABELS, **{other: WRITTEN[other]})
        if isinstance(written, Trouble) or same(left_out, written):
            found[name] = AS_WRITTEN_OUT
        else:
            found[name] = left_out if isinstance(left_out, Trouble) else "another one"
    return found


def plain_losses(asked: Asked, S: Array, y: Any, **options: Any) -> Array | Trouble:
    """The losses of the rows, with all that has a look of its own taken out."""
    if not options and any(outcome != AS_WRITTEN_OUT for outcome in defaults(asked).values()):
        options = WRITTEN
    own = own_term(asked, **options) if counts_own_class(asked) else 0.0
    S = -S if is_turned(asked) else S
    if not is_one_number(asked):
        losses = losses_of(asked, S, y, **options)
        return losses if isinstance(losses, Trouble) else losses - own
    # The mean, or the sum, over one row is that row's loss.
    rows = [losses_of(asked, S[i : i + 1], y[i : i + 1], **options) for i in range(len(y))]
    stopped = next((row for row in rows if isinstance(row, Trouble)), None)
    return np.array([np.sum(row) for row in rows]) - own if stopped is None else stopped


def arguments(case: Case) -> tuple[Array, Any, dict[str, Any]]:
    """The table, the labels, and delta and p where the case gives them."""
    S, y, *more = case.make()
    return S, y, dict(zip(("delta", "p"), more, strict=False))


@dataclass(frozen=True)
class LossesOfRows:
    """The losses of a case's rows.

    Attributes:
        excused: (asked, case) -> what is seen in their place where another facet has told already; None: look.
    """

    excused: Callable[[Asked, Case], Outcome | None] | None = None

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        if not is_steady(asked):
            return Trouble(
                ANOTHER_RESULT,
                say("{name} gives another result when it is called again with the same arguments.", name=asked.name),
            )
        instead = None if self.excused is None else self.excused(asked, case)
        if instead is not None:
            return instead
        S, y, options = arguments(case)
        return plain_losses(asked, S, y, **options)


@dataclass(frozen=True)
class Form:
    """In what form the losses come back."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        result = ask(asked, SCORES, LABELS)
        losses = in_a_row(result, len(LABELS), asked.name)
        if isinstance(losses, Trouble) or not is_steady(asked):
            return losses if isinstance(losses, Trouble) else ONE_EACH
        if is_one_number(asked):
            rows = plain_losses(asked, -SCORES if is_turned(asked) else SCORES, LABELS)
            number, own = np.asarray(losses.flat[0]), own_term(asked) if counts_own_class(asked) else 0.0
            kinds = (
                ()
                if isinstance(rows, Trouble)
                else ((MEAN_OF_ROWS, np.mean(rows + own)), (SUM_OF_ROWS, np.sum(rows + own)))
            )
            return next(
                (says for says, right in kinds if same(number, np.asarray(right))), say("one number for all rows")
            )
        if not isinstance(result, np.ndarray):
            return kind_of(result)
        if result.dtype.kind != "f":
            return "whole numbers"
        return ONE_EACH if result.shape == losses.shape else f"shape {result.shape}"


@dataclass(frozen=True)
class OneRow:
    """Whether a single row's result has lost its axis, where others have theirs."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        one, more = (
            ask(asked, 3 * np.sin(np.arange(6.0 * N)).reshape(N, 6), np.arange(N) % 6, **WRITTEN) for N in (1, 8)
        )
        if (
            not isinstance(more, np.ndarray)
            or more.shape != (8,)
            or one is None
            or isinstance(one, Trouble)
            or np.shape(one) == (1,)
        ):
            return "as the others"
        return f"shape {np.shape(one)}"


@dataclass(frozen=True)
class OwnTermOfRows:
    """What the right class itself adds to a loss: nothing, unless it is counted."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        return np.asarray(1.0 if is_steady(asked) and counts_own_class(asked) else 0.0)


@dataclass(frozen=True)
class DirectionOfRows:
    """Whether the loss falls where the right class gets ahead."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        return TURNED if is_steady(asked) and is_turned(asked) else "the right way round"


@dataclass(frozen=True)
class Default:
    """Whether leaving out delta, or p, is as writing 1."""

    of: str

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        return defaults(asked)[self.of] if is_steady(asked) else AS_WRITTEN_OUT


@dataclass(frozen=True)
class ByPosition:
    """Whether delta and p mean the same by position as by name."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        S, y, options = arguments(case)
        named = losses_of(asked, S, y, **options)
        if isinstance(named, Trouble) or not is_steady(asked):
            return "as by name"
        position = in_a_row(asked.call(S, y, *options.values()), len(y), asked.name)
        return "as by name" if same(position, named) else "otherwise than by name"
