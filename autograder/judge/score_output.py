"""The one output that a graded test cell carries: a number for nbgrader, sentences for the reader."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from nbformat import NotebookNode

from autograder.grading.complaints import WHOLE, Complaint, complaints, readings
from autograder.grading.parts import PartResult
from autograder.intake.text import clean
from autograder.notebook.nodes import node, output
from linearloss.words import read_again

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
    return output("execute_result", data=node(**data), execution_count=None, metadata=node(autograder=result.status))


def _html(result: CellResult) -> str:
    earned = "?" if result.points is None else f"{result.points:g}"
    head = f"<p><strong>{earned} of {result.max_points:g} points: {WORDS[result.status]}.</strong></p>"
    said = "".join(map(_complaint, complaints(result.said)))
    read = "".join(f"<p>{_safe(read_again(where))}</p>" for where in readings(result.said))
    return head + said + read + _table(result.parts)


def _complaint(one: Complaint) -> str:
    parts = f"{_safe(', '.join(one.parts))}: " if one.parts else ""
    names = " ".join(f"<strong>{name.introduction}</strong> {_safe(name.says)}" for name in one.names)
    return f"<p>{parts}{names} {_safe(' '.join(one.facts))}</p>"


def _table(parts: Iterable[PartResult]) -> str:
    rows = "".join(
        f"<tr><td>{_safe(part.name)}</td><td>{part.points:g} of {part.max_points:g}</td><td>{WORDS[part.status]}</td></tr>"
        for part in parts
        if part.name not in WHOLE
    )
    return f"<table><tr><th>part</th><th>points</th><th></th></tr>{rows}</table>" if rows else ""


def _safe(text: str) -> str:
    """Fit for a page: a student's own words may be in it."""
    return escape(clean(text))
