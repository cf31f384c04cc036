"""Grades the ranges that a student has chosen: by the rules that the notebook tells, no others."""

from __future__ import annotations

from typing import Any

from autograder.grading import Parts, Score
from linearloss.own_search import check_ranges


def grade_ranges(given: Any, name: str, points: float, first: Any = None) -> Score:
    """One part, `ranges`. For the finer ones, `first` are the first ones."""
    parts = Parts()
    parts.part("ranges", points)(lambda: check_ranges(given, name, first))
    return parts.score()
