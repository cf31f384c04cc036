"""The file of results of the last notebook as a stranger may write it: refused before any image is looked at, harming nobody."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from results_files import FILE, graded, header, made_up, npy, refused, write_zip

from linearloss.failure import CheckFailed
from linearloss.results_file import check_results_given, read_results
from linearloss.submission import handed_in


def test_the_made_up_file_itself_can_be_read(tmp_path: Path, no_images: None) -> None:
    """What the tests below break one at a time. Without images, judging it fails by the grader's fault."""
    write_zip(tmp_path / FILE, {})

    status = {part.name: part.status for part in graded(tmp_path).parts}

    assert status["file"] == status["search"] == status["choice"] == "passed"
    assert {status[name] for name in {*status} - {"file", "search", "choice"}} == {"grader_error"}


def test_the_check_in_the_notebook_says_what_can_be_said_without_images(
    tmp_path: Path, no_images: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CheckFailed, match="before choice_is_final is True"):
        check_results_given(..., FILE)
    with handed_in(tmp_path):
        for members, says in (
            ({}, ""),
            ({"test_count": 3}, "with 3 different weights"),
            ({"test_time": 1.0}, "before the finer search had ended"),
            ({"W": np.ones((7, 3073, 10))}, "of 8, and there are 7"),
            ({"first_number": 9}, "has 9 settings, but your table shows 8"),
            ({"finer_reg": [0.6, 8.0]}, "outside of your ranges"),
            ({"finer_reg": [1e-9, 8.0]}, "not finer"),
        ):
            write_zip(tmp_path / FILE, {f"{name}.npy": npy(value) for name, value in members.items()})
            if not says:
                check_results_given(True, FILE)
                assert ", noted." in capsys.readouterr().out
                continue
            with pytest.raises(CheckFailed, match=says):
                check_results_given(True, FILE)


WRONG_ARRAYS: dict[str, tuple[str, Any, str]] = {
    "W the other way round": ("W", np.ones((8, 10, 3073)), "W has not the right shape"),
    "W without the bias": ("W", np.ones((8, 3072, 10)), "W has not the right shape"),
    "W of one setting": ("W", np.ones((3073, 10)), "W has not the right shape"),
    "W of no setting": ("W", np.ones((0, 3073, 10)), "W has not the right shape"),
    "W of 41 settings": ("W", np.ones((41, 3073, 10), np.int8), "W has not the right shape"),
    "W too large": ("W", np.ones((41, 3073, 10)), "W is too large"),
    "mean infinite": ("mean", np.full(3072, -np.inf), "mean holds entries that are not finite"),
    "std zero": ("std", np.zeros(3072), "std must be positive"),
    "std negative": ("std", -np.ones(3072), "std must be positive"),
    "objects": ("W", np.array([[[{}] * 10] * 3073], dtype=object), "W"),
    "text": ("chosen", np.array("0.3"), "chosen should hold plain numbers"),
    "complex": ("test_time", np.array(0.3 + 0j), "test_time should hold plain numbers"),
    "true or false": ("W", np.ones((8, 3073, 10), bool), "W should hold plain numbers"),
    "records": ("test_time", np.zeros(1, dtype=[("a", "f8")]), "test_time should hold plain numbers"),
    "dates": ("test_time", np.zeros(1, dtype="M8[s]"), "test_time should hold plain numbers"),
    "long doubles": ("test_time", np.array(0.3, dtype=np.longdouble), "test_time should hold plain numbers"),
    "half a choice": ("chosen", np.array(0.5), "chosen should hold whole numbers"),
    "a huge choice": ("chosen", np.array(1e300), "chosen should hold whole numbers"),
    "three claims": ("test_accuracy", np.ones(3), "test_accuracy has not the right shape"),
    "claim not a number": ("test_accuracy", np.array(np.nan), "test_accuracy holds entries that are not finite"),
    "claim in percent": ("test_accuracy", np.array(39.0), "test_accuracy should lie between 0 and 1"),
    "an accuracy of the table not a number": (
        "table_val_accuracy",
        np.full(16, np.nan),
        "table_val_accuracy holds entries",
    ),
    "an accuracy of the table in percent": ("table_val_accuracy", np.full(16, 39.0), "should lie between 0 and 1"),
    "a range of one number": ("first_reg", np.ones(1), "first_reg has not the right shape"),
    "a table of another length": ("table_reg", np.ones(7), "columns of the table have different lengths"),
    "a table in two dimensions": ("table_reg", np.ones((3, 2)), "table_reg has not the right shape"),
    "an empty table": ("table_reg", np.ones(0), "table_reg has not the right shape"),
    "a table of a million rows": ("table_reg", np.ones(10**6), "table_reg is too large"),
    "a table of 81 rows": ("table_reg", np.ones(81), "table_reg has not the right shape"),
}


