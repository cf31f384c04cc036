"""Loops are found by the instructions that a call takes: in any style, the same every time, whoever hides them."""

from __future__ import annotations

import gc
import sys
import types
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from loss_styles import LOOPS, VECTORISED, loss_einsum, loss_fancy, loss_loop, loss_map, loss_over_classes

from autograder.grading import random_problem
from linearloss.exercise import Asked, Case
from linearloss.function import LocalFunction
from linearloss.instructions import counted
from linearloss.loops import NO_LOOP, Growing, Loops, loop_slips
from linearloss.outcome import Outcome


def arguments(N: int = 20, C: int = 5, seed: int = 1) -> tuple[Any, ...]:
    problem = random_problem(seed, N, 6, C)
    return problem.W, problem.X, problem.y


MORE_EXAMPLES = {"examples": lambda: (arguments(20), arguments(120), 100)}


def seen(function: Callable[..., Any], sizes: Any = MORE_EXAMPLES, **options: Any) -> Outcome:
    """What is seen of it; warnings are shown once, as in a fresh interpreter."""
    asked = Asked(LocalFunction(function), "loss")
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("default")
        return Loops(sizes, **options)(asked, Case("", tuple))


@pytest.mark.parametrize("function", LOOPS)
def test_a_loop_over_the_examples_is_found(function: Callable[..., Any]) -> None:
    assert seen(function) == "loops over examples"


@pytest.mark.parametrize("function", VECTORISED)
def test_vectorised_code_in_any_style_passes(function: Callable[..., Any]) -> None:
    assert seen(function) == NO_LOOP


def test_the_verdict_is_the_same_twenty_times() -> None:
    for function in (loss_loop, loss_map, loss_einsum, loss_over_classes):
        assert len({str(seen(function)) for _ in range(20)}) == 1


def more_classes(least: int) -> Any:
    return {"classes": lambda: (arguments(C=5), arguments(C=25, seed=2), least)}


def copies_hstack(W: Any, X: Any, y: Any) -> Any:
    return np.hstack([(X @ W)[np.arange(len(y)), y].reshape(-1, 1)] * W.shape[1])


def copies_stack(W: Any, X: Any, y: Any) -> Any:
    return np.stack([(X @ W)[np.arange(len(y)), y]] * W.shape[1], axis=1)


def copies_block(W: Any, X: Any, y: Any) -> Any:
    return np.block([(X @ W)[np.arange(len(y)), y, None]] * W.shape[1])


def choose_columns(W: Any, X: Any, y: Any) -> Any:
    return np.choose(y, (X @ W).T[:31])


@pytest.mark.parametrize("function", [copies_hstack, copies_stack, copies_block, choose_columns])
def test_numpys_own_loop_over_the_classes_is_none_of_the_students(function: Callable[..., Any]) -> None:
    assert seen(function, more_classes(20)) == NO_LOOP


def test_what_is_looped_over_is_told_apart_and_together() -> None:
    sizes = MORE_EXAMPLES | more_classes(160)
    assert seen(loss_over_classes, sizes) == "loops over classes"
    assert seen(loss_map, sizes) == "loops over examples"
    assert seen(lambda *args: (loss_over_classes(*args), loss_map(*args)), sizes) == "loops over examples and classes"
    assert {*loop_slips(*sizes)} == {"loops over examples", "loops over classes", "loops over examples and classes"}


