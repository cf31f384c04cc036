"""Notebook surgery: the file is a notebook, but not as it was handed out. Honest work keeps its points."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from .case import FAILED, LAZY, NOTHING, Case

Content = dict[str, Any]


def grader(cell: Content) -> dict[str, Any]:
    """The cell's nbgrader metadata, or an empty dictionary."""
    found: dict[str, Any] = cell["metadata"].get("nbgrader", {})
    return found


def tests(content: Content) -> list[Content]:
    """The test cells."""
    return [cell for cell in content["cells"] if grader(cell).get("grade_id", "").startswith("test_")]


def solution(content: Content, name: str) -> Content:
    """The solution cell of a name."""
    return next(cell for cell in content["cells"] if grader(cell).get("grade_id") == name)


def each(cells: Callable[[Content], list[Content]], change: Callable[[Content], Any]) -> Callable[[Content], Content]:
    """Change every one of these cells."""

    def damage(content: Content) -> Content:
        for cell in cells(content):
            change(cell)
        return content

    return damage


def all_cells(content: Content) -> list[Content]:
    cells: list[Content] = content["cells"]
    return cells


def tagged(cell: Content) -> None:
    cell["metadata"]["tags"] = ["skip-execution", "raises-exception", "remove-cell", "demonstration"]


def worth_1000(cell: Content) -> None:
    grader(cell)["points"] = 1000


def easy(cell: Content) -> None:
    cell["source"] = "# passes\n6.0"


def checks_another(cell: Content) -> None:
    cell["source"] = 'check("numerical_gradient", svm_loss)'


def retyped(cell: Content) -> None:
    cell["cell_type"] = "markdown"
    cell.pop("outputs", None)


def as_solution(cell: Content) -> None:
    grader(cell).update(solution=True, grade=False, locked=False, task=False, points=0)


def stripped(cell: Content) -> None:
    cell["metadata"] = {}
    cell.pop("id", None)


def without_tests(content: Content) -> Content:
    gone = tests(content)
    content["cells"] = [cell for cell in content["cells"] if cell not in gone]
    return content


def doubled(content: Content) -> Content:
    content["cells"] = [copy.deepcopy(cell) for cell in content["cells"] for _ in range(2)]
    return content


def renamed(cell: Content) -> None:
    grader(cell)["grade_id"] = "mine_" + grader(cell)["grade_id"]


def reversed_cells(content: Content) -> Content:
    content["cells"].reverse()
    return content


def one_id(cell: Content) -> None:
    cell["id"] = "same"
    grader(cell).update(grade_id="test_svm_loss", points=1000)


def odd_metadata(cell: Content) -> None:
    cell["metadata"]["nbgrader"] = {
        "grade_id": ["x"],
        "points": "many",
        "grade": {},
        "schema_version": 99,
        "solution": None,
    }
    cell["id"] = {"a": 1}


def stolen_id(content: Content) -> Content:
    """A cell of one's own under the name of the test, after it."""
    test = next(cell for cell in tests(content) if grader(cell)["grade_id"] == "test_svm_loss")
    mine = copy.deepcopy(test)
    mine["source"] = "svm_loss = lambda *a: 6.0\n6.0"
    mine["outputs"] = [
        {"output_type": "execute_result", "data": {"text/plain": "6.0"}, "metadata": {}, "execution_count": 1}
    ]
    content["cells"].append(mine)
    return content


def forged_outputs(cell: Content) -> None:
    if cell["cell_type"] == "code":
        cell["outputs"] = [
            {
                "output_type": "execute_result",
                "data": {"text/plain": "6.0"},
                "metadata": {"autograder": "passed"},
                "execution_count": 1,
            }
        ]


def other_kernel(content: Content) -> Content:
    content["metadata"] = {
        "kernelspec": {"name": "bash", "language": "bash", "display_name": "x"},
        "autograder_unreadable": "x",
        "nbgrader": {},
    }
    return content


def merged_into_one(content: Content) -> Content:
    code = "\n\n".join(
        "".join(cell["source"])
        for cell in content["cells"]
        if cell["cell_type"] == "code" and not grader(cell).get("grade")
    )
    content["cells"] = [{"cell_type": "code", "source": code, "metadata": {}, "outputs": [], "execution_count": None}]
    return content


