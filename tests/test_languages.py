"""Another language: the same notebook and the same points, other words; a language needs no code."""

from __future__ import annotations

import ast
import json
import pickle
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from real_course import COURSE
from sample_course import cell_of, hand_in

from autograder.batch.run import grade_batch
from autograder.batch.submissions import find_submissions
from autograder.cli import language
from autograder.course import Assignment, Course
from autograder.handout import notebooks
from autograder.languages import catalogues
from autograder.languages.code_texts import places, rewrite_code
from autograder.languages.markdown_texts import rewrite_markdown
from autograder.languages.notebook_texts import in_language, texts
from autograder.notebook.official import roles
from autograder.report.class_results import read_class
from autograder.report.feedback import write_feedback
from autograder.translators import files
from autograder.translators.checking import incomplete
from linearloss.sentences import Sentence, from_data, joined, say, speaking, to_data, words, wrapped

HINGE = COURSE.assignment("01-hinge")
PSEUDO = "xx"  # a language in which everything is said in capitals: what stays small has been forgotten


def capitals(text: str) -> str:
    """In capitals, but for what is no text: places, formulas, code and tags."""
    kept = re.split(r"(\{\{|\}\}|\{[^{}]*\}|\$+[^$]*\$+|`[^`]*`|<[^<>]*>|\*\*[a-z]\*\*)", text)
    return "".join(part if number % 2 else part.upper() for number, part in enumerate(kept))


@pytest.fixture(scope="module")
def released() -> NotebookNode:
    return nbformat.read(COURSE.released_notebook(HINGE), as_version=4)


@pytest.fixture(scope="module")
def translated(released: NotebookNode) -> NotebookNode:
    return in_language(released, PSEUDO, {text: capitals(text) for text, _ in texts(released)})


def test_a_notebook_keeps_its_cells_and_their_programs(released: NotebookNode, translated: NotebookNode) -> None:
    assert translated.metadata["language"] == PSEUDO
    for ours, theirs in zip(released.cells, translated.cells, strict=True):
        assert (ours.id, ours.cell_type) == (theirs.id, theirs.cell_type)
        grader = [
            {key: value for key, value in cell.metadata.get("nbgrader", {}).items() if key != "checksum"}
            for cell in (ours, theirs)
        ]
        assert grader[0] == grader[1]
        if ours.cell_type == "code":
            assert program(ours.source) == program(theirs.source)
            if roles(ours).is_test or roles(ours).is_setup:  # what runs in the judge is the same to the letter
                assert ast.dump(ast.parse(ours.source)) == ast.dump(ast.parse(theirs.source))


