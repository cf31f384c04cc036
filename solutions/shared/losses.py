"""The exercise of a loss function `(W, X, y, reg) -> (loss, dW)`: its cases and facets, for hinge and softmax alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import Problem, random_problem
from linearloss.exercise import Arguments, Asked, Case, Exercise, Facet
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

Array = NDArray[np.float64]
Loss = Callable[[Array, Array, NDArray[np.int64], float], tuple[float, Array]]

REG = 1.7
# The regulariser is the same in all of them.
LOSSES = ("svm_loss_naive", "svm_loss_vectorized", "softmax_loss_naive", "softmax_loss_vectorized")
FAR_APART = "two scores of a row lie far apart"
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
    cases = [*visible, *_ordinary(), *_sizes(), _few(), _float32(), *_far(), Case("", tuple, visible=True)]
    facets = [*_data_facets(visible), *_regulariser_facets(visible), *manners("gradient", _pairs(), reference)]
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
    names = tuple(case.name for case in (*visible, *_ordinary(), *_sizes(), _few()))
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
    names = tuple(case.name for case in (*visible, *_ordinary()[:-1]))
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
            for case, common in zip(_far(), (True, True, *5 * (False,)), strict=True)
        ),
        Facet("stability: something to keep steady", "stability",
              "Neither the loss nor the gradient is right yet, so whether they stay so for far scores cannot count.",
              _SomethingRight(reference), ("",), family="nothing is right", follows=("loss", "gradient")),
    ]  # fmt: skip


def _style_facets(reference: Loss, classes: bool) -> list[Facet]:
    def sizes(seed: int, few: tuple[int, int, int], many: tuple[int, int, int], least: int) -> Callable[[], Any]:
        return lambda: (_arguments(random_problem(seed, *few)), _arguments(random_problem(seed + 1, *many)), least)

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


class _SomethingRight:
    """Whether one of the two values is right, or right but for what is priced elsewhere: the mean, the regulariser."""

    def __init__(self, reference: Loss):
        self.reference = reference

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W, X, y, _ = _arguments(_near())
        result = asked.result(Case("something right", lambda: _arguments(_near())))
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


def _arguments(problem: Problem) -> Arguments:
    return problem.W, problem.X, problem.y, 0.0


def _case(name: str, *size: int, seed: int, **more: Any) -> Case:
    return Case(name, lambda: _arguments(random_problem(seed, *size, **more)))


def _ordinary() -> list[Case]:
    """What may be peculiar about a batch. Non-square everything. The last one has no weights: no regulariser is seen there."""

    def single() -> Arguments:
        W, X, _, reg = _arguments(random_problem(12, 1, 6, 5))
        return W, X, np.array([3]), reg  # as a row number it is too large

    def without_weights() -> Arguments:
        W, X, y, reg = _arguments(random_problem(17, N=6, D=4, C=5))
        return np.zeros_like(W), X, y, reg  # an `==` does harm there that random numbers never show

    return [
        _case("an ordinary batch", 7, 5, 4, seed=11),
        _case("another batch of the same sizes", 7, 5, 4, seed=16),
        Case("a single example", single),
        _case("two classes", 9, 4, 2, seed=13),
        _case("a class that no example has", 12, 3, 6, seed=14, absent=2),
        _case("a last class that no example has", 8, 4, 5, seed=18, absent=4),
        Case("weights that are all zero", without_weights),
    ]


def _sizes() -> list[Case]:
    """Sizes that students write into their code as numbers: right there and wrong elsewhere is a finding."""
    return [
        _case("the toy's sizes", 3, 4, 3, seed=15),
        _case("the sizes of the check", 5, 3, 4, seed=15),
        _case("CIFAR-10's sizes", 4, 3073, 10, seed=15),
    ]


def _few() -> Case:
    """More classes than examples, and labels below their number: labels do there as row numbers, and numbers of classes do not."""

    def of_the_first_classes() -> Arguments:
        W, X, _, reg = _arguments(random_problem(22, N=2, D=4, C=5))
        return W, X, np.array([1, 0]), reg

    return Case("two examples of the first two of five classes", of_the_first_classes)


def _float32() -> Case:
    return _case("float32", 6, 5, 3, seed=21, dtype="float32")


def _pairs() -> dict[str, Callable[[], tuple[Arguments, Arguments]]]:
    def pair() -> tuple[Arguments, Arguments]:
        one, other = (random_problem(seed, 11, 6, 7) for seed in (19, 20))
        # The same classes in another order: who takes the number of classes from the labels has no memory.
        return (one.W, one.X, one.y, REG), (other.W, other.X, np.roll(one.y, 1), REG)

    return {"two batches of the same sizes": pair}


def _near() -> Problem:
    """Ordinary scores of four classes, which the cases of far ones begin with."""
    problem = random_problem(42, 6, 5, 4)
    # A shift by the smallest score, or by the correct class's, must leave 711 of the last class above the limit.
    if problem.scores[4, :3].min() > 0:
        problem.X[4] *= -1
    problem.y[4] = np.argmin(problem.scores[4, :3])
    if 3 not in problem.y:  # the number of classes can be told from the labels, so that it is no matter here
        problem.y[-1] = 3
    return problem


def _far() -> list[Case]:
    """Six examples with ordinary scores, and far larger ones by a last feature; np.exp overflows at about 709.8.

    The first two have an offset common to each row, which changes nothing. In the third the right class of one example wins by
    1000: its loss falls to 0, and nothing may overflow. The others tell shifts apart: by 800 a shift by the mean is harmless; a maximum that is added doubles a score of 400;
    with the best class the last of four, its position, 3, brings 711 below the limit, and the score of the correct class, another one, does not; a maximum of all rows so far is harmless while
    the rows rise, and that of the whole matrix is not.
    """

    def one_class(which: int) -> Array:
        row = np.zeros((1, 4))
        row[0, which] = 1.0
        return row

    def far(name: str, values: Callable[[Problem], Sequence[float]], weights: Callable[[Problem], Array]) -> Case:
        def make() -> Arguments:
            problem = _near()
            W, X = np.vstack([problem.W, weights(problem)]), np.column_stack([problem.X, values(problem)])
            return W, X, problem.y, 0.0

        return Case(name, make, visible=True)

    def everywhere(problem: Problem) -> Array:
        return np.ones((1, 4))

    return [
        far("all scores are near 10000", lambda _: [1e4] * 6, everywhere),
        far(
            "some rows have scores near 10000 and others near -10000",
            lambda _: [1e4, -1e4, 0, 1e4, -1e4, 0],
            everywhere,
        ),
        far(FAR_APART, lambda _: [1e3, 0, 0, 0, 0, 0], lambda problem: one_class(int(problem.y[0]))),
        far(f"{FAR_APART}, by 800", lambda _: [800, 0, 0, 0, 0, 0], lambda problem: one_class(int(problem.y[0]))),
        far("the rows rise from -10000 to 10000", lambda _: [-1e4, -1e4, 0, 0, 1e4, 1e4], everywhere),
        far("all scores are near 400", lambda _: [400] * 6, everywhere),
        far(
            "the last class wins by far",
            lambda problem: [0, 0, 0, 0, 711 - problem.scores[4, 3], 0],
            lambda _: one_class(3),
        ),
    ]
