"""What the notebooks of the course import: checks that say in words what is not right yet. NumPy and the standard library only."""

from .check import check

__all__ = ["check"]
