"""Is a wrong name ever given? Names each catalogued mistake as if it had never been catalogued."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from autograder.diagnosis import Diagnostician
from autograder.diagnosis.diagnostician import KnownAnswers
from autograder.exercise import Mistake
from autograder.grading.examination import Observation

from .local_grading import LocalNotebook

# Seconds in which all mistakes of a task are examined, on a machine that is busy.
WHOLE_CATALOGUE = 600.0


@dataclass
class BlindNaming:
    """What the diagnosis says of mistakes that it does not know.

    Attributes:
        tried, unnamed, same_name, other_name: counts of mistakes.
        sure_and_wrong: named with certainty, by another mistake's name: should be empty.
        alike: pairs of mistakes that no examination tells apart: should be empty.
    """

    assignment: str
    tried: int = 0
    unnamed: int = 0
    same_name: int = 0
    other_name: int = 0
    sure_and_wrong: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)


def name_blindly(
    assignment: str, notebook: LocalNotebook, diagnostician: Diagnostician, mistakes: list[Mistake]
) -> BlindNaming:
    """Diagnose each mistake of an assignment with its own entry taken out of the catalogue."""
    result = BlindNaming(assignment)
    examined = examine(notebook, diagnostician, mistakes)
    shown: dict[str, dict[str, object]] = defaultdict(dict)
    for mistake in mistakes:
        result.tried += 1
        found: set[str] = set()
        for test, known in examined.items():
            seen = next((observation for other, observation in known.wrong if other == mistake), None)
            if seen is None:
                continue
            shown[mistake.name][test] = _rounded(seen)
            for finding, _ in diagnostician.explain(known, seen, without=mistake.name).findings:
                found.update(finding.codes)
                if finding.certainty == "certain" and finding.code not in mistake.codes:
                    result.sure_and_wrong.append(f"{mistake.name}: {finding.code}")
        result.unnamed += not found
        result.same_name += bool(found) and found <= {*mistake.codes}
        result.other_name += not found <= {*mistake.codes}
    result.alike = [f"{one} = {two}" for one, two in combinations(shown, 2) if shown[one] == shown[two]]
    return result


def examine(notebook: LocalNotebook, diagnostician: Diagnostician, mistakes: list[Mistake]) -> dict[str, KnownAnswers]:
    """What the examination of each test shows of every mistake in its task."""
    for mistake in mistakes:
        tests = [notebook.tests[test].source for test in notebook.tests_of(mistake.function)]
        if any(diagnostician.cached(source) is None for source in tests):
            notebook.grade(mistake.function, mistake.source, diagnostician=diagnostician, seconds=WHOLE_CATALOGUE)
    found = {test: diagnostician.cached(cell.source) for test, cell in notebook.tests.items()}
    return {test: known for test, known in found.items() if known is not None}


def _rounded(observation: Observation) -> object:
    return {
        facet: {
            case: (outcome.shape, *(f"{x:.6g}" for x in outcome.ravel()))
            if isinstance(outcome, np.ndarray)
            else outcome
            for case, outcome in cases.items()
        }
        for facet, cases in observation.items()
    }
