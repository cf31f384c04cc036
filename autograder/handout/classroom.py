"""The workflow by which GitHub Classroom runs the visible checks at each push: part of a template repository for students."""

from __future__ import annotations

import json
from typing import Any

import yaml

from autograder.course import Course

WORKFLOW = ".github/workflows/classroom.yml"
GRADER, REPORTER = (
    "classroom-resources/autograding-command-grader@v1",
    "classroom-resources/autograding-grading-reporter@v1",
)
HEAD = "# The visible checks of each notebook, run at each push. Grading itself is done elsewhere, with the hidden cases.\n"
MINUTES = 10  # for one notebook; its own cells may train


def classroom_workflow(course: Course) -> str:
    """One step for each notebook, with the points of its visible checks, and one that reports them."""
    graders = [_step(course, number) for number in range(len(course.assignments))]
    ids = [step["id"] for step in graders]
    results = {f"{one.upper()}_RESULTS": f"${{{{ steps.{one}.outputs.result }}}}" for one in ids}
    steps = [
        {"uses": "actions/checkout@v4"},
        {"uses": "actions/setup-python@v5", "with": {"python-version": "3.13"}},
        {"run": "python -m pip install --require-hashes -r requirements.txt"},
        *graders,
        {"name": "Report", "uses": REPORTER, "env": results, "with": {"runners": ",".join(ids)}},
    ]
    job = {"runs-on": "ubuntu-24.04", "if": "github.actor != 'github-classroom[bot]'", "steps": steps}
    workflow = {
        "name": "Visible checks",
        "on": ["push", "workflow_dispatch"],
        "permissions": {"checks": "write", "actions": "read", "contents": "read"},
        "jobs": {"run-autograding-tests": job},
    }
    return HEAD + yaml.safe_dump(workflow, sort_keys=False, width=160)


def _step(course: Course, number: int) -> dict[str, Any]:
    assignment = course.assignments[number]
    notebook = course.released_notebook(assignment).relative_to(course.root).as_posix()
    return {
        "name": assignment.name,
        "id": f"notebook{number + 1}",
        "uses": GRADER,
        "with": {
            "test-name": assignment.name,
            "command": f"python -m linearloss check {notebook}",
            "timeout": MINUTES,
            "max-score": _points(course, number),
        },
    }


def _points(course: Course, number: int) -> float:
    data = course.check_data(course.assignments[number])
    tests = json.loads(data.read_text(encoding="utf-8"))["tests"] if data.is_file() else []
    points = sum(test["points"] for test in tests if not test["by_hand"])
    return int(points) if points == int(points) else float(points)
