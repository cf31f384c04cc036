"""Values survive the journey between judge and worker exactly; what is not a value does not travel."""

from __future__ import annotations

import contextlib
import math
import struct

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.channel import codec
from autograder.channel.codec import BadFrame, Callback, Handle, Name, NotAValue, decode, encode
from linearloss.function import OnceOnly

PLAIN = st.one_of(
    st.none(), st.just(...), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(), st.text(), st.binary(),
)  # fmt: skip
NESTED = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(), inner, max_size=4),
    ),
    max_leaves=12,
)
DTYPES = sorted(codec.DTYPES)


def same(a: object, b: object) -> bool:
    """Equal in type and value, nan being equal to itself and 0.0 different from -0.0."""
    if type(a) is not type(b):
        return False
    if isinstance(a, float) and isinstance(b, float):
        return (math.isnan(a) and math.isnan(b)) or (a == b and math.copysign(1, a) == math.copysign(1, b))
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    return a == b


@given(NESTED)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_nested_values_come_back_the_same(value: object) -> None:
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize("dtype", DTYPES)
@given(data=st.data())
@settings(max_examples=15, deadline=None, derandomize=True)
def test_arrays_of_every_dtype_and_shape(dtype: str, data: st.DataObject) -> None:
    array = data.draw(hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)))
    back = decode(encode(array))
    assert type(back) is np.ndarray
    assert back.dtype == array.dtype and back.shape == array.shape
    assert back.tobytes() == array.tobytes()
    assert back.flags.writeable and back.flags.c_contiguous and back.dtype.isnative


SQUARE = np.arange(12.0).reshape(3, 4)


@pytest.mark.parametrize(
    "array",
    [
        pytest.param(np.asfortranarray(SQUARE), id="fortran"),
        pytest.param(SQUARE[::2, ::-1], id="strided"),
        pytest.param(SQUARE.astype(">f8"), id="big-endian"),
        pytest.param(SQUARE.view(np.matrix), id="matrix"),
        pytest.param(np.broadcast_to(SQUARE[0], (3, 4)), id="broadcast-read-only"),
        pytest.param(np.array(3.5), id="0-d"),
        pytest.param(np.zeros((0, 3)), id="empty"),
    ],
)
def test_layout_is_forgotten_but_not_the_numbers(array: np.ndarray) -> None:
    back = decode(encode(array))
    assert type(back) is np.ndarray and back.shape == array.shape and back.dtype == np.dtype("float64")
    np.testing.assert_array_equal(back, np.asarray(array))
    assert back.flags.writeable and back.flags.c_contiguous


def test_a_read_only_array_is_not_changed_by_sending_it() -> None:
    array = SQUARE.copy()
    array.flags.writeable = False
    back = decode(encode(array))
    back[0, 0] = 99.0
    assert array[0, 0] == 0.0 and not array.flags.writeable


@pytest.mark.parametrize("dtype", DTYPES)
def test_scalars_keep_their_dtype(dtype: str) -> None:
    scalar = np.dtype(dtype).type(1)
    back = decode(encode(scalar))
    assert type(back) is type(scalar) and back == scalar


def test_half_a_character_arrives_as_one_that_can_be_written() -> None:
    assert decode(encode(["\ud800a\udcff\udc80", {"\udfff": 1}])) == ["\ufffda\ufffd\ufffd", {"\ufffd": 1}]


@pytest.mark.parametrize("value", [2**64, -(2**63) - 1, 10**100, -(10**399)])
def test_large_integers_come_back_exactly(value: int) -> None:
    assert decode(encode(value)) == value


@pytest.mark.parametrize("value", [10**400, 10**5000, -(10**400)], ids=["400", "5000", "negative"])
def test_huge_integers_are_refused_and_never_cut(value: int) -> None:
    with pytest.raises(NotAValue):
        encode(value)


@pytest.mark.parametrize("reference", [Handle(3, "Model", True), Name("line"), Callback(7)])
def test_references_travel(reference: object) -> None:
    assert decode(encode([reference, {"a": (reference,)}])) == [reference, {"a": (reference,)}]


class Liar(np.ndarray):
    pass


class Text(str):
    pass


class Number(float):
    pass


class Entries(list[object]):
    pass


@pytest.mark.parametrize(
    "thing",
    [
        object(), len, {1, 2}, 1 + 2j, bytearray(b"x"), memoryview(b"x"), msgpack.ExtType(3, b""), msgpack.Timestamp(1), range(3), type, np, iter([]),
        np.zeros(2).view(Liar), np.ma.zeros(2), np.array([object()]), np.array(["a"]), np.zeros(2, "M8[s]"),
        np.zeros(2, [("a", "f8")]), np.str_("a"), Text("a"), Number(1.0), Entries(), {1: 2}, {Text("a"): 1},
        {b"a": 1},
    ],
    ids=lambda thing: type(thing).__name__,
)  # fmt: skip
@pytest.mark.parametrize("wrap", [lambda x: x, lambda x: [x], lambda x: (1, {"a": x})], ids=["bare", "list", "deep"])
def test_what_is_no_value_is_refused_wherever_it_stands(thing: object, wrap: object) -> None:
    with pytest.raises(NotAValue):
        encode(wrap(thing))  # type: ignore[operator]


def test_the_refusal_names_the_type() -> None:
    with pytest.raises(NotAValue, match="Liar") as caught:
        encode([1, (np.zeros(2).view(Liar),)])
    assert caught.value.type_name == "Liar"


def nested(depth: int, kind: type) -> object:
    value: object = 0
    for _ in range(depth):
        value = kind([value])
    return value


