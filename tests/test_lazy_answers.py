"""Answers that compute nothing earn nothing: constants, zeros, the input handed back."""

import pytest

from autograder.build.expand import expand
from autograder.course import import_from, load_course
from autograder.diagnosis import Diagnostician
from autograder.judge.engine import grade_notebook
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import simplify
from autograder.selfcheck.variants import solved

COURSE = load_course()
import_from(COURSE)
DIAGNOSTICIAN = Diagnostician(COURSE)

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


def _functions(official):
    """Solution cells that define a function: name -> cell id."""
    return [
        roles(cell).grade_id
        for cell in official.cells
        if roles(cell).is_solution and cell.cell_type == "code" and f"def {roles(cell).grade_id}(" in cell.source
    ]


@pytest.mark.slow
@pytest.mark.parametrize("says", LAZY)
@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_a_function_that_computes_nothing_earns_next_to_nothing(assignment, says, fork_server):
    official = expand(COURSE.source_script(assignment))
    notebook = solved(official)
    functions = _functions(official)
    for cell in notebook.cells:
        if roles(cell).grade_id in functions:
            cell.source = f"def {roles(cell).grade_id}(*args, **kwargs):\n    {LAZY[says]}\n"

    merged = merge(official, simplify(notebook, "n"))
    graded = grade_notebook(official, merged, fork_server, COURSE.limits, None, DIAGNOSTICIAN, COURSE.repeated_mistakes)

    assert not [
        test for test, result in graded.results.items() if result.status == "grader_error" and "file" not in test
    ]
    for name in functions:
        result = graded.results.get(f"test_{name}")
        if result is not None:
            assert result.points <= 0.2 * result.max_points, f"{name}: {result.points} of {result.max_points}"
