"""Runs one official test cell in the judge, with stand-ins for the student's names."""

from __future__ import annotations

import ast
import contextlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from autograder.grading.parts import PartResult, Score
from autograder.grading.status import TOO_MUCH_TO_JUDGE, Status, WorkerFailure, combine
from autograder.notebook.regions import HIDDEN_TESTS, split_region
from linearloss.failure import CheckFailed, describe_error


@dataclass(frozen=True)
class CellResult:
    """What a test cell gave. `points` is None when the grader itself failed.

    Attributes:
        visible: what the visible check said, or an empty text if it passed.
    """

    status: Status
    points: float | None
    max_points: float
    parts: tuple[PartResult, ...] = ()
    visible: str = ""
    diagnoses: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """All that went wrong, in a few lines of text for the student; parts that say the same share one."""
        said: dict[str, list[str]] = {}
        for part in self.parts:
            if part.message:
                said.setdefault(part.message, []).append(part.name)
        lines = [f"{', '.join(names)}: {text}" for text, names in said.items()]
        return "\n".join(lines) or self.visible


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
    visible, visible_status, diagnoses = _run_visible(visible_code, names)
    if not hidden_code.strip():
        passed = visible_status == "passed"
        points = max_points if passed else (None if visible_status == "grader_error" else 0.0)
        return CellResult(visible_status, points, max_points, (), visible, diagnoses)
    try:
        score = _evaluate(hidden_code, names)
    except WorkerFailure as failure:
        return ended_by(failure, max_points, visible, diagnoses)
    except MemoryError:
        return ended_by(WorkerFailure("out_of_memory", TOO_MUCH_TO_JUDGE), max_points, visible, diagnoses)
    except CheckFailed as error:
        parts = (PartResult("test", 0.0, max_points, _status(error), str(error)),)
        return CellResult(_status(error), 0.0, max_points, parts, visible, error.diagnoses)
    except Exception as error:
        return _from_exception(error, max_points, visible, diagnoses)
    return _from_score(score, max_points, visible, diagnoses)


def ended_by(
    failure: WorkerFailure, max_points: float, visible: str = "", diagnoses: tuple[str, ...] = ()
) -> CellResult:
    """The result of a test that could not be finished: no points, or none decided where the grader is at fault."""
    points = None if failure.status == "grader_error" else 0.0
    part = PartResult("test", 0.0, max_points, failure.status, str(failure))
    return CellResult(failure.status, points, max_points, (part,), visible, diagnoses)


def _run_visible(code: str, names: JudgeNames) -> tuple[str, Status, tuple[str, ...]]:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            _evaluate(code, names)
    except WorkerFailure as failure:
        return str(failure), failure.status, ()
    except MemoryError:
        return TOO_MUCH_TO_JUDGE, "out_of_memory", ()
    except CheckFailed as error:
        return str(error), _status(error), error.diagnoses
    except Exception as error:
        if getattr(error, "raised_by_student_code", False):
            missing = isinstance(error, NotImplementedError)
            return str(error) if missing else describe_error(error), "missing" if missing else "crashed", ()
        return f"The visible check itself failed ({type(error).__name__}): {error}", "grader_error", ()
    return "", "passed", ()


def _status(error: CheckFailed) -> Status:
    statuses: dict[str, Status] = {"missing": "missing", "crashed": "crashed"}
    return statuses.get(error.layer, "failed")


def _from_exception(error: Exception, max_points: float, visible: str, diagnoses: tuple[str, ...]) -> CellResult:
    if getattr(error, "raised_by_student_code", False):
        missing = isinstance(error, NotImplementedError)
        status: Status = "missing" if missing else "crashed"
        text = str(error) if missing else describe_error(error)
        return CellResult(
            status, 0.0, max_points, (PartResult("test", 0.0, max_points, status, text),), visible, diagnoses
        )
    text = f"The test itself failed ({type(error).__name__}): {error}"
    part = PartResult("test", 0.0, max_points, "grader_error", text)
    return CellResult("grader_error", None, max_points, (part,), visible, diagnoses)


def _from_score(
    score: Any,
    max_points: float,
    visible: str,
    diagnoses: tuple[str, ...],
) -> CellResult:
    if not isinstance(score, Score) or abs(sum(p.max_points for p in score.parts) - max_points) > 1e-9:
        text = f"The test's parts do not add up to the {max_points:g} points of its cell."
        part = PartResult("test", 0.0, max_points, "grader_error", text)
        return CellResult("grader_error", None, max_points, (part,), visible, diagnoses)
    status = combine((part.status for part in score.parts), float(score), max_points)
    # What the hidden test names is surer than what the visible check guesses on its one example.
    found = dict.fromkeys(code for part in score.parts for code in part.diagnoses) or dict.fromkeys(diagnoses)
    codes = () if status == "passed" else tuple(found)
    points = None if status == "grader_error" else float(score)
    return CellResult(status, points, max_points, score.parts, visible, codes)


def _evaluate(code: str, names: JudgeNames) -> Any:
    """Execute statements; the value of the last one if it is an expression."""
    tree = ast.parse(code)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
    exec(compile(tree, "<test>", "exec"), names)
    return eval(compile(last, "<test>", "eval"), names) if last is not None else None
