"""Looks at functions that return `(loss, dW)` for `(W, kind, lam, beta, penalise_bias)`: a regulariser by itself.

What one look sees does not depend on what another one is for: the strength `lam` is divided out of the loss and of the gradient,
a weight of exactly 0 counts in `AtZero` only, and what is asked about the bias is compared with the function's own answers.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np

from .exercise import Asked, Case, once
from .loss_looks import GRADIENT_FIRST, LOSS_FIRST, in_order, is_pair, part_of_the_pair, swapped
from .outcome import LEFT_OUT, Array, Outcome, Trouble, not_finite, raised, same, shaped
from .sentences import joined, say

Which = Literal["loss", "gradient"]
Term = Literal["all", "at beta = 0", "what beta adds"]
Flag = tuple[bool, ...]  # penalise_bias, or nothing at all

WHICH: tuple[Which, ...] = ("loss", "gradient")
KINDS = ("l2", "l1", "elastic")
REFUSED = "ValueError is raised"
PROPORTIONAL = "in proportion"
# How something grows, if not so.
NOT_AT_ALL, AS_ITS_SQUARE, AS_ITS_INVERSE = say("not at all"), say("as its square"), say("as its inverse")
LAST_ROW = say("the last row")
TINY = 1e-9


@dataclass(frozen=True, eq=False)
class Call:
    """The arguments of one call, without `penalise_bias`."""

    W: Array
    kind: str
    lam: float
    beta: float

    @cached_property
    def key(self) -> Hashable:
        """The same for the same arguments."""
        return self.W.shape, self.W.tobytes(), self.kind, self.lam, self.beta

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Call) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def result(self, asked: Asked, flag: Flag, again: bool = False) -> Any:
        """What the function returns, or the `Trouble` that came instead; asked once, and once more if `again`."""
        return asked.kept((self.key, flag, again), lambda: asked.call(self.W, self.kind, self.lam, self.beta, *flag))

    def part(self, asked: Asked, which: Which, flag: Flag, again: bool = False) -> Array | Trouble:
        """The loss, or the gradient with zeros at the weights that are exactly 0; a pair in the wrong order is turned."""
        return asked.kept((self.key, which, flag, again), lambda: self._part(asked, which, flag, again))

    def _part(self, asked: Asked, which: Which, flag: Flag, again: bool) -> Array | Trouble:
        result = self.result(asked, flag, again)
        if is_pair(result):
            result = in_order(result, self.W.shape)
        if which == "loss" or not is_pair(result):
            return part_of_the_pair(result, self.W.shape, which, asked.name)
        gradient = shaped(result[1], self.W.shape, say("{name}: the gradient dW", name=asked.name))
        if isinstance(gradient, Trouble):
            return gradient
        plain = np.where(self.W == 0, 0.0, gradient)
        return plain if np.all(np.isfinite(plain)) else not_finite(say("{name}: the gradient dW", name=asked.name))

    def with_bias(self, asked: Asked) -> Flag:
        """The flag with which the bias is penalised, whatever the default, or the flag, says: that is a look of its own."""
        return asked.kept((self.key, "with bias"), lambda: self._with_bias(asked))

    def _with_bias(self, asked: Asked) -> Flag:
        self.result(asked, (False,))  # whoever remembers such a call remembers it from here on
        choices: tuple[Flag, ...] = ((True,), (), (False,))
        for flag in choices:
            for kind in (self.kind, *KINDS):
                gradient = replace(self, kind=kind).part(asked, "gradient", flag)
                if not isinstance(gradient, Trouble) and np.any(gradient[-1]):
                    return flag
        return ()

    def term(self, asked: Asked, which: Which, term: Term, flag: Flag) -> Array | Trouble:
        """The loss or the gradient, or what one term contributes to it."""
        if term == "all":
            return self.part(asked, which, flag)
        without = replace(self, beta=0.0).part(asked, which, flag)
        if term == "at beta = 0" or isinstance(without, Trouble):
            return without
        with_it = self.part(asked, which, flag)
        return with_it if isinstance(with_it, Trouble) else with_it - without

    def steady(self, asked: Asked, which: Which, flag: Flag, term: Term = "all") -> Array | Trouble:
        """The same, where the same call gives the same result: what is another number at each call is no number to compare."""
        first = self.part(asked, which, flag)
        replace(self, W=2 * self.W).result(asked, flag)
        if same(first, self.part(asked, which, flag, again=True)):
            return self.term(asked, which, term, flag)
        return Trouble(
            "another result for the same call",
            say(
                "{name} gives another {which} when it is called again with the same arguments.",
                name=asked.name,
                which=which,
            ),
        )

    def failing(self, asked: Asked, kinds: tuple[str, ...] = KINDS) -> list[str]:
        """The kinds for which nothing like a pair comes back."""
        return [kind for kind in kinds if not is_pair(replace(self, kind=kind).result(asked, ()))]


@once
def strength(asked: Asked, call: Call, which: Which, term: Term) -> str:
    """How the loss or the gradient grows with `lam`; in proportion if there is nothing that could grow."""
    flag = call.with_bias(asked)
    once, doubled = (
        call.steady(asked, which, flag, term),
        replace(call, lam=2 * call.lam).term(asked, which, term, flag),
    )
    if isinstance(once, Trouble) or isinstance(doubled, Trouble) or not np.any(np.abs(once) > TINY):
        return PROPORTIONAL
    found = (
        says
        for says, factor in ((PROPORTIONAL, 2), (NOT_AT_ALL, 1), (AS_ITS_SQUARE, 4), (AS_ITS_INVERSE, 0.5))
        if same(doubled, factor * once, 0.01)
    )
    return next(found, "otherwise")


@dataclass(frozen=True)
class OfThePenalty:
    """The loss or the gradient, as if `lam` were multiplied in once: whether it is shows in `Strength`."""

    which: Which
    term: Term = "all"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        call = Call(*case.make())
        found = call.steady(asked, self.which, call.with_bias(asked), self.term)
        if isinstance(found, Trouble):
            return found
        factor: dict[str, float] = {NOT_AT_ALL: call.lam, AS_ITS_SQUARE: 1 / call.lam, AS_ITS_INVERSE: call.lam**2}
        return np.asarray(found * factor.get(strength(asked, call, self.which, self.term), 1.0))


@dataclass(frozen=True)
class Strength:
    """How the loss or the gradient grows with `lam`, whatever it is."""

    which: Which
    term: Term = "all"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        return strength(asked, Call(*case.make()), self.which, self.term)


@dataclass(frozen=True)
class WithoutStrength:
    """What becomes of the gradient at `lam = 0`."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        call = replace(Call(*case.make()), lam=0.0)
        gradient = call.part(asked, "gradient", call.with_bias(asked))
        return gradient if isinstance(gradient, Trouble) else "not zero" if np.any(gradient) else "zero"


