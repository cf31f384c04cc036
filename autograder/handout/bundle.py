"""The archive handed to students: notebooks, data of their checks, the students' library and what it needs. No answer and no test."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import linearloss
from autograder.build.expand import expand
from autograder.course import Course, CourseError, import_from
from autograder.exercise.check_data import with_answers
from autograder.languages import catalogues
from linearloss.check_data import DATA
from linearloss.sentences import say

from .classroom import WORKFLOW, classroom_workflow
from .notebooks import check_fresh
from .pack import pack_file
from .readme import readme, start_script

LOCK = "requirements-students.lock"
# A fixed date: the same course gives the same bytes.
DATE = (2026, 1, 1, 0, 0, 0)
SECONDS_AT_DATE = "1767225600"


def write_bundle(
    course: Course, path: Path, for_self_learners: bool = False, for_classroom: bool = False, language: str = ""
) -> int:
    """Write the archive; returns how many files it holds.

    Args:
        for_self_learners: with digests of the right answers, so that the notebooks say at once whether one is right.
        for_classroom: with a workflow for GitHub Classroom, to be the content of a template repository.
        language: of its notebooks and of its README; empty for English.

    Raises:
        CourseError: `notebooks/` is stale: students would get something else than what is graded. Or the course has no such language.
    """
    if language and language not in catalogues.languages(course):
        raise CourseError(
            say(
                "There is no language {language} yet. Begin it by: autograder translate {language}",
                language=language,
            )
        )
    check_fresh(course)
    files = bundle_files(course, for_self_learners, language)
    if for_classroom:
        files[WORKFLOW] = classroom_workflow(course).encode()
    return pack(course, path, files)


def pack(course: Course, path: Path, files: Mapping[str, bytes]) -> int:
    """Write the archive of these files, in a folder of the course's name; returns how many there are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".part")
    with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"{course.slug}/{name}", DATE), content, zipfile.ZIP_DEFLATED)
    scratch.replace(path)
    return len(files)


def bundle_files(course: Course, for_self_learners: bool = False, language: str = "") -> dict[str, bytes]:
    """Path in the bundle -> content. The notebooks of a language stand where the English ones would."""
    wheel, content = _wheel()
    checked = for_self_learners or course.answers_checked_at_once
    lock = pack_file(course, LOCK).read_text(encoding="utf-8")
    own = f"./{wheel} --hash=sha256:{hashlib.sha256(content).hexdigest()}\n"
    import_from(course)
    files = {
        "README.md": readme(course, wheel, checked, for_self_learners, language).encode(),
        "start.py": start_script(language).encode(),
        "requirements.txt": (lock + own).encode(),
        "LICENSE": pack_file(course, "LICENSE").read_bytes(),
        wheel: content,
    }
    for assignment in course.assignments:
        notebook = course.released_notebook(assignment, language)
        for path in (notebook, notebook.with_name(DATA)):
            if path.is_file():
                files[f"notebooks/{assignment.name}/{path.name}"] = path.read_bytes()
        data = f"notebooks/{assignment.name}/{DATA}"
        if for_self_learners and not course.answers_checked_at_once and data in files:
            files[data] = with_answers(files[data].decode(), expand(course.source_script(assignment))).encode()
    return files


def _wheel() -> tuple[str, bytes]:
    """The students' library as a wheel: its name and bytes, the same for the same source."""
    with tempfile.TemporaryDirectory(prefix="autograder-bundle-") as name:
        source = Path(name) / "linearloss"
        shutil.copytree(
            Path(linearloss.__file__).parent,
            source,
            ignore=shutil.ignore_patterns("__pycache__", "*.egg-info", "build"),
        )
        done = subprocess.run(
            [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", name, str(source)],
            env=os.environ | {"SOURCE_DATE_EPOCH": SECONDS_AT_DATE}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        found = [*Path(name).glob("*.whl")]
        if done.returncode or len(found) != 1:
            raise CourseError(
                say("The students' library could not be built: {errors}", errors=done.stderr.strip()[-500:])
            )
        return found[0].name, found[0].read_bytes()
