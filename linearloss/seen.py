"""What is said of a wrong facet beside the names of mistakes: what stopped the function there, or the facet's own sentence."""

from __future__ import annotations

from collections.abc import Iterator

from .exercise import Exercise
from .known import Explanation, Finding
from .outcome import COMPUTES_NOTHING, Observation, Trouble, same
from .sentences import say
from .words import full_stop

NOT_YET = say("Some of it can be looked at only once something is computed, and has the form that was asked for.")


def troubles(facet: str, observed: Observation, right: Observation) -> Iterator[Trouble]:
    """What came in a facet in place of what should have come."""
    for case, outcome in observed[facet].items():
        if isinstance(outcome, Trouble) and not same(outcome, right[facet][case]):
            yield outcome


def sentence(facet: str, exercise: Exercise, observed: Observation, right: Observation, found: Explanation) -> str:
    """What is said of a wrong facet; empty where a name leaves no doubt, unless something has stopped the function there."""
    first = next((trouble for trouble in troubles(facet, observed, right) if trouble.sentence), None)
    no_doubt = any(_says_it_all(one, facet, exercise, observed) for one in found.findings if facet in one.facets)
    if no_doubt and (first is None or first.status == "failed"):
        return ""
    if first is None and COMPUTES_NOTHING in map(str, observed[facet].values()):
        return NOT_YET
    return full_stop(first.sentence) if first is not None else exercise.facet(facet).says


def _says_it_all(finding: Finding, facet: str, exercise: Exercise, observed: Observation) -> bool:
    """Whether a name is certain, or is what the facet's look has seen itself."""
    slips = exercise.facet(facet).slips
    seen = {slips.get(outcome) for outcome in observed[facet].values() if isinstance(outcome, str)}
    return finding.certainty == "certain" or finding.code in seen
