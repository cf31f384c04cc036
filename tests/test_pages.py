"""The notebooks as pages: headings in order, questions numbered alike, a text for every figure, colours with enough contrast."""

from __future__ import annotations

import ast
import re
from itertools import pairwise

import pytest

from autograder.course import Assignment, load_course
from autograder.notebook.official import roles
from autograder.notebook.submitted import OfficialNotebooks
from linearloss.figures import PALETTE

COURSE = load_course()
ASSIGNMENTS = {assignment.name: assignment for assignment in COURSE.assignments}
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
QUESTION = re.compile(r"^### Question (\d+): .+$", re.MULTILINE)
OTHER_GROUNDS = ("#FFFFFF", "#111111")  # of JupyterLab's two themes
TEXT, MARKS = 4.5, 3.0  # WCAG 2.1, 1.4.3 and 1.4.11


OFFICIAL = OfficialNotebooks(COURSE)


def cells(assignment: Assignment, kind: str) -> list[str]:
    return [cell.source for cell in OFFICIAL.of(assignment).cells if cell.cell_type == kind]


@pytest.fixture(params=ASSIGNMENTS)
def assignment(request: pytest.FixtureRequest) -> Assignment:
    return ASSIGNMENTS[request.param]


def test_headings_go_down_one_level_at_a_time(assignment: Assignment) -> None:
    prose = [re.sub(r"### (BEGIN|END) [A-Z ]+", "", source) for source in cells(assignment, "markdown")]
    levels = [len(marks) for source in prose for marks, _ in HEADING.findall(source)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))


def test_every_question_has_a_heading_with_the_next_number(assignment: Assignment) -> None:
    official = OFFICIAL.of(assignment).cells
    numbers = [int(number) for cell in official for number in QUESTION.findall(cell.source)]
    assert numbers == list(range(1, len(numbers) + 1))
    asked, answered = 0, 0
    for cell in official:
        asked += len(QUESTION.findall(cell.source))
        grade_id = roles(cell).grade_id
        if roles(cell).is_solution and (grade_id.startswith("answer_") or cell.cell_type == "markdown"):
            answered += 1
            assert asked == answered, f"{grade_id} has no question of its own above it"


def test_choices_are_lists(assignment: Assignment) -> None:
    prose = "\n".join(cells(assignment, "markdown"))
    choices = re.findall(r"^- \*\*([a-d])\*\* ", prose, re.MULTILINE)
    tests = [source for source in cells(assignment, "code") if "check_choice_given(" in source]
    assert choices.count("a") == choices.count("b") == len(tests)
    assert '- `"a"`' not in prose


def test_every_figure_has_a_text_in_its_place(assignment: Assignment) -> None:
    for source in cells(assignment, "code"):
        code = source.removeprefix("%%look\n")
        calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
        shown = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "show"]
        drawn = [call for call in calls if ast.unparse(call.func) in ("plt.subplots", "plt.figure")]
        assert len(shown) == len(drawn) and "plt.show" not in code, code[:200]
        for call in shown:
            words = " ".join(str(one.value) for one in ast.walk(call.args[1]) if isinstance(one, ast.Constant))
            assert len(words) > 60, words


def test_colours_of_text_come_from_the_palette(assignment: Assignment) -> None:
    """Shades of grey as text "0.6", and colours as "#E69F00", would escape the contrast that is tested below."""
    for source in cells(assignment, "code"):
        assert not re.search(r"""["']#[0-9A-Fa-f]{6}["']|colors?=["']0\.\d+["']""", source), source[:200]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1 between two colours "#RRGGBB"."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", PALETTE)
def test_a_colour_can_be_read_as_text_on_white_and_seen_as_a_mark_in_both_themes(name: str) -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast(PALETTE[name], "#FFFFFF") >= TEXT
    assert all(contrast(PALETTE[name], ground) >= MARKS for ground in OTHER_GROUNDS)


def test_the_lecture_and_its_place_are_named_at_the_top(assignment: Assignment) -> None:
    assert "CS231n (Stanford), lecture 3" in cells(assignment, "markdown")[0]


def test_the_first_and_the_last_code_cell_are_generated(assignment: Assignment) -> None:
    code = [cell for cell in OFFICIAL.of(assignment).cells if cell.cell_type == "code"]
    assert code[0].id == "first" and code[-1].id == "summary"


def test_points_stand_at_every_check_and_question_in_prose(assignment: Assignment) -> None:
    for cell in OFFICIAL.of(assignment).cells:
        about = cell.metadata.get("nbgrader", {})
        if roles(cell).is_test:
            assert cell.source.startswith(f"# {about['points']:g} point")
        elif cell.cell_type == "markdown" and about.get("locked"):
            assert re.search(r"^\*\d+ points; a person reads your answer\.\*$", cell.source, re.MULTILINE)
