"""What is said of an answer that no known mistake explains."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.exercise.facts import facts
from linearloss.outcome import Trouble

RIGHT = {"an ordinary batch": np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0]]), "two classes": np.array([[0.5, 0.25]])}
# Of two cases nothing is told of where it is wrong.
MORE = RIGHT | {"one class": np.array([[0.75], [-3.0]])}


def changed(change):
    return {case: change(value) for case, value in RIGHT.items()}


def last_row_off(value):
    value = value.copy()
    value[-1] += 3.0
    return value


@pytest.mark.parametrize(
    ("observed", "says"),
    [
        (changed(np.zeros_like), "It is zero everywhere."),
        (changed(lambda value: 3 * value), "It is 3 times the right value."),
        (changed(lambda value: -value), "Its sign is wrong everywhere."),
        (changed(lambda value: value + 1), "too large by the same number everywhere"),
        (changed(np.transpose), "It is transposed."),
        (RIGHT | {"an ordinary batch": last_row_off(RIGHT["an ordinary batch"])}, "Only the last row is wrong."),
        (changed(lambda value: "tuple of 3"), "What came back there: tuple of 3."),
    ],
)
def test_a_simple_difference_is_put_into_words(observed, says):
    assert says in facts(observed, RIGHT)


def test_nothing_is_said_where_nothing_simple_holds():
    generator = np.random.default_rng(0)

    assert facts(changed(lambda value: generator.normal(size=value.shape)), RIGHT) == ""


@pytest.mark.parametrize("outcome", ["raises IndexError", "not finite", "nothing to compare with"])
def test_what_the_test_itself_says_is_not_said_again(outcome):
    assert facts(changed(lambda value: outcome), RIGHT) == ""


def test_a_trouble_that_has_a_sentence_is_not_said_again():
    assert facts(changed(lambda value: Trouble("tuple of 3", "It should be an array.")), RIGHT) == ""


def test_no_number_of_the_right_answer_is_shown():
    for seed in range(30):
        generator = np.random.default_rng(seed)
        right = {"x": generator.normal(size=(3, 4))}
        for observed in ({"x": 2.5 * right["x"]}, {"x": right["x"] + 0.5}, {"x": generator.normal(size=(3, 4))}):
            said = facts(observed, right)
            assert not [value for value in right["x"].ravel() if f"{value:.3g}" in said]


def test_of_a_single_number_no_ratio_is_told():
    assert facts({"x": np.array(6.0)}, {"x": np.array(2.0)}) == ""
    assert facts({"x": np.array(-2.0)}, {"x": np.array(2.0)}) == "Its sign is wrong everywhere."


def test_a_case_in_which_something_else_is_wrong_is_not_called_right():
    right = {case: "kept" for case in MORE}
    observed = right | {"two classes": "changed"}

    assert facts(observed, right) == "Of the cases tried for this, it is wrong only in this one: two classes."
    assert "only" not in facts(observed, right, elsewhere={"an ordinary batch"})
    # Numbers that are right are right, whatever else is wrong.
    off = MORE | {"two classes": np.array([[9.0, 9.0]])}
    assert "wrong only in this one: two classes" in facts(off, MORE, elsewhere={"an ordinary batch"})
    assert "only" not in facts(RIGHT | {"two classes": np.array([[9.0, 9.0]])}, RIGHT)


def test_words_that_are_right_in_one_case_do_not_make_it_right_there():
    right = {"a": "finite", "b": "finite", "c": "finite"}

    assert "right only" not in facts(right | {"a": "not finite", "b": "not finite"}, right)


def test_only_is_not_said_where_nothing_is_seen_or_the_same_is_told_of_other_cases():
    observed = MORE | {"two classes": np.array([[9.0, 9.0]])}
    assert "only" in facts(observed, MORE) and "only" not in facts(observed, MORE, is_alone=False)
    nothing = {"an ordinary batch": np.empty((0, 3))}
    assert "only" not in facts(observed | nothing, MORE | nothing)


def test_another_form_is_not_said_of_some_cases_only():
    observed = RIGHT | {"two classes": Trouble("shape (2,)", "It should have shape (1, 2).")}
    assert facts(observed, RIGHT) == ""


SEVERAL = {
    "one": np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0], [0.5, 2.0, 1.0]]),
    "two": np.array([[2.0, 0.5], [-1.0, 3.0], [1.5, -4.0], [7.0, 1.0]]),
    "three": np.array([[0.0, 0.0], [1.0, 2.0]]),
}


def off(rows):
    """All cases, wrong in the rows that `rows` picks of each."""
    found = {}
    for case, value in SEVERAL.items():
        found[case] = value.copy()
        found[case][rows(value)] += 3.0
    return found


@pytest.mark.parametrize(
    ("observed", "says"),
    [
        (off(lambda value: -1), "Only the last row is wrong."),
        (off(lambda value: 0), "Only the first row is wrong."),
        ({case: np.abs(value) for case, value in SEVERAL.items()}, "All is right but for some signs."),
        (
            {case: np.full_like(value, value.sum()) for case, value in SEVERAL.items()},
            "Where it is wrong, all its entries are equal.",
        ),
        (
            {case: np.full_like(value, value.sum(axis=0)) for case, value in SEVERAL.items()},
            "Where it is wrong, all entries of a column are equal.",
        ),
        (
            {case: np.full_like(value, 3 * value[:, :1]) for case, value in SEVERAL.items()},
            "Where it is wrong, all entries of a row are equal.",
        ),
        ({case: value[::-1] for case, value in SEVERAL.items()}, "The numbers are right, but stand at other places."),
        ({case: value * 1e-16 for case, value in SEVERAL.items()}, "It is zero everywhere."),
    ],
)
def test_what_holds_in_every_case_is_told(observed, says):
    assert says in facts(observed, SEVERAL)


def test_rows_are_told_only_if_it_holds_in_every_case_and_not_of_zeros():
    assert facts(off(lambda value: [0, 1]), SEVERAL) == ""  # all rows of the third
    first = {**off(lambda value: 0), "two": off(lambda value: -1)["two"]}
    assert "row" in facts(first, {case: SEVERAL[case] for case in ("one", "two")}) and "first" not in facts(
        first, SEVERAL
    )
    zeros = {"a": np.array([[0.0, 0.0], [1.0, 2.0], [2.0, 1.0]]), "b": SEVERAL["one"]}
    twice_and_more = {"a": np.array([[0.0, 0.0], [3.0, 2.0], [2.5, 1.0]]), "b": zeros["b"] + 1.0}
    assert "row" not in facts(twice_and_more, zeros)


def test_the_one_line_that_is_right_is_told_and_of_two_none() -> None:
    right = {case: SEVERAL[case] for case in ("one", "two")}
    columns = {case: np.array(value) for case, value in right.items()}
    for value in columns.values():
        value[:, :-1] += 3.0
    of_two = {case: value[:2] for case, value in right.items()}

    assert (
        facts({case: off(lambda value: slice(1, None))[case] for case in right}, right)
        == "Only the first row is right."
    )
    assert (
        facts({case: off(lambda value: slice(0, -1))[case] for case in right}, right) == "Only the last row is right."
    )
    assert facts(columns, right) == "Only the last column is right."
    assert "right." not in facts({case: value + np.array([[3.0], [0.0]]) for case, value in of_two.items()}, of_two)


def test_a_factor_is_told_only_if_all_cases_have_it_and_no_case_is_right():
    half = {case: 0.5 * value for case, value in SEVERAL.items()}

    assert "0.5 times" in facts(half, SEVERAL)
    assert "times" not in facts(half | {"two": 0.25 * SEVERAL["two"]}, SEVERAL)
    assert "times" not in facts(half | {"two": SEVERAL["two"]}, SEVERAL)
    assert "times" not in facts(half, SEVERAL, in_any_size=False)
    assert "times" not in facts(
        {"one": half["one"]}, {"one": SEVERAL["one"]}
    )  # of one case, it may be one of its sizes


def test_what_is_near_enough_for_one_facet_alone_is_not_called_right():
    near = {**off(lambda value: 0), "one": SEVERAL["one"] + 5e-4}
    coarse = dict.fromkeys(SEVERAL, 1e-3)
    assert "right only in this one: one" in facts(near | {"one": SEVERAL["one"]}, SEVERAL, tolerances=coarse)
    assert "right only" not in facts(near, SEVERAL, tolerances=coarse)


def test_long_lists_of_cases_are_not_told():
    right = {f"case {n}": np.array([float(n), 1.0]) for n in range(1, 14)}
    wrong = {case: value + np.arange(2) for case, value in right.items()}

    assert "only" in facts(right | {case: wrong[case] for case in list(right)[:4]}, right)
    assert "only" not in facts(right | {case: wrong[case] for case in list(right)[:5]}, right)


def test_for_which_arguments_it_would_be_right_is_told_where_no_factor_is():
    assert facts({"one": SEVERAL["one"] + 1}, {"one": SEVERAL["one"]}, instead=lambda: "For -X.") == "For -X."


def test_where_it_is_right_is_told_of_all_that_looks_at_the_same():
    observed = {case: value + np.arange(value.size).reshape(value.shape) for case, value in SEVERAL.items()}
    observed["one"] = SEVERAL["one"]

    assert "right only in this one: one" in facts(observed, SEVERAL)
    assert "right only in these: one; float32" in facts(observed, SEVERAL, right_beside=("float32",))
    alone = {"float32": np.array(1.0)}
    assert "wrong only in this one: float32" in facts({"float32": np.array(2.0)}, alone, right_beside=("one", "two"))
    assert "only" not in facts({"float32": np.array(2.0)}, alone, right_beside=("one",))


def test_only_is_not_said_where_something_else_of_the_same_part_is_wrong():
    where = ["one image", "many images", "large scores", "float32"]
    few = {case: np.array(1.0) for case in where} | {where[0]: np.array(2.0)}
    most = {case: np.array(2.0) for case in where} | {where[0]: np.array(1.0)}
    right = {case: np.array(1.0) for case in where}

    assert f"wrong only in this one: {where[0]}" in facts(few, right, wrong_beside={where[0]})
    assert "only" not in facts(few, right, wrong_beside={where[1]})
    assert f"right only in this one: {where[0]}" in facts(most, right, wrong_beside={where[1]})
    assert "only" not in facts(most, right, wrong_beside={where[0]})
