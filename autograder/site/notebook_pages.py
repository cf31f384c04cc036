"""The notebooks as pages of the site, with the ways to work on them."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

import nbformat

from autograder.course import Assignment, Course

from .links import relative


def notebook_page(course: Course, assignment: Assignment, page: str) -> str:
    """The notebook as it is handed out, with a line of links under its title, the first line; nothing is run.

    Args:
        page: its path on the site.
    """
    notebook = nbformat.read(course.released_notebook(assignment), as_version=4)
    links = "".join(
        f'<a href="{escape(address)}">{escape(text)}</a>' for text, address in doors(course, assignment, page)
    )
    title, _, text = notebook.cells[0].source.partition("\n")
    made = {"title": title, "doors": f'<p class="doors">{links}</p>', "text": text}
    notebook.cells[:1] = [nbformat.v4.new_markdown_cell(source, id=name) for name, source in made.items()]
    return str(nbformat.writes(notebook, version=4))


def doors(course: Course, assignment: Assignment, page: str) -> list[tuple[str, str]]:
    """Where the notebook can be worked on: text and address. Colab and Binder read the public repository, if there is one."""
    file = f"{assignment.name}/{assignment.file}"
    found = [("Work on it in the browser", f"{relative(page, 'lite/lab/index.html')}?path={quote(file)}")]
    public = course.repository_address.removeprefix("https://github.com/")
    if public != course.repository_address:
        found += [
            ("Open in Colab", f"https://colab.research.google.com/github/{public}/blob/main/notebooks/{quote(file)}"),
            ("Open in Binder", f"https://mybinder.org/v2/gh/{public}/main?labpath={quote(f'notebooks/{file}')}"),
        ]
    return found
