"""Mutants of a solution, their score, and the reasons for those that survive."""

from __future__ import annotations

import numpy as np
import pytest
from real_course import BENCH

from autograder.course import CourseError
from autograder.selfcheck.mutants import mutants
from autograder.selfcheck.mutation import Reasons, mutation_score, read_reasons, scores_full

SOURCE = '''\
def f(X, y):
    """Words are not mutated: 1 + 1."""
    total = 0.0
    for i in range(len(X)):
        for j in range(3):
            if j == y[i]:
                continue
            total += np.maximum(X[i, j] - 1.0, 0.0)
    return total / len(X), np.sum(X, axis=1)
'''


def changes():
    return {mutant.change for mutant in mutants("f", SOURCE)}


@pytest.mark.parametrize(
    "change",
    [
        "return (total / len(X), np.sum(X, axis=1)) -> return (total * len(X), np.sum(X, axis=1))",
        "return (total / len(X), np.sum(X, axis=1)) -> return (total / len(X), np.sum(X, axis=0))",
        "return (total / len(X), np.sum(X, axis=1)) -> return (total / len(X), np.mean(X, axis=1))",
        "return (total / len(X), np.sum(X, axis=1)) -> return (total / len(X), np.sum(X))",
        "return (total / len(X), np.sum(X, axis=1)) -> return (np.sum(X, axis=1), total / len(X))",
        "if j == y[i]: -> if j != y[i]:",
        "if j == y[i]: -> if j == y[j]:",
        "continue -> break",
        "continue -> pass",
        "total = 0.0 -> total = 1.0",
        "total += np.maximum(X[i, j] - 1.0, 0.0) -> total = np.maximum(X[i, j] - 1.0, 0.0)",
        "total += np.maximum(X[i, j] - 1.0, 0.0) -> total -= np.maximum(X[i, j] - 1.0, 0.0)",
        "total += np.maximum(X[i, j] - 1.0, 0.0) -> total += np.minimum(X[i, j] - 1.0, 0.0)",
        "total += np.maximum(X[i, j] - 1.0, 0.0) -> total += np.maximum(X[i, j], 0.0)",
        "for i in range(len(X)): -> for i in range(1, len(X)):",
        "for i in range(len(X)): -> for i in range(len(X) - 1):",
    ],
)
def test_the_slips_of_array_code_are_made(change):
    assert change in changes()


def test_every_mutant_is_another_program_and_none_is_made_twice():
    sources = [mutant.source for mutant in mutants("f", SOURCE)]

    assert len(sources) == len(set(sources)) > 25
    for source in sources:
        compile(source, "mutant", "exec")
        assert "Words are not mutated" not in source


def test_a_mutant_keeps_its_name_when_other_lines_change():
    before = {mutant.change for mutant in mutants("f", SOURCE)}
    after = {
        mutant.change
        for mutant in mutants("f", SOURCE.replace("    total = 0.0\n", "    total = 0.0\n    extra = X\n"))
    }

    assert before <= after


def score_of(function, reasons):
    return mutation_score(BENCH.tasks("02-svm", function), BENCH.solution("02-svm", function), reasons)


def test_mutants_of_a_solution_are_judged_by_its_exercise():
    score = score_of("svm_loss_naive", Reasons())

    assert score.caught > 60
    assert all(" -> " in change for change in score.unexplained)
    explained = score_of("svm_loss_naive", Reasons(equivalent=dict.fromkeys(score.unexplained, "why")))
    assert explained.unexplained == ()
    assert explained.equivalent == len(score.unexplained)


def test_a_reason_without_its_mutant_is_reported():
    assert score_of("numerical_gradient", Reasons({"old -> gone": "why"})).unused == ("old -> gone",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[f.equivalent]\n'a -> b' = ''\n", r"toml:2: \[f\] gives no reason"),
        ("[f.other]\nx = 'y'\n", "toml:1: .*equivalent"),
        ("[f", "toml:1: .*equivalent"),
        ("[f]\nequivalent = 'x'\n", r"toml:1: \[f.equivalent\] must be a section"),
        ("\n[h.missed]\n'a -> b' = 'x'\n", "toml:2: no exercise is about 'h'. There are: f"),
    ],
)
def test_a_malformed_list_of_reasons_is_refused(tmp_path, text, says):
    (tmp_path / "surviving_mutants.toml").write_text(text)

    with pytest.raises(CourseError, match=says):
        read_reasons(tmp_path, ["f"])


@pytest.mark.parametrize("body", ["while True:\n        pass", "return [][0]", "retrun 1"])
def test_a_program_that_never_ends_or_cannot_be_run_does_not_score_full(body):
    program = f"def svm_loss_naive(W, X, y, reg):\n    {body}\n"

    assert not scores_full(BENCH.tasks("02-svm", "svm_loss_naive"), program, seconds=0.3)


def test_the_solution_scores_full():
    assert scores_full(BENCH.tasks("02-svm", "svm_loss_naive"), BENCH.solution("02-svm", "svm_loss_naive"))


def test_other_problems_are_other_problems_and_come_again():
    from autograder.grading import random_problem
    from autograder.grading.problems import other_problems

    plain = random_problem(1, 4, 3, 2)
    with other_problems(5):
        five = random_problem(1, 4, 3, 2)
    with other_problems(5):
        again = random_problem(1, 4, 3, 2)

    assert not np.array_equal(plain.X, five.X)
    assert np.array_equal(five.X, again.X)
    assert np.array_equal(plain.X, random_problem(1, 4, 3, 2).X)
