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

from .classroom import WORKFLOW, classroom_workflow
from .notebooks import MEND, differences
from .pack import pack_file

LOCK = "requirements-students.lock"
# What a course has to say to its students beyond how to start, e.g. which data it needs and what to hand in.
NOTE = Path("solutions") / "note_for_students.md"
# A fixed date: the same course gives the same bytes.
DATE = (2026, 1, 1, 0, 0, 0)
SECONDS_AT_DATE = "1767225600"
START = Path(__file__).with_name("start.py")
README = """\
# {title}: the notebooks

You need Python 3.11 or newer. One command, in this folder, opens JupyterLab at the first notebook; the first time it makes an
environment in `.venv`:

| where | command |
|---|---|
| Linux, macOS | `python3 start.py` |
| Windows | `py start.py` |
| conda | `conda create -n {name} python=3.13`, `conda activate {name}`, then `python start.py` |
| VS Code | make the environment with `python3 start.py --prepare`, open this folder, choose `.venv` as the kernel |
| Colab | open a notebook, and upload {wheel} and the `checks.json` from beside the notebook in its Files panel |

Go on in order. Under each task is a check: run it, and it says in words what is not right yet. {answers}
The file `checks.json` beside a notebook belongs to it: keep the two in one folder. A whole notebook at once, without Jupyter:

    .venv/bin/linearloss check {example}           Linux, macOS
    .venv\\Scripts\\linearloss check {example}      Windows
{hand_in}"""
NOTED = "Answers to questions are noted; grading decides whether they are right."
CHECKED = "It also says at once whether an answer to a question is right."
HAND_IN = """
Hand in the notebook file itself. Please do not rename cells, functions or files: that is how your work is found.
"""


def write_bundle(course: Course, path: Path, for_self_learners: bool = False, for_classroom: bool = False) -> int:
    """Write the archive; returns how many files it holds.

    Args:
        for_self_learners: with digests of the right answers, so that the notebooks say at once whether one is right.
        for_classroom: with a workflow for GitHub Classroom, to be the content of a template repository.

    Raises:
        CourseError: `notebooks/` is stale: students would get something else than what is graded.
    """
    check_fresh(course)
    files = bundle_files(course, for_self_learners)
    if for_classroom:
        files[WORKFLOW] = classroom_workflow(course).encode()
    return pack(course, path, files)


def check_fresh(course: Course) -> None:
    """Refuse to hand out something else than what is graded.

    Raises:
        CourseError: `notebooks/` is stale.
    """
    if differences(course):
        raise CourseError(f"notebooks/ is not what solutions/ gives. Mend it by: {MEND}")


def pack(course: Course, path: Path, files: Mapping[str, bytes]) -> int:
    """Write the archive of these files, in a folder of the course's name; returns how many there are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".part")
    with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"{course.slug}/{name}", DATE), content, zipfile.ZIP_DEFLATED)
    scratch.replace(path)
    return len(files)


def bundle_files(course: Course, for_self_learners: bool = False) -> dict[str, bytes]:
    """Path in the bundle -> content."""
    wheel, content = _wheel()
    checked = for_self_learners or course.answers_checked_at_once
    lock = pack_file(course, LOCK).read_text(encoding="utf-8")
    own = f"./{wheel} --hash=sha256:{hashlib.sha256(content).hexdigest()}\n"
    import_from(course)
    files = {
        "README.md": _readme(course, wheel, checked, for_self_learners).encode(),
        "start.py": START.read_bytes(),
        "requirements.txt": (lock + own).encode(),
        "LICENSE": pack_file(course, "LICENSE").read_bytes(),
        wheel: content,
    }
    for assignment in course.assignments:
        for path in (course.released_notebook(assignment), course.check_data(assignment)):
            if path.is_file():
                files[path.relative_to(course.root).as_posix()] = path.read_bytes()
        data = course.check_data(assignment)
        if for_self_learners and not course.answers_checked_at_once and data.is_file():
            text = with_answers(data.read_text(encoding="utf-8"), expand(course.source_script(assignment)))
            files[data.relative_to(course.root).as_posix()] = text.encode()
    return files


def _readme(course: Course, wheel: str, checked: bool, for_self_learners: bool) -> str:
    notebooks = [course.released_notebook(one).relative_to(course.root).as_posix() for one in course.assignments]
    text = README.format(
        title=course.title, name=course.slug, wheel=f"`{wheel}`", example=notebooks[min(1, len(notebooks) - 1)],
        answers=CHECKED if checked else NOTED, hand_in="" if for_self_learners else HAND_IN,
    )  # fmt: skip
    note = course.root / NOTE
    return text + ("\n" + note.read_text(encoding="utf-8") if note.is_file() else "")


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
            raise CourseError(f"The students' library could not be built: {done.stderr.strip()[-500:]}")
        return found[0].name, found[0].read_bytes()
