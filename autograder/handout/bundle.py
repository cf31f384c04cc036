"""The archive handed to students: notebooks with the data of their checks, package, environment. No answer and no hidden test."""

from __future__ import annotations

import zipfile
from pathlib import Path

from autograder.course import Course, CourseError

from .notebooks import MEND, differences

FOLDER = "loss-functions-course"
# A fixed date: the same course gives the same bytes.
DATE = (2026, 1, 1, 0, 0, 0)
PACKAGES = ("autograder", "linearloss")
PLAIN_FILES = ("pyproject.toml", "requirements.lock", "environment.yml", "LICENSE")
README = """\
# Loss functions and regularisation: the notebooks

You need Python 3.11 or newer. In this folder:

    python3 -m venv .venv
    .venv/bin/python -m pip install --require-hashes -r requirements.lock
    .venv/bin/python -m pip install --no-deps --no-build-isolation --editable .
    .venv/bin/jupyter lab notebooks

(On Windows: `py -m venv .venv`, and `.venv\\\\Scripts\\\\` in place of `.venv/bin/`. With conda:
`conda env create -f environment.yml`, then `conda activate loss-functions`.)

Start with `notebooks/01-hinge/hinge.ipynb` and go on in order. Under each task is a check: run it,
and it says in words what is not right yet. To check a whole notebook at once, without Jupyter:

    .venv/bin/autograder check notebooks/02-svm/svm.ipynb

The last notebook uses CIFAR-10. Fetch it once with `.venv/bin/autograder data` (about 170 MB).
Hand in the notebook file itself, and for 06-tune-lambda also `tune_lambda_results.npz`.
Please do not rename cells, functions or files: that is how your work is found.
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
            archive.writestr(zipfile.ZipInfo(f"{FOLDER}/{name}", DATE), content, zipfile.ZIP_DEFLATED)
    scratch.replace(path)
    return len(files)


def bundle_files(course: Course) -> dict[str, bytes]:
    """Path in the bundle -> content."""
    files = {"README.md": README.encode()}
    for name in PLAIN_FILES:
        files[name] = (course.root / name).read_bytes()
    for assignment in course.assignments:
        for path in (course.released_notebook(assignment), course.check_data(assignment)):
            if path.is_file():
                files[path.relative_to(course.root).as_posix()] = path.read_bytes()
    for package in PACKAGES:
        for path in sorted((course.root / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                files[path.relative_to(course.root).as_posix()] = path.read_bytes()
    return files
