"""Names the mistakes in a function that a hidden test has found wrong."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.course import Course
from autograder.grading.examination import Examination, Observation

from .catalogue import Catalogue, WrongAnswer
from .facts import facts
from .matching import Finding, Known, explain, wrong_facets

# How sure the judge is, in a student's words.
INTRODUCTIONS = {"certain": "What it is:", "likely": "Most likely:", "possible": "Perhaps:"}


@dataclass(frozen=True)
class Diagnosis:
    """What explains a wrong function: known mistakes, each with its sentence; facts on what stays open."""

    findings: tuple[tuple[Finding, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()  # facet, sentence


@dataclass(frozen=True)
class KnownAnswers:
    """What an examination shows of the right solution and of every wrong answer in the catalogue."""

    right: Observation
    wrong: tuple[tuple[WrongAnswer, Observation], ...]
    further: tuple[Known, ...]


class Diagnostician:
    """Compares what a student's function returns with what each known mistake returns.

    The wrong answers of the catalogue are run here, once for each test; they are the course's own.
    """

    def __init__(self, course: Course):
        self.catalogue = Catalogue(course)
        self._known: dict[str, KnownAnswers] = {}

    def known(self, key: str, examination: Examination) -> KnownAnswers:
        """What an examination shows of everything known; `key` says which test's examination it is."""
        if key not in self._known:
            self._known[key] = self._examine_catalogue(examination)
        return self._known[key]

    def diagnose(self, key: str, examination: Examination) -> Diagnosis:
        """Examine the student's function and explain what is wrong with it."""
        known = self.known(key, examination)
        return self.explain(known, examination.observe(examination.function))

    def explain(self, known: KnownAnswers, observed: Observation, without: str = "") -> Diagnosis:
        """Explain an observation, as if the wrong answer called `without` were not in the catalogue."""
        answers = [(answer, seen) for answer, seen in known.wrong if answer.name != without]
        singles = [Known(answer.codes, seen) for answer, seen in answers]
        findings = explain(observed, known.right, [*singles, *known.further])
        says = {answer.codes[0]: answer.says for answer, _ in reversed(answers)}
        explained = {facet for finding in findings for facet in finding.facets}
        open_facets = [name for name in wrong_facets(observed, known.right) if name not in explained]
        found = ((name, facts(observed.get(name, {}), known.right[name])) for name in open_facets)
        return Diagnosis(
            tuple((finding, says[finding.code]) for finding in findings if finding.code in says),
            tuple((name, text) for name, text in found if text),
        )

    def _examine_catalogue(self, examination: Examination) -> KnownAnswers:
        right = examination.observe(self.catalogue.right(examination.functions))
        wrong = []
        for answer in self.catalogue.about(examination.functions):
            seen = examination.observe(self.catalogue.given(answer))
            if wrong_facets(seen, right):
                wrong.append((answer, seen))
        further = [
            Known((*answer.codes, code), change(seen))
            for code, change in examination.further.items()
            for answer, seen in wrong
            if code not in answer.codes
        ]
        return KnownAnswers(right, tuple(wrong), tuple(further))
