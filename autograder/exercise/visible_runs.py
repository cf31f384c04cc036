"""Runs programs of the course's own on the visible cases of an exercise."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from linearloss.exercise import Exercise, Facet
from linearloss.outcome import Observation, Outcome

from .composition import Composition
from .mistakes import Mistake

if TYPE_CHECKING:
    from .grading import GradedTask

# What a program may have of chance in it: numbers that are drawn, memory that is not set, a clock.
_CHANCE = ("random", "rng", "empty", "time", "id(", "hash(", "set(")

# By program, and by a facet with its cases.
Runs = dict[tuple[str, str, str, str], Mapping[str, Outcome]]


class VisibleRuns:
    """Programs with mistakes of one task, or of a function with the same one, on the task's visible cases.

    Args:
        data: the exercise, as it is in `checks.json`.
        done: what was run for other tasks: a naive and a vectorised version have mistakes and cases in common.
    """

    def __init__(self, task: GradedTask, exercise: Exercise, data: Mapping[str, Any], done: Runs):
        self._task, self._exercise, self._done = task, exercise, done
        self._digests = {
            facet["name"]: _digest([facet["look"], [[case, data["cases"][case]] for case in facet["cases"]]])
            for facet in data["facets"]
        }

    def observe(self, program: Mistake | Composition, facets: Sequence[Facet], text: str = "") -> Observation:
        """What a program shows in these facets.

        Args:
            text: in place of its own.

        Raises:
            SyntaxError: its edits do not go together.
        """
        source = text or program.source
        if has_chance(source):
            return self._exercise.observe(self._task.program_of(program, source), facets)
        keys = {
            facet.name: (program.assignment, program.function, source, self._digests[facet.name]) for facet in facets
        }
        missing = [facet for facet in facets if keys[facet.name] not in self._done]
        if missing:
            seen = self._exercise.observe(self._task.program_of(program, source), missing)
            self._done.update({keys[name]: outcomes for name, outcomes in seen.items()})
        return {name: self._done[key] for name, key in keys.items()}


def has_chance(source: str) -> bool:
    """Whether a program may show another thing each time."""
    return any(word in source for word in _CHANCE)


def _digest(data: Any) -> str:
    return sha256(json.dumps(data).encode()).hexdigest()
