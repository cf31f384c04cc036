"""What a result was made of; so it is known whether it still holds, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any

from autograder.course import Assignment, Course, grader_digest
from autograder.intake import take_in
from linearloss.sentences import say

from .behaviour import Behaviour


@dataclass(frozen=True)
class Fingerprint:
    """Digests of what a result depends on.

    Attributes:
        received: what was handed in.
        course: the behaviour of its notebook.
        grader: this package, Python, NumPy, the kind of machine.
        isolation: whether student code was confined: `confined` or `none`.
    """

    received: str
    course: str
    grader: str
    isolation: str

    @staticmethod
    def of_plain(data: Any) -> Fingerprint:
        """As it was kept; of an older version, one that nothing equals."""
        kept = data if isinstance(data, dict) else {}
        return Fingerprint(*(str(kept.get(field.name, "")) for field in fields(Fingerprint)))

    def plain(self) -> dict[str, str]:
        """As JSON takes it."""
        return asdict(self)


# What has changed since a result was made -> the words for it.
REASONS = {
    "received": say("handed in again"),
    "course": say("the course has changed"),
    "grader": say("the grader has changed"),
    "isolation": say("another isolation"),
}


class Fingerprints:
    """What results would be made of now; each file of the course is read once."""

    def __init__(self, course: Course):
        self._course = course
        self._behaviour = cache(Behaviour(course).digest)

    def now(self, student: str, assignment: Assignment, isolation: str) -> Fingerprint:
        """Of what lies in the submission's folder at present."""
        return self.of(take_in(self._course, student, assignment, None).fingerprint, assignment, isolation)

    def of(self, received: str, assignment: Assignment, isolation: str) -> Fingerprint:
        """Of what was graded, though the folder may have changed since."""
        return Fingerprint(received, self._behaviour(assignment), grader_digest(), isolation)

    def changes(self, old: Fingerprint, assignment: Assignment) -> tuple[str, ...]:
        """What has changed in course and grader since `old`, in words."""
        return tuple(differences(old, self.of(old.received, assignment, old.isolation)))


def differences(old: Fingerprint, new: Fingerprint) -> Iterator[str]:
    """What differs, in words."""
    if not old.grader:  # kept by a version that wrote results otherwise
        yield REASONS["grader"]
        return
    for field, reason in REASONS.items():
        if getattr(old, field) != getattr(new, field):
            yield reason
