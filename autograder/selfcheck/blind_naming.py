"""Is a wrong name ever given? Names each known mistake as if nobody had listed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from autograder.exercise import Mistake
from autograder.exercise.grading import GradedTask
from linearloss.known import Finding, Known, same_facet
from linearloss.naming import explain
from linearloss.outcome import Observation

from .composed import changed


@dataclass
class BlindNaming:
    """What is said of mistakes that nobody has listed.

    Attributes:
        tried, unnamed, same_name, other_name: counts of mistakes.
        sure_and_wrong: a name given with certainty for some of what is wrong, and it is another mistake's.
        alike: pairs of mistakes with other codes, or other words, that no facet tells apart: should be empty.
    """

    function: str
    tried: int = 0
    unnamed: int = 0
    same_name: int = 0
    other_name: int = 0
    sure_and_wrong: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)


def name_blindly(tasks: Sequence[GradedTask]) -> BlindNaming:
    """Explain each mistake of a solution cell without those of its code, and without those that show the very same."""
    result = BlindNaming(tasks[0].exercise.cell)
    shown: dict[object, Mistake] = {}
    for mistake in tasks[0].mistakes:
        result.tried += 1
        findings = [finding for task in tasks for finding in _named(task, mistake)]
        found = {finding.code for finding in findings}
        result.unnamed += not found
        result.same_name += bool(found) and found <= {*mistake.codes}
        result.other_name += not found <= {*mistake.codes}
        sure = {finding.code for finding in findings if finding.certainty == "certain"} - {*mistake.codes}
        result.sure_and_wrong += [f"{mistake.name}: {code}" for code in sorted(sure)]
        twin = shown.setdefault(tuple(_rounded(changed(task, mistake)) for task in tasks), mistake)
        if (twin.code, twin.says) != (mistake.code, mistake.says) and twin.code not in mistake.also:
            result.alike.append(f"{twin.name} = {mistake.name}")
    return result


def _named(task: GradedTask, mistake: Mistake) -> tuple[Finding, ...]:
    if not changed(task, mistake):
        return ()
    # What is kept of a mistake has lost what its errors are: it is seen anew, as a student's program is.
    observed = task.exercise.observe(task.program_of(mistake))
    return explain(task.exercise, observed, task.right, known_without(task, mistake)).findings


def known_without(task: GradedTask, mistake: Mistake) -> tuple[Known, ...]:
    """All that is known, as if nobody had listed this mistake, nor any of its code or with its effect.

    What a slip is called, is said by an entry of its code: that stays.
    """
    own = changed(task, mistake)
    return tuple(
        replace(one, changes={}) if one.code in mistake.codes or _same_effect(task, one, own) else one
        for one in task.known
    )


def _same_effect(task: GradedTask, one: Known, changes: Observation) -> bool:
    return one.changes.keys() == changes.keys() and all(
        same_facet(facet, one.changes[name], task.tolerance(name)) for name, facet in changes.items()
    )


def _rounded(observation: Observation) -> object:
    return tuple(
        (
            name,
            case,
            (outcome.shape, *(f"{x:.6g}" for x in outcome.ravel()))
            if isinstance(outcome, np.ndarray)
            else str(outcome),
        )
        for name, cases in observation.items()
        for case, outcome in cases.items()
    )
