"""Links of the repository's documents, as they have to be on the site, where pages lie elsewhere and most files are not."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping

# Code is left alone; of a link the text and the target.
_CODE_OR_LINK = re.compile(
    r"(?P<code>```.*?```|`[^`\n]+`(?!\]))|\[(?P<text>[^\]\n]*)\]\((?P<target>[^()\s]+)\)", re.DOTALL
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)


def for_the_site(text: str, name: str, pages: Mapping[str, str], address: str = "") -> str:
    """The Markdown of a document with its links as they are on the site.

    Args:
        name: the document's path in the repository.
        pages: path in the repository -> path on the site, of all that has a page.
        address: of the public repository. What has no page is linked there; without it, its text alone is left.
    """

    def changed(match: re.Match[str]) -> str:
        target = match["target"]
        if match["code"] or _ELSEWHERE.match(target):
            return match[0]
        path, mark, anchor = target.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        if path in pages:
            here = posixpath.dirname(pages[name]) or "."
            # A path as the text is for readers of the repository; here the page's title takes its place.
            shown = "" if path.endswith(match["text"].strip("`")) and "." in match["text"] else match["text"]
            return f"[{shown}]({posixpath.relpath(pages[path], here)}{mark}{anchor})"
        return f"[{match['text']}]({address}/blob/main/{path}{mark}{anchor})" if address else match["text"]

    return _CODE_OR_LINK.sub(changed, text)


def relative(page: str, target: str) -> str:
    """The way from a page of the site to a file of it; both are paths on the site."""
    return posixpath.relpath(target, posixpath.dirname(page) or os.curdir)
