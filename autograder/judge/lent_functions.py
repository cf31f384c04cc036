"""Functions of the judge's that student code may call while it is asked something, within limits for each test."""

from __future__ import annotations

from collections.abc import Callable
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


class LentFunctions:
    """What was lent to one student's process.

    Attributes:
        answering: whether a call is being answered: the worker waits for that, and nothing else may be asked of it.
    """

    def __init__(self) -> None:
        self.answering = False
        self._functions: list[Callable[..., Any]] = []
        self.begin_test()

    def begin_test(self) -> None:
        """Lend anew: what another test has lent may hold the answer to this one."""
        self._first = len(self._functions)
        self._room, self._calls_left = MOST_CALLBACK_BYTES, MOST_CALLBACKS

    def reference(self, function: Callable[..., Any]) -> Callback:
        """A reference by which the worker may call a function."""
        self._functions.append(function)
        return Callback(len(self._functions) - 1)

    def answer(self, student: Asker, call: dict[str, Any]) -> bytes:
        """The reply to a call that the worker makes, encoded.

        Raises:
            BadFrame: of a function that was not lent in this test.
            WorkerFailure: it calls too often, or with too much.
        """
        number = call["callback"]
        if type(number) is not int or not self._first <= number < len(self._functions):
            raise BadFrame("a call of a function that was not given")
        size = bytes_in(call)
        self._room, self._calls_left = self._room - size, self._calls_left - 1
        if self._room < 0 or self._calls_left < 0:
            raise WorkerFailure("crashed", say("It calls the functions that it is given too often, or with too much."))
        if size > MOST_BYTES_IN_A_CALL:
            return encode({"error": "ValueError: arguments of millions of numbers"})
        args = [from_worker(student, value) for value in call["args"]]
        kwargs = {str(key): from_worker(student, value) for key, value in call["kwargs"].items()}
        self.answering = True
        try:
            return encode({"value": self._functions[number](*args, **kwargs)})
        except MemoryError:  # not for student code to catch and to try again
            raise
        except Exception as error:
            # The function was given arguments it cannot take, most likely by the student's own mistake.
            return encode({"error": f"{type(error).__name__}: {error}"[:300]})
        finally:
            self.answering = False
