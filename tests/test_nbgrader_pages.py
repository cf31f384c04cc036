"""Pages that nbgrader makes of a graded notebook: whatever a student wrote, nothing acts, fetches or fails."""

from __future__ import annotations

import html as html_module
import re
import time
from html.parser import HTMLParser
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from systems.slowness import seconds

from autograder.intake.bounds import Bounds
from autograder.nbgrader_plugin import page_bounds
from autograder.nbgrader_plugin.pages import FeedbackExporter, InertHTMLExporter
from autograder.nbgrader_plugin.preprocessors import HideSecrets
from autograder.notebook.submitted import REMARKS

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def page(source: str, attachments: dict[str, Any] | None = None, exporter: type = FeedbackExporter) -> str:
    cell = new_markdown_cell(source)
    if attachments:
        cell.attachments = attachments
    made = exporter(template_name="basic")
    html, _ = made.from_notebook_node(new_notebook(cells=[cell]))
    return str(html)


def fetched(html: str) -> list[str]:
    """What a browser would fetch or run: addresses of pictures and frames, handlers, scripts of evil's."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            for name, value in attrs:
                text = value or ""
                if name.startswith("on") or "javascript:" in text.lower() or name in ("style", "srcset", "action"):
                    found.append(f"{tag} {name}={text}")
                if name in ("src", "data", "poster", "background") and not text.startswith("data:image/"):
                    found.append(f"{tag} {name}={text}")
            if tag in ("iframe", "object", "embed", "link", "base", "form", "svg", "video", "audio", "meta"):
                found.append(tag)

        def handle_data(self, data: str) -> None:
            if self.cdata_elem and "evil" in data:
                found.append(str(self.cdata_elem))

    Reader().feed(html)
    return found


def test_the_search_finds_what_it_is_for() -> None:
    for bad in (
        "<img src=//evil>",
        "<p onclick=x>",
        "<a href='JavaScript:x'>",
        "<p style='background:url(//e)'>",
        "<script>evil()</script>",
    ):
        assert fetched(bad), bad


@pytest.mark.parametrize("exporter", [FeedbackExporter, InertHTMLExporter])
@pytest.mark.parametrize(
    "source",
    [
        "![x](https://evil.example/a.png)",
        "![x](//evil.example/a.png 'title')",
        "![x][ref]\n\n[ref]: https://evil.example/a.png",
        "[![x](https://evil.example/a.png)](https://evil.example)",
        "<img src='https://evil.example/a.png' srcset='//evil.example/b 2x' onerror=evil()>",
        "<div style='background:url(//evil.example)'>a</div>",
        "<table background='//evil.example'><tr><td>a</td></tr></table>",
        "<svg><image href='//evil.example'/></svg><video poster='//evil.example' src=x></video>",
        "<script>evil()</script><style>@import '//evil.example'</style><link rel=stylesheet href=//evil.example>",
        "<iframe src=//evil.example></iframe><object data=//evil.example></object><meta http-equiv=refresh content=0>",
        "[x](javascript:evil()) <a href='java\tscript:evil()'>x</a> [y](data:text/html,evil)",
        "<form action=//evil.example><button>x</button></form><base href=//evil.example>",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "$$<img src=//evil.example onerror=evil()>$$ and $\\href{javascript:evil()}{x}$",
        "```mermaid\n<img src=//evil.example>\n```",
        "# <img src=//evil.example>",
    ],
)  # fmt: skip
def test_nothing_is_fetched_and_nothing_runs(source: str, exporter: type) -> None:
    html = page(source, exporter=exporter)
    inside = html[html.index("</head>") :] if "</head>" in html else html
    assert [found for found in fetched(inside) if "javascript" not in found or "href" in found] == []


def test_honest_markdown_is_shown() -> None:
    html = page(
        "## A *title*\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`x < y` [there](https://example.org) $a < b$\n\n<details><summary>s</summary>more</details>"
    )
    for shown in (
        "<em>title</em>",
        "<td>1</td>",
        "<code>x &lt; y</code>",
        'href="https://example.org"',
        "$a &lt; b$",
        "<details>",
    ):
        assert shown in html


@pytest.mark.parametrize("name", ["a.png", 'a"b.png', "a'b.png", "a b.png", "50%.png", "é.png", "<b>.png", "a)b.png"])
def test_a_pasted_picture_is_shown_whatever_its_name(name: str) -> None:
    attachments = {name: {"image/png": PIXEL}}
    for target in (f"<attachment:{name}>", "attachment:" + re.sub(r"[ ()<>]", lambda m: f"%{ord(m[0]):02X}", name)):
        html = page(f"![x]({target})", attachments)
        assert fetched(html.partition("</head>")[2] or html) == []
        if "<b>" not in name:
            assert f"data:image/png;base64,{PIXEL[:20]}" in html, target


@pytest.mark.parametrize(
    "attachments",
    [None, {}, {"a.png": {}}, {"a.png": {"image/svg+xml": "x"}}, {"a.png": {"image/png": '"><script>evil()</script>'}}, {"a.png": {"image/png": ["x"]}}],
)  # fmt: skip
def test_a_picture_that_is_not_there_costs_no_page(attachments: dict[str, Any] | None) -> None:
    html = page("before ![words](attachment:a.png) after", attachments)
    assert "before" in html and "after" in html and fetched(html.partition("</head>")[2] or html) == []


@pytest.mark.parametrize(
    ("shown", "start"),
    [
        ("![words](attachment:a) ", ""),
        ("![words][a] ", "data:image/png;base64,"),
        ("[words][a] ", "https://example.org/"),
    ],
)
def test_what_stands_once_is_not_shown_without_end(shown: str, start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of four megabytes, shown a thousand times, took the process its memory."""
    monkeypatch.setattr(page_bounds, "BOUNDS", Bounds(notebook_bytes=100_000))
    picture = PIXEL * 100
    html = page(f"{shown * 50}\n\n[a]: {start}{picture}\n", {"a": {"image/png": picture}})
    assert html.count(picture) == 100_000 // len(picture) and html.count("words") >= 50