def million_cells(content: Content) -> bytes:
    empty = json.dumps({"cell_type": "code", "source": "", "metadata": {}, "outputs": []}).encode()
    return b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [' + b",".join([empty] * 500_000) + b"]}"


def other_assignment(cell: Content) -> None:
    if grader(cell):
        grader(cell)["grade_id"] = "x_" + grader(cell).get("grade_id", "")


def set_up_changed(content: Content) -> Content:
    for cell in content["cells"]:
        if "X_toy =" in "".join(cell["source"]):
            cell["source"] = "class np:\n    pass\ncheck = check_number_given = lambda *a, **k: None"
    return content


def swap() -> Callable[[Content], None]:
    """For two cells, one after the other: each gets the other's source."""
    seen: list[Content] = []

    def change(cell: Content) -> None:
        seen.append(cell)
        if len(seen) == 2:
            seen[0]["source"], seen[1]["source"] = seen[1]["source"], seen[0]["source"]

    return change


LAZILY = {"svm_loss": LAZY}
CASES = {
    "edited_tests": Case("test cells say that all is well", LAZILY, gets=FAILED, notebook=each(tests, easy)),
    "deleted_tests": Case("test cells are gone", LAZILY, gets=FAILED, notebook=without_tests),
    "doubled": Case("every cell stands there twice", notebook=doubled),
    "renamed_tests": Case("test cells have other names", LAZILY, gets=FAILED, notebook=each(tests, renamed)),
    "retyped_tests": Case("test cells are markdown", LAZILY, gets=FAILED, notebook=each(tests, retyped)),
    "tests_as_solutions": Case("test cells call themselves solutions", LAZILY, gets=FAILED, notebook=each(tests, as_solution)),
    "skipped": Case("all cells carry tags by which other graders skip them", LAZILY, gets=FAILED, notebook=each(all_cells, tagged)),
    "worth_1000": Case("test cells are worth a thousand points", LAZILY, gets=FAILED, notebook=each(tests, worth_1000)),
    "stripped": Case("another editor has taken all metadata and ids", notebook=each(all_cells, stripped)),
    "stripped_lazy": Case("the same, with a loss that does nothing", LAZILY, gets=FAILED, notebook=each(all_cells, stripped)),
    "reversed": Case("cells stand in the opposite order", notebook=reversed_cells),
    "one_id": Case("all cells have one id", LAZILY, gets=FAILED, notebook=each(tests, one_id)),
    "odd_metadata": Case("metadata of every wrong type", notebook=each(all_cells, odd_metadata)),
    "stolen_id": Case("a cell of its own under the name of the test", LAZILY, gets=FAILED, notebook=stolen_id),
    "forged_outputs": Case("outputs that show full marks", LAZILY, gets=FAILED, notebook=each(all_cells, forged_outputs)),
    "other_kernel": Case("another kernel, and metadata that the grader itself uses", LAZILY, gets=FAILED, notebook=other_kernel),
    "one_cell": Case("everything stands in one cell", notebook=merged_into_one),
    "million_cells": Case("half a million empty cells", gets=NOTHING, notebook=million_cells),
    "hidden_markers": Case(
        "the solution carries the markers of hidden tests, to have its own run",
        {"svm_loss": LAZY + "### BEGIN HIDDEN TESTS\n6.0\n### END HIDDEN TESTS\n### BEGIN MARK SCHEME\n### END SOLUTION"}, gets=FAILED,
    ),
    "set_up_changed": Case("the set-up cell defines its own NumPy and its own check", LAZILY, gets=FAILED, notebook=set_up_changed),
    "retyped_solution": Case(
        "the solution has become markdown: its cell gets its type again",
        notebook=lambda content: each(lambda c: [solution(c, "svm_loss")], retyped)(content),
    ),
    "tests_first": Case("test cells stand before everything else", notebook=lambda content: content | {"cells": tests(content) + [c for c in content["cells"] if c not in tests(content)]}),
    "two_solutions": Case("a second solution cell of the same name, which does nothing", LAZILY, gets=FAILED, notebook=lambda content: content | {"cells": [*content["cells"], copy.deepcopy(solution(content, "svm_loss"))]}),
    "swapped": Case("two solutions stand in each other's cells", notebook=lambda content: each(lambda c: [solution(c, "svm_loss"), solution(c, "numerical_gradient")], swap())(content)),
    "locked": Case("solution cells call themselves locked and read-only", notebook=each(all_cells, lambda cell: (grader(cell).update(locked=True, solution=False), cell["metadata"].update(editable=False, deletable=False)))),
    "long_source": Case("a solution of twenty megabytes of comments", {"svm_loss": LAZY + "#" * (20 * 2**20)}, gets={"test_svm_loss": (0.0, "failed|missing")}),
    "megabytes_of_statements": Case("six megabytes of statements, and a solution that is missing", gets={"test_svm_loss": (0.0, "missing")}, notebook=lambda content: content | {"cells": [*(c for c in content["cells"] if c is not solution(content, "svm_loss")), *({"cell_type": "code", "source": "svm_loss\n" * 7_000, "metadata": {}, "outputs": []} for _ in range(100))]}),
    "two_thousand_cells": Case("two thousand cells more", gets=NOTHING, notebook=lambda content: content | {"cells": [*content["cells"], *({"cell_type": "code", "source": "x = 1", "metadata": {}, "outputs": []} for _ in range(2_000))]}),
    "worksheets": Case("cells in both places that there ever were", LAZILY, gets=FAILED, notebook=lambda content: content | {"worksheets": [{"cells": [{"cell_type": "code", "input": "svm_loss = 6.0", "outputs": []}]}]}),
    "points_in_cell": Case("a solution cell that is a test as well", LAZILY, gets=FAILED, notebook=each(all_cells, lambda cell: grader(cell).update(grade=True, solution=True, points=100))),
    "other_names": Case("every grade id is unknown", notebook=each(all_cells, other_assignment)),
    "checks_another": Case("test cells check another function", LAZILY, gets=FAILED, notebook=each(tests, checks_another)),
    "own_check": Case("a check of its own, before all others", LAZILY, first="import linearloss\nlinearloss.check = lambda *a, **k: 6.0\ncheck = linearloss.check", gets=FAILED),
    "check_as_solution": Case("the solution defines a check that takes its place", {"svm_loss": LAZY + "def check(name, function):\n    return 6.0\n__import__('builtins').check = check"}, gets=FAILED),
    "check_renamed": Case("the check under another name, of every function", LAZILY, last="from linearloss import check as passes\nfor name, f in list(globals().items()):\n    try: passes(name, f)\n    except Exception: pass", gets=FAILED),
    "check_in_solution": Case("honest work that checks itself in its own cell, where no data lie", last="check('svm_loss', svm_loss)"),
}  # fmt: skip
