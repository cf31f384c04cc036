"""What an innocent submission is made of."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Style:
    """Right code, written or handed in oddly.

    Attributes:
        cells: solution cell -> what stands in it.
        helper: code of a cell of the student's own, before the first of them.
        beside: files beside the notebook, by name.
    """

    says: str
    cells: dict[str, str] = field(default_factory=dict)
    helper: str = ""
    beside: dict[str, str] = field(default_factory=dict)
