"""Text from submissions becomes harmless and readable; what parts say becomes remarks."""

from __future__ import annotations

import pytest
from test_report_samples import named, part, record

from autograder.intake.text import clean, file_name, one_line, shown
from autograder.report.pages import points
from autograder.report.remarks import MOST_REMARKS, Remark, readings, remarks


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


def test_remarks_and_readings() -> None:
    half = named("half", "You add half.")
    found = record(
        parts=[
            part("value", "The loss is wrong.", names=(half,), read="section 2, The loss"),
            part("zero column", names=(half,), read="section 2, The loss"),
            part("edges", "y has one entry too many.", "Look at N = 1.", read="section 5"),
        ]
    )
    assert remarks(found) == (
        Remark(("value",), (), "The loss is wrong."),
        Remark(("value", "zero column"), (("What it is:", "You add half."),)),
        Remark(("edges",), (), "y has one entry too many. Look at N = 1."),
    )
    assert readings(found) == ("section 2, The loss", "section 5")


def test_nothing_is_read_out_of_prose() -> None:
    said = "loss, gradient: What it is: no name. Read again: nothing."
    found = record(parts=[part("edges", said)])
    assert remarks(found) == (Remark(("edges",), (), said),) and readings(found) == ()


def test_a_result_without_parts_is_told_as_it_is() -> None:
    message = "value: it is wrong.\nRead again: section 2."
    assert remarks(record(message=message)) == (Remark((), (), "value: it is wrong. Read again: section 2."),)
    assert remarks(record()) == () and readings(record(message=message)) == ()


def test_the_part_of_a_whole_test_is_not_named() -> None:
    assert remarks(record(parts=[part("answer", "x is not the right number.")]))[0].parts == ()


def test_a_flood_is_cut() -> None:
    found = remarks(record(parts=[part(f"part{i}", f"wrong in way {i}") for i in range(1000)]))
    assert len(found) == MOST_REMARKS + 1 and found[-1].text == "And 988 more."
    (long,) = remarks(record(parts=[part("loss", "y" * 10_000_000, names=(named("a", "b " * 10_000_000),))]))
    assert len(long.text) < 3200
    assert len(remarks(record(message="a " * 10_000_000))[0].text) < 1600
