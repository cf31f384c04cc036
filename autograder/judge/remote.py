"""Stand-ins, in the judge, for what the student's notebook defined."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Protocol

from autograder.channel.codec import Callback, Handle, Name
from autograder.grading.status import WorkerFailure
from autograder.grading.student_error import NotDefined, StudentError, StudentNotImplemented
from linearloss.errors import cleaned
from linearloss.instructions import Counted
from linearloss.sentences import say

MOST_LINES = 10**6  # of a cell


class Asker(Protocol):
    """What a stand-in needs of the student's process."""

    @property
    def generation(self) -> int: ...

    def ask(self, request: dict[str, Any]) -> dict[str, Any]: ...

    def callback(self, function: Callable[..., Any]) -> Callback: ...

    def cpu_seconds(self) -> float | None: ...


class RemoteObject:
    """A function or object in the student's process. Calls send values and bring values back.

    Its attributes are the student's object's attributes. Comparisons and arithmetic are not
    forwarded: the judge never evaluates an operator on a student's object.

    Args:
        method: what is called is this method of the object; it is looked up where it is called, in the same message.
    """

    __slots__ = ("_generation", "_method", "_named", "_student", "type_name")

    def __init__(self, student: Asker, named: Name | Handle, type_name: str, method: str | None = None):
        object.__setattr__(self, "_student", student)
        object.__setattr__(self, "_named", named)
        object.__setattr__(self, "_method", method)
        object.__setattr__(self, "_generation", student.generation)
        object.__setattr__(self, "type_name", type_name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("call", args=self._sent(list(args)), kwargs=self._sent(kwargs))

    def call_and_arguments(self, *args: Any) -> tuple[Any, list[Any]]:
        """The result of a call, and what its arguments are after it: a function may change them in place."""
        return self._ask("call_and_arguments", args=self._sent(list(args)), kwargs={})

    def results_kept(self, *calls: tuple[Any, ...]) -> list[Any]:
        """The results of several calls as they are after the last, when all arguments have been overwritten."""
        return self._ask("results_kept", calls=[self._sent(list(args)) for args in calls])

    def counted(self, *args: Any, **kwargs: Any) -> Counted:
        """The result of a call, and how many Python instructions it executes, as the worker counts them."""
        reply = self._ask("count", args=self._sent(list(args)), kwargs=self._sent(kwargs))
        if type(reply) is not tuple or list(map(type, reply[:2])) != [int, str] or len(reply) != 3 or reply[0] < 0:
            raise WorkerFailure("crashed", say("The process did not count its instructions."))
        return Counted(reply[2], reply[0], cleaned(reply[1], 80))

    def timed(self, *args: Any) -> tuple[float | None, Any]:
        """The CPU time of a call by the kernel's count (None where it does not tell), and its result.

        Where it has told and tells no more, that is the function's doing: no time is short enough then.
        """
        before = self._student.cpu_seconds()
        result = self(*args)
        after = self._student.cpu_seconds()
        if before is None:
            return None, result
        return math.inf if after is None else after - before, result

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._ask("attribute", name=name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._ask("assign", name=name, value=self._sent(value))

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"<the student's {self.type_name}>"

    def _ask(self, operation: str, **what: Any) -> Any:
        of_method = {} if self._method is None else {"method": self._method}
        reply = self._student.ask({"op": operation, "target": self._reference(), **of_method, **what})
        return result_of(self._student, reply)

    def _reference(self) -> Name | Handle:
        if isinstance(self._named, Handle) and self._generation != self._student.generation:
            raise WorkerFailure("crashed", say("The object was lost when its process ended."))
        return self._named

    def _sent(self, value: Any) -> Any:
        """Arguments as they travel: stand-ins by name, the judge's functions as callbacks."""
        if isinstance(value, RemoteObject):
            return value._reference()
        if isinstance(value, (list, tuple)):
            return type(value)(self._sent(item) for item in value)
        if isinstance(value, dict):
            return {key: self._sent(item) for key, item in value.items()}
        return self._student.callback(value) if callable(value) else value


def method_of(owner: RemoteObject, name: str) -> RemoteObject:
    """A method of the student's object, to be called; one that it does not have is an error of the call."""
    method = RemoteObject(owner._student, owner._named, "method", name)
    object.__setattr__(method, "_generation", owner._generation)  # it is lost with the object
    return method


def asked_through(function: RemoteObject, asker: Callable[[Any, Name], Asker]) -> RemoteObject:
    """The same function of the notebook's, asked through what `asker` makes of its process; one without a name as it is."""
    student, named = function._student, function._named
    return RemoteObject(asker(student, named), named, function.type_name) if isinstance(named, Name) else function


def from_worker(student: Asker, value: Any) -> Any:
    """A value from the worker, with handles turned into stand-ins."""
    if isinstance(value, Handle):
        return RemoteObject(student, value, value.type_name)
    if isinstance(value, (list, tuple)):
        return type(value)(from_worker(student, item) for item in value)
    if isinstance(value, dict):
        return {key: from_worker(student, item) for key, item in value.items()}
    return value


def result_of(student: Asker, reply: dict[str, Any]) -> Any:
    """The value of a reply, or the exception that it reports.

    Raises:
        StudentError: the student's code raised.
        WorkerFailure: the reply is malformed.
    """
    error = reply.get("error")
    if error is None:
        if "value" not in reply:
            raise WorkerFailure("crashed", say("The process sent something that is not an answer."))
        return from_worker(student, reply["value"])
    try:
        line = error["line"] if type(error["line"]) is int and 0 < error["line"] < MOST_LINES else None
        kind = StudentNotImplemented if error["missing"] is True else StudentError
        raise kind(str(error["type"])[:80], str(error["text"])[:500], line)
    except (KeyError, TypeError) as malformed:
        raise WorkerFailure("crashed", say("The process sent something that is not an answer.")) from malformed


def lookup(student: Asker, name: str, reply: dict[str, Any] | None = None) -> Any:
    """What the notebook calls `name`: a value, or a stand-in.

    Args:
        reply: to the question, if it has been asked.

    Raises:
        NotDefined: the notebook has no such name.
    """
    reply = student.ask({"op": "lookup", "name": name}) if reply is None else reply
    if reply.get("found") is not True:
        raise NotDefined(name)
    value = reply.get("value")
    if isinstance(value, Handle):
        return RemoteObject(student, Name(name), value.type_name)
    return from_worker(student, value)
