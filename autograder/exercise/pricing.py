"""From an observation to points: a part is right if all its facets are."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.grading.parts import PartResult
from autograder.grading.status import Status
from linearloss.exercise import Exercise
from linearloss.naming import INTRODUCTIONS, Explanation
from linearloss.outcome import Observation, Trouble, same

from .facts import facts


def priced(exercise: Exercise, observed: Observation, right: Observation, found: Explanation) -> tuple[PartResult, ...]:
    """One result for each part; what is named is told once, in the first part that it concerns."""
    told: set[str] = set()
    results = []
    for part, points in exercise.parts.items():
        wrong = [name for name in found.wrong if exercise.facet(name).part == part]
        if not wrong:
            results.append(PartResult(part, points, points, "passed"))
            continue
        concerned = [one for one in found.findings if {*one.facets} & {*wrong}]
        said = [*_plainly(exercise, observed, right, wrong, found.unexplained)]
        for one in concerned:
            if one.says and one.code not in told:
                said.append(f"{INTRODUCTIONS[one.certainty]} {one.says}")
                told.add(one.code)
        if exercise.read:
            said.append(f"Read again: {exercise.read}.")
        results.append(
            PartResult(
                part, 0.0, points, _status(observed, right, wrong), " ".join(said),
                tuple(dict.fromkeys(one.code for one in concerned)),
                named_surely=bool(concerned)
                and all(one.certainty == "certain" for one in concerned)
                and not {*wrong} & {*found.unexplained},
            )
        )  # fmt: skip
    return tuple(results)


def _status(observed: Observation, right: Observation, wrong: Sequence[str]) -> Status:
    troubles = [
        outcome for name in wrong for case, outcome in observed[name].items()
        if isinstance(outcome, Trouble) and not same(outcome, right[name][case])
    ]  # fmt: skip
    return troubles[0].status if troubles else "failed"


def _plainly(
    exercise: Exercise, observed: Observation, right: Observation, wrong: Sequence[str], unexplained: Sequence[str]
) -> list[str]:
    """Without a name: what went wrong where, without an input and an expected number."""
    said: list[str] = []
    for name in wrong:
        trouble = next(
            (
                outcome
                for case, outcome in observed[name].items()
                if isinstance(outcome, Trouble) and outcome.sentence and not same(outcome, right[name][case])
            ),
            None,
        )
        said.append(trouble.sentence if trouble is not None else exercise.facet(name).says)
        if name in unexplained:
            said.append(facts(dict(observed[name]), dict(right[name])))
    return [text for text in dict.fromkeys(said) if text][:4]
