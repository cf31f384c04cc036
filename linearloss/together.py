"""Programs with two known mistakes each, which were tried: those that show what one mistake alone does not explain."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from .known import Known, Seen, holds_numbers, tells
from .outcome import Facet
from .products import Multiplied, Together, best_of, multiplying, telling_case, undo


class Tried(Protocol):
    """Programs with two known mistakes each, and what they show."""

    def showing(self, seen: Seen, name: str, found: Sequence[Known]) -> Sequence[Together]:
        """Those that show a facet as it was seen, in numbers, and with it all that they change.

        Args:
            found: mistakes found elsewhere; one of them and another that changes the facet are tried, too.
        """

    def beside(self, seen: Seen, names: Sequence[str], found: Sequence[Known]) -> Sequence[Together]:
        """One of the mistakes found, and another: those that show all these facets, in words, as they were seen."""


def tried_together(
    seen: Seen,
    unexplained: Sequence[str],
    found: Sequence[Known],
    in_words: Sequence[str],
    tried: Tried,
    told: Sequence[Known] = (),
) -> Iterator[Together]:
    """What nothing else explains, or explains by words alone, as two mistakes show it, or two and one that multiplies.

    Args:
        found: the mistakes found so far that show in numbers.
        in_words: the facets that no number explains.
        told: the mistakes found so far that show in words alone.
    """
    named = {one.code for one in (*found, *told)}
    yield from _beside(seen, found, in_words, tried)
    # What shows in words alone, such as another shift of the scores, may change the numbers that another mistake makes wrong.
    found = [*found, *(one for one in seen.known if not one.tells_numbers and {*one.changes} & {*in_words})]
    remaining = list(unexplained)
    parts: set[str] = set()
    for name in unexplained:
        part = seen.exercise.facet(name).part
        if name not in remaining or part in parts or not telling_case(seen.observed[name], seen.right[name]):
            continue
        parts.add(part)  # one facet of a part is enough: the others are compared with what is found in it
        fits = tried.showing(seen, name, found) or list(_multiplied(seen, name, tried))
        fits = [several for several in fits if _is_borne_out(seen, several, named)]
        if fits:
            best = best_of(fits, remaining, named)
            yield best
            remaining = [facet for facet in remaining if facet not in best.facets]


def _is_borne_out(seen: Seen, several: Together, named: Container[str]) -> bool:
    """Whether one of them is found elsewhere, too, or shows by itself: in some facet, or in entries that the others leave right.

    So many pairs are known that what nobody has listed often looks like one: what the one leaves out and the other adds twice comes
    to a share of it.
    """

    def speaks(one: Known) -> bool:
        others = [other for other in several.known if other is not one]
        changed = {name for other in others for name in other.changes}
        apart = {name: facet for name, facet in one.changes.items() if name not in changed}
        return (
            one.code in named
            or any(seen.looks(name, facet) for name, facet in apart.items())
            or any(_shows_in_entries(seen, name, one, others) for name in one.changes.keys() & changed)
        )

    return any(map(speaks, several.known))


def _shows_in_entries(seen: Seen, name: str, one: Known, others: Sequence[Known]) -> bool:
    """Whether a facet has entries that this mistake alone changes, and all of them look as with it."""
    shows = False
    for case, right in seen.right[name].items():
        outcomes = [shown[name][case] for shown in (seen.observed, one.changes)]
        beside = [other.changes[name][case] for other in others if name in other.changes]
        if isinstance(right, str) or any(isinstance(it, str) or it.shape != right.shape for it in (*outcomes, *beside)):
            return False
        near = seen.tolerance(name) * max(float(np.max(np.abs(right), initial=0.0)), 1e-8)
        observed, mine = (np.asarray(outcome, dtype=float) for outcome in outcomes)
        alone = np.abs(mine - right) > near
        for other in beside:
            alone &= np.abs(np.asarray(other, dtype=float) - right) <= near
        if np.any(alone & (np.abs(observed - mine) > near)):
            return False
        shows |= bool(np.any(alone))
    return shows


def _beside(seen: Seen, found: Sequence[Known], in_words: Sequence[str], tried: Tried) -> Iterator[Together]:
    """Beside a mistake that is found, the one other with which it shows all that is told in words in some parts.

    Whether scores overflow depends on what else is wrong with them.
    """
    in_numbers = {id(one): numbers for one in seen.known if (numbers := _only_in_numbers(seen, one))}
    surely = {one.code for one in found}
    found = [*found, *(one for one in seen.known if id(one) in in_numbers)]
    if not in_words or not found:
        return
    codes = {one.code for one in found}
    fits = [two for two in _told_beside(seen, in_words, found, tried) if _numbers_agree(seen, two.known, codes)]
    fits.sort(key=lambda two: not two.codes & surely)
    if len({one.codes - codes for one in fits}) == 1:
        more = [name for one in fits[0].known for name in in_numbers.get(id(one), ())]
        yield Together(fits[0].known, (*fits[0].facets, *more))


def _told_beside(seen: Seen, in_words: Sequence[str], found: Sequence[Known], tried: Tried) -> list[Together]:
    """What was tried and shows the words, of mistakes that may be named beside what is found."""
    explained = {name for one in found for name in one.changes}
    return [
        two for two in tried.beside(seen, in_words, found) if not any(seen.lacks(one, explained) for one in two.known)
    ]


def _numbers_agree(seen: Seen, known: Sequence[Known], found: Container[str]) -> bool:
    """Whether mistakes that are named for words alone change no number that looks otherwise."""
    named = [one for one in known if one.code not in found]
    numbers = [(name, facet) for one in named for name, facet in one.changes.items() if holds_numbers(facet)]
    return all(seen.looks(name, facet) for name, facet in numbers)


def not_borne_out(
    seen: Seen, in_numbers: Sequence[Known], told: Sequence[Known], in_words: Sequence[str], tried: Tried
) -> tuple[list[Known], list[Known]]:
    """Mistakes told by words alone that no program shows together with one that is found in numbers; and those in doubt.

    Where that one leaves nothing right, words depend on it, too: which scores overflow is another thing then. So do they where
    another mistake shows these words beside that one, and this one, tried with it, does not. In doubt is a mistake where another
    one shows the same words beside that, and not by itself.
    """
    if not in_words or not told:
        return [], []
    facet = seen.exercise.facet
    hidden = {facet(name).kin for one in in_numbers for name in one.changes if facet(name).follows}
    codes = {one.code for one in in_numbers}
    beside = _told_beside(seen, in_words, in_numbers, tried)
    shown = {code for two in beside for code in two.codes}
    not_shown = [one for one in told if one.code not in shown]
    dropped = [one for one in not_shown if {facet(name).kin for name in one.changes} & hidden]
    if beside and len(in_numbers) == 1:  # beside two, no program that was tried shows everything
        dropped += [one for one in not_shown if not one.excludes(in_numbers[0]) and one not in dropped]
    agreeing = {code for two in beside if _numbers_agree(seen, two.known, codes) for code in two.codes} - codes
    alone = {one.code for one in seen.known if all(seen.looks(name, facet) for name, facet in one.changes.items())}
    return dropped, [one for one in told if one.code in agreeing and agreeing - {one.code} - alone]


def in_numbers_alone(seen: Seen, unexplained: Sequence[str]) -> Iterator[Together]:
    """Mistakes of which all that is a number looks as they say, while what is told in words is wrong in another way.

    Numbers that agree in every case are no accident; whether scores overflow has other reasons as well.
    """
    kin = {seen.exercise.facet(name).kin for name in seen.wrong}
    fits = []
    for one in seen.known:
        numbers = _only_in_numbers(seen, one)
        # Where what it says in words is right, or is a number, it is another mistake.
        wrong_too = all(name in seen.wrong and _in_words_too(seen, name, facet) for name, facet in one.changes.items())
        if (
            {*numbers} & {*unexplained}
            and wrong_too
            and all(seen.exercise.facet(name).kin in kin for name in one.changes)
        ):
            # What it says in words counts where it is so: nothing else need explain that.
            so = tuple(name for name, facet in one.changes.items() if seen.looks(name, facet))
            fits.append(Together((one,), so))
    remaining = [*unexplained]
    while here := [one for one in fits if {*one.facets} & {*remaining}]:
        best = best_of(here, remaining)
        if not best.facets:
            return
        yield best
        remaining = [name for name in remaining if name not in best.facets]


def _in_words_too(seen: Seen, name: str, facet: Facet) -> bool:
    """Whether what a mistake shows in words only is no number in what was seen."""
    return holds_numbers(facet) or not holds_numbers(seen.observed[name])


def _only_in_numbers(seen: Seen, one: Known) -> list[str]:
    """The facets of a mistake that show numbers, if these look as with it, and what it shows in words is wrong in another way.

    Zeros alone agree with much, and so do counts. Where no words of that kind are wrong, it is another mistake.
    """
    numbers = [name for name, facet in one.changes.items() if holds_numbers(facet)]
    facet = seen.exercise.facet
    kin = {facet(name).kin for name in seen.wrong if not holds_numbers(seen.observed[name])}
    if not any(tells(one.changes[name]) and facet(name).numbers_are != "a count" for name in numbers) or not all(
        facet(name).kin in kin for name in one.changes if name not in numbers
    ):
        return []
    looks = bool(numbers) and seen.allows(one) and all(seen.looks(name, one.changes[name]) for name in numbers)
    return [] if not looks or seen.fits(one) else numbers


def _multiplied(seen: Seen, name: str, tried: Tried) -> Iterator[Together]:
    """Two mistakes, and one that multiplies what they show together."""
    factors = multiplying(seen)
    for factor in factors:
        if name not in factor.by or any(number < 0 for number in factor.by[name].values()):
            continue
        without = _without(seen, factor)
        if telling_case(without.observed[name], seen.right[name]):
            for two in tried.showing(without, name, ()):
                (one,) = factor.known
                if any(undo(factor, other) for other in factors if any(other.known[0] is known for known in two.known)):
                    continue
                facets = tuple(dict.fromkeys((*two.facets, *one.changes)))
                alone = [facet for facet in one.changes if facet not in two.facets]
                contradicted = any(one.contradicts(other) for other in two.known)
                if (
                    one.code not in two.codes
                    and not contradicted
                    and all(seen.looks(facet, one.changes[facet]) for facet in alone)
                ):
                    yield Together((one, *two.known), facets)


def _without(seen: Seen, factor: Multiplied) -> Seen:
    """What would be seen without a mistake that multiplies."""
    return replace(seen, observed={name: factor.divided(name, facet) for name, facet in seen.observed.items()})
