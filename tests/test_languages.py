"""Another language: the same notebook and the same points, other words; a language needs no code."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.course import Course, load_course
from autograder.exercise.grading import Exercises
from autograder.handout import notebooks
from autograder.intake import lay_check_data
from autograder.judge.engine import Graded, grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.languages import catalogues
from autograder.languages.code_texts import places, rewrite_code
from autograder.languages.markdown_texts import rewrite_markdown
from autograder.languages.notebook_texts import in_language, texts
from autograder.notebook.official import merge, roles
from autograder.notebook.restored import restored
from autograder.translators import files
from autograder.translators.checking import incomplete, problems
from linearloss.sentences import Sentence, joined, say, speaking, words, wrapped

COURSE = load_course()
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


def test_the_files_of_a_language_follow_the_sources(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(
        files.written(files.renewed(path, PSEUDO, {"The loss of one example is wrong.": ["f"], "Gone soon.": []}, {}))
    )
    text = path.read_text().replace('wrong."\nmsgstr ""', 'wrong."\nmsgstr "WRONG"')
    path.write_text(text)
    assert catalogues.sentences(path) == {"The loss of one example is wrong.": "WRONG"}
    new = {"The loss of one example is quite wrong.": ["f"], "Moved here.": []}
    path.write_bytes(files.written(files.renewed(path, PSEUDO, new, {"Moved here.": "MOVED"})))
    assert catalogues.sentences(path) == {"Moved here.": "MOVED"}  # what is fuzzy is told in English
    fuzzy, moved = catalogues.entries(catalogues.read(path))
    assert fuzzy.fuzzy and fuzzy.string == "WRONG" and moved.id == "Moved here."
    again = files.written(files.renewed(path, PSEUDO, new, {}))
    assert again == path.read_bytes()


def test_what_cannot_be_right_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text('#. a check\nmsgid "{name} has `W` and $x$."\nmsgstr "{nom} hat `V` und $x$."\n')
    found = list(problems([path]))
    assert len(found) == 2 and all(text.startswith(f"{path}:") for text in found)
    assert "{name}" in "".join(found) and "`V`" in "".join(found)


@pytest.mark.parametrize("language", catalogues.languages(COURSE))
def test_the_files_of_each_language_are_up_to_date(language: str) -> None:
    gathered = files.gather(COURSE, language)
    assert files.stale(gathered, language) == [], f"Mend it by: autograder translate {language}"
    assert list(problems(gathered)) == []
    assert language not in COURSE.complete_languages or incomplete(gathered) == ""


@pytest.fixture
def with_pseudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """The course with a third language: nothing but files."""
    root = tmp_path / "course"
    root.mkdir()
    for name in ("notebooks", "solutions"):
        (root / name).mkdir()
        for path in (COURSE.root / name).iterdir():
            if path.name != "locale" and path.name not in catalogues.languages(COURSE):
                (root / name / path.name).symlink_to(path)
    monkeypatch.setattr(catalogues, "OWN", tmp_path / "locale")
    (root / "build").mkdir()
    (root / "build" / "known").symlink_to(COURSE.root / "build" / "known")
    course = replace(load_course(root), assignments=(HINGE,))
    gathered = files.gather(course, PSEUDO)
    files.renew(gathered, PSEUDO)
    for path in gathered:
        catalog = catalogues.read(path)
        for message in catalogues.entries(catalog):
            message.string = capitals(str(message.id))
        path.write_bytes(files.written(catalog))
    yield course


def test_a_third_language_needs_no_code_and_gives_the_same_points(
    with_pseudo: Course, fork_server: ForkServer, tmp_path: Path
) -> None:
    course = with_pseudo
    notebooks.build_edition(course, PSEUDO)
    edition = course.root / "notebooks" / PSEUDO / HINGE.name
    first = {path.name: path.read_bytes() for path in edition.iterdir()}
    notebooks.build_edition(course, PSEUDO)
    assert {path.name: path.read_bytes() for path in edition.iterdir()} == first
    data = json.loads(first["checks.json"])
    assert data["language"] == PSEUDO and data["sentences"]["{name}: passed."] == "{name}: PASSED."
    english, other = (
        graded(course, nbformat.read(path, as_version=4), fork_server, tmp_path / name)
        for path, name in ((course.released_notebook(HINGE), "a"), (edition / HINGE.file, "b"))
    )
    assert {test: result.points for test, result in english.results.items()} == {
        test: result.points for test, result in other.results.items()
    }
    ours, theirs = ({one.test: one for one in each.records("s", "a", "n")} for each in (english, other))
    assert ours["test_L_i"].diagnoses == theirs["test_L_i"].diagnoses == ["svm-counts-correct-class"]
    assert "You count the right class too" in ours["test_L_i"].message and theirs["test_L_i"].language == PSEUDO
    assert (
        "YOU COUNT THE RIGHT CLASS TOO" in theirs["test_L_i"].message
        and "READ AGAIN: SECTION 2" in theirs["test_L_i"].message
    )
    assert "WRITTEN YET" in theirs["test_L_i_vectorized"].message
    (output,) = next(cell.outputs for cell in other.notebook.cells if cell.id == "test_L_i")
    assert "4 OF 6 POINTS" in output.data["text/html"]


def graded(course: Course, notebook: NotebookNode, server: ForkServer, place: Path) -> Graded:
    """A submission with one mistake, in the language of the notebook."""
    exercises = Exercises(course)
    for cell in notebook.cells:
        if cell.id == "L_i":
            cell.source = (
                "def L_i(x, y, W):\n    scores = x @ W\n    return sum(max(0.0, s - scores[y] + 1) for s in scores)"
            )
    submitted = exercises.official.read(HINGE, nbformat.writes(notebook).encode(), "")
    language = exercises.official.language_of(submitted)
    official = exercises.official.of(HINGE, language)
    assert restored(official, submitted) == ()
    place.mkdir()
    lay_check_data(course, HINGE, place)
    merged = merge(official, submitted)
    return grade_notebook(
        official,
        merged,
        server,
        course.limits,
        place,
        exercises.of(HINGE),
        sentences=exercises.official.sentences(HINGE, language),
    )
