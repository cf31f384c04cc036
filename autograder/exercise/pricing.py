"""From an observation to points: a part is right if all its facets are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from autograder.grading.parts import PartResult
from linearloss.exercise import Exercise
from linearloss.known import Explanation
from linearloss.outcome import Observation, same
from linearloss.seen import sentence, troubles
from linearloss.sentences import joined
from linearloss.words import Once

from .argument_facts import by_arguments, pieces_of_arguments, right_in_another_part
from .facts import facts

MOST_FACTS = 4


def priced(
    exercise: Exercise, observed: Observation, right: Observation, found: Explanation, arguments: Sequence[str] = ()
) -> tuple[PartResult, ...]:
    """One result for each part; a mistake is named in every part that it concerns.

    Args:
        arguments: the names of the function's arguments.
    """
    once = Once()
    facts_of = partial(_fact, exercise, observed, right, found, arguments)
    return tuple(_part(name, exercise, observed, right, found, once, facts_of) for name in exercise.parts)


def _part(
    name: str,
    exercise: Exercise,
    observed: Observation,
    right: Observation,
    found: Explanation,
    once: Once,
    facts_of: Callable[[str], str],
) -> PartResult:
    points = exercise.parts[name]
    wrong = [facet for facet in found.wrong if exercise.facet(facet).part == name]
    if not wrong:
        return PartResult(name, points, points, "passed")
    general = [facet for facet in wrong if not _is_a_special_case(facet, wrong, exercise)]
    said = dict.fromkeys(once(facts_of(facet)) for facet in general)
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


def _is_a_special_case(facet: str, wrong: Sequence[str], exercise: Exercise) -> bool:
    """Whether another wrong facet's sentence says the same without a condition: "It is wrong." says "It is wrong for float32.", too."""
    says = exercise.facet(facet).says
    others = (str(exercise.facet(other).says) for other in wrong if other != facet)
    return any(says != other and says.startswith(f"{other.removesuffix('.')} ") for other in others)


def _fact(
    exercise: Exercise,
    observed: Observation,
    right: Observation,
    found: Explanation,
    arguments: Sequence[str],
    facet: str,
) -> str:
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
    values = looked_at.numbers_are == "values"
    multiplied = by_arguments(exercise, [facet, *alike], observed, right, arguments) if values else ""
    if values and not alike and not multiplied:
        pieces = pieces_of_arguments(exercise, facet, observed, right, arguments)
        multiplied = pieces or right_in_another_part(exercise, facet, observed, right)
    how = facts(observed[facet], right[facet], elsewhere, beside, looked_at.numbers_are, multiplied)
    return joined(said, how)
