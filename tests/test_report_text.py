"""Text from submissions becomes harmless and readable; messages become remarks."""

from __future__ import annotations

import pytest

from autograder.intake.text import clean, file_name, one_line, shown
from autograder.report.pages import points
from autograder.report.remarks import MOST_REMARKS, Remark, understand


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07shown", "shown"),
        ("\x9b2Jgone", "gone"),
        ("a\x00b\x08c", "abc"),
        ("exe.\u202egnp", "exe.gnp"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("half \ud800", "half \ufffd"),
        ("line\u2028line", "line line"),
        ("Zoë 日本 👩\u200d🔬", "Zoë 日本 👩\u200d🔬"),
        ("e" + "\u0301" * 500, "e" + "\u0301" * 4),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_clean_cuts_what_is_too_long() -> None:
    assert clean("x" * 10_000_000, 50) == "x" * 50 + " … (shortened)"
    assert clean("\x1b[31m" * 100 + "end", 50).startswith("end") or "shortened" in clean("\x1b[31m" * 100 + "end", 50)
    assert one_line("a\n b\t\tc") == "a b c"


def test_plain_names_keep_their_file_name() -> None:
    for name in ("ada", "ada.lovelace-2", "u123_4", "02-svm"):
        assert file_name(name) == name


HOSTILE = [
    "..", ".", ".hidden", "-rf", "a b", "a_b", 'x"y', "<script>", "=cmd", "CON", "nul.txt", "name.", "\x1b[31m", "\n",
    "", "日本", "x" * 300, "a~b", "é", "e\u0301", "\ud800", "a/../../b",
    "Ada", "ada", "ADA", "\u0639" * 42, "\u4e2d" * 85, "%41da", "a\u202eb",
]  # fmt: skip


def test_no_two_names_share_a_file_name() -> None:
    made = {name: file_name(name) for name in HOSTILE}
    # Nobody can choose the name that another's becomes.
    made |= {name: file_name(name) for name in list(made.values()) if name not in made}
    # Nor do two that a file system without case takes for one.
    assert len({name.lower() for name in made.values()}) == len(made)


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_file_names_are_safe(name: str) -> None:
    made = file_name(name)
    assert made[0] not in ".-" and not made.endswith(".")
    assert not set(made) & set("/\\\0\n\"'<>|:*?& ")
    assert len(made.encode()) < 240
    assert made.split(".")[0].upper() not in ("CON", "NUL")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zoë 日本 \u200c", "Zoë 日本 \u200c"),
        ("a\nb\x1b[31m", "a\\nb\\x1b[31m"),
        ("a\u202eb\u200b", "a\\u202eb\\u200b"),
        ("b\udcff", "b\\xff"),
        ("\ud800", "\\ud800"),
        ("x" * 200, "x" * 80 + " …"),
    ],
)
def test_what_cannot_be_seen_in_a_name_is_shown_as_an_escape(name: str, expected: str) -> None:
    assert shown(name) == expected


def test_points() -> None:
    assert [points(value) for value in (0, 4.0, 2.5, 1 / 3, 100)] == ["0", "4", "2.5", "0.33", "100"]


def test_parts_and_readings() -> None:
    message = (
        "value, zero column: L_i: the loss is wrong. Read again: section 2, The loss.\n"
        "edges: y has one entry too many. Read again: section 5. Look at N = 1."
    )
    found = understand(message, "test_L_i")
    assert found.remarks == (
        Remark(("value", "zero column"), "The loss is wrong."),
        Remark(("edges",), "y has one entry too many. Look at N = 1."),
    )
    assert found.readings == ("section 2, The loss", "section 5")


def test_a_method_is_named_by_the_heading() -> None:
    assert (
        understand("start: LinearClassifier.train: the start is wrong.", "test_train").remarks[0].text
        == "The start is wrong."
    )


def test_parts_with_one_complaint_are_told_together() -> None:
    message = "loss: It took too long.\ngradient: Not tried again: It took too long."
    assert understand(message, "test_f").remarks == (Remark(("loss", "gradient"), "It took too long."),)


@pytest.mark.parametrize("message", ["NameError: name 'x' is not defined", "svm_loss: expected 2, got 3."])
def test_names_of_errors_and_functions_are_no_parts(message: str) -> None:
    assert understand(message, "test_f").remarks == (Remark((), message),)


def test_the_part_of_a_whole_test_is_not_named() -> None:
    assert understand("answer: x is not the right number.", "test_x").remarks[0].parts == ()


def test_a_flood_is_cut() -> None:
    flood = "\n".join(f"part{i}: wrong in way {i}" for i in range(1000))
    remarks = understand(flood, "test_f").remarks
    assert len(remarks) == MOST_REMARKS + 1 and remarks[-1].text.startswith("And ")
    assert len(understand("y" * 10_000_000, "test_f").remarks[0].text) < 1600
    assert understand("a " * 10_000_000 + "\n" + "b, " * 10_000, "test_f").remarks
