"""Comments of instructors, who write Markdown in the formgrader, as they stand in our pages."""

from __future__ import annotations

from html import escape
from typing import Any

import bleach
import mistune
from markupsafe import Markup

from autograder.intake.text import without_controls

MOST_FORMATTED = (
    10_000  # characters: the parser goes back and forth in what is made to be slow; these take a tenth of a second
)
_TAGS = [
    "p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr", "h3", "h4", "h5", "h6",
    "table", "thead", "tbody", "tr", "th", "td",
]  # fmt: skip
_ATTRIBUTES = {"a": ["href", "title"], "ol": ["start"]}


def formatted(comment: str) -> Markup:
    """Markdown as HTML that fetches nothing and runs nothing, line breaks kept; what is very long, as it was written."""
    text = without_controls(comment)
    if len(text) > MOST_FORMATTED:
        return Markup("<p>{}</p>").format(Markup("<br>").join(map(Markup.escape, text.splitlines())))
    return Markup(
        bleach.clean(_markdown(text), tags=_TAGS, attributes=_ATTRIBUTES, protocols=["http", "https", "mailto"])
    )


class _Renderer(mistune.HTMLRenderer):
    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A page fetches no picture: of one, its words."""
        return escape(text)

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        """Below the page's own headings."""
        return f"<h{min(level + 2, 6)}>{text}</h{min(level + 2, 6)}>\n"


_markdown = mistune.create_markdown(
    escape=True, hard_wrap=True, renderer=_Renderer(escape=True), plugins=["table", "strikethrough"]
)
