"""Gathers the pages of the site in one folder: the documents of the repository, the notebooks, the known mistakes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from autograder.course import Course
from autograder.exercise.mistakes import read_mistakes

from .links import for_the_site
from .mistakes import mistake_pages
from .notebook_pages import notebook_page

# Document -> page. All others of docs/ keep their names.
AT_THE_ROOT = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
# The order of the navigation; what a course does not have is left out.
NAVIGATION = {
    "Start": ("student", "self-learner", "instructor", "contributor"),
    "The course": ("notebooks", "browser", "mistakes"),
    "Grading": ("figures", "selfcheck", "threat-model", "isolation", "systems", "lms", "many-machines"),
    "Reference": ("library", "exercises", "contributing", "changelog"),
}
# Pages that exist whatever the course has written, since others are listed below them.
HEADS = {"index": "", "notebooks": "# The notebooks\n", "mistakes": "# Known mistakes\n"}


def gather(course: Course, folder: Path) -> None:
    """Write the sources of all pages into an empty folder.

    Raises:
        CourseError: an entry of a mistake is malformed.
    """
    documents = {name: page for name, page in AT_THE_ROOT.items() if (course.root / name).is_file()}
    documents |= {f"docs/{path.name}": path.name for path in sorted((course.root / "docs").glob("*.md"))}
    notebooks = {f"notebooks/{one.name}/{one.file}": one for one in course.assignments}
    mistakes = mistake_pages(course, read_mistakes(course))
    known = documents | {name: name for name in notebooks}
    written = {
        page: for_the_site((course.root / name).read_text(encoding="utf-8"), name, known, course.repository_address)
        for name, page in documents.items()
    }
    for name, head in HEADS.items():
        written.setdefault(f"{name}.md", head or f"# {course.title}\n")
    written["notebooks.md"] += _contents(notebooks)
    written["mistakes.md"] += _contents(mistakes)
    written["index.md"] += _navigation(written)
    written |= mistakes
    written |= {name: notebook_page(course, one, name) for name, one in notebooks.items()}
    for page, text in written.items():
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(text, encoding="utf-8")
    shutil.copytree(Path(__file__).with_name("static"), folder / "static")
    if (course.root / "docs" / "locale").is_dir():
        shutil.copytree(course.root / "docs" / "locale", folder / "locale")


def _navigation(written: dict[str, str]) -> str:
    listed = [name for names in NAVIGATION.values() for name in names]
    others = sorted(page.removesuffix(".md") for page in written if page.removesuffix(".md") not in [*listed, "index"])
    groups = {**NAVIGATION, "More": tuple(others)}
    trees = [
        _tree([f"{name}.md" for name in names if f"{name}.md" in written], f":caption: {caption}\n:hidden:\n")
        for caption, names in groups.items()
    ]
    return "".join(trees)


def _contents(pages: Iterable[str]) -> str:
    return _tree(list(pages), ":maxdepth: 1\n")


def _tree(pages: list[str], options: str) -> str:
    return f"\n```{{toctree}}\n{options}\n" + "\n".join(pages) + "\n```\n" if pages else ""
