"""The exercise `split_data`: the last examples are held back for validation."""

from __future__ import annotations

import numpy as np

from autograder.grading import generator
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.pile_looks import EVERY_SO_MANY, IMAGES_ALONE, OWN_SIZE, PILES, SHUFFLED, SHUFFLED_AND_LOST, SHUFFLED_AND_TWICE, SHUFFLED_OWN_SIZE, Axes, Pile
from linearloss.probes import FIRST_ONLY, InPlace, InTurn
from solutions.reference.tune_lambda import split_data as reference


def examples(seed: int, shape: tuple[int, ...], num_val: int) -> Arguments:
    """Images of any shape, with labels that are all different."""
    random = generator(seed)
    return random.normal(size=shape), 10 + random.permutation(80)[: shape[0]], num_val


def shown(num_val: int) -> Arguments:
    return np.arange(48.0).reshape(6, 2, 2, 2) / 4, np.array([3, 1, 4, 0, 5, 9]), num_val


PILE_CASES = [
    Case("six examples, num_val = 2", lambda: shown(2), visible=True),
    Case("a few images", lambda: examples(11, (11, 2, 3, 3), 4)),
    Case("more images", lambda: examples(12, (20, 4, 2, 3), 7)),
]
EDGE_CASES = [
    Case("six examples, num_val = 1", lambda: shown(1), visible=True),
    Case("one validation example, images as rows", lambda: examples(13, (5, 3), 1)),
    Case("one training example", lambda: examples(14, (6, 2, 2), 5)),
]
IN_ANY_ORDER = SHUFFLED, SHUFFLED_AND_LOST, SHUFFLED_AND_TWICE, SHUFFLED_OWN_SIZE
SLIPS = {OWN_SIZE: "split-own-size", IMAGES_ALONE: "split-shuffled-apart", EVERY_SO_MANY: "split-every-so-many", **dict.fromkeys(IN_ANY_ORDER, "split-shuffled")}
WHERE = {"piles": (PILE_CASES, ""), "edges": (EDGE_CASES, " where a pile holds only one example, or images are rows")}


def two() -> tuple[Arguments, Arguments]:
    return examples(15, (9, 3, 2, 2), 4), examples(16, (9, 3, 2, 2), 4)


exercise = Exercise(
    function="split_data",
    read="section 2, Three piles",
    parts={"piles": 2, "edges": 1},
    cases=[*PILE_CASES, *EDGE_CASES, Case("", tuple, visible=True)],
    facets=[
        *(
            facet
            for part, (cases, where) in WHERE.items()
            for names in (tuple(case.name for case in cases),)
            for facet in (
                *(
                    Facet(f"{part}: {pile}", part, f"{pile} holds other examples than it should{where}.", Pile(index), names, slips=SLIPS)
                    for index, pile in enumerate(PILES)
                ),
                Facet(f"{part}: axes", part, f"Each pile should be as its images or labels are, only shorter; it has other axes{where}.",
                      Axes(), names),
            )
        ),
        Facet("piles: the arguments", "piles", "It changes an argument in place: slices leave the arrays as they are.",
              InPlace({"two splits": two}), ("",), slips={"changed": "changes-input"}),
        Facet("piles: in turn", "piles", "Called twice, it is right the first time only: it keeps something between the calls.",
              InTurn(two, lambda: [reference(*args) for args in two()]), ("",), slips={FIRST_ONLY: "depends-on-earlier-calls"}),
    ],
)  # fmt: skip
