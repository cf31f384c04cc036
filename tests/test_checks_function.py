"""The visible check of any other function, and how a call that goes wrong is told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.checks import CheckFailed, Example, call, call_for_pair, check_function, compare_result

x = np.array([1.0, -2.0, 3.0])
NUMBER = Example((x,), 2.0, "on the toy")
ARRAY = Example((x,), 2 * x, "on the toy", lookalikes={"You squared it.": x**2})
PAIR = Example((x,), (2.0, 2 * x))


def failure(function: Any, example: Example) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        check_function(function, "f", [example], read="section 1")
    return caught.value


@pytest.mark.parametrize(
    "style",
    [float, np.float64, np.float32, np.array, lambda v: np.array([v]), lambda v: np.array([[v]]).view(np.matrix), int],
)
def test_numbers_in_any_style(style: Any, capsys: pytest.CaptureFixture[str]) -> None:
    check_function(lambda a: style(a.sum()), "f", [NUMBER])
    assert capsys.readouterr().out == "f: the visible check passed.\n"


@pytest.mark.parametrize("style", [lambda a: a, np.float32, np.asfortranarray, lambda a: np.repeat(a, 2)[::2]])
def test_arrays_in_any_style(style: Any) -> None:
    check_function(lambda a: style(2 * a), "f", [ARRAY])


@pytest.mark.parametrize("kind", [tuple, list])
def test_several_values(kind: Any) -> None:
    check_function(lambda a: kind((a.sum(), 2 * a)), "f", [PAIR])
    check_function(
        lambda a, scale=1.0: (scale * a.sum(), 2 * a), "f", [Example((x,), (4.0, 2 * x), kwargs={"scale": 2.0})]
    )


@pytest.mark.parametrize(
    ("function", "example", "layer", "said"),
    [
        (lambda a: None, NUMBER, "missing", "return statement"),
        (lambda a: "2", NUMBER, "type", "f on the toy should be one number, but is str"),
        (lambda a: a, NUMBER, "type", "array of shape (3,)"),
        (lambda a: 5.0, NUMBER, "value", "expected 2, got 5"),
        (lambda a: np.inf, NUMBER, "value", "finite"),
        (lambda a: list(a), ARRAY, "type", "but is list"),
        (lambda a: a[:2], ARRAY, "shape", "shape (2,)"),
        (lambda a: a[:, None], ARRAY, "shape", "keepdims"),
        (lambda a: a.astype(int), ARRAY, "dtype", "fractions"),
        (lambda a: a + 1, ARRAY, "value", "The worst is [1]: expected -4, got -1"),
        (lambda a: a**2, ARRAY, "value", "You squared it."),
        (lambda a: a / 0 if False else 1 / 0, ARRAY, "crashed", "ZeroDivisionError"),
        (lambda a: 2.0, PAIR, "type", "should return 2 things"),
        (lambda a: (2.0,), PAIR, "type", "should return 2 things"),
        (lambda a: (2.0, a), PAIR, "value", "returned value 2"),
        (lambda: 1, NUMBER, "crashed", "TypeError"),
        ("f", NUMBER, "missing", "should be a function, but it is str"),
    ],
)
def test_each_layer_has_its_sentence(function: Any, example: Example, layer: str, said: str) -> None:
    error = failure(function, example)
    assert error.layer == layer and said in str(error)
    if layer in ("type", "shape", "dtype", "value"):
        assert str(error).endswith("Read again: section 1.")


def test_an_input_changed_in_place() -> None:
    def function(a: np.ndarray) -> Any:
        a *= 2
        return a

    error = failure(function, Example((x.copy(),), 2 * x))
    assert error.diagnoses == ("changes-input",)


def test_the_first_wrong_example_is_the_one_told() -> None:
    examples = [Example((1.0,), 2.0, "at one"), Example((2.0,), 4.0, "at two"), Example((3.0,), 6.0, "at three")]
    with pytest.raises(CheckFailed, match="f at two: expected 4, got 3"):
        check_function(lambda v: v + 1, "f", examples)


def test_hidden_numbers_stay_hidden() -> None:
    for got, expected in ((123.0, 456.0), (np.full(3, 123.0), np.full(3, 456.0)), ((1.0, 123.0), (1.0, 456.0))):
        with pytest.raises(CheckFailed) as caught:
            compare_result(got, expected, "it", reveal=False)
        assert "456" not in str(caught.value) and "123" not in str(caught.value)


class Error(Exception):
    type_name = "KeyError"
    line = 7


@pytest.mark.parametrize(
    ("error", "layer", "said", "codes"),
    [
        (NotImplementedError(), "missing", "still raises NotImplementedError", ()),
        (
            NameError("name 'npp' is not defined"),
            "crashed",
            "f stopped with an error. NameError: name 'npp'",
            ("name-error",),
        ),
        (UnboundLocalError("local"), "crashed", "UnboundLocalError", ("name-error",)),
        (ValueError(""), "crashed", "f stopped with an error. ValueError", ()),
        (ValueError("v" * 5000), "crashed", "ValueError: vvv", ()),
        (Error("from the worker"), "crashed", "KeyError: from the worker (at line 7 of the cell)", ()),
    ],
)
def test_what_a_call_raises(error: Exception, layer: str, said: str, codes: tuple[str, ...]) -> None:
    def function() -> None:
        raise error

    with pytest.raises(CheckFailed) as caught:
        call(function, "f")
    assert (caught.value.layer, caught.value.diagnoses) == (layer, codes)
    assert said in str(caught.value) and len(str(caught.value)) < 400


def test_the_line_in_the_notebook_is_told() -> None:
    names: dict[str, Any] = {}
    exec(compile("def f(x):\n    y = x\n    return y['a']", "<ipython-input-1-abc>", "exec"), names)
    with pytest.raises(CheckFailed, match=r"\(at line 3 of the cell\)"):
        call(names["f"], "f", {})


def test_pairs() -> None:
    assert call_for_pair(lambda: [1, 2], "f") == (1, 2)
    for wrong in (1.0, (1,), (1, 2, 3), {"a": 1, "b": 2}, np.zeros(2)):
        with pytest.raises(CheckFailed, match="should return two things") as caught:
            call_for_pair(lambda result=wrong: result, "f")
        assert caught.value.layer == "type"
