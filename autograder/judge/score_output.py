"""The one output that a graded test cell carries: a number for nbgrader, sentences for the reader."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from nbformat import NotebookNode

from autograder.grading.complaints import WHOLE, Complaint, complaints, readings
from autograder.grading.parts import PartResult
from autograder.intake.text import clean
from autograder.notebook.nodes import node, output
from linearloss.sentences import say, words
from linearloss.words import read_again

from .run_test import CellResult

WORDS = {
    "passed": say("passed"),
    "partial": say("partly right"),
    "failed": say("not right"),
    "missing": say("missing"),
    "timeout": say("took too long"),
    "crashed": say("crashed"),
    "out_of_memory": say("ran out of memory"),
    "grader_error": say("could not be graded; your instructor will look at it"),
}
PART, POINTS = say("part"), say("points")


def score_output(result: CellResult) -> NotebookNode:
    """An `execute_result` whose text is the points alone, so that nbgrader reads exactly them."""
    points = 0.0 if result.points is None else min(max(result.points, 0.0), result.max_points)
    data = {"text/plain": repr(float(points)), "text/html": _html(result)}
    return output("execute_result", data=node(**data), execution_count=None, metadata=node(autograder=result.status))


def _html(result: CellResult) -> str:
    earned = "?" if result.points is None else f"{result.points:g}"
    points = say("{earned} of {points:g} points", earned=earned, points=result.max_points)
    head = f"<p><strong>{words(points)}: {words(WORDS[result.status])}.</strong></p>"
    said = "".join(map(_complaint, complaints(result.said)))
    read = "".join(f"<p>{_safe(read_again(where))}</p>" for where in readings(result.said))
    return head + said + read + _table(result.parts)


def _complaint(one: Complaint) -> str:
    parts = f"{_safe(', '.join(map(words, one.parts)))}: " if one.parts else ""
    names = " ".join(f"<strong>{name.introduction}</strong> {_safe(words(name.says))}" for name in one.names)
    return f"<p>{parts}{names} {_safe(' '.join(map(words, one.facts)))}</p>"


def _table(parts: Iterable[PartResult]) -> str:
    rows = "".join(
        f"<tr><td>{_safe(words(part.name))}</td><td>{_of(part)}</td><td>{words(WORDS[part.status])}</td></tr>"
        for part in parts
        if part.name not in WHOLE
    )
    head = f"<tr><th>{words(PART)}</th><th>{words(POINTS)}</th><th></th></tr>"
    return f'<table class="table table-condensed">{head}{rows}</table>' if rows else ""


def _of(part: PartResult) -> str:
    return words(say("{points:g} of {most:g}", points=part.points, most=part.max_points))


def _safe(text: str) -> str:
    """Fit for a page: a student's own words may be in it."""
    return escape(clean(text))
