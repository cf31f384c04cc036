"""Functions of the judge's that student code may call while it is asked something, within limits for each test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import signature
from typing import Any

from autograder.channel.codec import BadFrame, Callback, encode
from autograder.grading.status import WorkerFailure
from linearloss.sentences import say

from .bounds import bytes_in
from .remote import Asker, from_worker

# What the worker may give to the judge's functions, all entries taken as float64: at once, and in one test, for the
# judge may keep it all. Right notebooks give 16 KiB at once, and 1 MiB in 300 calls.
MOST_BYTES_IN_A_CALL = 8 * 2**20
MOST_CALLBACK_BYTES = 128 * 2**20
MOST_CALLBACKS = 20_000


@dataclass(frozen=True)
class Ahead:
    """What the worker is told ahead of a function that it is lent.

    Attributes:
        sealed: the answers, as they travel.
        questions: the claim of each -> the arguments that it claims to have asked about, by place and by name.
    """

    sealed: bytes = b""
    questions: Mapping[bytes, tuple[list[Any], dict[str, Any]]] = field(default_factory=dict)


NOTHING = Ahead()


class LentFunctions:
    """What was lent to one student's process.

    Attributes:
        answering: whether a call is being answered: the worker waits for that, and nothing else may be asked of it.
        substitutes: what names of the notebook stand for.
    """

    def __init__(self) -> None:
        self.answering = False
        self.substitutes: dict[str, Callback] = {}
        self._parameters: dict[str, list[str]] = {}  # of the functions that names of the notebook stand for
        self._functions: list[tuple[Callable[..., Any], Ahead]] = []
        self.begin_test()

    def begin_test(self) -> None:
        """Lend anew: what another test has lent may hold the answer to this one."""
        self._first = len(self._functions)
        self._room, self._calls_left = MOST_CALLBACK_BYTES, MOST_CALLBACKS

    def reference(self, function: Callable[..., Any], ahead: Ahead = NOTHING) -> Callback:
        """A reference by which the worker may call a function, with answers told ahead."""
        self._functions.append((function, ahead))
        return Callback(len(self._functions) - 1, ahead.sealed)

    def substitute(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        """These names of the notebook, and no others, stand for functions."""
        self.substitutes = {name: self.reference(function) for name, function in functions.items()}
        self._parameters = {name: [*signature(function).parameters] for name, function in functions.items()}

    def substitution(self) -> dict[str, Any]:
        """What the worker is asked for that."""
        return {"op": "substitute", "functions": self.substitutes, "parameters": self._parameters}

    def answer(self, student: Asker, call: dict[str, Any]) -> bytes:
        """The reply to a call that the worker makes, encoded.

        Raises:
            BadFrame: of a function that was not lent in this test.
            WorkerFailure: it calls too often, or with too much.
        """
        function, _ = self._lent(call["callback"])
        size = bytes_in(call)
        if not any(
            call["callback"] == one.number for one in self.substitutes.values()
        ):  # of what they are asked nothing is kept
            self._count(size)
        if size > MOST_BYTES_IN_A_CALL:
            return encode({"error": "ValueError: arguments of millions of numbers"})
        args = [from_worker(student, value) for value in call["args"]]
        kwargs = {str(key): from_worker(student, value) for key, value in call["kwargs"].items()}
        self.answering = True
        try:
            return encode({"value": function(*args, **kwargs)})
        except MemoryError:  # not for student code to catch and to try again
            raise
        except Exception as error:
            # The function was given arguments it cannot take, most likely by the student's own mistake.
            return encode({"error": f"{type(error).__name__}: {error}"[:300]})
        finally:
            self.answering = False

    def were_asked(self, claims: Any) -> None:
        """What the worker has asked since it was last heard of, and had been told ahead: the functions are asked it here, in its order.

        Raises:
            BadFrame: nobody can have asked that.
            WorkerFailure: it calls too often, or with too much.
        """
        for number, claim in claims:
            function, ahead = self._lent(number)
            if claim not in ahead.questions:
                raise BadFrame("a claim of a question that was not told ahead")
            args, kwargs = ahead.questions[claim]
            self._count(bytes_in(args) + bytes_in(kwargs))
            function(*args, **kwargs)

    def _lent(self, number: Any) -> tuple[Callable[..., Any], Ahead]:
        if type(number) is not int or not self._first <= number < len(self._functions):
            raise BadFrame("a call of a function that was not given")
        return self._functions[number]

    def _count(self, size: int) -> None:
        self._room, self._calls_left = self._room - size, self._calls_left - 1
        if self._room < 0 or self._calls_left < 0:
            raise WorkerFailure("crashed", say("It calls the functions that it is given too often, or with too much."))
