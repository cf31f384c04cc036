"""nbgrader's late policy: the plug-in that its configuration names, or its own, which takes nothing off."""

from __future__ import annotations

import math
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from linearloss.sentences import say

from .configuration import CONFIGURATION, Configuration
from .marks import SubmissionMarks
from .trouble import CannotGoOn

_SECTIONS = ("AssignLatePenalties", "LateSubmissionPlugin")


class LatePolicy:
    """As nbgrader's `AssignLatePenalties`, without a connection of its own to the gradebook.

    nbgrader, which takes seconds to import, is asked only where something is late and the course has a policy.
    """

    def __init__(self, configuration: Configuration):
        self._everything = configuration.everything
        self.is_set = any(section in configuration.everything for section in _SECTIONS)

    @cached_property
    def penalties(self) -> Any:
        """nbgrader's preprocessor with the plug-in.

        Raises:
            CannotGoOn: there is no such plug-in, or it cannot be made.
        """
        from nbgrader.preprocessors import AssignLatePenalties

        try:
            found: Any = AssignLatePenalties(config=self._everything)
            found.init_plugin()
        except Exception as error:
            raise CannotGoOn(
                say(
                    "{file}: c.AssignLatePenalties.plugin_class cannot be used ({error}). Mend it there.",
                    file=CONFIGURATION,
                    error=str(error),
                )
            ) from error
        return found

    def penalty(self, student: str, points: float, seconds_late: float) -> float | None:
        """The points to take off, 0 to `points`; None if the submission is in time or the policy takes none off.

        Raises:
            CannotGoOn: the plug-in fails.
        """
        if seconds_late <= 0 or not self.is_set:
            return None
        plugin = self.penalties.plugin_inst
        try:
            penalty = plugin.late_submission_penalty(student, points, seconds_late)
            if penalty is None:
                return None
            if math.isnan(penalty):  # which the gradebook cannot hold
                raise ValueError("it gives nan")
            return float(self.penalties._check_late_penalty(SimpleNamespace(score=points), penalty))
        except Exception as error:
            raise CannotGoOn(
                say(
                    "the late policy {policy}, which {file} names, fails for {student}, {points:g} points, {seconds:.0f} seconds late ({error}). Mend it, and grade again.",
                    policy=type(plugin).__name__,
                    file=CONFIGURATION,
                    student=student,
                    points=points,
                    seconds=seconds_late,
                    error=f"{type(error).__name__}: {error}",
                )
            ) from error

    def is_older(self, marks: SubmissionMarks) -> bool:
        """Whether the penalty in the gradebook is no longer the policy's: the due date, an extension, a mark or the policy has changed."""
        return (self.penalty(marks.student, marks.points, marks.seconds_late) or 0.0) != marks.late_penalty
