"""Is a wrong name ever given? Names each catalogued mistake as if it had never been catalogued."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from autograder.diagnosis import Diagnostician, WrongAnswer
from autograder.diagnosis.diagnostician import KnownAnswers
from autograder.grading.examination import Observation

from .local_grading import LocalNotebook


@dataclass
class BlindNaming:
    """What the diagnosis says of mistakes that it does not know.

    Attributes:
        tried, unnamed, same_name, other_name: counts of wrong answers.
        sure_and_wrong: named with certainty, by another mistake's name: should be empty.
        alike: pairs of wrong answers that no examination tells apart: should be empty.
    """

    assignment: str
    tried: int = 0
    unnamed: int = 0
    same_name: int = 0
    other_name: int = 0
    sure_and_wrong: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)


def name_blindly(
    assignment: str, notebook: LocalNotebook, diagnostician: Diagnostician, answers: list[WrongAnswer]
) -> BlindNaming:
    """Diagnose each wrong answer of an assignment with its own entry taken out of the catalogue."""
    result = BlindNaming(assignment)
    examined = _examine(notebook, diagnostician, answers)
    shown: dict[str, dict[str, object]] = defaultdict(dict)
    for answer in answers:
        if len(answer.codes) > 1:
            continue
        result.tried += 1
        found: set[str] = set()
        for test, known in examined.items():
            seen = next((observation for other, observation in known.wrong if other == answer), None)
            if seen is None:
                continue
            shown[answer.name][test] = _rounded(seen)
            for finding, _ in diagnostician.explain(known, seen, without=answer.name).findings:
                found.update(finding.codes)
                if finding.certainty == "certain" and finding.code not in (*answer.codes, *answer.also):
                    result.sure_and_wrong.append(f"{answer.name}: {finding.code}")
        result.unnamed += not found
        result.same_name += bool(found) and found <= {*answer.codes, *answer.also}
        result.other_name += not found <= {*answer.codes, *answer.also}
    result.alike = [f"{one} = {two}" for one, two in combinations(shown, 2) if shown[one] == shown[two]]
    return result


def _examine(
    notebook: LocalNotebook, diagnostician: Diagnostician, answers: list[WrongAnswer]
) -> dict[str, KnownAnswers]:
    """What the examination of each test shows of every wrong answer to its task."""
    for answer in answers:
        tests = [notebook.tests[test].source for test in notebook.tests_of(answer.replaces)]
        if any(diagnostician.cached(source) is None for source in tests):
            notebook.grade(answer.replaces, answer.source, diagnostician=diagnostician)
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
