"""The layers of a comparison: right answers in odd styles pass, wrong ones meet the right sentence."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.checks import CheckFailed, as_float_array, as_number, is_close
from autograder.checks.values import compare_array, compare_number, kind_of

SQUARE = np.arange(6.0).reshape(2, 3)


def read_only(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


@pytest.mark.parametrize(
    "value",
    [2.5, np.float64(2.5), np.float32(2.5), np.float16(2.5), np.array(2.5), np.array([2.5]), np.array([[2.5]]),
     np.array([2.5], "float32"), np.array([[2.5]]).view(np.matrix), read_only(np.array([2.5])), Fraction(5, 2),
     np.longdouble(2.5)],
    ids=repr,
)  # fmt: skip
def test_a_number_in_any_style(value: Any) -> None:
    number = as_number(value, "it")
    assert type(number) is float and number == 2.5


@pytest.mark.parametrize("value", [3, np.int64(3), np.uint8(3), np.array([3])], ids=repr)
def test_whole_numbers_are_numbers(value: Any) -> None:
    assert as_number(value, "it") == 3.0


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "None"), ("2.5", "str"), ([2.5], "list"), ((2.5, 1), "tuple"), (True, "bool"), (np.bool_(1), "bool"),
     (2.5 + 0j, "complex"), (np.complex128(2.5), "complex128"), (np.array([2.5 + 0j]), "array of shape (1,)"),
     (np.zeros(2), "array of shape (2,)"), (np.zeros((0,)), "array of shape (0,)"), (np.array([True]), "array"),
     (np.array(["2"]), "array"), (np.array([None]), "array"), ({}, "dict"), (object(), "object"), (len, "builtin")],
    ids=lambda part: repr(part)[:25],
)  # fmt: skip
def test_what_is_no_number(value: Any, said: str) -> None:
    with pytest.raises(CheckFailed, match="it should be one number") as caught:
        as_number(value, "it")
    assert caught.value.layer == "type" and said in str(caught.value)


@pytest.mark.parametrize(
    "value", [float("nan"), np.inf, -np.inf, np.float32("nan"), np.array([np.inf]), 10**400], ids=lambda v: repr(v)[:10]
)
def test_a_number_must_be_finite(value: Any) -> None:
    with pytest.raises(CheckFailed, match="finite") as caught:
        as_number(value, "it")
    assert (caught.value.layer, caught.value.diagnoses) == ("value", ("not-finite",))


@pytest.mark.parametrize(
    "value",
    [SQUARE, np.asfortranarray(SQUARE), SQUARE.view(np.matrix), SQUARE.astype("float32"), SQUARE.astype("float16"),
     read_only(SQUARE.copy()), np.repeat(SQUARE, 2, axis=0)[::2], SQUARE.astype(">f8"), np.ma.array(SQUARE)],
    ids=["plain", "fortran", "matrix", "float32", "float16", "read-only", "strided", "big-endian", "masked"],
)  # fmt: skip
def test_an_array_in_any_style(value: Any) -> None:
    array = as_float_array(value, (2, 3), "it")
    assert type(array) is np.ndarray and array.dtype == np.float64 and array.dtype.isnative
    np.testing.assert_array_equal(array, SQUARE)
    array[0, 0] = 99.0
    assert value[0, 0] == 0.0


@pytest.mark.parametrize(
    ("value", "layer", "said"),
    [
        (None, "type", "NumPy array, but is None"),
        (SQUARE.tolist(), "type", "but is list"),
        (1.5, "type", "but is float"),
        (SQUARE.T, "shape", "transposed"),
        (SQUARE.ravel(), "shape", "reshape or a keepdims"),
        (SQUARE[None], "shape", "reshape or a keepdims"),
        (np.zeros((2, 2)), "shape", "should have shape (2, 3), but has shape (2, 2)."),
        (np.zeros(()), "shape", "has shape ()"),
        (SQUARE + 0j, "dtype", "complex128"),
        (SQUARE > 1, "dtype", "bool"),
        (SQUARE.astype(object), "dtype", "object"),
        (SQUARE.astype(str), "dtype", "<U"),
        (SQUARE.astype("int32"), "dtype", "integer dtype int32: fractions were cut off"),
        (SQUARE.astype("uint8"), "dtype", "integer dtype uint8"),
        (SQUARE / [[1, 1, np.inf], [1, 1, np.nan]], "value", "1 of 6 entries that are nan"),
        (SQUARE * np.inf if False else np.full((2, 3), np.inf), "value", "6 of 6 entries"),
    ],
    ids=lambda part: repr(part)[:25],
)
def test_each_layer_has_its_sentence(value: Any, layer: str, said: str) -> None:
    with pytest.raises(CheckFailed) as caught:
        as_float_array(value, (2, 3), "it")
    assert caught.value.layer == layer and said in str(caught.value)


# --- closeness -----------------------------------------------------------------------

FINITE = hnp.arrays("float64", hnp.array_shapes(max_dims=2, max_side=4), elements=st.floats(-1e100, 1e100))


@given(FINITE)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_everything_is_close_to_itself_and_its_neighbours(array: np.ndarray) -> None:
    assert is_close(array, array)
    assert is_close(np.nextafter(array, np.inf), array)


@given(FINITE, st.floats(1e-3, 10))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_nothing_is_close_that_is_off_by_a_thousandth_of_the_largest(array: np.ndarray, share: float) -> None:
    scale = max(np.abs(array).max(), 1e-8)
    off = array.copy()
    off.flat[0] += share * scale
    assert not is_close(off, array)


def test_small_answers_are_not_passed_by_an_absolute_slack() -> None:
    small = 1e-5 * np.ones(3)
    assert not is_close(np.zeros(3), small) and not is_close(1.01 * small, small)
    assert is_close(small * (1 + 1e-7), small)


def test_noise_beside_a_large_entry_is_forgiven() -> None:
    assert is_close(np.array([1.0, 1e-12]), np.array([1.0, 0.0]))
    assert is_close(np.zeros(0), np.zeros(0))


@pytest.mark.parametrize("got", [np.zeros((3, 1)), np.zeros(()), np.zeros(4), 0.0])
def test_another_shape_is_never_close(got: Any) -> None:
    assert not is_close(got, np.zeros(3))


def test_nan_is_close_to_nothing() -> None:
    assert not is_close(np.array([np.nan]), np.array([np.nan])) and not is_close(np.nan, 1.0)


# --- what is said --------------------------------------------------------------------


def test_numbers_are_shown_or_hidden() -> None:
    with pytest.raises(CheckFailed, match=r"^it: expected 2.5, got 3.5. Because\.$"):
        compare_number(3.5, 2.5, "it", tolerance=1e-6, reveal=True, note="Because.")
    with pytest.raises(CheckFailed, match=r"^it is not right. Because\.$"):
        compare_number(3.5, 2.5, "it", tolerance=1e-6, reveal=False, note="Because.")
    compare_number(2.5 + 1e-9, 2.5, "it", tolerance=1e-6, reveal=True)


def test_the_worst_entry_is_named_or_hidden() -> None:
    got = SQUARE.copy()
    got[0, 1] += 0.5
    got[1, 2] += 20.25
    with pytest.raises(CheckFailed, match=r"differs in 2 of 6 entries. The worst is \[1, 2\]: expected 5, got 25.25"):
        compare_array(got, SQUARE, "it", tolerance=1e-6, reveal=True)
    with pytest.raises(CheckFailed) as caught:
        compare_array(got, SQUARE, "it", tolerance=1e-6, reveal=False)
    assert str(caught.value) == "it differs in some entries."
    with pytest.raises(CheckFailed, match="differs in every entry"):
        compare_array(SQUARE + 1, SQUARE, "it", tolerance=1e-6, reveal=False)
    compare_array(SQUARE, SQUARE, "it", tolerance=0.0, reveal=True)


def test_kinds() -> None:
    assert [kind_of(v) for v in (None, 1, np.zeros((2, 1)), [1])] == ["None", "int", "array of shape (2, 1)", "list"]


def test_a_failure_shows_a_sentence_and_no_traceback() -> None:
    assert CheckFailed("It is wrong.")._render_traceback_() == ["Not yet. It is wrong."]
