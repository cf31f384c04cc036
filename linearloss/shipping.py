"""An exercise's visible cases as plain data for the students' check: inputs, what is right, and what known mistakes return.

No code travels, and no solution: what a look needs of the course's own functions is evaluated for each visible case.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np

from . import (
    bias_looks,
    choice_looks,
    column_looks,
    entry_looks,
    gap_look,
    hinge_looks,
    hinge_table_looks,
    labelling_looks,
    looks,
    loops,
    loss_looks,
    measuring_looks,
    penalty_looks,
    pile_looks,
    pixel_looks,
    probes,
    sampling_looks,
    score_looks,
    search_looks,
    several_looks,
    sgd_looks,
    standardised_looks,
    step_remark,
    training_looks,
    training_manner_looks,
    training_trials,
    walk_looks,
)
from .exercise import Case, Exercise, Facet
from .known import Explanation, Known
from .naming import explain
from .outcome import Observation, Outcome
from .sentences import from_data, to_data
from .shipped_numbers import ShippedNumbers, numbers_from_plain
from .shipped_pairs import ShippedPairs, pairs_from_plain
from .shipped_values import maker, plain, rounded, settled, settled_array, value_of


def kind_of(look: type) -> str:
    """What a kind of look is called in the data: two modules may call theirs alike."""
    return f"{look.__module__.rpartition('.')[2]}.{look.__name__}"


# The looks that students' data may name, and for each the fields that are a value for each case, or make arguments.
LOOKS: dict[str, type] = {
    kind_of(look): look
    for look in (
        looks.Entries, looks.ExactlyZero, several_looks.OneOf, probes.InPlace, probes.Returned, probes.InTurn, probes.Again, loops.Loops,
        loss_looks.DataTerm, loss_looks.PairOrder, loss_looks.Regulariser, loss_looks.RegulariserAtZero, loss_looks.Steady,
        score_looks.AddUp, score_looks.Table, score_looks.Fits, score_looks.OneForEach, score_looks.Factor, score_looks.Reduced,
        score_looks.SingleRow, score_looks.Shifted, score_looks.Finite, gap_look.FarBehind,
        measuring_looks.Slopes, measuring_looks.CommonFactor, measuring_looks.Exact, measuring_looks.DigitsAfterThePoint,
        measuring_looks.Points, measuring_looks.Result, step_remark.AnotherStep,
        column_looks.NewColumn, column_looks.MoreColumns,
        walk_looks.OfTheWalk, walk_looks.ResultsInOrder, walk_looks.LossesNoted, walk_looks.SteepWalk, walk_looks.NoStep, walk_looks.OtherShape, walk_looks.StartKept,
        training_looks.OfTheTraining, training_looks.Drawn, training_looks.SizeAnew, training_looks.Loud,
        training_trials.SteepStep, training_trials.NothingToLearn, training_trials.FewerClasses, training_trials.DefaultSetting,
        training_trials.Trained, training_trials.ArgumentsKept,
        labelling_looks.Predicted, labelling_looks.Ranked, labelling_looks.AddsColumn, labelling_looks.PredictsWell, labelling_looks.Asks,
        penalty_looks.OfThePenalty, penalty_looks.Strength, penalty_looks.WithoutStrength, penalty_looks.DefaultBeta,
        penalty_looks.Order, penalty_looks.AtZero, penalty_looks.UnknownKind, penalty_looks.DependsOnW,
        bias_looks.WithoutBias, bias_looks.BiasByDefault,
        hinge_looks.LossOfOne, hinge_looks.OwnTerm, hinge_looks.Direction, hinge_looks.LabelOutOfAnArray,
        hinge_table_looks.LossesOfRows, hinge_table_looks.Form, hinge_table_looks.OneRow, hinge_table_looks.OwnTermOfRows,
        hinge_table_looks.DirectionOfRows, hinge_table_looks.Default, hinge_table_looks.ByPosition,
        pile_looks.Pile, pile_looks.Axes, entry_looks.OfN, entry_looks.UseOfN, entry_looks.AsItsEntries, entry_looks.IsZero,
        pixel_looks.Statistic, pixel_looks.SumsOfStatistic, pixel_looks.ShapeOfStatistic, pixel_looks.MeanWhereConstant, pixel_looks.OthersWhereSomeAreConstant,
        standardised_looks.Pixels, standardised_looks.FarPixels, standardised_looks.PlaceOfOnes, standardised_looks.TypeOfResult, standardised_looks.Neighbours,
        sampling_looks.Range, sampling_looks.KindOfValues, sampling_looks.HowMany, sampling_looks.InARow, sampling_looks.Spread,
        sampling_looks.Order, sampling_looks.SeedAgain,
        choice_looks.Chosen, choice_looks.OneOfTheBest, choice_looks.ListLeftAlone,
        search_looks.ImagesGiven, search_looks.SettingsTrained, search_looks.ValuesOfKey, search_looks.OrderOfResults,
        search_looks.SettingTwice, search_looks.SettingsOnce, search_looks.SettingsLeftAlone, search_looks.ImagesLeftAlone,
        sgd_looks.FirstWeights, sgd_looks.Scale, sgd_looks.Rows, sgd_looks.NumberOfSteps, sgd_looks.FirstStep,
        sgd_looks.LaterSteps, sgd_looks.AlongTheGradient, sgd_looks.WeightsReturned, sgd_looks.WithoutSteps,
        sgd_looks.ShapeOfWeights, sgd_looks.LengthOfSteps, sgd_looks.NothingToLearn, training_manner_looks.Strengths, training_manner_looks.RegularisedTwice,
        training_manner_looks.SizeOfMinibatches, training_manner_looks.RowsAndLabels, training_manner_looks.EachStep,
        training_manner_looks.TypeOfWeights, training_manner_looks.ArraysLeftAlone, training_manner_looks.WeightsKept,
        training_manner_looks.TrainingsInTurn,
    )
}  # fmt: skip
BY_CASE = {"where", "shape", "expected", "offsets", "means", "single"}
MAKERS = {"calls", "right"}
NAMED_MAKERS = {"pairs", "before", "sizes"}
CONDITIONS = ("only_if_right", "only_if_explained", "not_with")
LEFT_OUT = {
    "computes",
    "margin",
    "excused",
}  # ask the course's own code; without them, style is looked at always, and the margin is 1


@dataclass(frozen=True)
class Shipped:
    """What the check in a notebook knows of one function."""

    exercise: Exercise
    right: Observation
    known: tuple[Known, ...]
    pairs: ShippedPairs = field(default_factory=ShippedPairs)
    numbers: ShippedNumbers = field(default_factory=ShippedNumbers)

    def explained(self, observed: Observation) -> Explanation:
        """What is wrong with a function that shows this, by the same names as when it is graded."""
        return explain(self.exercise, observed, self.right, self.known, self.pairs, self.numbers)


def visible(exercise: Exercise) -> Exercise:
    """The exercise with its visible cases, and the facets that can be shown on them."""
    names = {case.name for case in exercise.cases if case.visible}
    shown, remarks = _shown(exercise.facets, names), _shown(exercise.remarks, names)
    seen = {facet.name for facet in shown}
    shown = [
        replace(facet, apart_from=tuple(name for name in facet.apart_from if name in seen))
        if facet.apart_from
        else facet
        for facet in shown
    ]
    parts = {part: points for part, points in exercise.parts.items() if any(facet.part == part for facet in shown)}
    cases = [case for case in exercise.cases if case.visible]
    return Exercise(exercise.function, parts, cases, shown, exercise.read, remarks=remarks, uses=exercise.uses)


def _shown(facets: Sequence[Facet], names: Collection[str]) -> list[Facet]:
    """Those that can be shown on the cases of these names."""
    shown = []
    for facet in facets:
        kept = tuple(name for name in (facet.cases if facet.cases is not None else sorted(names)) if name in names)
        if kept and kind_of(type(facet.look)) in LOOKS:
            shown.append(replace(facet, cases=kept, follows=()))  # it may follow from one that is not shown
    return shown


def to_plain(shipped: Shipped) -> dict[str, Any]:
    """As what JSON can hold."""
    exercise = shipped.exercise
    cases = {case.name: case for case in exercise.cases}
    solutions = list(dict.fromkeys(where for one in shipped.known for where, *_ in one.places))
    says = [to_data(one.says) for one in shipped.known]
    return {
        "read": exercise.read,
        "parts": dict(exercise.parts),
        "cases": {name: plain(case.make()) for name, case in cases.items()},
        "facets": [_plain_facet(facet, cases) for facet in exercise.facets],
        "right": _plain_observation(shipped.right, exercise),
        "known": [
            # What an earlier one says already stands there once.
            {"code": one.code, "says": said if (first := says.index(said)) == number else first,
             "changes": _plain_observation(one.changes, exercise)}
            | _if_any(**{name: list(getattr(one, name)) for name in CONDITIONS},
                      places=[[solutions.index(where), *span] for where, *span in one.places])
            for number, (one, said) in enumerate(zip(shipped.known, says, strict=True))
        ],
        "pairs": shipped.pairs.to_plain(),
        "numbers": shipped.numbers.to_plain(),
    } | _if_any(uses=list(exercise.uses), remarks=[_plain_facet(facet, cases) for facet in exercise.remarks])  # fmt: skip


def _plain_facet(facet: Facet, cases: Mapping[str, Case]) -> dict[str, Any]:
    return {
        "name": facet.name, "part": facet.part, "says": facet.says, "tolerance": facet.tolerance,
        "cases": list(facet.cases or ()), "look": _plain_look(facet, cases),
    } | _if_any(slips=dict(facet.slips), family=facet.family, apart_from=list(facet.apart_from))  # fmt: skip


def _if_any(**values: Any) -> dict[str, Any]:
    """What most entries have none of is left out where there is none."""
    return {name: value for name, value in values.items() if value}


def from_plain(function: str, data: Mapping[str, Any]) -> Shipped:
    """The reverse of `to_plain`."""
    cases = [Case(name, maker(value), visible=True) for name, value in data["cases"].items()]
    facets, remarks = ([_facet(one) for one in data.get(kind, ())] for kind in ("facets", "remarks"))
    exercise = Exercise(
        function, data["parts"], cases, facets, data["read"], remarks=remarks, uses=tuple(data.get("uses", ()))
    )
    known = tuple(
        Known(
            one["code"],
            from_data(data["known"][one["says"]]["says"] if isinstance(one["says"], int) else one["says"]),
            _observation(one["changes"], exercise),
            **{name: tuple(one.get(name, ())) for name in CONDITIONS},
            places=tuple((str(where), start, end) for where, start, end in one.get("places", ())),
        )
        for one in data["known"]
    )
    pairs, numbers = pairs_from_plain(data["pairs"], known), numbers_from_plain(data["numbers"])
    return Shipped(exercise, _observation(data["right"], exercise), known, pairs, numbers)


def _facet(data: Mapping[str, Any]) -> Facet:
    return Facet(
        data["name"],
        data["part"],
        data["says"],
        _look(data["look"]),
        tuple(data["cases"]),
        data["tolerance"],
        data.get("slips", {}),
        data.get("family", ""),
        apart_from=tuple(data.get("apart_from", ())),
    )


def _plain_look(facet: Facet, cases: Mapping[str, Case]) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": kind_of(type(facet.look))}
    for each in fields(facet.look):  # type: ignore[arg-type]
        value = getattr(facet.look, each.name)
        if value is None or each.name in LEFT_OUT:
            continue
        if each.name in BY_CASE:
            value = {name: looks.by_case(value, cases[name], cases[name].make()) for name in facet.cases or ()}
        elif each.name in MAKERS:
            value = settled(value()) if each.name == "right" else value()
        elif each.name in NAMED_MAKERS:
            value = {name: make() for name, make in value.items()}
            value = rounded(value) if each.name == "sizes" else value
        found[each.name] = plain(value)
    return found


def _look(data: Mapping[str, Any]) -> Any:
    given: dict[str, Any] = {}
    for name, value in data.items():
        if name in MAKERS:
            given[name] = maker(value)
        elif name in NAMED_MAKERS:
            given[name] = {key: maker(item) for key, item in value.items()}
        elif name != "kind":
            given[name] = value_of(value)
    return LOOKS[data["kind"]](**given)


def _plain_observation(observation: Observation, exercise: Exercise) -> list[list[Any]]:
    """Of each facet its place in the exercise and the outcomes of its cases, in their order; an error that is the same in all stands once."""
    places = {facet.name: place for place, facet in enumerate(exercise.facets)}
    found: list[list[Any]] = []
    for name, facet in observation.items():
        outcomes = [_plain_outcome(facet[case]) for case in exercise.facet(name).cases or ()]
        alike = isinstance(outcomes[0], str) and len(set(map(str, outcomes))) == 1
        found.append([places[name], outcomes[0] if alike else outcomes])
    return found


def _plain_outcome(outcome: Outcome) -> Any:
    if isinstance(outcome, str):
        return str.__str__(outcome)
    digits = [float(f"{value:.7g}") for value in settled_array(outcome).ravel().tolist()]
    # Most are one number, or a row of them.
    return (
        digits[0]
        if outcome.ndim == 0
        else digits
        if outcome.ndim == 1
        else {"shape": list(outcome.shape), "values": digits}
    )


def _observation(data: Sequence[Sequence[Any]], exercise: Exercise) -> Observation:
    def outcome(value: Any) -> Outcome:
        if isinstance(value, str):
            return value
        if isinstance(value, dict):
            return np.array(value["values"], dtype=float).reshape(value["shape"])
        return np.array(value, dtype=float)

    found: dict[str, Any] = {}
    for place, outcomes in data:
        facet = exercise.facets[place]
        cases = facet.cases or ()
        found[facet.name] = dict(
            zip(cases, map(outcome, [outcomes] * len(cases) if isinstance(outcomes, str) else outcomes), strict=True)
        )
    return found
