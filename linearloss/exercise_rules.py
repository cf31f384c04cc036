"""What an exercise may not be: refused when it is made, that is when the module in which it is written is loaded."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .exercise import Case, Exercise, Facet


# What a facet says of others: their names.
RELATIONS = ("follows", "apart_from")


class ExerciseError(ValueError):
    """A case, a facet or an exercise is not well formed; the message says what to write.

    Attributes:
        kind, name: what is wrong, where that is not the call itself: a "Case", a "Facet" or a "part", of that name.
    """

    def __init__(self, says: str, kind: str = "", name: str = ""):
        super().__init__(says)
        self.kind, self.name = kind, name


def check_case(case: Case) -> None:
    """Refuse a case of which something is no such thing at all.

    Raises:
        ExerciseError: the first such thing.
    """
    _text(case.name, "a case: name")
    who = f"case {case.name!r}"
    if not callable(case.make):
        raise ExerciseError(
            f"{who}: make must be a function that makes the arguments, lambda: (…, …), not {case.make!r:.80}."
        )
    if not isinstance(case.visible, bool):
        raise ExerciseError(f"{who}: visible must be True or False, not {case.visible!r:.80}.")


def check_facet(facet: Facet) -> None:
    """Refuse a facet of which something is no such thing at all.

    Raises:
        ExerciseError: the first such thing.
    """
    _text(facet.name, "a facet: name")
    who = f"facet {facet.name!r}"
    _text(facet.part, f"{who}: part")
    _text(facet.says, f"{who}: says")
    if not facet.says.strip():
        raise ExerciseError(f"{who}: says must be what a student reads who has it wrong; it is empty.")
    if not callable(facet.look) or isinstance(facet.look, type):
        made = f"{facet.look.__name__}(…)" if isinstance(facet.look, type) else "Entries(…)"
        raise ExerciseError(f"{who}: look must be a look, such as {made}, not {facet.look!r:.80}.")
    if facet.cases is not None:
        _names(facet.cases, f"{who}: cases")
        if not facet.cases:
            raise ExerciseError(f"{who}: cases is empty: name one case at least, or leave it out for all of them.")
    if (
        isinstance(facet.tolerance, bool)
        or not isinstance(facet.tolerance, (int, float))
        or not 0 <= facet.tolerance < 1
    ):
        raise ExerciseError(f"{who}: tolerance must be a number from 0 to 1, not {facet.tolerance!r:.80}.")
    if not isinstance(facet.slips, Mapping):
        raise ExerciseError(f"{who}: slips must be a dictionary of words and codes, not {facet.slips!r:.80}.")
    for key in RELATIONS:
        _names(getattr(facet, key), f"{who}: {key}")


def check_exercise(exercise: Exercise) -> None:
    """Refuse an exercise of which cases, facets and parts do not fit together.

    Raises:
        ExerciseError: the first thing that does not.
    """
    who = exercise.function
    _text(who, "function")
    if not isinstance(exercise.parts, Mapping):
        raise ExerciseError(f'{who}: parts must be a dictionary, {{"part": points}}, not {exercise.parts!r:.80}.')
    for part, points in exercise.parts.items():
        if isinstance(points, bool) or not isinstance(points, (int, float)) or not 0 < points < math.inf:
            raise ExerciseError(
                f"{who}: part {part!r} must give a number of points above 0, not {points!r}.", "part", part
            )
    _made(exercise.cases, "Case", f"{who}: cases")
    _made(exercise.facets, "Facet", f"{who}: facets")
    _made(exercise.remarks, "Facet", f"{who}: remarks")
    _made(exercise.hints, "Facet", f"{who}: hints")
    _names(exercise.like, f"{who}: like")
    _names(exercise.uses, f"{who}: uses")
    cases, facets = [case.name for case in exercise.cases], [facet.name for facet in exercise.facets]
    _unlike(cases, "Case", f"{who}: two cases have one name")
    _unlike(facets, "Facet", f"{who}: two facets have one name")
    judged = {facet.part for facet in exercise.facets}
    for facet in (*exercise.facets, *exercise.remarks, *exercise.hints):
        who_else = f"{who}, facet {facet.name!r}"
        if facet.part and facet.part not in exercise.parts:
            raise ExerciseError(
                f"{who_else}: parts has no part {facet.part!r}. It has: {_listed(exercise.parts)}.", "Facet", facet.name
            )
        for name in facet.cases or ():
            if name not in cases:
                raise ExerciseError(
                    f"{who_else}: no case is called {name!r}. There are: {_listed(cases)}.", "Facet", facet.name
                )
        for key in RELATIONS:
            for name in getattr(facet, key):
                if name not in facets:
                    raise ExerciseError(
                        f"{who_else}: {key}: no facet is called {name!r}. There are: {_listed(facets)}.",
                        "Facet",
                        facet.name,
                    )
    for part in exercise.parts:
        if part not in judged:
            raise ExerciseError(
                f"{who}: no facet decides the part {part!r}: write one with it, or leave the part out.", "part", part
            )


def _text(value: Any, what: str) -> None:
    if not isinstance(value, str):
        raise ExerciseError(f"{what} must be a text in quotes, not {value!r:.80}.")


def _names(value: Any, what: str) -> None:
    if isinstance(value, str) or not isinstance(value, Sequence) or not all(isinstance(one, str) for one in value):
        hint = f" A tuple of one has a comma: ({value!r},)." if isinstance(value, str) else ""
        raise ExerciseError(f"{what} must be a tuple of names, not {value!r:.80}.{hint}")


def _made(values: Any, kind: str, what: str) -> None:
    """None at all are those that the check in a notebook knows of a function which is judged when it is graded alone."""
    listed = isinstance(values, Sequence) and not isinstance(values, str)
    if not listed or not all(type(one).__name__ == kind for one in values):
        strange = next((one for one in values if type(one).__name__ != kind), values) if listed else values
        raise ExerciseError(f"{what} must be a list of {kind}(…), not {strange!r:.80}.")


def _unlike(names: Sequence[str], kind: str, says: str) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            raise ExerciseError(f"{says}: {name!r}.", kind, name)


def _listed(names: Any) -> str:
    return ", ".join(map(repr, names))
