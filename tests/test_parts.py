"""Parts are judged by themselves, and their statuses add up to one that hides nothing."""

from __future__ import annotations

import itertools

import pytest

from autograder.grading import Parts, Score
from autograder.grading.status import STATUSES, Status, WorkerFailure, combine
from autograder.grading.student_error import NotDefined, StudentError, StudentNotImplemented
from linearloss import CheckFailed


def fail(error: BaseException | None) -> None:
    if error is not None:
        raise error


@pytest.mark.parametrize(
    ("error", "status", "points"),
    [
        (None, "passed", 2.0),
        (CheckFailed("no"), "failed", 0.0),
        (CheckFailed("no", layer="missing"), "missing", 0.0),
        (CheckFailed("no", layer="crashed"), "crashed", 0.0),
        (CheckFailed("no", layer="shape"), "failed", 0.0),
        (WorkerFailure("timeout", "slow"), "timeout", 0.0),
        (WorkerFailure("out_of_memory", "much"), "out_of_memory", 0.0),
        (StudentError("KeyError", "'a'", 3), "crashed", 0.0),
        (StudentNotImplemented("NotImplementedError", "", 1), "missing", 0.0),
        (NotDefined("f"), "missing", 0.0),
        (KeyError("ours"), "grader_error", 0.0),
        (AssertionError("ours"), "grader_error", 0.0),
        (NotImplementedError("ours"), "grader_error", 0.0),
    ],
)
def test_what_a_part_raises_decides_its_status(error: BaseException | None, status: Status, points: float) -> None:
    parts = Parts()
    parts.part("one", 2)(lambda: fail(error))
    parts.part("other", 1)(lambda: None)
    one, other = parts.score().parts
    assert (one.status, one.points, one.max_points) == (status, points, 2.0)
    assert (other.status, other.points) == ("passed", 1.0)
    assert bool(one.message) == (error is not None)


def test_a_score_is_a_plain_number_with_its_parts() -> None:
    parts = Parts()

    @parts.part("first", points=1.5)
    def _() -> None:
        pass

    @parts.part("second", points=2)
    def _() -> None:
        raise CheckFailed("wrong")

    score = parts.score()
    assert isinstance(score, Score) and score == 1.5 and isinstance(score, float)
    assert [part.name for part in score.parts] == ["first", "second"]
    assert score.parts[1].message == "wrong"


def test_an_error_of_the_student_is_told_with_its_line() -> None:
    parts = Parts()
    parts.part("one", 1)(lambda: fail(StudentError("KeyError", "'a'", 3)))
    assert parts.score().parts[0].message == "KeyError: 'a' (at line 3 of the cell)"


def test_stopping_the_grader_is_not_a_grade() -> None:
    parts = Parts()
    parts.part("one", 1)(lambda: fail(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        parts.score()


@pytest.mark.parametrize(
    "statuses", [c for n in (1, 2, 3) for c in itertools.combinations([s for s in STATUSES if s != "partial"], n)]
)
def test_combined_status_is_never_better_than_the_points(statuses: tuple[Status, ...]) -> None:
    passed = statuses.count("passed")
    got = combine(statuses, float(passed), float(len(statuses)))
    if "grader_error" in statuses:
        assert got == "grader_error"
    elif passed == len(statuses):
        assert got == "passed"
    elif passed:
        assert got == "partial"
    else:
        assert got in statuses and got not in ("passed", "partial")


def test_the_gravest_status_wins_when_nothing_was_earned() -> None:
    assert combine(["missing", "failed", "crashed", "timeout", "out_of_memory"], 0, 5) == "out_of_memory"
    assert combine(["missing", "failed", "crashed", "timeout"], 0, 4) == "timeout"
    assert combine(["missing", "failed"], 0, 2) == "failed"
