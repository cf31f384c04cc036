"""The exercise `choose_best`: by validation accuracy, and of equals the strongest regulariser."""

from __future__ import annotations

from linearloss.choice_looks import NEAR_IS_EQUAL, REG_COUNTS, Chosen, ListLeftAlone, OneOfTheBest
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.probes import FIRST_ONLY, InTurn
from solutions.reference.tune_lambda import choose_best as reference

Result = dict[str, float]
Rows = list[tuple[float, float, float]]  # reg, train_accuracy, val_accuracy
RATES = (0.3, 0.1, 0.5, 0.2, 0.4, 0.6)  # of the results, in their order


def results(rows: Rows) -> list[Result]:
    return [
        {"learning_rate": rate, "reg": reg, "train_accuracy": train, "val_accuracy": val}
        for rate, (reg, train, val) in zip(RATES, rows, strict=False)
    ]


def case(name: str, rows: Rows, visible: bool = False) -> Case:
    return Case(name, lambda: (results(rows),), visible)


SEVERAL: Rows = [(0.1, 0.7, 0.35), (1.0, 0.5, 0.31), (10.0, 0.6, 0.41), (0.01, 0.9, 0.2), (100.0, 0.3, 0.3)]
BEHIND: Rows = [(60.0, 0.5, 0.2), (3.0, 0.6, 0.4), (5.0, 0.5, 0.4), (4.0, 0.9, 0.4)]
VALIDATION = [
    case("five results", [(30.0, 0.5, 0.36), (1.0, 0.9, 0.3), (10.0, 0.6, 0.4), (100.0, 0.8, 0.35), (3.0, 0.55, 0.2)], visible=True),
    case("two nearly equal results", [(10.0, 0.5, 0.411), (1.0, 0.6, 0.413)], visible=True),
    case("several results", SEVERAL),
    case("two results", [(3.0, 0.5, 0.43), (30.0, 0.95, 0.42)]),
    case("one result", [(5.0, 0.2, 0.1)]),
    case("the best one has the smallest reg", [(10.0, 0.5, 0.3), (2.0, 0.6, 0.38), (1.0, 0.55, 0.45), (4.0, 0.9, 0.2)]),
    case("accuracies that differ by one image", [(0.5, 0.6, 0.4315), (5.0, 0.55, 0.4305), (50.0, 0.52, 0.431)]),
    case("accuracies that differ by eight images", [(0.5, 0.6, 0.434), (5.0, 0.55, 0.426)]),
    case("accuracies that differ by nine images", [(0.7, 0.6, 0.439), (7.0, 0.55, 0.4305)]),
    case("training and validation disagree", [(1.0, 0.9, 0.2), (2.0, 0.8, 0.4), (3.0, 0.6, 0.5)]),
    case("all accuracies are 0", [(7.0, 0.0, 0.0)]),
    case("large values of reg", [(5e6, 0.5, 0.3), (20.0, 0.4, 0.39), (900.0, 0.45, 0.35)]),
    case("nearly equal accuracies and small values of reg", [(0.3, 0.52, 0.4135), (0.1, 0.55, 0.414), (0.2, 0.5, 0.39)]),
    case("the largest reg lies far behind", [(3.0, 0.6, 0.1), (2.0, 0.7, 0.42), (1.0, 0.65, 0.5)]),
    case("the best one's reg in front of it", [(6.0, 0.5, 0.3), (6.0, 0.6, 0.4), (0.6, 0.55, 0.35)]),
    case("the best one has the largest gap", [(0.3, 0.95, 0.8), (3.0, 0.35, 0.25)]),
]
TIES = [
    case("three equals", [(1.0, 0.9, 0.3), (10.0, 0.6, 0.4), (100.0, 0.5, 0.4), (30.0, 0.5, 0.4)], visible=True),
    case("three equals behind a worse one", [(0.1, 0.45, 0.4), (10.0, 0.5, 0.4), (1.0, 0.6, 0.4), (100.0, 0.5, 0.3)]),
    case("the first of two equals", [(20.0, 0.4, 0.4), (2.0, 0.7, 0.4), (0.2, 0.8, 0.39)]),
    case("the last of two equals", [(2.0, 0.7, 0.4), (500.0, 0.3, 0.25), (20.0, 0.4, 0.4)]),
    case("equals behind a worse one with a larger reg", BEHIND),
    case("three equals, rising", [(9.0, 0.6, 0.4), (27.0, 0.55, 0.4), (81.0, 0.5, 0.4)]),
    case("three equals, falling", [(90.0, 0.5, 0.4), (45.0, 0.55, 0.4), (15.0, 0.6, 0.4)]),
]
# Only here two results have equal regs; either of the two may be chosen.
SAME_REG = case("two of the best have the same reg", [(4.0, 0.6, 0.3), (7.0, 0.5, 0.44), (7.0, 0.55, 0.44)])
TWO_KEYS = Case("results with two keys only", lambda: ([{"reg": reg, "val_accuracy": val} for reg, _, val in SEVERAL],))


