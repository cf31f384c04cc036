"""A test made of parts, each worth points of its own and judged by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from linearloss.failure import CheckFailed, describe_error

from .status import TOO_MUCH_TO_JUDGE, Status, WorkerFailure


@dataclass(frozen=True)
class PartResult:
    """What became of one part. `message` is for the student and holds no hidden number.

    `named_surely` is true where the judge has named every mistake in it with certainty.
    """

    name: str
    points: float
    max_points: float
    status: Status
    message: str = ""
    diagnoses: tuple[str, ...] = ()
    named_surely: bool = False


class Score(float):
    """The points of a test, as a plain number for nbgrader, carrying its parts for the judge."""

    parts: tuple[PartResult, ...]

    def __new__(cls, parts: tuple[PartResult, ...]) -> Score:
        score = super().__new__(cls, sum(part.points for part in parts))
        score.parts = parts
        return score


@dataclass
class Parts:
    """Collects the parts of a test and runs them.

    Use::

        parts = Parts()

        @parts.part("loss", points=3)
        def _():
            ...  # raises CheckFailed when the answer is wrong

        parts.score()
    """

    _parts: list[tuple[str, float, Callable[[], None]]] = field(default_factory=list)

    def part(self, name: str, points: float) -> Callable[[Callable[[], None]], Callable[[], None]]:
        """Register a part worth `points`; the decorated function raises `CheckFailed` if it fails."""

        def register(test: Callable[[], None]) -> Callable[[], None]:
            self._parts.append((name, float(points), test))
            return test

        return register

    def score(self) -> Score:
        """Run every part, each whatever became of the others."""
        return Score(tuple(run_part(name, points, test) for name, points, test in self._parts))


def run_part(name: str, points: float, test: Callable[[], None]) -> PartResult:
    """Run one part. An error of the test itself is `grader_error`, never a zero."""
    try:
        test()
    except WorkerFailure as failure:
        return PartResult(name, 0.0, points, failure.status, str(failure))
    except CheckFailed as error:
        status: Status = {"missing": "missing", "crashed": "crashed"}.get(error.layer, "failed")  # type: ignore[assignment]
        return PartResult(name, 0.0, points, status, str(error), error.diagnoses)
    except MemoryError:
        return PartResult(name, 0.0, points, "out_of_memory", TOO_MUCH_TO_JUDGE)
    except Exception as error:
        if getattr(error, "raised_by_student_code", False):
            missing = isinstance(error, NotImplementedError)
            return PartResult(name, 0.0, points, "missing" if missing else "crashed", describe_error(error))
        return PartResult(
            name, 0.0, points, "grader_error", f"The test itself failed ({type(error).__name__}): {error}"
        )
    return PartResult(name, points, points, "passed")
