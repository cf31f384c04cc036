"""The submissions that a human should look at, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.intake.text import one_line
from autograder.judge.records import Record
from linearloss.sentences import say, words

from .remarks import remarks
from .tally import Submission, task

MOST_REASON = 240

# What is probably ours comes first, then what a student may ask about, then plain crashes.
KINDS = {
    "grader_error": say("Not graded: the grader failed"),
    "unreadable": say("The notebook could not be read"),
    "empty": say("No test found an answer"),
    "out_of_memory": say("Ran out of memory"),
    "timeout": say("Took too long"),
    "crashed": say("Crashed"),
    "stopped": say("A cell stopped with an error before it defined what is tested"),
    "to_confirm": say("A mark given by hand is to be confirmed"),
    "left_out": say("Not everything that was handed in was taken"),
}


@dataclass(frozen=True)
class Look:
    """One reason to look at one submission, and the tests that it touches (none: all of them)."""

    student: str
    assignment: str
    tests: tuple[str, ...]
    reason: str
    more_reasons: int
    isolation: str


def worth_a_look(found: Iterable[Submission]) -> dict[str, list[Look]]:
    """What happened, in words -> the submissions to which it happened, the gravest first."""
    looks: dict[str, list[Look]] = {kind: [] for kind in KINDS}
    for one in found:
        if not one.records:
            continue
        if one.unreadable:
            looks["unreadable"].append(_look(one, one.records, [one.unreadable], name_tests=False))
        elif all(_kind(record) == "missing" for record in one.records):
            looks["empty"].append(
                _look(one, one.records, [say("Every task is missing or untouched.")], name_tests=False)
            )
        else:
            for kind in KINDS:
                records = [record for record in one.records if _kind(record) == kind]
                if records:
                    looks[kind].append(_look(one, records, [_reason(record) for record in records]))
        if one.remarks:
            looks["left_out"].append(_look(one, one.records, one.remarks, name_tests=False))
        if one.marks.to_confirm and not one.unreadable:
            cells = ", ".join(mark.cell for mark in one.marks.to_confirm)
            reason = say(
                "{cells}: marked by hand, and the answer, its points or the tests' score have changed since.",
                cells=cells,
            )
            looks["to_confirm"].append(_look(one, one.records, [reason], name_tests=False))
    return {what: looks[kind] for kind, what in KINDS.items() if looks[kind]}


def _kind(record: Record) -> str:
    """What is missing because its cell ended with an error is known by the code of that error."""
    return "stopped" if record.status == "missing" and record.diagnoses else record.status


def _look(one: Submission, records: Sequence[Record], reasons: Sequence[str], *, name_tests: bool = True) -> Look:
    return Look(
        one.student,
        one.assignment,
        tuple(task(record.test) for record in records) if name_tests else (),
        one_line(words(reasons[0]), MOST_REASON),
        len(set(reasons)) - 1,
        ", ".join(sorted({record.isolation or "unknown" for record in records})),
    )


def _reason(record: Record) -> str:
    """The first thing that is said of it."""
    said = remarks(record)
    return said[0].text if said else say("No reason was recorded.")
