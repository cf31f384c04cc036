"""What a held-out program is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HeldOut:
    """A wrong program, and the misconceptions that should be named when it is graded."""

    says: str
    replaces: str
    codes: tuple[str, ...]
    source: str
