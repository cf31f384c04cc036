"""What has to do with the sizes of the arguments: a function that is right at one size only, and factors that may be a size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from .exercise import Exercise
from .outcome import Facet, Outcome, same


def is_of_any_size(exercise: Exercise, names: Sequence[str]) -> bool:
    """Whether these cases differ in every size in which all cases of the exercise differ: else a factor may be a size."""
    sizes = {case.name: _sizes(case.make()) for case in exercise.cases}
    for count in {len(sizes[name]) for name in names}:  # one example, or a pile of them: other arguments
        here = [sizes[name] for name in dict.fromkeys(names) if len(sizes[name]) == count]
        everywhere = [each for each in sizes.values() if len(each) == count]
        if len(here) > 1 and any(
            len({each[axis] for each in here}) == 1 < len({each[axis] for each in everywhere}) for axis in range(count)
        ):
            return False
    return True


def fits_one_size(exercise: Exercise, seen: Facet, right: Facet) -> bool:
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
        is_half = at == {2} and not stopped  # a sum of two with a half is their mean
        if (
            len(at) == 1
            and not is_half
            and all(sizes[case][axis] not in at for case in wrong)
            and (stopped or len(fits) > 1)
        ):
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
    # A number that a size may have: 2 is that of a half.
    is_size = all(float(number) > 2 and float(number).is_integer() for number in numbers)
    return len(numbers) == 1 and len(set(sizes.values())) > 1 and is_size
