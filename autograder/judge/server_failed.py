"""The fork server's own failures, in words."""

from __future__ import annotations

import re

INSTALL = "To install what is needed: python -m pip install -r requirements.lock"


class ServerFailed(RuntimeError):
    """The fork server did not start or went away: the grader's fault, not a student's."""


def reason(said: str) -> str:
    """Of all that a dying process has said, the line that names an error; else the last one."""
    lines = [line.strip() for line in said.splitlines() if line.strip()] or ["it said nothing"]
    errors = [line for line in lines if re.match(r"[\w.]*(Error|Exception)\b", line)]
    return (errors or lines)[-1][:500]
