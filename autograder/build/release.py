"""Runs nbgrader's own generate step on our sources, into any pair of folders."""

from __future__ import annotations

import copy
import hashlib
import json
import logging
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.course import Assignment, Course, CourseError
from autograder.gradebook.configuration import configuration
from autograder.gradebook.schema import find_version_here

from .expand import expand, write_notebook


def write_sources(course: Course, assignments: Sequence[Assignment], folder: Path) -> None:
    """Expand `solutions/NN-topic/topic.py` of these assignments into `folder/NN-topic/topic.ipynb`.

    Raises:
        MarkerError: a source is not well formed.
    """
    for assignment in assignments:
        write_notebook(expand(course.source_script(assignment)), folder / assignment.name / assignment.file)


def release(course: Course, assignments: Sequence[Assignment], source: Path, destination: Path, gradebook: str) -> None:
    """nbgrader's `generate_assignment` for these assignments; fills the gradebook at that URL with their cells.

    Raises:
        CourseError: nbgrader refused, with its own words.
    """
    # nbgrader takes seconds to import: only those who release wait for it.
    from nbgrader.apps import NbGraderAPI

    find_version_here()
    config = copy.deepcopy(configuration(course.root).everything)
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.source_directory = str(source)
    config.CourseDirectory.release_directory = str(destination)
    config.CourseDirectory.db_url = gradebook
    logging.getLogger("traitlets").setLevel(logging.ERROR)
    api = NbGraderAPI(config=config)
    for assignment in assignments:
        result = api.generate_assignment(assignment.name, force=True)
        if not result["success"]:
            raise CourseError(f"nbgrader could not release {assignment.name}: {_reason(result)}")
        _normalise(destination / assignment.name / assignment.file, assignment)


def _reason(result: Mapping[str, Any]) -> str:
    """The error that it met: the last one of its log, since what it raises itself only points there."""
    said = f"{result.get('error') or ''}\n{result['log']}".strip().splitlines()
    met = [line.strip() for line in said if re.match(r"\s*(?:\w+\.)*\w*(?:Error|Exception): ", line)]
    return next(
        (line for line in reversed(met) if "NbGraderException" not in line), said[-1] if said else "no reason was given"
    )


def _normalise(path: Path, assignment: Assignment) -> None:
    """Rewrite in our one way of writing, so that the bytes do not depend on nbconvert's version."""
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["title"] = assignment.title
    notebook.metadata["version"] = _version(notebook)
    path.chmod(0o644)
    write_notebook(notebook, path)


def _version(notebook: Any) -> str:
    """Of what a student reads: the same cells, the same version."""
    cells = [(cell.id, cell.source) for cell in notebook.cells]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()[:12]
