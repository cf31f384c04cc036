"""From an observation to points: a part is right if all its facets are."""

from __future__ import annotations

from autograder.grading.parts import PartResult
from linearloss.exercise import Exercise
from linearloss.known import Explanation
from linearloss.outcome import Observation, same
from linearloss.seen import sentence, troubles
from linearloss.sentences import joined
from linearloss.words import Once

from .facts import facts

MOST_FACTS = 4


def priced(exercise: Exercise, observed: Observation, right: Observation, found: Explanation) -> tuple[PartResult, ...]:
    """One result for each part; a mistake is named in every part that it concerns."""
    once = Once()
    return tuple(_part(name, exercise, observed, right, found, once) for name in exercise.parts)


def _part(
    name: str, exercise: Exercise, observed: Observation, right: Observation, found: Explanation, once: Once
) -> PartResult:
    points = exercise.parts[name]
    wrong = [facet for facet in found.wrong if exercise.facet(facet).part == name]
    if not wrong:
        return PartResult(name, points, points, "passed")
    said = dict.fromkeys(once(_fact(facet, exercise, observed, right, found)) for facet in wrong)
    stopped = (trouble.status for facet in wrong for trouble in troubles(facet, observed, right))
    return PartResult(
        name,
        0.0,
        points,
        next(stopped, "failed"),
        tuple(fact for fact in said if fact)[:MOST_FACTS],
        tuple(dict.fromkeys(one.named for one in found.findings if {*one.facets} & {*wrong})),
        exercise.read,
        explained=not {*wrong} & {*found.unexplained},
    )


def _fact(facet: str, exercise: Exercise, observed: Observation, right: Observation, found: Explanation) -> str:
    """What went wrong where, without an input and an expected number."""
    said = sentence(facet, exercise, observed, right, found)
    if facet not in found.unexplained:
        return said
    others = [other for other in found.wrong if other != facet]
    looked_at = exercise.facet(facet)
    alike = [one.name for one in exercise.facets if one.says == looked_at.says and one.name != facet]
    elsewhere = {
        case
        for other in others
        for case, outcome in observed[other].items()
        if not same(outcome, right[other][case], exercise.facet(other).tolerance)
    }
    beside = [(observed[other], right[other]) for other in alike]
    how = facts(observed[facet], right[facet], elsewhere, beside, looked_at.numbers_are)
    return joined(said, how)
