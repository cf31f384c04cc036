"""The test cells that are checks of exercises."""

from __future__ import annotations

import ast

from nbformat import NotebookNode

from autograder.notebook.official import roles


def checked_task(source: str) -> str:
    """The task in a cell that is nothing but `check("NAME", NAME)` or `check("CLASS.TEST", CLASS)`; empty for any other cell."""
    try:
        (statement,) = ast.parse(source).body
    except (SyntaxError, ValueError):
        return ""
    match statement:
        case ast.Expr(ast.Call(ast.Name("check"), [ast.Constant(str(task)), ast.Name(name)], [])):
            return task if task.partition(".")[0] == name else ""
    return ""


def looks_like_a_check(source: str) -> bool:
    """Whether a cell is one call of `check` with a name in quotes first, however wrong the rest is."""
    try:
        (statement,) = ast.parse(source).body
    except (SyntaxError, ValueError):
        return False
    match statement:
        case ast.Expr(ast.Call(ast.Name("check"), [ast.Constant(str(_)), *_])):
            return True
    return False


def subject(source: str) -> str:
    """What a test cell is about, by the name under which its check tells: a task, an answer, a file."""
    task = checked_task(source)
    if task:
        return task
    for call in ast.walk(ast.parse(source)):
        match call:
            case ast.Call(ast.Name(function), [_, ast.Constant(str(name)), *_]) if function.endswith("_given"):
                return name
    return ""


def checked_tasks(official: NotebookNode) -> dict[str, str]:
    """Test cell -> the task that it checks, for those of an official notebook that check one."""
    found = {roles(cell).grade_id: checked_task(cell.source) for cell in official.cells if roles(cell).is_test}
    return {test: task for test, task in found.items() if task}
