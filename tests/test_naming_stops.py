"""Naming where a function stops with an error: the error, what shows where it does not come, and what nobody can tell."""

from __future__ import annotations

import builtins
from dataclasses import replace

import numpy as np
import pytest
from real_course import COURSE, EXERCISES
from test_naming import CATALOGUE, EXERCISE, RIGHT, explained, known, names, unused

from linearloss.exercise import Case, Exercise, Facet
from linearloss.naming import explain
from linearloss.outcome import Observation, raised

NEED_MORE: dict[type[Exception], tuple[object, ...]] = {
    UnicodeDecodeError: ("utf-8", b"x", 0, 1, "a text"), UnicodeEncodeError: ("utf-8", "x", 0, 1, "a text"),
    UnicodeTranslateError: ("x", 0, 1, "a text"), ExceptionGroup: ("a text", [ValueError("another")]),
}  # fmt: skip


def test_the_same_error_everywhere_is_told_as_that_error() -> None:
    error = raised(NameError("name 'q' is not defined"), "f")
    raises: Observation = {name: dict.fromkeys(cases, error) for name, cases in RIGHT.items()}

    (finding,) = explained(raises).findings

    assert finding.code == "name-error" and "not defined" in finding.says and finding.facets == tuple(RIGHT)


def test_an_error_is_named_only_where_it_comes() -> None:
    error = raised(NameError("name 'q' is not defined"), "f")
    raises: Observation = {name: dict.fromkeys(cases, error) for name, cases in RIGHT.items()}
    elsewhere = raises | {"stability": dict.fromkeys(RIGHT["stability"], "changes")}

    found = explained(elsewhere)

    assert [one.facets for one in found.findings] == [tuple(name for name in RIGHT if name != "stability")]
    assert found.unexplained == ()


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(builtins).values() if isinstance(kind, type) and issubclass(kind, Exception)]
)
def test_no_exception_of_python_stops_the_naming(kind: type[Exception]) -> None:
    """Whatever a student's function raises, and wherever: also in what only notices something."""
    noticed = replace(
        EXERCISE, facets=[*EXERCISE.facets, Facet("noticed", "", "Something was noticed.", unused, ("a",))]
    )
    error = raised(kind(*NEED_MORE.get(kind, ("a text",))), "f")
    everywhere: Observation = {name: dict.fromkeys(cases, error) for name, cases in RIGHT.items()}

    found = explain(noticed, everywhere | {"noticed": {"a": error}}, RIGHT | {"noticed": {"a": "nothing"}}, CATALOGUE)

    assert len(found.wrong) == len(RIGHT) + 1 and all(isinstance(one.says, str) for one in found.findings)


def test_a_mistake_that_only_stops_the_function_in_some_cases_is_named_beside_another() -> None:
    stopping = known(
        "stops", {"loss": {"a": RIGHT["loss"]["a"], "b": "raises IndexError"}, "stability": {"a": "raises IndexError"}}
    )
    beside = {"loss": {"a": np.array(4.0), "b": "raises IndexError"}, "stability": {"a": "raises IndexError"}}
    elsewhere = {**beside, "loss": {"a": "raises IndexError", "b": np.array(7.0)}}
    otherwise = {**beside, "loss": {"a": np.array(4.0), "b": "raises KeyError"}}

    found = explained(beside, [stopping])
    assert [(one.code, one.facets) for one in found.findings] == [("stops", ("stability",))]
    assert found.unexplained == ("loss",)
    assert not any(explained(shown, [stopping]).findings for shown in (elsewhere, otherwise))


