"""The cases of a loss function `(W, X, y, reg) -> (loss, dW)`, for hinge and softmax alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import Problem, random_problem
from linearloss.exercise import Arguments, Case

Array = NDArray[np.float64]

REG = 1.7
FAR_APART = "two scores of a row lie far apart"


def arguments(problem: Problem) -> Arguments:
    return problem.W, problem.X, problem.y, 0.0


def _case(name: str, *size: int, seed: int, **more: Any) -> Case:
    return Case(name, lambda: arguments(random_problem(seed, *size, **more)))


def ordinary() -> list[Case]:
    """What may be peculiar about a batch. Non-square everything. The last one has no weights: no regulariser is seen there."""

    def single() -> Arguments:
        W, X, _, reg = arguments(random_problem(12, 1, 6, 5))
        return W, X, np.array([3]), reg  # as a row number it is too large

    def without_weights() -> Arguments:
        W, X, y, reg = arguments(random_problem(17, N=6, D=4, C=5))
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


def other_sizes() -> list[Case]:
    """Sizes that students write into their code as numbers: right there and wrong elsewhere is a finding."""
    return [
        _case("the toy's sizes", 3, 4, 3, seed=15),
        _case("the sizes of the check", 5, 3, 4, seed=15),
        _case("CIFAR-10's sizes", 4, 3073, 10, seed=15),
    ]


def few_examples() -> Case:
    """More classes than examples, and labels below their number: labels do there as row numbers, and numbers of classes do not."""

    def of_the_first_classes() -> Arguments:
        W, X, _, reg = arguments(random_problem(22, N=2, D=4, C=5))
        return W, X, np.array([1, 0]), reg

    return Case("two examples of the first two of five classes", of_the_first_classes)


def in_float32() -> Case:
    return _case("float32", 6, 5, 3, seed=21, dtype="float32")


def pairs() -> dict[str, Callable[[], tuple[Arguments, Arguments]]]:
    def pair() -> tuple[Arguments, Arguments]:
        one, other = (random_problem(seed, 11, 6, 7) for seed in (19, 20))
        # The same classes in another order: who takes the number of classes from the labels has no memory.
        return (one.W, one.X, one.y, REG), (other.W, other.X, np.roll(one.y, 1), REG)

    return {"two batches of the same sizes": pair}


def near() -> Problem:
    """Ordinary scores of four classes, which the cases of far ones begin with."""
    problem = random_problem(42, 6, 5, 4)
    # A shift by the smallest score, or by the correct class's, must leave 711 of the last class above the limit.
    if problem.scores[4, :3].min() > 0:
        problem.X[4] *= -1
    problem.y[4] = np.argmin(problem.scores[4, :3])
    if 3 not in problem.y:  # the number of classes can be told from the labels, so that it is no matter here
        problem.y[-1] = 3
    return problem


def far_scores() -> list[Case]:
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
            problem = near()
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


def far_behind() -> Case:
    """Of some rows a class that counts for nothing falls farther behind: scores that are limited upwards, to keep exp finite, differ here."""

    def make() -> Arguments:
        problem = near()
        # The class is no label, and no neighbour of one of these rows: what is picked by mistake is not touched.
        problem.y[problem.y == 2] = 0
        some = (problem.y == 0) if 0 in problem.y else (problem.y == 3)
        weights = np.zeros((2, 4))
        weights[:, 2] = -1.0
        X = np.column_stack([problem.X, 60.0 * some, 1440.0 * some])
        return np.vstack([problem.W, weights]), X, problem.y, 0.0

    return Case("a class far behind falls farther behind", make)
