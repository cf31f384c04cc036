"""Runs the solved final notebook on CIFAR-10 and takes its figures out."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course import Course, CourseError
from autograder.intake import lay_check_data
from autograder.selfcheck.variants import solved
from linearloss.sentences import say

SECONDS_FOR_A_CELL = 1800


def run_final_notebook(course: Course, folder: Path, progress: Callable[[int, int], None]) -> Path:
    """Execute the last assignment's solved notebook; keep it, a page of it and its figures in `folder`.

    Args:
        progress: called with (cells done, cells in all).

    Returns:
        The results file that it saved.

    Raises:
        CourseError: a cell stopped with an error.
    """
    assignment = course.assignments[-1]
    source = course.official_notebook(assignment)
    results = source.parent / assignment.files[0]
    stamp = folder / ".made-from"
    wanted = _fingerprint(course)
    if results.is_file() and stamp.is_file() and stamp.read_text() == wanted:
        return results
    notebook = solved(nbformat.read(source, as_version=4))
    lay_check_data(course, assignment, source.parent)
    _execute(notebook, source.parent, progress)
    if not results.is_file():
        raise CourseError(say("the solved notebook {source} did not save {name}.", source=source, name=results.name))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / assignment.file)
    _write_page(notebook, folder / f"{assignment.notebook}.html")
    _write_figures(notebook, folder)
    shutil.copyfile(results, folder / results.name)
    stamp.write_text(wanted)
    return results


def _fingerprint(course: Course) -> str:
    digest = hashlib.sha256()
    for assignment in course.assignments:
        digest.update(course.official_notebook(assignment).read_bytes())
    return digest.hexdigest()


def _execute(notebook: NotebookNode, folder: Path, progress: Callable[[int, int], None]) -> None:
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    code = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]

    def done(cell: NotebookNode, cell_index: int, **_: object) -> None:
        progress(sum(index <= cell_index for index in code), len(code))

    client = NotebookClient(
        notebook,
        timeout=SECONDS_FOR_A_CELL,
        force_raise_errors=True,  # of the student's cells, too, below which a notebook goes on
        resources={"metadata": {"path": str(folder)}},
        on_cell_complete=done,
    )
    # Two BLAS threads wait for each other on a busy machine; one is never much slower here.
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    environment["NBGRADER_EXECUTION"] = "demo"  # what stops is an error here, as for a grader
    try:
        client.execute(env=environment, stderr=subprocess.DEVNULL)  # the kernel's own remarks
    except CellExecutionError as error:
        raise CourseError(say("the solved final notebook stopped with an error:\n{error}", error=str(error))) from error


def _write_page(notebook: NotebookNode, path: Path) -> None:
    from nbconvert import HTMLExporter

    body, _ = HTMLExporter().from_notebook_node(notebook)
    path.write_text(body, encoding="utf-8")


def _write_figures(notebook: NotebookNode, folder: Path) -> None:
    number = 0
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            picture = output.get("data", {}).get("image/png")
            if picture:
                number += 1
                (folder / f"figure-{number:02d}.png").write_bytes(base64.b64decode(picture))
