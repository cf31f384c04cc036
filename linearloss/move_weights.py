"""Nine points in the plane, three classes, a linear classifier: its weights are moved, by hand or by gradient steps.

After the web demonstration of linear classification of CS231n (Stanford), with the student's own losses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .answers import kind_of
from .check_data import speaking_as_here
from .failure import CheckFailed
from .moving import State, in_words, named, numbers, of_shape, show_moving, wait_for
from .outcome import Array
from .sentences import joined, say, words

CLASSES = (say("circle"), say("square"), say("triangle"))
# Two coordinates and the constant 1. A linear classifier can separate the classes, though two points lie close together.
POINTS = np.array(
    [
        [-0.8, -0.5, 1], [-0.4, -0.9, 1], [-0.2, -0.2, 1],
        [0.9, -0.3, 1], [0.5, -0.8, 1], [0.1, -0.4, 1],
        [-0.3, 0.8, 1], [0.4, 0.6, 1], [0.0, 0.4, 1],
    ]
)  # fmt: skip
LABELS = np.array([0, 0, 0, 1, 1, 1, 2, 2, 2])
START = np.array([[0.6, -0.9, 0.4], [0.8, 0.6, -0.7], [0.2, -0.1, 0.3]])  # one column a class, the constant's row last
STRENGTHS = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
RATES = (0.03, 0.1, 0.3, 1.0)

Losses = Mapping[str, Callable[..., Any]]


@speaking_as_here()
def move_the_weights(losses: Losses) -> None:
    """A figure in which the weights of a small classifier move, with the loss of each point, both terms, and gradient steps.

    Args:
        losses: name -> function of (W, X, y, reg) that returns (loss, dW).

    Raises:
        CheckFailed: one of the functions was checked, and has not passed.
    """
    wait_for(losses)
    losses = named(losses)
    start = {"weights": START.tolist(), "loss": next(iter(losses)), "reg": 0.01, "rate": 0.3, "steps": 0, "number": 0}
    fixed = {
        "classes": [words(one) for one in CLASSES], "points": POINTS.tolist(), "labels": LABELS.tolist(), "losses": list(losses),
        "strengths": STRENGTHS, "rates": RATES, "start": START.tolist(),
    }  # fmt: skip
    show_moving("weights", fixed, start, lambda settings: _answer(losses, settings), _picture)


def _answer(losses: Losses, settings: State) -> State:
    W = np.array(settings["weights"], dtype=float)
    reg, chosen = float(settings["reg"]), losses[settings["loss"]]

    def asked(loss: Callable[..., Any], reg: float, points: slice = slice(None)) -> tuple[float, Array]:
        returned = loss(W.copy(), POINTS[points].copy(), LABELS[points].copy(), reg)
        if not isinstance(returned, (tuple, list)) or len(returned) != 2:
            raise CheckFailed(
                say(
                    "This figure needs (loss, dW) from {name}, and got {kind}.",
                    name=loss.__name__,
                    kind=kind_of(returned),
                )
            )
        value, slope = returned
        return float(of_shape(value, (), loss.__name__)), of_shape(slope, W.shape, loss.__name__)

    for _ in range(int(settings["steps"])):
        W = W - float(settings["rate"]) * asked(chosen, reg)[1]
    if not np.all(np.isfinite(W)):
        raise CheckFailed(say("The gradient leads to weights that are not finite."))
    terms = {}
    for name, loss in losses.items():
        data, total = asked(loss, 0.0)[0], asked(loss, reg)[0]
        each = [asked(loss, 0.0, slice(i, i + 1))[0] for i in range(len(POINTS))]
        terms[name] = {"points": numbers(np.array(each)), "sums": numbers(np.array([data, total - data, total]))}
    wrong = int(np.sum(np.argmax(POINTS @ W, axis=1) != LABELS))
    slope = numbers(np.array(np.linalg.norm(asked(chosen, reg)[1])))[0]
    return {"weights": W.tolist(), "steps": settings["steps"], "terms": terms, "slope": slope, "wrong": wrong}


def _picture(shown: State) -> tuple[Any, str]:
    from matplotlib import pyplot

    from .figures import BLUE, GREEN, ORANGE

    W = np.array(shown["weights"])
    figure, axes = pyplot.subplots(figsize=(5, 5))
    side = np.linspace(-1.2, 1.2, 200)
    places = np.stack([*np.meshgrid(side, side), np.ones((200, 200))], axis=-1)
    axes.contourf(
        side,
        side,
        np.argmax(places @ W, axis=-1),
        levels=[-0.5, 0.5, 1.5, 2.5],
        colors=[BLUE, ORANGE, GREEN],
        alpha=0.15,
    )
    for c, (colour, mark) in enumerate(zip((BLUE, ORANGE, GREEN), "os^", strict=True)):
        axes.plot(*POINTS[c == LABELS, :2].T, mark, color=colour, ms=9, label=words(CLASSES[c]))
        axes.annotate("", tuple(W[:2, c] / 2), (0, 0), arrowprops={"arrowstyle": "->", "color": colour, "lw": 2})
    axes.set(xlabel="x1", ylabel="x2", title=words(say("Where each class has the highest score")))
    axes.legend()
    losses = [
        say("{name} loss {loss}", name=name, loss=in_words(terms["sums"][2])) for name, terms in shown["terms"].items()
    ]
    what = say(
        "Nine points of three classes in a plane, the regions in which each class has the highest score, and an arrow for the weights of "
        "each class. {wrong} of the points lie in the region of another class; {losses}.",
        wrong=shown["wrong"], losses=joined(*losses, between="; "),
    )  # fmt: skip
    return figure, words(what)
