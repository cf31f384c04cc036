"""What came back, as numbers or as what came in their place; and when two outcomes agree."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from linearloss.outcome import NOT_FINITE, Stopped, Trouble, numbers, raised, same, shaped

SQUARE = np.arange(6.0).reshape(2, 3)


def read_only(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


@pytest.mark.parametrize(
    "value",
    [2, 2.0, np.float64(2), np.float32(2), np.float16(2), np.int64(2), np.uint8(2), np.longdouble(2), np.array(2.0), np.array([2.0]),
     np.array([[2.0]]).view(np.matrix), read_only(np.array([2]))],
    ids=repr,
)  # fmt: skip
def test_a_number_in_any_style(value: Any) -> None:
    number = numbers(value, (), "it")
    assert isinstance(number, np.ndarray) and number.shape == () and number.dtype == np.float64 and number == 2


@pytest.mark.parametrize(
    "value",
    [SQUARE, np.asfortranarray(SQUARE), SQUARE.view(np.matrix), SQUARE.astype("float32"), SQUARE.astype("float16"),
     read_only(SQUARE.copy()), np.repeat(SQUARE, 2, axis=0)[::2], SQUARE.astype(">f8"), np.ma.array(SQUARE)],
    ids=["plain", "fortran", "matrix", "float32", "float16", "read-only", "strided", "big-endian", "masked"],
)  # fmt: skip
def test_an_array_in_any_style(value: Any) -> None:
    array = numbers(value, (2, 3), "it")
    assert type(array) is np.ndarray and array.dtype == np.float64 and array.dtype.isnative
    np.testing.assert_array_equal(array, SQUARE)
    array[0, 0] = 99.0
    assert value[0, 0] == 0.0


@pytest.mark.parametrize(
    ("value", "shape", "kind", "said"),
    [
        (None, (2, 3), "None", "it is None: is the return statement missing?"),
        (SQUARE.tolist(), (2, 3), "list", "should be a NumPy array, but is a value of type list"),
        (1.5, (2, 3), "a number", "should be a NumPy array, but is one number"),
        ("2.5", (), "str", "should be one number, but is a value of type str"),
        (True, (), "bool", "should be one number, but is a value of type bool"),
        (2.5 + 0j, (), "complex", "should be one number, but is a value of type complex"),
        (np.zeros(2), (), "shape (2,)", "should be one number, but is an array of shape (2,)"),
        (SQUARE.T, (2, 3), "shape (3, 2)", "That is the shape of the transposed array."),
        (SQUARE.ravel(), (2, 3), "shape (6,)", "should have shape (2, 3), but has shape (6,)."),
        (SQUARE + 0j, (2, 3), "dtype c", "complex128"),
        (SQUARE > 1, (2, 3), "dtype b", "bool"),
        (SQUARE.astype(object), (2, 3), "dtype O", "object"),
        (SQUARE.astype(str), (2, 3), "dtype U", "<U"),
        (SQUARE.astype("int32"), (2, 3), "integers", "integer dtype int32, in which there are no fractions"),
        (np.full((2, 3), np.inf), (2, 3), NOT_FINITE, "nan or infinity"),
        (float("nan"), (), NOT_FINITE, "nan or infinity"),
    ],
    ids=lambda part: repr(part)[:25],
)
def test_what_is_no_such_numbers_has_a_sentence(value: Any, shape: tuple[int, ...], kind: str, said: str) -> None:
    found = numbers(value, shape, "it")
    assert isinstance(found, Trouble) and said in found.sentence
    assert str(found) == kind
    assert found.status == ("missing" if value is None else "failed")


def test_what_is_not_finite_may_be_asked_for() -> None:
    assert np.isnan(shaped(float("nan"), (), "it"))


def test_trouble_stays_what_it_is() -> None:
    trouble = Trouble("raises KeyError", "f stopped.", "crashed")
    assert numbers(trouble, (), "it") is trouble


class Told(Exception):
    """As it comes from the worker."""

    type_name = "KeyError"
    line = 7


@pytest.mark.parametrize(
    ("error", "kind", "status", "said"),
    [
        (NotImplementedError(), "not written", "missing", "f is not written yet"),
        (KeyError("a"), "raises KeyError", "crashed", "f stopped with KeyError: 'a' (Python raises it"),
        (Told("'a'"), "raises KeyError", "crashed", "f stopped in line 7 with KeyError: 'a' (Python raises it"),
        (ValueError("operands could not be broadcast together with shapes (2,) (3,)"), "raises an error about shapes",
         "crashed", "do not fit together"),
        (IndexError("list index out of range"), "raises IndexError", "crashed", "IndexError"),
        (OverflowError("math range error"), NOT_FINITE, "crashed", "OverflowError"),
        (Stopped("timeout", "It took too long."), "timeout", "timeout", "It took too long."),
    ],
    ids=lambda part: repr(part)[:25],
)  # fmt: skip
def test_an_error_is_an_outcome(error: Exception, kind: str, status: str, said: str) -> None:
    found = raised(error, "f")
    assert (str(found), found.status) == (kind, status) and said in found.sentence


# --- when two agree ------------------------------------------------------------------

FINITE = hnp.arrays("float64", hnp.array_shapes(max_dims=2, max_side=4), elements=st.floats(-1e100, 1e100))


@given(FINITE)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_everything_same_to_itself_and_its_neighbours(array: np.ndarray) -> None:
    assert same(array, array)
    assert same(np.nextafter(array, np.inf), array)


@given(FINITE, st.floats(1e-3, 10))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_nothing_same_that_is_off_by_a_thousandth_of_the_largest(array: np.ndarray, share: float) -> None:
    scale = max(np.abs(array).max(), 1e-8)
    off = array.copy()
    off.flat[0] += share * scale
    assert not same(off, array)


def test_small_answers_are_not_passed_by_an_absolute_slack() -> None:
    small = 1e-5 * np.ones(3)
    assert not same(np.zeros(3), small) and not same(1.01 * small, small)
    assert same(small * (1 + 1e-7), small)


def test_noise_beside_a_large_entry_is_forgiven() -> None:
    assert same(np.array([1.0, 1e-12]), np.array([1.0, 0.0]))
    assert same(np.zeros(0), np.zeros(0))


@pytest.mark.parametrize("got", [np.zeros((3, 1)), np.zeros(()), np.zeros(4)])
def test_another_shape_never_agrees(got: Any) -> None:
    assert not same(got, np.zeros(3))


def test_nan_agrees_with_nothing() -> None:
    assert not same(np.array([np.nan]), np.array([np.nan]))


def test_words_agree_with_the_same_words_and_with_no_numbers() -> None:
    assert same("a loop", Trouble("a loop", "It loops.")) and not same("a loop", "no loop")
    assert not same("a loop", np.zeros(())) and not same(np.zeros(()), "a loop")
