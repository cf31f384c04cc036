"""Figures that move: a widget where the page can show one and a kernel answers it, a picture of the same everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any

import numpy as np

from .answers import kind_of
from .check_data import data_file, read_data, sentences_here
from .failure import CheckFailed
from .outcome import Array
from .sentences import say, words
from .telling import latest, not_right, prints, shell

# What travels between the page and the kernel: JSON.
State = dict[str, Any]
Answer = Callable[[State], State]

# What the notebooks call their losses.
HINGE, SOFTMAX = say("hinge"), say("softmax")


def show_moving(
    name: str, fixed: State, settings: State, answer: Answer, picture: Callable[[State], tuple[Any, str]]
) -> None:
    """Show a figure that its reader can change.

    Args:
        name: which of the figures of `moving.js`.
        fixed: what never changes.
        settings: what the reader changes, as it is at the start.
        answer: what the student's functions return for some settings.
        picture: draws an answer; returns a figure of matplotlib, and the text in its place.
    """
    from . import figures  # they need matplotlib, and this module is imported where there is none

    started = answer(settings)
    if not _can_move():
        figures.show(*picture(started))
        return
    from IPython.display import display

    from .moving_widget import Moving

    figure, alt = picture(started)
    widget = Moving(name, fixed, settings, started, answer, sentences_here())
    forms, metadata = widget._repr_mimebundle_() or ({}, {})
    # The picture goes with it: for the page that is made of this notebook, and for the file that is opened without a kernel.
    display({**forms, **figures.drawn(figure, alt)}, metadata={**metadata, "image/png": {"alt": alt}}, raw=True)


def _can_move() -> bool:
    """Whether a page is there that shows widgets, with this kernel behind it."""
    if not prints() or find_spec("anywidget") is None:
        return False
    if sys.platform == "emscripten" or "google.colab" in sys.modules:
        return True
    # JupyterLab and VS Code say which cell they send; nbconvert, and a console, do not.
    return bool(shell().get_parent().get("metadata", {}).get("cellId"))


def wait_for(functions: Mapping[str, Callable[..., Any]]) -> None:
    """Stop a figure until the functions that it would show are right.

    Raises:
        CheckFailed: one of them was checked, and has not passed; or in a notebook that checks it, it was not checked yet.
    """
    names = {getattr(function, "__name__", "") for function in functions.values()}
    if wrong := sorted(names & not_right()):
        raise CheckFailed(
            say("This figure waits for {names} to be right: see what the check says.", names=", ".join(wrong))
        )
    unchecked = sorted(name for name in names & _tasks() if latest(name) is None)
    if prints() and unchecked:
        raise CheckFailed(
            say("This figure waits for {names} to pass the check: run it first.", names=", ".join(unchecked))
        )


def _tasks() -> set[str]:
    """The functions that this notebook checks."""
    try:
        return set(read_data(data_file())["functions"])
    except FileNotFoundError:
        return set()


def of_shape(values: Any, shape: tuple[int, ...], name: str) -> Array:
    """What a function has returned, as a new array of floats of that shape; one number may be an array of one.

    Raises:
        CheckFailed: it is none.
    """
    try:
        found = np.array(values, dtype=float)
    except (TypeError, ValueError):
        found = np.empty(0)
    if found.shape != shape and not (shape == () and found.size == 1):
        wanted = say("an array of shape {shape}", shape=shape) if shape else say("one number")
        raise CheckFailed(
            say(
                "This figure needs {wanted} from {name}, and got {kind}.",
                wanted=wanted,
                name=name,
                kind=kind_of(values),
            )
        )
    return found.reshape(shape)


def named(losses: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """The losses by their names in the language that is spoken."""
    return {words(name): loss for name, loss in losses.items()}


def numbers(values: Array) -> list[float | None]:
    """For JSON, which knows neither infinity nor nan: None in their place."""
    return [float(value) if np.isfinite(value) else None for value in np.ravel(values)]


def in_words(value: float | None) -> str:
    """A number of `numbers` for a text."""
    return words(say("not finite")) if value is None else f"{value:.2f}"
