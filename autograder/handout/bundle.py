"""The archive handed to students: notebooks, data of their checks, the students' library and what it needs. No answer and no test."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import linearloss
from autograder.course import Course, CourseError

from .notebooks import MEND, differences
from .pack import pack_file

LOCK = "requirements-students.lock"
# What a course has to say to its students beyond how to start, e.g. which data it needs and what to hand in.
NOTE = Path("solutions") / "note_for_students.md"
# A fixed date: the same course gives the same bytes.
DATE = (2026, 1, 1, 0, 0, 0)
SECONDS_AT_DATE = "1767225600"
README = """\
# {title}: the notebooks

You need Python 3.11 or newer. In this folder, on Linux and macOS:

    python3 -m venv .venv
    .venv/bin/python -m pip install --no-compile --require-hashes -r requirements.txt
    .venv/bin/jupyter lab notebooks

On Windows:

    py -m venv .venv
    .venv\\Scripts\\python -m pip install --no-compile --require-hashes -r requirements.txt
    .venv\\Scripts\\jupyter lab notebooks

With conda, on each of them:

    conda env create -f environment.yml
    conda activate {name}
    jupyter lab notebooks

Start with `{first}` and go on in order. Under each task is a check: run it,
and it says in words what is not right yet. The file `checks.json` beside a notebook belongs to it:
keep the two in one folder. To check a whole notebook at once, without Jupyter:

    .venv/bin/linearloss check {last}

Please do not rename cells, functions or files: that is how your work is found.
"""
ENVIRONMENT = """\
name: {name}
channels:
  - conda-forge
dependencies:
  - python>=3.11,<3.15
  - pip
  - pip:
      - --require-hashes
      - -r requirements.txt
"""


def write_bundle(course: Course, path: Path) -> int:
    """Write the archive; returns how many files it holds.

    Raises:
        CourseError: `notebooks/` is stale: students would get something else than what is graded.
    """
    if differences(course):
        raise CourseError(f"notebooks/ is not what solutions/ gives. Mend it by: {MEND}")
    files = bundle_files(course)
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".part")
    with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"{course.slug}/{name}", DATE), content, zipfile.ZIP_DEFLATED)
    scratch.replace(path)
    return len(files)


def bundle_files(course: Course) -> dict[str, bytes]:
    """Path in the bundle -> content."""
    wheel, content = _wheel()
    lock = pack_file(course, LOCK).read_text(encoding="utf-8")
    own = f"./{wheel} --hash=sha256:{hashlib.sha256(content).hexdigest()}\n"
    files = {
        "README.md": _readme(course).encode(),
        "environment.yml": ENVIRONMENT.format(name=course.slug).encode(),
        "requirements.txt": (lock + own).encode(),
        "LICENSE": pack_file(course, "LICENSE").read_bytes(),
        wheel: content,
    }
    for assignment in course.assignments:
        for path in (course.released_notebook(assignment), course.check_data(assignment)):
            if path.is_file():
                files[path.relative_to(course.root).as_posix()] = path.read_bytes()
    return files


def _readme(course: Course) -> str:
    notebooks = [course.released_notebook(one).relative_to(course.root).as_posix() for one in course.assignments]
    text = README.format(
        title=course.title, name=course.slug, first=notebooks[0], last=notebooks[min(1, len(notebooks) - 1)]
    )
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
