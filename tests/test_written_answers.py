"""An answer in words reaches the human who marks it, whatever became of its cell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode
from sample_course import cell_of, handed_in, official
from surgery import Content, code, metadata_and_ids_stripped, position, text_of

from autograder.course import Course, load_course
from autograder.notebook.code_kind import MOST_LOOKED_AT
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import simplify
from autograder.notebook.written_answers import LOST_ANSWER

STUB = "*Write your answer here.*"
WORDS = "Because its slope is the same everywhere."


@pytest.fixture
def course(built_once: Path) -> Course:
    """The sample course; nothing here writes into it."""
    return load_course(built_once)


def merged(course: Course, content: Content) -> list[NotebookNode]:
    return list(merge(official(course), simplify(content, "line.ipynb")).cells)


def answer(course: Course, content: Content) -> str:
    (found,) = (cell for cell in merged(course, content) if cell.id == "why")
    assert found.cell_type == "markdown" and roles(found).is_solution
    return str(found.source)


def prose(text: str) -> dict[str, object]:
    return {"cell_type": "markdown", "source": text, "metadata": {}}


def copied_and_the_first_filled_in(content: Content) -> None:
    place = position(content, "why")
    content["cells"].insert(place, json.loads(json.dumps(cell_of(content, "why"))) | {"source": WORDS, "id": "first"})


def split_with_an_empty_end(content: Content) -> None:
    copied_and_the_first_filled_in(content)
    content["cells"][position(content, "why") + 1]["source"] = ""


def written_below_the_stub(content: Content) -> None:
    content["cells"].insert(position(content, "why") + 1, prose(WORDS))


def written_above_the_stub(content: Content) -> None:
    content["cells"].insert(position(content, "why"), prose(WORDS))


def put_back_as_code(content: Content) -> None:
    content["cells"][position(content, "why")] = code(WORDS)


def put_back_as_a_comment(content: Content) -> None:
    content["cells"][position(content, "why")] = code(f"# {WORDS}")


def written_as_a_string_below(content: Content) -> None:
    content["cells"].insert(position(content, "why") + 1, code(f'"""{WORDS}"""'))


def merged_with_the_question(content: Content) -> None:
    content["cells"].pop(position(content, "why"))
    written_into_the_question(content)


def written_into_the_question(content: Content) -> None:
    question = cell_of(content, "why_question")
    question["source"] = f"{text_of(question).replace('2 points', '3 points')}\n\n{WORDS}"


ELSEWHERE = [
    copied_and_the_first_filled_in, split_with_an_empty_end, written_below_the_stub, written_above_the_stub,
    put_back_as_code, put_back_as_a_comment, written_as_a_string_below, merged_with_the_question, written_into_the_question,
]  # fmt: skip


@pytest.mark.parametrize("surgery", ELSEWHERE)
def test_words_that_stand_beside_their_cell_are_the_answer(course: Course, surgery: Callable[[Content], None]) -> None:
    content = handed_in(official(course), why=STUB)
    surgery(content)
    assert WORDS in answer(course, content)
    assert sum(WORDS in cell.source for cell in merged(course, content)) == 1


@pytest.mark.parametrize("text", ["x = 1", "%matplotlib inline", "!ls", "", STUB, "print(1)"])
def test_what_is_no_prose_is_no_answer(course: Course, text: str) -> None:
    content = handed_in(official(course), why=STUB)
    content["cells"].insert(position(content, "why") + 1, code(text))
    assert answer(course, content) == STUB
    content["cells"].pop(position(content, "why"))
    assert answer(course, content) == STUB


def test_prose_of_the_course_that_has_other_words_by_now_is_no_answer(course: Course) -> None:
    content = handed_in(official(course), why=STUB)
    cell_of(content, "why_question")["source"] = "Why, do you think, is it straight?\nThink."
    assert answer(course, content) == STUB


def test_a_function_that_became_prose_without_ids_is_found_by_its_name(course: Course) -> None:
    content = handed_in(official(course), line="def line(w, b, x): return 'mine'")
    cell = cell_of(content, "line")
    cell["cell_type"] = "raw"
    metadata_and_ids_stripped(content)
    assert next(one.source for one in merged(course, content) if one.id == "line") == "def line(w, b, x): return 'mine'"


def test_a_written_answer_that_became_code_is_taken_as_prose(course: Course) -> None:
    content = handed_in(official(course), why="Because its slope is constant.")
    cell_of(content, "why")["cell_type"] = "code"
    assert answer(course, content) == "Because its slope is constant."


def test_a_written_answer_is_taken_and_its_absence_a_stub(course: Course) -> None:
    content = handed_in(official(course), why="Because I say so.")
    assert answer(course, content) == "Because I say so."
    cell = content["cells"].pop(position(content, "why"))
    assert answer(course, content) == "*Write your answer here.*"
    content["cells"].insert(1, {"cell_type": "markdown", "source": cell["source"], "metadata": {}})
    assert answer(course, content) == LOST_ANSWER, "no stub, for which nbgrader gives 0 by itself"


@pytest.mark.parametrize("text", ["Because I say so.", "*Write your answer here.*"])
def test_a_written_answer_without_ids_is_the_prose_behind_its_question(course: Course, text: str) -> None:
    content = handed_in(official(course), why=text)
    metadata_and_ids_stripped(content)
    content["cells"].insert(0, {"cell_type": "markdown", "source": "A note of my own.", "metadata": {}})
    cells = merge(official(course), simplify(content, "x")).cells
    (place,) = (index for index, cell in enumerate(cells) if cell.id == "why")
    assert cells[place].source == text and roles(cells[place]).is_solution
    assert [cell.source for cell in cells].count(text) == 1 and "A note of my own." in [cell.source for cell in cells]


@pytest.mark.parametrize("place", [0, 2])
def test_prose_behind_hundreds_of_own_cells_of_code_reaches_a_human(course: Course, place: int) -> None:
    content = handed_in(official(course))
    del content["cells"][position(content, "why")]
    own = [code(f"n = f({number})") for number in range(2 * MOST_LOOKED_AT)]
    content["cells"][place:place] = [*own, code(WORDS) | {"cell_type": "markdown"}]
    (answer,) = (cell for cell in merged(course, content) if cell.id == "why")
    assert answer.source == LOST_ANSWER
