"""A mistake that a second version of a function only repeats is priced once, if the manifest says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from autograder.course import RepeatedMistakes
from autograder.grading.parts import PartResult
from linearloss.sentences import say

from .run_test import CellResult, result_of


def price_once(results: Mapping[str, CellResult], rule: RepeatedMistakes) -> dict[str, CellResult]:
    """The results that change: tests whose failed parts only repeat named mistakes of an earlier test.

    A part is excused if the part of the same name failed in the earlier test too, for the same known
    mistakes, named with certainty in both; what has no name is never excused, for nobody knows that it is
    the same, and neither is what `rule.never` lists: code that is not written yet. And something must be
    right in the later test: an answer that computes nothing earns nothing, however well its emptiness is known.
    """
    changed = {}
    for later, earlier in rule.pairs:
        if later in results and earlier in results and results[later].points:
            before = {part.name: part for part in results[earlier].parts}
            parts = tuple(
                _excused(part, earlier) if _repeats(part, before.get(part.name), rule) else part
                for part in results[later].parts
            )
            if parts != results[later].parts:
                changed[later] = result_of(parts, results[later].visible)
    return changed


def _repeats(part: PartResult, earlier: PartResult | None, rule: RepeatedMistakes) -> bool:
    if earlier is None or part.status == "passed" or earlier.status == "passed":
        return False
    codes = set(part.diagnoses)
    known = part.named_surely and earlier.named_surely and codes == set(earlier.diagnoses)
    return known and bool(codes) and not codes & set(rule.never)


def _excused(part: PartResult, earlier: str) -> PartResult:
    note = say(
        "No points are lost for this here: it is priced in {earlier} already.", earlier=earlier.removeprefix("test_")
    )
    return replace(part, points=part.max_points, status="passed", facts=(*part.facts, note))
