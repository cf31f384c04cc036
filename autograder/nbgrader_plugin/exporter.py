"""Lets nbgrader go on with files that nbformat would refuse: the reason becomes part of the result."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_notebook

from autograder.notebook.reading import Unreadable, read_notebook

UNREADABLE = "autograder_unreadable"


class TolerantExporter(NotebookExporter):
    """Reads what can be read; what cannot becomes an empty notebook that carries the reason."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> tuple[Any, Any]:
        path = Path(filename)
        resources = self._init_resources(resources)
        resources["metadata"] |= {"name": path.stem, "path": str(path.parent)}
        try:
            notebook = self._read(path)
        except Unreadable as error:
            notebook = new_notebook(metadata={UNREADABLE: str(error)})
        return self.from_notebook_node(notebook, resources=resources, **kwargs)

    def _read(self, path: Path) -> Any:
        # The second pass reads what the first one wrote: complete, with outputs and metadata.
        import nbformat

        if path.parts[-4:-3] == ("autograded",):  # autograded/STUDENT/ASSIGNMENT/NOTEBOOK
            return nbformat.read(path, as_version=4)
        return read_notebook(path)
