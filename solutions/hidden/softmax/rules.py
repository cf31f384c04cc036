"""Mistakes in softmax or cross_entropy that have many faces, known by what all of them have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from autograder.grading import Observation
from autograder.grading.comparison import same_facet, same_outcome, wrong_facets

from .observe import AGAIN, observe_large_scores
from .problems import AN_ORDINARY_ONE, ANOTHER_ONE, observed_batches

Rule = Callable[[Observation, Observation], tuple[str, ...]]
# What is subtracted from the scores in place of the rows' maxima.
SHIFTS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "softmax-no-shift": lambda S: np.zeros(1),
    "softmax-global-max": lambda S: S.max(keepdims=True),
    "softmax-min-shift": lambda S: S.min(axis=1, keepdims=True),
    "softmax-mean-shift": lambda S: S.mean(axis=1, keepdims=True),
}


def rules(labelled: bool) -> dict[str, Rule]:
    """Mistakes with many faces: code -> the facets that it explains."""
    found: dict[str, Rule] = {
        "hard-coded-size": written_sizes,
        "depends-on-earlier-calls": _remembers,
        "clipped-scores": _equalised,
        "keepdims-missing": _does_not_fit,
        "rounded-result": _rounded,
        "half-precision": _half_precision,
    }
    if labelled:
        return found | {
            "small-constant": _capped_gradually,
            "clipped-probability": _capped_suddenly,
            "one-loss-for-all": _one_number,
        }
    return found | {
        "columns-normalised": _columns_add_up_to_1,
        **{code: partial(_this_shift_beside, shift) for code, shift in SHIFTS.items()},
    }


def written_sizes(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet of the values, if they are right wherever one size is one certain number, and nowhere else."""
    fits = {case: same_outcome(observed["value"][case], right["value"][case], 1e-5) for case in right["value"]}
    shapes = {case: one.S.shape for case, one in observed_batches().items() if case in fits}
    for axis in (0, 1):
        sizes = {shapes[case][axis] for case, fit in fits.items() if fit}
        if len(sizes) == 1 and sizes != {1} and all(fit == (shapes[case][axis] in sizes) for case, fit in fits.items()):
            return tuple(name for name in wrong_facets(observed, right) if name != AGAIN)
    return ()


def _remembers(observed: Observation, right: Observation) -> tuple[str, ...]:
    """All facets, if the same call gives another result, or another call of the same size gives the same one."""
    one, other = (observed["value"][case] for case in (AN_ORDINARY_ONE, ANOTHER_ONE))
    kept = isinstance(one, np.ndarray) and one.size > 1 and bool(np.ptp(one)) and same_outcome(one, other, 1e-6)
    return wrong_facets(observed, right) if kept or observed[AGAIN] == {"": "another result"} else ()


def _equalised(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Scores cut off at whatever limit look alike beyond it."""
    alike = observed["large scores"]["all scores are near 10000"] == "becomes the same everywhere"
    return tuple(name for name in wrong_facets(observed, right) if not name.startswith("value")) if alike else ()


def _does_not_fit(observed: Observation, right: Observation) -> tuple[str, ...]:
    """All facets, if rows and columns stand beside each other: an error wherever N differs from C and from 1."""
    shapes = {case: one.S.shape for case, one in observed_batches().items() if case in right["value"]}
    stops = {case: str(observed["value"][case]).startswith("raises ValueError") for case in shapes}
    fits = all(stops[case] == (N not in (1, C)) for case, (N, C) in shapes.items())
    return wrong_facets(observed, right) if fits else ()


def _capped_gradually(observed: Observation, right: Observation) -> tuple[str, ...]:
    return _only(observed, right, "capped, and too small before")


def _capped_suddenly(observed: Observation, right: Observation) -> tuple[str, ...]:
    return _only(observed, right, "capped")


def _only(observed: Observation, right: Observation, outcome: str) -> tuple[str, ...]:
    pairs = _numbers(observed, right)
    proportional = bool(pairs) and all(np.allclose(a * b.flat[0], b * a.flat[0], 1e-3, 1e-6) for a, b in pairs)
    return ("log-sum-exp",) if proportional and observed["log-sum-exp"] == {"": outcome} else ()


def _numbers(observed: Observation, right: Observation) -> list[tuple[np.ndarray, np.ndarray]]:
    """The values beside the right ones, if all of them are numbers of the right shapes; else nothing."""
    pairs = [(observed["value"][case], expected) for case, expected in right["value"].items()]
    plain = [(a, b) for a, b in pairs if isinstance(a, np.ndarray) and isinstance(b, np.ndarray) and a.shape == b.shape]
    return plain if len(plain) == len(pairs) else []


def _values_wrong(observed: Observation, right: Observation) -> tuple[str, ...]:
    return tuple(name for name in wrong_facets(observed, right) if name in ("value", "value: float32"))


def _nearly_right(pairs: list[tuple[np.ndarray, np.ndarray]], most: float) -> bool:
    return bool(pairs) and all(float(np.max(np.abs(got - expected))) < most for got, expected in pairs)


def _rounded(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The values, if they are the right ones with so many digits after the point."""
    pairs = _numbers(observed, right)
    for digits in range(1, 6):
        unit = 10.0**-digits
        if _nearly_right(pairs, 0.6 * unit) and all(
            np.allclose(a, np.round(a, digits), 0, 1e-4 * unit) for a, _ in pairs
        ):
            return _values_wrong(observed, right)
    return ()


def _half_precision(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The values and all that goes wrong near 10000, if the values are nearly right, and numbers that float16 holds."""
    pairs = _numbers(observed, right)
    if not _nearly_right(pairs, 0.02) or not all(np.array_equal(a, a.astype(np.float16)) for a, _ in pairs):
        return ()
    return tuple(name for name in wrong_facets(observed, right) if name != AGAIN)


def _one_number(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The values, if they are a single number each, and not the mean or the sum of the losses in some base."""
    pairs = [(observed["value"][case], expected) for case, expected in right["value"].items()]
    single = [
        (float(a), b) for a, b in pairs if isinstance(a, np.ndarray) and a.ndim == 0 and isinstance(b, np.ndarray)
    ]
    if len(single) != len(pairs):
        return ()
    for reduction in (np.mean, np.sum):
        factors = [a / float(reduction(b)) for a, b in single]
        if np.allclose(factors, factors[0], 1e-4):
            return ()
    return _values_wrong(observed, right)


def _columns_add_up_to_1(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The values, if each column adds up to 1, however the scores were shifted before."""
    pairs = _numbers(observed, right)
    add_up = bool(pairs) and all(np.allclose(got.sum(axis=0), 1.0, 0, 1e-5) for got, _ in pairs)
    return _values_wrong(observed, right) if add_up else ()


def _this_shift_beside(
    shift: Callable[[np.ndarray], np.ndarray], observed: Observation, right: Observation
) -> tuple[str, ...]:
    """What happens to large scores, if it is what this shift does to them, beside values that a rule explains."""

    def softmax(S: np.ndarray) -> np.ndarray:
        with np.errstate(all="ignore"):
            E = np.exp(S - shift(S))
            return np.asarray(E / E.sum(axis=1, keepdims=True))

    if not any(rule(observed, right) for rule in (_columns_add_up_to_1, _rounded)):
        return ()
    known: Observation = {}
    observe_large_scores(softmax, False, known)
    wrong = wrong_facets(known, {name: right[name] for name in known})
    return wrong if all(same_facet(observed[name], known[name], 1e-6) for name in known) else ()
