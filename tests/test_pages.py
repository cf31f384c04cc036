"""The notebooks as pages: headings in order, questions numbered alike, a text for every figure, colours with enough contrast."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest
from contrast import MARKS, TEXT, contrast

from autograder.course import Assignment, load_course
from autograder.notebook.official import roles
from autograder.notebook.submitted import OfficialNotebooks
from linearloss.figures import PALETTE

ROOT = Path(__file__).resolve().parents[1]
COURSE = load_course()
ASSIGNMENTS = {assignment.name: assignment for assignment in COURSE.assignments}
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
QUESTION = re.compile(r"^### Question (\d+): .+$", re.MULTILINE)
OTHER_GROUNDS = ("#FFFFFF", "#111111")  # of JupyterLab's two themes


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


@pytest.mark.parametrize("name", PALETTE)
def test_a_colour_can_be_read_as_text_on_white_and_seen_as_a_mark_in_both_themes(name: str) -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast(PALETTE[name], "#FFFFFF") >= TEXT
    assert all(contrast(PALETTE[name], ground) >= MARKS for ground in OTHER_GROUNDS)


def grounds(style: str) -> list[dict[str, str]]:
    """The colours by name that a piece of CSS or JavaScript sets, once for light and once for dark."""
    found = [dict(re.findall(r"(\w+): \"?(#[0-9a-f]{6})", block)) for block in re.findall(r"\{[^{}]*#[^{}]*\}", style)]
    return [colours for colours in found if len(colours) > 2]


def test_marks_of_the_reports_stand_out_in_light_and_dark() -> None:
    style = (ROOT / "autograder/report/templates/style.css.j2").read_text(encoding="utf-8")
    themes = grounds(style)[:2]
    assert len(themes) == 2
    for colours in themes:
        for mark in ("passed", "partial", "failed", "missing", "stopped", "ungraded"):
            assert min(contrast(colours[mark], colours[ground]) for ground in ("card", "track")) >= MARKS, mark
        assert all(
            contrast(colours[text], colours[ground]) >= TEXT
            for text in ("text", "soft", "link")
            for ground in ("page", "card")
        )


def test_whatever_scrolls_in_a_report_can_be_reached_by_keys() -> None:
    for path in (ROOT / "autograder/report/templates").glob("*.html.j2"):
        for attributes in re.findall(r'class="scroll"([^>]*)>', path.read_text(encoding="utf-8")):
            assert 'tabindex="0"' in attributes and "aria-label=" in attributes, path.name


@pytest.mark.parametrize("theme", ["LIGHT", "DARK"])
def test_what_a_moving_figure_draws_can_be_read_on_its_own_ground(theme: str) -> None:
    script = (ROOT / "linearloss/moving.js").read_text(encoding="utf-8")
    ground, ink, faint, *drawn = re.findall(r"#[0-9a-f]{6}", script[script.index(f"const {theme} =") :].split("\n")[0])
    assert all(contrast(colour, ground) >= TEXT for colour in (ink, faint, *drawn))
    assert theme == "DARK" or {*drawn} <= {colour.lower() for colour in PALETTE.values()}


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
