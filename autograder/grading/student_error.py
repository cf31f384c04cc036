"""What is raised in place of an exception of student code, of which only a description is known."""

from __future__ import annotations

from linearloss.errors import slip_of, stopped


class StudentError(Exception):
    """The student's code raised an exception; only its type, text and line came over."""

    raised_by_student_code = True

    def __init__(self, type_name: str, text: str, line: int | None):
        super().__init__(text)
        self.type_name = type_name
        self.line = line


class StudentNotImplemented(StudentError, NotImplementedError):
    """The student's code raised NotImplementedError: the stub is still there."""


class NotDefined(StudentNotImplemented):
    """The notebook does not define a name that it should.

    Attributes:
        slip: the code of the slip by which its cell stopped; empty if it did not.
    """

    def __init__(self, name: str, cell: StudentError | None = None):
        """`cell`: the error with which the cell stopped that should define it."""
        text = f"{name} is not defined. Did its cell stop with an error, or did you rename it? Keep the name as it was."
        self.slip = ""
        if cell is not None:
            text = f"{name} is not defined: its cell {stopped(cell.type_name, str(cell), cell.line)}"
            self.slip = slip_of(cell.type_name, str(cell))
        super().__init__("NameError", text, None)
