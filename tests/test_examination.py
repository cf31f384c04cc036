"""Outcomes of calls, changes in place, and stand-ins for the course's own functions."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.exercise.local import LocalObject
from autograder.grading import (
    KEPT,
    ONE_WITH_THE_ARGUMENT,
    OVERWRITTEN,
    changed_arguments,
    fate_of_results,
    outcome_of,
    outcome_of_call,
    outcomes_of_call,
)
from autograder.grading.student_error import StudentError, StudentNotImplemented


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        (np.array([1.0, np.inf]), "not finite"),
        (float("nan"), "not finite"),
        (None, "None"),
        ([1.0, 2.0], "list of 2"),
        ("right", "str"),
        (np.array(["a"]), "dtype U"),
        (np.array([1j]), "dtype c"),
    ],
)
def test_what_is_no_numbers_becomes_words(value, outcome):
    assert outcome_of(value) == outcome


@pytest.mark.parametrize("value", [2, 2.0, True, np.float32(2), np.array(2)])
def test_numbers_become_arrays_of_float64(value):
    outcome = outcome_of(value)

    assert isinstance(outcome, np.ndarray)
    assert outcome.dtype == np.float64
    assert outcome == float(value)


def test_an_error_is_an_outcome():
    assert outcome_of_call(lambda x: x["a"], {}) == "raises KeyError"
    assert outcomes_of_call(lambda: [][0], 2) == ("raises IndexError",) * 2


def test_one_thing_in_place_of_two():
    assert outcomes_of_call(lambda: np.ones(2), 2) == ("one thing in place of 2",) * 2
    assert outcomes_of_call(lambda: (1.0, 2.0, 3.0), 2) == ("tuple of 3",) * 2


def test_a_call_cannot_spoil_the_callers_arrays():
    W = np.ones(3)

    outcome_of_call(lambda W: W.fill(0), W)

    assert np.all(W == 1)


@pytest.mark.parametrize("wrap", [lambda function: function, LocalObject], ids=["direct", "stand-in"])
def test_changes_in_place_are_noticed(wrap):
    def spoil(W, X):
        X[0] = 9.0
        return W

    assert changed_arguments(wrap(spoil), np.ones(2), np.ones(2)) == [1]
    assert changed_arguments(wrap(lambda W, X: W + X), np.ones(2), np.ones(2)) == []
    assert changed_arguments(wrap(lambda W, X: 1 / 0), np.ones(2), np.ones(2)) == []


def test_the_students_process_tells_what_became_of_the_arguments(fork_server):
    from autograder.course import Limits
    from autograder.judge.remote import lookup
    from autograder.judge.student import StudentProcess

    with StudentProcess(fork_server, Limits()) as student:
        student.run_cell("def spoil(W, X):\n    W *= 2\n    return X.sum()\ndef keep(W, X):\n    return W + X\n")
        assert changed_arguments(lookup(student, "spoil"), np.ones(2), np.ones(2)) == [0]
        assert changed_arguments(lookup(student, "keep"), np.ones(2), np.ones(2)) == []


def test_a_stand_in_raises_as_a_students_function_does():
    def stub():
        raise NotImplementedError

    with pytest.raises(StudentNotImplemented):
        LocalObject(stub)()
    with pytest.raises(StudentError) as caught:
        LocalObject(lambda: {}["a"])()
    assert caught.value.type_name == "KeyError"


def test_objects_stay_behind_stand_ins_and_values_are_copied():
    class Model:
        def __init__(self):
            self.W = np.zeros(2)

        def train(self, X):
            self.W = self.W + X
            return [1.0]

    model = LocalObject(Model)()
    assert isinstance(model, LocalObject)
    assert model.train(np.ones(2)) == [1.0]
    model.W[0] = 7.0  # a copy
    assert np.array_equal(model.W, [1.0, 1.0])
    model.W = np.full(2, 3.0)
    assert np.array_equal(model.W, [3.0, 3.0])


FATES = """
buffer = np.zeros(2)
def keep(W):
    return W + 1
def hand_back(W):
    return W
def view(W):
    return (1.0, W[:2])
def overwrite(W):
    buffer[...] = W + 1
    return buffer
"""


@pytest.mark.parametrize(
    ("name", "fate"),
    [("keep", KEPT), ("hand_back", ONE_WITH_THE_ARGUMENT), ("view", ONE_WITH_THE_ARGUMENT), ("overwrite", OVERWRITTEN)],
)
def test_what_becomes_of_a_returned_array(name, fate, fork_server):
    from autograder.course import Limits
    from autograder.judge.remote import lookup
    from autograder.judge.student import StudentProcess

    names = {"np": np}
    exec(FATES, names)
    given = (np.array([1.0, 2.0]),), (np.array([3.0, 4.0]),)

    assert fate_of_results(LocalObject(names[name]), *given) == fate
    with StudentProcess(fork_server, Limits()) as student:
        student.run_cell("import numpy as np\n" + FATES)
        assert fate_of_results(lookup(student, name), *given) == fate
