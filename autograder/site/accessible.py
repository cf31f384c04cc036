"""What the theme's pages lack for the keyboard and for screen readers; axe finds it (`tests/test_in_a_browser.py`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

# A heading says its level; two regions of one kind have names; what may scroll is reached by keys.
ADDED = {
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="On this page">',
    '<aside class="toc-drawer no-toc">': '<aside class="toc-drawer no-toc" aria-label="On this page">',
    "<pre>": '<pre tabindex="0">',
    '<div class="table-wrapper ': '<div tabindex="0" class="table-wrapper ',
}


def accessible(page: str) -> str:
    """A page with what it lacks."""
    for old, new in ADDED.items():
        page = page.replace(old, new)
    return page


def _finish(app: Any, exception: Exception | None) -> None:
    if exception is None and app.builder.format == "html":
        for path in Path(app.outdir).rglob("*.html"):
            if "lite" not in path.relative_to(app.outdir).parts:  # JupyterLab's own
                path.write_text(accessible(path.read_text(encoding="utf-8")), encoding="utf-8")


def setup(app: Any) -> dict[str, bool]:
    """For Sphinx: pages are finished when all are written."""
    app.connect("build-finished", _finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
