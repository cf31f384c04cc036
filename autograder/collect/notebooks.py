"""What a notebook that was found is: which assignment, and whether anything in it was written by a student."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.build.generated import says_points
from autograder.course import Assignment, Course, CourseError
from autograder.intake.beside import Parts
from autograder.intake.bounds import BOUNDS
from autograder.notebook.code_kind import MOST_LOOKED_AT, read_code
from autograder.notebook.official import belongs_to
from autograder.notebook.reading import Unreadable, read_notebook
from linearloss.sentences import say

from .names import assignment_called, stem_of, without_copy_mark
from .sources import Item


@dataclass(frozen=True)
class Seen:
    """A notebook.

    Attributes:
        assignment: None if nothing says which.
        work: how many cells differ from what was handed out; None if it cannot be read.
        reason: why not.
    """

    item: Item
    within: Parts
    assignment: Assignment | None
    work: int | None
    reason: str = ""


class Recogniser:
    """Knows the notebooks that were handed out.

    Raises:
        CourseError: they have not been built.
    """

    def __init__(self, course: Course):
        self.course = course
        self._released: dict[str, NotebookNode] = {}
        for assignment in course.assignments:
            path = course.released_notebook(assignment)
            if not path.is_file():
                raise CourseError(
                    say("{path} is not there. Make it by: autograder build", path=path.relative_to(course.root))
                )
            self._released[assignment.name] = read_notebook(path.read_bytes(), path.name)
        self._ids = _own_ids(self._released)

    def look(self, item: Item, within: Parts, stated: Assignment | None) -> Seen:
        """Read a notebook; what cannot be read is judged by its name."""
        stem = stem_of(within[-1])
        named = assignment_called(stem, self.course) or assignment_called(without_copy_mark(stem), self.course)
        if item.staged.stat().st_size > BOUNDS.notebook_bytes:
            return Seen(item, within, stated or named, None, say("is larger than a notebook may be"))
        try:
            notebook = read_notebook(item.data(), within[-1])
        except Unreadable as error:
            return Seen(item, within, stated or named, None, str(error))
        name = belongs_to(notebook, self._ids) or self._by_names(notebook)
        if name is None:
            return Seen(item, within, None, 0, say("holds no cell of any notebook of this course"))
        return Seen(item, within, self.course.assignment(name), self._work(notebook, name))

    def _by_names(self, notebook: NotebookNode) -> str | None:
        """By the functions that are defined, where the cells have lost their ids."""
        code = [cell for cell in notebook.cells if cell.cell_type == "code"][:MOST_LOOKED_AT]
        defined = {name for cell in code for name in read_code(cell.source).names}
        found = {name: len(defined & ids) for name, ids in self._ids.items()}
        most = max(found.values(), default=0)
        best = [name for name, number in found.items() if number == most]
        return best[0] if most and len(best) == 1 else None

    def _work(self, notebook: NotebookNode, name: str) -> int:
        """How many cells are not as they were handed out; spaces, outputs and deleted cells do not count.

        Nor do the course's own texts and points, which may have changed since.
        """
        cells = self._released[name].cells
        texts, prose = {_bare(cell) for cell in cells}, {_id(cell) for cell in cells if _is_prose(cell)}
        return sum(
            bool(_bare(cell)) and _bare(cell) not in texts and not (_is_prose(cell) and _id(cell) in prose)
            for cell in notebook.cells
        )


def _bare(cell: NotebookNode) -> str:
    return "\n".join(line.rstrip() for line in cell.source.strip().splitlines() if not says_points(line))


def _id(cell: NotebookNode) -> str:
    return str(cell.metadata.get("submitted_id", ""))


def _is_prose(cell: NotebookNode) -> bool:
    """Of the course: an answer in words has an id of nbgrader's."""
    return cell.cell_type == "markdown" and not cell.metadata.get("grade_id")


def _own_ids(released: dict[str, NotebookNode]) -> dict[str, set[str]]:
    """The ids of cells that only one of the notebooks has."""
    ids = {
        name: {str(cell.metadata.get("grade_id", "")) for cell in one.cells} - {""} for name, one in released.items()
    }
    times = Counter(one for those in ids.values() for one in those)
    return {name: {one for one in those if times[one] == 1} for name, those in ids.items()}
