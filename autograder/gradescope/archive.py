"""The autograder zip for Gradescope: set-up, the grader, the course. It holds all answers: for instructors only."""

from __future__ import annotations

import zipfile
from pathlib import Path

import autograder
import linearloss
from autograder.course import Assignment, Course
from autograder.handout.notebooks import check_fresh
from autograder.handout.pack import pack_file

DATE = (2026, 1, 1, 0, 0, 0)  # a fixed date: the same course gives the same bytes
LOCK = "requirements.lock"

SETUP = """\
#!/usr/bin/env bash
# Gradescope runs this once, as root, when it makes the image: choose Ubuntu 24.04 (Python 3.11 or newer is needed).
set -euo pipefail
source=${AUTOGRADER_PREFIX:-/autograder}/source
grader=${GRADER:-/opt/course-grader}

apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 python3-venv libseccomp2
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python $(python3 --version) is too old: choose Ubuntu 24.04 as the base image." >&2
    exit 1
}

# Where everybody may enter: student code runs as another user, and needs Python. The course is closed to that user.
install -d -m 0755 "$grader"
python3 -m venv "$grader/.venv"
"$grader/.venv/bin/python" -m pip install --no-cache-dir --quiet --require-hashes -r "$source/requirements.lock"
packages=$("$grader/.venv/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
cp -R "$source/autograder" "$source/linearloss" "$packages/"
chmod -R go+rX "$grader"
chmod 0700 "$source/course"
cd "$source/course" && "$grader/.venv/bin/python" -m autograder gradescope --prepare @ASSIGNMENT@
"""
RUN = """\
#!/usr/bin/env bash
# Gradescope runs this for each submission, as root. What it prints is for instructors.
set -euo pipefail
prefix=${AUTOGRADER_PREFIX:-/autograder}
grader=${GRADER:-/opt/course-grader}
# Student code runs as another user, who must reach nothing here: neither the course nor the results.
chmod 0700 "$prefix" "$prefix/source/course"
cd "$prefix/source/course"
exec "$grader/.venv/bin/python" -m autograder gradescope @ASSIGNMENT@ --prefix "$prefix"
"""


def write_archive(course: Course, assignment: Assignment, path: Path) -> int:
    """Write the zip file for one assignment; returns how many files it holds.

    Raises:
        CourseError: `notebooks/` is stale, or the lock file is missing.
    """
    check_fresh(course)
    files = {
        "setup.sh": SETUP.replace("@ASSIGNMENT@", assignment.name).encode(),
        "run_autograder": RUN.replace("@ASSIGNMENT@", assignment.name).encode(),
        LOCK: pack_file(course, LOCK).read_bytes(),
        **{f"course/{name}": data for name, data in _course(course).items()},
        **_package(Path(autograder.__file__).parent),
        **_package(Path(linearloss.__file__).parent),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(path.name + ".part")
    with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, DATE)
            entry.external_attr = (0o755 if name in ("setup.sh", "run_autograder") else 0o644) << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    scratch.replace(path)
    return len(files)


def _course(course: Course) -> dict[str, bytes]:
    """Sources and what students got; nothing of the class."""
    kept = [path for path in (course.root / "solutions").rglob("*") if path.suffix in (".py", ".toml")]
    kept += [path for one in course.assignments for path in course.released_notebook(one).parent.iterdir()]
    return {
        path.relative_to(course.root).as_posix(): path.read_bytes()
        for path in kept
        if path.is_file() and "__pycache__" not in path.parts and ".ipynb_checkpoints" not in path.parts
    }


def _package(folder: Path) -> dict[str, bytes]:
    """The modules of a package and what lies beside them, without what building it has left."""
    packages = [
        folder,
        *(
            path.parent
            for path in folder.glob("*/**/__init__.py")
            if (folder / path.relative_to(folder).parts[0] / "__init__.py").is_file()
        ),
    ]
    kept = [
        path
        for package in packages
        for path in (*package.glob("*.py"), *package.glob("*.toml"), *package.glob("templates/*"))
    ]
    return {f"{folder.name}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in kept}
