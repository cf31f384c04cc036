"""What is raised in place of an exception of student code, of which only a description is known."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar

from linearloss.errors import missing_name
from linearloss.sentences import say

RENAMED = say("did you rename it? Keep the name as it was.")


# Name -> why it is not defined: what became of the cell of the student's that was to define it.
_undefined: ContextVar[Mapping[str, str]] = ContextVar("undefined")


@contextlib.contextmanager
def undefined_because(names: Mapping[str, str]) -> Iterator[None]:
    """In this block, a `StudentError` about one of these names knows why there is no such name."""
    token = _undefined.set(names)
    try:
        yield
    finally:
        _undefined.reset(token)


class StudentError(Exception):
    """The student's code raised an exception; only its type, text and line came over.

    Attributes:
        undefined: why the name that it misses is not defined; empty if that is not known.
    """

    raised_by_student_code = True

    def __init__(self, type_name: str, text: str, line: int | None):
        super().__init__(text)
        self.type_name = type_name
        self.line = line
        self.undefined = _undefined.get({}).get(missing_name(type_name, text), "")


class StudentNotImplemented(StudentError, NotImplementedError):
    """The student's code raised NotImplementedError: the stub is still there."""


class NotDefined(StudentNotImplemented):
    """The notebook does not define a name that it should.

    Args:
        why: what became of the cell that should define it.

    Attributes:
        slip: the code of the slip by which its cell stopped; empty if it did not.
    """

    def __init__(self, name: str, why: str = RENAMED, slip: str = ""):
        self.slip = slip
        super().__init__("NameError", say("{name} is not defined: {why}", name=name, why=why), None)