@dataclass(frozen=True)
class DefaultBeta:
    """Whether a call without `beta` has the same loss as one with the default in the stub's first line."""

    default: float

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W, kind, lam, _ = case.make()
        without, given = (
            part_of_the_pair(asked.call(W, kind, lam, *beta), W.shape, "loss", asked.name)
            for beta in ((), (self.default,))
        )
        if isinstance(given, Trouble) or same(without, given):
            return "as in the stub"
        return without if isinstance(without, Trouble) else "another one"


@dataclass(frozen=True)
class Order:
    """Whether the gradient comes first, for more than `some` of the kinds."""

    kinds: tuple[str, ...]
    some: int = 0

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        call = Call(*case.make())
        results = [replace(call, kind=kind).result(asked, ()) for kind in self.kinds]
        turned = sum(is_pair(result) and swapped(result, call.W.shape) for result in results)
        return GRADIENT_FIRST if turned > self.some else LOSS_FIRST


@dataclass(frozen=True)
class AtZero:
    """The sign of the gradient at the weights that are exactly 0; the squares are seen elsewhere (beta = 0).

    One of the kinds may stop with an error: that is seen elsewhere, too.
    """

    kinds: tuple[str, ...]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        call = Call(*case.make())
        if call.failing(asked, self.kinds) == [call.kind]:
            return "zero"
        flag, corner = call.with_bias(asked), replace(call, beta=0.0)
        for other in (call, corner):
            seen = other.part(asked, "gradient", flag)
            if isinstance(seen, Trouble):
                return seen
        if not np.any(call.part(asked, "gradient", flag)):
            return Trouble(
                "zero everywhere",
                say(
                    "With {kind} the whole gradient is zero: what it is where a weight is 0 is not seen.",
                    kind=call.kind,
                ),
            )
        gradient = np.asarray(in_order(corner.result(asked, flag), call.W.shape)[1], dtype=float)
        slopes = gradient[call.W == 0]
        if not np.all(np.isfinite(slopes)):
            return not_finite(say("{name}: the gradient dW", name=asked.name))
        if not np.any(np.abs(slopes) > TINY):
            return "zero"
        return "positive" if np.all(slopes > 0) else "negative" if np.all(slopes < 0) else "of both signs"


@dataclass(frozen=True)
class UnknownKind:
    """What comes of a kind that is none of the three, in words: compared with what the function gives for these."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        call = Call(*case.make())
        try:
            result = asked.function(call.W, call.kind, call.lam, call.beta)
        except ValueError:
            return REFUSED
        except Exception as error:
            trouble = raised(error, asked.name)
            if trouble.startswith("raises ValueError"):
                return REFUSED
            return (
                trouble
                if trouble == "not written" and len(call.failing(asked)) == len(KINDS)
                else "another error is raised"
            )
        if not is_pair(result):
            return "returns nothing" if result is None else "returns something else"
        result = in_order(result, call.W.shape)
        loss, gradient = (part_of_the_pair(result, call.W.shape, which, asked.name) for which in ("loss", "gradient"))
        if all(not isinstance(one, Trouble) and not np.any(one) for one in (loss, gradient)):
            return "no penalty"
        known = [replace(call, kind=kind) for kind in KINDS]
        alike = [
            same(loss, one.part(asked, "loss", ())) and same(gradient, one.part(asked, "gradient", ())) for one in known
        ]
        if sum(alike) > 1:
            return "what comes back for every kind" if all(alike) else "what comes back for two of the kinds"
        return say("as {kind}", kind=KINDS[alike.index(True)]) if any(alike) else "returns a pair"


@dataclass(frozen=True)
class DependsOnW:
    """Whether loss and gradient are others for another W; one of the kinds may stop with an error."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        call = Call(*case.make())
        failing = call.failing(asked)
        if len(failing) > 1:
            return replace(call, kind=failing[0]).part(asked, "loss", ())
        steady = []
        for kind in KINDS:
            one, other = (
                [replace(call, kind=kind, W=W).part(asked, which, ()) for which in WHICH] for W in (call.W, -2 * call.W)
            )
            if missing := [seen for seen in one if isinstance(seen, str) and seen == LEFT_OUT]:
                return missing[0]
            if kind not in failing and all(map(same, one, other)):
                steady.append(kind)
        if not steady:
            return "depends on W"
        return say("the same for every W with {kinds}", kinds=joined(*steady, between=", "))
