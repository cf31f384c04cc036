"""Answers that are told ahead of time, so that a question which can be foreseen costs no message. Each is sealed by its question.

Who does not know a question can neither read its answer nor claim that he has asked it: both take a digest of the question, and
the answers hold another one. So the process that asks can tell afterwards what it has asked, and be believed as if it had asked.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b, shake_256
from typing import Any, NamedTuple

import msgpack

from .codec import BadFrame, NotAValue, decode, encode

_DIGEST = 16


class Question(NamedTuple):
    """One call of a function, and in which order it stands.

    Attributes:
        encoded: the arguments, after the claim of the question before where the order counts.
    """

    encoded: bytes

    @property
    def place(self) -> bytes:
        """Where its answer stands."""
        return blake2b(self.encoded, digest_size=_DIGEST, person=b"place").digest()

    @property
    def claim(self) -> bytes:
        """What shows that it was asked."""
        return blake2b(self.encoded, digest_size=_DIGEST, person=b"claim").digest()

    def sealed(self, text: bytes) -> bytes:
        """An encoded answer, sealed; or a sealed one, opened."""
        key = shake_256(b"answer" + self.encoded).digest(len(text))
        return (int.from_bytes(text) ^ int.from_bytes(key)).to_bytes(len(text))


def encoded_arguments(args: list[Any], kwargs: dict[str, Any]) -> bytes:
    """The arguments of a call.

    Raises:
        NotAValue, BadFrame: they may not travel.
    """
    return encode([args, kwargs])


def packed(in_order: bool, answers: dict[bytes, bytes]) -> bytes:
    """Sealed answers by their places, as they travel."""
    data: bytes = msgpack.packb([in_order, answers])
    return data


class ToldAhead:
    """What the process that asks has been told of one function.

    Args:
        data: as `packed` gives it.
        asked: notes the claim of a question whose answer was there.
    """

    def __init__(self, data: bytes, asked: Callable[[bytes], None]):
        self._in_order, self._answers = msgpack.unpackb(data)
        self._asked = asked
        self._before = b""

    def answer(self, args: list[Any], kwargs: dict[str, Any]) -> tuple[Any, ...]:
        """The answer, alone in a tuple; an empty one where it must be asked for."""
        if not self._answers:
            return ()
        try:
            asking = Question(self._before + encoded_arguments(args, kwargs))
        except (NotAValue, BadFrame):
            return ()
        sealed = self._answers.get(asking.place)
        if sealed is None:
            if self._in_order:  # what follows was not foreseen either
                self._answers = {}
            return ()
        if self._in_order:
            self._before = asking.claim
        self._asked(asking.claim)
        return (decode(asking.sealed(sealed)),)
