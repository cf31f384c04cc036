"""Feedback and formgrader pages in which nothing of a submission can act, fetch or fail."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import unquote

import bleach
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from autograder.intake.text import without_controls
from autograder.notebook.reading import PICTURES
from autograder.notebook.regions import MARK_SCHEME, split_region
from autograder.notebook.submitted import REMARKS
from linearloss.sentences import say, words

from .page_bounds import PageBudget, is_plain_code, is_plain_markdown

# Markdown's own tags, and the folded hints of the course.
_TAGS = frozenset(bleach.ALLOWED_TAGS) | frozenset(
    [
        "br",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "p",
        "pre",
        "s",
        "span",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
    ]
)
_ATTRIBUTES = {"*": ["class", "id"], "a": ["href", "title"], "ol": ["start"], "th": ["align"], "td": ["align"]}
_PICTURE = re.compile(rf"data:({'|'.join(map(re.escape, PICTURES))});base64,[A-Za-z0-9+/=\s]*")
# A second line of defence: a page of feedback needs no picture but those in it, and sends nothing.
_POLICY = "img-src data:; media-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'"


class InertHTMLExporter(HTMLExporter):
    """nbconvert's pages, whatever a student has written into a markdown cell."""

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, Any]:
        self._budget = PageBudget()
        html, resources = super().from_notebook_node(_readable(nb), resources=resources, **kwargs)
        return without_controls(html), resources

    def default_filters(self) -> Iterator[tuple[str, Any]]:
        """nbconvert's, but for one that looks for addresses of ten years ago, at length."""
        yield from super().default_filters()
        yield "strip_files_prefix", lambda html: html

    def register_filter(self, name: str, jinja_filter: Any) -> Any:
        """Code is coloured where that takes no time to speak of."""
        if isinstance(jinja_filter, Highlight2HTML):
            jinja_filter = self._coloured(jinja_filter)
        return super().register_filter(name, jinja_filter)

    def _coloured(self, colour: Callable[[str], str]) -> Callable[..., str]:
        def code(source: str, **_: Any) -> str:
            if is_plain_code(source) and not self._budget.is_over():
                return colour(source)
            return f'<div class="highlight hl-ipython3"><pre>{escape(source)}</pre></div>'

        return code

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Markdown as HTML: no picture from elsewhere, no script, no address that runs one."""
        if not is_plain_markdown(source) or self._budget.is_over():
            why = words(say("This text is too long or too intricate to be formatted. It is shown as it was written."))
            return f"<p><em>{escape(why)}</em></p>\n<pre>{escape(source)}</pre>"
        cell = context.get("cell", {})
        attachments = cell.get("attachments", {})
        renderer = _InertRenderer(
            budget=self._budget, escape=False, allow_harmful_protocols=False, attachments=attachments,
            anchor_link_text=self.anchor_link_text, exclude_anchor_links=self.exclude_anchor_links,
        )  # fmt: skip
        html = MarkdownWithMath(renderer=renderer).render(_with_mark_scheme(cell, source))
        return bleach.clean(html, tags=_TAGS, attributes=_allowed, protocols=["http", "https", "mailto", "data"])


class FeedbackExporter(InertHTMLExporter):
    """A page that leaves the house: it may fetch no picture and send no form, by its own policy too."""

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, Any]:
        html, resources = super().from_notebook_node(nb, resources=resources, **kwargs)
        policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>'
        return html.replace("<head>", f"<head>\n{policy}", 1), resources


class _InertRenderer(IPythonRenderer):
    def __init__(self, budget: PageBudget, **options: Any):
        super().__init__(**options)
        self._budget = budget

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link; of one for which the page has no room, its words."""
        return super().link(text, url, title) if self._budget.takes(url, title) else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A picture that was pasted into the cell; of any other, and of one for which the page has no room, its words."""
        name = unquote(url.removeprefix("attachment:"))
        found = next((data for key, data in self.attachments.items() if name in (key, unquote(key))), {})
        for mime in PICTURES:
            if url.startswith("attachment:") and isinstance(found.get(mime), str):
                url = f"data:{mime};base64,{found[mime]}"
        if self._budget.takes(url, title) and _PICTURE.fullmatch(url):
            return super().image(text, url, title)
        return f"[picture left out: {self.escape_html(text or 'it is not in the notebook')}]"

    def block_code(self, code: str, info: str | None = None) -> str:
        """In colours if it is Python. A drawing that a script would read is shown as it is written."""
        language = ((info or "").split() or ["python"])[0]
        return str(super().block_code(code, info if is_plain_code(code, language) else None))


def _allowed(tag: str, name: str, value: str) -> bool:
    if tag == "img":
        return name in ("alt", "title") or (name == "src" and _PICTURE.fullmatch(value) is not None)
    if name == "href" and value.strip().lower().startswith("data:"):
        return False
    return name in _ATTRIBUTES["*"] or name in _ATTRIBUTES.get(tag, ())


def _with_mark_scheme(cell: Mapping[str, Any], source: str) -> str:
    """A question's mark scheme as a quotation under a title of its own.

    What hides it from students finds it by its markers, so they stay until a page is made.
    """
    if not cell.get("metadata", {}).get("nbgrader", {}).get("locked"):
        return source
    question, scheme = split_region(source, MARK_SCHEME)
    quoted = "\n".join(f"> {line}" for line in scheme.splitlines())
    return f"{question}\n\n**{words(say('Mark scheme'))}**\n\n{quoted}" if scheme else source


def _readable(notebook: NotebookNode) -> NotebookNode:
    """Without terminal codes, and with what was left out of the submission named at the top."""
    shown = copy.deepcopy(notebook)
    for cell in shown.cells:
        cell.source = without_controls(cell.source)
        for output in cell.get("outputs", []):
            if "text" in output:
                output["text"] = without_controls(output["text"])
            if "text/plain" in output.get("data", {}):
                output["data"]["text/plain"] = without_controls(output["data"]["text/plain"])
            for key in ("ename", "evalue"):
                if key in output:
                    output[key] = without_controls(output[key])
            if "traceback" in output:
                output["traceback"] = [without_controls(line) for line in output["traceback"]]
    remarks = shown.metadata.get(REMARKS, [])
    if remarks:
        lines = "\n".join(f"    {without_controls(str(line))}" for line in remarks)
        shown.cells.insert(
            0, new_markdown_cell(say("**Not everything that was handed in was taken:**\n\n{lines}", lines=lines))
        )
    return shown
