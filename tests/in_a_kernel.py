"""Cells run one after the other in a kernel, as a student runs them; what each of them says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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
    return {name: "".join(map(told, cell.outputs)) for name, cell in zip(cells, notebook.cells, strict=True)}


def told(output: Mapping[str, Any]) -> str:
    """An output of a cell as plain text, one or more lines; of an error its name and what is shown of it."""
    if output["output_type"] == "error":
        return f"{output['ename']}: {' '.join(output['traceback'])}"
    text = "".join(output.get("text") or output.get("data", {}).get("text/plain", ""))
    return text if text.endswith("\n") or not text else text + "\n"
