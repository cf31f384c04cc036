"""Values to bytes and back, by MessagePack with a few typed extensions.

What can travel: None, `...`, booleans, integers of 64 bits, floats, text, bytes, lists, tuples, dicts
with text keys, NumPy arrays and scalars of plain numeric dtypes, and references: to an object that
stays in the worker (`Handle`, or `Name`) and to a function that the judge answers (`Callback`). What
should arrive as an iterator travels as `OnceOnly`.
Anything else raises `NotAValue`, on whichever side tries to send it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

from linearloss.function import OnceOnly

MOST_BYTES = 64 * 2**20
MOST_DEPTH = 24
# An empty list takes one byte on the way and sixty in memory; an array or a number of NumPy's takes more, and time.
MOST_ITEMS = 600_000
ITEMS_FOR_AN_ARRAY = 10
MOST_DIGITS = 400
DTYPES = frozenset(
    ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
     "float16", "float32", "float64", "complex64", "complex128")
)  # fmt: skip

_NATIVE = {np.dtype(name): name for name in DTYPES}

_ARRAY, _SCALAR, _TUPLE, _HANDLE, _CALLBACK, _BIG_INTEGER, _NAME, _ELLIPSIS, _ONCE_ONLY = 1, 2, 3, 4, 5, 6, 7, 8, 9


class NotAValue(Exception):
    """An object that may not travel; `type_name` says what it was."""

    def __init__(self, type_name: str):
        super().__init__(f"a {type_name} cannot be sent as a value")
        self.type_name = type_name


class BadFrame(Exception):
    """Bytes that are not a well-formed value: too long, too deep, of an unknown type, or cut."""


@dataclass(frozen=True)
class Handle:
    """Names an object that student code made and that stays in the worker."""

    number: int
    type_name: str
    is_callable: bool


@dataclass(frozen=True)
class Name:
    """Names something that the notebook has defined; it survives a restart of the worker."""

    text: str


@dataclass(frozen=True)
class Callback:
    """Names a function of the judge's that the worker may ask for a value."""

    number: int


def encode(value: Any) -> bytes:
    """`value` as bytes.

    Raises:
        NotAValue: something in it is not a value, or it is nested too deeply.
        BadFrame: the bytes would be more than `MOST_BYTES`.
    """
    try:
        data = msgpack.packb(_plain(value, 0), use_bin_type=True)
    except (ValueError, OverflowError, TypeError, UnicodeEncodeError) as error:
        raise NotAValue(type(value).__name__) from error
    if len(data) > MOST_BYTES:
        raise BadFrame(f"{len(data)} bytes are more than a message may have ({MOST_BYTES})")
    return bytes(data)


def is_plain(value: Any) -> bool:
    """Whether a value can be encoded for certain, as nearly all can; to be asked before it is tried."""
    return value is None or type(value) in (bool, float) or (type(value) is np.ndarray and value.dtype in _NATIVE)


def decode(data: bytes | bytearray) -> Any:
    """The value that `data` holds; arrays are fresh, writable and C-ordered.

    Raises:
        BadFrame: the bytes are not a value.
        MemoryError: there is no room for it.
    """
    if len(data) > MOST_BYTES:
        raise BadFrame(f"{len(data)} bytes are more than a message may have ({MOST_BYTES})")
    try:
        return _Decoder().unpack(data, 0)
    except BadFrame:
        raise
    except (
        ValueError, TypeError, KeyError, RecursionError, OverflowError, msgpack.exceptions.UnpackException,
    ) as error:  # fmt: skip
        raise BadFrame(f"not a value: {type(error).__name__}") from error


def _plain(value: Any, depth: int) -> Any:
    """`value` in terms of what MessagePack knows. Exact types only: a subclass may lie."""
    if depth > MOST_DEPTH:
        raise NotAValue("value nested too deeply")
    kind = type(value)
    if value is None or kind in (bool, float, str, bytes):
        return value
    if kind is int:
        if -(2**63) <= value < 2**64:
            return value
        if abs(value) >= 10**MOST_DIGITS:
            raise NotAValue(f"number of more than {MOST_DIGITS} digits")
        return msgpack.ExtType(_BIG_INTEGER, str(value).encode())
    if kind is list:
        return [_plain(item, depth + 1) for item in value]
    if kind is tuple:
        return msgpack.ExtType(_TUPLE, msgpack.packb([_plain(item, depth + 1) for item in value], use_bin_type=True))
    if kind is OnceOnly:
        values = [_plain(item, depth + 1) for item in value.values]
        return msgpack.ExtType(_ONCE_ONLY, msgpack.packb(values, use_bin_type=True))
    if kind is dict:
        if not all(type(key) is str for key in value):
            raise NotAValue("dict whose keys are not text")
        return {key: _plain(item, depth + 1) for key, item in value.items()}
    if kind in (np.ndarray, np.matrix):
        return msgpack.ExtType(_ARRAY, _array_bytes(np.asarray(value)))
    if isinstance(value, np.generic) and value.dtype.name in DTYPES:
        return msgpack.ExtType(_SCALAR, _array_bytes(np.asarray(value)))
    if kind is Handle:
        return msgpack.ExtType(_HANDLE, msgpack.packb([value.number, value.type_name, value.is_callable]))
    if kind is Callback:
        return msgpack.ExtType(_CALLBACK, msgpack.packb(value.number))
    if value is Ellipsis:  # an answer that was not filled in
        return msgpack.ExtType(_ELLIPSIS, b"")
    if kind is Name:
        return msgpack.ExtType(_NAME, value.text.encode())
    raise NotAValue(kind.__name__)


