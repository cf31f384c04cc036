"""Students' names of every kind: honest work under each of them keeps its points, and nobody else's are touched."""

from __future__ import annotations

import os
from typing import Any

from .case import FAILED, LAZY, Case


def name(tries: str, student: str | bytes, **others: Any) -> Case:
    """Honest work under this name."""
    return Case(f"a name: {tries}", student=os.fsdecode(student), **others)


def lazy_twin(tries: str, student: str) -> Case:
    """Work worth less, under a name that a careless grader takes for another student's."""
    return name(tries, student, cells={"svm_loss": LAZY}, gets=FAILED)


CASES = {
    # Long: in a file name, percent-encoding makes three bytes of each.
    "ascii_255": name("255 letters", "a" * 255),
    "ascii_251": name("251 letters", "b" * 251),
    "arabic": name("Arabic, 42 letters and more", "عبد الرحمن محمد عبد الله العبد القادر الحسيني الهاشمي"),
    "chinese_85": name("85 Chinese characters", "数" * 85),
    "chinese_28": name("28 Chinese characters", "学" * 28),
    "emoji": name("a family in one character", "👩‍👩‍👧‍👦" * 9),
    "same_beginning_1": name("the first of two long names that differ at the end only", "z" * 250 + "1"),
    "same_beginning_2": lazy_twin("the second of two long names that differ at the end only", "z" * 250 + "2"),
    # Twins.
    "upper_case": lazy_twin("another student's in capitals", "ADA"),
    "title_case": lazy_twin("another student's with a capital", "Ada"),
    "composed": name("with a composed accent", "Andr\u00e9"),
    "decomposed": lazy_twin("with an accent of its own", "Andre\u0301"),
    "space_behind": lazy_twin("another student's with a space behind it", "ada "),
    "space_before": lazy_twin("another student's with a space before it", " ada"),
    "dot_behind": lazy_twin("another student's with a dot behind it", "zoe."),
    "suffix": lazy_twin("the name of another student's file of results", "ada.json"),
    "encoded": lazy_twin("another student's, percent-encoded", "%61da"),
    "homograph": lazy_twin("another student's with a Cyrillic letter", "\u0430da"),
    "invisible": lazy_twin("another student's with an invisible character", "ada\u200b"),
    # Not UTF-8.
    "latin_1": name("in Latin-1", b"caf\xe9", refused=True),
    "half_a_character": name("half a character", b"\xe6\x95", refused=True),
    "no_text": name("bytes that are no text", b"\xff\xfe\x80", refused=True),
    # Characters that mean something to somebody.
    "leading_dot": name("with a dot in front", ".hidden", refused=True),
    "two_dots": name("that begins with two dots", "..x", refused=True),
    "three_dots": name("of three dots", "...", refused=True),
    "one_space": name("a space", " "),
    "line_end": name("with a line end", "a\nb"),
    "tab": name("with a tabulator and a bell", "a\tb\x07"),
    "right_to_left": name("that turns what follows", "\u202emoc.live"),
    "backslash": name("with backslashes", "a\\..\\x"),
    "drive": name("of a device of Windows", "CON"),
    "option": name("that looks like an option", "--force"),
    "dash": name("a dash", "-"),
    "star": name("a pattern for everybody", "*"),
    "pattern": name("a pattern for some", "[a-z]*"),
    "question": name("a pattern of one letter", "?"),
    "braces": name("a field of a format", "{student_id}"),
    "percent": name("a percent sign", "100%s"),
    "home": name("somebody's home", "~root"),
    "shell": name("commands in the shell", "`touch x`; $(touch y) && rm -rf *"),
    "quotes": name("quotes of both kinds", "O'Brien \"Bob\""),
    "comma": name("a row of a table", "x,100,100\u2028y"),
    "null": name("nothing, for some", "None"),
    "number": name("a number", "0"),
    "folder_of_ours": name("a folder of the course", "autograded"),
    "colon": name("a stream of Windows", "a:b|c<d>"),
}  # fmt: skip
