"""Canvas: the names of files in its bulk download; its gradebook."""

from __future__ import annotations

from collections.abc import Sequence


def is_maxima(row: Sequence[str]) -> bool:
    """Whether a row of a Canvas gradebook holds the points possible and is no student."""
    return bool(row) and "points possible" in row[0].casefold()
