"""Which known mistakes explain what a function shows: the fewest that explain the most, and nothing false of any.

A mistake may be named only if every facet that it changes looks as it says. What no mistake explains stays open, and silences
nothing that holds elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace

import numpy as np

from .exercise import Exercise
from .fewest import fewest, without_repeats
from .found import Found, finding
from .known import Explanation, Finding, Known, Seen, holds_numbers
from .outcome import NOT_FINITE, Observation, Trouble, same
from .products import products
from .slips import SAYS, error_nearly_everywhere, error_of, nothing_computed
from .together import Tried, in_numbers_alone, not_borne_out, tried_together
from .words import Certainty

# What is seen, and what nothing explains -> mistakes with a number of the student's own.
Fitted = Callable[[Seen, Sequence[str]], Sequence[Known]]


def explain(
    exercise: Exercise,
    observed: Observation,
    right: Observation,
    known: Sequence[Known],
    tried: Tried | None = None,
    fitted: Fitted | None = None,
) -> Explanation:
    """Name what is wrong: known mistakes first, then several of them in one facet, then the slips that any function may have.

    Args:
        tried: programs with two known mistakes.
        fitted: the known mistakes that have a free number, with one that fits.
    """
    seen = Seen(exercise, observed, right, known)
    if not seen.wrong:
        return Explanation((), (), ())
    fitting = _fitting(seen)
    plain = _explained(seen, fitting, None)
    if fitted is not None and plain.unexplained and (fits := fitted(seen, plain.unexplained)):
        seen = replace(seen, known=(*fits, *known))
        fitting = _fitting(seen)
    return _explained(seen, fitting, tried)


def _explained(seen: Seen, fitting: Sequence[Known], tried: Tried | None) -> Explanation:
    found = _one_alone(seen, fitting) or _nothing_computed(seen) or _memory(seen, fitting)
    if found is not None:
        return Explanation(found, seen.wrong, ())
    chosen = fewest(seen.exercise, without_repeats(fitting))
    findings = [
        replace(finding(one, _certainty(one, fitting, seen)), facets=told)
        for one in chosen
        if (told := seen.told_of(one))
    ]
    return _error_everywhere(seen, chosen, findings) or _with_what_is_beside(seen, chosen, findings, tried)


def _fitting(seen: Seen) -> list[Known]:
    """The mistakes that may be named."""
    fitting = [one for one in seen.known if one.changes and seen.fits(one)]
    fitting += [stopping for one in seen.known if (stopping := seen.stopping(one))]
    by_numbers = {name for one in fitting if one.tells_numbers for name in one.changes}
    fitting = [one for one in fitting if one.tells_numbers or _explains_its_family(seen, one, by_numbers)]
    lacking = {id(one) for one in fitting if seen.lacks(one, by_numbers)}

    def is_better(other: Known, one: Known) -> bool:
        """Whether two show the very same, and the second one is only named where more is explained than is."""
        alike = other.changes.keys() == one.changes.keys()
        return alike and id(one) in lacking and id(other) not in lacking

    fitting = [
        one
        for one in fitting
        if not any(
            _says_more(other, one) or _is_hidden_beside(seen, one, other) or is_better(other, one) for other in fitting
        )
    ]
    return sorted(fitting, key=lambda one: _may_be_of_python(seen, one))


def _may_be_of_python(seen: Seen, one: Known) -> bool:
    """Whether words speak for a mistake that come of Python's own floats as well: they stop where NumPy's go on with infinity."""
    outcomes = [seen.observed[name][case] for name, facet in one.changes.items() for case in facet]
    return bool(one.only_if_explained) and any(
        outcome == NOT_FINITE and outcome.status == "crashed" for outcome in outcomes if isinstance(outcome, Trouble)
    )


def _explains_its_family(seen: Seen, one: Known, by_numbers: Container[str]) -> bool:
    """Words tell little: a mistake that shows in those of one family alone explains all of it that no number explains."""
    families = {seen.exercise.facet(name).family for name in one.changes}
    if len(families) != 1 or families == {""}:
        return True
    return all(
        name in one.changes or name in by_numbers or seen.exercise.facet(name).follows_from(by_numbers)
        for name in seen.wrong
        if seen.exercise.facet(name).family in families
    )


def _is_hidden_beside(seen: Seen, one: Known, other: Known) -> bool:
    """Whether an error hides some of what a mistake changes, and the rest is what another one shows as well: nobody can tell."""
    shown = seen.shown_of(one)
    return one.code != other.code and len(shown) < len(one.changes) and shown == seen.shown_of(other)


def _says_more(one: Known, other: Known) -> bool:
    """Whether two show the very same, and the first one's sentence speaks of what is right as well."""
    return bool(one.only_if_right) and not other.only_if_right and one.changes.keys() == other.changes.keys()


def _one_alone(seen: Seen, fitting: Sequence[Known]) -> tuple[Finding, ...] | None:
    """The mistake that explains everything, if there is just one."""
    # Of one code, the words that stand first: those of the function itself.
    alone = {one.code: one for one in reversed(fitting) if {*seen.told_of(one)} == {*seen.wrong}}
    if len(alone) != 1:
        return None
    (one,) = alone.values()
    return (Finding(one.code, one.says, seen.wrong, _certainty(one, fitting, seen)),)


