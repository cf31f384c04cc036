"""Changes of the course in the middle of a term: each works, or is refused before anything is written."""

from __future__ import annotations

import pytest
from nbgrader.api import Gradebook
from test_cli import Command

from autograder.course import Course

NEW_TEST = """
# %% test="test_more" points=1
assert line(1, 1, 1) == 2
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_slope, "answer_slope", 2.5, points=1)
### END HIDDEN TESTS
"""


@pytest.fixture
def in_term(built: Course) -> Course:
    """One student's submission of 01-line is in the gradebook."""
    with Gradebook(f"sqlite:///{built.root / 'gradebook.db'}", "loss-functions") as gradebook:
        gradebook.add_student("ada")
        gradebook.add_submission("01-line", "ada")
    return built


def change(course: Course, old: str, new: str, file: str = "line.py") -> None:
    path = course.root / "solutions" / "01-line" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def state(course: Course) -> dict[str, bytes]:
    files = [
        path for folder in ("notebooks", "build/source") for path in (course.root / folder).rglob("*") if path.is_file()
    ]
    return {str(path): path.read_bytes() for path in [*files, course.root / "gradebook.db"]}


def test_cells_added_and_removed_are_named_and_nothing_is_touched(in_term: Course, command: Command) -> None:
    change(in_term, '# %% [markdown] question="why_question"', NEW_TEST + '# %% [markdown] question="why_asked"')
    before = state(in_term)
    done = command(in_term.root, "build")
    assert done.code == 2 and "Traceback" not in done.err
    assert "01-line: 1 submissions are marked; added: test_more, why_asked; removed: why_question." in done.err
    assert "nbgrader db assignment remove 01-line --force" in done.err
    assert state(in_term) == before


def test_an_assignment_that_is_renamed_keeps_its_marks(in_term: Course, command: Command) -> None:
    """Else a new one without submissions would stand beside the marks, and all of it would have to be graded again."""
    topics = in_term.root / "solutions"
    (topics / "01-line").rename(topics / "01-lines")
    manifest = topics / "course.toml"
    text = manifest.read_text()
    manifest.write_text(text.replace('"01-line"', '"01-lines"'))
    before = state(in_term)
    done = command(in_term.root, "build")
    assert done.code == 2 and state(in_term) == before
    assert "01-lines: it was called 01-line, and 1 submissions are marked under that name." in done.err
    assert "back in solutions/course.toml" in done.err and "db assignment remove 01-line --force" in done.err


def test_what_to_do_is_said_of_the_assignment_that_was_changed(in_term: Course, command: Command) -> None:
    """One is called as the beginning of the other is."""
    topics = in_term.root / "solutions"
    (topics / "02-loss").rename(topics / "01")
    manifest = topics / "course.toml"
    tables = manifest.read_text().replace('"02-loss"', '"01"').split("[[assignments]]")
    last, limits = tables[2].split("[limits]")
    manifest.write_text("[[assignments]]".join([tables[0], last, f"{tables[1]}[limits]{limits}"]))
    change(in_term, 'test="test_answer_slope"', 'test="test_slope_answered"')
    done = command(in_term.root, "build")
    assert "back in solutions/01-line/line.py" in done.err and "db assignment remove 01-line " in done.err


def test_points_and_texts_may_change(in_term: Course, command: Command) -> None:
    change(in_term, '"test_line" points=4', '"test_line" points=5')
    change(in_term, '"values": 3', '"values": 4', "line.exercise.py")
    change(in_term, "# # A straight line", "# # Straight lines")
    assert command(in_term.root, "build").code == 0
    with Gradebook(f"sqlite:///{in_term.root / 'gradebook.db'}", "loss-functions") as gradebook:
        assert gradebook.find_submission("01-line", "ada").max_score == 8
    assert "Straight lines" in (in_term.root / "notebooks" / "01-line" / "line.ipynb").read_text()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"test_line" points=4', '"test_line" points=5', "test_line gives 5 points, and the parts of line.exercise.py (values: 3, vectorised: 1) 4: make them equal."),
        ("points=1)", "points=2)", "test_answer_slope gives 1 points, and its hidden test 2: make them equal."),
        ('check("line", line)', 'check("lien", line)', 'test_line must be check("NAME", NAME), the same name twice'),
    ],
    ids=["exercise", "hidden test", "another name"],
)  # fmt: skip
def test_a_test_cell_that_does_not_fit_is_refused_with_file_and_line(
    built: Course, command: Command, old: str, new: str, said: str
) -> None:
    change(built, old, new)
    text = (built.root / "solutions" / "01-line" / "line.py").read_text().splitlines()
    name = said.split()[0]
    number = next(number for number, line in enumerate(text, 1) if f'test="{name}"' in line)
    before = state(built)
    done = command(built.root, "build")
    assert done.code == 2 and f"line.py:{number}: {said}" in done.err
    assert state(built) == before
