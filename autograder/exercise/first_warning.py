"""Where numbers that are not finite come about: the line of which NumPy warns first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from autograder.grading.parts import PartResult
from linearloss.errors import MOST_OF_A_TEXT, CodeError, cleaned
from linearloss.outcome import NOT_FINITE, Facet, Observation, Outcome, Trouble
from linearloss.sentences import joined, say

from .readings import DoesNotRun, Run

if TYPE_CHECKING:
    from .grading import GradedTask

_AN_ERROR = '{name} = __import__("numpy").errstate(over="raise", divide="raise", invalid="raise")({name})'
_EXP = say("The exponential of a number above 709.8 is too large for a float.")
_NO_ERROR = "{name} = {name}.__wrapped__"


def with_first_warnings(
    task: GradedTask, parts: Sequence[PartResult], run: Run, observed: Observation
) -> tuple[PartResult, ...]:
    """The results of the parts; where nan or infinity has no name in one, with NumPy's first warning of it.

    Args:
        run: raises `DoesNotRun`.
        observed: of the function that the cells have defined.
    """
    facets = {part.name: name for part in parts if (name := _not_finite(task, part, observed))}
    if not facets or task.exercise.function != task.exercise.cell:
        return tuple(parts)
    looked_at = [task.exercise.facet(name) for name in dict.fromkeys(facets.values())]
    try:
        stopped = task.exercise.observe(run(_AN_ERROR.format(name=task.exercise.cell)), looked_at)
        run(_NO_ERROR.format(name=task.exercise.cell))
    except DoesNotRun:
        return tuple(parts)
    told = {part: _told(observed[name], stopped[name]) for part, name in facets.items()}
    return tuple(replace(part, facts=(*part.facts, *told.get(part.name, ()))) for part in parts)


def _not_finite(task: GradedTask, part: PartResult, observed: Observation) -> str:
    """The first facet of a part that is told to hold nan or infinity, if something in it has no name; empty if there is none."""
    if part.explained:
        return ""
    names = (facet.name for facet in task.exercise.facets if facet.part == part.name)
    return next((name for name in names if any(map(_is_not_finite, observed[name].values()))), "")


def _is_not_finite(outcome: Outcome) -> bool:
    return isinstance(outcome, Trouble) and outcome == NOT_FINITE and outcome.status == "failed"


def _told(observed: Facet, stopped: Facet) -> tuple[str, ...]:
    for case, outcome in observed.items():
        error = getattr(stopped[case], "error", None)
        if _is_not_finite(outcome) and isinstance(error, CodeError) and error.kind == "FloatingPointError":
            text = cleaned(error.text, MOST_OF_A_TEXT)
            warning = say(
                "In a case of nan or infinity, NumPy's first warning is of line {line}: {text}.",
                line=error.line,
                text=text,
            )
            return (joined(warning, _EXP if text == "overflow encountered in exp" else ""),)
    return ()