def in_other_numbers(one: Case) -> Case:
    """The same, visible."""
    (given,) = one.make()
    rows = [(2 * of["reg"], of["train_accuracy"] - 0.02, of["val_accuracy"] - 0.03) for of in given]
    return case(f"{one.name}, in other numbers", rows, visible=True)


VALIDATION += [case("a small best reg", [(0.2, 0.5, 0.3), (0.5, 0.6, 0.25), (0.1, 0.8, 0.4)], visible=True)]
VALIDATION += [in_other_numbers(one) for one in VALIDATION[2:10]]
TIES += [in_other_numbers(one) for one in TIES[1:]]


def names(cases: list[Case]) -> tuple[str, ...]:
    return tuple(one.name for one in cases)


def in_turn() -> list[Arguments]:
    """Two calls, and two of another length the other way round: what is wrong of the second by itself is wrong of the third."""
    longer = [*SEVERAL, (0.3, 0.65, 0.33)]
    one, other = ([(reg, train, 1 - val) for reg, train, val in rows] for rows in (SEVERAL, longer))
    return [(results(rows),) for rows in (SEVERAL, one, other, longer)]


exercise = Exercise(
    function="choose_best",
    read="section 7, Choose",
    parts={"validation": 2, "ties": 2},
    cases=[*VALIDATION, *TIES, SAME_REG, TWO_KEYS],
    facets=[
        Facet("validation", "validation", "It does not always return the result with the highest validation accuracy.", Chosen("learning_rate", by_kind=True), names(VALIDATION),
              slips={NEAR_IS_EQUAL: "one-standard-error-rule", REG_COUNTS: "sum-of-accuracy-and-reg"}),
        Facet("validation: the list", "validation", "It changes the list that it is given.", ListLeftAlone(),
              (*names(VALIDATION[:3]), TIES[4].name),
              slips=dict.fromkeys(("one result is taken out", "results are taken out", "another order", "other results"), "changes-input")),
        Facet("validation: two keys only", "validation", 'It does not return the right result where the dictionaries hold "reg" and "val_accuracy" only.', Chosen(), (TWO_KEYS.name,)),
        Facet("validation: in turn", "validation", "Called twice, it is right the first time only: it keeps something between the calls.",
              InTurn(in_turn, lambda: [reference(*args) for args in in_turn()]), (VALIDATION[0].name,),
              slips={FIRST_ONLY: "depends-on-earlier-calls"}),
        Facet("ties", "ties", "Of results with the same validation accuracy, it does not return the one with the largest reg.",
              Chosen("learning_rate"), names(TIES)),
        Facet("ties: the same reg", "ties", "It does not return one of the best where these have the same reg, too.",
              OneOfTheBest((1, 2)), (SAME_REG.name,)),
    ],
)  # fmt: skip
