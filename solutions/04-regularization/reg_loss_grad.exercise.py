"""The exercise `reg_loss_grad`: L2, L1 and elastic net with their gradients, with or without the bias."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator, made_once
from linearloss.bias_looks import BiasByDefault, WithoutBias, left_out
from linearloss.exercise import AS_ASKED_FOR, Arguments, Asked, Case, Exercise, Facet, Look
from linearloss.penalty_looks import (
    KINDS,
    LAST_ROW,
    WHICH,
    AtZero,
    DefaultBeta,
    DependsOnW,
    OfThePenalty,
    Order,
    Strength,
    Term,
    UnknownKind,
    Which,
    WithoutStrength,
)
from linearloss.loops import Loops, loop_slips
from linearloss.outcome import Outcome, Trouble, numbers, same
from linearloss.probes import FIRST_ONLY, ONE_WITH_THE_ARGUMENT, OVERWRITTEN, InPlace, InTurn, Returned

Array = NDArray[np.float64]
Pair = tuple[Arguments, Arguments]
LAM, BETA = 1.7, 0.35
MORE = 200  # rows, or columns, by which the larger of two calls exceeds the smaller
NAMES = {"l2": "L2", "l1": "L1", "elastic": "the elastic net"}
TERMS: dict[str, tuple[Term, ...]] = {"l2": ("all",), "l1": ("all",), "elastic": ("at beta = 0", "what beta adds")}
WHAT: dict[Term, str] = {"all": "The", "at beta = 0": "Without its squares (beta = 0), the", "what beta adds": "What beta adds to the"}


def reference(W: Array, kind: str, lam: float, beta: float = 0.5, penalise_bias: bool = True) -> tuple[float, Array]:
    """Formula: lam * R(W) and its subgradient; the elastic net is lam * sum(beta * W**2 + |W|) (Zou and Hastie, 2005)."""
    if kind == "l2":
        penalty, slope = W * W, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W * W + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(f"kind should be one of {', '.join(KINDS)}, not {kind!r}")
    if not penalise_bias:
        penalty[-1] = 0.0
        slope[-1] = 0.0
    return float(lam * np.sum(penalty)), lam * slope


@made_once
def weights(seed: int, D: int, C: int, dtype: str = "float64") -> Array:
    """Weights of both signs, between 0.2 and 2 in size, so that none lies near the corner of |w|; their sum is positive."""
    random = generator(seed)
    sign = np.where(random.random((D, C)) < 0.35, -1.0, 1.0)
    sign.flat[:2] = [-1.0, 1.0]
    W = sign * random.uniform(0.2, 2.0, size=(D, C))
    return np.asarray(W if W.sum() > 0 else -W).astype(dtype)


def with_zeros() -> Array:
    """Weights of exactly 0, one in each row and column."""
    W = weights(31, 4, 4)
    W[[0, 1, 2, 3], [1, 3, 0, 2]] = 0.0
    return W


TOY, TOY_LAM, TOY_BETA = np.array([[1.0, -2.0], [0.0, 0.5], [3.0, -1.0]]), 0.3, 0.2
SMALL = "a small W"
FLOAT32 = "float32"
# More than ten classes, and a W as large as the visible one: sizes that get written as numbers.
TABLES: dict[str, Callable[[], Array]] = {
    "several classes": lambda: weights(0, 5, 4),
    "one class": lambda: weights(1, 7, 1),
    "as large as the visible W": lambda: weights(2, 3, 2),
    "more than ten classes": lambda: weights(3, 4, 12),
    "mostly negative weights": lambda: -weights(11, 4, 6),
    FLOAT32: lambda: weights(4, 6, 3, FLOAT32),
}
UNKNOWN = {
    "a kind 'l3'": "l3", "a kind 'ridge'": "ridge", "a kind in capital letters": "L2", "a part of a kind's name": "l",
    "the digit of a kind's name": "2", "an empty kind": "", "L2's name and more": "l2 norm", "L1's name and more": "l1 norm",
    "the elastic net's name and more": "elastic nets",
}  # fmt: skip
VISIBLE_KIND = "a kind 'l3'"


def named(kind: str, says: str) -> str:
    return f"{NAMES[kind]}, {says}"


def case(kind: str, says: str, make: Callable[[], Array]) -> Case:
    return Case(named(kind, says), lambda: (make(), kind, LAM, BETA))


def visible(kind: str, says: str, W: Array) -> Case:
    return Case(named(kind, says), lambda: (W.copy(), kind, TOY_LAM, TOY_BETA), visible=True)


def unknown(kind: str) -> Arguments:
    return weights(81, 3, 2), kind, LAM, BETA


CASES = [
    *(visible(kind, SMALL, TOY) for kind in KINDS),
    visible("l1", "a W of two rows", TOY[:2]),
    Case(VISIBLE_KIND, lambda: (TOY.copy(), "l3", TOY_LAM, TOY_BETA), visible=True),
    *(case(kind, says, make) for kind in KINDS for says, make in TABLES.items()),
    *(case(kind, "with the bias or without", lambda: weights(51, 5, 3)) for kind in KINDS),
    *(case(kind, "with weights of exactly 0", with_zeros) for kind in ("l1", "elastic")),
    *(Case(says, partial(unknown, kind)) for says, kind in UNKNOWN.items() if says != VISIBLE_KIND),
    Case("", tuple, visible=True),
]  # fmt: skip
ANY = (named("l2", SMALL), named("l2", "several classes"))
BIAS = tuple(named(kind, says) for kind in KINDS for says in (SMALL, "with the bias or without"))
# They may be made for some kinds, and not for others.
BIAS_SLIPS = {
    left_out("nothing", LAST_ROW): "bias-loss",
    left_out(LAST_ROW, "nothing"): "bias-gradient",
    left_out("nothing", "nothing"): "bias-still-penalised",
}
ZEROS = tuple(named(kind, says) for kind in ("l1", "elastic") for says in (SMALL, "with weights of exactly 0"))


def pairs(*kinds: str, flag: tuple[bool, ...] = ()) -> dict[str, Callable[[], Pair]]:
    """Two calls for each kind, on a W of the same shape."""
    def two(kind: str) -> Callable[[], Pair]:
        more = (kind, LAM, BETA, *flag)
        return lambda: ((weights(25, 5, 3), *more), (weights(26, 5, 3), *more))

    return {NAMES[kind]: two(kind) for kind in kinds}


def mixes(which: Which) -> Look:
    """Whether the elastic net is the function's own L2 and L1, whatever these are, with the weights beta and 1 - beta."""

    def look(asked: Asked, case: Case) -> Outcome:
        for seed, beta in ((41, 0.35), (42, 0.35), (43, 0.6)):
            W = weights(seed, 4, 3)
            l2, l1, both = (asked.call(W, kind, LAM, beta) for kind in ("l2", "l1", "elastic"))
            if all(isinstance(one, tuple) and len(one) == 2 for one in (l2, l1, both)):
                l2, l1, both = (one[which == "gradient"] for one in (l2, l1, both))
            found = [numbers(one, () if which == "loss" else W.shape, "") for one in (l2, l1, both)]
            if any(isinstance(one, Trouble) for one in found):
                return AS_ASKED_FOR
            squares, sizes_, seen = map(np.asarray, found)
            other = not same(seen, beta * squares + (1 - beta) * sizes_) or same(seen, beta * squares + sizes_)
            if other or same(squares, sizes_):  # of two alike, every mixture is the same: beta may not be used at all
                return AS_ASKED_FOR
        return "otherwise"

    return look