@pytest.mark.parametrize("kind", [list, tuple])
def test_depth_is_limited_on_the_way_out(kind: type) -> None:
    assert decode(encode(nested(codec.MOST_DEPTH, kind))) == nested(codec.MOST_DEPTH, kind)
    with pytest.raises(NotAValue):
        encode(nested(codec.MOST_DEPTH + 1, kind))
    itself: list[object] = []
    itself.append(itself)
    with pytest.raises(NotAValue):
        encode(itself)


def test_depth_is_limited_on_the_way_in() -> None:
    for depth in (codec.MOST_DEPTH + 1, 900, 100_000):
        with pytest.raises(BadFrame):
            decode(b"\x91" * depth + b"\x00")
        with pytest.raises(BadFrame):
            decode(b"\x92\xc7\x00\x03" * depth + b"\x00")


def test_size_is_limited_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "MOST_BYTES", 1000)
    assert len(encode(np.zeros(100))) <= 1000
    with pytest.raises(BadFrame):
        encode(np.zeros(125))
    with pytest.raises(BadFrame):
        decode(b"\x00" * 1001)


@pytest.mark.parametrize(
    "value", [[1, "two", 3.0], np.arange(6.0), (1, (2, np.ones(3))), {"a": [1, 2]}, Handle(1, "M", True)]
)
def test_a_cut_or_prolonged_frame_is_bad(value: object) -> None:
    whole = encode(value)
    for end in range(len(whole)):
        with pytest.raises(BadFrame):
            decode(whole[:end])
    with pytest.raises(BadFrame):
        decode(whole + b"\x00")


@given(st.binary(max_size=60))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_noise_is_a_value_or_a_bad_frame_and_nothing_else(noise: bytes) -> None:
    try:
        value = decode(noise)
    except BadFrame:
        return
    encode(value)


@given(st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8]), st.binary(max_size=40))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_noise_in_an_extension_too(code: int, noise: bytes) -> None:
    with contextlib.suppress(BadFrame):
        decode(msgpack.packb(msgpack.ExtType(code, noise)))


FLOAT64 = sorted(codec.DTYPES).index("float64")


def array_frame(dtype: int, dimensions: int, sizes: list[int], content: bytes, code: int = 1) -> bytes:
    header = struct.pack(f"<BB{len(sizes)}Q", dtype, dimensions, *sizes)
    return bytes(msgpack.packb(msgpack.ExtType(code, header + content)))


@pytest.mark.parametrize(
    ("dtype", "dimensions", "sizes", "content"),
    [
        (len(codec.DTYPES), 1, [1], bytes(8)),
        (255, 1, [1], bytes(8)),
        (FLOAT64, 1, [2], bytes(8)),
        (FLOAT64, 1, [1], bytes(9)),
        (FLOAT64, 1, [2**64 - 1], bytes(8)),
        (FLOAT64, 2, [2**64 - 1, 2**64 - 1], bytes(8)),
        (FLOAT64, 9, [1] * 9, bytes(8)),
        (FLOAT64, 255, [1], bytes(8)),
        (FLOAT64, 3, [2**63, 2**63, 0], b""),
        (FLOAT64, 2, [2**62, 4], b""),
        (FLOAT64, 1, [], bytes(7)),
        (FLOAT64, 0, [], b""),
    ],
    ids=str,
)
def test_a_forged_array_header_is_refused(dtype: int, dimensions: int, sizes: list[int], content: bytes) -> None:
    assert decode(array_frame(FLOAT64, 1, [1], bytes(8))) == [0.0]
    for code in (1, 2):
        with pytest.raises(BadFrame):
            decode(array_frame(dtype, dimensions, sizes, content, code))


@pytest.mark.parametrize("header", [b"", b"\x0a"], ids=["empty", "a dtype alone"])
def test_an_array_without_a_header_is_refused(header: bytes) -> None:
    with pytest.raises(BadFrame):
        decode(msgpack.packb(msgpack.ExtType(1, header)))


def test_a_scalar_frame_that_holds_an_array_is_refused() -> None:
    with pytest.raises(BadFrame):
        decode(array_frame(FLOAT64, 1, [2], bytes(16), code=2))


MARK = msgpack.ExtType(3, b"")


@pytest.mark.parametrize("forged", [MARK, [1, MARK], [MARK, MARK], {"a": MARK}, [MARK, [1, MARK]]], ids=str)
def test_what_makes_a_list_a_tuple_stands_nowhere_but_at_its_head(forged: object) -> None:
    assert decode(msgpack.packb([MARK, 1])) == (1,)
    with pytest.raises(BadFrame):
        decode(msgpack.packb(forged))


@pytest.mark.parametrize("forged", [msgpack.packb({1: 2}), msgpack.packb({b"a": 1}), msgpack.packb({"a": {b"b": 1}})])
def test_keys_that_are_not_text_are_refused_on_the_way_in(forged: bytes) -> None:
    with pytest.raises(BadFrame):
        decode(forged)


@pytest.mark.parametrize("code", [-1, 0, 9, 42, 127])
def test_unknown_extensions_are_refused(code: int) -> None:
    with pytest.raises(BadFrame):
        decode(msgpack.packb(msgpack.ExtType(code, b"\x00" * 4)) if code >= 0 else b"\xd6\xff\x00\x00\x00\x00")


def test_an_array_does_not_share_memory_with_its_frame() -> None:
    data = bytearray(encode(np.arange(4.0)))
    back = decode(bytes(data))
    back[:] = -1
    assert decode(bytes(data))[3] == 3.0


def test_what_comes_once_only_arrives_as_such() -> None:
    assert decode(encode(OnceOnly(((1, 2.0), (3, 4.0))))) == OnceOnly(((1, 2.0), (3, 4.0)))
