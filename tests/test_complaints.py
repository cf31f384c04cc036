"""What is told of the parts of a test: the name first, everything once, with all the parts that it concerns."""

from __future__ import annotations

import pytest

from autograder.grading.complaints import complaints, message, readings
from autograder.grading.parts import PartResult
from autograder.judge.run_test import JudgeNames, run_test
from autograder.judge.score_output import score_output
from linearloss.words import Named, read_again

HALF = Named("half-convention", "certain", "You add half of the regulariser.")
SHIFT = Named("softmax-no-shift", "likely", "No maximum is subtracted.")


def lost(name, facts=(), names=(), read=""):
    return PartResult(name, 0.0, 1.0, "failed", tuple(facts), tuple(names), read)


def test_the_name_comes_first_then_the_facts_then_where_to_read():
    part = lost("loss", ["It is wrong for one image."], [SHIFT, HALF], "section 2")

    assert message([part]) == (
        "loss: Most likely: No maximum is subtracted. What it is: You add half of the regulariser. It is wrong for one image.\n"
        "Read again: section 2."
    )
    assert part.message == message([part]).removeprefix("loss: ").replace("\n", " ")


def test_a_name_is_told_once_with_every_part_that_it_concerns():
    parts = [
        lost("loss", names=[HALF]),
        lost("gradient", ["Its sign is wrong."], [HALF, SHIFT]),
        lost("speed", names=[SHIFT]),
    ]

    assert [(one.parts, one.names, one.facts) for one in complaints(parts)] == [
        (("loss", "gradient"), (HALF,), ()),
        (("gradient",), (), ("Its sign is wrong.",)),
        (("gradient", "speed"), (SHIFT,), ()),
    ]
    assert [part.diagnoses for part in parts] == [
        ("half-convention",),
        ("half-convention", "softmax-no-shift"),
        ("softmax-no-shift",),
    ]


def test_parts_with_one_complaint_are_told_together_and_right_ones_not_at_all():
    same = ["It took too long."]
    parts = [
        lost("loss", same, read="section 2"),
        PartResult("zeros", 1.0, 1.0, "passed"),
        lost("gradient", same, read="section 2"),
    ]

    assert message(parts) == "loss, gradient: It took too long.\nRead again: section 2."


def test_of_parts_that_are_the_whole_test_no_name_is_told():
    assert message([lost("answer", ["x is not the right number."])]) == "x is not the right number."


def test_sections_are_told_once_each():
    assert readings([lost("a", read="section 2"), lost("b"), lost("c", read="section 3"), lost("d", read="section 2")]) == (
        "section 2", "section 3",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("section 2", "Read again: section 2."),
        ("section 2, Who is the rival?", "Read again: section 2, Who is the rival?"),
        ("section 2: they agree.", "Read again: section 2: they agree."),
        ("", ""),
    ],
)
def test_a_title_that_ends_a_sentence_gets_no_second_end(where, said):
    assert read_again(where) == said


@pytest.mark.parametrize(
    ("names", "explained", "sure"),
    [((HALF,), True, True), ((HALF,), False, False), ((HALF, SHIFT), True, False), ((), True, False)],
)
def test_only_what_is_explained_with_certainty_is_named_surely(names, explained, sure):
    assert PartResult("loss", 0.0, 1.0, "failed", names=names, explained=explained).named_surely is sure


# --- in the output of a test cell ---------------------------------------------------------

ANSWER = """\
from linearloss import check_number_given
check_number_given(x, "x")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(x, "x", 2.5, points=1, read="section 3, Which one?")
### END HIDDEN TESTS
"""


def judged(value):
    return run_test(ANSWER, 1.0, JudgeNames({}, ["x"], lambda name: value))


def html(result):
    return score_output(result).data["text/html"]


def test_an_answer_that_is_wrong_says_where_to_read():
    result = judged(2.0)

    assert (result.status, result.points, result.visible) == ("failed", 0.0, None)
    assert result.message == "x is not the right number.\nRead again: section 3, Which one?"
    assert "<p>Read again: section 3, Which one?</p>" in html(result)


def test_what_both_checks_say_is_told_once():
    result = judged(...)

    assert (result.status, result.message.count("no answer yet")) == ("missing", 1)
    assert html(result).count("no answer yet") == 1


def test_a_complaint_of_the_visible_check_alone_is_told_too():
    source = ANSWER.replace('check_number_given(x, "x")', "raise AssertionError('ours')")

    result = run_test(source, 1.0, JudgeNames({}, ["x"], lambda name: 2.5))

    assert (result.status, result.points, result.diagnoses) == ("passed", 1.0, ())
    assert "ours" in result.message


def test_the_output_names_first_and_shows_the_points_of_each_part():
    source = """\
### BEGIN HIDDEN TESTS
from autograder.grading import Parts
from linearloss.failure import CheckFailed
from linearloss.words import Named
parts = Parts()
parts.part("loss", points=1)(lambda: None)
@parts.part("gradient", points=2)
def _():
    raise CheckFailed("<b>\\x1b[31mseen", names=[Named("code", "possible", "It is <half>.")])
parts.score()
### END HIDDEN TESTS
"""
    page = html(run_test(source, 3.0, JudgeNames({}, [], dict)))

    assert "<p>gradient: <strong>Perhaps:</strong> It is &lt;half&gt;. &lt;b&gt;seen</p>" in page
    assert (
        "<tr><td>loss</td><td>1 of 1</td><td>passed</td></tr><tr><td>gradient</td><td>0 of 2</td><td>not right</td></tr>"
        in page
    )


def test_what_is_said_of_every_part_is_said_of_the_test():
    same = ["answer_p should be a list of 3 numbers."]
    parts = [lost("number 1", same), lost("number 2", [*same, "It is a percentage."]), lost("number 3", same)]

    assert message(parts) == "answer_p should be a list of 3 numbers.\nnumber 2: It is a percentage."
