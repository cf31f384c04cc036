"""TEMPORARY adapter over the old catalogue, until the mistakes are edits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from autograder.course import Course
from autograder.diagnosis.catalogue import Catalogue
from autograder.diagnosis.local import run


@dataclass(frozen=True)
class Mistake:
    name: str
    assignment: str
    function: str
    code: str
    also: tuple[str, ...]
    says: str
    loses: Mapping[str, tuple[str, ...]]
    source: str

    @property
    def key(self) -> str:
        return f"{self.assignment}/{self.name}"


class Mistakes:
    def __init__(self, course: Course):
        self.catalogue = Catalogue(course)

    def of(self, assignment: str, function: str) -> tuple[Mistake, ...]:
        return tuple(one for one in self.of_function(function) if one.assignment == assignment)

    def of_function(self, function: str) -> tuple[Mistake, ...]:
        return tuple(
            Mistake(
                a.name, a.assignment, a.replaces, a.codes[0], a.also, a.says,
                {t: tuple(p) for t, p in a.expected.items()}, a.source,
            )
            for a in self.catalogue.answers
            if a.replaces == function and len(a.codes) == 1
        )  # fmt: skip

    def run(self, assignment: str, function: str, source: str) -> Any:
        names = dict(self.catalogue.solved(assignment))
        run(source, names)
        return names[function]