@pytest.mark.parametrize(("name", "value", "said"), WRONG_ARRAYS.values(), ids=WRONG_ARRAYS)
def test_a_wrong_array_costs_the_points(tmp_path: Path, no_images: None, name: str, value: Any, said: str) -> None:
    if np.dtype(getattr(value, "dtype", float)) == np.longdouble and np.dtype(np.longdouble).itemsize == 8:
        pytest.skip("a long double is a double here")
    write_zip(tmp_path / FILE, {f"{name}.npy": npy(value)})
    refused(tmp_path, said)


@pytest.mark.parametrize("name", sorted(made_up()))
def test_a_missing_array_costs_the_points(tmp_path: Path, no_images: None, name: str) -> None:
    np.savez(tmp_path / FILE, **{key: value for key, value in made_up().items() if key != name})
    refused(tmp_path, f"lacks {name}")


LYING_HEADERS: dict[str, tuple[bytes, str]] = {
    "a terabyte": (header("(10000000000000,)"), "not the right shape"),
    "a shape beyond 64 bits": (header(f"({10**30}, {10**30})"), "not the right shape"),
    "less than it says": (header("(1, 3073, 10)", data=b"12"), "is cut off"),
    "more than it says": (header("(1, 3073, 10)", data=bytes(4 * 30730 + 4)), "is cut off"),
    "a negative shape": (header("(-3073, -10)"), "not the right shape"),
    "a shape of text": (header("('a',)"), "cannot be read"),
    "no shape": (header("None"), "cannot be read"),
    "brackets without end": (header("(3073, 10)", "[" * 2000 + "]" * 2000), "cannot be read"),
    "a call": (header("(3073, 10)", "__import__('os').abort()"), "cannot be read"),
    "a large number to work out": (header("(9**9**9,)"), "cannot be read"),
    "entries of a gigabyte": (header("(3073, 10)", "'V1000000000'"), "plain numbers"),
    "arrays as entries": (header("(3073, 10)", "('<f4', (1000, 1000))"), "plain numbers"),
    "objects": (header("(3073, 10)", "'|O'"), "plain numbers"),
    "a header of 4 GB": (b"\x93NUMPY\x02\x00\xff\xff\xff\xff", "cannot be read"),
    "a header of version 3": (b"\x93NUMPY\x03\x00" + bytes(100), "unknown format"),
    "a header of version 9": (b"\x93NUMPY\x09\x09" + bytes(100), ""),
    "no .npy at all": (b"hello", "cannot be read"),
    "nothing": (b"", "cannot be read"),
}


@pytest.mark.parametrize(("content", "said"), LYING_HEADERS.values(), ids=LYING_HEADERS)
def test_a_header_that_lies_costs_the_points(tmp_path: Path, no_images: None, content: bytes, said: str) -> None:
    write_zip(tmp_path / FILE, {"W.npy": content})
    refused(tmp_path, said)


def test_a_header_of_version_2_is_read(tmp_path: Path) -> None:
    write_zip(tmp_path / FILE, {"test_time.npy": header("()", "'<f8'", struct.pack("<d", 0.25), version=2)})
    assert read_results(tmp_path / FILE)["test_time"] == 0.25


def test_a_file_that_was_not_handed_in(tmp_path: Path, no_images: None) -> None:
    refused(tmp_path, "was not handed in", "missing")


def test_a_folder_in_its_place(tmp_path: Path, no_images: None) -> None:
    (tmp_path / FILE).mkdir()
    refused(tmp_path, "was not handed in", "missing")


def test_a_link_to_a_right_file_is_not_followed(tmp_path: Path, no_images: None) -> None:
    (tmp_path / "else").mkdir()
    write_zip(tmp_path / "else" / FILE, {})
    try:
        (tmp_path / FILE).symlink_to(tmp_path / "else" / FILE)
    except OSError:
        pytest.skip("no links here")
    refused(tmp_path, "was not handed in", "missing")
