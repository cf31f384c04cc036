"""The check that stands in a notebook in one line: `check("svm_loss_naive", svm_loss_naive)`."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from .exercise import Exercise
from .failure import CheckFailed
from .function import LocalFunction
from .naming import INTRODUCTIONS, Explanation, explain
from .outcome import Observation, Outcome, Trouble, same
from .shipping import Shipped, from_plain

DATA = "checks.json"
SMALL = 12  # numbers that are shown side by side


def check(name: str, function: Callable[..., Any]) -> None:
    """Try a function on small examples, and say in words what is not right yet.

    Args:
        name: the task, which is the function's name.

    Raises:
        CheckFailed: something is not right yet.
        FileNotFoundError: the data of the checks do not lie beside the notebook.
    """
    shipped = _shipped(name, str(_data_file()))
    if not callable(function):
        raise CheckFailed(f"{name} should be a function, but it is {type(function).__name__}.", layer="missing")
    observed = shipped.exercise.observe(LocalFunction(function))
    found = explain(shipped.exercise, observed, shipped.right, shipped.known)
    if found.wrong:
        raise CheckFailed(report(shipped, observed, found), diagnoses=[one.code for one in found.findings])
    print(f"{name}: passed. {_parts(shipped.exercise, ())}")


def report(shipped: Shipped, observed: Observation, found: Explanation) -> str:
    """What is said of a wrong function: the sentence first, then the numbers, the parts, and where to read."""
    exercise = shipped.exercise
    troubles = [outcome for name in found.wrong for outcome in observed[name].values() if isinstance(outcome, Trouble)]
    trouble = next((outcome for outcome in troubles if outcome.slip or not found.findings), None)
    lines = [] if trouble is None else [trouble.sentence]
    for one in found.findings:
        if one.says:
            lines.append(one.says if one.certainty == "certain" else f"{INTRODUCTIONS[one.certainty]} {one.says}")
    lines += [exercise.facet(name).says for name in found.unexplained if trouble is None]
    shown = _numbers(shipped, observed, found)
    lines += [shown] if shown else []
    lines.append(_parts(exercise, {exercise.facet(name).part for name in found.wrong}))
    if exercise.read:
        lines.append(f"Read again: {exercise.read}.")
    return "\n".join(dict.fromkeys(lines))


def _numbers(shipped: Shipped, observed: Observation, found: Explanation) -> str:
    """Expected and got, for the first case in which numbers differ."""
    for name in found.wrong:
        facet = shipped.exercise.facet(name)
        for case, right in shipped.right[name].items():
            got = observed[name][case]
            if isinstance(right, str) or isinstance(got, str) or max(right.size, got.size) > SMALL:
                continue
            if not same(got, right, facet.tolerance):
                return f"{name}, {case}: expected {_shown(right)}, got {_shown(got)}."
    return ""


def _shown(values: Outcome) -> str:
    if np.ndim(values) == 0:
        return f"{float(values):.4g}"
    return np.array2string(np.asarray(values), precision=4, suppress_small=True, separator=", ").replace("\n", "")


def _parts(exercise: Exercise, wrong: Any) -> str:
    said = (
        f"{part} ({points:g}): {'not yet' if part in wrong else 'right'}" for part, points in exercise.parts.items()
    )
    return "Points on these examples: " + ", ".join(said) + "."


def _data_file() -> Path:
    here = Path.cwd()
    if (here / DATA).is_file():
        return here / DATA
    raise FileNotFoundError(
        f"{DATA} does not lie beside this notebook ({here}). It comes with the notebook: put both into one folder."
    )


@lru_cache(maxsize=64)
def _shipped(name: str, path: str) -> Shipped:
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    if name not in data:
        raise ValueError(f"{name} is not a task of this notebook. Its tasks: {', '.join(data)}.")
    return from_plain(name, data[name])
