"""Which known mistakes the class made, and how many students made each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from autograder.judge.records import Record
from linearloss.sentences import words

from .tally import Submission, task

MOST = 20


@dataclass(frozen=True)
class FrequentMistake:
    """One diagnosis. `title` says what it is; `example` is the sentence that most of its students were told."""

    code: str
    title: str
    students: int
    tests: tuple[str, ...]
    example: str
    share: float


@dataclass(frozen=True)
class FrequentMistakes:
    """The most frequent ones, and how many more there are."""

    shown: tuple[FrequentMistake, ...]
    hidden: int


def most_frequent_mistakes(
    found: Iterable[Submission], most: int = MOST, known: Mapping[str, str] | None = None
) -> FrequentMistakes:
    """The mistakes by the number of students who made them, wherever and however often each did.

    Args:
        known: code -> title, of the catalogue.
    """
    records: dict[str, list[Record]] = defaultdict(list)
    for one in found:
        for record in one.records:
            for code in dict.fromkeys(record.diagnoses):
                records[code].append(record)
    students = {code: len({record.student for record in those}) for code, those in records.items()}
    order = sorted(records, key=lambda code: (-students[code], code))
    largest = max(students.values(), default=1)
    shown = tuple(
        FrequentMistake(
            code,
            (known or {}).get(code, ""),
            students[code],
            tuple(dict.fromkeys(task(record.test) for record in records[code])),
            _example(code, records[code]),
            students[code] / largest,
        )
        for code in order[:most]
    )
    return FrequentMistakes(shown, len(order) - len(shown))


def _example(code: str, records: list[Record]) -> str:
    said = Counter(
        words(
            sentence
        )  # in a class of several languages some of it is English: as far as the reader's language has it, in that
        for record in records
        for sentence in {name.says for part in record.parts for name in part.names if name.code == code}
    )
    return min(said, key=lambda sentence: (-said[sentence], sentence), default="")
