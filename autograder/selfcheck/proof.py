"""Proves an exercise: every known mistake is caught, priced as stated and named; right answers score full, again and again.

Programs of the course's own are judged in this very process, fast enough for thousands of them, by the engine that judges
students. What only a worker can tell (its CPU time) is left to `whole_submissions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from autograder.exercise import Mistake
from autograder.exercise.composition import Composition
from autograder.exercise.grading import GradedTask
from autograder.grading.parts import PartResult
from autograder.grading.problems import other_problems
from autograder.judge.run_exercise import observe
from linearloss.function import LocalFunction
from linearloss.instructions import Counted

Kind = Literal["solved", "untouched", "wrong", "carried over", "composed", "right"]
Naming = Literal["", "rightly", "wrongly", "not named"]
Results = Mapping[str, Sequence[PartResult]]  # by test


@dataclass(frozen=True)
class Checked:
    """What became of one program: what it got that it must not get, and how its mistake was named.

    Attributes:
        function: the solution cell that it replaces; empty for a whole notebook.
        sure: whether a name was given with certainty.
        where: file and line of a mistake's entry.
    """

    assignment: str
    function: str
    kind: Kind
    name: str
    problems: tuple[str, ...] = ()
    naming: Naming = ""
    sure: bool = False
    where: str = ""

    @property
    def shortfall(self) -> str:
        """Everything that is not as it should be, in words; empty if nothing is."""
        told = "" if self.naming in ("", "rightly") else self.naming if self.naming == "not named" else "named wrongly"
        said = "; ".join(filter(None, (*self.problems, told, "and with certainty" if told and self.sure else "")))
        name = f"{self.function}: {self.name}" if self.kind == "right" else self.name
        return f"{f'{self.where}: ' * bool(self.where)}{self.assignment} {self.kind} {name}: {said}" if said else ""


def prove(
    tasks: Sequence[GradedTask], right: Mapping[str, str], repetitions: int = 1, repetitions_of_wrong: int = 1
) -> list[Checked]:
    """What becomes of every known mistake and every right answer of one solution cell.

    Args:
        tasks: the exercises of the cell: one, or one for each test of a class.
        right: title -> a right answer in an odd style.
        repetitions, repetitions_of_wrong: on how many sets of random problems right and wrong programs are tried.
    """
    checked: dict[str, Checked] = {}
    for number in range(max(repetitions, repetitions_of_wrong)):
        with other_problems(number):
            found = [*_right(tasks, right)] if number < repetitions else []
            found += [*_wrong(tasks)] if number < repetitions_of_wrong else []
        for one in found:
            before = checked.get(one.name, one)
            problems = tuple(f"{text} (problems {number})" if number else text for text in one.problems)
            checked[one.name] = before if before.problems else replace(before, problems=problems)
    return list(checked.values())


def _right(tasks: Sequence[GradedTask], right: Mapping[str, str]) -> Iterator[Checked]:
    task = tasks[0].task
    for title, source in right.items():
        results = {
            one.exercise.test: one.judged(observe(one, _Witnessed(one.program(source).function)), ()) for one in tasks
        }
        yield Checked(task.assignment, tasks[0].exercise.cell, "right", title, off(results, {}))


def _wrong(tasks: Sequence[GradedTask]) -> Iterator[Checked]:
    for mistake in tasks[0].mistakes:
        yield judged(mistake, results_of(tasks, mistake))
    for mistake in carried_over(tasks):
        yield judged(mistake, results_of(tasks, mistake), "carried over", tasks[0].task.assignment)


class _Witnessed(LocalFunction):
    """A program of the course's own, as the judge observes a student's."""

    def __init__(self, function: Callable[..., Any]):
        super().__init__(function)
        self.counts: list[tuple[tuple[Any, ...], Any]] = []
        self.has_clock = False

    def counted(self, *args: Any) -> Counted:
        count = super().counted(*args)
        self.counts.append((args, count.result))
        return count

    def timed(self, *args: Any) -> tuple[float | None, Any]:
        return None, self(*args)


def carried_over(tasks: Sequence[GradedTask]) -> list[Mistake]:
    """The mistakes of an earlier notebook in a function that students copy from there, as they are priced here."""
    found = []
    for mistake in tasks[0].mistakes_alike if not tasks[0].mistakes else ():
        here = {
            one.exercise.test: tuple(
                part for part in mistake.loses.get(one.exercise.test, ()) if part in one.exercise.parts
            )
            for one in tasks
        }
        if mistake.function == tasks[0].exercise.cell and any(here.values()):
            found.append(replace(mistake, loses={test: lost for test, lost in here.items() if lost}))
    return found


def results_of(tasks: Sequence[GradedTask], mistake: Mistake) -> Results:
    """What the parts of each test of its cell give for a known mistake."""
    return {one.exercise.test: one.judged(one.shown.of_mistakes[mistake.key]) for one in tasks}


def judged(
    program: Mistake | Composition, results: Results, kind: Kind = "wrong", assignment: str | None = None
) -> Checked:
    """Whether a wrong program got what it must get, was named, and the student told what its mistakes say."""
    lost = [part for parts in results.values() for part in parts if part.points < part.max_points]
    problems = [*off(results, program.loses)]
    for mistake in (program,) if isinstance(program, Mistake) else program.mistakes:
        if kind != "composed" and not _told(mistake, lost, kind):
            problems.append("the student is not told what it says")
    naming, sure = _named(program, lost)
    own = assignment or (program if isinstance(program, Mistake) else program.mistakes[0]).assignment
    where = program.where if isinstance(program, Mistake) else ""
    return Checked(own, program.function, kind, program.name, tuple(problems), naming, sure, where)


def _told(mistake: Mistake, lost: Sequence[PartResult], kind: Kind) -> bool:
    """Whether a student reads the mistake's sentence, or one that may stand for it: of `also`, or of the other notebook's twin."""
    others = {*mistake.also, *((mistake.code,) if kind == "carried over" else ())}
    return any(mistake.says in part.message for part in lost) or any(others & {*part.diagnoses} for part in lost)


def off(results: Results, loses: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """What parts of tests give that they must not give.

    Args:
        loses: test -> parts that must give nothing; all others must give all of theirs.
    """
    said = []
    for test, parts in results.items():
        unknown = [name for name in loses.get(test, ()) if name not in {part.name for part in parts}]
        said += [f"{test}: there is no part {name}" for name in unknown]
        for part in parts:
            if part.name in loses.get(test, ()):
                if part.points:
                    said.append(
                        f"{test}: {part.name} gives {part.points:g} points, and its loses says none: no case shows the mistake there "
                        "(write one that does), or it costs nothing there (take the part out of loses)"
                    )
            elif abs(part.points - part.max_points) > 1e-9:
                also = ", and its loses does not say so" if loses else ""
                said.append(
                    f"{test}: {part.name} gives {part.points:g} of {part.max_points:g} points{also} ({part.message})"
                )
    return tuple(said)


def _named(program: Mistake | Composition, lost: Sequence[PartResult]) -> tuple[Naming, bool]:
    """How the mistakes of a program were named in the parts that it lost, and whether with certainty."""
    found = {code for part in lost for code in part.diagnoses}
    sure = any(name.certainty == "certain" for part in lost for name in part.names)
    if not found:
        return "not named", False
    # Of codes that nobody can tell apart, one is enough.
    enough = len(found) >= len(program.codes) if isinstance(program, Composition) else True
    return ("rightly" if found <= {*program.codes} and enough else "wrongly"), sure
