"""Feedback pages on their way to students: as Moodle's zip, and as folders to be sent by mail."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from autograder.course import CourseError
from autograder.intake.text import file_name
from autograder.lms.filling import Rows
from autograder.lms.grades import Grades
from autograder.lms.moodle import WHERE
from autograder.lms.table import Table
from autograder.lms.worksheet import grade_column
from linearloss.sentences import say

from .export import table_of
from .pages import write_whole

Pages = Mapping[tuple[str, str], str]  # (student, assignment) -> the page
ADDRESSES = "addresses.csv"


def moodle_zip(pages: Pages, assignment: str, worksheet: Table, grades: Grades) -> tuple[bytes, list[str]]:
    """The zip file for Moodle's `Upload multiple feedback files in a zip`, and who is not in the worksheet.

    Moodle's importer (`mod/assign/feedback/file/importziplib.php`) takes a folder of at least four parts between `_`, of which
    the second is the participant's number.

    Raises:
        CourseError: the table is no worksheet.
    """
    if grade_column(worksheet) is None:
        raise CourseError(
            say(
                "{name} is no grading worksheet of Moodle's, which has the participants' numbers. {what}.",
                name=worksheet.name,
                what=WHERE,
            )
        )
    rows, unknown, buffer = Rows(worksheet, grades), [], io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for (student, of), page in sorted(pages.items()):
            if of != assignment:
                continue
            row = rows.of(student)
            if isinstance(row, str):
                unknown.append(row)
                continue
            person = rows.person(row)
            folder = f"{_in_moodle(person.name)}_{person.keys['participant']}_assignfeedback_file"
            # A fixed date: the same pages give the same bytes.
            entry = zipfile.ZipInfo(f"{folder}/{file_name(assignment)}.html", (2026, 1, 1, 0, 0, 0))
            archive.writestr(entry, page, zipfile.ZIP_DEFLATED)
    return buffer.getvalue(), unknown


def mail_folders(pages: Pages, grades: Grades, folder: Path) -> int:
    """A folder for each student with all of their pages, and a table of folders, names and addresses; returns how many."""
    people = {person.student: person for person in grades.people}
    rows: dict[str, list[str | float | None]] = {}
    for (student, assignment), page in sorted(pages.items()):
        write_whole(folder / file_name(student) / f"{file_name(assignment)}.html", page)
        person = people.get(student)
        rows[student] = [
            file_name(student),
            student,
            person.name if person else "",
            person.keys.get("email", "") if person else "",
        ]
    write_whole(folder / ADDRESSES, table_of([["folder", "student", "name", "email"], *rows.values()]))
    return len(rows)


def _in_moodle(name: str) -> str:
    """A name as Moodle writes it into a folder's name: it may hold no `_`, which separates the parts."""
    return re.sub(r'[\x00-\x1f/\\:*?"<>|&\']', "", name.replace("_", " ")).strip(". ~") or "Participant"