def _nothing_computed(seen: Seen) -> tuple[Finding, ...] | None:
    if not nothing_computed(seen.observed, seen.right):
        return None
    return (Finding("nothing-computed", SAYS["nothing-computed"], seen.wrong, "certain"),)


def _memory(seen: Seen, fitting: Sequence[Known]) -> tuple[Finding, ...] | None:
    """What a facet without points has noticed, such as a memory of earlier calls: it explains all that nothing else does."""
    exercise = seen.exercise
    for name in seen.wrong:
        code = exercise.facet(name).slips.get(str(next(iter(seen.observed[name].values()))))
        if exercise.facet(name).part or code is None:
            continue
        # Words such as "changes" tell of the memory alone.
        beside = [one for one in fitting if one.code != code and name not in one.changes and one.tells_numbers]
        others = fewest(exercise, without_repeats(beside))
        explained = {facet for one in others for facet in one.changes}
        its_own = tuple(facet for facet in seen.wrong if facet not in explained)
        return (
            Finding(code, seen.says_of(code, [name]), its_own, "certain"),
            *(finding(one, "likely") for one in others),
        )
    return None


def _error_everywhere(seen: Seen, chosen: Sequence[Known], findings: Sequence[Finding]) -> Explanation | None:
    """An error that hides nearly everything, unless the mistakes found so far leave no doubt; beside it what shows where it does not come."""
    slip = error_nearly_everywhere(seen.exercise, seen.observed, seen.right, seen.wrong)
    explained = {name for one in findings for name in one.facets}
    if slip is None or (explained == {*seen.wrong} and all(one.certainty == "certain" for one in findings)):
        return None
    only = all(
        error_of(outcome) == slip.code
        for name in seen.wrong
        for case, outcome in seen.observed[name].items()
        if not same(outcome, seen.right[name][case])
    )
    apart = [one for one in findings if one.certainty != "possible" and _apart_from(seen, one, slip.code)]
    told = {slip.code, *(one.code for one in apart)}
    speaking = [finding(one, "likely") for one in chosen if one.code not in told and seen.speaks(one)]
    hidden = tuple(name for name in seen.wrong if not any(name in one.facets for one in apart))
    # Where it does not come, what is wrong may come of it all the same: no mistake is named there, only what is seen of numbers.
    stops = tuple(name for name in hidden if slip.code in map(error_of, seen.observed[name].values())) or hidden
    said = Finding(slip.code, slip.says or seen.says_of(slip.code, hidden), stops, "certain" if only else "likely")
    in_numbers = tuple(name for name in hidden if name not in stops and holds_numbers(seen.observed[name]))
    return Explanation((said, *apart, *speaking), seen.wrong, in_numbers)


def _apart_from(seen: Seen, one: Finding, error: str) -> bool:
    """Whether a mistake shows where an error leaves everything to be seen, and in more than one number: nothing of that family stops."""
    facet = seen.exercise.facet
    wrong = [
        outcome
        for name in one.facets
        for case, outcome in seen.observed[name].items()
        if not same(outcome, seen.right[name][case])
    ]
    if len(wrong) == 1 and isinstance(wrong[0], np.ndarray):
        return False
    kin = {facet(name).kin for name in one.facets}
    shown = (outcome for name in seen.observed if facet(name).kin in kin for outcome in seen.observed[name].values())
    return not any(error_of(outcome) == error for outcome in shown)


def _with_what_is_beside(
    seen: Seen, chosen: Sequence[Known], findings: Sequence[Finding], tried: Tried | None
) -> Explanation:
    """What the mistakes found so far leave open: several of them in one facet, then slips; the rest stays unexplained."""
    found = Found(seen, findings)
    for together in products(seen, found.unexplained):
        found.add(together)
    if tried is not None:
        in_numbers = [one for one in chosen if one.tells_numbers]
        by_numbers = {name for one in in_numbers for name in one.changes}
        in_words = [name for name in seen.wrong if name not in by_numbers and not holds_numbers(seen.observed[name])]
        told = [one for one in chosen if not one.tells_numbers]
        dropped, doubted = not_borne_out(seen, in_numbers, told, in_words, tried)
        found.drop(dropped)
        found.doubt(doubted)
        told = [one for one in told if not any(one is other for other in dropped)]
        for together in tried_together(seen, found.unexplained, in_numbers, in_words, tried, told):
            found.add(together, were_tried=True)
    for together in in_numbers_alone(seen, found.unexplained):
        found.add(together)
    found.add_slips()
    return found.explanation()


def _certainty(one: Known, fitting: Sequence[Known], seen: Seen) -> Certainty:
    """How sure a name is: words alone tell little, and another mistake that changes the very same may be meant."""
    outcomes = [seen.observed[name][case] for name, facet in one.changes.items() for case in facet]
    errors = sum(isinstance(outcome, str) and outcome.startswith("raises") for outcome in outcomes)
    if errors == len(outcomes) or (errors > len(outcomes) / 2 and not one.tells_numbers):
        return "possible"  # other lines stop with the same error; what else is told in words comes of it
    rivals = [other for other in fitting if other.code != one.code and other.changes.keys() & one.changes.keys()]
    if any(other.changes.keys() == one.changes.keys() for other in rivals):
        return "possible"
    return "likely" if rivals else "certain"
