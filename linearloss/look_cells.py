"""`%%look`, the first line of a cell that shows something with the student's functions: it says what it waits for, and stops nothing."""

from __future__ import annotations

import ast
import sys
from types import TracebackType
from typing import Any

from .check_data import sentences_here
from .failure import CheckFailed, describe_error
from .sentences import joined, say, speaking
from .stopped_cells import note
from .telling import not_right, prints, shell, show_text, undefined

# Name -> the function for which the cell that defines it still waits.
_waiting: dict[str, str] = {}
# Name -> the checked functions that such cells have made its value with.
_made_with: dict[str, set[str]] = {}


def register() -> None:
    """Make `%%look` known to the notebook, if this is one, and what is to be said of cells that stop."""
    kernel = shell()
    if kernel is not None:
        kernel.register_magic_function(look, "cell", "look")
    if prints():
        kernel.set_custom_exc((NameError,), undefined)
        kernel.events.register("post_run_cell", note)


def look(line: str, cell: str) -> None:
    """Run a cell; where a function that it needs is not written yet, or stops, say so in one sentence (and raise it for graders)."""
    names: dict[str, Any] = shell().user_ns
    made = _assigned(cell)
    for name in made & _waiting.keys():
        del _waiting[name]
    there = made & names.keys()
    _made_with.update(dict.fromkeys(made, _functions(cell)))
    try:
        exec(compile(cell, "<cell>", "exec"), names)
    except Exception as error:
        if not prints():
            raise
        function, says = _blame(error, cell)
        for name in made - there:  # half a result would mislead the cells below
            _waiting[name] = function
            names.pop(name, None)
        _close_figures()
        with speaking(sentences_here()):
            show_text(says)


def _blame(error: Exception, cell: str) -> tuple[str, str]:
    """What cells below would wait for as well, and a sentence about it."""
    if isinstance(error, NameError) and error.name in _waiting:
        what = _waiting[error.name]
        return what, say("This cell waits for {what}, as a cell above it does.", what=what)
    if isinstance(error, NameError):
        return str(error.name), say("This cell needs {name}: run the cells above it first.", name=error.name)
    if isinstance(error, CheckFailed):  # of what the cell checks first
        return say("an answer above"), str(error) if error.names else joined(*error.facts)
    innermost = _innermost(error.__traceback__)
    if isinstance(error, NotImplementedError):
        return innermost, say("This cell waits for {function}, which is not written yet.", function=innermost)
    wrong = sorted(_functions(cell) & not_right())
    what = ", ".join(wrong) or innermost or say("another one")
    advice = say("It uses {what}: see what the check says.", what=what) if wrong else ""
    return what, joined(say("This cell has stopped with {error}.", error=describe_error(error)), advice)


def _innermost(trace: TracebackType | None) -> str:
    """The innermost function of the notebook that an exception has passed."""
    found = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if trace.tb_frame.f_globals.get("__name__") == "__main__" and not code.co_name.startswith("<"):
            found = code.co_name
        trace = trace.tb_next
    return found


def _functions(cell: str) -> set[str]:
    """What it uses, and what the cells above have made that with."""
    used = _used(cell)
    return used.union(*(_made_with.get(name, ()) for name in used))


def _used(cell: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(cell)) if isinstance(node, ast.Name)}


def _assigned(cell: str) -> set[str]:
    tree = ast.parse(cell)
    defined = {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    return defined | {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _close_figures() -> None:
    """A figure that is not finished would be shown at the end of the cell."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close("all")
