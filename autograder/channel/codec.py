"""Values to bytes and back, by MessagePack with a few typed extensions.

What can travel: None, `...`, booleans, integers of 64 bits, floats, text (half a character, which no file could
hold, arrives as U+FFFD), bytes, lists, tuples, dicts with text keys, NumPy arrays and scalars of plain numeric dtypes, and references: to an object that
stays in the worker (`Handle`, or `Name`) and to a function that the judge answers (`Callback`). What
should arrive as an iterator travels as `OnceOnly`.
Anything else raises `NotAValue`, on whichever side tries to send it.
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from math import prod
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

# A dtype travels as its place in this list.
_NAMES = tuple(sorted(DTYPES))
_PLACES = {np.dtype(name): place for place, name in enumerate(_NAMES)}
_NATIVE = tuple(np.dtype(name) for name in _NAMES)
_LITTLE = tuple(dtype.newbyteorder("<") for dtype in _NATIVE)
_ALWAYS_PLAIN = frozenset((type(None), bool, float, *(dtype.type for dtype in _NATIVE)))
_MOST_DIMENSIONS = 8
_SIZES = tuple(struct.Struct(f"<BB{count}Q") for count in range(_MOST_DIMENSIONS + 1))

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
    """Names a function of the judge's that the worker may ask for a value.

    Attributes:
        ahead: answers that are told ahead of time, as `told_ahead.packed` gives them; empty if there are none.
    """

    number: int
    ahead: bytes = b""


@dataclass(frozen=True)
class _Mark:
    """The first item of a list that is not one: `_TUPLE` or `_ONCE_ONLY`."""

    code: int


_MARKS = {
    _TUPLE: (_Mark(_TUPLE), msgpack.ExtType(_TUPLE, b"")),
    _ONCE_ONLY: (_Mark(_ONCE_ONLY), msgpack.ExtType(_ONCE_ONLY, b"")),
}
_HALF = "autograder-half-a-character"
_HOLD_OTHERS = frozenset((list, tuple, dict, OnceOnly))
# MessagePack would pack these without asking, or has made them of its own accord.
_NOT_OURS = frozenset((bytearray, memoryview, msgpack.ExtType, msgpack.Timestamp, _Mark))


def encode(value: Any) -> bytes:
    """`value` as bytes.

    Raises:
        NotAValue: something in it is not a value, or it is nested too deeply.
        BadFrame: the bytes would be more than `MOST_BYTES`.
    """
    try:
        _look_through((value,), -1)
        # Exact types only, since a subclass may lie; of what MessagePack does not know, `_other` makes something that it does.
        data = msgpack.Packer(default=_other, strict_types=True, unicode_errors=_HALF, buf_size=4096).pack(value)
    except (ValueError, OverflowError, TypeError, UnicodeEncodeError) as error:
        raise NotAValue(type(value).__name__) from error
    if len(data) > MOST_BYTES:
        raise BadFrame(f"{len(data)} bytes are more than a message may have ({MOST_BYTES})")
    return bytes(data)


def _replaced(error: UnicodeError) -> tuple[bytes, int]:
    """What stands for half a character, as Python has it from a name or a text that is not UTF-8."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "\ufffd".encode() * (error.end - error.start), error.end  # no text: it would have to be ASCII


codecs.register_error(_HALF, _replaced)


def is_plain(value: Any) -> bool:
    """Whether a value can be encoded for certain, as nearly all can; to be asked before it is tried."""
    return type(value) in _ALWAYS_PLAIN or (
        type(value) is np.ndarray and value.dtype in _PLACES and value.ndim <= _MOST_DIMENSIONS
    )


def decode(data: bytes | bytearray) -> Any:
    """The value that `data` holds; arrays are fresh, writable and C-ordered.

    Raises:
        BadFrame: the bytes are not a value.
        MemoryError: there is no room for it.
    """
    if len(data) > MOST_BYTES:
        raise BadFrame(f"{len(data)} bytes are more than a message may have ({MOST_BYTES})")
    try:
        decoder = _Decoder()
        value = msgpack.unpackb(
            data, raw=False, strict_map_key=True, max_array_len=MOST_ITEMS, max_map_len=MOST_ITEMS,
            ext_hook=decoder.extension, list_hook=decoder.items, object_pairs_hook=decoder.pairs,
        )  # fmt: skip
        _look_through((value,), -1)
        return value
    except BadFrame:
        raise
    except (
        NotAValue, ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError, struct.error,
        msgpack.exceptions.UnpackException,
    ) as error:  # fmt: skip
        raise BadFrame(f"not a value: {type(error).__name__}") from error


