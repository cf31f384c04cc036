"""From an observation to typed parts: which facts are told beside which names."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.exercise.pricing import priced
from linearloss.exercise import Case, Exercise, Facet
from linearloss.known import Explanation, Finding
from linearloss.outcome import Trouble
from linearloss.words import Once, without_repetition

CASES = ("one image", "many images")
RIGHT = {name: {case: np.array(1.0) for case in CASES} for name in ("loss", "gradient", "zeros")}


def facet(name, part, **slips):
    return Facet(name, part, f"The {name} is wrong.", lambda asked, case: np.array(0.0), slips=slips)


EXERCISE = Exercise(
    "f", {"values": 3, "style": 1}, [Case(name, tuple) for name in CASES],
    [facet("loss", "values"), facet("gradient", "values"), facet("zeros", "style", loop="python-loop")], "section 2",
)  # fmt: skip
OFF = {case: np.array(3.0) for case in CASES}


def results(observed, *findings):
    wrong = tuple(observed)
    explained = {name for one in findings for name in one.facets}
    found = Explanation(findings, wrong, tuple(name for name in wrong if name not in explained))
    return priced(EXERCISE, RIGHT | observed, RIGHT, found)


def finding(*facets, certainty="certain", code="half"):
    return Finding(code, f"It is {code}.", facets, certainty)


def test_a_right_part_has_its_points_and_says_nothing():
    values, style = results({"zeros": OFF})

    assert (values.points, values.status, values.message) == (3, "passed", "")
    assert (style.points, style.status, style.facts) == (
        0.0,
        "failed",
        ("The zeros is wrong. It is 3 times the right value.",),
    )


def test_a_certain_name_needs_no_fact_and_an_unsure_one_does():
    (sure, _), (unsure, _) = (results({"loss": OFF}, finding("loss", certainty=how)) for how in ("certain", "likely"))

    assert sure.message == "What it is: It is half. Read again: section 2." and sure.named_surely
    assert (
        unsure.message == "Most likely: It is half. The loss is wrong. Read again: section 2."
        and not unsure.named_surely
    )


def test_what_has_no_name_is_told_beside_what_has_one():
    values, _ = results(
        {"loss": OFF, "gradient": {"one image": np.array(1.0), "many images": np.array(5.0)}}, finding("loss")
    )

    assert values.facts == ("The gradient is wrong.",)
    assert values.diagnoses == ("half",) and not values.explained and not values.named_surely


def test_a_mistake_is_named_in_every_part_that_it_concerns():
    values, style = results({"loss": OFF, "zeros": OFF}, finding("loss", "zeros"))

    assert values.names == style.names and values.diagnoses == ("half",)


def test_what_a_look_has_seen_itself_is_said_once():
    looped = dict.fromkeys(CASES, "loop")

    _, style = results({"zeros": looped}, finding("zeros", certainty="likely", code="python-loop"))

    assert style.message == "Most likely: It is python-loop. Read again: section 2."


def test_what_stopped_the_function_is_told_once_whatever_is_named():
    stopped = dict.fromkeys(CASES, Trouble("raises KeyError", "f stopped in line 3 with KeyError: 'a'", "crashed"))

    values, _ = results({"loss": stopped, "gradient": stopped}, finding("loss", "gradient"))

    assert (values.status, values.facts) == ("crashed", ("f stopped in line 3 with KeyError: 'a'.",))


def test_what_came_back_in_another_form_is_no_news_beside_a_certain_name():
    shaped = {case: Trouble(f"shape ({size},)", f"The loss has shape ({size},).") for size, case in enumerate(CASES, 5)}

    (sure, _), (open_, _) = results({"loss": shaped}, finding("loss")), results({"loss": shaped})

    assert sure.facts == () and open_.facts == ("The loss has shape (5,).",)


def test_facts_that_differ_in_sizes_alone_are_told_once():
    def shaped(size):
        return dict.fromkeys(CASES, Trouble(f"shape {size}", f"The result has shape {size}."))

    values, style = results({"loss": shaped((3, 4)), "gradient": shaped((5, 12)), "zeros": shaped((7, 1))})

    assert values.facts == style.facts == ("The result has shape (3, 4).",)


@pytest.mark.parametrize(
    ("parts", "cases", "says"),
    [
        ({"values": "3"}, CASES, "part 'values' must give a number of points above 0, not '3'"),
        ({"values": -3}, CASES, "above 0, not -3"),
        ({"values": True}, CASES, "above 0, not True"),
        ({"values": float("inf")}, CASES, "above 0, not inf"),
        ({"values": 3, "style": 1}, CASES, "no facet decides the part 'style'"),
        ({"values": 3}, (*CASES, CASES[0]), "two cases have one name"),
        ({"values": 3}, ("one image",), None),
    ],
)
def test_an_exercise_whose_parts_or_cases_do_not_fit_is_refused(parts, cases, says):
    given = [Case(name, tuple) for name in cases]
    if says is None:
        assert Exercise("f", parts, given, [facet("loss", "values")]).parts == parts
        return
    with pytest.raises(ValueError, match=says):
        Exercise("f", parts, given, [facet("loss", "values")])


def test_sentences_that_differ_in_sizes_become_one_and_those_of_l1_and_l2_do_not():
    once = Once()

    assert once("It has shape (2, 3).") == once("It has shape (4,).") == "It has shape (2, 3)."
    assert [once(f"The loss of {name} is wrong.") for name in ("L2", "L1")] == [
        "The loss of L2 is wrong.",
        "The loss of L1 is wrong.",
    ]


def test_where_two_facets_say_the_same_neither_says_in_which_cases():
    """Each would be read as said of both."""
    same = [Facet(name, "values", "It is wrong.", lambda asked, case: np.array(0.0)) for name in ("loss", "gradient")]
    twins = Exercise("f", {"values": 1}, [Case(name, tuple) for name in CASES], same, "section 2")
    observed = {name: {case: np.array(1.0) for case in CASES} for name in ("loss", "gradient")}
    observed["loss"]["one image"] = observed["gradient"]["many images"] = np.array(5.0)
    (values,) = priced(twins, observed, RIGHT, Explanation((), ("loss", "gradient"), ("loss", "gradient")))
    assert values.facts and "only" not in values.message


def test_right_only_there_counts_all_that_looks_at_the_same():
    """A facet of another part that looks at the same and is right elsewhere, and one that is wrong and explained."""
    cases = [f"case {number}" for number in range(8)]

    def look(asked, case):
        return np.array(0.0)

    def said(*wrong, findings=()):
        exercise = Exercise(
            "f", {"values": 1, "style": 1}, [Case(name, tuple) for name in cases],
            [Facet("here", "values", "It is wrong.", look, tuple(cases[:4])), Facet("there", "style", "There, too.", look, tuple(cases[4:]))],
            "",
        )  # fmt: skip
        right = {"here": dict.fromkeys(cases[:4], np.array(1.0)), "there": dict.fromkeys(cases[4:], np.array(1.0))}
        observed = {name: {case: np.array(3.0 if case in wrong else 1.0) for case in right[name]} for name in right}
        off = tuple(name for name in right if {*wrong} & {*right[name]})
        unexplained = tuple(name for name in off if not any(name in one.facets for one in findings))
        return priced(exercise, observed, right, Explanation(findings, off, unexplained))[0].message

    assert "only" not in said(*cases[1:4])  # they are too many
    assert "right only in these: case 0; case 7." in said(*cases[1:7])
    assert "only" not in said(*cases[1:5], findings=(finding("there"),))


def test_what_is_said_of_all_cases_is_not_said_of_some_again():
    texts = [
        "The loss is wrong.", "The loss is wrong for a W of dtype float32.", "", "The loss is wrong.",
        "The loss is wrong. In all cases tried, it is too large.", "The loss is wrongly signed.", "The gradient is wrong for one class.",
    ]  # fmt: skip

    assert without_repetition(texts) == [
        "The loss is wrong. In all cases tried, it is too large.",
        "The loss is wrongly signed.",
        "The gradient is wrong for one class.",
    ]
