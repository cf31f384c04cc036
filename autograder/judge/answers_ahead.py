"""What the right function asks the functions that it is lent: the answers are told to a student's process ahead of time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from autograder.channel.codec import decode, encode
from autograder.channel.told_ahead import Question, encoded_arguments, packed
from linearloss.function import Alike

from .lent_functions import NOTHING, Ahead

MOST_BYTES_OF_ANSWERS = 512 * 1024
Answers = Mapping[Hashable, Ahead]  # content of functions that answer alike -> what can be told of them


@dataclass
class _Heard:
    """Questions and answers of functions that answer alike."""

    in_order: bool
    answers: dict[bytes, bytes] = field(default_factory=dict)
    questions: dict[bytes, bytes] = field(default_factory=dict)  # claim -> the arguments, encoded
    bytes_left: int = MOST_BYTES_OF_ANSWERS

    def hear(self, before: bytes, arguments: bytes, answer: Any) -> bytes:
        """Keep one answer; the claim of its question."""
        asked, text = Question(before + arguments), encode(answer)
        claim = asked.claim
        if claim not in self.questions and len(arguments) + len(text) <= self.bytes_left:
            self.bytes_left -= len(arguments) + len(text)
            self.answers[asked.place] = asked.sealed(text)
            self.questions[claim] = arguments
        return claim

    def ahead(self) -> Ahead:
        questions = {claim: tuple(decode(asked)) for claim, asked in self.questions.items()}
        return Ahead(packed(self.in_order, self.answers), questions)


class Overheard:
    """Listens to the functions that the right function is lent."""

    def __init__(self) -> None:
        self._heard: dict[Hashable, _Heard] = {}

    def listening(self, value: Any) -> Any:
        """A function of a check's own that is listened to, if its answers depend on what it is asked alone; anything else as it is."""
        alike = alike_of(value)
        if alike is None:
            return value
        heard = self._heard.setdefault(alike.content, _Heard(alike.in_order))
        before = b""

        @wraps(value, updated=())
        def function(*args: Any, **kwargs: Any) -> Any:
            nonlocal before
            arguments = encoded_arguments(list(args), kwargs)  # as they are before the call
            answer = value(*args, **kwargs)
            claim = heard.hear(before, arguments, answer)
            if alike.in_order:
                before = claim
            return answer

        return function

    def answers(self) -> Answers:
        """What can be told ahead."""
        return {content: heard.ahead() for content, heard in self._heard.items() if heard.answers}


def alike_of(function: Any) -> Alike | None:
    """What a function of a check's own says of its answers."""
    found = getattr(function, "alike", None) if callable(function) else None
    return found if isinstance(found, Alike) else None


def told_ahead(function: Callable[..., Any], answers: Answers) -> Ahead:
    """What can be told of a function that is lent."""
    alike = alike_of(function)
    return NOTHING if alike is None else answers.get(alike.content, NOTHING)
