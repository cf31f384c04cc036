"""The exercise `choose_simplest`: the one-standard-error rule."""

from __future__ import annotations

from linearloss.choice_looks import Chosen, ListLeftAlone
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.probes import FIRST_ONLY, InTurn
from solutions.reference.tune_lambda import choose_simplest as reference

Result = dict[str, float]
Rows = list[tuple[float, float, float]]  # reg, train_accuracy, val_accuracy
RATES = (0.3, 0.1, 0.5, 0.2, 0.4, 0.6)  # of the results, in their order


def results(rows: Rows) -> list[Result]:
    return [
        {"learning_rate": rate, "reg": reg, "train_accuracy": train, "val_accuracy": val}
        for rate, (reg, train, val) in zip(RATES, rows, strict=False)
    ]


def case(name: str, n: int, rows: Rows, visible: bool = False) -> Case:
    return Case(name, lambda: (results(rows), n), visible)


# One standard error: 0.05 for 0.5 on 100 images, 0.0155 for 0.4 on 1,000, 0.0049 for 0.4 on 10,000, 0.08 for 0.2 on 25.
SEVERAL: Rows = [(0.1, 0.7, 0.39), (1.0, 0.5, 0.40), (10.0, 0.45, 0.388), (0.01, 0.9, 0.38), (100.0, 0.3, 0.37)]
RULE = [
    case("100 images", 100, [(1.0, 0.7, 0.5), (10.0, 0.6, 0.46), (100.0, 0.5, 0.44)], visible=True),
    case("1,000 images", 1000, [(0.01, 0.6, 0.41), (0.1, 0.55, 0.412), (1.0, 0.5, 0.4), (3.0, 0.45, 0.38), (0.3, 0.52, 0.41)], visible=True),
    case("100 images, the best has the largest reg", 100, [(1.0, 0.7, 0.47), (10.0, 0.6, 0.5), (0.1, 0.8, 0.3)], visible=True),
    case("100 images, two standard errors away", 100, [(7.0, 0.5, 0.42), (2.0, 0.6, 0.46), (0.5, 0.7, 0.5)], visible=True),
    case("10,000 images", 10_000, [(1.0, 0.5, 0.4), (10.0, 0.48, 0.397), (30.0, 0.46, 0.392)], visible=True),
    case("10 images", 10, [(1.0, 0.6, 0.5), (10.0, 0.5, 0.48), (100.0, 0.5, 0.4), (300.0, 0.4, 0.3)], visible=True),
    case("500 images, low accuracies", 500, [(1.0, 0.3, 0.1), (2.0, 0.2, 0.0875), (4.0, 0.2, 0.0855)], visible=True),
    case("several results", 1000, SEVERAL),
    case("10,000 images, several results", 10_000, [*SEVERAL[:3], (5.0, 0.6, 0.397), (50.0, 0.4, 0.394)]),
    case("25 images", 25, [(1.0, 0.4, 0.2), (2.0, 0.3, 0.14), (4.0, 0.2, 0.1)]),
    case("one result", 50, [(5.0, 0.2, 0.1)]),
    case("all accuracies are 0", 100, [(7.0, 0.1, 0.0), (9.0, 0.1, 0.0)]),
    case("the last is the best", 1000, [(8.0, 0.4, 0.36), (4.0, 0.5, 0.388), (2.0, 0.5, 0.389), (1.0, 0.5, 0.4)]),
    case("training and validation disagree", 1000, [(1.0, 0.9, 0.3), (2.0, 0.8, 0.39), (3.0, 0.6, 0.38), (0.5, 0.5, 0.4)]),
    case("high accuracies", 400, [(1.0, 0.97, 0.95), (2.0, 0.96, 0.942), (3.0, 0.95, 0.93)]),
    # Its own standard error is larger than that of the best one.
    case("high accuracies, one a little too low", 400, [(1.0, 0.97, 0.95), (2.0, 0.96, 0.942), (3.0, 0.95, 0.9385)]),
    case("accuracies far apart", 100, [(1.0, 0.95, 0.9), (10.0, 0.9, 0.85), (100.0, 0.3, 0.2)]),
    case("100 images, one a little worse", 100, [(1.0, 0.7, 0.5), (10.0, 0.6, 0.4985), (100.0, 0.5, 0.3)]),
    case("the last has the smallest reg", 100, [(1.0, 0.7, 0.5), (10.0, 0.6, 0.46), (0.1, 0.8, 0.48)]),
]
SAME_REG = [
    case("two with the same reg", 100, [(1.0, 0.7, 0.5), (10.0, 0.6, 0.46), (10.0, 0.55, 0.48)], visible=True),
    case("three with the same reg", 1000, [(5.0, 0.5, 0.39), (5.0, 0.6, 0.398), (5.0, 0.7, 0.393), (1.0, 0.6, 0.4)]),
    case("the first of two with the same reg", 1000, [(20.0, 0.4, 0.395), (20.0, 0.5, 0.39), (2.0, 0.7, 0.4)], visible=True),
    case("the better one with the same reg, and one that is too bad", 100, [(3.0, 0.6, 0.44), (3.0, 0.5, 0.47), (1.0, 0.5, 0.5)]),
]
TWO_KEYS = Case(
    "results with two keys only", lambda: ([{"reg": reg, "val_accuracy": val} for reg, _, val in SEVERAL], 1000)
)


def names(cases: list[Case]) -> tuple[str, ...]:
    return tuple(one.name for one in cases)


def in_turn() -> list[Arguments]:
    """Two calls, and two of another length the other way round: what is wrong of the second by itself is wrong of the third."""
    longer = [*SEVERAL, (0.3, 0.65, 0.33)]
    one, other = ([(reg, train, 1 - val) for reg, train, val in rows] for rows in (SEVERAL, longer))
    return [(results(rows), n) for rows, n in ((SEVERAL, 1000), (one, 50), (other, 50), (longer, 1000))]


exercise = Exercise(
    function="choose_simplest",
    read="section 7, One standard error",
    uses=("standard_error", "choose_best"),
    parts={"rule": 3, "same reg": 1},
    cases=[*RULE, *SAME_REG, TWO_KEYS],
    facets=[
        Facet("rule", "rule", "It does not return the result with the largest reg among those within one standard error of the best.",
              Chosen("learning_rate"), names(RULE)),
        Facet("rule: the list", "rule", "It changes the list that it is given.", ListLeftAlone(), names(RULE[:3]),
              slips=dict.fromkeys(("one result is taken out", "results are taken out", "another order", "other results"), "changes-input")),
        Facet("rule: two keys only", "rule", 'It does not return the right result where the dictionaries hold "reg" and "val_accuracy" only.', Chosen(), (TWO_KEYS.name,)),
        Facet("rule: in turn", "rule", "Called twice, it is right the first time only: it keeps something between the calls.",
              InTurn(in_turn, lambda: [reference(*args) for args in in_turn()]), (RULE[0].name,),
              slips={FIRST_ONLY: "depends-on-earlier-calls"}),
        Facet("same reg", "same reg", "Of results with the same reg, it does not return the one with the highest validation accuracy.",
              Chosen("learning_rate"), names(SAME_REG)),
    ],
)  # fmt: skip
