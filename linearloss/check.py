"""The check that stands in a notebook in one line: `check("svm_loss_naive", svm_loss_naive)`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

import numpy as np

from .answers import NOTED
from .check_data import OtherNotebook, OtherVersion, data_file, read_data
from .exercise import Exercise
from .failure import WIDTH, CheckFailed
from .function import LocalFunction
from .known import Explanation, wrong_facets
from .outcome import NOT_WRITTEN, Array, Observation, Trouble, same
from .seen import sentence, troubles
from .sentences import columns_of, joined, say, words
from .shipping import Shipped, from_plain
from .stopped_cells import refuse_older
from .telling import tell, telling
from .words import Once, without_repetition

EXPECTED, GOT = say("expected"), say("got")
RIGHT, NOT_YET = say("right"), say("not yet")
SMALL = 12  # numbers that are shown side by side


def check(name: str, function: Callable[..., Any]) -> None:
    """Try a function on small examples, and say in words what is not right yet.

    Args:
        name: the task, which is the function's name.

    Raises:
        CheckFailed: something is not right yet. In a notebook that is printed.
        FileNotFoundError: the data of the checks do not lie beside the notebook, or are those of another notebook or version.
    """
    with telling(name):
        refuse_older(name)
        exercise = _checked(name, function)
        if not exercise.facets:  # all that is looked at in it is looked at when it is graded
            tell(name, "noted", joined(say("{name}: a function, noted.", name=name), NOTED))
            return
        tell(
            name,
            "passed",
            joined(say("{name}: passed.", name=name), _points(exercise, ()), *_remarks(exercise, function)),
            sum(exercise.parts.values()),
        )


def _checked(name: str, function: Callable[..., Any]) -> Exercise:
    shipped = _shipped(name, data_file())
    exercise = shipped.exercise
    if not callable(function):
        raise CheckFailed(
            say("{name} should be a function, but it is {kind}.", name=name, kind=type(function).__name__),
            layer="missing",
        )
    observed = exercise.observe(LocalFunction(function))
    found = shipped.explained(observed)
    if not found.wrong:
        return exercise
    first = _to_mend_first(exercise, function)
    # A function that calls one which is not written yet may be written itself.
    if NOT_WRITTEN in (stopped := _stopped(shipped, observed, found)) and not first:
        sentence = next(trouble.sentence for trouble in stopped if trouble == NOT_WRITTEN)
        raise CheckFailed(
            sentence, say("Its points: {parts}.", parts=_points_of_parts(exercise)), layer="missing", read=exercise.read
        )
    lost = {exercise.facet(facet).part for facet in found.wrong}
    raise CheckFailed(
        *seen(shipped, observed, found),
        layer="crashed" if any(trouble.status == "crashed" for trouble in stopped) else "value",
        names=[finding.named for finding in found.findings],
        read=exercise.read,
        points=sum(points for part, points in exercise.parts.items() if part not in lost),
        before=first,
    )


def _remarks(exercise: Exercise, function: Callable[..., Any]) -> list[str]:
    """What is told of a function that is right on these examples."""
    return [text for said in exercise.remarked(LocalFunction(function)).values() for text in said]


def _to_mend_first(exercise: Exercise, function: Callable[..., Any]) -> list[str]:
    """What is said first of a function that calls others of the notebook which are not right themselves."""
    notebook, called = getattr(function, "__globals__", {}), _names_in(getattr(function, "__code__", None))
    return [
        say("{name} does not pass its own check yet: mend that first; what follows may come from it.", name=name)
        for name in exercise.uses
        if name in called and callable(notebook.get(name)) and not _passes(name, notebook[name])
    ]


def _passes(name: str, function: Callable[..., Any]) -> bool:
    shipped = _shipped(name, data_file())
    observed = shipped.exercise.observe(LocalFunction(function))
    return not wrong_facets(observed, shipped.right, lambda facet: shipped.exercise.facet(facet).tolerance)


def _names_in(code: Any) -> set[str]:
    """The names of a program that are not its own, those in functions within it too."""
    if not isinstance(code, CodeType):
        return set()
    return {*code.co_names}.union(*map(_names_in, code.co_consts))


def _stopped(shipped: Shipped, observed: Observation, found: Explanation) -> list[Trouble]:
    return [trouble for facet in found.wrong for trouble in troubles(facet, observed, shipped.right)]


def seen(shipped: Shipped, observed: Observation, found: Explanation) -> list[str]:
    """What is said of a wrong function beside its names: what is wrong, the numbers, the points."""
    once = Once()
    said = without_repetition(
        once(sentence(name, shipped.exercise, observed, shipped.right, found)) for name in found.wrong
    )
    points = _points(shipped.exercise, {shipped.exercise.facet(name).part for name in found.wrong})
    return [text for text in dict.fromkeys([*said, _numbers(shipped, observed, found), points]) if text]


def _numbers(shipped: Shipped, observed: Observation, found: Explanation) -> str:
    """Expected and got, for the first case in which numbers differ and are few."""
    for name in found.wrong:
        tolerance = shipped.exercise.facet(name).tolerance
        for case, right in shipped.right[name].items():
            got = observed[name][case]
            if isinstance(right, str) or isinstance(got, str) or max(right.size, got.size) > SMALL:
                continue
            if not same(got, right, tolerance):
                where = f"{words(name)}, {words(case)}" if case else words(name)
                return f"{where}:\n{_beside(words(EXPECTED), right)}\n{_beside(words(GOT), got)}"
    return ""


def _beside(word: str, values: Array) -> str:
    """A number, or the rows of an array one below the other, behind a word."""
    head = " " * (10 - columns_of(word)) + f"{word} "
    if values.ndim == 0:
        return f"{head}{float(values):.4g}"
    shown = np.array2string(
        values, precision=4, suppress_small=True, separator=", ", prefix=" " * columns_of(head), max_line_width=WIDTH
    )
    return head + shown


def _points_of_parts(exercise: Exercise) -> str:
    return ", ".join(f"{words(part)} {points:g}" for part, points in exercise.parts.items())


def _points(exercise: Exercise, wrong: Collection[str]) -> str:
    said = (
        f"{words(part)} ({points:g}): {words(NOT_YET if part in wrong else RIGHT)}"
        for part, points in exercise.parts.items()
    )
    return say("Points on these examples: {parts}.", parts=", ".join(said))


@lru_cache(maxsize=64)
def _shipped(name: str, path: Path) -> Shipped:
    data = read_data(path)["functions"]
    if name not in data:
        raise OtherNotebook(name)
    try:
        return from_plain(name, data[name])
    except (LookupError, TypeError, ValueError, AttributeError):
        raise OtherVersion from None
