"""Cells run one after the other in a kernel, as a student runs them; what each of them says."""

from __future__ import annotations

import os
from pathlib import Path

from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from systems.slowness import seconds


def run(folder: Path, cells: dict[str, str], **environment: str) -> dict[str, str]:
    """What each cell of a notebook prints in a kernel; of an error its name and what is shown of it."""
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells.values()])
    client = NotebookClient(
        notebook, timeout=seconds(60), allow_errors=True, resources={"metadata": {"path": str(folder)}}
    )
    client.execute(env=os.environ | environment)
    found = {}
    for name, cell in zip(cells, notebook.cells, strict=True):
        found[name] = "".join(
            output.get("text") or f"{output.get('ename')}: {' '.join(output.get('traceback', ()))}"
            for output in cell.outputs
        )
    return found
