"""The site: pages without a warning, every link of them leads somewhere, and nothing on them is loaded from elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from sample_course import ROOT
from site_links import broken, outside
from small_course import small_course
from test_mistakes import FIRST, SECOND

from autograder.course import Course, CourseError, load_course
from autograder.exercise.mistakes import read_mistakes
from autograder.site import build
from autograder.site.accessible import accessible
from autograder.site.links import for_the_site
from autograder.site.mathml import as_mathml
from autograder.site.mistakes import mistake_pages, plain
from autograder.site.notebook_pages import doors, notebook_page
from autograder.site.pages import gather

COURSE = load_course()
PAGES = {"docs/lms.md": "lms.md", "README.md": "index.md", "notebooks/a/x.ipynb": "notebooks/a/x.ipynb"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages of the course as Sphinx makes them; without JupyterLite, which tests/test_lite.py starts."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "source").mkdir()
    gather(COURSE, folder / "source")
    with pytest.MonkeyPatch.context() as patch:
        extensions = "myst_nb,sphinx.ext.autodoc,sphinx.ext.napoleon,autograder.site.mathml,autograder.site.accessible"
        patch.setattr(build, "EXTRA", [f"--define=extensions={extensions}"])
        build._run_sphinx(COURSE, folder / "source", folder / "made")
    return folder / "made"


@pytest.mark.long
def test_every_link_leads_somewhere_and_every_address_outside_is_whole(site: Path) -> None:
    assert broken(site, "lite") == []
    strange = [link for link in outside(site, "lite") if urlsplit(link).scheme != "https" or " " in link]
    assert strange == []


@pytest.mark.long
def test_pages_have_what_the_theme_leaves_out_for_keyboard_and_screen_readers(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert pages and all(accessible(page) == page for page in pages)
    assert any('role="heading" aria-level="2"' in page for page in pages)
    assert any('<pre tabindex="0">' in page for page in pages)


def test_a_region_that_may_scroll_is_reached_by_keys_and_a_heading_says_its_level() -> None:
    made = accessible('<p class="caption" role="heading">A</p><aside class="toc-drawer"></aside><pre>x</pre>')
    assert made == (
        '<p class="caption" role="heading" aria-level="2">A</p><aside class="toc-drawer" aria-label="On this page"></aside>'
        '<pre tabindex="0">x</pre>'
    )


@pytest.mark.long
def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    pattern = re.compile(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?:https?:)?//[^\"]+\"")
    for page in site.rglob("*.html"):
        assert not pattern.findall(page.read_text(encoding="utf-8")), page.name


@pytest.mark.long
def test_the_notebooks_are_there_as_handed_out_with_formulas_and_folded_hints(site: Path) -> None:
    for assignment in COURSE.assignments:
        text = (site / "notebooks" / assignment.name / f"{assignment.notebook}.html").read_text(encoding="utf-8")
        assert "<math" in text and text.count("<details") == text.count("</details>") > 0
        assert "cell_output" not in text and "YOUR CODE HERE" in text
        assert f"lite/lab/index.html?path={assignment.name}/{assignment.file}" in text


@pytest.mark.long
def test_every_known_mistake_is_found_by_the_search(site: Path) -> None:
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    titles = json.loads(index[index.index("{") : index.rindex("}") + 1])["alltitles"]
    assert {one.title for one in read_mistakes(COURSE)} <= set(titles)


def test_links_of_documents_are_those_of_pages() -> None:
    text = "[LMS](docs/lms.md#out), [docs/lms.md](docs/lms.md), [code](autograder/x.py), [out](https://example.org), `[a](b)`"
    here = for_the_site(text, "README.md", PAGES)
    assert here == "[LMS](lms.md#out), [](lms.md), code, [out](https://example.org), `[a](b)`"
    public = for_the_site("[code](../autograder/x.py)", "docs/lms.md", PAGES, "https://github.com/o/n")
    assert public == "[code](https://github.com/o/n/blob/main/autograder/x.py)"


def test_badges_are_left_out_while_the_repository_has_no_address() -> None:
    assignment = COURSE.assignments[0]
    page = "notebooks/01-hinge/hinge.ipynb"
    assert COURSE.repository_address == ""
    assert [text for text, _ in doors(COURSE, assignment, page)] == ["Work on it in the browser"]
    public = Course(**{**vars(COURSE), "repository_address": "https://github.com/owner/name"})
    assert dict(doors(public, assignment, page)) == {
        "Work on it in the browser": "../../lite/lab/index.html?path=01-hinge/hinge.ipynb",
        "Open in Colab": "https://colab.research.google.com/github/owner/name/blob/main/notebooks/01-hinge/hinge.ipynb",
        "Open in Binder": "https://mybinder.org/v2/gh/owner/name/main?labpath=notebooks/01-hinge/hinge.ipynb",
    }


def test_a_notebooks_page_has_its_links_under_its_title() -> None:
    page = nbformat.reads(notebook_page(COURSE, COURSE.assignments[0], "notebooks/01-hinge/hinge.ipynb"), as_version=4)
    assert [cell.id for cell in page.cells[:3]] == ["title", "doors", "text"]
    assert page.cells[0].source.startswith("# ") and "\n" not in page.cells[0].source


def test_a_mistake_is_told_under_its_function_word_for_word(tmp_path: Path) -> None:
    course = small_course(tmp_path, half_mistakes_toml=FIRST + SECOND)
    pages = mistake_pages(course, read_mistakes(course))
    assert list(pages) == ["mistakes/01-x/half.md"]
    text = pages["mistakes/01-x/half.md"]
    assert text.startswith("# half\n\n1 known mistake in the task of notebook [01-x](../../notebooks/01-x/x.ipynb).")
    assert "## Doubled\n\n`doubled`\n\nWhat the student may think: Half is twice." in text
    assert text.count("> You double it") == 2
    assert plain("reg * W**2 is 2 * `x_i` <b>") == r"reg \* W\*\*2 is 2 \* \`x\_i\` \<b\>"


def test_a_folder_that_holds_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(CourseError, match="something else than a site"):
        build.build_site(COURSE, tmp_path)


def test_a_missing_package_is_named_with_the_command_that_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "NEEDED", ("no_such_package",))
    with pytest.raises(CourseError, match=r"no_such_package is not there: make environment"):
        build.build_site(COURSE, tmp_path / "site")


def test_every_formula_of_the_notebooks_becomes_mathml_and_an_unknown_command_is_told() -> None:
    code, formula = r"```.*?```|`[^`]*`", r"\$\$(.+?)\$\$|\$([^$\n]+?)\$"
    for assignment in COURSE.assignments:
        cells = nbformat.read(COURSE.released_notebook(assignment), as_version=4).cells
        text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
        found = re.findall(formula, re.sub(code, "", text, flags=re.DOTALL), re.DOTALL)
        assert found
        for block, inline in found:
            assert as_mathml(block or inline, "block" if block else "inline").startswith("<math")
    with pytest.raises(ValueError, match="unheardof"):
        as_mathml(r"\unheardof x", "inline")


def test_every_link_of_a_document_leads_to_a_file_of_the_repository() -> None:
    names = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(f"docs/{path.name}" for path in ROOT.glob("docs/*.md"))]
    pages = {name: name for name in names}
    for name in names:
        text = (ROOT / name).read_text(encoding="utf-8")
        changed = for_the_site(text, name, pages, "https://github.com/o/n")
        for path in re.findall(r"\]\(https://github.com/o/n/blob/main/([^)#]+)", changed):
            assert (ROOT / path).exists(), f"{name}: {path}"


def test_a_course_without_documents_of_its_own_has_pages_too(built: Course, tmp_path: Path) -> None:
    gather(built, tmp_path)
    assert (tmp_path / "index.md").read_text().startswith("# A sample course\n")
    assert "notebooks/01-line/line.ipynb\n" in (tmp_path / "notebooks.md").read_text()
    assert (tmp_path / "notebooks" / "01-line" / "line.ipynb").is_file()
