"""Which submissions of one assignment are alike, and in which answers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from nbformat import NotebookNode

from autograder.course import Assignment, Course
from autograder.intake import submissions_in, take_in
from autograder.languages.catalogues import languages
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import Unreadable, read_notebook
from autograder.notebook.submitted import OfficialNotebooks

from .fingerprints import of_code, of_prose

# An answer counts as alike from here on: the weight of what two share, of the weight of the smaller one.
SHARE = 0.7
LEAST = 12  # fingerprints: what is shorter is alike by chance
COMMON = 0.3  # what more of the class than this writes is the obvious way, and says nothing ...
LEAST_COMMON = 3  # ... if so many do


@dataclass(frozen=True)
class Answer:
    """One answer of one student: its text, and its fingerprints without those of what was handed out."""

    text: str
    prints: frozenset[bytes]


@dataclass(frozen=True)
class AlikeAnswer:
    """`share` is 0 to 1."""

    cell: str
    share: float
    first: str
    second: str


@dataclass(frozen=True)
class Pair:
    """Two students whose answers are alike: the most alike first."""

    assignment: str
    first: str
    second: str
    answers: tuple[AlikeAnswer, ...]

    @property
    def weight(self) -> float:
        """For the order of a list."""
        return math.fsum(answer.share for answer in self.answers)


@dataclass(frozen=True)
class Common:
    """An answer that so many write alike that it makes no pairs: it may be the obvious way, or something that went round."""

    assignment: str
    cell: str
    students: tuple[str, ...]
    answers: int


Answers = Mapping[str, Mapping[str, Answer]]  # student -> cell -> answer


def find_alike(
    course: Course, assignment: Assignment, without: Collection[str] = ()
) -> tuple[list[Pair], list[Common]]:
    """All pairs of an assignment, those with the most alike answers first; and what makes none since too many share it.

    Args:
        without: students who are not looked at.
    """
    students = dict(_read(course, assignment, without))
    return pairs(assignment.name, students), common(assignment.name, students)


def common(assignment: str, students: Answers) -> list[Common]:
    """The answers that more students share, names and layout apart, than a fingerprint may have without being left out."""
    groups: dict[tuple[str, frozenset[bytes]], list[str]] = {}
    times = Counter(cell for answers in students.values() for cell in answers)
    for student, answers in sorted(students.items()):
        for cell, answer in answers.items():
            groups.setdefault((cell, answer.prints), []).append(student)
    return [
        Common(assignment, cell, tuple(those), times[cell])
        for (cell, prints), those in groups.items()
        if len(prints) >= LEAST and len(those) > _most(times[cell])
    ]


def _most(answers: int) -> float:
    return max(COMMON * answers, LEAST_COMMON)


def pairs(assignment: str, students: Answers) -> list[Pair]:
    """The pairs among answers that have been read."""
    cells = list(dict.fromkeys(cell for answers in students.values() for cell in answers))
    found: dict[tuple[str, str], list[AlikeAnswer]] = {}
    for cell in cells:
        answers = {student: own[cell] for student, own in students.items() if cell in own}
        for pair, share in _alike({student: answer.prints for student, answer in answers.items()}):
            first, second = pair
            found.setdefault(pair, []).append(AlikeAnswer(cell, share, answers[first].text, answers[second].text))
    made = [Pair(assignment, *pair, tuple(sorted(those, key=lambda one: -one.share))) for pair, those in found.items()]
    return sorted(made, key=lambda one: (-one.weight, one.first, one.second))


def _alike(answers: Mapping[str, frozenset[bytes]]) -> Iterator[tuple[tuple[str, str], float]]:
    """Pairs that share enough; a fingerprint weighs more the fewer have it."""
    times = Counter(one for prints in answers.values() for one in prints)
    most = _most(len(answers))
    weight = {one: math.log((len(answers) + 1) / count) for one, count in times.items() if count <= most}
    rare = {student: prints & weight.keys() for student, prints in answers.items()}
    holders: dict[bytes, list[str]] = {}
    for student, prints in rare.items():
        for one in prints:
            holders.setdefault(one, []).append(student)
    shared: Counter[tuple[str, str]] = Counter()
    number: Counter[tuple[str, str]] = Counter()
    for one, those in holders.items():
        for pair in combinations(sorted(those), 2):
            shared[pair] += weight[one]  # type: ignore[assignment]
            number[pair] += 1
    whole = {student: math.fsum(weight[one] for one in prints) for student, prints in rare.items()}
    for pair, sum_of_weights in shared.items():
        share = sum_of_weights / min(whole[pair[0]], whole[pair[1]])
        # Of the whole answers as well: two obvious answers that differ in one odd line are not alike.
        first, second = (answers[student] for student in pair)
        overlap = len(first & second) / min(len(first), len(second))
        if number[pair] >= LEAST and min(share, overlap) >= SHARE:
            yield pair, min(share, overlap, 1.0)


def _read(course: Course, assignment: Assignment, without: Collection[str]) -> Iterator[tuple[str, dict[str, Answer]]]:
    officials = OfficialNotebooks(course)
    official = officials.of(assignment)
    given: dict[str, frozenset[bytes]] = {}
    for language in ("", *languages(course)):
        released = course.released_notebook(assignment, language)
        if released.is_file():
            for cell, (text, is_code) in _texts(official, read_notebook(released.read_bytes(), released.name)).items():
                given[cell] = given.get(cell, frozenset()) | _prints(text, is_code)
    for student, one in submissions_in(course)[0]:
        if one != assignment or student in without:
            continue
        received = take_in(course, student, assignment, None)
        try:
            texts = _texts(official, officials.read(assignment, received.notebook, received.reason))
        except Unreadable:
            continue  # `autograder grade` says so
        yield (
            student,
            {
                cell: Answer(text, _prints(text, is_code) - given.get(cell, frozenset()))
                for cell, (text, is_code) in texts.items()
            },
        )


def _texts(official: NotebookNode, submitted: NotebookNode) -> dict[str, tuple[str, bool]]:
    """Cell -> its text, and whether it is code."""
    cells: Sequence[NotebookNode] = merge(official, submitted).cells
    return {cell.id: (cell.source, cell.cell_type == "code") for cell in cells if roles(cell).is_solution}


def _prints(text: str, is_code: bool) -> frozenset[bytes]:
    return of_code(text) if is_code else of_prose(text)
