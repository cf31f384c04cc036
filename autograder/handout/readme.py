"""What stands beside the notebooks in the students' archive, in their language: the README, and the program that starts JupyterLab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from autograder.course import Course
from autograder.languages import catalogues
from autograder.languages.code_texts import rewrite_code
from autograder.languages.markdown_texts import rewrite_markdown

# What a course has to say to its students beyond how to start, e.g. which data it needs and what to hand in.
NOTE = Path("solutions") / "note_for_students.md"
START = Path(__file__).with_name("start.py")
README = """\
# {title}: the notebooks

You need Python 3.11 or newer. One command, in this folder, opens JupyterLab at the first notebook; the first time it makes an
environment in `.venv`:

| where | command |
|---|---|
| Linux, macOS | `python3 start.py` |
| Windows | `py start.py` |
| conda | `conda create -n {name} python=3.13`, `conda activate {name}`, then `python start.py` |
| VS Code | make the environment with `python3 start.py --prepare`, open this folder, choose `.venv` as the kernel |
| Colab | open a notebook, and upload {wheel} and the `checks.json` from beside the notebook in its Files panel |

Go on in order. Under each task is a check: run it, and it says in words what is not right yet. {answers}

The file `checks.json` beside a notebook belongs to it: keep the two in one folder. A whole notebook at once, without Jupyter:

| where | command |
|---|---|
| Linux, macOS | `.venv/bin/linearloss check {example}` |
| Windows | `.venv\\Scripts\\linearloss check {example}` |
{hand_in}"""
NOTED = "Answers to questions are noted; grading decides whether they are right."
CHECKED = "It also says at once whether an answer to a question is right."
HAND_IN = """
Hand in the notebook file itself. Please do not rename cells, functions or files: that is how your work is found.
"""


def readme(course: Course, wheel: str, checked: bool, for_self_learners: bool, language: str = "") -> str:
    """The README of the archive.

    Args:
        wheel: the file name of the students' library.
        checked: the notebooks say at once whether an answer is right.
    """
    told = _told(course, language)
    notebooks = [f"notebooks/{one.name}/{one.file}" for one in course.assignments]
    text = rewrite_markdown(README, told).format(
        title=told(course.title), name=course.slug, wheel=f"`{wheel}`", example=notebooks[min(1, len(notebooks) - 1)],
        answers=told(CHECKED if checked else NOTED), hand_in="" if for_self_learners else rewrite_markdown(HAND_IN, told),
    )  # fmt: skip
    note = course.root / NOTE
    return text + ("\n" + rewrite_markdown(note.read_text(encoding="utf-8"), told) if note.is_file() else "")


def start_script(language: str = "") -> str:
    """The program that starts JupyterLab."""
    told = catalogues.sentences(catalogues.own_file(language, catalogues.PAGES)) if language else {}
    return rewrite_code(START.read_text(encoding="utf-8"), lambda text: told.get(text, text))


def texts_of_package() -> Iterator[tuple[str, str]]:
    """(text, where it stands), but for the course's own note."""
    for template in (README, NOTED, CHECKED, HAND_IN):
        yield from ((text, "README of the students' archive") for text in _texts(rewrite_markdown, template))
    yield from ((text, "start.py, code") for text in _texts(rewrite_code, START.read_text(encoding="utf-8")))


def texts_of_course(course: Course) -> Iterator[tuple[str, str]]:
    """The same of the course's own note."""
    note = course.root / NOTE
    if note.is_file():
        yield from ((text, f"{NOTE.name}, text") for text in _texts(rewrite_markdown, note.read_text(encoding="utf-8")))


def _texts(rewrite: Callable[[str, Callable[[str], str]], str], source: str) -> list[str]:
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    rewrite(source, note)
    return [text for text in found if text not in ("{hand_in}", "{answers}")]


def _told(course: Course, language: str) -> Callable[[str], str]:
    files = (
        catalogues.own_file(language, catalogues.PAGES),
        catalogues.course_file(course, language, None, catalogues.COURSE),
    )
    told = catalogues.sentences(*files) if language else {}
    return lambda text: told.get(text, text)
