"""What such a program is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """A program that stands in place of one solution cell.

    Attributes:
        function: the cell's name.
        says: what is wrong with it, or odd about it.
    """

    function: str
    says: str
    source: str
