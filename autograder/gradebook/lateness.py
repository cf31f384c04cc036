"""nbgrader's late policy: the plug-in that its configuration names, or its own, which takes nothing off."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from .configuration import Configuration


class LatePolicy:
    """As nbgrader's `AssignLatePenalties`, without a connection of its own to the gradebook."""

    def __init__(self, configuration: Configuration):
        from nbgrader.preprocessors import AssignLatePenalties

        self._penalties: Any = AssignLatePenalties(config=configuration.everything)
        self._penalties.init_plugin()

    def penalty(self, student: str, points: float, seconds_late: float) -> float | None:
        """The points to take off, 0 to `points`; None if the submission is in time or the policy takes none off."""
        if seconds_late <= 0:
            return None
        penalty = self._penalties.plugin_inst.late_submission_penalty(student, points, seconds_late)
        if penalty is None:
            return None
        return float(self._penalties._check_late_penalty(SimpleNamespace(score=points), penalty))