def _look_through(items: Iterable[Any], depth: int) -> None:
    """What MessagePack does not look at: depth, keys, and types that it knows and we do not. `items` lie at this depth.

    Raises:
        NotAValue: one of them is refused.
    """
    kinds = {*map(type, items)}
    if kinds and depth >= MOST_DEPTH:
        raise NotAValue("value nested too deeply")
    for refused in kinds & _NOT_OURS:
        raise NotAValue(refused.__name__)
    if kinds.isdisjoint(_HOLD_OTHERS):
        return
    for item in items:
        kind = type(item)
        if kind is dict:
            if {*map(type, item)} - {str}:
                raise NotAValue("dict whose keys are not text")
            _look_through(item.values(), depth + 1)
        elif kind in _HOLD_OTHERS:
            _look_through(item.values if kind is OnceOnly else item, depth + 1)


def _other(value: Any) -> Any:
    """In terms of what MessagePack knows, what it does not know itself."""
    kind = type(value)
    if kind in (np.ndarray, np.matrix):
        return msgpack.ExtType(_ARRAY, _array_bytes(np.asarray(value)))
    if kind is tuple:
        return [_MARKS[_TUPLE][1], *value]
    if isinstance(value, np.generic) and value.dtype.name in DTYPES:
        return msgpack.ExtType(_SCALAR, _array_bytes(np.asarray(value)))
    if kind is Name:
        return msgpack.ExtType(_NAME, value.text.encode())
    if kind is Callback:
        return msgpack.ExtType(_CALLBACK, msgpack.packb([value.number, value.ahead]))
    if kind is Handle:
        return msgpack.ExtType(_HANDLE, msgpack.packb([value.number, value.type_name, value.is_callable]))
    if kind is int:
        if abs(value) >= 10**MOST_DIGITS:
            raise NotAValue(f"number of more than {MOST_DIGITS} digits")
        return msgpack.ExtType(_BIG_INTEGER, str(value).encode())
    if kind is OnceOnly:
        return [_MARKS[_ONCE_ONLY][1], *value.values]
    if value is Ellipsis:  # an answer that was not filled in
        return msgpack.ExtType(_ELLIPSIS, b"")
    raise NotAValue(kind.__name__)


def _array_bytes(array: np.ndarray) -> bytes:
    """The place of the dtype, the number of dimensions, their sizes, the entries in C order."""
    place = _PLACES.get(array.dtype)
    if place is None:  # not in this machine's order of bytes
        if array.dtype.name not in DTYPES:
            raise NotAValue(f"array of dtype {array.dtype}")
        place = _NAMES.index(array.dtype.name)
    if array.ndim > _MOST_DIMENSIONS:
        raise NotAValue(f"array of {array.ndim} dimensions")
    header = _SIZES[array.ndim].pack(place, array.ndim, *array.shape)
    return header + array.astype(_LITTLE[place], copy=False).tobytes()


class _Decoder:
    """Decodes one message, and counts what it holds."""

    def __init__(self) -> None:
        self.room = MOST_ITEMS

    def take(self, count: int) -> None:
        self.room -= count
        if self.room < 0:
            raise BadFrame(f"more than {MOST_ITEMS} items")

    def items(self, items: list[Any]) -> Any:
        self.take(1 + len(items))
        if items and type(items[0]) is _Mark:
            return tuple(items[1:]) if items[0].code == _TUPLE else OnceOnly(tuple(items[1:]))
        return items

    def pairs(self, pairs: list[tuple[Any, Any]]) -> dict[str, Any]:
        self.take(1 + len(pairs))
        return dict(pairs)

    def extension(self, code: int, body: bytes) -> Any:
        self.take(ITEMS_FOR_AN_ARRAY if code == _ARRAY else 1)
        return _extension(code, body)


def _extension(code: int, body: bytes) -> Any:
    if code == _ARRAY:
        return _array(body)
    if code == _SCALAR:
        array = _array(body)
        if array.ndim:
            raise BadFrame("a scalar with a shape")
        return array[()]
    if code in _MARKS and not body:
        return _MARKS[code][0]
    if code == _HANDLE:
        number, type_name, is_callable = msgpack.unpackb(body)
        return Handle(int(number), str(type_name)[:80], bool(is_callable))
    if code == _CALLBACK:
        number, ahead = msgpack.unpackb(body)
        if type(ahead) is not bytes:
            raise BadFrame("answers ahead that are no bytes")
        return Callback(int(number), ahead)
    if code == _BIG_INTEGER:
        return int(body)
    if code == _ELLIPSIS:
        return Ellipsis
    if code == _NAME:
        return Name(body.decode())
    raise BadFrame(f"unknown type {code}")


def _array(body: bytes) -> np.ndarray:
    sizes = _SIZES[body[1]]
    place, _, *shape = sizes.unpack_from(body)
    if prod(shape) * _NATIVE[place].itemsize != len(body) - sizes.size:
        raise BadFrame("an array whose bytes do not fit its shape")
    return np.ndarray(shape, _LITTLE[place], body, sizes.size).astype(_NATIVE[place])
