"""What lies behind an error that stops a function nearly everywhere: it is asked in another way, or mended by machine and asked again.

Points are those of what was handed in. What is found so is added to what is told of it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from autograder.grading.parts import PartResult
from linearloss.errors import ERROR_CODES, CodeError, slip_of
from linearloss.function import Function
from linearloss.outcome import Observation
from linearloss.sentences import say
from linearloss.words import Named

from .other_ways import has_a_form_left, has_another_form
from .readings import Read, Run, read_behind, read_in_form, read_in_vectors
from .remarks import with_remarks
from .stopping_errors import stopped_by

if TYPE_CHECKING:
    from .grading import GradedTask

# Errors that a reading shows: beside a name of what has stopped the program itself they say nothing more of it.
SAY_LITTLE = frozenset(("shape-error", "index-error", "type-error", "other-error"))


def beyond(
    task: GradedTask,
    parts: Sequence[PartResult],
    source: str,
    run: Run,
    observed: Observation | None = None,
    error: CodeError | None = None,
    function: Function | None = None,
) -> tuple[PartResult, ...]:
    """The results of the parts, with what is found behind an error; a part in which none has come shows all that there is to see.

    Args:
        source: the solution cell as it was handed in.
        run: raises `DoesNotRun`.
        observed, function: of a cell that defines its function.
        error: what has ended one that does not.
    """
    parts = tuple(parts)
    named = {code for part in parts for code in part.diagnoses} & task.stopping - ERROR_CODES
    first = Read(source, observed, error if observed is None else stopped_by(task, observed), function)
    hides_nothing = first.error is None or (named and any(part.points for part in parts))
    is_explained = bool(observed is not None and hides_nothing and all(part.explained for part in parts))
    if is_explained and observed is not None and not has_another_form(task, observed):
        return parts
    read = None if is_explained else read_in_vectors(task, first)
    if read is None:
        read = read_in_form(task, read_behind(task, first, run, named), run, is_explained)
    if not read.is_read_otherwise or read.observed is None or (is_explained and has_a_form_left(task, read.observed)):
        return parts
    told = [*_names(task, read), *(() if read.way is None else read.way.names)]
    named_now = tuple(_with_names(parts, told))
    if read.way is not None and not read.steps and read.error is None:
        named_now = tuple(replace(part, explained=True) for part in named_now)
    stops = task.stopping | ERROR_CODES | {name.code for name in told}
    return tuple(
        _with(now, other, read, stops) if read.way is not None or part.status != "failed" else part
        for part, now, other in zip(parts, named_now, _judged(task, read), strict=True)
    )


def _judged(task: GradedTask, read: Read) -> tuple[PartResult, ...]:
    """The results of what it shows, with its remarks; without what could not be looked at."""
    assert read.observed is not None and read.function is not None
    asked = read.function if read.way is None else read.way.asked(read.function)
    parts = with_remarks(task.judged(read.observed), task, asked, read.function)
    strange = say("{name} returned something that could not be looked at.", name=task.exercise.cell)
    return tuple(replace(part, facts=tuple(fact for fact in part.facts if fact != strange)) for part in parts)


def _names(task: GradedTask, read: Read) -> list[Named]:
    """What is named by how a program was mended, and by the errors that it came upon then."""
    codes = [mended.code for _, mended in read.steps]
    codes += [slip_of(error.kind, error.text) for error, _ in read.steps[1:] if error.text]
    return [Named(code, "likely", task.says[code]) for code in dict.fromkeys(codes) if code in task.says]


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


def _with(part: PartResult, other: PartResult, read: Read, stops: Set[str]) -> PartResult:
    """A result, with the names and facts of what was seen in another way; right is only what nothing but errors was told of."""
    names = tuple(replace(one, certainty="likely") if one.certainty == "certain" else one for one in other.names)
    new = tuple(one for one in _new(part, names) if read.way is None or one.code not in read.way.hides)
    facts = tuple(fact for fact in other.facts if fact not in part.facts)
    if read.way is not None and read.way.names_alone:
        facts = ()
    if other.points == other.max_points:
        nothing_else = stops >= {*part.diagnoses}
        facts = (read.is_right, *facts) if nothing_else and not read.is_filled else ()
    if part.points == part.max_points or not (new or facts):
        return part
    explained = part.explained and other.explained
    return replace(part, names=(*part.names, *new), facts=(*part.facts, *read.how, *facts), explained=explained)
