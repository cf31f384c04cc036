"""Other ways to ask a function, or to read what it returns, than those of its exercise: what one shows that was written for another form.

A matrix in its stead row by row, or turned; a result in the form that was asked for.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import isfunction, signature
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.grading.pieces import InPieces, each_row_alone, of_examples
from linearloss.function import Function
from linearloss.outcome import LEFT_OUT, Observation, Outcome, Trouble, is_form, same
from linearloss.sentences import say
from linearloss.slips import SAYS
from linearloss.words import Named

from .forms import in_form, without
from .names_in_text import FUNCTIONS

if TYPE_CHECKING:
    from .grading import GradedTask

MOST_TURNED = 2
# Of what is wrong: what must have come in another form.
LEAST_FORMS = 0.25
# Numbers that were put into a list are counted as steps, and of several things one may be an argument.
HIDDEN = ("python-loop", "result-is-the-argument")


@dataclass(frozen=True)
class Way:
    """A way to ask a function.

    Attributes:
        says: what is told of it.
        right: what is told of a part that is right so. Either may stand before or behind anything else.
        names: what the mistake is that it shows.
        hides: what cannot be told of it then.
        names_alone: whether no facts of it are told, which would be read as said of a whole table.
    """

    asked: Callable[[Function], Function]
    says: str
    right: str
    names: tuple[Named, ...] = ()
    hides: tuple[str, ...] = ()
    names_alone: bool = False


def in_vectors(task: GradedTask) -> Way | None:
    """Given vectors alone, where its exercise says how."""
    if task.exercise.in_vectors is None:
        return None
    name = Named("vector-only", "likely", SAYS["vector-only"])
    says = say("To see more, it was given vectors as well.")
    return Way(task.exercise.in_vectors, says, say("Given vectors, this part passes."), (name,))


def is_right_of_matrices(task: GradedTask, observed: Observation) -> bool:
    """Whether it gives right numbers of a matrix with several rows and columns: then it is not written for vectors alone.

    What is excused as another facet tells it is no number of its own.
    """
    facet = task.exercise.facet
    matrices = {case.name for case in task.exercise.cases if any(_is_matrix(one) for one in case.make())}
    return any(
        np.ndim(outcome) and np.any(outcome) and same(outcome, task.right[name][case], task.tolerance(name))
        for name, outcomes in observed.items()
        if getattr(facet(name).look, "excused", None) is None
        for case, outcome in outcomes.items()
        if case in matrices and isinstance(outcome, np.ndarray)
    )


def _is_matrix(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim == 2 and min(value.shape) > 1


def as_it_should_be(task: GradedTask, added: bool = True) -> tuple[Way, ...]:
    """What it returns in the form that was asked for; if `added`, several numbers in place of one as their sum, or as their mean.

    Of one number for all examples, too, what each of them gives by itself.
    """
    says = say("To see more, what it returns was brought into the form that was asked for.")
    right = say("In the form that was asked for, this part passes.")

    def brought(one_of: Callable[[np.ndarray], Any]) -> Callable[[Function], Function]:
        return lambda function: _InForm(
            function, _as_they_are, _the_first, reference=task.task.reference, one_of=one_of
        )

    ways = [Way(brought(one_of), says, right, hides=HIDDEN) for one_of in ((np.sum, np.mean) if added else (np.array,))]
    if added and task.exercise.in_vectors is of_examples:
        says = say("To see more, it was asked about each row by itself as well.")
        right = say("Asked about each row by itself, this part passes.")
        ways.append(Way(each_row_alone, says, right, hides=HIDDEN, names_alone=True))
    return tuple(ways)


def _wrong(task: GradedTask, observed: Observation) -> list[Outcome]:
    return [
        outcome
        for name, facet in observed.items()
        for case, outcome in facet.items()
        if not same(outcome, task.right[name][case], task.tolerance(name))
    ]


def has_another_form(task: GradedTask, observed: Observation) -> bool:
    """Whether much of what is wrong came in another form than it should have, and can be brought into it; nothing at all is no form."""
    wrong = _wrong(task, observed)
    forms = sum(is_form(one) for one in wrong)
    nothing = sum(isinstance(one, Trouble) and one.status == "missing" for one in wrong)
    return _takes_values(task) and forms > 0 and forms + nothing > LEAST_FORMS * len(wrong)


def has_a_form_left(task: GradedTask, observed: Observation) -> bool:
    """Whether anything that came still has another form."""
    return any(is_form(one) and one != LEFT_OUT for one in _wrong(task, observed))


def _takes_values(task: GradedTask) -> bool:
    """Whether its cases hold its arguments, arrays and numbers: a function among them would be asked twice."""
    return bool(task.arguments) and not task.exercise.arguments and not _takes_a_function(task)


def _takes_a_function(task: GradedTask) -> bool:
    """Whether a function is among its arguments; the cases of a walk hold a valley in its place."""
    given = any(callable(one) for case in task.exercise.cases[:1] for one in case.make())
    reference = task.task.reference
    return given or (isfunction(reference) and not {*signature(reference).parameters}.isdisjoint(FUNCTIONS))


def turned(task: GradedTask) -> Iterator[Way]:
    """With some of its matrices turned, and a result as large as the first of these turned back; matrices have capital letters."""
    reference = task.task.reference
    if not isfunction(reference) or _takes_a_function(task):
        return
    names = list(signature(reference).parameters)
    matrices = [at for at, name in enumerate(names) if len(name) == 1 and name.isupper()]
    for count in range(1, min(len(matrices), MOST_TURNED) + 1):
        for places in combinations(matrices, count):
            what = ", ".join(f"{names[at]}.T" for at in places)
            says = say("To see more, it was given {what} as well.", what=what)
            yield Way(_turning(places), says, say("Given {what}, this part passes.", what=what))


def images_as_rows(task: GradedTask) -> Way | None:
    """Given its images as rows: what one shows that takes the pixels of a table alone."""
    reference = task.task.reference
    names = list(signature(reference).parameters) if isfunction(reference) and task.arguments else []
    if "images" not in names:
        return None
    at = names.index("images")

    def calls(*args: Any) -> list[tuple[Any, ...]]:
        return [tuple(_as_rows(value) if place == at else value for place, value in enumerate(args))]

    right = reference(*task.exercise.cases[0].make())
    returns_images = any(np.ndim(one) > 2 for one in (right if isinstance(right, tuple) else (right,)))
    joined = _as_images if returns_images else _the_first
    says = say("To see more, it was given the images as rows as well.")
    return Way(
        lambda function: InPieces(function, calls, joined, matrix=at, put_together=_in_its_shape),
        says,
        say("Given the images as rows, this part passes."),
    )


def _as_rows(images: Any) -> Any:
    return images.reshape(len(images), -1) if isinstance(images, np.ndarray) and len(images) else images


def _in_its_shape(values: list[Any], images: Any) -> Any:
    return values[0].reshape(images.shape) if np.size(values[0]) == np.size(images) else values[0]


def _as_images(values: list[Any], images: np.ndarray) -> Any:
    """What came, with rows of pixels in the shape of the images: that they come as rows is no work of the function's."""
    (value,) = values
    if isinstance(value, (tuple, list)):
        return type(value)(_as_images([one], images) for one in value)
    shape = images.shape[1:]
    is_rows = isinstance(value, np.ndarray) and value.ndim == 2 and value.shape[1] == math.prod(shape)
    return value.reshape(-1, *shape) if is_rows else value


