"""Looks at what `penalise_bias` does to a regulariser, in words: compared with the function's own answers, so that nothing costs twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .exercise import Asked, Case
from .outcome import Array, Outcome, Trouble, same
from .penalty_looks import LAST_ROW, WHICH, Call, Flag, Which
from .sentences import Sentence, say

BY_DEFAULT = "with the bias"
# What is left out of a loss or a gradient, besides the last row.
NOTHING, FIRST_ROW, LAST_COLUMN = say("nothing"), say("the first row"), say("the last column")
ALL_BUT_THE_LAST_ROW, EVERYTHING = say("all but the last row"), say("everything")
OTHERS_CHANGE = say("penalise_bias changes other rows of the gradient than the last one.")
LAST_ROW_STAYS = say("With penalise_bias=False the last row of the gradient becomes another one, but not 0.")


@dataclass(frozen=True)
class WithoutBias:
    """Which weights `penalise_bias=False` leaves out of the loss, and which of the gradient.

    One of the kinds may stop with an error: that is seen elsewhere.
    """

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        call = Call(*case.make())
        if call.failing(asked) == [call.kind]:
            return left_out(LAST_ROW, LAST_ROW)
        flag, found = call.with_bias(asked), []
        for which, look in zip(WHICH, (left_out_of_loss, left_out_of_gradient), strict=True):
            everything, left = call.steady(asked, which, flag), call.part(asked, which, (False,))
            if isinstance(everything, Trouble) or isinstance(left, Trouble):
                return everything if isinstance(everything, Trouble) else left
            # That it is left out with penalise_bias=True as well is seen elsewhere.
            anyway = same(left, everything) and never_counts(asked, call, which, flag, everything)
            there = look(asked, call, flag, left) if np.any(everything) else say("there is none")
            found.append(LAST_ROW if anyway else there)
        says, of_gradient = left_out(*found), found[1]
        return Trouble(says, of_gradient.sentence) if isinstance(of_gradient, Trouble) else says


def never_counts(asked: Asked, call: Call, which: Which, flag: Flag, everything: Array) -> bool:
    """Whether a loss, or a gradient that is not zero, has nothing of the last row even where the bias should count."""
    if which == "gradient":
        return bool(np.any(everything)) and not np.any(everything[-1])
    return bool(np.any(everything)) and same(everything, without_last_row(call)[1].part(asked, which, flag))


def left_out(of_loss: str, of_gradient: str) -> str:
    """In words: what is left out of the one, and of the other."""
    return say(
        "left out of the loss: {loss}; of the gradient: {gradient}",
        loss=as_sentence(of_loss),
        gradient=as_sentence(of_gradient),
    )


def as_sentence(text: str) -> Sentence:
    """A text that is told in another language, also within another one."""
    return text if isinstance(text, Sentence) else Sentence(text)


def without_last_row(call: Call) -> tuple[Call, Call]:
    """The call with the last row cut off, and with zeros in it."""
    zeroed = call.W.copy()
    zeroed[-1] = 0.0
    return replace(call, W=call.W[:-1]), replace(call, W=zeroed)


def left_out_of_loss(asked: Asked, call: Call, flag: Flag, loss: Array) -> str:
    """What is left out, by the losses of pieces of W."""
    W, (rest, zeroed) = call.W, without_last_row(call)
    pieces = (
        (NOTHING, call),
        (LAST_ROW, rest),
        (LAST_ROW, zeroed),
        (FIRST_ROW, replace(call, W=W[1:])),
        (LAST_COLUMN, replace(call, W=W[:, :-1])),
        (ALL_BUT_THE_LAST_ROW, replace(call, W=W[-1:])),
    )
    found = (says for says, piece in pieces if same(loss, piece.part(asked, "loss", flag)))
    return next(found, say("something else") if np.any(loss) else EVERYTHING)


def left_out_of_gradient(asked: Asked, call: Call, flag: Flag, gradient: Array) -> str:
    """What is left out, by the entries that are 0; the others may be as they are for W as it is, or for W without its last row."""
    everything = call.part(asked, "gradient", flag)
    assert not isinstance(everything, Trouble)
    gone = (gradient == 0) & (everything != 0)
    says = next(
        (says for says, mask in masks(call.W) if np.array_equal(gone, mask & (everything != 0))),
        say("some entries"),
    )
    kept = same(gradient[~gone], everything[~gone])
    if says == LAST_ROW and not kept:
        others = [one.part(asked, "gradient", flag) for one in without_last_row(call)]
        kept = any(not isinstance(one, Trouble) and same(gradient[:-1], one[: len(gradient) - 1]) for one in others)
    if kept:
        return says
    if says == NOTHING and same(gradient[:-1], everything[:-1]):
        return Trouble(say("nothing, and the last row changes"), LAST_ROW_STAYS)
    return Trouble(say("{what}, and the others change", what=as_sentence(says)), OTHERS_CHANGE)


def masks(W: Array) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Pieces of W that may be left out."""
    nothing = np.zeros(W.shape, dtype=bool)
    yield NOTHING, nothing
    for says, index in (
        (LAST_ROW, -1),
        (FIRST_ROW, 0),
        (LAST_COLUMN, (slice(None), -1)),
        (ALL_BUT_THE_LAST_ROW, slice(-1)),
    ):
        mask = nothing.copy()
        mask[index] = True
        yield says, mask
    yield EVERYTHING, ~nothing


@dataclass(frozen=True)
class BiasByDefault:
    """Whether the bias counts when `penalise_bias` is not given."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        call = Call(*case.make())
        flag = call.with_bias(asked)
        explicit = [call.steady(asked, which, flag) for which in WHICH]
        default = [call.part(asked, which, ()) for which in WHICH]
        pairs = [(one, other) for one, other in zip(explicit, default, strict=True) if not isinstance(one, Trouble)]
        return BY_DEFAULT if all(same(one, other) for one, other in pairs) else "otherwise"
