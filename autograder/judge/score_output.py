"""The one output that a graded test cell carries: a number for nbgrader, sentences for the reader."""

from __future__ import annotations

from html import escape

from nbformat import NotebookNode
from nbformat.v4 import new_output

from .run_test import CellResult

WORDS = {
    "passed": "passed",
    "partial": "partly right",
    "failed": "not right",
    "missing": "missing",
    "timeout": "took too long",
    "crashed": "crashed",
    "out_of_memory": "ran out of memory",
    "grader_error": "could not be graded; your instructor will look at it",
}


def score_output(result: CellResult) -> NotebookNode:
    """An `execute_result` whose text is the points alone, so that nbgrader reads exactly them."""
    points = 0.0 if result.points is None else min(max(result.points, 0.0), result.max_points)
    data = {"text/plain": repr(float(points)), "text/html": _html(result)}
    return new_output("execute_result", data=data, execution_count=None, metadata={"autograder": result.status})


def _html(result: CellResult) -> str:
    earned = "?" if result.points is None else f"{result.points:g}"
    head = f"<p><strong>{earned} of {result.max_points:g} points: {WORDS[result.status]}.</strong></p>"
    rows = "".join(
        f"<tr><td>{escape(part.name)}</td><td>{part.points:g} of {part.max_points:g}</td>"
        f"<td>{WORDS[part.status]}</td><td style='text-align:left'>{escape(part.message)}</td></tr>"
        for part in result.parts
    )
    table = f"<table><tr><th>part</th><th>points</th><th></th><th></th></tr>{rows}</table>" if rows else ""
    visible = f"<p>Visible check: {escape(result.visible)}</p>" if result.visible else ""
    return head + table + visible
