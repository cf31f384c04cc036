"""`autograder new-course`: a folder with one notebook, one exercise and its mistakes, which can do everything."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

from autograder.course import Course, CourseError, load_course
from linearloss.sentences import say

from .texts import BESIDE, FUNCTION, about, text

TOPIC, NOTEBOOK = "01-clip", "clip"


def new_course(folder: Path, title: str) -> Course:
    """Write the example into a folder that is empty or not there.

    Raises:
        CourseError: something lies there, or it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CourseError(say("{folder} is not empty: a new course needs a folder of its own.", folder=folder))
    quoted = json.dumps(title, ensure_ascii=False)[1:-1]  # a string of TOML is written as in JSON
    topic = f"solutions/{TOPIC}"
    contents = {
        "solutions/course.toml": text("course.toml", TITLE=quoted),
        f"{topic}/{NOTEBOOK}.py": text("clip.py") + text("cells.py") + text("question.py"),
        **{f"{topic}/{FUNCTION}.{kind}": about(FUNCTION, f"{FUNCTION}.{kind}") for kind in BESIDE},
        "solutions/__init__.py": '"""Everything secret: sources of the notebooks and what they are graded by."""\n',
        ".gitignore": text("gitignore"),
    }
    try:
        _write(folder, contents)
        course = load_course(folder)
        slug = course.slug
        _write(
            folder,
            {
                "nbgrader_config.py": text("nbgrader_config.py", SLUG=slug),
                "README.md": text(
                    "README.md", TITLE=title, SLUG=slug, BIN=shlex.quote(str(Path(sys.executable).parent))
                ),
            },
        )
    except OSError as error:
        raise CourseError(
            say("{filename} cannot be written ({strerror}).", filename=error.filename, strerror=error.strerror)
        ) from error
    return course


def _write(folder: Path, contents: dict[str, str]) -> None:
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
