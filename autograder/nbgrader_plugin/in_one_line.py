"""What fails for everybody ends nbgrader's own commands with one line, too, where nbgrader shows a traceback."""

from __future__ import annotations

from pathlib import Path

from nbgrader.converters import BaseConverter
from nbgrader.converters.base import NbGraderException

from autograder.course import CourseError
from autograder.gradebook.trouble import trouble_of, waits_told_to

from .current_course import course_of


class InOneLine(BaseConverter):
    """For converters of ours: the reason and what to do, as `autograder grade` says it."""

    def start(self) -> None:
        """Convert; what stops everything is logged once."""
        try:
            with waits_told_to(self.log.warning):
                super().start()
        except NbGraderException:
            raise
        except Exception as error:
            gradebook = course_of(self.coursedir).folders.gradebook or Path("the gradebook")
            trouble = error if isinstance(error, CourseError) else trouble_of(error, gradebook.name)
            if trouble is None:
                raise
            self.log.error(str(trouble))
            raise NbGraderException(str(trouble)) from error
