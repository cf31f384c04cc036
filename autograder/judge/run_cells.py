"""Runs the student's cells in the worker, and keeps of their outputs what can do no harm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from nbformat import NotebookNode

from autograder.grading.status import WorkerFailure
from autograder.notebook.nodes import node, output
from autograder.notebook.official import roles
from autograder.notebook.reading import PICTURES, is_base64
from linearloss.errors import ITS_CELL, missing_name, slip_of, stopped
from linearloss.sentences import joined, say
from linearloss.stopped_cells import defined_in
from linearloss.words import full_stop

from .student import StudentProcess

MOST_OUTPUT_CHARACTERS = 24_000_000
MOST_LINES = 10**6  # of a cell
IN_THE_WORKER = ("timeout", "crashed", "out_of_memory")


@dataclass(frozen=True)
class CellError:
    """What has ended a cell: an exception, or the end of its process.

    Attributes:
        undefined: why the name that it misses is not defined, where that is known.
    """

    kind: str
    text: str
    line: int | None = None
    undefined: str = ""

    @property
    def output(self) -> NotebookNode:
        """As the notebook keeps it."""
        said = f"{self.kind}: {self.text}" + (f" (line {self.line})" if self.line is not None else "")
        return output("error", ename=self.kind, evalue=self.text, traceback=[said])

    @property
    def sentence(self) -> str:
        """For the student, behind the name that the cell does not define."""
        if self.kind in IN_THE_WORKER:
            return joined(say("its cell was ended."), self.text)
        return full_stop(stopped(ITS_CELL, self.kind, self.text, self.line, self.undefined))

    @property
    def slip(self) -> str:
        """The code of the slip that it shows; empty where its process was ended."""
        return "" if self.kind in IN_THE_WORKER else slip_of(self.kind, self.text)


def cell_error(type: str, text: str, line: int | None = None, **_: object) -> CellError:
    """What the worker says has ended a cell; it may say anything."""
    return CellError(
        str(type)[:80], str(text)[:2000], line if isinstance(line, int) and 0 < line < MOST_LINES else None
    )


def run_cells(student: StudentProcess, notebook: NotebookNode) -> dict[str, CellError]:
    """Run what is not a test; solution cell, or other name that a cell defines -> what has ended that cell, where an error has.

    A solution cell that has met a name which is not defined is run once more at the end: it may stand above the
    definition, and have worked in the order in which the student ran the cells.
    """
    ended: dict[str, CellError] = {}
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and not roles(cell).is_test]
    for cell in cells:
        if not roles(cell).is_demonstration:
            _note(ended, cell, _run_cell(student, cell))
    for cell in cells:
        if roles(cell).grade_id in ended and ended[roles(cell).grade_id].kind == "NameError":
            _note(ended, cell, _run_cell(student, cell))
    _limit_outputs(notebook)
    return ended


def _note(ended: dict[str, CellError], cell: NotebookNode, error: CellError | None) -> None:
    names = [*defined_in(cell.source)] + ([roles(cell).grade_id] if roles(cell).is_solution else [])
    for name in names:
        ended.pop(name, None)
    if error is None:
        return
    if cause := ended.get(missing_name(error.kind, error.text)):
        # Of a chain of cells, two are told.
        error = replace(error, undefined=replace(cause, undefined="").sentence if cause.undefined else cause.sentence)
    ended.update(dict.fromkeys(names, error))


def _run_cell(student: StudentProcess, cell: NotebookNode) -> CellError | None:
    cell.outputs = []
    try:
        reply = student.run_cell(cell.source)
        outputs = [output for output in map(_output, reply["outputs"]) if output is not None]
        error = None if reply["error"] is None else cell_error(**reply["error"])
        cell.outputs = outputs
    except WorkerFailure as failure:
        error = CellError(failure.status, str(failure))
    except (KeyError, TypeError, ValueError, AttributeError):  # the worker may say anything
        error = CellError("crashed", say("The process sent no output."))
    if error is not None:
        cell.outputs.append(error.output)
    return error


def _output(item: dict[str, Any]) -> NotebookNode | None:
    if item["output_type"] == "stream":
        return output("stream", name="stderr" if item["name"] == "stderr" else "stdout", text=str(item["text"]))
    data = _inert(item["data"])
    return output("display_data", data=node(**data), metadata=node()) if data else None


def _inert(data: dict[str, Any]) -> dict[str, str]:
    """Of the forms of an output those that cannot act in a page: the formgrader shows them as they are."""
    return {
        mime: value
        for mime, value in data.items()
        if isinstance(value, str) and (mime == "text/plain" or (mime in PICTURES and is_base64(value)))
    }


def _limit_outputs(notebook: NotebookNode) -> None:
    """The worker limits what it sends; this holds where student code has changed the worker."""
    room = MOST_OUTPUT_CHARACTERS
    for cell in notebook.cells:
        if cell.cell_type == "code":
            room -= sum(len(str(output)) for output in cell.outputs)
            if room < 0:
                cell.outputs = [CellError("outputs", say("There were too many outputs to keep.")).output]