def _turned(value: Any) -> Any:
    return np.ascontiguousarray(value.T) if isinstance(value, np.ndarray) else value


def _turning(places: tuple[int, ...]) -> Callable[[Function], Function]:
    def calls(*args: Any) -> list[tuple[Any, ...]]:
        return [tuple(_turned(value) if at in places else value for at, value in enumerate(args))]

    def back(values: list[Any], first: np.ndarray) -> Any:
        (value,) = values
        if isinstance(value, (tuple, list)):
            return type(value)(back([one], first) for one in value)
        is_turned = isinstance(value, np.ndarray) and value.ndim == 2 and value.shape == first.T.shape
        return value.T if is_turned else value

    return lambda function: InPieces(function, calls, back, matrix=places[0])


def _as_they_are(*args: Any) -> list[tuple[Any, ...]]:
    return [args]


def _the_first(values: list[Any], _: Any) -> Any:
    return values[0]


@dataclass(frozen=True)
class _InForm(InPieces):
    """A function whose results are brought into the form of the right ones."""

    reference: Callable[..., Any] = lambda: None
    one_of: Callable[[np.ndarray], Any] = np.mean

    def _join(self, values: list[Any], args: tuple[Any, ...]) -> Any:
        try:
            right = self.reference(*copy.deepcopy(args))
        except Exception:  # as it should, of such arguments
            return values[0]
        return in_form(without(args, values[0], right), right, self.one_of)

    def call_and_arguments(self, *args: Any) -> tuple[Any, list[Any]]:
        result, after = self.function.call_and_arguments(*args)
        return self._join([result], args), after