def test_every_call_is_given_other_numbers_and_no_two_rows_alike() -> None:
    given: list[Any] = []

    def function(W: Any, X: Any, y: Any) -> Any:
        given.append((W.copy(), X.copy(), y.copy()))
        return loss_fancy(W, X, y)

    seen(function)

    given = given[1:]  # the first is not counted
    weights, rows = [W.tobytes() for W, _, _ in given], np.concatenate([X for _, X, _ in given])
    assert len(given) == len(set(weights)) == 3
    assert len(np.unique(rows, axis=0)) == len(rows)
    assert {len(y) // 100 for _, _, y in given} == {0, 1}


def test_a_large_call_is_counted_again_only_where_that_may_change_the_verdict() -> None:
    called: list[int] = []

    def first_large_call_imports(W: Any, X: Any, y: Any) -> Any:
        called.append(len(y))
        if len(y) > 100 and sum(size > 100 for size in called) == 1:
            return loss_loop(W, X, y)
        return loss_fancy(W, X, y)

    def loops_always(W: Any, X: Any, y: Any) -> Any:
        called.append(len(y))
        return loss_loop(W, X, y)

    for function, verdict in ((first_large_call_imports, NO_LOOP), (loops_always, "loops over examples")):
        called.clear()
        assert seen(function) == verdict
        assert [size > 100 for size in called[1:]] == [False, False, True, True]  # the first is not counted


def test_arguments_grow_along_one_axis_and_labels_fit_the_classes() -> None:
    growing = Growing(arguments(20), arguments(120))
    W, X, y = growing.arguments(1000)
    assert (growing.axis, growing.sizes) == (0, (20, 120))
    assert (W.shape, X.shape, y.shape) == ((6, 5), (1000, 6), (1000,)) and y.max() < 5 and y.dtype == np.int64
    W, X, y = Growing(arguments(C=5), arguments(C=25)).arguments(40)
    assert (W.shape, X.shape, y.shape) == ((6, 40), (20, 6), (20,)) and y.max() < 25


def test_what_computes_nothing_or_fails_is_no_verdict_on_style() -> None:
    assert seen(lambda *args: 0.0, computes=lambda args, result: bool(result)) == "computes nothing"
    assert seen(lambda *args: loss_fancy(*args), computes=lambda args, result: bool(result)) == NO_LOOP
    assert seen(lambda W, X, y: {}["a"]) == "raises KeyError"
    assert seen(lambda W, X, y: loss_fancy(W, X, y) if len(y) == 20 else {}["a"]) == "raises KeyError"


def test_one_of_the_sizes_may_fail_if_the_exercise_says_so() -> None:
    def function(W: Any, X: Any, y: Any) -> Any:
        return loss_loop(W, X, y) if W.shape[1] == 5 else {}["a"]

    sizes = {"classes": lambda: (arguments(C=7), arguments(C=25), 160)} | MORE_EXAMPLES
    assert seen(function, sizes) == "raises KeyError"
    assert seen(function, sizes, failing=1) == "loops over examples"


# --- what hides from the count -------------------------------------------------------


def switches_opcodes_off(W: Any, X: Any, y: Any) -> Any:
    sys._getframe().f_trace_opcodes = False
    return sum(row[0] for row in X @ W)


def takes_its_own_trace_away(W: Any, X: Any, y: Any) -> Any:
    sys._getframe().f_trace = None
    return [row for row in X]


def stops_tracing(W: Any, X: Any, y: Any) -> Any:
    sys.settrace(None)
    return loss_loop(W, X, y)


@pytest.mark.parametrize("function", [switches_opcodes_off, takes_its_own_trace_away, stops_tracing])
def test_tracing_that_is_taken_away_is_noticed(function: Callable[..., Any]) -> None:
    assert seen(function) in ("loops over examples", "hides its steps")


# --- what would run while a trace function is at work, where nothing is traced -------

inside: list[bool] = []  # of every piece of a student's code that ran: whether a trace function was at work


def note(*_: Any) -> bool:
    frame, names = sys._getframe(), []
    while frame := frame.f_back:  # type: ignore[assignment]
        names.append(frame.f_code.co_qualname)
    inside.append(any(name.startswith("_Trace.") for name in names))
    return True


class Noted:
    """Code of a student's runs when this is hashed, compared, measured, converted or discarded."""

    __hash__ = __len__ = __del__ = lambda self: int(note())
    __eq__ = lambda self, other: note()  # noqa: E731
    __getitem__ = lambda self, index: [float(note())][index]  # noqa: E731
    __array__ = lambda self, *_, **__: np.ones(int(note()))  # noqa: E731
    size = property(note)


class Text(str):
    __hash__ = lambda self: int(note())  # noqa: E731
    __eq__ = lambda self, other: note()  # noqa: E731
    startswith = note


class Kind(type):
    __hash__ = lambda self: int(note())  # noqa: E731
    __eq__ = lambda self, other: note()  # noqa: E731


def nothing() -> None: ...


def odd(**changes: Any) -> Callable[[], Any]:
    return types.FunctionType(nothing.__code__.replace(**changes), {})


def garbage(collect: Callable[[], Any]) -> None:
    """A ring of objects again and again, which Python's collector finds."""
    for _ in range(30):
        collect()
        ring = Noted()
        ring.ring = ring  # type: ignore[attr-defined]
        del ring


IN_NUMPY = str(np.lib.scimath.__file__)
absolute = np.vectorize(abs, otypes=[float])
NOTED: dict[str, Callable[[], Any]] = {
    "a constant": odd(co_consts=(None, Noted())),
    "a constant in a constant": odd(co_consts=(None, (1, odd(co_consts=(Noted(),)).__code__))),
    "a constant of an odd type": odd(co_consts=(None, Kind("Odd", (), {})())),
    "a constant of code in a file of NumPy's": odd(co_consts=(None, Noted()), co_filename=IN_NUMPY),
    "the name of a file": odd(co_filename=Text(IN_NUMPY)),
    "the name of code": odd(co_name=Text("nothing")),
    "the name of code in a file of NumPy's": odd(co_name=Text("nothing"), co_filename=IN_NUMPY),
    "an argument of np.vectorize": lambda: absolute(Noted()),
    "a list that is one": lambda: absolute([Noted()]),
    "an odd one": lambda: absolute([Kind("Odd", (), {"__float__": note, "__abs__": lambda self: 1.0})()]),
    "arguments": lambda: np.vectorize._vectorize_call(absolute, abs, Noted()),
    "garbage": lambda: garbage(nothing),
    "garbage, collected by force": lambda: garbage(gc.enable),
}


@pytest.mark.parametrize("what", NOTED)
def test_no_code_runs_where_a_trace_function_is_at_work(what: str) -> None:
    before = gc.get_threshold()
    gc.set_threshold(1)
    inside.clear()
    try:
        counted(NOTED[what])
        seen_inside = any(inside)
    finally:
        gc.set_threshold(*before)
    assert not seen_inside and gc.isenabled()


def test_entries_are_counted_where_only_the_students_own_code_knows_their_number() -> None:
    class Rows:
        __len__ = ([0.0] * 300).__len__
        __getitem__ = ([0.0] * 300).__getitem__

    assert 300 <= counted(absolute, Rows()).instructions < 600
    for alike in (range(300), memoryview(np.ones(300)), (1.0,) * 300, [np.ones(150), np.ones(150)], np.ma.ones(300)):
        assert 300 <= counted(absolute, alike).instructions < 600
    assert counted(absolute, Rows()).escaped == ""


def test_the_tracer_of_a_debugger_is_left_as_it_was() -> None:
    def tracer(*_: object) -> None: ...

    before = sys.gettrace()
    sys.settrace(tracer)  # type: ignore[arg-type]
    try:
        seen(loss_fancy)
        kept = sys.gettrace()
    finally:
        sys.settrace(before)
    assert kept is tracer


def test_a_call_that_is_counted_returns_what_it_returns_and_raises_what_it_raises() -> None:
    before = sys.gettrace()
    assert counted(lambda x: x + 1, 2).result == 3
    with pytest.raises(ZeroDivisionError):
        counted(lambda: 1 / 0)
    assert sys.gettrace() is before
