"""From an observation to points: a part is right if all its facets are."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.grading.parts import PartResult
from autograder.grading.status import Status
from linearloss.exercise import Exercise
from linearloss.naming import Explanation, Finding
from linearloss.outcome import Observation, Trouble, same
from linearloss.words import full_stop

from .facts import facts

MOST_FACTS = 4


def priced(exercise: Exercise, observed: Observation, right: Observation, found: Explanation) -> tuple[PartResult, ...]:
    """One result for each part; a mistake is named in every part that it concerns."""
    return tuple(_part(name, exercise, observed, right, found) for name in exercise.parts)


def _part(name: str, exercise: Exercise, observed: Observation, right: Observation, found: Explanation) -> PartResult:
    points = exercise.parts[name]
    wrong = [facet for facet in found.wrong if exercise.facet(facet).part == name]
    if not wrong:
        return PartResult(name, points, points, "passed")
    troubles = {facet: list(_troubles(facet, observed, right)) for facet in wrong}
    said = dict.fromkeys(
        fact for facet in wrong for fact in _facts(facet, troubles[facet], exercise, observed, right, found)
    )
    status: Status = next((trouble.status for those in troubles.values() for trouble in those), "failed")
    return PartResult(
        name, 0.0, points, status, tuple(said)[:MOST_FACTS],
        tuple(dict.fromkeys(one.named for one in found.findings if {*one.facets} & {*wrong})),
        exercise.read, explained=not {*wrong} & {*found.unexplained},
    )  # fmt: skip


def _troubles(facet: str, observed: Observation, right: Observation) -> Iterator[Trouble]:
    """What came in place of numbers where numbers, or something else, should have come."""
    for case, outcome in observed[facet].items():
        if isinstance(outcome, Trouble) and not same(outcome, right[facet][case]):
            yield outcome


def _facts(
    facet: str, troubles: list[Trouble], exercise: Exercise, observed: Observation, right: Observation, found: Explanation
) -> Iterator[str]:  # fmt: skip
    """What went wrong where, without an input and an expected number. A facet that a name explains needs no sentence of its own,
    unless the name is unsure; what stopped the function is always told.
    """
    stopped = next((full_stop(trouble.sentence) for trouble in troubles if trouble.sentence), "")
    sentence = stopped or exercise.facet(facet).says
    if facet in found.unexplained:
        yield f"{sentence} {facts(dict(observed[facet]), dict(right[facet]))}".strip()
    elif stopped or not any(
        _says_it_all(one, facet, exercise, observed) for one in found.findings if facet in one.facets
    ):
        yield sentence


def _says_it_all(finding: Finding, facet: str, exercise: Exercise, observed: Observation) -> bool:
    """Whether a name leaves no doubt about a facet: it is certain, or the very thing that was looked for was seen."""
    seen = {
        exercise.facet(facet).slips.get(str(outcome))
        for outcome in observed[facet].values()
        if isinstance(outcome, str)
    }
    return finding.certainty == "certain" or finding.code in seen
