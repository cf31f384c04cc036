"""What lies behind an error that stops a function nearly everywhere: it is asked in vectors, or mended by machine and asked again.

Points are those of what was handed in. What is found so is added to what is told of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from autograder.grading.parts import PartResult
from linearloss.errors import ERROR_CODES, CodeError, slip_of, stopped
from linearloss.function import Function
from linearloss.outcome import Observation, Trouble, same
from linearloss.sentences import say
from linearloss.slips import SAYS
from linearloss.words import Named, full_stop

from .mending import Mended, mended

if TYPE_CHECKING:
    from .grading import GradedTask

# Errors one after the other, and ways to read one line.
MOST_MENDED, MOST_READINGS = 5, 6
NEARLY_EVERYWHERE = 0.5
# Of the wrong facets: if more are wrong with vectors as well, it is not the matrix that matters.
MOST_LEFT = 0.5

# Errors that a reading shows: beside a name of what has stopped the program itself they say nothing more of it.
SAY_LITTLE = frozenset(("shape-error", "index-error", "type-error", "other-error"))

# The text of a solution cell -> the function that it defines.
Run = Callable[[str], Function]


class DoesNotRun(Exception):
    """A cell ended before it defined its function."""

    def __init__(self, error: CodeError | None):
        super().__init__()
        self.error = error


@dataclass(frozen=True)
class _Look:
    """How a program was read where errors have stopped it, one after the other, and what was seen of it then."""

    steps: tuple[tuple[CodeError, Mended], ...]
    parts: tuple[PartResult, ...]


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
    first = error if observed is None else stopped_by(task, observed)
    if first is None:
        return parts
    named = {code for part in parts for code in part.diagnoses} & task.stopping - ERROR_CODES
    last = _mended(task, source, first, run, named)
    if last is None:
        return parts
    codes = [read.code for _, read in last.steps] + [
        slip_of(one.kind, one.text) for one, _ in last.steps[1:] if one.text
    ]
    told = [Named(code, "likely", task.says[code]) for code in dict.fromkeys(codes) if code in task.says]
    return _added(_with_names(parts, told), last.parts, tuple(_how_read(task, last)))


def stopped_by(task: GradedTask, observed: Observation) -> CodeError | None:
    """The error that most of what is wrong has come of, or that nothing was returned, or one thing of two; None if it is no single one."""
    wrong = [
        outcome
        for name, facet in observed.items()
        for case, outcome in facet.items()
        if not same(outcome, task.right[name][case], task.tolerance(name))
    ]
    errors = [error for outcome in wrong if isinstance(outcome, Trouble) and (error := _error(outcome))]
    if len(errors) <= NEARLY_EVERYWHERE * len(wrong):
        return None
    (kind, line), _ = Counter((one.kind, one.line) for one in errors).most_common(1)[0]
    return next(one for one in errors if (one.kind, one.line) == (kind, line))


def _error(outcome: Trouble) -> CodeError | None:
    if outcome.error is not None:
        return outcome.error
    if outcome == "None":
        return CodeError("None", "", 1)
    return CodeError("one thing", "", 1) if outcome.startswith(("one thing", "not a pair, but ")) else None


def _mended(task: GradedTask, source: str, error: CodeError, run: Run, named: Set[str]) -> _Look | None:
    """What is seen behind one error after the other, as far as each can be mended and another one comes.

    Args:
        named: the codes of known mistakes that are named already.
    """
    last = None
    steps: tuple[tuple[CodeError, Mended], ...] = ()
    now: CodeError | None = error
    while now is not None and len(steps) < MOST_MENDED:
        for read in _readings(source, now, task.returns, named):
            observed, next_one = _seen(task, read.source, run)
            if next_one is None or (next_one != now and not (read.code and next_one.line == now.line)):
                break
        else:
            return last
        source, steps, now = read.source, (*steps, (now, read)), next_one
        if observed is not None:
            last = _Look(steps, task.judged(observed))
    return last


def _readings(source: str, error: CodeError, returns: str, named: Set[str]) -> Sequence[Mended]:
    """How the program may be read; where a known mistake has a name already, only as that one is mended."""
    found = mended(source, error, returns)
    if named:
        found = tuple(one for one in found if not one.code or one.code in named)
    return found[:MOST_READINGS]


def _seen(task: GradedTask, source: str, run: Run) -> tuple[Observation | None, CodeError | None]:
    """What a program shows, and what has stopped it."""
    try:
        observed = task.exercise.observe(run(source))
    except DoesNotRun as ended:
        return None, ended.error
    return observed, stopped_by(task, observed)


def _in_vectors(
    task: GradedTask, parts: tuple[PartResult, ...], observed: Observation, function: Function
) -> tuple[PartResult, ...] | None:
    """With what it shows when it is given vectors alone, if most of what is wrong is right then."""
    pieces = task.exercise.in_vectors
    if pieces is None or (all(part.explained for part in parts) and stopped_by(task, observed) is None):
        return None
    shown = task.exercise.observe(pieces(function))
    if len(task.wrong(shown)) > MOST_LEFT * len(task.wrong(observed)) or stopped_by(task, shown) is not None:
        return None
    found = task.judged(shown)
    name = Named("vector-only", "likely", SAYS["vector-only"])
    fact = say("What follows is seen where it is given vectors.")
    return _added([replace(part, explained=True) for part in _with_names(parts, [name])], found, (fact,))


def _with_names(parts: Sequence[PartResult], names: Sequence[Named]) -> list[PartResult]:
    """The results, with names in all parts that are lost."""
    return [
        part if part.points == part.max_points else replace(part, names=(*part.names, *_new(part, names)))
        for part in parts
    ]


def _new(part: PartResult, names: Sequence[Named]) -> tuple[Named, ...]:
    """What a part does not name yet."""
    codes = {one.code for one in part.names}
    return tuple(one for one in names if one.code not in codes and not (codes and one.code in SAY_LITTLE))


def _added(parts: Sequence[PartResult], found: Sequence[PartResult], how: tuple[str, ...]) -> tuple[PartResult, ...]:
    """The results, with the names and facts of what was seen in another way."""
    return tuple(_with(part, other, how) for part, other in zip(parts, found, strict=True))


def _with(part: PartResult, other: PartResult, how: tuple[str, ...]) -> PartResult:
    names = tuple(replace(one, certainty="likely") if one.certainty == "certain" else one for one in other.names)
    new = _new(part, names)
    facts = tuple(fact for fact in other.facts if fact not in part.facts)
    if part.points == part.max_points or not (new or facts):
        return part
    explained = part.explained and other.explained
    return replace(part, names=(*part.names, *new), facts=(*part.facts, *how, *facts), explained=explained)


def _how_read(task: GradedTask, look: _Look) -> Iterator[str]:
    for number, (error, read) in enumerate(look.steps):
        if number and error.text:
            yield full_stop(stopped(task.exercise.function, error.kind, error.text, error.line))
        yield say("Behind that error, with line {line} read as `{text}`:", line=read.line, text=read.read_as)
