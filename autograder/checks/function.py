"""The visible check of any other function: examples with known answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from linearloss.failure import CheckFailed

from .call import call
from .loss import Lookalike, recognise
from .values import as_float_array, as_number, compare_array, compare_number


@dataclass(frozen=True)
class Example:
    """One call with a known answer.

    Attributes:
        args: positional arguments.
        expected: a number, an array, or a tuple of these for a function that returns several.
        says: what the call is, in words, for the message: "on the cat's scores".
        kwargs: keyword arguments.
        lookalikes: sentence -> what a known mistake returns in place of `expected`.
    """

    args: tuple[Any, ...]
    expected: Any
    says: str = ""
    kwargs: dict[str, Any] = field(default_factory=dict)
    lookalikes: dict[str, Any] = field(default_factory=dict)


def check_function(
    function: Callable[..., Any], name: str, examples: Sequence[Example], *, read: str = "", tolerance: float = 1e-5
) -> None:
    """Call `function` on each example and compare, layer by layer.

    Raises:
        CheckFailed: for the first example that is wrong.
    """
    where = f" Read again: {read}." if read else ""
    for example in examples:
        kept = [np.array(a) if isinstance(a, np.ndarray) else None for a in example.args]
        got = call(function, name, *example.args, **example.kwargs)
        what = f"{name}{' ' + example.says if example.says else ''}"
        for before, after in zip(kept, example.args, strict=True):
            if before is not None and not np.array_equal(before, after):
                raise CheckFailed(f"{name} changes its input in place: work on a copy.", diagnoses=["changes-input"])
        try:
            compare_result(got, example.expected, what, lookalikes=example.lookalikes, tolerance=tolerance)
        except CheckFailed as error:
            raise CheckFailed(f"{error}{where}", layer=error.layer, diagnoses=error.diagnoses) from None
    print(f"{name}: the visible check passed.")


def compare_result(
    got: Any,
    expected: Any,
    what: str,
    *,
    lookalikes: dict[str, Any] | None = None,
    tolerance: float = 1e-6,
    reveal: bool = True,
) -> None:
    """Compare a number, an array or a tuple of these with the expected one, layer by layer.

    Raises:
        CheckFailed: with the layer at which they part.
    """
    if isinstance(expected, tuple):
        if not isinstance(got, (tuple, list)) or len(got) != len(expected):
            raise CheckFailed(f"{what} should return {len(expected)} things.", layer="type")
        for position, (one, other) in enumerate(zip(got, expected, strict=True)):
            compare_result(one, other, f"{what}, returned value {position + 1},", tolerance=tolerance, reveal=reveal)
        return
    plain: Any
    plain = as_number(got, what) if np.ndim(expected) == 0 else as_float_array(got, np.shape(expected), what)
    known = [Lookalike("", text, value) for text, value in (lookalikes or {}).items()]
    match = recognise(plain, known, tolerance)
    note = match.sentence if match else ""
    if np.ndim(expected) == 0:
        compare_number(plain, float(expected), what, tolerance=tolerance, reveal=reveal, note=note)
    else:
        expected = np.asarray(expected, dtype=np.float64)
        compare_array(plain, expected, what, tolerance=tolerance, reveal=reveal, note=note)
