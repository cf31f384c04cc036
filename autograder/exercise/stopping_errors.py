"""The one error that most of what is wrong has come of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from linearloss.errors import CodeError
from linearloss.outcome import Observation, Trouble, same

if TYPE_CHECKING:
    from .grading import GradedTask

NEARLY_EVERYWHERE = 0.5
_WITHOUT_VALUE = ("NameError", "UnboundLocalError")


def stopped_by(task: GradedTask, observed: Observation) -> CodeError | None:
    """The error that most of what is wrong has come of, or that nothing was returned, or one thing of two; None if it is no single one."""
    wrong = [
        outcome
        for name, facet in observed.items()
        for case, outcome in facet.items()
        if not same(outcome, task.right[name][case], task.tolerance(name))
    ]
    errors = [error for outcome in wrong if isinstance(outcome, Trouble) and (error := _error(outcome))]
    if len(errors) <= NEARLY_EVERYWHERE * len(wrong):
        return None
    (kind, line), _ = Counter((one.kind, one.line) for one in errors).most_common(1)[0]
    return next(one for one in errors if (one.kind, one.line) == (kind, line))


def comes_of(error: CodeError, before: str, mended: str) -> bool:
    """Whether a program that was mended stops for want of a name that was put there by mending it, or whose import was taken away: the program itself never does."""
    if error.kind == "AttributeError" and (attribute := re.search(r"attribute '(\w+)'", error.text)):
        own = rf"\.{attribute[1]}\b"
        return len(re.findall(own, mended)) > len(re.findall(own, before))
    missing = re.search(r"(?:name|variable) '(\w+)'", error.text) if error.kind in _WITHOUT_VALUE else None
    if missing is None:
        return False
    name = rf"(?<![\w.]){missing[1]}\b"
    imported = re.compile(rf"^[ \t]*(?:import|from)\b.*{name}", re.MULTILINE)
    comes = len(re.findall(name, mended)) > len(re.findall(name, before))
    return comes or len(imported.findall(mended)) < len(imported.findall(before))


def _error(outcome: Trouble) -> CodeError | None:
    if outcome.error is not None:
        return outcome.error
    if outcome == "None":
        return CodeError("None", "", 1)
    return CodeError("one thing", "", 1) if outcome.startswith(("one thing", "not a pair, but ")) else None
