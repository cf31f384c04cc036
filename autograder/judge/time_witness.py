"""A second witness of whether a function loops over its examples, beside the count of its instructions.

The count decides for honest code; it is taken by the worker, which can lie. What was returned while it was taken must be
right, so that work which is left out does not look like work done well. And the kernel's CPU time on many examples must
fit: its limit is five times what the slowest honest style takes (all of it in long double, which the judge does beside it
for comparison), so no clock decides about honest code, on however busy a machine. A virtual machine may count as its own what
its host has given to others: so the shortest of several times is compared with the longest of the comparisons.

What remains possible: a submission that forges the count (it must change the counting functions in its own process, find
the switch of the tracing in its memory, or have a signal's handler run while a trace function is at work, for
threads, processes and other tracing are noticed) and that loops with no more than a few microseconds for each example,
over lists; or a loop over the rows of an array that is left to C code, with neither an instruction nor more than one
object for each (`sum(map(max, S))`), as far as a loss can be written so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Protocol

from autograder.exercise.grading import GradedTask
from autograder.grading.problems import problems_number
from linearloss.function import Function
from linearloss.loops import NO_LOOP, Growing, Loops
from linearloss.outcome import Observation, Outcome, Stopped, Trouble, raised
from linearloss.probes import alike
from linearloss.sentences import Sentence, joined, say

from .bounds import unbounded
from .honest_time import TICK, slowest_honest_seconds

# So many that the slowest honest way takes more than a tick: with 20,000, honest code was taken for a loop in User-mode Linux.
MANY = 50_000
FACTOR = 5.0
# Within the limit, but so near that work for every pair is beyond it on four times as many, where it takes sixteen times as
# long: a loop in C over all pairs is as fast as that. Honest code is below, as it takes no longer than the slowest honest way.
NEAR = FACTOR / 3
# Times that are all beyond the limit; so many are enough if they are far beyond.
MOST_TIMES, FEWEST_TIMES, FAR_BEYOND = 6, 3, 4.0
HUGE_TABLE = say(
    "A table of examples by examples, or by examples, features and classes, needs that much: do without it."
)


class WitnessedFunction(Function, Protocol):
    """A function whose counted calls are kept, and whose CPU time can be asked for.

    Attributes:
        counts: the arguments of each counted call, and what it returned.
        has_clock: not where trusted code runs in this very process: it hides nothing.
    """

    counts: list[tuple[tuple[Any, ...], Any]]
    has_clock: bool

    def timed(self, *args: Any) -> tuple[float | None, Any]:
        """CPU seconds of a call, None where nobody tells, and its result."""


def time_witness(task: GradedTask, function: WitnessedFunction, observed: Observation) -> Observation:
    """The observation, with what the second witness says where the count has found no loop."""
    changed = dict(observed)
    for facet in task.exercise.facets:
        look = facet.look
        if isinstance(look, Loops) and {*observed[facet.name].values()} == {NO_LOOP}:
            others = [one.name for one in task.exercise.facets if one.name != facet.name]
            works = not {*task.wrong(observed)} & {*others}
            try:
                said = _Witness(task, function, works).says(look)
            except MemoryError as error:
                said = raised(error, task.exercise.function)
            if said is not None:
                changed[facet.name] = dict.fromkeys(observed[facet.name], said)
    return changed


@dataclass
class _Witness:
    task: GradedTask
    function: WitnessedFunction
    works: bool  # on everything else: what it returns here must be right, too

    def says(self, look: Loops) -> Outcome | None:
        """What the count has not seen."""
        name = self.task.exercise.function
        for what, make in look.sizes.items():
            small, large, _ = make()
            growing = Growing(small, large)
            if not all(self._as_elsewhere(*count) for count in self.function.counts if growing.fits(count[0])):
                text = say(
                    "{name} returns something else where its steps are counted than it does elsewhere.", name=name
                )
                return Trouble("wrong while counted", text)
            if growing.axis == 0 and self.function.has_clock:
                said = self._on_many(growing, what)
                if said is not None:
                    return said
        return None

    def _as_elsewhere(self, args: tuple[Any, ...], result: Any) -> bool:
        """Whether what was returned while it was counted is right; of a wrong function, what it returns when nobody counts.

        That a wrong function is more wrong on many examples than on few may be honest: a size may be written as a number.
        """
        if self.works:
            return self._right(args, result)
        try:
            own, again = self.function(*args), self.function(*args)
        except Exception:
            return True  # the error shows elsewhere
        return alike(result, own) or not alike(own, again)  # one that depends on earlier calls is told elsewhere

    def _right(self, args: tuple[Any, ...], result: Any) -> bool:
        return not self.works or alike(result, self.task.task.reference(*args))

    def _first(self, growing: Growing, what: str) -> tuple[Any, ...]:
        """The arguments of the first call, which are the same for every submission: made once."""
        kept = self.task.of_many
        if (what, problems_number()) not in kept:
            kept[what, problems_number()] = [growing.arguments(MANY)]
        return kept[what, problems_number()][0]

    def _right_on_many(self, given: tuple[Any, ...], result: Any, what: str) -> bool:
        if not self.works or not what:
            return self._right(given, result)
        kept = self.task.of_many[what, problems_number()]
        if len(kept) == 1:
            with unbounded():
                kept.append(self.task.task.reference(*given))
        return alike(result, kept[1])

    def _on_many(self, growing: Growing, what: str) -> Outcome | None:
        """The shortest of several times counts."""
        name = self.task.exercise.function
        shortest, honest = math.inf, 0.0
        for attempt in range(MOST_TIMES):
            given = growing.arguments(MANY) if attempt else self._first(growing, what)
            try:
                taken, result = self.function.timed(*given)
            except Stopped as stopped:
                return self._stopped(stopped, growing, what)
            except MemoryError:
                raise
            except Exception:  # an error on many only
                return (
                    Trouble(
                        "stops on many",
                        say(
                            "{name} is right on a few {what}, and stops with an error on {many}.",
                            name=name,
                            what=Sentence(what),
                            many=MANY,
                        ),
                    )
                    if self.works
                    else None
                )
            if taken is None:
                return None
            if not self._right_on_many(given, result, what if attempt == 0 else ""):
                return Trouble(
                    "wrong on many",
                    say(
                        "{name} is right on a few {what}, and wrong on {many}.",
                        name=name,
                        what=Sentence(what),
                        many=MANY,
                    ),
                )
            shortest = min(shortest, taken)
            if shortest < NEAR * slowest_honest_seconds(given):
                return None
            honest = max(honest, slowest_honest_seconds(given, anew=True))
            if shortest < FACTOR * honest:
                return self._on_more(growing, what, shortest) if shortest > NEAR * honest else None
            if attempt + 1 >= FEWEST_TIMES and shortest > FAR_BEYOND * FACTOR * honest:
                break
        return self._square(growing, what, MANY, shortest) or f"loops over {what}"

    def _on_more(self, growing: Growing, what: str, on_many: float) -> Outcome | None:
        """Work for every pair of examples, where it is within the limit on `MANY`: it took `on_many` seconds there."""
        shortest = math.inf
        for _ in range(FEWEST_TIMES):
            given = growing.arguments(4 * MANY)
            try:
                taken = self.function.timed(*given)[0]
            except Stopped:
                return self._square(growing, what, MANY, on_many)
            except Exception:
                return None
            if taken is None or taken < FACTOR * slowest_honest_seconds(given, anew=True):
                return None
            shortest = min(shortest, taken)
        # On fewer it may take less than a tick, which tells nothing.
        return self._square(growing, what, 4 * MANY, shortest)

    def _stopped(self, stopped: Stopped, growing: Growing, what: str) -> Outcome | None:
        if stopped.status == "out_of_memory":
            # P[:, y] makes a table of N x N by mistake: that mistake has its price in another part.
            return (
                Trouble(
                    stopped.status,
                    joined(
                        say("On {many} {what}: {stopped}", many=MANY, what=Sentence(what), stopped=str(stopped)),
                        HUGE_TABLE,
                    ),
                    stopped.status,
                )
                if self.works
                else None
            )
        square = self._square(growing, what) if stopped.status == "timeout" else None
        return square or Trouble(stopped.status, str(stopped), stopped.status)

    def _square(self, growing: Growing, what: str, size: int = MANY // 4, taken: float | None = None) -> Outcome | None:
        """Tells work that grows with the square of the examples from a loop: twice as many take four times as long.

        Args:
            taken: the seconds on `size` examples, where they are known: on fewer, the rest of the work may hide what grows.
        """
        try:
            whole = self._shortest(growing, size) if taken is None else taken
            quarter = self._shortest(growing, size // 4)
        except Exception:
            return None
        if whole <= 8 * max(quarter, TICK):
            return None
        return Trouble(
            "work for every pair",
            say(
                "{name} makes a table of {what} by {what}, or does as much work: four times as many take sixteen times as long. "
                "No loop does that, but an index or a product that meets every pair does.",
                name=self.task.exercise.function,
                what=Sentence(what),
            ),
        )

    def _shortest(self, growing: Growing, size: int) -> float:
        arguments = (growing.arguments(size) for _ in range(FEWEST_TIMES))
        return min(self.function.timed(*given)[0] or 0.0 for given in arguments)