CASES = ("a", "b", "c", "d", "e")
OF_CASES: Observation = {
    name: {case: np.array(float(at)) for at, case in enumerate(CASES, 1)} for name in ("loss", "gradient")
} | {"float32": {"e": np.array(1.0)}}
MANY = Exercise(
    "f",
    dict.fromkeys(OF_CASES, 1.0),
    [Case(case, tuple) for case in CASES],
    [Facet(name, name, f"The {name} is wrong.", unused, tuple(cases)) for name, cases in OF_CASES.items()],
)
STOPS = raised(IndexError("index 5 is out of bounds for axis 0 with size 5"), "f")
TREBLED = known(
    "trebled", {"loss": {case: np.array(3 * OF_CASES["loss"][case]) for case in CASES}, "float32": {"e": np.array(3.0)}}
)


def stopped_in(*stopped: str, trebled: str = "abcde") -> Observation:
    """A loss that is three times too large where nothing stops; the gradient is right there."""
    times = {case: 3 if case in trebled else 1 for case in CASES}
    shown = {
        name: {case: STOPS if case in stopped else outcome for case, outcome in facet.items()}
        for name, facet in OF_CASES.items()
    }
    return shown | {
        "loss": {case: STOPS if case in stopped else np.array(times[case] * OF_CASES["loss"][case]) for case in CASES}
    }


def test_what_shows_in_numbers_where_an_error_does_not_come_is_named_beside_it() -> None:
    found = explain(MANY, stopped_in("c", "d", "e"), OF_CASES, [TREBLED])

    assert names(found) == [("index-error", "likely"), ("trebled", "likely")]


@pytest.mark.parametrize(
    "shown", [stopped_in("b", "c", "d", "e"), stopped_in("c", "d", "e", trebled="ade")], ids=["one number", "otherwise"]
)
def test_one_number_or_another_one_does_not_speak_for_a_mistake(shown: Observation) -> None:
    assert names(explain(MANY, shown, OF_CASES, [TREBLED])) == [("index-error", "likely")]


def test_a_facet_that_is_open_for_errors_alone_takes_back_no_name() -> None:
    """Of one family, where something else is open, nothing is named."""
    family = replace(MANY, facets=[replace(facet, family="all") for facet in MANY.facets])
    trebled = known("trebled", {"loss": TREBLED.changes["loss"]})
    right = stopped_in("e") | {"float32": OF_CASES["float32"]}
    stops = right | {"gradient": OF_CASES["gradient"] | {"d": raised(KeyError("q"), "f"), "e": STOPS}}
    wrong = right | {"gradient": OF_CASES["gradient"] | {"d": np.array(-9.0), "e": STOPS}}

    assert names(explain(family, stops, OF_CASES, [trebled])) == [("trebled", "likely")]
    assert names(explain(family, wrong, OF_CASES, [trebled])) == []


def test_an_error_that_no_mistake_explains_is_told_beside_it() -> None:
    shown = stopped_in("e") | {"float32": {"e": STOPS}}

    assert names(explain(MANY, shown, OF_CASES, [TREBLED])) == [("index-error", "likely"), ("trebled", "certain")]


def test_one_number_in_all_does_not_speak_for_a_mistake_beside_an_error() -> None:
    shown: Observation = {name: dict.fromkeys(facet, STOPS) for name, facet in OF_CASES.items()} | {
        "float32": {"e": np.array(3.0)}
    }
    assert names(explain(MANY, shown, OF_CASES, [known("trebled", {"float32": {"e": np.array(3.0)}})])) == [
        ("index-error", "likely")
    ]


GRADIENT_ALONE = """\
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        return lam * np.sum(W**2), -2 * lam * W
    if kind == "l1":
        return lam * np.sum(np.abs(W)), -lam * np.sign(W)
"""


def test_a_mistake_is_not_told_where_nothing_came_back() -> None:
    task = EXERCISES.task(COURSE.assignment("04-regularization"), "reg_loss_grad")
    codes = {part.name: {*part.diagnoses} for part in task.grade(task.program(GRADIENT_ALONE))}
    assert "grad-sign" in codes["l2 gradient"] & codes["l1 gradient"]
    assert "none-returned" in codes["elastic gradient"] and "grad-sign" not in codes["elastic gradient"]
