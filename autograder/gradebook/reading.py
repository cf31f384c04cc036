"""Reads the whole gradebook with a few queries, however large the class is, and changes nothing in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from autograder.course import Course

from .configuration import configuration
from .marks import AssignmentEntry, CellComment, CellMark, Marks, Student, SubmissionMarks
from .trouble import patiently

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOTHING = Marks({}, {}, {})
T = TypeVar("T")


def read_marks(course: Course, say: Callable[[str], None] = lambda text: None) -> Marks:
    """All marks of a course; none if it has no gradebook yet.

    Args:
        say: told once if another program has locked the gradebook.

    Raises:
        CannotGoOn: the gradebook is locked for long, damaged, or of another version; one sentence says what to do.
    """
    return _read(course, _marks, say) or NOTHING


def _read(course: Course, query: Callable[[Session], T], say: Callable[[str], None] = lambda text: None) -> T | None:
    """What `query` finds; None if there is no gradebook yet."""
    found = configuration(course.root)
    if found.folders.gradebook is not None and not found.folders.gradebook.is_file():
        return None

    def attempt() -> T:
        with _reading(found.db_url) as session:
            return query(session)

    return patiently(attempt, say, gradebook=found.gradebook)


@contextmanager
def _reading(url: str) -> Iterator[Session]:
    from sqlalchemy import create_engine
    from sqlalchemy.orm import Session

    engine = create_engine(url)
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()


def _marks(session: Session) -> Marks:
    """One query a table: a join of them would repeat what is long."""
    from nbgrader import api

    ids = _columns(session, api.SubmittedNotebook.id, api.SubmittedNotebook.assignment_id)
    of_notebook: dict[str, str] = dict(ids)
    cells = {cell.id: cell for cell in _columns(session, api.GradeCell.id, api.GradeCell.name,
                                                api.GradeCell.max_score, api.GradeCell.cell_type)}  # fmt: skip
    cells |= {cell.id: cell for cell in _columns(session, api.TaskCell.id, api.TaskCell.name,
                                                 api.TaskCell.max_score, api.TaskCell.cell_type)}  # fmt: skip
    grades = defaultdict(list)
    for row in _columns(session, api.Grade.notebook_id, api.Grade.cell_id, api.Grade.auto_score,
                        api.Grade.manual_score, api.Grade.extra_credit, api.Grade.needs_manual_grade):  # fmt: skip
        if row.notebook_id in of_notebook and row.cell_id in cells:
            grades[of_notebook[row.notebook_id]].append(_mark(cells[row.cell_id], row))
    return Marks(
        students={
            row.id: Student(row.id, *(value or "" for value in row[1:]))
            for row in _columns(session, api.Student.id, api.Student.first_name, api.Student.last_name,
                                api.Student.email, api.Student.lms_user_id)
        },
        assignments=(assignments := _assignments(session)),
        submissions=_submissions(session, assignments, grades, _comments(session, of_notebook)),
    )  # fmt: skip


@dataclass(frozen=True)
class KnownCells:
    """What the gradebook knows of an assignment.

    Attributes:
        submissions: how many students' it holds.
        cells: (notebook, kind, id), where a kind is `grade`, `solution`, `task` or `source`.
    """

    submissions: int
    cells: tuple[tuple[str, str, str], ...]


def read_cells(course: Course) -> dict[str, KnownCells]:
    """Assignment -> its cells.

    Raises:
        CannotGoOn: as `read_marks`.
    """
    return _read(course, _known_cells) or {}


def _known_cells(session: Session) -> dict[str, KnownCells]:
    from nbgrader import api

    names = dict(_columns(session, api.Assignment.id, api.Assignment.name))
    notebooks = {
        row.id: row for row in _columns(session, api.Notebook.id, api.Notebook.name, api.Notebook.assignment_id)
    }
    cells = defaultdict(list)
    kinds = {"grade": api.GradeCell, "solution": api.SolutionCell, "task": api.TaskCell, "source": api.SourceCell}
    for kind, table in kinds.items():
        for row in _columns(session, table.notebook_id, table.name):
            if row.notebook_id in notebooks:
                notebook = notebooks[row.notebook_id]
                cells[names[notebook.assignment_id]].append((notebook.name, kind, row.name))
    handed_in = Counter(row.assignment_id for row in _columns(session, api.SubmittedAssignment.assignment_id))
    return {name: KnownCells(handed_in[key], tuple(cells[name])) for key, name in names.items()}


def _columns(session: Session, *columns: Any) -> Any:
    from sqlalchemy import select

    return session.execute(select(*columns)).all()


def _mark(cell: Any, row: Any) -> CellMark:
    return CellMark(
        cell.name, cell.cell_type == "code", cell.max_score, row.auto_score, row.manual_score,
        row.extra_credit or 0.0, bool(row.needs_manual_grade),
    )  # fmt: skip


def _assignments(session: Session) -> dict[str, AssignmentEntry]:
    from nbgrader import api

    found = {
        row.id: AssignmentEntry(row.name, {}, row.duedate)
        for row in _columns(session, api.Assignment.id, api.Assignment.name, api.Assignment.duedate)
    }
    notebooks = dict(_columns(session, api.Notebook.id, api.Notebook.assignment_id))
    for kind in (api.GradeCell, api.TaskCell):
        for row in _columns(session, kind.notebook_id, kind.name, kind.max_score):
            if row.notebook_id in notebooks:
                found[notebooks[row.notebook_id]].cells[row.name] = row.max_score  # type: ignore[index]
    return {entry.name: entry for entry in found.values()}


def _comments(session: Session, of_notebook: dict[str, str]) -> dict[str, list[CellComment]]:
    from nbgrader import api
    from sqlalchemy import or_, select

    query = (
        select(api.Comment.notebook_id, api.BaseCell.name, api.Comment.auto_comment, api.Comment.manual_comment)
        .join(api.BaseCell, api.BaseCell.id == api.Comment.cell_id)
        .where(or_(api.Comment.auto_comment.isnot(None), api.Comment.manual_comment.isnot(None)))
    )
    found = defaultdict(list)
    for row in session.execute(query):
        by_hand = row.manual_comment is not None
        text = row.manual_comment if by_hand else row.auto_comment
        if text and row.notebook_id in of_notebook:
            found[of_notebook[row.notebook_id]].append(CellComment(row.name, text, by_hand))
    return found


def _submissions(
    session: Session,
    assignments: dict[str, AssignmentEntry],
    grades: dict[str, list[CellMark]],
    comments: dict[str, list[CellComment]],
) -> dict[tuple[str, str], SubmissionMarks]:
    from nbgrader import api
    from sqlalchemy import select

    penalties: dict[str, float] = defaultdict(float)
    for row in _columns(session, api.SubmittedNotebook.assignment_id, api.SubmittedNotebook.late_submission_penalty):
        penalties[row.assignment_id] += row.late_submission_penalty or 0.0
    query = select(
        api.SubmittedAssignment.id, api.SubmittedAssignment.student_id, api.Assignment.name,
        api.SubmittedAssignment.timestamp, api.SubmittedAssignment.extension,
    ).join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)  # fmt: skip
    found = {}
    for row in session.execute(query):
        due = assignments[row.name].due
        found[row.student_id, row.name] = SubmissionMarks(
            row.student_id, row.name,
            tuple(sorted(grades.get(row.id, ()), key=lambda mark: mark.cell)),
            tuple(sorted(comments.get(row.id, ()), key=lambda comment: comment.cell)),
            penalties[row.id], row.timestamp,
            due + row.extension if due is not None and row.extension is not None else due,
            row.extension,
        )  # fmt: skip
    return found
