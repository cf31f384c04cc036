"""What is said of mistakes that nobody has listed: each is explained as if it were not known. All of it must be true."""

from __future__ import annotations

import pytest
from real_course import BENCH

from autograder.grading.complaints import message
from autograder.selfcheck.blind_naming import known_without


def told(key: str) -> tuple[set[str], str]:
    """The codes that are named, and the whole message."""
    assignment, _, name = key.partition("/")
    (task,) = BENCH.tasks(assignment, name.partition("/")[0])
    (mistake,) = [one for one in task.mistakes if one.key == key]
    parts = task.grade(task.program_of(mistake), known_without(task, mistake))
    return {one.code for part in parts for one in part.names}, message(parts)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        # Negative, and about another class: not just turned round.
        ("01-hinge/L_i/hinge-negative", "hinge-gap-reversed"),
        ("01-hinge/hinge_losses/label-off-by-one", "hinge-gap-reversed"),
        ("01-hinge/hinge_losses/hinge-no-max", "hinge-square-before-max"),  # it clips nothing at all
        ("01-hinge/L_i_vectorized/hinge-mean-over-classes", "constant-factor"),  # a third of it for three classes
        ("02-svm/svm_loss_naive/classes-from-labels", "depends-on-earlier-calls"),
        ("02-svm/svm_loss_naive/reg-grad-no-2", "reg-grad-quarter"),  # a quarter, twice
        ("02-svm/svm_loss_naive/divided-by-C", "mean-over-classes-too"),
        ("02-svm/svm_loss_naive/loss-times-reg", "gradient-times-reg"),  # not the regulariser's
        ("02-svm/svm_loss_naive/loss-times-reg", "loss-not-implemented"),
        ("02-svm/numerical_gradient/slopes-added-up", "all-at-once"),
        ("02-svm/numerical_gradient/all-at-once", "slopes-added-up"),
        ("02-svm/numerical_gradient/complex-step", "one-array-for-both-points"),
        ("02-svm/numerical_gradient/float32-copy", "step-too-small"),
        ("03-softmax/softmax/exponent-sign#2", "softmax-min-shift"),
        ("03-softmax/cross_entropy/softmax-class-shift", "own-score-shift"),
    ],
)
def test_no_other_mistake_is_named(key: str, code: str) -> None:
    assert code not in told(key)[0]


@pytest.mark.parametrize(
    ("key", "says", "not_said"),
    [
        ("01-hinge/L_i/hinge-only-right-class", "", "zero everywhere"),  # 1, for the right class itself
        ("01-hinge/hinge_losses/hinge-wrong-axis", "cannot count yet", "loop over them"),
        ("01-hinge/hinge_losses/hinge-delta-ignored", "right for delta = 1.", ""),
        ("02-svm/svm_loss_naive/grad-not-averaged", "times the number of rows of X", "rows are"),
        ("02-svm/svm_loss_naive/minus-one-for-count", "columns of the wrong classes is right", "Only the"),
        ("02-svm/svm_loss_naive/reg-coefficient-forgotten", "even at reg = 0", "zero everywhere"),
        ("02-svm/svm_loss_naive/reg-strength-squared", "", "1.7 times"),
        ("02-svm/svm_loss_naive/loop-last-example-only#2", "the last row of X, y alone adds to the mean", "zero"),
        ("02-svm/numerical_gradient/first-entry-missing", "", "step is far"),
        ("02-svm/numerical_gradient/return-in-loop", "", "Digits"),
        ("02-svm/numerical_gradient/slopes-divided-by-size", "", "right only"),
        ("03-softmax/softmax/exponent-sign#2", "right for -S.", ""),
        ("03-softmax/cross_entropy/sum-returned", "shape", "single row"),
    ],
)
def test_what_is_told_is_true_of_what_came_back(key: str, says: str, not_said: str) -> None:
    text = told(key)[1]
    assert says in text and not (not_said and not_said in text)


def test_a_class_that_stops_where_one_is_made_is_called_by_its_name() -> None:
    """And not by that of the exercise, which names two of its methods."""
    solution = BENCH.exercises.solution("05-sgd", "LinearClassifier")
    program = solution.replace("self.W = None", "self.W = undefined")
    tasks = BENCH.tasks("05-sgd", "LinearClassifier")
    said = [str(part) for task in tasks for part in task.grade(task.program(program))]
    assert program != solution and all(
        "LinearClassifier stopped" in one and "and_loss stopped" not in one for one in said
    )
