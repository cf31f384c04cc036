"""Puts our intake before nbgrader's own commands; `nbgrader_config.py` calls `nbgrader_plugin.install`.

nbgrader has no setting for the classes that autograde and make feedback, nor for how it reads a
timestamp, so these are exchanged by name. It is nbgrader 0.9.6 exactly: `tests/test_nbgrader.py` notices if one is gone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import nbgrader.apps.api
import nbgrader.apps.autogradeapp
import nbgrader.apps.generatefeedbackapp
import nbgrader.apps.validateapp
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from autograder.gradebook.schema import find_version_here
from autograder.intake import read_timestamp

from .autograde import TakenInAutograde
from .feedback import FeedbackForEveryName
from .pages import InertHTMLExporter
from .validator import NotingValidator, NotingValidatorOfJupyterLab

_format_path: Callable[..., str] = CourseDirectory.format_path


def exchange_classes() -> None:
    """For this process: every way to nbgrader's autograde leads through the intake, and its pages are inert."""
    find_version_here()
    nbgrader.apps.autogradeapp.Autograde = TakenInAutograde
    nbgrader.apps.api.Autograde = TakenInAutograde
    nbgrader.apps.generatefeedbackapp.GenerateFeedback = FeedbackForEveryName
    nbgrader.apps.api.GenerateFeedback = FeedbackForEveryName
    nbgrader.apps.validateapp.Validator = NotingValidator
    button = sys.modules.get("nbgrader.server_extensions.validate_assignment.handlers")
    if button is not None:  # it reads this configuration before it makes its validator
        button.Validator = NotingValidatorOfJupyterLab  # type: ignore[attr-defined]
    formgrader = sys.modules.get("nbgrader.server_extensions.formgrader.formgrader")
    if formgrader is not None:  # the formgrader reads this configuration before it makes its exporter
        formgrader.HTMLExporter = InertHTMLExporter  # type: ignore[attr-defined]
    CourseDirectory.get_existing_timestamp = _get_existing_timestamp
    CourseDirectory.format_path = _format_any_path
    NbGraderAPI.get_submitted_timestamp = _get_submitted_timestamp


def _get_existing_timestamp(self: CourseDirectory, dest_path: str) -> datetime | None:
    return read_timestamp(Path(dest_path))


def _get_submitted_timestamp(self: NbGraderAPI, assignment_id: str, student_id: str) -> datetime | None:
    root = Path(self.coursedir.root)
    return read_timestamp(root / self.coursedir.submitted_directory, (student_id, assignment_id))


def _format_any_path(self: Any, nbgrader_step: str, student_id: str, assignment_id: str, escape: bool = False) -> str:
    """As a pattern, with names that may hold line breaks, in a folder whose name may hold anything."""
    if not escape:
        return _format_path(self, nbgrader_step, student_id, assignment_id)
    return f"(?s:{_format_path(self, re.escape(nbgrader_step), student_id, assignment_id, True)})"
