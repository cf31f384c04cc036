"""A test made of parts, each worth points of its own and judged by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from linearloss.failure import CheckFailed, describe_error
from linearloss.sentences import plain
from linearloss.words import Named, told

from .status import TOO_MUCH_TO_JUDGE, Status, WorkerFailure


@dataclass(frozen=True)
class PartResult:
    """What became of one part. All that it says is for the student, and holds no hidden number.

    Attributes:
        facts: what was seen, in sentences: what went wrong where.
        names: the known mistakes that it shows, in every part that they concern.
        read: the section to read again.
        explained: whether nothing that is wrong in it is without a name.
    """

    name: str
    points: float
    max_points: float
    status: Status
    facts: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    read: str = ""
    explained: bool = True

    @property
    def told(self) -> PartResult:
        """The same, with what it says in the language that is spoken, as plain text: what is kept, and read later."""
        names = tuple(replace(name, says=plain(name.says)) for name in self.names)
        return replace(self, facts=tuple(map(plain, self.facts)), names=names)

    @property
    def message(self) -> str:
        """All that is said of it: the names first, then the facts, then where to read."""
        return " ".join(told(self.names, self.facts, self.read))

    @property
    def diagnoses(self) -> tuple[str, ...]:
        """The codes of its mistakes."""
        return tuple(dict.fromkeys(name.code for name in self.names))

    @property
    def named_surely(self) -> bool:
        """Whether every mistake in it is named with certainty."""
        return bool(self.names) and self.explained and all(name.certainty == "certain" for name in self.names)


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
        return PartResult(name, 0.0, points, failure.status, (str(failure),))
    except CheckFailed as error:
        status: Status = {"missing": "missing", "crashed": "crashed"}.get(error.layer, "failed")  # type: ignore[assignment]
        return PartResult(name, 0.0, points, status, error.facts, error.names, error.read)
    except MemoryError:
        return PartResult(name, 0.0, points, "out_of_memory", (TOO_MUCH_TO_JUDGE,))
    except Exception as error:
        if getattr(error, "raised_by_student_code", False):
            return _stopped(name, points, error)
        text = f"The test itself failed ({type(error).__name__}): {error}"
        return PartResult(name, 0.0, points, "grader_error", (text,))
    return PartResult(name, points, points, "passed")


def _stopped(name: str, points: float, error: Exception) -> PartResult:
    """The student's own code raised, or the stub is still there."""
    if isinstance(error, NotImplementedError):
        return PartResult(name, 0.0, points, "missing", (str(error) or describe_error(error),))
    return PartResult(name, 0.0, points, "crashed", (describe_error(error),))
