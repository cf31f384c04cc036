"""Wrong and right answers as files: what is read, and what is refused by name."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import autograder.diagnosis.catalogue as module
from autograder.course import CourseError, load_course
from autograder.diagnosis import Catalogue
from autograder.diagnosis.catalogue import read_wrong_answer
from autograder.selfcheck.right_answers import read_right_answer

COURSE = load_course()

GOOD = '''"""
code = "half"
title = "Half of it"
thinks = "It is neater."
says = "You take half."
replaces = "f"
[expected.test_f]
value = 1
"""
def f():
    return 0.5
'''


def write(folder, text):
    path = folder / "01-x" / "wrong_answers" / "half_of_it.py"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


def test_a_wrong_answer_is_read(tmp_path):
    answer = read_wrong_answer(write(tmp_path, GOOD))

    assert (answer.name, answer.assignment, answer.codes, answer.replaces) == ("half_of_it", "01-x", ("half",), "f")
    assert answer.expected == {"test_f": {"value": 1}}
    assert answer.source == "def f():\n    return 0.5\n"


def test_a_pair_of_mistakes_has_two_codes(tmp_path):
    assert read_wrong_answer(write(tmp_path, GOOD.replace('"half"', '["half", "sign"]'))).codes == ("half", "sign")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('title = "Half of it"', "title = no quotes", "TOML"),
        ('title = "Half of it"\n', "", "lacks title"),
        ("[expected.test_f]\nvalue = 1", "expected = {}\n", "at least one part"),
        ("[expected.test_f]\nvalue = 1", "[expected]\ntest_f = 1", "expected"),
        ("def f():", "def f(:", "TOML"),
    ],
)
def test_a_malformed_one_is_refused_by_name(tmp_path, old, new, says):
    path = write(tmp_path, GOOD.replace(old, new))

    with pytest.raises(CourseError, match=rf"half_of_it\.py.*{says}"):
        read_wrong_answer(path)


def test_a_right_answer_needs_its_reason(tmp_path):
    path = tmp_path / "loops.py"
    path.write_text('"""\ntitle = "Loops"\nreplaces = "f"\n"""\ndef f(): ...\n')

    with pytest.raises(CourseError, match=r"loops\.py.*lacks why"):
        read_right_answer(path)


def test_every_wrong_answer_of_the_course_loses_points_says_why_and_stands_for_a_solution():
    catalogue = Catalogue(COURSE)

    assert len(catalogue.answers) >= 200
    for answer in catalogue.answers:
        assert answer.replaces in catalogue.solved(answer.assignment), answer.name
        assert answer.says.strip().endswith((".", "?", ".)")), f"{answer.name}: {answer.says!r} is no sentence"
        assert answer.thinks.strip(), answer.name
        assert all(code == code.strip() and " " not in code for code in answer.codes), answer.name


def test_codes_of_pairs_are_those_of_single_mistakes():
    catalogue = Catalogue(COURSE)
    single = {answer.codes[0] for answer in catalogue.answers if len(answer.codes) == 1}

    unknown = {code for answer in catalogue.answers for code in answer.codes} - single
    assert not unknown


def test_a_code_means_the_same_everywhere(monkeypatch):
    assert Catalogue(COURSE).codes_with_two_titles() == []

    real = module.read_wrong_answer
    first = Catalogue(COURSE).answers[0].name
    monkeypatch.setattr(
        module,
        "read_wrong_answer",
        lambda path: replace(real(path), codes=("half-convention",)) if path.stem == first else real(path),
    )
    assert Catalogue(COURSE).codes_with_two_titles() == ["half-convention"]


def test_the_catalogue_gives_functions_that_can_be_called():
    catalogue = Catalogue(COURSE)
    answer = next(answer for answer in catalogue.answers if answer.name == "half_convention")

    wrong, right = catalogue.given(answer), catalogue.right(("svm_loss_naive",))

    W, X, y = np.ones((2, 2)), np.ones((1, 2)), np.array([0])
    assert wrong(W, X, y, 2.0)[0] == right(W, X, y, 2.0)[0] - 4.0
