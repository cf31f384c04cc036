"""Slips that any function may have, told from what an observation shows: no program of the catalogue is needed to know them.

A look may say one in words (`Facet.slips`); the others are patterns over cases: an error wherever it is called, right at one size
only, digits cut off, one factor or one offset in all of it, right at the first call only, zeros everywhere.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .errors import ERROR_CODES
from .exercise import Exercise
from .outcome import TOLERANCE, Array, Facet, Observation, Outcome, Trouble, same
from .sentences import joined, say
from .size_slips import fits_one_size, is_of_any_size
from .words import Certainty

# What they say to the student where no mistake of the task has the code.
SAYS = {
    **dict.fromkeys(ERROR_CODES, ""),  # where what is said of the error itself is enough
    "name-error": "Your code uses a name that is not defined: look for a typing mistake, or for a line that was taken over from elsewhere.",
    "index-error": "An index is too large for what it stands behind, an array, a list or a shape: print that just before the line that stops.",
    "too-many-indices": "An array is given more indices than it has axes: print its shape just before the line that stops.",
    "axis-error": "An axis is named that the array has not: print its shape just before the line that stops.",
    "shape-error": "Shapes do not fit in the line that stops: print those of its arrays just before it.",
    "integer-result": "An array of yours has an integer dtype, which cannot hold fractions: make it an array of floats.",
    "none-returned": "What you return is None: it is not written yet, or a return statement is missing.",
    "losses-not-summed": "An array comes back where one number is asked for: a sum, or a mean, is still missing.",
    "not-a-pair": "Two things are to be returned, the loss and its gradient: return loss, dW.",
    "vector-only": "It fits a vector rather than a matrix: a matrix comes here, with rows of its own.",
    "nothing-computed": "Everything that comes back is zero, as where nothing is computed yet.",
    "hard-coded-size": "Your code is made for one size, and at others it stops or comes out wrong, as where a size is written into it as a number, comes from the wrong axis, or belongs to an array of the notebook: take each size from the shape of an argument.",
    "rounded-result": "Digits are cut off: return the numbers as they are, and round only where you print them.",
    "changes-input": "Your function changes its argument in place: whoever calls it still needs it as it was. Work on a copy.",
    "result-is-the-argument": "What you return is, or holds, the very array that you were given: return a new one.",
    "result-overwritten": "The next call overwrites the array that this one has returned: make a new array in each call.",
    "depends-on-earlier-calls": "The result depends on more than the arguments, as where something is kept between the calls, or drawn at random: use nothing but these.",
    "loops over classes": "A loop over the classes is left: let NumPy work on all classes at once, too.",
    "python-loop": "Python goes through the data piece by piece: let NumPy work on all of it at once.",
}  # fmt: skip
NONE_IN_SOME = say(
    "In some cases None comes back, as where there is a way through your code without a return, or what is returned was None to begin with."
)
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
            if any(
                fits_one_size(exercise, *_in_all_cases(exercise.seen_alike(name), observed, right)) for name in wrong
            ):
                return Slip("hard-coded-size", tuple(wrong))
            return Slip(code, tuple(wrong), _says_none(code, observed))
    return None


def _says_none(code: str, observed: Observation) -> str:
    """What is said where nothing is returned in some cases, and numbers in others."""
    returned = any(isinstance(outcome, np.ndarray) for facet in observed.values() for outcome in facet.values())
    return NONE_IN_SOME if code == "none-returned" and returned else ""


def errors_of(seen: Facet, right: Facet) -> set[str]:
    """The codes of the errors of a facet in which nothing else is wrong."""
    errors = {error_of(outcome) for case, outcome in seen.items() if not same(outcome, right[case])}
    return set() if "" in errors else errors


def error_of(outcome: Outcome) -> str:
    """The code of the slip that an outcome is by itself: an error, or nothing returned."""
    return "none-returned" if str(outcome) == "None" else getattr(outcome, "slip", "")


def slips(
    exercise: Exercise, observed: Observation, right: Observation, unexplained: Sequence[str], told: Container[str] = ()
) -> Iterator[Slip]:
    """The slips in the facets that no known mistake explains.

    Args:
        told: the errors that a known mistake explains.
    """
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
    of_numbers = {name for name in unexplained if exercise.facet(name).numbers_are in ("values", "a count")}
    rounded = tuple(name for name in open_facets if name in of_numbers and _rounded(observed[name], right[name]))
    if rounded:
        yield Slip("rounded-result", rounded)
        open_facets = [name for name in open_facets if name not in rounded]
    one_size = tuple(
        name
        for name in open_facets
        if name in of_numbers and fits_one_size(exercise, *_in_all_cases(exercise.seen_alike(name), observed, right))
    )
    if one_size:
        yield Slip("hard-coded-size", one_size)
        open_facets = [name for name in open_facets if name not in one_size]
    by_factor: dict[str, list[str]] = {}
    for name in open_facets:
        alike = [other for other in exercise.seen_alike(name) if _is_wrong(exercise, other, observed, right)]
        tolerance = max(1e-5, *(exercise.facet(other).tolerance for other in alike))
        seen_apart = any(_is_wrong(exercise, other, observed, right) for other in exercise.facet(name).apart_from)
        is_told = (
            name in of_numbers
            and not seen_apart
            and is_of_any_size(exercise, [case for other in alike for case in right[other]])
        )
        if is_told and (sentence := _one_number(*_in_all_cases(alike, observed, right), tolerance)):
            by_factor.setdefault(sentence, []).append(name)
    for sentence, facets in by_factor.items():
        code = "constant-factor" if "times" in sentence else "constant-offset"
        yield Slip(code, tuple(facets), joined(exercise.facet(facets[0]).says, sentence), "certain")
        open_facets = [name for name in open_facets if name not in facets]
    for name in open_facets:
        errors = errors_of(observed[name], right[name])
        if len(errors) == 1 and not any(str(outcome) in told for outcome in observed[name].values()):
            code = errors.pop()
            yield Slip(code, (name,), _says_none(code, observed))


def _in_all_cases(alike: Sequence[str], observed: Observation, right: Observation) -> tuple[Facet, Facet]:
    """What is seen, and what is right, in the cases of several facets that look at the same."""
    return tuple(
        {case: outcome for other in alike for case, outcome in facets[other].items()} for facets in (observed, right)
    )  # type: ignore[return-value]


def _is_wrong(exercise: Exercise, name: str, observed: Observation, right: Observation) -> bool:
    tolerance = exercise.facet(name).tolerance
    return any(not same(observed[name][case], outcome, tolerance) for case, outcome in right[name].items())


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
    """Whether all numbers that come back are zero, and most of them should not be.

    What comes in another form, or is no finite number, is not zero; what stops is not known to be anything.
    """
    came = [
        (outcome, right[name][case])
        for name, facet in observed.items()
        for case, outcome in facet.items()
        if isinstance(right[name][case], np.ndarray)
    ]
    pairs = [(outcome, expected) for outcome, expected in came if isinstance(outcome, np.ndarray)]
    if any(isinstance(outcome, Trouble) and outcome.status == "failed" for outcome, _ in came):
        return False
    needed = sum(bool(np.any(expected)) for _, expected in pairs)
    return needed > len(pairs) / 2 and not any(np.any(got) for got, _ in pairs)


def _rounded(seen: Facet, right: Facet) -> bool:
    """Whether all that is wrong was rounded to some digits after the point, or to those of float16."""
    pairs = list(_wrong_numbers(seen, right))
    if not pairs or len(pairs) != sum(not same(seen[case], right[case]) for case in right):
        return False
    got, expected = (np.concatenate([pair[side].ravel() for pair in pairs]) for side in (0, 1))
    for digits in range(1, 7):
        is_rounded = np.allclose(got, np.round(got, digits), 1e-6, 1e-9)
        if is_rounded and np.all(np.abs(got - expected) < 0.6 * 10.0**-digits):
            return True
    with np.errstate(over="ignore"):
        halves = got.astype(np.float16).astype(float)
    return bool(np.all(np.abs(got - halves) < 1e-9) and np.all(np.abs(got - expected) <= 2e-3 * np.abs(expected)))


def _wrong_numbers(seen: Facet, right: Facet, tolerance: float = TOLERANCE) -> Iterator[tuple[Array, Array]]:
    for case, expected in right.items():
        got = seen[case]
        if (
            isinstance(got, np.ndarray)
            and isinstance(expected, np.ndarray)
            and got.shape == expected.shape
            and not same(got, expected, tolerance)
        ):
            yield got, expected


def _one_number(seen: Facet, right: Facet, tolerance: float) -> str:
    """What is said where all that is wrong is off by one factor, or by one and the same number; empty if it is not."""
    pairs = list(_wrong_numbers(seen, right, tolerance))
    kept = [outcome for case, outcome in right.items() if same(seen[case], outcome, tolerance)]
    if len(pairs) < 2 or len(pairs) + len(kept) != len(right):
        return ""
    # No factor shows in zeros; beside anything else that is right, it is no factor of all.
    if any(isinstance(outcome, str) or np.any(outcome) for outcome in kept):
        return ""
    got, expected = (np.concatenate([pair[side].ravel() for pair in pairs]) for side in (0, 1))
    scale = float(np.sum(expected * expected))
    factor = float(np.sum(got * expected)) / scale if scale else 0.0
    # A result that is just inexact is no multiple of the right one.
    if (
        abs(factor) > LEAST_FACTOR
        and abs(factor - 1) > INEXACT * tolerance
        and np.ptp(expected) > 0
        and all(same(one, factor * other, tolerance) for one, other in pairs)
    ):
        if len(pairs) == 1:
            return say("It is {factor:.3g} times what it should be.", factor=factor)
        return say("It is {factor:.3g} times what it should be, in all cases alike.", factor=factor)
    offset = float(np.mean(got - expected))
    large = not kept and abs(offset) > INEXACT * tolerance * float(np.max(np.abs(expected), initial=0.0))
    if large and np.ptp(expected) > 0 and all(same(one, other + offset, tolerance) for one, other in pairs):
        if len(pairs) == 1 and offset > 0:
            return say("It is {offset:.3g} more than it should be.", offset=offset)
        if len(pairs) == 1:
            return say("It is {offset:.3g} less than it should be.", offset=-offset)
        if offset > 0:
            return say("It is {offset:.3g} more than it should be, in all cases alike.", offset=offset)
        return say("It is {offset:.3g} less than it should be, in all cases alike.", offset=-offset)
    return ""
