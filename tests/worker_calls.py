"""What the tests of workers share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.judge.remote import lookup
from autograder.judge.student import StudentProcess

Start = Callable[..., StudentProcess]


def function(student: StudentProcess, source: str, name: str = "f") -> Any:
    reply = student.run_cell(source)
    assert reply["error"] is None, reply["error"]
    return lookup(student, name)


def text_of(reply: dict[str, Any], stream: str = "stdout") -> str:
    return "".join(item["text"] for item in reply["outputs"] if item.get("name") == stream)
