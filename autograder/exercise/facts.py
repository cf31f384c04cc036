"""What can be said of a wrong facet when no known mistake explains it, without showing what is right."""

from __future__ import annotations

from collections.abc import Container

import numpy as np

from linearloss.outcome import NOT_FINITE, NOTHING_TO_COMPARE, Facet, Trouble, is_form, same
from linearloss.sentences import Sentence, joined, say

TOLERANCE = 1e-5
ROWS = say("Only the first row is wrong."), say("Only the last row is wrong.")
COLUMNS = say("Only the first column is wrong."), say("Only the last column is wrong.")
SOME_ROWS = say("{wrong} of its {count} rows are wrong, the others right.")
SOME_COLUMNS = say("{wrong} of its {count} columns are wrong, the others right.")


def facts(observed: Facet, right: Facet, elsewhere: Container[str] = (), is_alone: bool = True) -> str:
    """One or two sentences on how a facet differs from the right one; empty if nothing simple can be said.

    Args:
        elsewhere: cases in which another facet is wrong.
        is_alone: whether no other wrong facet has the same sentence, which would be told of other cases.
    """
    wrong = [case for case in right if not same(observed[case], right[case], TOLERANCE)]
    said = [
        _where(wrong, observed, right, elsewhere, is_alone),
        _words(observed, wrong) or _numbers(observed, right, wrong),
    ]
    return joined(*said)


def _where(wrong: list[str], observed: Facet, right: Facet, elsewhere: Container[str], is_alone: bool) -> str:
    """In which cases it is wrong.

    A case in which there is nothing to be seen is none that is right; where words are compared, or words came, none in which anything
    else is wrong; and "finite" is not "right". What has another form may be right elsewhere as its form is overlooked there.
    """
    kept = [case for case in right if case not in wrong]
    nothing_seen = any(np.size(right[case]) == 0 for case in kept)
    if not is_alone or nothing_seen or any(is_form(observed[case]) for case in wrong):
        return ""
    by_numbers = all(isinstance(facet[case], np.ndarray) for facet in (observed, right) for case in right)
    if not wrong or not kept or (not by_numbers and any(case in elsewhere for case in kept)):
        return ""
    if len(wrong) <= len(kept):
        return (
            say("It is wrong only in this case: {case}.", case=Sentence(wrong[0]))
            if len(wrong) == 1
            else say("It is wrong only in these cases: {cases}.", cases=joined(*wrong, between="; "))
        )
    if any(isinstance(right[case], str) for case in kept):
        return ""
    return (
        say("It is right only in this case: {case}.", case=Sentence(kept[0]))
        if len(kept) == 1
        else say("It is right only in these cases: {cases}.", cases=joined(*kept, between="; "))
    )


def _words(observed: Facet, wrong: list[str]) -> str:
    said = {outcome for case in wrong if isinstance(outcome := observed.get(case), str)}
    if len(said) != 1 or any(not isinstance(observed.get(case), str) for case in wrong):
        return ""
    outcome = said.pop()
    has_a_sentence = isinstance(outcome, Trouble) and bool(outcome.sentence)
    told_elsewhere = has_a_sentence or outcome in (NOT_FINITE, NOTHING_TO_COMPARE) or outcome.startswith("raises ")
    return (
        ""
        if told_elsewhere
        else say(
            "What came back there: {outcome}.", outcome=outcome if isinstance(outcome, Sentence) else Sentence(outcome)
        )
    )


def _numbers(observed: Facet, right: Facet, wrong: list[str]) -> str:
    pairs = [(observed.get(case), right[case]) for case in wrong]
    plain = [(a, b) for a, b in pairs if isinstance(a, np.ndarray) and isinstance(b, np.ndarray)]
    if len(plain) != len(pairs) or not plain:
        return ""
    if not any(np.any(b) for _, b in plain) and any(a.shape != b.shape for a, b in plain):
        return ""  # there should be nothing, of whatever shape
    if any(a.shape != b.shape for a, b in plain):
        turned = all(a.ndim == 2 and a.shape == b.T.shape and same(a, b.T, TOLERANCE) for a, b in plain)
        return say("It is transposed.") if turned else say("Its shape is not what it should be.")
    got, expected = (np.concatenate([np.ravel(pair[side]) for pair in plain]) for side in (0, 1))
    return _of_all_entries(got, expected) or _which_entries(plain)


def _of_all_entries(got: np.ndarray, expected: np.ndarray) -> str:
    """Zeros everywhere, one factor, or one offset."""
    if not np.any(got):
        return say("It is zero everywhere.")
    scale = float(np.sum(expected * expected))
    factor = float(np.sum(got * expected)) / scale if scale > 0 else 0.0
    if factor and (got.size > 1 or factor == -1.0) and same(got, factor * expected, TOLERANCE):
        return (
            say("Its sign is wrong everywhere.")
            if abs(factor + 1) < TOLERANCE
            else say("It is {factor:.4g} times the right value.", factor=factor)
        )
    offset = float(np.mean(got - expected))
    if got.size > 1 and same(got, expected + offset, TOLERANCE):
        if offset > 0:
            return say("It is too large by the same number everywhere.")
        return say("It is too small by the same number everywhere.")
    return ""


def _which_entries(pairs: list[tuple[np.ndarray, np.ndarray]]) -> str:
    """Whether only some rows, or only some columns, of a matrix are wrong."""
    got, expected = pairs[0]
    if got.ndim != 2 or min(got.shape) < 2:
        return ""
    off = np.abs(got - expected) > TOLERANCE * max(float(np.max(np.abs(expected))), 1.0)
    for axis, ends, some in ((1, ROWS, SOME_ROWS), (0, COLUMNS, SOME_COLUMNS)):
        touched = np.flatnonzero(np.any(off, axis=axis))
        count = off.shape[1 - axis]
        if 0 < len(touched) < count:
            if len(touched) == 1 and touched[0] in (0, count - 1):
                return ends[0] if touched[0] == 0 else ends[1]
            return Sentence(some, {"wrong": len(touched), "count": count})
    return ""
