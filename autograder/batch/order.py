"""Which submission is graded next: the one that is expected to take longest, so that no core is left with it at the end."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from math import inf

from autograder.course import Course
from autograder.intake import notebook_bytes

from .submissions import Submission

# What may run into a limit on time.
_ENDLESS = re.compile(rb"\bwhile\s+(?:True|1)\b|\bsleep\(|\binput\(")


class LongestFirst:
    """Gives what waits, and learns while it gives.

    How long one takes is known if it has been graded before. Of the others, those come first that might not end; then
    those of the assignment whose submissions take longest, as far as they have been seen.

    Args:
        seconds: that a submission has taken before.
    """

    def __init__(self, course: Course, waiting: Iterable[Submission], seconds: Mapping[Submission, float]):
        usual = {one: _signs(_released(course, one.name)) for one in course.assignments}
        expected, self._waiting = [], defaultdict[str, deque[Submission]](deque)
        for one in waiting:
            if seconds.get(one):
                expected.append((seconds[one], one))
            elif _signs(notebook_bytes(course, one.student, one.assignment)) > usual[one.assignment]:
                expected.append((course.limits.submission_seconds, one))
            else:
                self._waiting[one.assignment.name].append(one)
        self._expected = deque(sorted(expected, key=lambda pair: -pair[0]))
        self._seen = defaultdict[str, list[float]](lambda: [0.0, 0.0])  # assignment -> seconds, submissions

    def __iter__(self) -> Iterator[Submission]:
        return self

    def __next__(self) -> Submission:
        name = max((name for name, those in self._waiting.items() if those), key=self._mean, default="")
        if self._expected and (not name or not inf > self._mean(name) > self._expected[0][0]):
            return self._expected.popleft()[1]
        if not name:
            raise StopIteration
        return self._waiting[name].popleft()

    def learn(self, submission: Submission, seconds: float) -> None:
        """One has taken so long."""
        seen = self._seen[submission.assignment.name]
        seen[0], seen[1] = seen[0] + seconds, seen[1] + 1

    def _mean(self, name: str) -> float:
        seconds, number = self._seen[name]
        return seconds / number if number else inf


def _signs(notebook: bytes) -> int:
    return len(_ENDLESS.findall(notebook))


def _released(course: Course, name: str) -> bytes:
    path = course.released_notebook(course.assignment(name))
    return path.read_bytes() if path.is_file() else b""