def _array_bytes(array: np.ndarray) -> bytes:
    name = _NATIVE.get(array.dtype) or array.dtype.name  # the name itself takes NumPy a while
    if name not in DTYPES:
        raise NotAValue(f"array of dtype {array.dtype}")
    little = array.astype(array.dtype.newbyteorder("<"), copy=False)
    header = msgpack.packb([name, list(array.shape)])
    return bytes(header) + np.ascontiguousarray(little).tobytes()


class _Decoder:
    """Decodes one message, and counts what it holds."""

    def __init__(self) -> None:
        self.room = MOST_ITEMS

    def unpack(self, data: bytes | bytearray, depth: int) -> Any:
        if depth > MOST_DEPTH:
            raise BadFrame("nested too deeply")
        value = msgpack.unpackb(
            data, raw=False, strict_map_key=True, max_array_len=MOST_ITEMS, max_map_len=MOST_ITEMS,
            ext_hook=lambda code, body: self.extension(code, body, depth + 1), list_hook=self.items, object_pairs_hook=self.pairs,
        )  # fmt: skip
        return _known(value)

    def take(self, count: int) -> None:
        self.room -= count
        if self.room < 0:
            raise BadFrame(f"more than {MOST_ITEMS} items")

    def items(self, items: list[Any]) -> list[Any]:
        self.take(1 + len(items))
        for item in items:
            _known(item)
        return items

    def pairs(self, pairs: list[tuple[Any, Any]]) -> dict[str, Any]:
        self.take(1 + len(pairs))
        for key, item in pairs:
            if type(key) is not str:
                raise BadFrame("a key that is not text")
            _known(item)
        return dict(pairs)

    def extension(self, code: int, body: bytes, depth: int) -> Any:
        self.take(ITEMS_FOR_AN_ARRAY if code == _ARRAY else 1)
        if code in (_TUPLE, _ONCE_ONLY):
            values = tuple(self.unpack(body, depth))
            return values if code == _TUPLE else OnceOnly(values)
        return _extension(code, body)


def _known(value: Any) -> Any:
    """MessagePack makes time stamps without asking `ext_hook`; they are not among our values."""
    if type(value) is msgpack.Timestamp:
        raise BadFrame("a time stamp")
    return value


def _extension(code: int, body: bytes) -> Any:
    if code == _ARRAY:
        return _array(body)
    if code == _SCALAR:
        array = _array(body)
        if array.ndim:
            raise BadFrame("a scalar with a shape")
        return array[()]
    if code == _HANDLE:
        number, type_name, is_callable = msgpack.unpackb(body)
        return Handle(int(number), str(type_name)[:80], bool(is_callable))
    if code == _CALLBACK:
        return Callback(int(msgpack.unpackb(body)))
    if code == _BIG_INTEGER:
        return int(body)
    if code == _ELLIPSIS:
        return Ellipsis
    if code == _NAME:
        return Name(body.decode())
    raise BadFrame(f"unknown type {code}")


def _array(body: bytes) -> np.ndarray:
    unpacker = msgpack.Unpacker()
    unpacker.feed(body[:2048])
    name, shape = unpacker.unpack()
    if name not in DTYPES or len(shape) > 8 or not all(type(size) is int and size >= 0 for size in shape):
        raise BadFrame("an array of a dtype or shape that may not travel")
    content = memoryview(body)[unpacker.tell() :]  # a slice of bytes would be one more copy of the whole
    dtype = np.dtype(name).newbyteorder("<")
    count = 1
    for size in shape:
        count *= size
    if count * dtype.itemsize != len(content):
        raise BadFrame("an array whose bytes do not fit its shape")
    return np.frombuffer(content, dtype=dtype).astype(np.dtype(name)).reshape(shape)
