"""Comments of instructors on a student's page: Markdown, of which nothing acts."""

from __future__ import annotations

import time

import pytest
from systems.slowness import seconds
from test_report_samples import record, submission

from autograder.gradebook.marks import CellComment
from autograder.report.comments import MOST_FORMATTED, formatted
from autograder.report.feedback import feedback_page


def test_a_students_page_shows_comments_formatted() -> None:
    comment = CellComment("why", "Shift by **the largest**:\n\n- once", by_hand=True)
    page = feedback_page(submission(record(), comments=(comment,)), "The hinge loss")
    assert "<p>Shift by <strong>the largest</strong>:</p>\n<ul>\n<li>once</li>\n</ul>" in page


@pytest.mark.parametrize(
    ("comment", "html"),
    [
        ("Good.\nBut **shift** by `max`.", "<p>Good.<br>\nBut <strong>shift</strong> by <code>max</code>.</p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("# A\n\n```python\nx < 1\n```", "<h3>A</h3>\n<pre><code>x &lt; 1\n</code></pre>\n"),
        ("a < b and c > d, W*x*y", "<p>a &lt; b and c &gt; d, W<em>x</em>y</p>\n"),
        ("see [here](https://example.org)", '<p>see <a href="https://example.org">here</a></p>\n'),
        ("", ""),
    ],
)
def test_markdown_is_formatted(comment: str, html: str) -> None:
    assert formatted(comment) == html


@pytest.mark.parametrize(
    "comment",
    [
        "<script>evil()</script>",
        "<img src=x onerror=evil()>",
        "![words](https://elsewhere.example/p.png)",
        "![words](data:image/svg+xml;base64,AAAA)",
        "[click](javascript:evil())",
        "[click](java\nscript:evil())",
        "[click](data:text/html,evil())",
        "[click][1]\n\n[1]: vbscript:evil()",
        "<a href='javascript:evil()' onclick=evil()>x</a>",
        "\x1b[31mred\x1b[0m \u202e turned",
        '```python" onmouseover="evil()\nx\n```',
    ],
)
def test_nothing_of_a_comment_acts_or_fetches(comment: str) -> None:
    html = formatted(comment)
    tags = html.lower().split("<")[1:]
    assert not any(tag.startswith(("script", "img", "iframe", "style")) for tag in tags)
    inside = " ".join(tag.split(">")[0] for tag in tags)
    assert not any(word in inside for word in ("javascript", "vbscript", "data:", " on", "src"))
    assert "\x1b" not in html and "\u202e" not in html


@pytest.mark.parametrize("piece", ["*a _b ", "[", "[a](", "**a*", "`a", "> ", "a|b\n-|-\n", "<a ", "![", "&", "1. "])
def test_a_comment_takes_no_time(piece: str) -> None:
    start = time.process_time()
    formatted((piece * MOST_FORMATTED)[:MOST_FORMATTED])
    assert time.process_time() - start < seconds(3)
    long = formatted("<b>line\n" * MOST_FORMATTED)
    assert long.startswith("<p>&lt;b&gt;line<br>&lt;b&gt;line") and long.count("<br>") == MOST_FORMATTED - 1
