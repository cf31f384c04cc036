"""Asks a student's function ahead of time what the right one was asked, in few messages: each costs more than most calls.

Looks ask one question after the other, and most of a right function's questions are a wrong one's, too. Those of the right
function are noted once. The first of them that is asked of a student's function brings the replies to all, made in the same
order. What is not foreseen is asked when it comes; so is everything after a call that has died or taken long, which has then
all the time that is its due. What is foreseen depends on the exercise alone, so the same submission gets the same replies.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import numpy as np

from autograder.channel.codec import BadFrame, Callback, Name, NotAValue, decode, encode
from autograder.exercise.grading import GradedTask
from autograder.grading.problems import problems_number
from linearloss.function import LocalFunction
from linearloss.instructions import Counted

from .answers_ahead import Answers, Overheard, told_ahead
from .bounds import unbounded
from .lent_functions import NOTHING, Ahead
from .remote import Asker, RemoteObject, asked_through, lookup

MOST_BYTES_AT_ONCE = 512 * 1024


class ManyAtOnce(Asker, Protocol):
    """A student's process that takes many requests in one message."""

    def ask_many(self, target: Name, requests: list[bytes]) -> list[bytes] | None:
        """The replies, encoded; None if they must be asked one by one."""

    def callback(self, function: Callable[..., Any], ahead: Ahead = NOTHING) -> Callback: ...


def asked_ahead(function: Any, task: GradedTask) -> Any:
    """The student's function of a task, asked ahead of time; anything else as it is."""
    if not isinstance(function, RemoteObject):
        return function
    with unbounded():
        foreseen = _foreseen(task, problems_number())
    return asked_through(function, lambda student, name: _Ahead(student, name, foreseen))


@dataclass(frozen=True)
class Foreseen:
    """What the right function is asked, and what it asks.

    Attributes:
        batches: the requests, encoded; those with functions of the judge's are left out.
        answers: of functions of the judge's, to what it asks them.
    """

    batches: tuple[tuple[bytes, ...], ...]
    answers: Answers


class NotebookNames:
    """The names of a notebook, looked up in one message when the first of them is asked for; a later process is asked anew."""

    def __init__(self, student: ManyAtOnce, names: Iterable[str]):
        self._student = student
        self._names = sorted(names)
        self._found: dict[str, bytes] = {}
        self._generation = 0  # of no process

    def lookup(self, name: str) -> Any:
        """What the notebook calls `name`: a value, or a stand-in.

        Raises:
            NotDefined: the notebook has no such name.
        """
        if self._names and self._generation != self._student.generation:
            replies = self._student.ask_many(Name(""), [encode({"op": "lookup", "name": one}) for one in self._names])
            self._found = dict(zip(self._names, replies or (), strict=False))
            self._generation = self._student.generation
        reply = _decoded(self._found[name]) if name in self._found else None
        return lookup(self._student, name, reply)


class _Ahead:
    """The student's process, with replies that have come ahead of time."""

    def __init__(self, student: ManyAtOnce, target: Name, foreseen: Foreseen):
        self._student = student
        self._target = target
        self._batches = foreseen.batches
        self._answers = foreseen.answers
        self._places: dict[bytes, list[tuple[int, int]]] = defaultdict(
            list
        )  # request -> (batch, place in it), in order
        for number, batch in enumerate(foreseen.batches):
            for place, request in enumerate(batch):
                self._places[request].append((number, place))
        self._replies: dict[int, list[bytes]] = {}
        self._next = (0, 0)
        self._one_by_one = False

    @property
    def generation(self) -> int:
        return self._student.generation

    def callback(self, function: Callable[..., Any]) -> Callback:
        return self._student.callback(function, told_ahead(function, self._answers))

    def cpu_seconds(self) -> float | None:
        return self._student.cpu_seconds()

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The reply that has come, or comes now with those to the next requests; otherwise to this one alone."""
        reply = None if self._one_by_one or request.get("target") != self._target else self._ahead(request)
        return self._student.ask(request) if reply is None else reply

    def _ahead(self, request: dict[str, Any]) -> dict[str, Any] | None:
        try:
            places = self._places.get(_key(request), ())
        except (NotAValue, BadFrame):
            return None
        at = next((place for place in places if place >= self._next), None)
        if at is None:
            return None
        number, place = at
        if number not in self._replies:
            found = self._student.ask_many(self._target, list(self._batches[number]))
            if found is None:
                self._one_by_one = True
                return None
            self._replies[number] = found
        self._next = (number, place + 1)
        return _decoded(self._replies[number][place])


def _decoded(reply: bytes) -> dict[str, Any] | None:
    """A reply; None where it is better asked for by itself: it is none, or there was no memory for it."""
    try:
        found = decode(reply)
    except BadFrame:
        return None
    error = found.get("error") if isinstance(found, dict) else {"memory": True}
    return None if isinstance(error, dict) and error.get("memory") is True else found


def _key(request: dict[str, Any]) -> bytes:
    """What is asked, wherever it is asked."""
    return encode({name: value for name, value in request.items() if name != "target"})


@lru_cache(maxsize=128)
def _foreseen(task: GradedTask, number: int) -> Foreseen:
    noting = _Noting(task.task.reference)
    with np.errstate(all="ignore"):
        task.exercise.observe(noting)
    # What makes objects is asked when it comes: they stay in the student's process.
    plain = task.exercise.cell == task.exercise.function
    return Foreseen(tuple(_batches(noting.requests)) if plain else (), noting.overheard.answers())


def _batches(requests: list[bytes]) -> Iterator[tuple[bytes, ...]]:
    batch: list[bytes] = []
    for request in requests:
        if batch and sum(map(len, batch)) + len(request) > MOST_BYTES_AT_ONCE:
            yield tuple(batch)
            batch = []
        if len(request) <= MOST_BYTES_AT_ONCE:
            batch.append(request)
    if batch:
        yield tuple(batch)


class _Noting(LocalFunction):
    """The right function; notes what it is asked, as `RemoteObject` asks it, and what it asks."""

    def __init__(self, function: Callable[..., Any]):
        super().__init__(function)
        self.requests: list[bytes] = []
        self.overheard = Overheard()

    def _note(self, **request: Any) -> None:
        with contextlib.suppress(NotAValue, BadFrame):
            self.requests.append(_key(request))

    def __call__(self, *args: Any, **options: Any) -> Any:
        self._note(op="call", args=list(args), kwargs=options)
        return super().__call__(*self._lent(args), **options)

    def call_and_arguments(self, *args: Any) -> tuple[Any, list[Any]]:
        self._note(op="call_and_arguments", args=list(args), kwargs={})
        return super().call_and_arguments(*self._lent(args))

    def results_kept(self, *calls: tuple[Any, ...]) -> list[Any]:
        self._note(op="results_kept", calls=[list(args) for args in calls])
        return super().results_kept(*map(self._lent, calls))

    def counted(self, *args: Any) -> Counted:
        self._note(op="count", args=list(args), kwargs={})
        return super().counted(*self._lent(args))

    def _lent(self, args: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(map(self.overheard.listening, args))
