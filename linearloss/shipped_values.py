"""Arguments of cases and looks as plain data, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .problems import Formula

DIGITS = 10
NOTHING = 1e-15


def maker(data: Any) -> Callable[[], Any]:
    """Makes the value anew at each call: whoever gets it may write into it. The data are read once, when it is first asked for."""
    read: list[Any] = []

    def make() -> Any:
        if not read:
            read.append(value_of(data))
        return _anew(read[0])

    return make


def _anew(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, Formula):
        return replace(value, **{each.name: _anew(getattr(value, each.name)) for each in fields(value)})
    if isinstance(value, dict):
        return {key: _anew(item) for key, item in value.items()}
    return type(value)(map(_anew, value)) if isinstance(value, (tuple, list)) else value


def rounded(value: Any) -> Any:
    """For counting instructions, one digit after the point is enough: the data stay small."""
    return _changed(value, lambda array: np.round(array, 1) if array.ndim else array)


def settled(value: Any) -> Any:
    """Results as every processor gives them: one that takes a sum in another order differs in the last digits."""
    return _changed(value, settled_array)


def settled_array(array: NDArray[Any]) -> NDArray[Any]:
    """Rounded ten digits below its largest entry; what is a zero but for rounding errors is one. A float32 has no such digits."""
    if array.dtype != np.float64:
        return array
    largest = float(np.max(np.abs(array[np.isfinite(array)]), initial=0.0))
    decimals = 14 if largest < NOTHING else DIGITS - int(np.floor(np.log10(largest)))
    return np.round(array, decimals) + 0.0  # there is no zero with a sign


def _changed(value: Any, change: Callable[[NDArray[Any]], NDArray[Any]]) -> Any:
    """The real numbers in it changed, in arrays or alone."""
    if isinstance(value, float):  # those of NumPy among them
        return float(change(np.array(value)))
    if isinstance(value, np.ndarray):
        return change(value) if value.dtype.kind == "f" else value
    if isinstance(value, dict):
        return {key: _changed(item, change) for key, item in value.items()}
    return type(value)(_changed(item, change) for item in value) if isinstance(value, (tuple, list)) else value


def plain(value: Any) -> Any:
    """Arrays, tuples and formulas in terms of what JSON has."""
    if isinstance(value, np.ndarray):
        return {"array": value.dtype.name, "shape": list(value.shape), "values": value.ravel().tolist()}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, tuple):
        return {"tuple": [plain(item) for item in value]}
    if isinstance(value, Formula):
        return {"formula": {field.name: plain(getattr(value, field.name)) for field in fields(value)}}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    return value


def value_of(data: Any) -> Any:
    """What `plain` was given."""
    if isinstance(data, dict) and "array" in data:
        return np.array(data["values"], dtype=data["array"]).reshape(data["shape"])
    if isinstance(data, dict) and "formula" in data:
        return Formula(**{name: value_of(item) for name, item in data["formula"].items()})
    if isinstance(data, dict) and "tuple" in data:
        return tuple(value_of(item) for item in data["tuple"])
    if isinstance(data, dict):
        return {key: value_of(item) for key, item in data.items()}
    return [value_of(item) for item in data] if isinstance(data, list) else data
