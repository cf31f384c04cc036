"""Gives nbgrader's first pass what the intake has read, in place of the file itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter

# The key, in nbconvert's resources, of what the intake has taken in: see `autograde.TakenIn`.
TAKEN_IN = "autograder"


class TakenInExporter(NotebookExporter):
    """Opens no file that was handed in; the second pass reads what the first one wrote."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> tuple[Any, Any]:
        path = Path(filename)
        resources = self._init_resources(resources)
        resources["metadata"] |= {"name": path.stem, "path": str(path.parent)}
        submitted = resources[TAKEN_IN].pop("submitted", None)
        notebook = submitted or nbformat.read(path, as_version=4)
        return self.from_notebook_node(notebook, resources=resources, **kwargs)
