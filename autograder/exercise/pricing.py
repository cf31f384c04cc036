"""From an observation to points: a part is right if all its facets are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.grading.parts import PartResult
from linearloss.exercise import VALUES, Exercise
from linearloss.known import Explanation
from linearloss.outcome import Observation, Outcome, same
from linearloss.seen import sentence, troubles
from linearloss.sentences import joined
from linearloss.size_slips import is_of_any_size
from linearloss.words import Once, without_repetition

from .argument_facts import by_arguments, in_proportion, of_sums, pieces_of_arguments, right_in_another_part
from .facts import facts
from .instead import Instead
from .share_facts import of_each_example

MOST_FACTS = 4


def priced(
    exercise: Exercise,
    observed: Observation,
    right: Observation,
    found: Explanation,
    instead: Instead | None = None,
    arguments: Sequence[str] = (),
) -> tuple[PartResult, ...]:
    """One result for each part; a mistake is named in every part that it concerns.

    Args:
        instead: the right function, to be asked with other arguments.
        arguments: the names of the function's arguments.
    """
    seen, once = _Seen(exercise, observed, right, found, instead, tuple(arguments)), Once()
    return tuple(_part(name, seen, once) for name in exercise.parts)


@dataclass(frozen=True)
class _Seen:
    """What a function has shown, and what has been found in it."""

    exercise: Exercise
    observed: Observation
    right: Observation
    found: Explanation
    instead: Instead | None
    arguments: tuple[str, ...] = ()


def _part(name: str, seen: _Seen, once: Once) -> PartResult:
    exercise, found = seen.exercise, seen.found
    points = exercise.parts[name]
    wrong = [facet for facet in found.wrong if exercise.facet(facet).part == name]
    if not wrong:
        return PartResult(name, points, points, "passed")
    said = without_repetition(once(_fact(facet, seen)) for facet in wrong)
    stopped = (trouble.status for facet in wrong for trouble in troubles(facet, seen.observed, seen.right))
    return PartResult(
        name,
        0.0,
        points,
        next(stopped, "failed"),
        tuple(said[:MOST_FACTS]),
        tuple(dict.fromkeys(one.named for one in found.findings if {*one.facets} & {*wrong})),
        exercise.read,
        explained=not {*wrong} & {*found.unexplained},
    )


def _fact(facet: str, seen: _Seen) -> str:
    """What went wrong where, without an input and an expected number."""
    said = sentence(facet, seen.exercise, seen.observed, seen.right, seen.found)
    return joined(said, _how(facet, seen)) if facet in seen.found.unexplained else said


def _how(facet: str, seen: _Seen) -> str:
    """The facts of all facets that look at the same, told with the first of these; none where what was taken out is wrong, too."""
    exercise, found = seen.exercise, seen.found
    still_open = [name for name in exercise.seen_alike(facet) if name in found.unexplained]
    if facet != still_open[0] or {*exercise.facet(facet).apart_from} & {*found.wrong}:
        return ""
    others = [other for other in found.wrong if other not in still_open]
    kept = [name for name in exercise.seen_alike(facet) if name not in found.wrong]
    kin = [name for name in _of_the_same(facet, exercise) if name not in exercise.seen_alike(facet)]
    wrong_in_kin = _wrong_in(kin, seen)
    parts = {exercise.facet(name).part for name in still_open}
    says = {exercise.facet(name).says for name in still_open}
    observed, right = _cases(still_open, seen.observed), _cases(still_open, seen.right)
    tolerances = {case: exercise.facet(name).tolerance for name in still_open for case in seen.right[name]}
    return facts(
        observed,
        right,
        _wrong_in(others, seen),
        is_alone=not any(exercise.facet(other).says in says or other in exercise.seen_alike(facet) for other in others),
        wrong_beside=_wrong_in([other for other in others if exercise.facet(other).part in parts or other in kin], seen)
        | _wrong_in(kept, seen, min(tolerances.values())),
        sizes={} if seen.instead is None else seen.instead.sizes(tuple(right)),
        tolerances=tolerances,
        in_any_size=is_of_any_size(exercise, tuple(right)),
        instead=lambda: _instead(facet, seen, max(tolerances.values())),
        right_beside=(
            *_cases(kept, seen.right),
            *(case for case in _cases(kin, seen.right) if case not in wrong_in_kin),
        ),
        numbers_are=exercise.facet(facet).numbers_are,
        of_arguments=_of_arguments(still_open, seen),
    )


def _of_the_same(facet: str, exercise: Exercise) -> list[str]:
    """The facets that look at the same result in whatever way: the mean, some of its entries alone, or with another tolerance."""
    look = exercise.facet(facet).look
    return [
        other.name
        for other in exercise.facets
        if type(other.look) is type(look) and getattr(other.look, "which", None) == getattr(look, "which", None)
    ]


def _of_arguments(facets: Sequence[str], seen: _Seen) -> str:
    """What the numbers have to do with the arguments, or with another part."""
    exercise, facet = seen.exercise, facets[0]
    if exercise.facet(facet).numbers_are != VALUES:
        return ""
    same_words = [one.name for one in exercise.facets if one.says == exercise.facet(facet).says]
    told = by_arguments(exercise, same_words, seen.observed, seen.right, seen.arguments)
    told = told or of_each_example(exercise, facet, seen.observed, seen.right, seen.arguments)
    if told:
        return told
    if len(same_words) > 1:
        return ""
    pieces = pieces_of_arguments(exercise, facet, seen.observed, seen.right, seen.arguments)
    return (
        pieces
        or in_proportion(exercise, facet, seen.observed, seen.right, seen.arguments)
        or of_sums(exercise, facet, seen.observed, seen.right, seen.arguments)
        or right_in_another_part(exercise, facet, seen.observed, seen.right)
    )


def _wrong_in(names: Sequence[str], seen: _Seen, tolerance: float | None = None) -> set[str]:
    """The cases in which one of these facets is wrong, or off by more than another tolerance."""
    return {
        case
        for name in names
        for case, outcome in seen.observed[name].items()
        if not same(outcome, seen.right[name][case], tolerance or seen.exercise.facet(name).tolerance)
    }


def _instead(facet: str, seen: _Seen, tolerance: float) -> str:
    """For which other arguments it would be right: in all cases in which the same is looked at, right ones too."""
    alike = seen.exercise.seen_alike(facet)
    return "" if seen.instead is None else seen.instead.told(facet, _cases(alike, seen.observed), tolerance)


def _cases(names: Sequence[str], shown: Observation) -> dict[str, Outcome]:
    """What is seen in some facets that look at the same, by case."""
    return {case: outcome for name in names for case, outcome in shown[name].items()}
