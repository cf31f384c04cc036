"""What can be said of a wrong facet when no known mistake explains it, without showing what is right."""

from __future__ import annotations

from collections.abc import Container, Sequence

import numpy as np

from linearloss.outcome import COMPUTES_NOTHING, NOT_FINITE, NOTHING_TO_COMPARE, Facet, Trouble, is_form, same
from linearloss.sentences import Sentence, joined, say

from .number_facts import TOLERANCE, of_counts, of_sequences, of_values

# Words of looks that add nothing to the sentence of their facet.
SAY_NOTHING = ("another", "another one", "changed", "elsewhere", "inexact", "no", "not zero", "otherwise", "others")
# More cases than these are a list that nobody reads.
MOST_CASES = 4


def facts(
    observed: Facet,
    right: Facet,
    elsewhere: Container[str] = (),
    others: Sequence[tuple[Facet, Facet]] = (),
    numbers_are: str = "values",
    by_arguments: str = "",
) -> str:
    """One or two sentences on how a facet differs from the right one; empty if nothing simple can be said.

    Args:
        elsewhere: cases in which another facet is wrong.
        others: what is seen in the other facets with the same sentence, and what is right there: what is said holds of them, too.
        numbers_are: what the numbers are (`Facet.numbers_are`).
        by_arguments: what is said of all these numbers in terms of the arguments, in place of anything else.
    """
    wrong = [case for case in right if not same(observed[case], right[case], TOLERANCE)]
    where = _where(wrong, observed, right, elsewhere, is_alone=not others)
    return joined(
        where,
        by_arguments
        or _words(observed, wrong)
        or _numbers([(observed, right), *others], numbers_are, is_limited=bool(where)),
    )


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
    if min(len(wrong), len(kept)) > MOST_CASES:
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
    told_elsewhere = (
        has_a_sentence
        or outcome in (NOT_FINITE, NOTHING_TO_COMPARE, COMPUTES_NOTHING, *SAY_NOTHING)
        or outcome.startswith("raises ")
    )
    return (
        ""
        if told_elsewhere
        else say(
            "What came back there: {outcome}.", outcome=outcome if isinstance(outcome, Sentence) else Sentence(outcome)
        )
    )


def _numbers(facets: Sequence[tuple[Facet, Facet]], numbers_are: str, is_limited: bool) -> str:
    """What holds of all that is wrong in these facets, if all of it are numbers.

    Args:
        is_limited: whether it was said in which cases it is wrong; else it must be so in all of them.
    """
    pairs = [(observed[case], right[case]) for observed, right in facets for case in right]
    wrong = [(got, expected) for got, expected in pairs if not same(got, expected, TOLERANCE)]
    kept = [expected for got, expected in pairs if same(got, expected, TOLERANCE)]
    numbers = [(got, one) for got, one in wrong if not isinstance(got, str) and not isinstance(one, str)]
    if len(numbers) < len(wrong) or not wrong:
        return ""
    if not is_limited and any(isinstance(one, str) or np.any(one) for one in kept):
        return ""
    tells = {"a count": of_counts, "places": of_sequences, "values": of_values}.get(numbers_are)
    return tells(numbers) if tells else ""
