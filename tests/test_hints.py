"""The ladder of hints: three steps for every stub, folded, and no answer in them."""

from __future__ import annotations

import re

import nbformat
import pytest

from autograder.build.expand import expand
from autograder.build.hints import STEPS, ladder
from autograder.build.markers import MarkerError
from autograder.course import load_course
from autograder.notebook.official import roles

COURSE = load_course()
SOLUTION = '# %% solution="f"\n### BEGIN SOLUTION\nf = 1\n### END SOLUTION\n'
HINTS = '# %% [markdown] hints="f"\n# Why?\n#\n# ---\n#\n# There.\n#\n# ---\n#\n# So.\n'


def test_each_step_lies_inside_the_one_before():
    text = ladder("Why?\n\n---\n\nThere.\n\n---\n\nSo.")

    assert [text.index(word) for word in ("Why?", "There.", "So.")] == sorted(
        map(text.index, ("Why?", "There.", "So."))
    )
    assert text.count("<details>") == text.count("</details>") == len(STEPS)
    assert text.index("So.") < text.index("</details>")
    # A blank line before and after: else Jupyter shows the Markdown inside as plain text.
    assert "</summary>\n\nWhy?\n\n<details>" in text or "</summary>\n\nWhy?\n<details>" in text


def test_hints_become_a_markdown_cell_with_a_steady_id(tmp_path):
    path = tmp_path / "x.py"
    path.write_text(SOLUTION + "\n" + HINTS)

    cell = expand(path).cells[-1]

    assert (cell.cell_type, cell.id) == ("markdown", "hints_f")
    assert "nbgrader" not in cell.metadata


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SOLUTION + "\n" + HINTS.replace("# ---\n#\n# So.\n", ""), "3 texts"),
        (SOLUTION + "\n" + HINTS.replace("# So.", "#"), "3 texts"),
        (SOLUTION + "\n" + HINTS.replace('"f"', '"g"'), "no solution cell has this name"),
        (SOLUTION + "\n" + HINTS + "\n" + HINTS, "hints_f"),
        (SOLUTION + "\n" + HINTS.replace(" [markdown]", "").replace("# Why", "# Why"), "markdown"),
    ],
    ids=["two steps", "an empty step", "unknown", "twice", "code"],
)
def test_malformed_hints_are_refused(tmp_path, text, says):
    path = tmp_path / "x.py"
    path.write_text(text)

    with pytest.raises(MarkerError, match=says):
        expand(path)


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_every_stub_has_hints_and_none_gives_the_answer(assignment):
    official = expand(COURSE.source_script(assignment))
    hints = {cell.id: cell.source for cell in official.cells if cell.id.startswith("hints_")}
    for cell in official.cells:
        role = roles(cell)
        if role.is_solution and cell.cell_type == "code":
            text = hints.get(f"hints_{role.grade_id}")
            assert text, f"{role.grade_id} has no hints"
            assert "?" in text.split("Hint 2")[0], f"{role.grade_id}: the first hint is no question"
            answer = re.search(r"### BEGIN SOLUTION\n(\w+) = (.+)\n", cell.source)
            if answer and re.fullmatch(r"-?\d+\.\d+", answer[2]):
                assert answer[2] not in text, f"{role.grade_id}: the hints tell the number"


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_hints_are_in_what_students_get(assignment):
    notebook = nbformat.read(COURSE.released_notebook(assignment), as_version=4)

    assert sum("Hint 1 of 3" in cell.source for cell in notebook.cells) >= 5
