"""What the course's author writes down about one task beside its solution: mistakes and right answers."""

from .edits import Edit
from .mistakes import Mistake, read_mistakes

__all__ = ["Edit", "Mistake", "read_mistakes"]
