"""A function to be written, in one place: its cases, facets and parts, its mistakes and right answers, and what they show."""

from .edits import Edit
from .mistakes import Mistake, read_mistakes

__all__ = ["Edit", "Mistake", "read_mistakes"]
