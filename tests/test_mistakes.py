"""Entries of known mistakes: what is read, what is inherited, and what is refused by file and line."""

from __future__ import annotations

import pytest
from small_course import small_course

from autograder.course import CourseError, load_course
from autograder.exercise import Edit, read_mistakes
from autograder.exercise.entry_checks import check_entry
from linearloss.exercise import Case, Exercise, Facet
from linearloss.looks import Entries

FIRST = """[[mistake]]
code = "doubled"
title = "Doubled"
thinks = "Half is twice."
says = "You double it."
loses = ["value"]
old = "x / 2"
new = "x * 2"
"""
SECOND = """
[[mistake]]
code = "doubled"
says = "You double it, and print it."
loses = { test_half = ["value", "edges"] }
edits = [{ old = "x / 2", new = "x * 2" }, { old = "return y", new = "print(y)" }]
"""
WHOLE = """
[[mistake]]
code = "other"
title = "Another algorithm"
thinks = "Why not?"
says = "It is another algorithm."
also = ["doubled"]
loses = ["value"]
program = '''
def half(x):
    return x
'''
"""


def read(tmp_path, text):
    return read_mistakes(small_course(tmp_path, half_mistakes_toml=text))


def test_a_mistake_is_its_edit_made_in_the_solution(tmp_path):
    [mistake] = read(tmp_path, FIRST)

    assert (mistake.name, mistake.assignment, mistake.function) == ("half/doubled", "01-x", "half")
    assert mistake.edits == (Edit("x / 2", "x * 2"),)
    assert mistake.source == 'def half(x):\n    """Half of x."""\n    y = x * 2\n    return y\n'
    assert mistake.loses == {"test_half": ("value",)}
    assert mistake.where.endswith("half.mistakes.toml:1")


def test_what_an_earlier_entry_of_the_code_has_said_need_not_be_said_again(tmp_path):
    first, second, whole = read(tmp_path, FIRST + SECOND + WHOLE)

    assert (second.title, second.thinks, second.says) == (first.title, first.thinks, "You double it, and print it.")
    assert (second.name, second.loses) == ("half/doubled#2", {"test_half": ("value", "edges")})
    assert (whole.source, whole.edits, whole.codes) == ("def half(x):\n    return x\n", (), ("other", "doubled"))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('title = "Doubled"', "title = no quotes", r"half\.mistakes\.toml:3: this is no TOML"),
        (
            FIRST,
            FIRST + SECOND.replace("[[mistake]]", "[mistake]"),
            r"toml:10: this is no TOML: .* begins with \[\[mistake\]\]",
        ),
        ("[[mistake]]", "[[mistakes]]", r"toml:1: .*\[\[mistake\]\]"),
        ('title = "Doubled"\n', "", "toml:1: title must be given"),
        ('loses = ["value"]\n', "", "toml:1: loses must be given"),
        ("thinks =", "believes =", "toml:1: unknown key 'believes'"),
        ('"doubled"', '"too many words"', "toml:1: code = 'too many words'"),
        ('new = "x * 2"\n', "", "toml:1: it needs old and new"),
        ('old = "x / 2"', 'old = "x // 2"', "toml:1: old = 'x // 2' occurs 0 times"),
        ('old = "x / 2"', 'old = "y"', "toml:1: old = 'y' occurs 2 times"),
        ('["value"]', "[]", "toml:1: loses must be given"),
        ('["value"]', '"value"', "toml:1: loses must be a list of parts, .*, not 'value'"),
        ('["value"]', "{ test_half = [] }", "toml:1: loses must be a list of parts"),
        ('"Half is twice."', '" "', "toml:1: thinks must be a text in quotes"),
        ('"You double it."', "3", "toml:1: says must be a text in quotes"),
        ('"doubled"', "3", "toml:1: code must be a text in quotes"),
        ("loses =", 'not_with = "other"\nloses =', r"toml:1: not_with must be a list of texts"),
        ("loses =", 'not_with = ["other"]\nloses =', "toml:1: not_with names 'other', which no entry has"),
        ('old = "x / 2"\nnew = "x * 2"', "edits = []", "toml:1: edits must be a list of edits"),
        (
            FIRST,
            FIRST + WHOLE.replace("Another algorithm", "Doubled"),
            "toml:10: the title 'Doubled' is that of 'doubled' .*toml:1",
        ),
        ('["value"]', '{ test_other = ["value"] }', "toml:1: there is no test 'test_other'"),
        ('old = "x / 2"\nnew = "x * 2"', 'program = "x = 2"', "toml:1: the program must define 'half'"),
        ('old = "x / 2"\nnew = "x * 2"', 'edits = [{ from = "x", to = "y" }]', "toml:1: edits must be a list of edits"),
        (FIRST, FIRST + SECOND.replace("says", 'title = "Twice"\nsays'), "toml:10: .* has a title already, 'Doubled'"),
        (FIRST, FIRST + SECOND.replace(", and print it", ""), "toml:10: .* has said this says: leave it out"),
        ("loses =", 'also = ["halved"]\nloses =', "toml:1: also names 'halved', which no entry has"),
        ('new = "x * 2"', 'new = "x * 2"\nnumber = 3', "toml:1: with number = …, new holds NUMBER, and seems"),
        ('new = "x * 2"', 'new = "x * NUMBER"', "toml:1: NUMBER in new, number = … and seems = … go together"),
        (FIRST, FIRST + FIRST.replace("doubled", "twice"), "toml:9: it makes the same program as half/doubled"),
    ],
)
def test_an_entry_that_is_wrong_is_refused_by_file_and_line(tmp_path, old, new, says):
    assert old in FIRST

    with pytest.raises(CourseError, match=says):
        read(tmp_path, FIRST.replace(old, new))


