"""What can be said of wrong numbers beside the right ones: each sentence holds of all that it is said of, or is not said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from linearloss.outcome import Array, same
from linearloss.sentences import say

# What came, and what is right.
Pairs = Sequence[tuple[Array, Array]]

TOLERANCE = 1e-5
# As near is what is measured, or computed with a rounded number.
NEARLY = 1e-3
# A relation that hangs on the numbers is told from so many on.
FEWEST = 3
ENTRIES = say("Only the first entry is wrong."), say("Only the last entry is wrong.")
ROWS = say("Only the first row is wrong."), say("Only the last row is wrong.")
COLUMNS = say("Only the first column is wrong."), say("Only the last column is wrong.")
RELATIONS: tuple[tuple[Callable[[Array], Array], str], ...] = (
    (np.square, say("It is the square of the right value.")),
    (lambda right: np.sqrt(np.abs(right)), say("It is the square root of the right value.")),
    (lambda right: 1 - right, say("It is 1 minus the right value.")),
    (lambda right: 1 / np.where(right == 0, np.inf, right), say("It is 1 divided by the right value.")),
)


def of_values(pairs: Pairs) -> str:
    """How numbers that came back, and are all wrong, differ from the right ones."""
    if any(got.shape != right.shape for got, right in pairs):
        return of_sequences(pairs) or _turned(pairs)
    got, right = (np.concatenate([np.ravel(pair[side]) for pair in pairs]) for side in (0, 1))
    return (
        _zero_or_turned_round(got, right)
        or _one_relation(got, right, pairs)
        or nearly(pairs)
        or _signs(got, right)
        or _rough(pairs)
    )


def of_counts(pairs: Pairs) -> str:
    """How many there are, beside how many there should be."""
    more = {float(np.sum(got - right)) for got, right in pairs}
    if not any(np.any(got) for got, _ in pairs):
        return say("There are none.")
    if more == {1.0}:
        return say("There is one too many.")
    return say("There is one too few.") if more == {-1.0} else ""


def of_equal_entries(pairs: Pairs, tolerance: float) -> str:
    """Whether all entries are equal, or those of each column or row of a matrix, and should not be; one case tells nothing."""

    def equal(pairs: Pairs, axis: int | None = None) -> bool:
        return (
            len(pairs) > 1
            and all(np.max(np.ptp(got, axis=axis)) <= tolerance * np.max(np.abs(got)) for got, _ in pairs)
            and all(np.any(np.ptp(right, axis=axis)) for _, right in pairs)
        )

    if equal(pairs):
        return say("Where it is wrong, all its entries are equal.")
    if any(got.ndim != 2 or min(got.shape) < 2 for got, _ in pairs):
        return ""
    # Of a large array, two weighted sums of its rows are seen.
    if equal([pair for pair in pairs if len(pair[0]) > 2], axis=0):
        return say("Where it is wrong, all entries of a column are equal.")
    return say("Where it is wrong, all entries of a row are equal.") if equal(pairs, axis=1) else ""


def of_choices(pairs: Pairs) -> str:
    """Whether numbers came back where one of several things was to be chosen: what was chosen is a place in them."""
    return (
        say("What came back is one number or several, and not one of the dictionaries.")
        if all(got.size < right.size for got, right in pairs)
        else ""
    )


def of_sequences(pairs: Pairs) -> str:
    """Whether an entry is missing at an end of a row of numbers, or there is one more, or they come in another order."""
    if any(got.ndim != 1 or right.ndim != 1 or len(right) < 2 for got, right in pairs):
        return ""
    ways: tuple[tuple[Callable[[Array, Array], bool], str], ...] = (
        (lambda got, right: got.size == 0, say("There is nothing in it.")),
        (lambda got, right: same(got, right[:-1], TOLERANCE), say("The last one is missing.")),
        (lambda got, right: same(got, right[1:], TOLERANCE), say("The first one is missing.")),
        (lambda got, right: same(got[:-1], right, TOLERANCE), say("There is one more, at the end.")),
        (lambda got, right: same(got[1:], right, TOLERANCE), say("There is one more, in front.")),
        (lambda got, right: same(got, right[-1:], TOLERANCE), say("Only the last one is there.")),
        (lambda got, right: same(got, right[:1], TOLERANCE), say("Only the first one is there.")),
        (lambda got, right: same(got, right[::-1], TOLERANCE), say("They come in reverse order.")),
        (
            lambda got, right: same(np.sort(got), np.sort(right), TOLERANCE),
            say("They are the right ones, in another order."),
        ),
        (
            lambda got, right: got.shape == right.shape and same(got[:-1], right[1:], TOLERANCE),
            say("Each comes one place too early."),
        ),
        (
            lambda got, right: got.shape == right.shape and same(got[1:], right[:-1], TOLERANCE),
            say("Each comes one place too late."),
        ),
    )
    return next((says for holds, says in ways if all(holds(got, right) for got, right in pairs)), "")


def _turned(pairs: Pairs) -> str:
    turned = all(got.ndim == 2 and got.shape == right.T.shape and same(got, right.T, TOLERANCE) for got, right in pairs)
    return say("It is transposed.") if turned else ""


def _zero_or_turned_round(got: Array, right: Array) -> str:
    if not np.any(got):
        return say("It is zero everywhere.")
    return say("Its sign is wrong everywhere.") if same(got, -right, TOLERANCE) else ""


def _one_relation(got: Array, right: Array, pairs: Pairs) -> str:
    """Another function of the right numbers, or the right ones in another order."""
    if got.size < 2 or np.ptp(right) <= TOLERANCE * np.max(np.abs(right)):
        return ""  # of one number, and of a constant, everything would be true
    if got.size >= FEWEST:
        for relation, says in RELATIONS:
            if same(got, relation(right), TOLERANCE):
                return says
    return _each_by_itself(pairs)


def _each_by_itself(pairs: Pairs) -> str:
    """What holds in each case, with other numbers."""
    if any(got.size < FEWEST or np.ptp(right) <= TOLERANCE * np.max(np.abs(right)) for got, right in pairs):
        return ""
    if all(np.ptp(got) <= TOLERANCE * np.max(np.abs(got)) for got, _ in pairs):
        return say("It is one and the same number everywhere.")
    return (
        say("They are the right numbers, in another order.")
        if all(same(np.sort(got, axis=None), np.sort(right, axis=None), TOLERANCE) for got, right in pairs)
        else ""
    )


def nearly(pairs: Pairs) -> str:
    """Whether the numbers are right to some digits: in which rows they are near enough to pass tells nothing then."""
    if not all(np.any(right) and same(got, right, NEARLY) for got, right in pairs):
        return ""
    return say(
        "It is right to three digits or more, as where a slope is measured with a finite step, or a small number is added or rounded."
    )


def _signs(got: Array, right: Array) -> str:
    """Whether only the signs are wrong, or only what should be negative, or positive."""
    negative, positive = right < 0, right > 0
    if min(np.sum(negative), np.sum(positive)) < 2:
        return ""
    if same(np.abs(got), np.abs(right), TOLERANCE):
        if np.all(got >= 0):
            return say("The sign is lost: what should be negative comes out positive.")
        return say("Its entries have the right size, and some of them the wrong sign.")
    off = np.abs(got - right) > TOLERANCE * float(np.max(np.abs(right)))
    for wrong, zero, says in (
        (negative, say("What should be negative is 0; the rest is right."), say("Only what should be negative is wrong.")),
        (positive, say("What should be positive is 0; the rest is right."), say("Only what should be positive is wrong.")),
    ):  # fmt: skip
        if np.all(off[wrong]) and not np.any(off[~wrong]):
            return says if np.any(got[wrong]) else zero
    return ""


def _rough(pairs: Pairs) -> str:
    """Which entries, rows or columns are wrong; or whether all numbers are too large, or too small."""
    if where := _which_entries(pairs):
        return where
    got, right = (np.concatenate([np.ravel(pair[side]) for pair in pairs]) for side in (0, 1))
    sizes, wanted = np.abs(got[right != 0]), np.abs(right[right != 0])
    if sizes.size < FEWEST or np.any(got[right != 0] * right[right != 0] <= 0) or np.any(got[right == 0]):
        return ""
    if np.all(sizes > wanted * (1 + TOLERANCE)):
        return (
            say("In all cases tried, it is too large in size.")
            if np.any(right < 0)
            else say("In all cases tried, it is too large.")
        )
    if np.all(sizes < wanted * (1 - TOLERANCE)):
        return (
            say("In all cases tried, it is too small in size.")
            if np.any(right < 0)
            else say("In all cases tried, it is too small.")
        )
    return ""


def _which_entries(pairs: Pairs) -> str:
    """Whether only an entry at an end, some rows or some columns are wrong: the same in all cases."""
    found = [_lines(got, right) for got, right in pairs]
    return next((says for says in found[0] if all(says in others for others in found)), "")


def _lines(got: Array, right: Array) -> list[str]:
    """All that is true of the entries at the ends, and of the rows and the columns of a matrix."""
    if got.size < 2:
        return []
    off = np.abs(got - right) > TOLERANCE * max(float(np.max(np.abs(right))), 1.0)
    alone = [which for which in (0, -1) if off.ravel()[which] and np.sum(off) == 1]
    found: list[str] = [ENTRIES[which] for which in alone]
    if got.ndim != 2:
        return found
    for axis, ends in ((1, ROWS), (0, COLUMNS)):
        touched = np.flatnonzero(np.any(off, axis=axis))
        count = off.shape[1 - axis]
        if len(touched) == 1 < count and touched[0] in (0, count - 1):
            found.append(ends[0] if touched[0] == 0 else ends[1])
    return found
