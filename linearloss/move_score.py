"""One score of one image is moved, and the losses answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from .moving import State, in_words, numbers, of_shape, show_moving, wait_for
from .outcome import Array

GRID = np.linspace(-6, 10, 161)
HIGHEST = 20.0  # of the loss axis

Losses = Mapping[str, Callable[..., Any]]


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
        "hinge" in losses
    ):  # what each wrong class costs: the loss of an image that has this one and the right class only
        pairs = np.column_stack([np.full(len(row), row[right]), row])
        costs = _losses(losses["hinge"], pairs, np.zeros(len(row), dtype=int))
        columns["hinge, by class"] = [None if j == right else cost for j, cost in enumerate(numbers(costs))]
    if probabilities is not None:
        columns["probability"] = numbers(
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
            f"{name}, {in_words(shown['now'][name])} at the dot, {in_words(curve[0])} and {in_words(curve[-1])} at the ends"
        )
    axes.set(xlabel=f"{classes[0]} score of the {classes[0]} image", ylabel="loss", ylim=(-0.2, HIGHEST),
             title="One score moves, and the losses answer")  # fmt: skip
    axes.legend()
    return figure, (
        f"The loss of the {classes[0]} image against its own score, from {GRID[0]:g} to {GRID[-1]:g}, with a dot at the score that it has, "
        f"{S[0, 0]:g}: {'; '.join(said)}."
    )
