"""What can be said of a wrong facet when no known mistake explains it, without showing what is right.

A fact is said only if it holds in every case in which the facet is wrong: what is true of one case by chance is no help.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence, Set

import numpy as np

from linearloss.outcome import COMPUTES_NOTHING, NOT_FINITE, NOTHING_TO_COMPARE, Array, Facet, Trouble, is_form, same
from linearloss.sentences import Sentence, joined, say

from .number_facts import nearly, of_choices, of_counts, of_equal_entries, of_sequences, of_values
from .sizes import Sizes, by_sizes

TOLERANCE = 1e-5
# Words of looks that add nothing to the sentence of their facet.
SAY_NOTHING = (
    "another", "another one", "changed", "elsewhere", "inexact", "no", "not zero", "nothing is right yet", "otherwise", "others",
)  # fmt: skip
MOST_CASES = 4
# Of fewer cases than these, which are wrong tells nothing: others would be as well.
LEAST_CASES = 3
# A result smaller than this times the right one is nothing but rounding.
LEAST_FACTOR = 1e-14
ROWS = (
    say("Only the first row is wrong."),
    say("Only the last row is wrong."),
    say("Only the first row is right."),
    say("Only the last row is right."),
    say("Some of its rows are right, the others wrong."),
)
COLUMNS = (
    say("Only the first column is wrong."),
    say("Only the last column is wrong."),
    say("Only the first column is right."),
    say("Only the last column is right."),
    say("Some of its columns are right, the others wrong."),
)


def facts(
    observed: Facet,
    right: Facet,
    elsewhere: Container[str] = (),
    is_alone: bool = True,
    wrong_beside: Set[str] = frozenset(),
    sizes: Sizes | None = None,
    tolerances: Mapping[str, float] | None = None,
    in_any_size: bool = True,
    instead: Callable[[], str] | None = None,
    right_beside: Sequence[str] = (),
    numbers_are: str = "values",
    of_arguments: str = "",
) -> str:
    """One or two sentences on how a facet differs from the right one; empty if nothing simple can be said.

    Args:
        elsewhere: cases in which another facet is wrong.
        is_alone: whether no other wrong facet has the same sentence, which would be told of other cases, or looks at the same.
        wrong_beside: cases in which another facet of the same part is wrong: "only" would be read as said of the part.
        sizes: of the arguments of each case.
        tolerances: of each case.
        in_any_size: whether the cases differ in all sizes: else one factor in all of them may be a size.
        instead: says for which other arguments it would be right.
        right_beside: further cases, of other facets that look at the same, in which all is right.
        numbers_are: what the numbers are (`Facet.numbers_are`).
        of_arguments: what the numbers have to do with the arguments: it is told in place of anything else.
    """
    allowed = dict.fromkeys(right, TOLERANCE) | dict(tolerances or {})
    wrong = [case for case in right if not same(observed[case], right[case], allowed[case])]
    numbers = _Numbers(
        observed, right, wrong, max(TOLERANCE, *(allowed[case] for case in right)), sizes or {}, in_any_size
    )
    where = _where(wrong, observed, right, elsewhere, right_beside, wrong_beside) if is_alone else ""
    only = wrong[0] if len(wrong) == 1 < len(right) and not where else ""
    return joined(where, of_arguments or _words(observed, wrong, only) or numbers.told(instead, numbers_are))


def _where(
    wrong: list[str],
    observed: Facet,
    right: Facet,
    elsewhere: Container[str],
    beside: Sequence[str],
    wrong_beside: Set[str],
) -> str:
    """In which of the cases tried it is wrong, if they are few: of others nothing is said.

    A case in which there is nothing to be seen is none that is right; where words are compared, or words came, none in which anything
    else is wrong; and "finite" is not "right". What has another form may be right elsewhere as its form is overlooked there. A part of
    which something else is wrong in further cases is not wrong "only" in these, and not right where that is wrong.
    """
    kept = [case for case in right if case not in wrong]
    nothing_seen = any(np.size(right[case]) == 0 for case in kept)
    if nothing_seen or any(is_form(observed[case]) for case in wrong):
        return ""
    by_numbers = all(isinstance(facet[case], np.ndarray) for facet in (observed, right) for case in right)
    others = [case for case in beside if case not in right]
    if not wrong or not (kept or others) or (not by_numbers and any(case in elsewhere for case in kept)):
        return ""
    fewer = min(len(wrong), len(kept) if kept else len(others))
    if fewer > MOST_CASES or len(right) + (0 if kept else len(others)) < LEAST_CASES:
        return ""
    if len(wrong) <= len(kept) or not kept:
        if not wrong_beside <= {*wrong}:
            return ""
        return (
            say("Of the cases tried for this, it is wrong only in this one: {case}.", case=Sentence(wrong[0]))
            if len(wrong) == 1
            else say(
                "Of the cases tried for this, it is wrong only in these: {cases}.", cases=joined(*wrong, between="; ")
            )
        )
    if not all(same(observed[case], right[case], TOLERANCE) for case in kept):
        return ""  # what is near enough for this facet may be wrong for another
    kept += others
    if wrong_beside & {*kept}:
        return ""
    if len(kept) > MOST_CASES or any(isinstance(outcome, str) for outcome in right.values()):
        return ""
    return (
        say("Of the cases tried for this, it is right only in this one: {case}.", case=Sentence(kept[0]))
        if len(kept) == 1
        else say("Of the cases tried for this, it is right only in these: {cases}.", cases=joined(*kept, between="; "))
    )


def _words(observed: Facet, wrong: list[str], only: str) -> str:
    """What came back, if it is one thing; of several cases `only` names the one that is wrong."""
    said = {outcome for case in wrong if isinstance(outcome := observed.get(case), str)}
    if len(said) != 1 or any(not isinstance(observed.get(case), str) for case in wrong):
        return ""
    outcome = said.pop()
    has_a_sentence = isinstance(outcome, Trouble) and bool(outcome.sentence)
    told_elsewhere = (
        has_a_sentence
        or outcome in (NOT_FINITE, NOTHING_TO_COMPARE, COMPUTES_NOTHING, *SAY_NOTHING)
        or outcome.startswith("raises ")
    )
    if told_elsewhere:
        return ""
    told = outcome if isinstance(outcome, Sentence) else Sentence(outcome)
    if only:
        return say("What came back in this case ({case}): {outcome}.", case=Sentence(only), outcome=told)
    return say("What came back there: {outcome}.", outcome=told)


class _Numbers:
    """What is told of numbers that are wrong.

    Args:
        wrong: the cases in which they are.
        tolerance: the largest of any case.
    """

    def __init__(
        self, observed: Facet, right: Facet, wrong: Sequence[str], tolerance: float, sizes: Sizes, in_any_size: bool
    ):
        found = {case: (observed[case], right[case]) for case in wrong}
        self.pairs = {
            case: (got, expected)
            for case, (got, expected) in found.items()
            if isinstance(got, np.ndarray) and isinstance(expected, np.ndarray)
        }
        self.are_all = bool(wrong) and len(self.pairs) == len(wrong)
        self.kept = {case: outcome for case, outcome in right.items() if case not in wrong}
        self.tolerance, self.sizes, self.in_any_size = tolerance, sizes, in_any_size

    def told(self, instead: Callable[[], str] | None = None, numbers_are: str = "values") -> str:
        """One sentence, or nothing."""
        pairs = self.pairs.values()
        if not self.are_all:
            return ""
        in_all = not any(isinstance(outcome, str) or np.any(outcome) for outcome in self.kept.values())
        if numbers_are != "values":
            tells = {"a count": of_counts, "places": of_sequences, "a choice": of_choices}.get(numbers_are)
            return tells(list(pairs)) if tells and in_all else ""
        if any(got.shape != right.shape for got, right in pairs):
            if not any(np.any(right) for _, right in pairs):
                return ""  # there should be nothing, of whatever shape
            turned = all(self._same(got, right.T) and got.ndim == 2 for got, right in pairs)
            return say("It is transposed.") if turned else of_sequences(list(pairs)) if in_all else ""
        if all(self._same(got, right) for got, right in pairs):
            return nearly(list(pairs))  # of the wrong ones it would be true as of the right ones
        return (
            self._of_all_entries()
            or by_sizes(self.pairs, self.kept, self.sizes, self.tolerance)
            or (instead() if instead is not None else "")
            or self._each_by_itself()
            or self._which_entries()
            or (of_values(list(pairs)) if in_all else "")
        )

    def _same(self, one: Array, other: Array) -> bool:
        return same(one, other, self.tolerance)

    def _of_all_entries(self) -> str:
        """Zeros everywhere, one factor, or one offset: in all that is wrong, and not contradicted by what is right."""
        pairs = self.pairs.values()
        got, expected = (np.concatenate([np.ravel(pair[side]) for pair in pairs]) for side in (0, 1))
        in_all = not any(isinstance(outcome, str) or np.any(outcome) for outcome in self.kept.values())
        if float(np.max(np.abs(got), initial=0.0)) <= LEAST_FACTOR * float(np.max(np.abs(expected), initial=0.0)):
            return say("It is zero everywhere.") if in_all else ""
        scale = float(np.sum(expected * expected))
        factor = float(np.sum(got * expected)) / scale if scale > 0 else 0.0
        is_one = in_all and abs(factor) > LEAST_FACTOR and all(self._same(one, factor * other) for one, other in pairs)
        if is_one and abs(factor + 1) < self.tolerance:
            return say("Its sign is wrong everywhere.")
        if is_one and len(pairs) > 1 and self.in_any_size:
            return say("It is {factor:.4g} times the right value.", factor=factor)
        offset = float(np.mean(got - expected))
        if not self.kept and len(pairs) > 1 and all(self._same(one, other + offset) for one, other in pairs):
            if offset > 0:
                return say("It is too large by the same number everywhere.")
            return say("It is too small by the same number everywhere.")
        return ""

    def _each_by_itself(self) -> str:
        """What holds of the numbers of each case."""
        pairs = self.pairs.values()
        if any(right.size < 2 or np.ptp(right) == 0 for _, right in pairs):
            return ""
        if all(self._same(np.abs(got), np.abs(right)) for got, right in pairs):
            return say("All is right but for some signs.")
        if equal := of_equal_entries(list(pairs), self.tolerance):
            return equal
        if all(self._same(np.sort(got, axis=None), np.sort(right, axis=None)) for got, right in pairs):
            return say("The numbers are right, but stand at other places.")
        if all(np.array_equal(got, np.round(got)) for got, _ in pairs) and not any(
            np.array_equal(right, np.round(right)) for _, right in pairs
        ):
            return say("Only whole numbers came back.")
        return ""

    def _which_entries(self) -> str:
        """Whether only some rows, or only some columns, of every matrix are wrong; a row of zeros that is right tells nothing."""
        pairs = self.pairs.values()
        if any(got.ndim != 2 or min(got.shape) < 2 for got, _ in pairs):
            return ""
        for axis, (first, last, first_right, last_right, some) in ((1, ROWS), (0, COLUMNS)):
            found = [self._wrong_lines(got, right, axis) for got, right in pairs]
            if all(list(np.flatnonzero(off)) == [0] for off, _ in found):
                return first
            if all(list(np.flatnonzero(off)) == [len(off) - 1] for off, _ in found):
                return last
            if all(tells.any() for _, tells in found):
                kept = [list(np.flatnonzero(off == 0)) for off, _ in found]
                # Of two, one that is right tells nothing of the others.
                several = any(len(off) > 2 for off, _ in found)
                if several and all(right == [0] for right in kept):
                    return first_right
                if several and all(right == [len(off) - 1] for right, (off, _) in zip(kept, found, strict=True)):
                    return last_right
                return some
        return ""

    def _wrong_lines(self, got: Array, right: Array, axis: int) -> tuple[Array, Array]:
        """Which rows (or columns) are wrong, and which are right, to more digits than are asked for, and hold something."""
        off = np.any(np.abs(got - right) > TOLERANCE * max(float(np.max(np.abs(right))), 1e-8), axis=axis)
        return off, ~off & np.any(right != 0, axis=axis)
