"""Names the mistakes in a function that a hidden test has found wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.course import Course
from autograder.exercise import Mistake
from autograder.exercise.facts import facts
from autograder.exercise.kept_observations import RIGHT, KeptObservations
from autograder.grading.comparison import wrong_facets
from autograder.grading.examination import STYLE, Examination, Observation
from autograder.grading.problems import has_other_problems

from .catalogue import Catalogue
from .errors import SAYS, same_error_nearly_everywhere
from .matching import Finding, Known, explain, weaker

# How sure the judge is, in a student's words.
INTRODUCTIONS = {"certain": "What it is:", "likely": "Most likely:", "possible": "Perhaps:"}


@dataclass(frozen=True)
class Diagnosis:
    """What explains a wrong function: known mistakes, each with its sentence; facts on what stays open."""

    findings: tuple[tuple[Finding, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()  # facet, sentence
    unexplained: tuple[str, ...] = ()  # facets that are wrong, and no known mistake says why


@dataclass(frozen=True)
class KnownAnswers:
    """What an examination shows of the right solution and of every mistake in the catalogue."""

    right: Observation
    wrong: tuple[tuple[Mistake, Observation], ...]
    further: tuple[Known, ...]
    rules: Mapping[str, Callable[[Observation, Observation], tuple[str, ...]]]
    observe: Callable[[Any], Observation]  # what the examination sees of a function


class Diagnostician:
    """Compares what a student's function returns with what each known mistake returns.

    The mistakes of the catalogue are made here, once for each test; they are the course's own. What they
    show is kept in `build/known/`.
    """

    def __init__(self, course: Course):
        self.catalogue = Catalogue(course)
        self._kept = KeptObservations(course)
        self._known: dict[str, KnownAnswers] = {}

    def known(self, key: str, examination: Examination) -> KnownAnswers:
        """What an examination shows of everything known; `key` says which test's examination it is."""
        if key not in self._known:
            self._known[key] = self._known_answers(key, examination)
        return self._known[key]

    def cached(self, key: str) -> KnownAnswers | None:
        """What `known` gave for this test before; None if it was never asked."""
        return self._known.get(key)

    def diagnose(self, key: str, examination: Examination) -> Diagnosis:
        """Examine the student's function and explain what is wrong with it."""
        known = self.known(key, examination)
        return self.explain(known, examination.everything(examination.function))

    def explain(self, known: KnownAnswers, observed: Observation, without: str = "") -> Diagnosis:
        """Explain an observation, as if the mistake called `without` were not in the catalogue."""
        mistakes = [(mistake, seen) for mistake, seen in known.wrong if mistake.name != without]
        singles = [Known((mistake.code,), seen, mistake.also, mistake.says) for mistake, seen in mistakes]
        everything = [*singles, *known.further]
        findings = explain(observed, known.right, everything)
        if not findings or findings[0].certainty != "certain":
            findings = self._with_rules(known, observed, findings, everything)
        # The sentence of this very task first; a mistake that only a rule knows may be told as elsewhere.
        says = self._sentences() | SAYS | {mistake.code: mistake.says for mistake, _ in reversed(mistakes)}
        explained = {facet for finding in findings for facet in finding.facets}
        wrong = wrong_facets(observed, known.right)
        open_facets = [name for name in wrong if name not in explained]
        # What is wrong in float64 is wrong in float32 too: told once. How it is computed, the test itself has said.
        telling = [
            name
            for name in open_facets
            if name != STYLE and not (name.endswith(": float32") and name.removesuffix(": float32") in wrong)
        ]
        found = ((name, facts(observed.get(name, {}), known.right[name])) for name in telling)
        return Diagnosis(
            tuple((finding, finding.says or says[finding.code]) for finding in findings if finding.code in says),
            tuple((name, text) for name, text in found if text),
            tuple(open_facets),
        )

    def _sentences(self) -> dict[str, str]:
        return {mistake.code: mistake.says for mistake in self.catalogue.mistakes}

    def _with_rules(
        self, known: KnownAnswers, observed: Observation, findings: list[Finding], everything: list[Known]
    ) -> list[Finding]:
        """What a rule explains, and beside it what explains the rest, taken as if that part were right."""
        found = ((code, rule(observed, known.right)) for code, rule in known.rules.items())
        ruled = [Finding(code, facets, "likely") for code, facets in found if facets]
        ruled = ruled or same_error_nearly_everywhere(observed, wrong_facets(observed, known.right))
        if not ruled:
            return findings
        taken = {name: known.right[name] for finding in ruled for name in finding.facets}
        return [*ruled, *map(weaker, explain({**observed, **taken}, known.right, everything))]

    def _known_answers(self, key: str, examination: Examination) -> KnownAnswers:
        mistakes = self.catalogue.about(examination.functions)
        about = {f"{mistake.assignment}/{mistake.name}": mistake for mistake in mistakes}
        # Problems that are random in another way are for one time only.
        observations = None if has_other_problems() else self._kept.read(key)
        if observations is None or observations.keys() != {RIGHT, *about}:
            observations = self._examine_catalogue(about, examination)
            if not has_other_problems():
                self._kept.write(key, observations)
        right = observations[RIGHT]
        wrong = [(mistake, observations[name]) for name, mistake in about.items()]
        wrong = [(mistake, seen) for mistake, seen in wrong if wrong_facets(seen, right)]
        further = [
            Known((mistake.code, code), changed, mistake.also, mistake.says)
            for code, change in examination.further.items()
            for mistake, seen in wrong
            if code != mistake.code and wrong_facets(changed := change(seen), right)
        ]
        return KnownAnswers(right, tuple(wrong), tuple(further), examination.rules, examination.observe)

    def _examine_catalogue(self, about: dict[str, Mistake], examination: Examination) -> dict[str, Observation]:
        right = examination.everything(self.catalogue.right(examination.functions))
        return {RIGHT: right} | {name: self._examine(examination, mistake, right) for name, mistake in about.items()}

    def _examine(self, examination: Examination, mistake: Mistake, right: Observation) -> Observation:
        """What a mistake shows. One that is known for what it computes may stand in the catalogue as a loop,
        and be made in vectorised code: then the loop is not part of it.
        """
        given = self.catalogue.given(mistake)
        seen = examination.observe(given)
        if examination.style is None:
            return seen
        computed = {name: facet for name, facet in right.items() if name != STYLE}
        known_otherwise = bool(wrong_facets(seen, computed))
        return {**seen, STYLE: right[STYLE] if known_otherwise else {"": examination.style(given)}}
