"""Similar submissions: a copy under other names is found, what everybody writes and what was handed out is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_course import hand_in, handed_in, official

from autograder.course import Course, load_course
from autograder.exercise.right_answers import right_answers
from autograder.gradebook.marks import Marks, Student
from autograder.report.similar_page import write_similar_page
from autograder.similar import pairs as module
from autograder.similar.fingerprints import of_code, of_prose
from autograder.similar.pairs import Answer, common, find_alike, pairs

ORIGINAL = """\
def square_loss(W, X, y, reg):
    total = 0.0
    grad = np.zeros_like(W)
    for index in range(len(y)):
        score = X[index] @ W[:, y[index]]
        total += score * score / len(y)
        grad[:, y[index]] += 2 * score * X[index] / len(y)
    return total + reg * (W * W).sum(), grad + 2 * reg * W
"""
RENAMED = """\
# all my own work
def square_loss(W, X, y, reg):
    d = np.zeros_like(W)          # the slope
    L = 0.0
    for i in range(len(y)):
        s = X[i] @ W[:, y[i]]
        L += s * s / len(y)

        d[:, y[i]] += 2 * s * X[i] / len(y)
    return L + reg * (W * W).sum(), d + 2 * reg * W
"""
OWN = """\
def square_loss(W, X, y, reg):
    scores = (X @ W)[np.arange(len(y)), y]
    G = np.eye(W.shape[1])[y] * scores[:, None] * 2
    return np.mean(scores**2) + reg * np.linalg.norm(W) ** 2, np.matmul(X.T, G) / len(X) + reg * W * 2
"""


def code(*texts: str) -> dict[str, dict[str, Answer]]:
    return {f"student {number}": {"f": Answer(text, of_code(text))} for number, text in enumerate(texts)}


def test_names_comments_and_layout_do_not_count() -> None:
    (found,) = pairs("02-loss", code(ORIGINAL, OWN, RENAMED))
    assert (found.first, found.second, found.answers[0].cell) == ("student 0", "student 2", "f")
    assert found.answers[0].share > 0.7


def test_what_most_of_a_class_writes_says_nothing() -> None:
    assert pairs("02-loss", code(*[ORIGINAL] * 8, OWN)) == []


def test_what_makes_no_pairs_since_many_share_it_is_told(tmp_path: Path) -> None:
    """It may also be a solution that went round the class."""
    (found,) = common(
        "02-loss", code(*[ORIGINAL] * 7, RENAMED.replace("d[:", "dW[:").replace(" d", " dW"), OWN, "x = 1")
    )
    assert (found.cell, len(found.students), found.answers) == ("f", 7, 10)
    assert common("02-loss", code(*[ORIGINAL] * 3, *[OWN] * 2, *["x = 1"] * 9)) == []
    write_similar_page([], [found], load_course(), Marks({}, {}, {}), tmp_path / "similar.html")
    text = (tmp_path / "similar.html").read_text()
    assert (
        "7 of 10 write the same" in text and "student 6" in text and "No two submissions are alike beyond that." in text
    )


def test_text_that_is_no_python_is_no_obstacle() -> None:
    for text in ("def f(:\n  '''", "\x00", "(" * 100_000, "\ud800 = 1", " if x:\n\tpass\n  y"):
        of_code(text)
    assert not of_code("") and len(of_prose("one two three four five six")) == 2


def test_honest_answers_that_are_written_differently_are_not_alike() -> None:
    """The course's own right answers, each by another way."""
    course = load_course()
    answers = [one for one in right_answers(course, course.assignment("02-svm")) if one.function == "svm_loss_naive"]
    assert len(answers) > 3 and pairs("02-svm", code(*(one.source for one in answers))) == []


def test_copies_in_submitted_are_listed_and_what_was_handed_out_is_not(
    built: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LEAST", 3)  # the stub is short: without this, it would be passed over anyway
    notebook = official(built, "02-loss")
    for student, answer in (("kim", ORIGINAL), ("lee <b>", RENAMED), ("park", OWN), ("choi", None), ("jung", None)):
        content = (
            built.released_notebook(built.assignment("02-loss")).read_text()
            if answer is None
            else handed_in(notebook, square_loss=answer)
        )
        hand_in(built, student, content, "02-loss")
    hand_in(built, "broken", "no notebook", "02-loss")
    found, shared = find_alike(built, built.assignment("02-loss"))
    assert shared == []
    assert [(one.first, one.second) for one in found] == [("kim", "lee <b>")]
    names = Marks({"kim": Student("kim", "Minsu", "Kim")}, {}, {})
    page = tmp_path / "handed-in" / "kim" / "02-loss.html"
    page.parent.mkdir(parents=True)
    page.touch()
    write_similar_page(found, shared, built, names, tmp_path / "similar.html")
    text = (tmp_path / "similar.html").read_text()
    assert "# all my own work" in text and "lee &lt;b&gt;" in text and "It does not say why" in text
    assert text.count("<a href") == text.count('<a href="handed-in/kim/02-loss.html">') == 1
    assert 'kim</bdi> <span class="small soft">(<bdi>Minsu Kim</bdi>)' in text


@pytest.mark.parametrize("word", ["cheat", "plagiar", "copied from"])
def test_no_verdict_is_given(word: str) -> None:
    folder = Path(__file__).parents[1] / "autograder"
    for path in (folder / "report/templates/similar.html.j2", folder / "cli/report_commands.py"):
        assert word not in path.read_text().casefold()
