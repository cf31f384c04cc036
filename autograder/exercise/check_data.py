"""The data of a notebook's visible checks: generated beside it, deterministic, with no solution in it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from nbformat import NotebookNode

from autograder.course import Assignment
from autograder.notebook.official import roles
from autograder.notebook.regions import without_secrets
from linearloss.shipping import to_plain

from .answers import sealed_answers
from .check_cells import subject
from .grading import Exercises
from .visible_mistakes import shipped
from .visible_runs import Runs


def check_data(exercises: Exercises, assignment: Assignment, functions: Iterable[str]) -> str:
    """The text of `checks.json`: for each function its visible cases, what is right, and what known mistakes return; all tests."""
    tasks = {function: exercises.task(assignment, function) for function in functions}
    done: Runs = {}
    content = {function: to_plain(shipped(task, done)) for function, task in tasks.items()}
    # A line for each part of each task: a change of one shows as one in a comparison of versions.
    lines = []
    for function, data in content.items():
        entries = [f"   {json.dumps(key)}: {_dense(value)}" for key, value in data.items()]
        lines.append(f"  {json.dumps(function)}: {{\n" + ",\n".join(entries) + "\n  }")
    official = exercises.official.of(assignment)
    tests = [f"  {_dense(test)}" for test in all_tests(official)]
    parts = [_block("functions", "{}", lines), _block("tests", "[]", tests)]
    if exercises.course.answers_checked_at_once:
        parts.append(_block("answers", "{}", _answers(official)))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def with_answers(text: str, official: NotebookNode) -> str:
    """The text of a `checks.json` with the digests of the right answers."""
    return _with_block(text, _block("answers", "{}", _answers(official)))


def with_notebook(text: str, file: str, version: str) -> str:
    """The text of a `checks.json` with the file and the version of the notebook that it belongs to."""
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in {"file": file, "version": version}.items()]
    return _with_block(text, _block("notebook", "{}", lines))


def _with_block(text: str, block: str) -> str:
    return text.removesuffix("\n}\n") + ",\n" + block + "\n}\n"


def _answers(official: NotebookNode) -> list[str]:
    return [f"  {json.dumps(name)}: {_dense(sealed)}" for name, sealed in sealed_answers(official).items()]


def all_tests(official: NotebookNode) -> list[dict[str, Any]]:
    """Every check of a notebook and every answer in prose, in order: what it is about, its points, whether a person reads it."""
    return [
        {
            "subject": subject(without_secrets(cell.source)) if roles(cell).is_test else roles(cell).grade_id,
            "points": cell.metadata["nbgrader"]["points"],
            "by_hand": not roles(cell).is_test,
        }
        for cell in official.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    ]


def _block(name: str, brackets: str, lines: list[str]) -> str:
    return f" {json.dumps(name)}: {brackets[0]}\n" + ",\n".join(lines) + f"\n {brackets[1]}"


def _dense(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
