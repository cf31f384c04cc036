"""The exercise of a loss function `(W, X, y, reg) -> (loss, dW)`: its facets, for hinge and softmax alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import random_problem
from linearloss.exercise import Asked, Case, Exercise, Facet
from linearloss.loops import Loops
from linearloss.loss_looks import (
    GRADIENT_FIRST,
    DataTerm,
    PairOrder,
    Regulariser,
    RegulariserAtZero,
    Steady,
    in_order,
    is_pair,
    part_of_the_pair,
)
from linearloss.outcome import Outcome, Trouble, same
from linearloss.probes import manners

from .loss_cases import (
    REG,
    arguments,
    far_behind,
    far_scores,
    few_examples,
    in_float32,
    near,
    ordinary,
    other_sizes,
    pairs,
)

Array = NDArray[np.float64]
Loss = Callable[[Array, Array, NDArray[np.int64], float], tuple[float, Array]]

# The regulariser is the same in all of them.
LOSSES = ("svm_loss_naive", "svm_loss_vectorized", "softmax_loss_naive", "softmax_loss_vectorized")
# Instructions that 20 more classes cost in a loop: the leanest one takes 16 for each class, NumPy's own way into
# np.choose(y, S.T) takes 3.
MORE_CLASSES_ARE_A_LOOP = 20 * 8


def loss_exercise(
    function: str, reference: Loss, parts: Mapping[str, float], read: str, visible: Sequence[Case], *, like: tuple[str, ...],
    loops_over_classes: bool = False, uses: tuple[str, ...] = (),
) -> Exercise:  # fmt: skip
    """The exercise.

    Args:
        parts: points of `loss`, `gradient`, `regulariser`, and where they are judged of `stability` and `vectorised`.
        visible: the small examples of the notebook.
        loops_over_classes: whether `vectorised` forbids a loop over the classes too.
        uses: functions of the notebook that it may be built upon.
    """
    cases = [*visible, *ordinary(), *other_sizes(), few_examples(), in_float32(), *far_scores(), far_behind(), Case("", tuple, visible=True)]
    facets = [*_data_facets(visible), *_regulariser_facets(visible), *manners("gradient", pairs(), reference)]
    if "stability" in parts:
        facets += _stability_facets(reference)
    if "vectorised" in parts:
        facets += _style_facets(reference, loops_over_classes)
    # Whoever returns them in the wrong order has nothing of what was asked for; what else is wrong is seen beside it.
    facets += [
        Facet(f"{part}: order", part, "It is return loss, dW: the loss first.", PairOrder(), (visible[0].name, "an ordinary batch"),
              slips={GRADIENT_FIRST: "swapped"})
        for part in parts
    ]  # fmt: skip
    others = tuple(name for name in LOSSES if name not in (function, *like))
    return Exercise(function, parts, cases, facets, read, like, {"regulariser": others}, uses=uses)


def _data_facets(visible: Sequence[Case]) -> list[Facet]:
    names = tuple(case.name for case in (*visible, *ordinary(), *other_sizes(), few_examples()))
    says = {"loss": "The data loss (at reg = 0) is wrong.", "gradient": "The data gradient (at reg = 0) is wrong."}
    return [
        Facet(
            f"{which}{detail}",
            which,
            text,
            DataTerm(which),  # type: ignore[arg-type]
            cases,
            tolerance,
            apart_from=(f"regulariser: {which} at reg = 0",),
        )
        for which, text in says.items()
        for detail, cases, tolerance in (("", names, 1e-6), (": float32", ("float32",), 2e-4))
    ]


def _regulariser_facets(visible: Sequence[Case]) -> list[Facet]:
    names = tuple(case.name for case in (*visible, *ordinary()[:-1]))
    found = []
    for which in ("loss", "gradient"):
        says = f"The regulariser's part of the {which} is wrong."
        for detail, cases, tolerance in (("", names, 2e-5), (": float32", ("float32",), 4e-3)):
            found.append(
                Facet(
                    f"regulariser: {which}{detail}",
                    "regulariser",
                    says,
                    Regulariser(which, REG),
                    cases,
                    tolerance,
                    family=f"regulariser: {which}",
                    apart_from=(f"regulariser: {which} at reg = 0",),
                )
            )
        says = f"The regulariser is there in the {which} even at reg = 0."
        found.append(
            Facet(
                f"regulariser: {which} at reg = 0",
                "regulariser",
                says,
                RegulariserAtZero(which),
                names,
                1e-4,
                family=f"regulariser: {which}",
            )
        )
    return found


def _stability_facets(reference: Loss) -> list[Facet]:
    return [
        *(
            Facet(f"stability: {case.name}", "stability", f"It goes wrong when {case.name}.", Steady(common), (case.name,), family="stability")
            for case, common in zip(far_scores(), (True, True, *5 * (False,)), strict=True)
        ),
        Facet("stability: a class far behind", "stability", "It goes wrong when a class far behind falls farther behind.",
              _Behind(reference), (far_behind().name,), family="stability"),
        Facet("stability: something to keep steady", "stability",
              "Neither the loss nor the gradient is right yet, so whether they stay so for far scores cannot count.",
              _SomethingRight(reference), ("",), family="nothing is right", follows=("loss", "gradient")),
    ]  # fmt: skip


def _style_facets(reference: Loss, classes: bool) -> list[Facet]:
    def sizes(seed: int, few: tuple[int, int, int], many: tuple[int, int, int], least: int) -> Callable[[], Any]:
        return lambda: (arguments(random_problem(seed, *few)), arguments(random_problem(seed + 1, *many)), least)

    over = {"examples": sizes(31, (20, 5, 4), (420, 5, 4), 400)}
    if classes:
        over["classes"] = sizes(33, (20, 5, 4), (20, 5, 24), MORE_CLASSES_ARE_A_LOOP)
    return [
        Facet("vectorised", "vectorised", "It loops in Python: let NumPy work on all examples at once.", Loops(over), ("",),
              slips={f"loops over {what}": "python-loop" for what in ("examples", "classes", "examples and classes")}),
        Facet("vectorised: something computed", "vectorised",
              "Neither the loss nor the gradient is right yet, so how it is computed cannot count.",
              _SomethingRight(reference), ("",), follows=("loss", "gradient")),
    ]  # fmt: skip


class _Behind:
    """Whether a loss that is right with ordinary scores stays so when a class that counts for nothing falls farther behind."""

    def __init__(self, reference: Loss):
        self.reference = reference

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W, X, y, reg = case.make()
        before = X.copy()
        before[:, -1] = 0.0
        right, _ = self.reference(W, before, y, reg)
        for name, images in ((f"{case.name}; ordinary", before), (case.name, X)):
            result = asked.result(Case(name, lambda images=images: (W.copy(), images.copy(), y.copy(), reg)))  # type: ignore[misc]
            pair = in_order(result, W.shape) if is_pair(result) else result
            loss = part_of_the_pair(pair, W.shape, "loss", asked.name)
            if isinstance(loss, Trouble) or not same(loss, np.asarray(right), 1e-5):
                return "stays" if images is before else loss if isinstance(loss, Trouble) else "changes"
        return "stays"


class _SomethingRight:
    """Whether one of the two values is right, or right but for what is priced elsewhere: the mean, the regulariser."""

    def __init__(self, reference: Loss):
        self.reference = reference

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W, X, y, _ = arguments(near())
        result = asked.result(Case("something right", lambda: arguments(near())))
        loss, gradient = self.reference(W, X, y, 0.0)
        result = in_order(result, W.shape) if is_pair(result) else result
        pair = [part_of_the_pair(result, W.shape, which, asked.name) for which in ("loss", "gradient")]
        for got in pair:
            if isinstance(got, Trouble):
                return got
        squares, slope = np.asarray(np.sum(W * W)), np.asarray(2 * W)
        for got, right, extra in zip(pair, (np.asarray(loss), gradient), (squares, slope), strict=True):
            if any(same(got, np.asarray(n * right + c * extra)) for n in (1.0, float(len(y))) for c in (0.0, 1.0, 0.5)):
                return "something is right"
        return "nothing is right yet"
