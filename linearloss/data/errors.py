"""The errors this package raises on purpose."""

from __future__ import annotations

from ..check_data import speaking_as_here
from ..sentences import words


class DataError(Exception):
    """CIFAR-10 could not be found, fetched, read or verified.

    The message is written for the person at the keyboard: what happened,
    where, and what to do next.
    """

    @speaking_as_here()
    def _render_traceback_(self) -> list[str]:
        # IPython prints this in place of a traceback, which would be many lines of our own code.
        return words(str(self)).split("\n")


class StorageError(DataError):
    """The cache folder cannot take the data: no room, or no right to write.

    Kept apart from other errors because no other source would mend it, so
    the search for one stops here.
    """