def test_escape_codes_are_taken_out_everywhere() -> None:
    evil = "\x1b]0;title\x07a\x1b[2Jb\x9b31m\u202ec\x00"
    cells = [
        new_markdown_cell(evil),
        new_code_cell(
            f"x = '{evil}'",
            outputs=[
                new_output("stream", name="stdout", text=evil),
                new_output("display_data", data={"text/plain": evil}),
                new_output("error", ename=evil, evalue=evil, traceback=[evil]),
            ],
        ),
    ]
    html, _ = FeedbackExporter(template_name="basic").from_notebook_node(new_notebook(cells=cells))
    assert not set(html) & set("\x1b\x07\x9b\u202e\x00") and "title" not in html
    assert cells[0].source == evil, "the notebook itself is not changed"


def test_remarks_stand_at_the_top_and_a_policy_in_the_head() -> None:
    notebook = new_notebook(cells=[new_markdown_cell("text")], metadata={REMARKS: ["<b>x</b> *is* a link", 3]})
    html, _ = FeedbackExporter(template_name="classic").from_notebook_node(notebook)
    assert html.index("&lt;b&gt;x&lt;/b&gt; *is* a link") < html.index("text</p>")
    assert "img-src data:" in html.partition("</head>")[0]


def test_a_mark_scheme_is_quoted_under_its_title_where_the_course_has_one() -> None:
    text = "Why?\n\n### BEGIN MARK SCHEME\n1 point: because.\n\n1 point: so.\n### END MARK SCHEME"
    question, own = new_markdown_cell(text), new_markdown_cell(text)
    question.metadata["nbgrader"] = {"grade_id": "why", "locked": True}
    html, own_html = (
        InertHTMLExporter(template_name="basic").from_notebook_node(new_notebook(cells=[cell]))[0]
        for cell in (question, own)
    )
    assert "MARK SCHEME" not in html and html.index("<strong>Mark scheme</strong>") < html.index("<blockquote>")
    assert html.index("<blockquote>") < html.index("1 point: because.") < html.index("1 point: so.")
    hiding = FeedbackExporter(template_name="basic", preprocessors=[HideSecrets])
    assert "because" not in hiding.from_notebook_node(new_notebook(cells=[question]))[0]
    assert "BEGIN MARK SCHEME" in own_html and "<blockquote>" not in own_html, "a student may not write one"


COSTLY = {
    "brackets": "[" * 1_000_000,
    "pictures": "![" * 500_000,
    "links": "[a](" * 250_000,
    "blanks": "a" + " " * 1_000_000 + "b",
    "mathematics": "\\\\[" * 20_000,
    "opened again": "".join(f"<b id={number}>" for number in range(3_000)) + "<p>" * 5_000,
    "another language": "```perl\n" + "s{" * 20_000 + "\n```",
    "long code": "```python\n" + "a.b." * 10_000 + "\n```",
}


@pytest.mark.parametrize("name", COSTLY)
def test_a_text_that_would_take_hours_is_shown_as_it_was_written(name: str) -> None:
    start = time.thread_time()
    html = page(COSTLY[name])
    assert time.thread_time() - start < 10
    told = html_module.unescape(html)
    assert COSTLY[name].strip("`perlython\n") in told
    assert ("is shown as it was written" in told) == (not COSTLY[name].startswith("```"))


@pytest.mark.parametrize("source", ["a.b." * 100_000, "%%perl\n" + "s{" * 20_000, "(" * 1_000_000, "x = 1\n" * 100_000])
def test_code_that_would_take_hours_has_no_colours(source: str) -> None:
    start = time.thread_time()
    html, _ = FeedbackExporter(template_name="basic").from_notebook_node(new_notebook(cells=[new_code_cell(source)]))
    assert time.thread_time() - start < 10
    assert source in html_module.unescape(html) and "<span" not in html.partition("<pre>")[2]


def test_many_texts_that_each_take_a_while_end_with_the_time_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_bounds, "_SECONDS", 0.0)
    cells = [new_markdown_cell("*a*"), new_code_cell("x = 1")]
    html, _ = FeedbackExporter(template_name="basic").from_notebook_node(new_notebook(cells=cells))
    assert "<pre>*a*</pre>" in html and "<pre>x = 1</pre>" in html


def test_a_long_honest_cell_is_set_and_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_bounds, "_SECONDS", seconds(page_bounds._SECONDS))
    prose = "A *loss* [is](https://example.org) what $L(W)$ tells (see above), and `W[0]` is a row.\n\n" * 240
    code = 'def f(x: int) -> str:\n    return f"{x + 1}"  # a comment\n\n\n' * 500
    cells = [
        new_markdown_cell(prose),
        new_code_cell(code),
        new_code_cell("%%time\nx = 1"),
        new_markdown_cell("```python\nx = 1\n```"),
    ]
    cells.append(
        new_markdown_cell(f"My sketch:\n\n![sketch](data:image/png;base64,{'iVBORw0KGgo/' * 20_000})")
    )  # as Colab keeps it
    html, _ = FeedbackExporter(template_name="basic").from_notebook_node(new_notebook(cells=cells))
    assert html.count("<em>loss</em>") == 240 and "as it was written" not in html and "<p>My sketch:</p>" in html
    assert html.count('<span class="k">def</span>') == 500 and html.count('<span class="mi">1</span>') == 502
