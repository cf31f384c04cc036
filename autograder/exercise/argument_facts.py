"""Whether a wrong result is the right one times, or divided by, something that the function was given; or a piece of what was given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from linearloss.exercise import VALUES, Exercise
from linearloss.outcome import Array, Observation, Outcome, same
from linearloss.sentences import Sentence, say

from .number_facts import TOLERANCE

# From so many cases on, in so many of which it is another number, it is no chance.
FEWEST_CASES, FEWEST_NUMBERS = 3, 2
POWERS = {
    1.0: say("It is the right value times {what}."),
    -1.0: say("It is the right value divided by {what}."),
    2.0: say("It is the right value times the square of {what}."),
    -2.0: say("It is the right value divided by the square of {what}."),
    0.5: say("It is the right value times the square root of {what}."),
    -0.5: say("It is the right value divided by the square root of {what}."),
}

PROPORTIONS: tuple[tuple[Callable[[Array], Array], str], ...] = (
    (lambda value: value, say("Its entries are those of {what}, times one number.")),
    (np.abs, say("Its entries are the sizes of those of {what}, times one number.")),
    (np.square, say("Its entries are the squares of those of {what}, times one number.")),
    (np.sign, say("Its entries are the signs of those of {what}, times one number.")),
)
SUMS: tuple[tuple[Callable[[Array], Any], str], ...] = (
    (np.sum, say("It is the sum of the entries of {what}, times one number.")),
    (
        lambda value: np.sum(np.abs(value)),
        say("It is the sum of the sizes of the entries of {what}, times one number."),
    ),
    (lambda value: np.sum(value**2), say("It is the sum of the squares of {what}, times one number.")),
    (
        lambda value: np.sqrt(np.sum(value**2)),
        say("It is the root of the sum of the squares of {what}, times one number."),
    ),
    (lambda value: np.max(np.abs(value)), say("It is the largest size of an entry of {what}, times one number.")),
)
ALL = say("It is all of {what}.")
BEGINNING, END = say("It is the beginning of {what}."), say("It is the end of {what}.")
TOO_LONG = say("It is the beginning of {what}, but too long."), say("It is the end of {what}, but too long.")
TOO_SHORT = say("It is the beginning of {what}, but too short."), say("It is the end of {what}, but too short.")


def right_in_another_part(exercise: Exercise, facet: str, observed: Observation, right: Observation) -> str:
    """Of which other part the numbers of a facet are the right ones, in every case in which it is wrong."""
    seen, expected = observed[facet], right[facet]
    wrong = [case for case in expected if not same(seen[case], expected[case], TOLERANCE)]
    if any(isinstance(seen[case], str) for case in wrong) or sum(np.size(seen[case]) for case in wrong) < FEWEST_CASES:
        return ""
    here = exercise.facet(facet)
    parts = {
        other.part
        for other in exercise.facets
        if other.part not in (here.part, "")
        and other.numbers_are == here.numbers_are == VALUES
        and all(case in right[other.name] and _is_right(seen[case], right[other.name][case]) for case in wrong)
    }
    return say("That would be right in another part: {part}.", part=Sentence(parts.pop())) if len(parts) == 1 else ""


def _is_right(got: Outcome, expected: Outcome) -> bool:
    return not isinstance(expected, str) and bool(np.any(expected)) and same(got, expected, TOLERANCE)


def pieces_of_arguments(
    exercise: Exercise, facet: str, observed: Observation, right: Observation, names: Sequence[str]
) -> str:
    """Of which argument the numbers of a facet are all, the beginning or the end, in every case in which it is wrong."""
    given = {
        case.name: dict(zip(names, case.make(), strict=False)) for case in exercise.cases if case.name in right[facet]
    }
    wrong = [case for case, expected in right[facet].items() if not same(observed[facet][case], expected, TOLERANCE)]
    for name in filter(None, names):
        said = {_piece(observed[facet][case], right[facet][case], given[case].get(name)) for case in wrong}
        if len(said) == 1 and (says := said.pop()):
            return Sentence(says, {"what": name})
    return ""


def in_proportion(
    exercise: Exercise, facet: str, observed: Observation, right: Observation, names: Sequence[str]
) -> str:
    """To the entries of which argument, or to their sizes, squares or signs, the numbers of a facet are in proportion, in every wrong case."""
    wrong = [case for case, expected in right[facet].items() if not same(observed[facet][case], expected, TOLERANCE)]
    made = {case.name: dict(zip(names, case.make(), strict=False)) for case in exercise.cases if case.name in wrong}
    pairs = [(observed[facet][case], right[facet][case], made.get(case, {})) for case in wrong]
    fits = [
        (name, says)
        for name in filter(None, names)
        for of, says in PROPORTIONS
        if pairs and all(_goes_with(got, expected, given.get(name), of) for got, expected, given in pairs)
    ]
    return Sentence(fits[0][1], {"what": fits[0][0]}) if len(fits) == 1 else ""


def _goes_with(got: Outcome, expected: Outcome, value: Any, of: Callable[[Array], Array]) -> bool:
    """Whether they are, and the right ones are not; of a few entries, or of all alike, that would be true by chance."""
    if isinstance(got, str) or isinstance(expected, str) or not isinstance(value, np.ndarray):
        return False
    if value.shape != got.shape or got.shape != expected.shape or got.size < FEWEST_CASES or not np.any(got):
        return False
    entries = of(value.astype(float))
    return _is_multiple(got, entries) and not _is_multiple(expected, entries) and bool(np.ptp(entries))


def of_sums(exercise: Exercise, facet: str, observed: Observation, right: Observation, names: Sequence[str]) -> str:
    """Of which argument the numbers of a facet, one in each case, are a sum, a length or the largest entry, times one number."""
    expected = {case: outcome for case, outcome in right[facet].items() if not isinstance(outcome, str)}
    got = {
        case: outcome for case, outcome in observed[facet].items() if not isinstance(outcome, str) and outcome.ndim == 0
    }
    if len(got) < FEWEST_CASES or got.keys() != right[facet].keys() or got.keys() != expected.keys():
        return ""
    given = {case.name: dict(zip(names, case.make(), strict=False)) for case in exercise.cases if case.name in got}
    fits = []
    for name in filter(None, names):
        if not all(isinstance(args.get(name), np.ndarray) and args[name].size > 1 for args in given.values()):
            continue
        for of, says in SUMS:
            sums = {case: float(of(args[name].astype(float))) for case, args in given.items()}
            if _go_together(got, sums, given) and not _go_together(expected, sums, given):
                fits.append(Sentence(says, {"what": name}))
    return fits[0] if len(fits) == 1 else ""


def _go_together(
    found: Mapping[str, Outcome], sums: Mapping[str, float], given: Mapping[str, Mapping[str, Any]]
) -> bool:
    """Whether all are these numbers times one and the same, or times the same and one of the arguments."""
    if (
        any(abs(one) < TOLERANCE for one in sums.values())
        or np.unique(np.round(list(sums.values()), 6)).size < FEWEST_NUMBERS
    ):
        return False
    ratios = {case: float(np.asarray(found[case])) / one for case, one in sums.items()}
    factors = [dict.fromkeys(ratios, 1.0)]
    for name in next(iter(given.values())):
        values = {case: args.get(name) for case, args in given.items()}
        if all(isinstance(one, (int, float)) and one for one in values.values()):
            factors.append({case: float(one) for case, one in values.items() if isinstance(one, (int, float))})
    return any(
        ratios
        and np.ptp(over := [ratios[case] / factor[case] for case in ratios]) <= TOLERANCE * max(map(abs, over)) > 0
        for factor in factors
    )


def _is_multiple(one: Array, other: Array) -> bool:
    scale = float(np.sum(other * other))
    return scale > 0 and same(one, float(np.sum(one * other)) / scale * other, TOLERANCE)


def _piece(got: Outcome, expected: Outcome, value: Any) -> str:
    if isinstance(got, str) or isinstance(expected, str) or not isinstance(value, np.ndarray) or not got.size:
        return ""
    entries, found = value.ravel(), got.ravel()
    if found.size > entries.size or entries.size < FEWEST_CASES or not np.ptp(entries):
        return ""
    if found.size == entries.size:
        return ALL if same(found, entries.astype(float), TOLERANCE) else ""
    for which, (piece, wanted) in enumerate(
        (
            (entries[: found.size], entries[: expected.size]),
            (entries[-found.size :], entries[-expected.size or len(entries) :]),
        )
    ):
        if same(found, piece.astype(float), TOLERANCE):
            if not same(expected.ravel(), wanted.astype(float), TOLERANCE):
                return (BEGINNING, END)[which]
            return (TOO_LONG if found.size > expected.size else TOO_SHORT)[which]
    return ""


def by_arguments(
    exercise: Exercise, facets: Sequence[str], observed: Observation, right: Observation, names: Sequence[str]
) -> str:
    """By what of the arguments all numbers of these facets are multiplied or divided; empty if by nothing, or by several alike.

    Args:
        names: of the function's arguments.
    """
    factors = _factors(facets, observed, right)
    different = np.unique(np.round(list(factors.values()), 9)).size
    if not names or len(factors) < FEWEST_CASES or different < FEWEST_NUMBERS or min(factors.values()) <= 0:
        return ""
    given = {case.name: dict(_quantities(case.make(), names)) for case in exercise.cases if case.name in factors}
    shared = set.intersection(*({*one} for one in given.values()))
    fits = [
        (what, power)
        for what in sorted(shared)
        for power in POWERS
        if all(_is(factor, given[case][what], power) for case, factor in factors.items())
    ]
    if len(fits) != 1:
        return ""
    what, power = fits[0]
    return Sentence(POWERS[power], {"what": what})


def _is(factor: float, quantity: float, power: float) -> bool:
    return quantity > 0 and abs(factor / quantity**power - 1) < TOLERANCE


def _factors(facets: Sequence[str], observed: Observation, right: Observation) -> Mapping[str, float]:
    """Case -> by what all of its numbers are multiplied; none if there is a case of which that cannot be said."""
    found: dict[str, float] = {}
    for name in facets:
        for case, expected in right[name].items():
            got = observed[name][case]
            if isinstance(got, str) or isinstance(expected, str) or got.shape != expected.shape:
                return {}
            scale = float(np.sum(expected * expected))
            if scale == 0:
                continue
            factor = float(np.sum(got * expected)) / scale
            if not same(got, factor * expected, TOLERANCE) or abs(found.get(case, factor) - factor) > TOLERANCE:
                return {}
            found[case] = factor
    return found


def _quantities(args: Sequence[Any], names: Sequence[str]) -> Iterator[tuple[str, float]]:
    """What numbers there are in the arguments of a call, and what each is called in code."""
    for name, value in zip(names, args, strict=False):
        if not name:
            continue
        if isinstance(value, np.ndarray):
            yield f"len({name})", float(value.shape[0]) if value.ndim else 0.0
            if value.ndim == 2:
                yield f"{name}.shape[1]", float(value.shape[1])
            if value.ndim > 1:
                yield f"{name}.size", float(value.size)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            yield name, float(value)
