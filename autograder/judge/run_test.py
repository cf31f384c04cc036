"""Runs one official test cell in the judge, with stand-ins for the student's names."""

from __future__ import annotations

import ast
import contextlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from types import CodeType
from typing import Any

from autograder.grading.complaints import message
from autograder.grading.parts import PartResult, Score, run_part
from autograder.grading.status import Status, combine
from autograder.notebook.regions import HIDDEN_TESTS, split_region
from linearloss.outcome import Observation


@dataclass(frozen=True)
class CellResult:
    """What a test cell gave. `points` is None when the grader itself failed.

    Attributes:
        visible: what the visible check found; None if it passed, or if the parts say the same.
        observed: what a function has shown, of a test that is a check of one.
        with_own: whether it was asked with other functions of the student's that are not right.
    """

    status: Status
    points: float | None
    max_points: float
    parts: tuple[PartResult, ...] = ()
    visible: PartResult | None = None
    observed: Observation | None = field(default=None, repr=False, compare=False)
    with_own: bool = field(default=False, repr=False, compare=False)

    @property
    def said(self) -> tuple[PartResult, ...]:
        """What there is to tell: the parts, or the visible check where all of them are right."""
        if self.visible is None or any(part.facts or part.names for part in self.parts):
            return self.parts
        return (self.visible,)

    @property
    def message(self) -> str:
        """All that went wrong, in a few lines of text for the student."""
        return message(self.said)

    @property
    def diagnoses(self) -> tuple[str, ...]:
        """The codes of the mistakes that cost points. What the parts name is surer than the visible check's one example."""
        if self.status == "passed":
            return ()
        named = [code for part in self.parts for code in part.diagnoses]
        return tuple(dict.fromkeys(named or (self.visible.diagnoses if self.visible else ())))


def result_of(parts: Iterable[PartResult], visible: PartResult | None = None) -> CellResult:
    """The result of a test from those of its parts."""
    parts = tuple(parts)
    points, max_points = sum(part.points for part in parts), sum(part.max_points for part in parts)
    status = combine((part.status for part in parts), points, max_points)
    return CellResult(status, None if status == "grader_error" else points, max_points, parts, visible)


# The part of a test that has none.
WHOLE = "test"


class JudgeNames(dict[str, Any]):
    """The names that a test cell sees: its own, and the student's on demand."""

    def __init__(self, own: dict[str, Any], solutions: Iterable[str], lookup: Callable[[str], Any]):
        super().__init__(own)
        self._solutions = frozenset(solutions)
        self._lookup = lookup

    def __missing__(self, name: str) -> Any:
        if name not in self._solutions:
            raise KeyError(name)
        return self._lookup(name)

    def copy(self) -> JudgeNames:
        """The same names, apart from what is defined in the copy."""
        return JudgeNames(dict(self), self._solutions, self._lookup)


def run_test(source: str, max_points: float, names: JudgeNames) -> CellResult:
    """Run the visible part, then the hidden part whatever the visible one said."""
    visible_code, hidden_code = split_region(source, HIDDEN_TESTS)
    visible = run_part(WHOLE, max_points, lambda: _run_visible(visible_code, names))
    if not hidden_code.strip():
        return result_of([visible])
    parts = _run_hidden(hidden_code, max_points, names)
    told_there = any((part.facts, part.names) == (visible.facts, visible.names) for part in parts)
    return result_of(parts, None if visible.status == "passed" or told_there else visible)


def _run_visible(code: str, names: JudgeNames) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        _evaluate(code, names)


def _run_hidden(code: str, max_points: float, names: JudgeNames) -> tuple[PartResult, ...]:
    """The results of the parts, or a single one where it does not come so far."""
    scores: list[Any] = []
    whole = run_part(WHOLE, max_points, lambda: scores.append(_evaluate(code, names)))
    if whole.status != "passed":
        return (whole,)
    (score,) = scores
    if not isinstance(score, Score) or abs(sum(part.max_points for part in score.parts) - max_points) > 1e-9:
        text = f"The test's parts do not add up to the {max_points:g} points of its cell."
        return (PartResult(WHOLE, 0.0, max_points, "grader_error", (text,)),)
    return score.parts


def _evaluate(code: str, names: JudgeNames) -> Any:
    """Execute statements; the value of the last one if it is an expression."""
    statements, last = _compiled(code)
    exec(statements, names)
    return eval(last, names) if last is not None else None


@lru_cache(maxsize=1024)
def _compiled(code: str) -> tuple[CodeType, CodeType | None]:
    """Official code, compiled once for all submissions: statements, and the last one if it is an expression."""
    tree = ast.parse(code)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = compile(ast.Expression(tree.body.pop().value), "<test>", "eval")  # type: ignore[attr-defined]
    return compile(tree, "<test>", "exec"), last
