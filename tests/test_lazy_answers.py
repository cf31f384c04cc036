"""Answers that compute nothing earn nothing: constants, zeros, the input handed back."""

from __future__ import annotations

import pytest
from real_course import COURSE, EXERCISES

from autograder.course import Assignment
from autograder.exercise.check_cells import checked_tasks

LAZY = {
    "returns zero": "return 0.0",
    "returns zeros like its first argument": "return np.zeros(np.shape(args[0]))",
    "returns its first argument": "return args[0]",
    "returns one number for each row": "return np.ones(len(args[0]))",
    "returns equal shares": "return np.full(np.shape(args[0]), 1.0 / np.shape(args[0])[-1])",
    "returns a loss of zero and no gradient": "return 0.0, np.zeros(np.shape(args[0]))",
    "returns a constant loss and W": "return 1.0, np.array(args[0])",
    "returns text": "return 'right'",
    "returns a ragged tuple": "return 0.0, [1.0, np.ones((2, 3))], {'a': None}",
    "returns an array without dimensions": "return np.array(1.0), np.array(2.0)",
    "returns nan": "return np.full(np.shape(args[0]), np.nan)",
    "returns an array of objects": "return np.array([None, 'a', 1.0], dtype=object)",
    "returns truth values": "return np.ones(np.shape(args[0]), dtype=bool)",
    "returns complex numbers": "return 1j * np.ones(np.shape(args[0]))",
    "returns an object of its own": "return type('Liar', (), {'__eq__': lambda self, other: True, 'shape': (3, 2)})()",
    "returns itself": "import sys; return sys.modules['__main__']",
    "raises": "raise RuntimeError('no')",
}


@pytest.mark.parametrize("says", LAZY)
@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_a_function_that_computes_nothing_earns_next_to_nothing(assignment: Assignment, says: str) -> None:
    for name in checked_tasks(EXERCISES.official.of(assignment)).values():
        task = EXERCISES.task(assignment, name)
        if task.exercise.cell != name:
            continue  # a class
        shown = task.exercise.observe(task.program(f"def {name}(*args, **kwargs):\n    {LAZY[says]}\n"))
        lost = {task.exercise.facet(facet).part for facet in task.wrong(shown)}
        kept = {part: points for part, points in task.exercise.parts.items() if part not in lost}
        assert sum(kept.values()) <= 0.2 * sum(task.exercise.parts.values()), f"{name} keeps {kept}"