def in_turn() -> Pair:
    return (weights(27, 6, 5), "l2", LAM, BETA), (weights(28, 6, 5), "l2", LAM, BETA)


def sizes(kind: str) -> dict[str, Callable[[], tuple[Arguments, Arguments, int]]]:
    """A small and a large W that differ in the number of rows, and two that differ in that of columns."""
    def larger(rows: int, columns: int) -> Callable[[], tuple[Arguments, Arguments, int]]:
        more = (kind, LAM, BETA)
        return lambda: ((weights(61, 8, 4), *more), (weights(62, 8 + rows, 4 + columns), *more), MORE)

    return {"rows": larger(MORE, 0), "columns": larger(0, MORE)}


def values(kind: str, which: Which) -> Iterator[Facet]:
    """The facets of one loss or gradient: of the elastic net what is there without beta, and what beta adds."""
    part = f"{kind} {which}"
    plain = [named(kind, table) for table in (SMALL, *TABLES) if table != FLOAT32]
    plain += [named("l1", "a W of two rows")] if kind == "l1" else []
    for term in TERMS[kind]:
        detail = "" if term == "all" else f": {term}"
        what = f"{WHAT[term]} {which} of {NAMES[kind]}"
        yield Facet(f"{part}{detail}", part, f"{what} is wrong.", OfThePenalty(which, term), tuple(plain))
        yield Facet(f"{part}{detail}: float32", part, f"{what} is wrong for a W of dtype float32.",
                    OfThePenalty(which, term), (named(kind, FLOAT32),), 2e-4)
        yield Facet(f"{part}{detail}: strength", part, f"{what} does not grow in proportion to lam.",
                    Strength(which, term), tuple(plain[:2]))
    yield order(part, (kind,))


