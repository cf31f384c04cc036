"""The grader of a course on loss functions and regularisation, and its command line. Notebooks need `linearloss` alone."""

from linearloss.version import __version__

__all__ = ["__version__"]
