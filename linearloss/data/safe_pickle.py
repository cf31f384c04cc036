"""Read CIFAR-10's pickled batches without giving a pickle any power.

A pickle is a small program: it may name any function and call it. The
batches need four names only, and none of the four is real here. Each is
replaced by an inert stand-in that writes down what the pickle says about the
array; the array itself is made afterwards, from bytes whose number has been
checked. So neither a hostile pickle nor NumPy's own unpickling code (which
trusts the sizes it is told) has anything to work on.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np

from ..sentences import say
from .cifar10 import Batch
from .errors import DataError

PIXELS = 3 * 32 * 32

# The real batches are 31 MB each; nothing that is much larger gets read.
MAX_BATCH_BYTES = 40_000_000


class _Array:
    """Stands for an ndarray: keeps the state that the pickle gives it."""

    __slots__ = ("state",)

    def __init__(self) -> None:
        self.state: Any = None

    def __setstate__(self, state: Any) -> None:
        self.state = state


class _Dtype:
    """Stands for a dtype: keeps its name and ignores its state."""

    __slots__ = ("name",)

    def __init__(self, name: Any) -> None:
        self.name = name

    def __setstate__(self, state: Any) -> None:
        pass


class _Name:
    """A callable that a pickle can call, but cannot change or look into.

    A plain function would do for calling, but the BUILD opcode can set a
    function's attributes (``__defaults__``, for one) for good.
    """

    __slots__ = ("_function",)

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    def __call__(self, *args: Any) -> Any:
        return self._function(*args)

    def __setstate__(self, state: Any) -> None:
        raise pickle.UnpicklingError("it tries to change what a name means")


def _refuse(*args: Any) -> Any:
    raise pickle.UnpicklingError("it calls numpy.ndarray directly")


def _encode(text: str, encoding: str) -> bytes:
    # Python 3 writes bytes in protocol 2 as text to be encoded in latin1.
    if not isinstance(text, str) or encoding not in ("latin1", "latin-1"):
        raise pickle.UnpicklingError(f"it encodes in {encoding!r}, and only latin1 is expected")
    return text.encode("latin1")


_RECONSTRUCT = _Name(lambda *args: _Array())
_ALLOWED = {
    ("numpy.core.multiarray", "_reconstruct"): _RECONSTRUCT,  # NumPy 1
    ("numpy._core.multiarray", "_reconstruct"): _RECONSTRUCT,  # NumPy 2
    ("numpy", "ndarray"): _Name(_refuse),  # only ever an argument of _reconstruct
    ("numpy", "dtype"): _Name(lambda name, *flags: _Dtype(name)),
    ("_codecs", "encode"): _Name(_encode),
}


class _BatchUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"it asks for {module}.{name}, which no CIFAR-10 batch needs") from None


def read_batch(raw: bytes, where: str) -> Batch:
    """Decode one pickled batch.

    Args:
        raw: the bytes of ``data_batch_1`` or one of its five sisters.
        where: the name of the file, for messages.

    Returns:
        images (n, 32, 32, 3) uint8 and labels (n,) int64.

    Raises:
        DataError: the pickle is cut, asks for something that a batch does
            not need, or does not hold a batch. No code of the pickle is run.
    """
    if len(raw) > MAX_BATCH_BYTES:
        raise DataError(
            say("{where} is {count:,} bytes; a CIFAR-10 batch has about 31 million.", where=where, count=len(raw))
        )
    try:
        content = _BatchUnpickler(io.BytesIO(raw), encoding="bytes").load()
    except Exception as error:  # broken pickles raise nearly anything
        raise DataError(
            say(
                "{where} was refused: {what}. It is either damaged or not a CIFAR-10 batch. Nothing in it was run. Download the archive again.",
                where=where,
                what=error or type(error).__name__,
            )
        ) from error
    try:
        return _images(_field(content, "data")), _labels(_field(content, "labels"))
    except (ValueError, TypeError, KeyError) as error:
        raise DataError(say("{where} is not a CIFAR-10 batch: {error}.", where=where, error=str(error))) from error


def _field(content: Any, name: str) -> Any:
    if type(content) is not dict:
        raise ValueError(f"it holds a {type(content).__name__} instead of a dictionary")
    for key in (name.encode(), name):  # Python 2 wrote bytes, Python 3 text
        if key in content:
            return content[key]
    raise ValueError(f"it has no {name!r}")


def _images(array: Any) -> np.ndarray:
    if type(array) is not _Array or type(array.state) is not tuple or len(array.state) != 5:
        raise ValueError("its 'data' is not an array")
    _, shape, dtype, is_fortran, raw = array.state
    if type(dtype) is not _Dtype or dtype.name not in ("u1", b"u1", "|u1", b"|u1"):
        raise ValueError("its 'data' is not of dtype uint8")
    if (
        type(shape) is not tuple
        or len(shape) != 2
        or not all(type(side) is int and side >= 0 for side in shape)
        or shape[1] != PIXELS
    ):
        raise ValueError(f"its 'data' has shape {shape} instead of (10000, {PIXELS})")
    if type(raw) is not bytes or len(raw) != shape[0] * PIXELS:
        raise ValueError("its 'data' does not have as many bytes as its shape says")
    rows = np.frombuffer(raw, dtype=np.uint8).reshape(shape, order="F" if is_fortran else "C")
    # A row is all red, then all green, then all blue; we want pixels together.
    return np.ascontiguousarray(rows.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1))


def _labels(labels: Any) -> np.ndarray:
    if type(labels) is not list or not all(type(y) is int and 0 <= y <= 9 for y in labels):
        raise ValueError("its 'labels' are not a list of numbers from 0 to 9")
    return np.array(labels, dtype=np.int64)
