"""Finds in a neighbouring notebook a function that the student wrote there, and tries it.

Nothing of the other notebook is run but the function and what it needs: the imports, helper
functions and constants that it names, and what these name in turn. NumPy and the standard
library only.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .check_data import sentences_here
from .gradient_check import centred_differences
from .sentences import Sentence, say, speaking, words

REG = 0.5


@dataclass(frozen=True)
class Found:
    """What became of the search.

    Attributes:
        function: the loss, or None if there is none that works.
        sentence: what was found, for the student.
    """

    function: Callable[..., Any] | None
    sentence: str

    def __bool__(self) -> bool:
        return self.function is not None


class _NotUsable(Exception):
    """Why not, as the end of a sentence."""


def find_loss(name: str, notebook: str | Path) -> Found:
    """The loss function `name` of `notebook`, if it is there and its gradient agrees with its loss.

    Args:
        name: for example ``svm_loss_vectorized``, called as ``loss(W, X, y, reg)``.
        notebook: its path, relative to the current folder, for example ``../02-svm/svm.ipynb``.
    """
    return _find(
        name, Path(notebook), _try_loss, say("its gradient agrees with its loss, and the regulariser is there")
    )


def find_numerical_gradient(notebook: str | Path) -> Found:
    """The student's `numerical_gradient(f, W)` from `notebook`, if it is there and right; else the library's own in its place."""
    found = _find("numerical_gradient", Path(notebook), _try_numerical_gradient, say("on a small example it is right"))
    return found or Found(
        centred_differences, " ".join([found.sentence, _told(say("The library's own takes its place."))])
    )


def find_hinge_losses(notebook: str | Path) -> Found:
    """The student's `hinge_losses(S, y)` from `notebook`, if it is there and right on the example of its docstring."""
    return _find("hinge_losses", Path(notebook), _try_hinge_losses, say("on a small example it is right"))


def _find(name: str, path: Path, try_it: Callable[[Callable[..., Any]], None], well: str) -> Found:
    where = f"{path.parent.name}/{path.name}"
    try:
        function = _define(name, _code_cells(path, name))
        try_it(function)
    except _NotUsable as reason:
        (why,) = reason.args
        return Found(
            None, _told(say("{name} from {where} cannot be used here: {reason}.", name=name, where=where, reason=why))
        )
    return Found(function, _told(say("{name} found in {where}: {well}.", name=name, where=where, well=well)))


def _told(sentence: Sentence) -> str:
    with speaking(sentences_here()):
        return words(sentence)


# --------------------------------------------------------------------------- reading the notebook


def _code_cells(path: Path, name: str) -> list[str]:
    """The sources of the code cells that may define something: no tests, no demonstrations."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        sources = []
        for cell in cells:
            metadata = cell.get("metadata", {})
            role = metadata.get("nbgrader", {})
            if cell["cell_type"] != "code" or "demonstration" in metadata.get("tags", []):
                continue
            if role.get("grade") and not role.get("solution"):
                continue
            source = cell["source"]
            sources.append(source if isinstance(source, str) else "".join(source))
    except FileNotFoundError:
        raise _NotUsable(say("there is no such notebook beside this one")) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _NotUsable(say("the file cannot be read as a notebook")) from None
    if not any(name in source for source in sources):
        raise _NotUsable(say("the notebook does not define it"))
    return sources


def _statements(sources: list[str]) -> Iterator[ast.stmt]:
    for source in sources:
        plain = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())
        with contextlib.suppress(SyntaxError, ValueError):
            yield from ast.parse(plain).body


def _bound_names(statement: ast.stmt) -> set[str]:
    """The names that a top-level statement defines, if it is of a kind that may be carried over."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name).split(".")[0] for alias in statement.names}
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        return {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}
    return set()


