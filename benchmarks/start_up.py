"""What students and instructors wait for: the students' library against NumPy alone, a visible check, `autograder check`.

CPU seconds of whole processes, the median of several; the library is imported in turn with NumPy.

    python benchmarks/start_up.py [--assignment 02-svm]
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import nbformat

from autograder.build.expand import expand
from autograder.course import load_course
from autograder.selfcheck.variants import solved, write_example_files

ROOT = Path(__file__).resolve().parents[1]
RUNS = 7


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assignment", default="02-svm")
    options = parser.parse_args()
    course = load_course(ROOT)
    assignment = course.assignment(options.assignment)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    numpy, library = in_turn("import numpy", "import linearloss")
    print(f"import numpy {numpy:.3f} s, import linearloss {library:.3f} s: {library / numpy:.2f} times, "
          f"{library - numpy:.3f} s more")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="benchmark-start-up-") as name:
        folder = Path(name)
        path = folder / assignment.file
        path.write_text(nbformat.writes(solved(expand(course.source_script(assignment))), version=4), encoding="utf-8")
        write_example_files(assignment, folder)
        command = [sys.executable, "-m", "autograder", "check", str(path)]
        cpu(command)  # what the known mistakes show is kept by the first run
        hidden = median(cpu(command) for _ in range(3))
        (folder / "checks.json").write_bytes(course.check_data(assignment).read_bytes())
        visible = median(cpu([sys.executable, "-m", "linearloss", "check", str(path)]) for _ in range(3))
    print(f"linearloss check {assignment.file}: {visible:.2f} s; autograder check, hidden cases too: {hidden:.2f} s, "
          f"{hidden / numpy:.0f} times import numpy")  # fmt: skip


def in_turn(*programs: str) -> list[float]:
    """The median CPU seconds of each."""
    taken: list[list[float]] = [[] for _ in programs]
    for _ in range(RUNS):
        for those, program in zip(taken, programs, strict=True):
            those.append(cpu([sys.executable, "-c", program]))
    return [median(those) for those in taken]


def cpu(command: list[str]) -> float:
    """CPU seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
