"""A program as it is read behind an error: asked in another way, or mended by machine, one error after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linearloss.errors import ERROR_CODES, CodeError, slip_of, stopped
from linearloss.function import Function
from linearloss.outcome import Observation
from linearloss.sentences import say
from linearloss.words import full_stop

from .mending import Mended, mended
from .other_ways import (
    Way,
    as_it_should_be,
    has_another_form,
    images_as_rows,
    in_vectors,
    is_right_of_matrices,
    turned,
)
from .stopping_errors import comes_of, stopped_by

if TYPE_CHECKING:
    from .grading import GradedTask

# Errors one after the other, and ways to read one line.
MOST_MENDED, MOST_READINGS = 5, 6
# Of the wrong facets: if more are wrong with vectors as well, it is not the matrix that matters.
MOST_LEFT = 0.5

# A program that treats vectors and matrices each in its way.
ASKS_FOR_AXES = re.compile(r"\.ndim\b|\bnp\.ndim\(|\blen\([\w.]*\.?shape\)|\blen\(np\.shape\(")
_HEAD = re.compile(r"\s*(?:def|class)\b")
# The text of a solution cell -> the function that it defines.
Run = Callable[[str], Function]


class DoesNotRun(Exception):
    """A cell ended before it defined its function."""

    def __init__(self, error: CodeError | None):
        super().__init__()
        self.error = error


@dataclass(frozen=True)
class Read:
    """A program as it is read behind the errors that have stopped it, one after the other, and what it shows then.

    Attributes:
        steps: each error, and how the line was mended.
        way: how its function is asked, if it is not asked as the exercise does.
        how: what is told of all that.
        observed: None if its cell ends before it defines the function.
        error: what stops it still.
    """

    source: str
    observed: Observation | None
    error: CodeError | None
    function: Function | None
    steps: tuple[tuple[CodeError, Mended], ...] = ()
    way: Way | None = None
    how: tuple[str, ...] = ()

    @property
    def is_read_otherwise(self) -> bool:
        """Whether it is not the program as it was handed in, asked as the exercise does."""
        return bool(self.how)

    @property
    def is_right(self) -> str:
        """What is told of a part that is right as it is read."""
        return say("As it was read behind the error, this part passes.") if self.way is None else self.way.right

    @property
    def is_filled(self) -> bool:
        """Whether something stands for what was not written: nothing is right by that."""
        return any(mended.read_as == "pass" or mended.read_as.endswith("= 0.0") for _, mended in self.steps)


def read_behind(task: GradedTask, read: Read, run: Run, named: Set[str]) -> Read:
    """As it is read behind one error after the other, as far as each can be mended, or another way to ask helps.

    Args:
        named: the codes of known mistakes that are named already.
    """
    while read.error is not None and len(read.steps) < MOST_MENDED:
        ways = _other_ways(task, read)
        further = _without_error(task, read, ways) or _mended(task, read, run, named) or _farther_on(read, ways)
        if further is None:
            break
        read = further
    return read


def _mended(task: GradedTask, read: Read, run: Run, named: Set[str]) -> Read | None:
    """With the line mended in which an error stops it, if none comes then, or another one."""
    now = read.error
    assert now is not None
    before = {read.source, *(one.source for _, one in read.steps)}
    for other in _readings(read.source, now, task.returns, named):
        if other.source in before:  # to and fro
            continue
        function, observed, error = _seen(task, other.source, run, read.way)
        if error is not None and comes_of(error, read.source, other.source):
            continue
        if error is None or (error != now and not (error.line == now.line and (other.code or _alike(error, now)))):
            how = say("Behind that error, line {line} is read as `{text}`.", line=other.line, text=other.read_as)
            first = () if not read.how or not now.text else (_stopped(task, now),)
            return Read(
                other.source, observed, error, function, (*read.steps, (now, other)), read.way, (*read.how, *first, how)
            )
    return None


def _alike(error: CodeError, now: CodeError) -> bool:
    """Whether shapes that do not fit have become others that do not."""
    return slip_of(error.kind, error.text) == slip_of(now.kind, now.text) == "shape-error"


def _stopped(task: GradedTask, error: CodeError) -> str:
    return full_stop(stopped(task.exercise.cell, error.kind, error.text, error.line))


def _other_ways(task: GradedTask, read: Read) -> list[Read]:
    """Asked about vectors, or else given some of its matrices turned, if shapes stop it otherwise."""
    if read.way is not None or read.function is None or read.error is None:
        return []
    if slip_of(read.error.kind, read.error.text) not in ("shape-error", "index-error"):
        return []
    if (by_vectors := read_in_vectors(task, read)) is not None:
        return [by_vectors]
    rows = images_as_rows(task)
    return [_asked(task, read, way) for way in (*([] if rows is None else [rows]), *turned(task))]


def _without_error(task: GradedTask, read: Read, ways: Sequence[Read]) -> Read | None:
    """Asked in another way, in which none comes."""
    return next((one for one in ways if one.error is None and _tells_more(task, read, one)), None)


def _farther_on(read: Read, ways: Sequence[Read]) -> Read | None:
    """Asked in another way, in which an error comes in a later line of the same function."""
    now = read.error
    assert now is not None
    lines = read.source.split("\n")
    for one in ways:
        between = [] if one.error is None else lines[now.line : one.error.line]
        if between and not any(map(_HEAD.match, between)):
            return one
    return None


def _asked(task: GradedTask, read: Read, way: Way) -> Read:
    """Asked in another way."""
    assert read.function is not None
    observed = task.exercise.observe(way.asked(read.function))
    how = (*read.how, *([_stopped(task, read.error)] if read.how and read.error and read.error.text else []), way.says)
    return replace(read, observed=observed, error=stopped_by(task, observed), way=way, how=how)


def _tells_more(task: GradedTask, read: Read, other: Read) -> bool:
    """Whether most of what is wrong is right when it is asked in another way, or something has a name that is more than possible."""
    assert read.observed is not None and other.observed is not None
    if len(task.wrong(other.observed)) <= MOST_LEFT * len(task.wrong(read.observed)):
        return True
    names = (name for part in task.judged(other.observed) for name in part.names)
    return any(name.certainty != "possible" and name.code not in ERROR_CODES for name in names)


def read_in_vectors(task: GradedTask, read: Read) -> Read | None:
    """Asked about vectors alone, if most of what is wrong is right then."""
    way = in_vectors(task)
    if way is None or read.observed is None or read.function is None or is_right_of_matrices(task, read.observed):
        return None
    if ASKS_FOR_AXES.search(read.source):  # what it does with matrices is seen by none with vectors
        return None
    asked = _asked(task, read, way)
    if asked.error is not None or asked.observed is None:
        return None
    return asked if len(task.wrong(asked.observed)) <= MOST_LEFT * len(task.wrong(read.observed)) else None


def read_in_form(task: GradedTask, read: Read, run: Run, is_explained: bool) -> Read:
    """With results in the form that was asked for, if much of what is wrong has another one; if that has a name, nothing is added up."""
    if read.way is not None or read.observed is None or not has_another_form(task, read.observed):
        return read
    try:
        # A cell as it was read, and not taken, may stand in its place.
        again = replace(read, function=run(read.source), error=None)
    except DoesNotRun:
        return read
    found = [one for way in as_it_should_be(task, not is_explained) if (one := _asked(task, again, way)).error is None]
    return min(found, key=lambda one: _how_much_is_said(task, one), default=read)


def _how_much_is_said(task: GradedTask, read: Read) -> tuple[int, int]:
    """How many parts stay without a name, and how many names there are: of two readings that with less is likelier."""
    assert read.observed is not None
    parts = task.judged(read.observed)
    return sum(not part.explained for part in parts), len({name.code for part in parts for name in part.names})


def _readings(source: str, error: CodeError, returns: str, named: Set[str]) -> Sequence[Mended]:
    """How the program may be read; where a known mistake has a name already, only as that one is mended."""
    found = mended(source, error, returns)
    if named:
        found = tuple(one for one in found if not one.code or one.code in named)
    return found[:MOST_READINGS]


def _seen(
    task: GradedTask, source: str, run: Run, way: Way | None
) -> tuple[Function | None, Observation | None, CodeError | None]:
    """The function that a program defines, what it shows, and what has stopped it."""
    try:
        function = run(source)
        observed = task.exercise.observe(function if way is None else way.asked(function))
    except DoesNotRun as ended:
        return None, None, ended.error
    return function, observed, stopped_by(task, observed)
