"""The links of a folder of HTML pages: which lead nowhere, and which lead elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)
            elif name == "id" and value:
                self.ids.add(value)


def read(page: Path) -> _Links:
    """The links and the anchors of a page."""
    links = _Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


def broken(site: Path, skipped: str) -> list[str]:
    """Each link that leads to no file of the site, or to no place of a page: `page: link`.

    Args:
        skipped: a folder of the site whose pages are not read, and into which links may lead.
    """
    pages = {path: read(path) for path in site.rglob("*.html") if path.relative_to(site).parts[0] != skipped}
    found = []
    for page, links in pages.items():
        for link in links.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if target.is_relative_to(site / skipped):
                continue
            anchored = target in pages and parts.fragment and unquote(parts.fragment) not in pages[target].ids
            if not target.is_file() or anchored:
                found.append(f"{page.relative_to(site)}: {link}")
    return found


def outside(site: Path, skipped: str) -> set[str]:
    """All links to other sites."""
    pages = [path for path in site.rglob("*.html") if path.relative_to(site).parts[0] != skipped]
    return {link for page in pages for link in read(page).links if urlsplit(link).netloc}