def test_a_file_that_belongs_to_no_solution_cell_is_refused(tmp_path):
    with pytest.raises(CourseError, match=r"third\.mistakes\.toml: 01-x has no solution cell 'third'"):
        read_mistakes(small_course(tmp_path, third_mistakes_toml=FIRST))


JUDGED = Exercise(
    "half",
    {"value": 1, "edges": 1},
    [Case("one", lambda: (1.0,))],
    [Facet(name, name, "It is wrong.", Entries()) for name in ("value", "edges")],
)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('["value"]', '["values"]', "toml:1: loses: test_half has no part 'values'. It has: value, edges"),
        (
            "loses =",
            'only_if_right = ["edge"]\nloses =',
            "toml:1: only_if_right: half has no facet 'edge'. It has: value,",
        ),
        ("loses =", 'only_if_explained = ["x"]\nloses =', "toml:1: only_if_explained: half has no facet 'x'"),
        ('new = "x * 2"', 'new = "(x * 2"', r"toml:1: the cell with this mistake is no Python .*: 'y = \(x \* 2'"),
    ],
)
def test_an_entry_that_does_not_fit_its_exercise_is_refused(tmp_path, old, new, says):
    [right] = read(tmp_path, FIRST)
    check_entry(right, [JUDGED])

    [wrong] = read(tmp_path, FIRST.replace(old, new))
    with pytest.raises(CourseError, match=says):
        check_entry(wrong, [JUDGED])


def test_every_mistake_of_the_course_says_what_the_student_is_told():
    mistakes = read_mistakes(load_course())

    assert len(mistakes) >= 1190
    assert len({mistake.code for mistake in mistakes}) == 902
    for mistake in mistakes:
        assert mistake.says.strip().endswith((".", "?", ".)")), f"{mistake.where}: {mistake.says!r} is no sentence"
        assert mistake.thinks.strip(), mistake.where
    assert sum(not mistake.edits for mistake in mistakes) <= 0.15 * len(mistakes), (
        "a mistake is an edit of the solution"
    )
