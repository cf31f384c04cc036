"""The figures of a selfcheck: gathered piece by piece, told by function, and whether they fall short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .blind_naming import BlindNaming
from .mutation import MutationScore
from .proof import Checked
from .public_checks import PubliclyCaught


@dataclass
class FunctionFigures:
    """What was found for one graded function; counts of programs, but for `mutants`."""

    assignment: str
    function: str
    wrong: int = 0
    caught: int = 0  # of the wrong programs: always graded exactly as stated, and the student told what it says
    named_rightly: int = 0
    named_wrongly: int = 0
    not_named: int = 0
    composed: int = 0  # programs with two mistakes, each of which can be seen as if it were alone
    composed_named: int = 0  # of these: told both, and nothing else
    right: int = 0  # the right programs and the solution itself
    right_passed: int = 0
    mutants: int = 0
    mutants_caught: int = 0
    mutants_equivalent: int = 0
    mutants_missed: int = 0
    public: int = 0  # wrong programs that the public checks were tried on
    public_alone: int = 0
    public_in_both: int = 0
    carried: int = 0  # wrong programs of an earlier notebook, tried on the tests of this one
    carried_caught: int = 0


COUNTS = tuple(name for name in FunctionFigures.__dataclass_fields__ if name not in ("assignment", "function"))


@dataclass
class Figures:
    """All figures of a selfcheck. `shortfalls` lists, in words, everything that is not as it must be."""

    names: list[tuple[str, str]]
    repetitions: int
    whole_submissions: int = 0  # graded through the worker
    shortfalls: list[str] = field(default_factory=list)
    sure_and_wrong: int = 0
    blind: list[BlindNaming] = field(default_factory=list)
    not_both_named: list[str] = field(default_factory=list)  # programs with two mistakes
    missed_mutants: list[tuple[str, str, str]] = field(default_factory=list)  # assignment, function, change
    public: list[PubliclyCaught] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._rows = {key: FunctionFigures(*key) for key in self.names}

    @property
    def rows(self) -> list[FunctionFigures]:
        """One row for each function, in the order of the course."""
        return list(self._rows.values())

    @property
    def total(self) -> FunctionFigures:
        """The sum of all rows."""
        sums = {name: sum(getattr(row, name) for row in self.rows) for name in COUNTS}
        return FunctionFigures("", "all", **sums)

    def add(self, what: str, assignment: str, found: Any) -> None:
        """Take in what a piece named `what` found."""
        getattr(self, f"_add_{what}")(assignment, found)

    def conclude(self) -> list[str]:
        """Everything that falls short."""
        return sorted(self.shortfalls)

    def _row(self, assignment: str, function: str) -> FunctionFigures:
        return self._rows.setdefault((assignment, function), FunctionFigures(assignment, function))

    def _add_submissions(self, assignment: str, found: Sequence[Checked]) -> None:
        """Through the worker: the programs of a proof again, which are not counted twice, and answers without an exercise."""
        self.whole_submissions += len(found)
        self._fall_short(found, " (as a submission)")
        self._count([one for one in found if one.function and (assignment, one.function) not in self.names])

    def _add_proof(self, assignment: str, found: Sequence[Checked]) -> None:
        self._fall_short(found)
        self._count(found)

    def _count(self, found: Sequence[Checked]) -> None:
        for one in found:
            row = self._row(one.assignment, one.function)
            if one.kind == "right":
                row.right += 1
                row.right_passed += not one.problems
            elif one.kind == "carried over":
                row.carried += 1
                row.carried_caught += not one.shortfall
            else:
                row.wrong += 1
                row.caught += not one.problems
                row.named_rightly += one.naming == "rightly"
                row.named_wrongly += one.naming == "wrongly"
                row.not_named += one.naming == "not named"
                self.sure_and_wrong += one.naming == "wrongly" and one.sure

    def _fall_short(self, found: Sequence[Checked], how: str = "") -> None:
        self.shortfalls += [f"{one.shortfall}{how}" for one in found if one.shortfall]

    def _add_composed(self, assignment: str, found: Sequence[Checked]) -> None:
        for one in found:
            row = self._row(assignment, one.function)
            row.composed += 1
            row.composed_named += one.naming == "rightly"
            if one.problems:
                self.shortfalls.append(f"{assignment} composed {one.name}: {'; '.join(one.problems)}")
            if one.naming != "rightly":
                self.not_both_named.append(f"{assignment} {one.name}")

    def _add_mutants(self, assignment: str, found: MutationScore) -> None:
        row = self._row(assignment, found.function)
        row.mutants += found.total
        row.mutants_caught += found.caught
        row.mutants_equivalent += found.equivalent
        row.mutants_missed += len(found.missed) + len(found.unexplained)
        self.missed_mutants += [(assignment, found.function, change) for change in found.missed]
        for change in found.unexplained:
            self.shortfalls.append(
                f"{assignment} {found.function}: a mutant scores full, without a reason: {change}. Write a case that shows it, or "
                "the reason into surviving_mutants.toml."
            )
        for change in found.unused:
            self.shortfalls.append(
                f"{assignment} {found.function}: a reason for a mutant that does not survive: {change}"
            )

    def _add_blind_naming(self, assignment: str, found: BlindNaming) -> None:
        self.blind.append(found)
        self.shortfalls += [
            f"{assignment}: two mistakes look alike in every facet: {text}. Give them one code, or write a case where they differ."
            for text in found.alike
        ]

    def _add_public_checks(self, assignment: str, found: PubliclyCaught) -> None:
        row = self._row(assignment, found.function)
        row.public += 1
        row.public_alone += bool(found.alone)
        row.public_in_both += bool(found.in_both)
        self.public.append(found)
