"""Honest notebooks to which something has happened on the way."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

Content = dict[str, Any]


def each(change: Callable[[Content], Any]) -> Callable[[Content], Content]:
    def damage(content: Content) -> Content:
        for cell in content["cells"]:
            change(cell)
        return content

    return damage


def is_test(cell: Content) -> bool:
    return bool(cell["metadata"].get("nbgrader", {}).get("grade")) and cell["cell_type"] == "code"


def doubled_tests(content: Content) -> Content:
    content["cells"] = [copy.deepcopy(cell) for cell in content["cells"] for _ in range(2 if is_test(cell) else 1)]
    return content


def doubled(content: Content) -> Content:
    content["cells"] = [copy.deepcopy(cell) for cell in content["cells"] for _ in range(2)]
    return content


def reordered(content: Content) -> Content:
    content["cells"] = [*[c for c in content["cells"] if is_test(c)], *[c for c in content["cells"] if not is_test(c)]]
    return content


def backwards(content: Content) -> Content:
    content["cells"].reverse()
    return content


def with_outputs(cell: Content) -> None:
    if cell["cell_type"] == "code":
        cell["outputs"] = [{"output_type": "stream", "name": "stderr", "text": ["old warning\n"]}]
        cell["execution_count"] = 99


def without_ids(cell: Content) -> None:
    cell.pop("id", None)


def without_grader(cell: Content) -> None:
    cell["metadata"].pop("nbgrader", None)


def without_both(cell: Content) -> None:
    cell["metadata"] = {"editable": True}
    cell.pop("id", None)


def tests_gone(content: Content) -> Content:
    content["cells"] = [cell for cell in content["cells"] if not is_test(cell)]
    return content


def source_as_lines(cell: Content) -> None:
    if isinstance(cell["source"], str):
        cell["source"] = cell["source"].splitlines(keepends=True)


def blank_lines(cell: Content) -> None:
    text = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    cell["source"] = "\n\n" + text + "\n\n   \n"


CASES: dict[str, Callable[[Content], Content]] = {
    "metadata_of_nbgrader_gone": each(without_grader),
    "ids_gone": each(without_ids),
    "metadata_and_ids_gone": each(without_both),
    "test_cells_twice": doubled_tests,
    "all_cells_twice": doubled,
    "test_cells_first": reordered,
    "last_cell_first": backwards,
    "test_cells_gone": tests_gone,
    "old_outputs": each(with_outputs),
    "source_as_lines": each(source_as_lines),
    "blank_lines": each(blank_lines),
}