def order(part: str, kinds: tuple[str, ...], some: int = 0) -> Facet:
    says = "It is return loss, dW: the loss first."
    return Facet(f"{part}: order", part, says, Order(kinds, some), ANY, slips={"the gradient first": "swapped"})


def manners(kind: str) -> Iterator[Facet]:
    """A change of W, or a result that is overwritten, costs the first kind that shows it."""
    part, before = f"{kind} gradient", KINDS[: KINDS.index(kind)]
    yield Facet(f"{part}: the argument", part, f"It changes its argument W in place for {NAMES[kind]}: work on a copy.",
                InPlace(pairs(kind), pairs(*before)), ("",), slips={"changed": "changes-input"})
    yield Facet(f"{part}: the array returned", part, "The gradient should be a new array, which nothing changes afterwards.",
                Returned(pairs(kind), pairs(*before)), ("",),
                slips={ONE_WITH_THE_ARGUMENT: "result-is-the-argument", OVERWRITTEN: "result-overwritten"})


exercise = Exercise(
    function="reg_loss_grad",
    read="section 3, Three penalties",
    parts={"l2 loss": 1, "l2 gradient": 1, "l1 loss": 1, "l1 gradient": 1, "elastic loss": 1, "elastic gradient": 2,
           "subgradient at 0": 1, "bias": 2, "unknown kind": 1, "vectorised": 1},
    cases=CASES,
    hints=[
        Facet(f"elastic {which}: mixed", f"elastic {which}",
              "In the elastic net you multiply what you have for L1 by 1 - beta: the absolute values have no factor of their own here.",
              mixes(which), ANY[1:])
        for which in WHICH
    ],
    facets=[
        *(facet for kind in KINDS for which in WHICH for facet in values(kind, which)),
        *(facet for kind in KINDS for facet in manners(kind)),
        Facet("l2 loss: in turn", "l2 loss", "Called twice, it is right the first time only: it keeps something between the calls.",
              InTurn(in_turn, lambda: [reference(*args) for args in in_turn()]), ("",), slips={FIRST_ONLY: "depends-on-earlier-calls"}),
        Facet("l2 gradient: no strength", "l2 gradient", "With lam = 0 the gradient should be an array of zeros.", WithoutStrength(), ANY),
        Facet("elastic loss: default beta", "elastic loss", "Without beta it should take the default that the stub's first line names.",
              DefaultBeta(0.5), (named("elastic", SMALL), named("elastic", "several classes"))),
        Facet("subgradient at 0", "subgradient at 0", "Where a weight is exactly 0, the gradient of |w| should be 0: section 3.1.",
              AtZero(("l1", "elastic")), ZEROS),
        order("subgradient at 0", ("l1", "elastic"), 1),
        *(
            Facet(f"bias: {NAMES[kind]}", "bias", "With penalise_bias=False the last row counts neither in the loss nor in the gradient: section 3.2.",
                  WithoutBias(), tuple(name for name in BIAS if name.startswith(NAMES[kind])), slips=BIAS_SLIPS)
            for kind in KINDS
        ),
        Facet("bias: default", "bias", "The bias is left out although penalise_bias is True by default: section 3.2.", BiasByDefault(), BIAS),
        Facet("bias: the argument", "bias", "It changes its argument W in place with penalise_bias=False: work on a copy.",
              InPlace(pairs(*KINDS, flag=(False,)), pairs(*KINDS)), ("",), slips={"changed": "changes-input"}),
        order("bias", KINDS, 1),
        Facet("unknown kind", "unknown kind", "An unknown kind should raise ValueError.", UnknownKind(), tuple(UNKNOWN)),
        *(
            Facet(f"vectorised: {NAMES[kind]}", "vectorised", "NumPy should work on all weights at once, without a loop over W in Python.",
                  Loops(sizes(kind), failing=2), ("",), slips=loop_slips("rows", "columns"))
            for kind in KINDS
        ),
        Facet("vectorised: something", "vectorised", "Loss and gradient must depend on W.", DependsOnW(), ANY),
        order("vectorised", KINDS, 1),
    ],
)  # fmt: skip
