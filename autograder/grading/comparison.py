"""Whether two observations of an examination agree, facet by facet."""

from __future__ import annotations

from autograder.checks.values import FLOAT64_TOLERANCE, is_close

from .examination import Facet, Observation, Outcome


def same_outcome(one: Outcome, other: Outcome, tolerance: float) -> bool:
    """Whether two outcomes agree: the same words, or arrays of one shape with close entries."""
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str) and one == other
    return one.shape == other.shape and (one.size == 0 or is_close(one, other, tolerance))


def same_facet(one: Facet, other: Facet, tolerance: float) -> bool:
    """Whether two facets agree in every case."""
    return one.keys() == other.keys() and all(same_outcome(one[case], other[case], tolerance) for case in one)


def wrong_facets(observed: Observation, right: Observation, tolerance: float = FLOAT64_TOLERANCE) -> tuple[str, ...]:
    """The facets in which an observation differs from the right one."""
    return tuple(
        name for name, facet in right.items() if not same_facet(observed.get(name, {}), facet, looser(name, tolerance))
    )


def looser(facet: str, tolerance: float) -> float:
    """The tolerance for a facet: what is computed in float32 has seven digits."""
    return max(tolerance, 1e-3) if facet.endswith("float32") else tolerance
