"""nbgrader's tables, read as the database itself describes them: importing nbgrader's classes takes longer than all queries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from autograder.course import Course
from linearloss.sentences import say

from .configuration import configuration
from .trouble import CannotGoOn, patiently

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")


class Tables:
    """An open gradebook, in one transaction that changes nothing."""

    def __init__(self, connection: Connection):
        from sqlalchemy import MetaData

        self._connection = connection
        self._all = MetaData()
        self._all.reflect(connection)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has made any table yet."""
        return not self._all.tables

    def rows(self, table: str, *columns: str, **only: Collection[Any]) -> Sequence[Any]:
        """These columns of all rows, or of those whose other columns hold one of the values in `only`.

        Raises:
            CannotGoOn: there is no such table or column.
        """
        from sqlalchemy import select

        try:
            found = self._all.tables[table].c
            query = select(*(found[column] for column in columns))
            query = query.where(*(found[column].in_(values) for column, values in only.items()))
        except KeyError as error:
            raise CannotGoOn(
                say(
                    "the gradebook is of another version of nbgrader ({table} has no {error}): run `nbgrader db upgrade`.",
                    table=table,
                    error=str(error),
                )
            ) from error
        return self._connection.execute(query).all()

    def let_go(self) -> None:
        """End the transaction; what is read next may be newer."""
        self._connection.rollback()


def read(course: Course, query: Callable[[Tables], T]) -> T | None:
    """What `query` finds in the gradebook of a course; None if there is none yet.

    Raises:
        CannotGoOn: it is locked for long, damaged, or of another version; one sentence says what to do.
    """

    def attempt() -> T | None:
        with opened(course) as tables:
            return None if tables is None else query(tables)

    return patiently(attempt, gradebook=configuration(course.root).gradebook)


@contextmanager
def opened(course: Course) -> Iterator[Tables | None]:
    """The tables of a course's gradebook; None if there is none yet. Its errors are the database's own."""
    found = configuration(course.root)
    if found.folders.gradebook is not None and not found.folders.gradebook.is_file():
        yield None
        return
    from sqlalchemy import create_engine

    engine = create_engine(found.impatient_url)
    try:
        with engine.connect() as connection:
            tables = Tables(connection)
            yield None if tables.is_empty else tables
    finally:
        engine.dispose()
