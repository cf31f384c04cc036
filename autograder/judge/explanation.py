"""Adds to the parts of a failed test what the diagnosis found: names, and facts where nothing has a name."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from autograder.diagnosis import INTRODUCTIONS, Diagnosis, Diagnostician
from autograder.grading.examination import Examination
from autograder.grading.parts import PartResult
from autograder.grading.status import WorkerFailure

from .bounds import unbounded

_log = logging.getLogger(__name__)


def diagnose(
    diagnostician: Diagnostician, key: str, examination: Examination, parts: Sequence[PartResult]
) -> Diagnosis:
    """Look closely at a function that lost points; finds nothing where there is nothing to look at."""
    if all(part.status in ("passed", "missing") and "none-returned" not in part.diagnoses for part in parts):
        return Diagnosis()
    # Not again what took all its time; what needs too much memory mostly does so on many examples only.
    if any(part.status in ("timeout", "grader_error") for part in parts):
        return Diagnosis()
    try:
        with unbounded():  # the first time, every known mistake is run for it
            diagnostician.known(key, examination)
        return diagnostician.diagnose(key, examination)
    except WorkerFailure:
        return Diagnosis()
    except Exception:  # a student's value may be stranger than anybody thought; the points stand without a name
        _log.exception("no diagnosis of %s", " or ".join(examination.functions))
        return Diagnosis()


def explained(parts: Sequence[PartResult], diagnosis: Diagnosis) -> tuple[PartResult, ...]:
    """The parts with the diagnosis' sentences and codes at the failed parts that they belong to."""
    failed = [part.name for part in parts if part.status != "passed"]
    unexplained = {_part(facet) for facet in diagnosis.unexplained}
    names: dict[str, list[str]] = defaultdict(list)
    facts: dict[str, list[str]] = defaultdict(list)
    codes: dict[str, list[str]] = defaultdict(list)
    for finding, says in diagnosis.findings:
        concerned = [name for name in dict.fromkeys(map(_part, finding.facets)) if name in failed] or failed[:1]
        for name in concerned:
            codes[name] += finding.codes
        if concerned:
            names[concerned[0]].append(f"{INTRODUCTIONS[finding.certainty]} {says}")
    certain = all(finding.certainty == "certain" for finding, _ in diagnosis.findings)
    for facet, text in diagnosis.facts:
        if _part(facet) in failed:
            facts[_part(facet)].append(f"{_detail(facet)}{text}")
    return tuple(
        replace(
            part,
            message=" ".join([part.message, *facts[part.name], *names[part.name]]),
            diagnoses=tuple(dict.fromkeys(codes[part.name])) or part.diagnoses,
            named_surely=bool(codes[part.name]) and certain and part.name not in unexplained,
        )
        if part.name in failed
        else part
        for part in parts
    )


def _part(facet: str) -> str:
    return facet.split(":", 1)[0]


def _detail(facet: str) -> str:
    detail = facet.partition(":")[2].strip()
    return f"({detail}) " if detail else ""
