"""One score of one image is moved, and the losses answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from .check_data import speaking_as_here
from .moving import HINGE, State, in_words, named, numbers, of_shape, show_moving, wait_for
from .outcome import Array
from .sentences import joined, say, words

GRID = np.linspace(-6, 10, 161)
HIGHEST = 20.0  # of the loss axis

Losses = Mapping[str, Callable[..., Any]]


@speaking_as_here()
def move_a_score(
    losses: Losses, S: Array, classes: Sequence[str], probabilities: Callable[..., Any] | None = None
) -> None:
    """A figure in which one score of one image moves, and the losses with it.

    Args:
        losses: name -> function of scores (N, C) and right classes (N,) that returns one loss for each row.
        S: scores (C, C), one row an image; the right class of image i is i.
        classes: their names.
        probabilities: function of scores (N, C) that returns probabilities of the same shape.

    Raises:
        CheckFailed: one of the functions was checked, and has not passed.
    """
    wait_for({**losses, "probabilities": probabilities} if probabilities else losses)
    losses = named(losses)
    start = {"image": 0, "moved": 0, "score": float(S[0, 0]), "number": 0}
    fixed = {"classes": list(classes), "scores": S.tolist(), "grid": GRID.tolist(), "highest": HIGHEST}

    def answer(settings: State) -> State:
        return _answer(losses, probabilities, S, settings)

    show_moving("score", fixed, start, answer, lambda shown: _picture(shown, S, classes))


def _answer(losses: Losses, probabilities: Callable[..., Any] | None, S: Array, settings: State) -> State:
    right, moved = int(settings["image"]), int(settings["moved"])
    row = np.array(S[right], dtype=float)
    row[moved] = float(settings["score"])
    rows = np.tile(row, (len(GRID), 1))
    rows[:, moved] = GRID
    columns = {}
    if (
        words(HINGE) in losses
    ):  # what each wrong class costs: the loss of an image that has this one and the right class only
        pairs = np.column_stack([np.full(len(row), row[right]), row])
        costs = _losses(losses[words(HINGE)], pairs, np.zeros(len(row), dtype=int))
        columns[words(say("hinge, by class"))] = [None if j == right else cost for j, cost in enumerate(numbers(costs))]
    if probabilities is not None:
        columns[words(say("probability"))] = numbers(
            of_shape(probabilities(row[None, :].copy()), (1, len(row)), probabilities.__name__)
        )
    curves, now = {}, {}
    for name, loss in losses.items():
        curves[name] = numbers(_losses(loss, rows, np.full(len(rows), right)))
        now[name] = numbers(_losses(loss, row[None, :], np.array([right])))[0]
    return {"row": row.tolist(), "columns": columns, "curves": curves, "now": now}


def _losses(loss: Callable[..., Any], S: Array, y: Array) -> Array:
    return of_shape(loss(S.copy(), y.copy()), y.shape, loss.__name__)


def _picture(shown: State, S: Array, classes: Sequence[str]) -> tuple[Any, str]:
    from matplotlib import pyplot

    from .figures import BLUE, RED

    figure, axes = pyplot.subplots()
    said = []
    for (name, curve), colour, line in zip(shown["curves"].items(), (RED, BLUE), ("-", "--"), strict=False):
        heights = [np.nan if height is None else height for height in curve]
        axes.plot(GRID, heights, color=colour, ls=line, label=name)
        axes.plot(S[0, 0], shown["now"][name], "o", color=colour)
        said.append(
            say(
                "{name}, {loss} at the dot, {first} and {last} at the ends",
                name=name,
                loss=in_words(shown["now"][name]),
                first=in_words(curve[0]),
                last=in_words(curve[-1]),
            )
        )
    image = str(classes[0])
    axes.set(
        xlabel=words(say("{moved} score of the {right} image", moved=image, right=image)), ylabel=words(say("loss")),
        ylim=(-0.2, HIGHEST), title=words(say("One score moves, and the losses answer")),
    )  # fmt: skip
    axes.legend()
    what = say(
        "The loss of the {image} image against its own score, from {low:g} to {high:g}, with a dot at the score that it has, {score:g}: {losses}.",
        image=image, low=GRID[0], high=GRID[-1], score=S[0, 0], losses=joined(*said, between="; "),
    )  # fmt: skip
    return figure, words(what)