def _define(name: str, sources: list[str]) -> Callable[..., Any]:
    """Run the last definition of `name`, after the last definitions of all that it names."""
    statements = list(_statements(sources))
    defined_at = {bound: position for position, one in enumerate(statements) for bound in _bound_names(one)}
    if name not in defined_at:
        raise _NotUsable(say("the notebook does not define it, or its cell has a syntax error"))
    needed: set[int] = set()
    waiting = [defined_at[name]]
    while waiting:
        position = waiting.pop()
        if position in needed:
            continue
        needed.add(position)
        used = {node.id for node in ast.walk(statements[position]) if isinstance(node, ast.Name)}
        waiting.extend(defined_at[one] for one in used if one in defined_at)
    names: dict[str, Any] = {"__name__": "carried_over", "__builtins__": builtins, "np": np, "numpy": np}
    program = ast.Module([statements[position] for position in sorted(needed)], type_ignores=[])
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(program, "<carried over>", "exec"), names)
    except Exception as error:
        raise _NotUsable(say("its cell stops with {kind}: {text}", kind=type(error).__name__, text=error)) from None
    function = names[name]
    if not callable(function):
        raise _NotUsable(say("it is not a function"))
    return function


# --------------------------------------------------------------------------- trying what was found


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Without its output, and its errors as reasons."""
    try:
        with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
            yield
    except _NotUsable:
        raise
    except NotImplementedError:
        raise _NotUsable(say("it is not written yet")) from None
    except Exception as error:
        raise _NotUsable(say("it stops with {kind}: {text}", kind=type(error).__name__, text=error)) from None


def _try_numerical_gradient(function: Callable[..., Any]) -> None:
    W = np.random.default_rng(2).normal(size=(4, 3))
    with _quietly():
        slopes = np.asarray(function(lambda weights: float(np.sum(weights**3)), W.copy()), dtype=np.float64)
    if slopes.shape != W.shape or not np.allclose(slopes, 3 * W**2, rtol=1e-6, atol=1e-8):
        raise _NotUsable(say("on a small example it does not give the slopes"))


def _try_hinge_losses(function: Callable[..., Any]) -> None:
    with _quietly():
        losses = np.asarray(function(np.array([[0.5, 0.0], [0.0, 2.0]]), np.array([0, 0])), dtype=np.float64)
    if losses.shape != (2,) or not np.allclose(losses, [0.5, 3.0]):
        raise _NotUsable(say("on the example of its docstring it does not give 0.5 and 3"))


def _try_loss(function: Callable[..., Any]) -> None:
    generator = np.random.default_rng(2)
    W, X = generator.normal(size=(4, 3)), generator.normal(size=(6, 4))
    y = np.array([0, 1, 2, 2, 1, 0])

    def evaluate(weights: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
        result = function(weights.copy(), X.copy(), y.copy(), reg)
        if not isinstance(result, tuple) or len(result) != 2:
            raise _NotUsable(say("it does not return the pair (loss, dW)"))
        dW = np.asarray(result[1], dtype=np.float64)
        if np.size(result[0]) != 1 or dW.shape != W.shape:
            raise _NotUsable(say("the loss is not one number, or dW has not the shape of W"))
        return float(np.asarray(result[0]).reshape(())), dW

    with _quietly():
        plain, _ = evaluate(W, 0.0)
        loss, dW = evaluate(W, REG)
        slopes = centred_differences(lambda weights: evaluate(weights, REG)[0], W)
    if not (math.isfinite(plain) and math.isfinite(loss) and np.all(np.isfinite(dW))):
        raise _NotUsable(say("on a small problem it gives a number that is not finite"))
    penalty = REG * float(np.sum(W**2))
    if abs(loss - plain - penalty / 2) <= 1e-6 * penalty:
        raise _NotUsable(say("it adds only half of reg * sum(W**2)"))
    if abs(loss - plain - penalty) > 1e-6 * penalty:
        raise _NotUsable(say("the regulariser in its loss is not reg * sum(W**2)"))
    if np.max(np.abs(dW - slopes)) > 1e-4 * np.max(np.abs(slopes)):
        raise _NotUsable(say("its gradient does not agree with the slope of its loss"))
