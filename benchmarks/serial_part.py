"""The serial part of a batch: CPU of the parent a submission, its memory with many submissions, and a second run that finds all done.

The processes of the pool return canned results: each has graded one submission of every notebook, and gives its outcome
again for every student. They read, fingerprint and lay out what was handed in, as ever. So the rate is that of the parent.

    python benchmarks/serial_part.py [--few 100] [--many 1000] [--jobs 2] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from classes import ROOT, copy_of_the_course, hand_in

from autograder.batch import run
from autograder.batch.grade_one import Outcome
from autograder.batch.grading_process import grading
from autograder.batch.submissions import Submission, find_submissions
from autograder.course import Assignment, Course, load_course
from autograder.intake import take_in
from autograder.isolation import scratch
from autograder.notebook.nodes import copied


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, help="where the course is kept, to go on later; else it is removed")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(batch(options.folder, options.jobs)))
        return
    with tempfile.TemporaryDirectory(prefix="benchmark-serial-part-") as name:
        Path(name).chmod(0o711)
        measure((options.folder or Path(name)).resolve(), options.few, options.many, options.jobs)


def measure(folder: Path, few: int, many: int, jobs: int) -> None:
    """Grade a few, then many, then nothing, each in a process of its own."""
    course = copy_of_the_course(folder)
    print(f"{platform.machine()}, {os.cpu_count()} cores, {jobs} jobs, Python {platform.python_version()}")
    hand_in(course, few)
    first = _once(folder, jobs)
    hand_in(course, many)
    second, third = _once(folder, jobs), _once(folder, jobs)
    graded = second["graded"] - first["graded"]
    print(f"CPU of the parent: {1000 * (second['cpu'] - first['cpu']) / graded:.1f} ms a submission")
    print(f"rate with canned results: {60 * second['graded'] / second['seconds']:.0f} a minute")
    print(f"memory of the parent: {second['mib']:.0f} MiB with {many}, {first['mib']:.0f} with {few}: "
          f"{second['mib'] / first['mib']:.2f} times")  # fmt: skip
    print(f"all {third['kept']} done before: {third['cpu']:.1f} s of CPU, {third['seconds']:.1f} s by the clock, "
          f"{third['mib'] / first['mib']:.2f} times the memory")  # fmt: skip


def _once(folder: Path, jobs: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--once", "--folder", str(folder), "--jobs", str(jobs)]
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def batch(folder: Path, jobs: int) -> dict[str, float]:
    """One batch in this process."""
    warnings.simplefilter("ignore")
    run.grading = canned  # type: ignore[assignment]
    course = load_course(folder)
    start, before = time.perf_counter(), _cpu()
    report = run.grade_batch(course, find_submissions(course), jobs=jobs)
    return {
        "seconds": time.perf_counter() - start, "cpu": _cpu() - before, "graded": report.graded, "kept": report.kept,
        "mib": _most_memory(),
    }  # fmt: skip


@contextmanager
def canned(
    course: Course, isolation: str, assignments: tuple[Assignment, ...], make_ready: Callable[[Course, Outcome], Any]
) -> Iterator[Callable[[Submission], Any]]:
    """In place of `grading`: each outcome is that of the first submission of its notebook."""
    outcomes: dict[str, Outcome] = {}
    with grading(course, isolation, assignments) as work:

        def give(submission: Submission) -> Any:
            name = submission.assignment.name
            if name not in outcomes:
                outcomes[name] = work(submission)
            kept = outcomes[name]
            with scratch.staging() as staging:
                received = take_in(course, submission.student, submission.assignment, staging).fingerprint
            records = [replace(record, student=submission.student) for record in kept.records]
            return make_ready(course, replace(
                kept, submission=submission, received=received, records=records, notebook=copied(kept.notebook),
            ))  # fmt: skip

        yield give


def _most_memory() -> float:
    """The most memory of this process, in MiB. Not `ru_maxrss`: that begins with what the process had that started this one."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
