"""What can be said of a wrong facet when no known mistake explains it, without showing what is right."""

from __future__ import annotations

import numpy as np

from linearloss.outcome import NOT_FINITE, NOTHING_TO_COMPARE, Facet, Trouble, same

TOLERANCE = 1e-5


def facts(observed: Facet, right: Facet) -> str:
    """One or two sentences on how a facet differs from the right one; empty if nothing simple can be said."""
    wrong = [case for case in right if not same(observed[case], right[case], TOLERANCE)]
    said = [_where(wrong, right), _words(observed, wrong) or _numbers(observed, right, wrong)]
    return " ".join(text for text in said if text)


def _where(wrong: list[str], right: Facet) -> str:
    if not 0 < len(wrong) < len(right):
        return ""
    kept = [case for case in right if case not in wrong]
    if len(wrong) <= len(kept):
        return f"It is wrong only in {_cases(wrong)}."
    return f"It is right only in {_cases(kept)}."


def _cases(names: list[str]) -> str:
    return f"{'this case' if len(names) == 1 else 'these cases'}: {'; '.join(names)}"


def _words(observed: Facet, wrong: list[str]) -> str:
    said = {outcome for case in wrong if isinstance(outcome := observed.get(case), str)}
    if len(said) != 1 or any(not isinstance(observed.get(case), str) for case in wrong):
        return ""
    outcome = said.pop()
    has_a_sentence = isinstance(outcome, Trouble) and bool(outcome.sentence)
    told_elsewhere = has_a_sentence or outcome in (NOT_FINITE, NOTHING_TO_COMPARE) or outcome.startswith("raises ")
    return "" if told_elsewhere else f"What came back there: {outcome}."


def _numbers(observed: Facet, right: Facet, wrong: list[str]) -> str:
    pairs = [(observed.get(case), right[case]) for case in wrong]
    plain = [(a, b) for a, b in pairs if isinstance(a, np.ndarray) and isinstance(b, np.ndarray)]
    if len(plain) != len(pairs) or not plain:
        return ""
    if not any(np.any(b) for _, b in plain) and any(a.shape != b.shape for a, b in plain):
        return ""  # there should be nothing, of whatever shape
    if any(a.shape != b.shape for a, b in plain):
        turned = all(a.ndim == 2 and a.shape == b.T.shape and same(a, b.T, TOLERANCE) for a, b in plain)
        return "It is transposed." if turned else "Its shape is not what it should be."
    got, expected = (np.concatenate([np.ravel(pair[side]) for pair in plain]) for side in (0, 1))
    return _of_all_entries(got, expected) or _which_entries(plain)


def _of_all_entries(got: np.ndarray, expected: np.ndarray) -> str:
    """Zeros everywhere, one factor, or one offset."""
    if not np.any(got):
        return "It is zero everywhere."
    scale = float(np.sum(expected * expected))
    factor = float(np.sum(got * expected)) / scale if scale > 0 else 0.0
    if factor and (got.size > 1 or factor == -1.0) and same(got, factor * expected, TOLERANCE):
        return (
            "Its sign is wrong everywhere."
            if abs(factor + 1) < TOLERANCE
            else f"It is {factor:.4g} times the right value."
        )
    offset = float(np.mean(got - expected))
    if got.size > 1 and same(got, expected + offset, TOLERANCE):
        return f"It is {'too large' if offset > 0 else 'too small'} by the same number everywhere."
    return ""


def _which_entries(pairs: list[tuple[np.ndarray, np.ndarray]]) -> str:
    """Whether only some rows, or only some columns, of a matrix are wrong."""
    got, expected = pairs[0]
    if got.ndim != 2 or min(got.shape) < 2:
        return ""
    off = np.abs(got - expected) > TOLERANCE * max(float(np.max(np.abs(expected))), 1.0)
    for axis, what in ((1, "row"), (0, "column")):
        touched = np.flatnonzero(np.any(off, axis=axis))
        count = off.shape[1 - axis]
        if 0 < len(touched) < count:
            if len(touched) == 1 and touched[0] in (0, count - 1):
                return f"Only the {'first' if touched[0] == 0 else 'last'} {what} is wrong."
            return f"{len(touched)} of its {count} {what}s are wrong, the others right."
    return ""
