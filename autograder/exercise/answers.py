"""The answers that a notebook asks for: what is right, as the hidden tests say, and its digests for those who learn alone."""

from __future__ import annotations

import contextlib
from typing import Any

from nbformat import NotebookNode

from autograder.grading.answer import Expected, noting_expected
from autograder.notebook.official import roles
from autograder.notebook.regions import HIDDEN_TESTS, split_region
from linearloss.failure import CheckFailed
from linearloss.sealed import Sealed, seal_choice, seal_numbers

from .check_cells import checked_task
from .local import run, solved_names


def expected_answers(official: NotebookNode) -> dict[str, Expected]:
    """Test cell -> what it asks for, of all tests of answers; those of files handed in are none."""
    names = solved_names(official)
    found = {}
    for cell in official.cells:
        if not roles(cell).is_test or checked_task(cell.source):
            continue
        with noting_expected() as noted, contextlib.suppress(CheckFailed):
            run(split_region(cell.source, HIDDEN_TESTS)[1], dict(names))
        if len(noted) == 1:
            found[roles(cell).grade_id] = noted[0]
    return found


def sealed_answers(official: NotebookNode) -> dict[str, Sealed]:
    """Answer -> its digests, as `checks.json` ships them."""
    return {one.name: _sealed(one) for one in expected_answers(official).values()}


def _sealed(one: Expected) -> Sealed:
    if one.kind == "choice":
        (right,) = one.right
        return seal_choice(one.name, right)
    numbers: tuple[Any, ...] = one.right
    return seal_numbers(one.name, numbers, one.tolerance)
