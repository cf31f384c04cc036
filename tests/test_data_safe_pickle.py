"""A pickled batch is read; a pickle that wants more is refused, and nothing of it runs."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import numpy as np
import pytest
from test_data_samples import pickled_by_python2, pickled_by_python3, rows_of, small_cifar

from linearloss.data import DataError
from linearloss.data import safe_pickle as subject

CIFAR = small_cifar()
IMAGES, LABELS = CIFAR.X_test, CIFAR.y_test


class Call:
    """Pickles as a call of ``function(*args)``."""

    def __init__(self, function: object, *args: object) -> None:
        self.reduced = function, args

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.reduced


@pytest.mark.parametrize("pickled", [pickled_by_python2, pickled_by_python3])
def test_reads_what_python_2_and_3_wrote(pickled) -> None:
    images, labels = subject.read_batch(pickled(IMAGES, LABELS), "a batch")
    np.testing.assert_array_equal(images, IMAGES)
    np.testing.assert_array_equal(labels, LABELS)
    assert images.dtype == np.uint8 and labels.dtype == np.int64


def test_the_samples_are_what_the_usual_recipe_reads() -> None:
    """Else the reader could agree with a sample that no real unpickler would read."""
    for pickled in (pickled_by_python2, pickled_by_python3):
        content = pickle.loads(pickled(IMAGES, LABELS), encoding="bytes")
        np.testing.assert_array_equal(content[b"data"], rows_of(IMAGES))
        assert content[b"labels"] == LABELS.tolist()
    assert b"_codecs" in pickled_by_python3(IMAGES, LABELS)


def test_reads_an_array_kept_by_columns() -> None:
    content = {b"data": np.asfortranarray(rows_of(IMAGES)), b"labels": LABELS.tolist()}
    images, _ = subject.read_batch(pickle.dumps(content, protocol=2), "a batch")
    np.testing.assert_array_equal(images, IMAGES)


@pytest.mark.parametrize(
    ("function", "args"),
    [
        (os.system, "touch {}"),
        (eval, "open({!r}, 'w')"),
        (exec, "open({!r}, 'w')"),
        (np.fromfile, "{}"),
        (getattr, "{}"),
    ],
    ids=["os.system", "eval", "exec", "numpy.fromfile", "getattr"],
)
def test_refuses_to_call_anything_else(tmp_path: Path, function, args: str) -> None:
    witness = tmp_path / "witness"
    call = Call(function, args.format(str(witness)))
    raw = pickle.dumps({b"data": call, b"labels": []}, protocol=2)
    with pytest.raises(DataError, match=r"data_batch_1 was refused.*no CIFAR-10 batch needs"):
        subject.read_batch(raw, "data_batch_1")
    assert not witness.exists()


def test_the_witness_would_appear_with_plain_pickle(tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    pickle.loads(pickle.dumps(Call(os.system, f"touch {witness}"), protocol=2))
    assert witness.exists() or os.name == "nt"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x80\x02cnumpy\nndarray\nJ\xff\xff\xff\x7f\x85R.",
        b"\x80\x02c_codecs\nencode\nX\x01\x00\x00\x00aX\x05\x00\x00\x00rot13\x86R.",
        b"\x80\x02c_codecs\nencode\n}X\x0c\x00\x00\x00__defaults__K\x01sb.",
        b"\x80\x02cnumpy\ndtype.__class__\n.",
        b"\x80\x04\x8c\x05numpy\x8c\x12dtype.__subclasses__\x93.",
        b"\x80\x02P1\n.",
        b"\x80\x02",
        b"",
        b"not a pickle",
        b"(" * 100_000,
    ],
    ids=[
        "makes an ndarray", "other codec", "changes a function", "dotted name", "dotted name 4",
        "persistent id", "cut", "empty", "text", "deep",
    ],
)  # fmt: skip
def test_refuses_other_tricks_and_damage(raw: bytes) -> None:
    with pytest.raises(DataError, match="Nothing in it was run"):
        subject.read_batch(raw, "a batch")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([], "instead of a dictionary"),
        ({b"labels": []}, "no 'data'"),
        ({b"data": [1], b"labels": []}, "not an array"),
        ({b"data": rows_of(IMAGES).astype(float), b"labels": []}, "dtype uint8"),
        ({b"data": np.array([os, None][1:]), b"labels": []}, "dtype uint8"),
        ({b"data": rows_of(IMAGES)[:, 1:], b"labels": []}, "shape"),
        ({b"data": rows_of(IMAGES)}, "no 'labels'"),
        ({b"data": rows_of(IMAGES), b"labels": [10]}, "from 0 to 9"),
        ({b"data": rows_of(IMAGES), b"labels": [True]}, "from 0 to 9"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_says_what_is_not_as_in_a_batch(content: object, said: str) -> None:
    with pytest.raises(DataError, match=said):
        subject.read_batch(pickle.dumps(content, protocol=2), "a batch")


def test_counts_bytes_before_it_trusts_a_shape() -> None:
    raw = pickled_by_python2(IMAGES, LABELS)
    rows = b"J" + len(IMAGES).to_bytes(4, "little")
    assert raw.count(rows) == 1
    with pytest.raises(DataError, match="as many bytes as its shape says"):
        subject.read_batch(raw.replace(rows, b"J\xff\xff\xff\x7f"), "a batch")


def test_refuses_what_is_far_too_big(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "MAX_BATCH_BYTES", 1000)
    with pytest.raises(DataError, match="31 million"):
        subject.read_batch(b"x" * 1001, "a batch")
