"""What lies behind an error that stops a function nearly everywhere: it is asked in vectors, or mended by machine and asked again.

Points are those of what was handed in. What is found so is added to what is told of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from autograder.grading.parts import PartResult
from linearloss.errors import CodeError, slip_of
from linearloss.function import Function
from linearloss.outcome import Observation, Trouble, same
from linearloss.sentences import Sentence, say
from linearloss.slips import SAYS
from linearloss.words import Named

from .mending import Mended, mended

if TYPE_CHECKING:
    from .grading import GradedTask

MOST_MENDED = 5
NEARLY_EVERYWHERE = 0.5

# The text of a solution cell -> the function that it defines.
Run = Callable[[str], Function]


class DoesNotRun(Exception):
    """A cell ended before it defined its function."""

    def __init__(self, error: CodeError | None):
        super().__init__()
        self.error = error


@dataclass(frozen=True)
class _Look:
    """How a program was read, and what was seen of it."""

    lines: tuple[Mended, ...]
    parts: tuple[PartResult, ...]
    error: CodeError | None


def beyond(
    task: GradedTask,
    parts: Sequence[PartResult],
    source: str,
    run: Run,
    observed: Observation | None = None,
    error: CodeError | None = None,
    function: Function | None = None,
) -> tuple[PartResult, ...]:
    """The results of the parts, with what is found behind an error.

    Args:
        source: the solution cell as it was handed in.
        run: raises `DoesNotRun`.
        observed, function: of a cell that defines its function.
        error: what has ended one that does not.
    """
    parts = tuple(parts)
    if function is not None and observed is not None and (found := _in_vectors(task, parts, observed, function)):
        return found
    stopped = error if observed is None else stopped_by(task, observed)
    if stopped is None:
        return parts
    last = None
    for last in _mended(task, source, stopped, run):  # noqa: B007 - the last one has come furthest
        pass
    return parts if last is None else _added(parts, last.parts, _how_read(last.lines))


def stopped_by(task: GradedTask, observed: Observation) -> CodeError | None:
    """The error that most of what is wrong has come of; None if it is no single one."""
    wrong = [
        outcome
        for name, facet in observed.items()
        for case, outcome in facet.items()
        if not same(outcome, task.right[name][case], task.tolerance(name))
    ]
    errors = [outcome.error for outcome in wrong if isinstance(outcome, Trouble) and outcome.error]
    if len(errors) <= NEARLY_EVERYWHERE * len(wrong):
        return None
    (kind, line), _ = Counter((one.kind, one.line) for one in errors).most_common(1)[0]
    return next(one for one in errors if (one.kind, one.line) == (kind, line))


def _mended(task: GradedTask, source: str, error: CodeError, run: Run) -> Iterator[_Look]:
    """What is seen behind one error after the other, as far as each can be mended and another one comes."""
    lines: tuple[Mended, ...] = ()
    stopped: CodeError | None = error
    while stopped is not None and len(lines) < MOST_MENDED and (next_one := mended(source, stopped)):
        before, source = stopped, next_one.source
        lines = (*lines, next_one)
        try:
            observed = task.exercise.observe(run(source))
        except DoesNotRun as ended:
            stopped = ended.error
            continue
        stopped = stopped_by(task, observed)
        if stopped == before:
            return
        yield _Look(lines, task.judged(observed), stopped)


def _in_vectors(
    task: GradedTask, parts: tuple[PartResult, ...], observed: Observation, function: Function
) -> tuple[PartResult, ...] | None:
    """With what it shows when it is given vectors alone, if much of that is right or has a name."""
    pieces = task.exercise.in_vectors
    told = {slip_of(one.kind, one.text) for one in [stopped_by(task, observed)] if one}
    if pieces is None or (all(part.explained for part in parts) and not told):
        return None
    shown = task.exercise.observe(pieces(function))
    found = task.judged(shown)
    gained = [part.name for part, other in zip(parts, found, strict=True) if part.points < other.points]
    named = any(other.names and other.explained for other in found)
    if stopped_by(task, shown) is not None or not (gained or named):
        return None
    name = Named("vector-only", "likely", SAYS["vector-only"])
    fact = say("What follows is seen where it is given vectors.")
    lost = [
        replace(part, names=(*part.names, name), explained=True) if part.points < part.max_points else part
        for part in parts
    ]
    return _added(lost, found, (fact,))


def _added(
    parts: Sequence[PartResult], found: Sequence[PartResult], how: tuple[Sentence, ...]
) -> tuple[PartResult, ...]:
    """The results, with the names and facts of what was seen in another way."""
    return tuple(_with(part, other, how) for part, other in zip(parts, found, strict=True))


def _with(part: PartResult, other: PartResult, how: tuple[Sentence, ...]) -> PartResult:
    codes = set(part.diagnoses)
    names = tuple(replace(one, certainty="likely") if one.certainty == "certain" else one for one in other.names)
    new = tuple(one for one in names if one.code not in codes)
    facts = tuple(fact for fact in other.facts if fact not in part.facts)
    if part.points == part.max_points or not (new or facts):
        return part
    explained = part.explained and other.explained
    return replace(part, names=(*part.names, *new), facts=(*part.facts, *how, *facts), explained=explained)


def _how_read(lines: Sequence[Mended]) -> tuple[Sentence, ...]:
    return tuple(
        say("Behind that error, with line {line} read as `{text}`:", line=one.line, text=one.read_as) for one in lines
    )
