"""Slips that any function may have, told from what an observation shows: no program of the catalogue is needed to know them.

A look may say one in words (`Facet.slips`); the others are patterns over cases: an error wherever it is called, right at one size
only, digits cut off, one factor or one offset in all of it, right at the first call only, zeros everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .errors import ERROR_CODES
from .exercise import Exercise
from .outcome import Array, Facet, Observation, Outcome, same
from .sentences import joined, say
from .words import Certainty

# What they say to the student where no mistake of the task has the code.
SAYS = {
    **dict.fromkeys(ERROR_CODES, ""),  # where what is said of the error itself is enough
    "name-error": "Your code uses a name that is not defined: look for a typing mistake, or for a line that was taken over from elsewhere.",
    "index-error": "An index is too large for its array, or the array too short: take each length from where it belongs, X.shape or W.shape.",
    "too-many-indices": "An array is given more indices than it has axes: print its shape just before the line that stops.",
    "axis-error": "An axis is named that the array has not: print its shape just before the line that stops.",
    "shape-error": "Two arrays in your code do not fit together: print their shapes just before the line that stops.",
    "integer-result": "An array of yours has an integer dtype, which cannot hold fractions: make it an array of floats.",
    "none-returned": "What you return is None: it is not written yet, or a return statement is missing.",
    "losses-not-summed": "An array comes back where one number is asked for: add up, or take the mean.",
    "not-a-pair": "Two things are to be returned, the loss and its gradient: return loss, dW.",
    "nothing-computed": "Everything that comes back is zero: nothing is computed yet.",
    "hard-coded-size": "Your code is right at one size only: a size is written into it as a number. Take it from the shape of an array.",
    "rounded-result": "Digits are cut off: return the numbers as they are, and round only where you print them.",
    "changes-input": "Your function changes its argument in place: whoever calls it still needs that array. Work on a copy.",
    "result-is-the-argument": "What you return is the very array that you were given: return a new one.",
    "result-overwritten": "The next call overwrites the array that this one has returned: make a new array in each call.",
    "depends-on-earlier-calls": "The result depends on earlier calls: keep nothing outside of the function that the next call reads.",
    "loops over classes": "A loop over the classes is left: let NumPy work on all classes at once, too.",
    "python-loop": "Python goes through the data piece by piece: let NumPy work on all of it at once.",
}  # fmt: skip
# Shapes that do not fit may fit by accident where two sizes are equal.
NEARLY_EVERYWHERE = 0.5
# A result smaller than this times the right one is none.
LEAST_FACTOR = 1e-9
INEXACT = 20


@dataclass(frozen=True)
class Slip:
    """A slip and the facets that it explains; `says` where the look has a sentence of its own."""

    code: str
    facets: tuple[str, ...]
    says: str = ""
    certainty: Certainty = "likely"


def error_nearly_everywhere(
    exercise: Exercise, observed: Observation, right: Observation, wrong: Sequence[str]
) -> Slip | None:
    """One kind of error in most of what is wrong: a function that hardly ever returns shows no other mistakes."""
    outcomes = [
        outcome for name in wrong for case, outcome in observed[name].items() if not same(outcome, right[name][case])
    ]
    kinds = [error_of(outcome) for outcome in outcomes if str(outcome).startswith(("raises ", "None"))]
    for code in dict.fromkeys(kinds):
        if code and kinds.count(code) > NEARLY_EVERYWHERE * len(outcomes):
            if any(_fits_one_size(exercise, observed[name], right[name]) for name in wrong):
                return Slip("hard-coded-size", tuple(wrong))
            return Slip(code, tuple(wrong))
    return None


def _errors_of(seen: Facet, right: Facet) -> set[str]:
    """The errors of a facet in which nothing else is wrong."""
    errors = {error_of(outcome) for case, outcome in seen.items() if not same(outcome, right[case])}
    return set() if "" in errors else errors


def error_of(outcome: Outcome) -> str:
    """The code of the slip that an outcome is by itself: an error, or nothing returned."""
    return "none-returned" if str(outcome) == "None" else getattr(outcome, "slip", "")


def slips(exercise: Exercise, observed: Observation, right: Observation, unexplained: Sequence[str]) -> Iterator[Slip]:
    """The slips in the facets that no known mistake explains."""
    open_facets = list(unexplained)
    said = _in_words(exercise, observed, unexplained)
    taken = {name for facets in said.values() for name in facets}
    if "depends-on-earlier-calls" in said:
        said["depends-on-earlier-calls"] += [
            name for name in unexplained if name not in taken and _first_is_right(observed[name], right[name])
        ]
    for code, facets in said.items():
        words = {str(outcome) for name in facets for outcome in observed[name].values()}
        yield Slip(code, tuple(facets), next((SAYS[word] for word in sorted(words) if word in SAYS), ""))
        open_facets = [name for name in open_facets if name not in facets]
    for code, holds in (("rounded-result", _rounded), ("hard-coded-size", _fits_one_size)):
        found = tuple(name for name in open_facets if holds(exercise, observed[name], right[name]))
        if found:
            yield Slip(code, found)
            open_facets = [name for name in open_facets if name not in found]
    by_factor: dict[str, list[str]] = {}
    for name in open_facets:
        if sentence := _one_number(observed[name], right[name], max(1e-5, exercise.facet(name).tolerance)):
            by_factor.setdefault(sentence, []).append(name)
    for sentence, facets in by_factor.items():
        code = "constant-factor" if "times" in sentence else "constant-offset"
        yield Slip(code, tuple(facets), joined(exercise.facet(facets[0]).says, sentence), "certain")
        open_facets = [name for name in open_facets if name not in facets]
    # An error that stands in an explained facet as well is explained.
    told = {str(outcome) for name in observed if name not in open_facets for outcome in observed[name].values()}
    for name in open_facets:
        errors = _errors_of(observed[name], right[name])
        if len(errors) == 1 and not told & {str(outcome) for outcome in observed[name].values()}:
            yield Slip(errors.pop(), (name,))


def _in_words(exercise: Exercise, observed: Observation, names: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        for outcome in observed[name].values():
            code = exercise.facet(name).slips.get(str(outcome)) if isinstance(outcome, str) else None
            if code and name not in found.setdefault(code, []):
                found[code].append(name)
    return found


def _first_is_right(seen: Facet, right: Facet) -> bool:
    cases = list(right)
    return len(cases) > 1 and same(seen[cases[0]], right[cases[0]])


def nothing_computed(observed: Observation, right: Observation) -> bool:
    """Whether all numbers that come back are zero, and most of them should not be."""
    pairs = [
        (outcome, right[name][case])
        for name, facet in observed.items()
        for case, outcome in facet.items()
        if isinstance(outcome, np.ndarray) and isinstance(right[name][case], np.ndarray)
    ]
    needed = sum(bool(np.any(expected)) for _, expected in pairs)
    return needed > len(pairs) / 2 and not any(np.any(got) for got, _ in pairs)


def _rounded(exercise: Exercise, seen: Facet, right: Facet) -> bool:
    """Whether all that is wrong was rounded to some digits after the point, or to those of float16."""
    pairs = list(_wrong_numbers(seen, right))
    if not pairs or len(pairs) != sum(not same(seen[case], right[case]) for case in right):
        return False
    got, expected = (np.concatenate([pair[side].ravel() for pair in pairs]) for side in (0, 1))
    for digits in range(1, 7):
        scaled = got * 10.0**digits
        if np.all(np.abs(scaled - np.round(scaled)) < 1e-3) and np.all(np.abs(got - expected) < 0.6 * 10.0**-digits):
            return True
    with np.errstate(over="ignore"):
        halves = got.astype(np.float16).astype(float)
    return bool(np.all(np.abs(got - halves) < 1e-9) and np.all(np.abs(got - expected) <= 2e-3 * np.abs(expected)))


def _wrong_numbers(seen: Facet, right: Facet) -> Iterator[tuple[Array, Array]]:
    for case, expected in right.items():
        got = seen[case]
        if (
            isinstance(got, np.ndarray)
            and isinstance(expected, np.ndarray)
            and got.shape == expected.shape
            and not same(got, expected)
        ):
            yield got, expected


def _one_number(seen: Facet, right: Facet, tolerance: float) -> str:
    """What is said where all that is wrong is off by one factor, or by one and the same number; empty if it is not."""
    pairs = list(_wrong_numbers(seen, right))
    if len(pairs) < 2 or len(pairs) != sum(not same(seen[case], right[case]) for case in right):
        return ""
    got, expected = (np.concatenate([pair[side].ravel() for pair in pairs]) for side in (0, 1))
    scale = float(np.sum(expected * expected))
    factor = float(np.sum(got * expected)) / scale if scale else 0.0
    # A result that is just inexact is no multiple of the right one.
    if (
        abs(factor) > LEAST_FACTOR
        and abs(factor - 1) > INEXACT * tolerance
        and np.ptp(expected) > 0
        and same(got, factor * expected, tolerance)
    ):
        return say(
            "It is {factor:.3g} times what it should be, in all cases alike: look for a factor too many, or for one that is missing.",
            factor=factor,
        )
    offset = float(np.mean(got - expected))
    large = abs(offset) > INEXACT * tolerance * float(np.max(np.abs(expected), initial=0.0))
    if large and np.ptp(expected) > 0 and same(got, expected + offset, tolerance):
        if offset > 0:
            return say(
                "It is {offset:.3g} more than it should be, in all cases alike: something is added that does not depend on the arguments.",
                offset=offset,
            )
        return say(
            "It is {offset:.3g} less than it should be, in all cases alike: something is added that does not depend on the arguments.",
            offset=-offset,
        )
    return ""


def _fits_one_size(exercise: Exercise, seen: Facet, right: Facet) -> bool:
    """Right only where some axis has one size, or off by each size over one and the same number."""
    sizes = {case.name: _sizes(case.make()) for case in exercise.cases if case.name in right}
    fits = {case for case in right if same(seen[case], right[case], 1e-5)}
    wrong = set(right) - fits
    if any(1 in sizes[case] for case in fits):
        return False  # what is missing may do no harm where there is but one
    if (
        not wrong
        or len(sizes) < 3
        or any(isinstance(seen[case], str) and not _does_not_fit(seen[case]) for case in wrong)
    ):
        return False
    if fits and all(isinstance(right[case], str) for case in fits):
        return False  # "stays finite" is no value that is right there
    axes = min((len(sizes[case]) for case in right), default=0)
    stopped = all(_does_not_fit(seen[case]) for case in wrong)
    if stopped and _fit_by_accident([sizes[case][:axes] for case in right], [sizes[case] for case in fits]):
        return False
    for axis in range(axes):
        at = {sizes[case][axis] for case in fits}
        if len(at) == 1 and all(sizes[case][axis] not in at for case in wrong) and (stopped or len(fits) > 1):
            return True
    return any(_divided_by_a_number(seen, right, {case: sizes[case][axis] for case in right}) for axis in range(axes))


def _fit_by_accident(everywhere: Sequence[Sequence[int]], there: Sequence[Sequence[int]]) -> bool:
    """Whether two sizes that mean different things are equal there."""
    return any(
        any(sizes[one] != sizes[other] for sizes in everywhere) and any(sizes[one] == sizes[other] for sizes in there)
        for one, other in combinations(range(len(everywhere[0])), 2)
    )


def _sizes(args: Sequence[object]) -> tuple[int, ...]:
    return tuple(size for value in args if isinstance(value, np.ndarray) for size in value.shape)


def _does_not_fit(outcome: Outcome) -> bool:
    return isinstance(outcome, str) and ("about shapes" in outcome or outcome.startswith(("raises Index", "shape ")))


def _divided_by_a_number(seen: Facet, right: Facet, sizes: Mapping[str, int]) -> bool:
    numbers = set()
    for case, expected in right.items():
        got = seen[case]
        if isinstance(got, str) or isinstance(expected, str) or got.shape != expected.shape or not np.any(expected):
            return False
        factor = float(np.sum(got * expected) / np.sum(expected * expected))
        if factor == 0 or not same(got, factor * expected, 1e-5):
            return False
        numbers.add(f"{sizes[case] / factor:.4g}")
    return len(numbers) == 1 and len(set(sizes.values())) > 1 and "1" not in numbers
