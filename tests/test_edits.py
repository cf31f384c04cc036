"""Edits of a solution: where they apply, and what is refused."""

from __future__ import annotations

import pytest

from autograder.exercise.edits import Edit, EditError, apply_edits, overlap, with_both

TEXT = "def f(a, b):\n    total = a + b\n    return total\n"


def test_each_edit_finds_its_place_in_the_text_as_it_was():
    edits = [Edit("return total", "return total / 2"), Edit("a + b", "return total")]

    assert apply_edits(TEXT, edits) == "def f(a, b):\n    total = return total\n    return total / 2\n"


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        ([Edit("a * b", "a")], "occurs 0 times .* copy it from the solution"),
        ([Edit("total", "sum")], "occurs 2 times .* take more of the text"),
        ([Edit("", "x")], "occurs 0 times"),
        ([Edit("a + b", "a + b")], "old and new are the same"),
        ([Edit("total = a", "t = a"), Edit("a + b", "b")], "two edits overlap at 'a'"),
    ],
)
def test_an_edit_that_cannot_be_made_says_why(edits, says):
    with pytest.raises(EditError, match=says):
        apply_edits(TEXT, edits)


def test_places_overlap_only_where_they_share_a_letter():
    one = [Edit("total = ", "t = ")]

    assert not overlap(TEXT, one, [Edit("a + b", "a")])
    assert overlap(TEXT, one, [Edit("return total", ""), Edit("total = a", "sum = a")])


def test_the_surroundings_of_a_change_do_not_stand_in_the_way_of_another():
    one, other = Edit("    total = a + b\n    return total", "    return total"), Edit("return total", "return -total")

    assert not overlap(TEXT, [one], [other])
    assert with_both(TEXT, [one, other]) == "def f(a, b):\n    return -total\n"
    assert overlap(TEXT, [one], [Edit("a + b", "a - b")]) and overlap(TEXT, [other], [other])


def test_between_the_words_that_an_edit_adds_another_may_change_what_was_there():
    brackets, shorter = Edit("a + b", "-(a + b)"), Edit("a + b", "a")

    assert not overlap(TEXT, [brackets], [shorter])
    assert with_both(TEXT, [brackets, shorter]) == TEXT.replace("a + b", "-(a)")


def test_a_factor_is_changed_twice_where_one_edit_replaces_it_and_another_one_divides_by_more():
    divided, replaced, left_out = (Edit("loss / N", new) for new in ("loss / N / N", "loss / C", "loss"))

    assert overlap("loss / N + R", [divided], [replaced]) and overlap("loss / N + R", [replaced], [divided])
    assert overlap("loss / N + R", [divided], [left_out])
    assert not overlap("loss / N + R", [replaced], [Edit("N + R", "N + 2 * R")])
