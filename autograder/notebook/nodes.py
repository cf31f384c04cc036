"""Cells and outputs as nbformat has them, made without asking its schema about each."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode


def code_cell(source: str, id: str) -> NotebookNode:
    """A code cell without outputs."""
    return node(
        id=id, cell_type="code", metadata=NotebookNode(), execution_count=None, source=source, outputs=[]
    )  # fmt: skip


def markdown_cell(source: str, id: str) -> NotebookNode:
    """A cell of prose."""
    return node(id=id, cell_type="markdown", source=source, metadata=NotebookNode())


def notebook(cells: list[NotebookNode], metadata: NotebookNode | None = None) -> NotebookNode:
    """A notebook of format 4.5."""
    return node(nbformat=4, nbformat_minor=5, metadata=NotebookNode() if metadata is None else metadata, cells=cells)


def output(kind: str, **fields: Any) -> NotebookNode:
    """An output of that kind."""
    return node(output_type=kind, **fields)


def node(**fields: Any) -> NotebookNode:
    """A node of values and of nodes."""
    made = NotebookNode()
    dict.update(made, fields)
    return made


def copied(value: Any) -> Any:
    """A deep copy of a node: what `copy.deepcopy` makes of it, in a fraction of the time."""
    if isinstance(value, dict):
        made = NotebookNode()
        dict.update(made, {key: copied(item) for key, item in value.items()})
        return made
    return [copied(item) for item in value] if isinstance(value, list) else value