def program(source: str) -> str:
    """What a cell does, whatever its strings say."""
    tree = ast.parse(source.removeprefix("%%look\n"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return re.sub(r"Constant\(value=''\)(, )?", "", ast.dump(tree))


def test_nothing_that_is_read_is_forgotten(translated: NotebookNode) -> None:
    prose = "\n".join(cell.source for cell in translated.cells if cell.cell_type == "markdown")
    small = re.findall(r"[a-z]{3,}", re.sub(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`|<[^<>]*>", " ", prose, flags=re.DOTALL))
    assert small == []
    first = next(cell.source for cell in translated.cells if cell.id == "first")
    assert "IS NOT FOUND: CHOOSE THE COURSE'S ENVIRONMENT" in first and "{error.name}" in first


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("# A title\n\nSome words\nover two lines.\n\n- an item\n  that goes on\n- `code` only\n", "# A TITLE\n\nSOME WORDS OVER TWO LINES.\n\n- AN ITEM THAT GOES ON\n- `code` ONLY\n"),
        ("| `W` | the weights |\n|---|---|\n", "| `W` | THE WEIGHTS |\n|---|---|\n"),
        ("$$x \\text{ if so}$$\n\n```\nno text here\n```\n<details>\n<summary>A hint</summary>\n", "$$x \\text{ if so}$$\n\n```\nno text here\n```\n<details>\n<summary>A HINT</summary>\n"),
    ],
)  # fmt: skip
def test_the_texts_of_markdown(source: str, told: str) -> None:
    assert rewrite_markdown(source, capitals) == told
    assert rewrite_markdown(source, str) == source


def test_the_texts_of_code() -> None:
    source = (
        'x = {"a key": 1}["a key"]  # behind code\n# A comment\n# on two lines.\n'
        'show(fig, f"The loss is {x:.2f} "\n          "in all.", loc="upper left")\nprint("a\\nb c", \'é\', x == "no text")\n'
    )
    told = rewrite_code(source, capitals)
    assert told == (
        'x = {"a key": 1}["a key"]  # BEHIND CODE\n# A COMMENT ON TWO LINES.\n'
        'show(fig, f"THE LOSS IS {x:.2f} IN ALL.", loc="upper left")\nprint("A\\nB C", \'é\', x == "no text")\n'
    )
    assert rewrite_code(source, str) == source and places("{x:.2f} {{no}}") == ["{x:.2f}"]


def test_sentences_are_told_where_they_are_read() -> None:
    inner = say("{name}'s result", name="f")
    sentence = joined(say("{what} is {number:.1f}.", what=inner, number=2), "A fact.")
    korean = {
        "{what} is {number:.1f}.": "{what|은} {number:.1f|이다}",
        "{name}'s result": "{name}의 결과",
        "A fact.": "사실.",
    }
    assert sentence == "f's result is 2.0. A fact." and isinstance(sentence, Sentence)
    with speaking(korean):
        assert words(sentence) == "f의 결과는 2.0이다 사실." and words("unknown {name}") == "unknown {name}"
        assert words(str(ValueError(sentence))) == words(sentence)
        with speaking(None):
            assert words(sentence) == sentence
    assert words(sentence) == sentence
    assert wrapped("  expected [1, 2]", 80) == ["  expected [1, 2]"] and wrapped("가나 다라 마바", 9) == [
        "가나 다라",
        "마바",
    ]


@pytest.mark.parametrize("said", [None, 3, "en", "../ko", "ko/", ["ko"], {"ko": 1}, "KO"])
def test_whatever_a_notebook_says_of_its_language_is_english_if_unknown(said: object) -> None:
    notebook = nbformat.v4.new_notebook(metadata={} if said is None else {"language": said})
    assert catalogues.language_of(notebook, ("ko",)) == ""


@pytest.fixture
def with_pseudo(built: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The sample course with another language: nothing but files."""
    monkeypatch.setattr(catalogues, "OWN", tmp_path / "locale")
    gathered = files.gather(built, PSEUDO)
    files.renew(gathered, PSEUDO)
    for path in gathered:
        catalog = catalogues.read(path)
        for message in catalogues.entries(catalog):
            message.string = capitals(str(message.id))
        path.write_bytes(files.written(catalog))
    assert incomplete(gathered) == ""
    return built


@pytest.mark.usefixtures("here")
def test_a_third_language_needs_no_code_and_a_class_may_mix_languages(with_pseudo: Course) -> None:
    course = with_pseudo
    line = course.assignment("01-line")
    notebooks.build_edition(course, PSEUDO)
    edition = course.released_notebook(line, PSEUDO)
    first = {path.name: path.read_bytes() for path in edition.parent.iterdir()}
    notebooks.build_edition(course, PSEUDO)
    assert {path.name: path.read_bytes() for path in edition.parent.iterdir()} == first
    data = json.loads(first["checks.json"])
    assert data["language"] == PSEUDO and data["sentences"]["{name}: passed."] == "{name}: PASSED."

    for student, path in (("ada", course.released_notebook(line)), ("bob", edition)):
        notebook = json.loads(path.read_text())
        cell_of(notebook, "line")["source"] = "def line(w, b, x):\n    return w * x"
        hand_in(course, student, notebook)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own
        records = list(grade_batch(course, find_submissions(course), jobs=1).records)
    ours, theirs = ({one.test: one for one in records if one.student == student} for student in ("ada", "bob"))
    assert {test: one.points for test, one in ours.items()} == {test: one.points for test, one in theirs.items()}
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "loss-functions") as book:
        # An answer in prose that is as it was handed out is none, in any language.
        prose = [book.find_grade("why", "line", "01-line", student) for student in ("ada", "bob")]
        assert [(one.auto_score, one.needs_manual_grade) for one in prose] == [(0.0, False)] * 2
    assert ours["test_line"].diagnoses == theirs["test_line"].diagnoses == ["offset-lost"]
    assert "b is not added" in ours["test_line"].message and theirs["test_line"].language == PSEUDO
    assert "B IS NOT ADDED" in theirs["test_line"].message and "NO ANSWER YET" in theirs["test_answer_slope"].message

    write_feedback(read_class(course), course, course.root / "pages")
    english, other = ((course.root / "pages" / who / "01-line.html").read_text() for who in ("ada", "bob"))
    assert '<html lang="en">' in english and "b is not added" in english and "A straight line" in english
    assert '<html lang="EN">' in other and "B IS NOT ADDED" in other and "A STRAIGHT LINE" in other
    small = re.findall(r"[a-z_]{4,}", re.sub(r"<(style|code)[^>]*>.*?</\1>|<[^>]*>", "", other, flags=re.DOTALL))
    assert set(small) == {"line", "answer_slope"}  # names


@pytest.mark.parametrize(
    ("variables", "spoken"),
    [({}, False), ({"LANG": "C.UTF-8"}, False), ({"LANG": "ko_KR.UTF-8"}, True), ({"LC_ALL": "en_US.UTF-8", "LANG": "ko"}, False),
     ({"LANGUAGE": "xy:ko", "LANG": "C"}, True), ({"LANG": "../ko"}, False)],
)  # fmt: skip
def test_the_command_line_speaks_the_readers_language(
    variables: dict[str, str], spoken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in language.VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    told = language.of_the_reader()
    assert (told or {}).get("Class report") == ("수업 보고서" if spoken else None)


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_no_words_stand_within_the_places_of_a_text(assignment: Assignment) -> None:
    """What stands in an expression stays as it is in every language."""
    for cell in nbformat.read(COURSE.released_notebook(assignment), as_version=4).cells:
        if cell.cell_type == "code" and not cell.source.startswith("%%javascript"):
            places_of_texts = (
                one
                for one in ast.walk(ast.parse(cell.source.removeprefix("%%look\n")))
                if isinstance(one, ast.FormattedValue)
            )
            within = [
                one.value for place in places_of_texts for one in ast.walk(place) if isinstance(one, ast.Constant)
            ]
            assert not [text for text in within if re.search(r"[a-z]+ [a-z]+", str(text))], cell.id


def said_in(data: Any) -> Iterator[str]:
    """What the data of checks may tell a student: sentences, and names of parts, cases and facets."""
    for function in data["functions"].values():
        yield from (function["read"], *function["parts"], *(name for name in function["cases"] if name))
        for facet in function["facets"]:
            yield facet["says"]
        for entry in (*function["known"], *function["numbers"]):  # a number in place of words: what an earlier one says
            yield from (
                words(from_data(entry[key]))
                for key in ("says", "seems")
                if entry.get(key) and not isinstance(entry[key], int)
            )


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
@pytest.mark.parametrize("code", COURSE.complete_languages)
def test_a_check_says_nothing_in_english_where_a_language_is_complete(code: str, assignment: Assignment) -> None:
    """Also what is made of several sentences, and of a number."""
    data = json.loads(COURSE.released_notebook(assignment, code).with_name("checks.json").read_text(encoding="utf-8"))
    with speaking(data["sentences"]):
        told = {words(text) for text in said_in(data)}
    english = json.loads(COURSE.check_data(assignment).read_text(encoding="utf-8"))
    same = told & {words(text) for text in said_in(english)}
    assert not [
        text for text in same if re.search(r"[a-z]{2} [a-z]{2}", text)
    ]  # a single word may be a name of the code


def test_a_sentence_can_be_told_after_a_journey_through_json() -> None:
    sentence = joined("You add 1.", say("Yours looks like {number}.", number=f"{0.5:.3g}"))
    back = from_data(json.loads(json.dumps(to_data(sentence))))
    assert back == sentence == "You add 1. Yours looks like 0.5."
    assert to_data("plain {x}") == "plain {x}" == to_data(say("plain {x}"))
    with speaking({"You add 1.": "1을 더합니다.", "Yours looks like {number}.": "{number|으로} 보입니다."}):
        assert words(back) == "1을 더합니다. 0.5로 보입니다."


def test_what_an_exception_says_within_a_sentence_is_told_and_survives_the_way_to_another_process() -> None:
    class Stopped(Exception):
        def __init__(self, status: str, message: str):
            super().__init__(message)

    said = say("It stopped: {why}", why=Stopped("crashed", say("No room.")))
    assert from_data(to_data(said)) == pickle.loads(pickle.dumps(said)) == "It stopped: No room."
    with speaking({"It stopped: {why}": "Halt: {why}", "No room.": "Kein Platz."}):
        assert words(said) == words(from_data(to_data(said))) == "Halt: Kein Platz."
