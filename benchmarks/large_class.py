"""A class graded whole, killed twice on the way, against the same class graded in ten pieces: records and gradebooks must agree.

Isolation is on. The copies are cheap: each has two functions written, right or with a known mistake, and its answers; the
other functions are as they were handed out. Grading 10,000 of them twice takes hours; with `--folder` this program, started
again, goes on where it was stopped.

    python benchmarks/large_class.py [--number 300] [--jobs 2] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import platform
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from classes import ROOT, copy_of_the_course, hand_in

from autograder.course import Course, load_course

PIECES = 10
PR_SET_CHILD_SUBREAPER = 36
GRADES = (
    "SELECT a.student_id, n.name, b.name, g.auto_score, g.needs_manual_grade FROM grade g "
    "JOIN base_cell b ON b.id = g.cell_id JOIN submitted_notebook s ON s.id = g.notebook_id "
    "JOIN submitted_assignment a ON a.id = s.assignment_id JOIN notebook n ON n.id = s.notebook_id ORDER BY 1, 2, 3"
)


def main() -> None:
    """Grade, kill, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, help="where the classes are kept, to go on later; else they are removed")
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(
        PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0
    )  # what a killed grader leaves is waited for, and counted, here
    with _folder(options.folder) as folder:
        empty = copy_of_the_course(folder / "empty").root
        whole = _copy(empty, folder / "whole")
        hand_in(whole, options.number, cheap=True)
        print(
            f"{options.number} submissions, {options.jobs} jobs, {platform.machine()}, Python {platform.python_version()}"
        )
        before = _cpu()
        for part in (1 / 3, 2 / 3):
            _grade(whole, options.jobs, kill_at=int(part * options.number))
        _grade(whole, options.jobs)
        print(f"whole, killed twice: {_cpu() - before:.0f} s of CPU", flush=True)
        before = _cpu()
        found: dict[str, list[Any]] = {"records": [], "grades": []}
        for number in range(PIECES):
            piece = _piece(whole, _copy(empty, folder / f"piece{number}"), number)
            _grade(piece, options.jobs)
            found = {kind: found[kind] + those for kind, those in _state(piece).items()}
        print(f"in {PIECES} pieces: {_cpu() - before:.0f} s of CPU", flush=True)
        expected = {kind: sorted(those, key=repr) for kind, those in _state(whole).items()}
        same = {kind: sorted(those, key=repr) == expected[kind] for kind, those in found.items()}
        submissions = {(record["student"], record["assignment"]) for record in expected["records"]}
        print(
            f"{len(submissions)} submissions, {len(expected['records'])} records, {len(expected['grades'])} grades: {same}"
        )
        sys.exit(0 if all(same.values()) and len(submissions) == options.number else 1)


@contextmanager
def _folder(asked: Path | None) -> Iterator[Path]:
    if asked is not None:
        asked.mkdir(parents=True, exist_ok=True)
        yield asked.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="benchmark-large-class-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


def _copy(empty: Path, folder: Path) -> Course:
    if not folder.exists():
        shutil.copytree(empty, folder)
    return load_course(folder)


def _piece(whole: Course, piece: Course, number: int) -> Course:
    students = sorted((whole.root / "submitted").iterdir())
    for student in students[number::PIECES]:
        shutil.copytree(student, piece.root / "submitted" / student.name, dirs_exist_ok=True)
    (piece.root / "submitted").mkdir(exist_ok=True)
    shutil.copytree(
        whole.root / "build" / "known", piece.root / "build" / "known", dirs_exist_ok=True
    )  # takes long to make
    return piece


def _grade(course: Course, jobs: int, kill_at: int | None = None) -> None:
    """Grade to the end, or until so many results are there; then the grader is killed. Where more are there, that was done."""
    if not any((course.root / "submitted").iterdir()) or (kill_at is not None and len(_results(course)) >= kill_at):
        return
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "autograder", "grade", "--jobs", str(jobs)]
    with (course.root / "said.txt").open("ab") as said:
        process = subprocess.Popen(command, cwd=course.root, env=environment, stdout=said, stderr=said)
        while process.poll() is None:
            time.sleep(0.5)
            if kill_at is not None and len(_results(course)) >= kill_at:
                process.send_signal(signal.SIGKILL)
                process.wait()
                print(f"killed with {len(_results(course))} results there", flush=True)
    if process.returncode not in (0, -signal.SIGKILL):
        sys.exit(f"autograder grade ended with {process.returncode}: see {course.root / 'said.txt'}")


def _results(course: Course) -> list[Path]:
    return [*(course.root / "results").glob("*/*.json")]


def _cpu() -> float:
    """Seconds of this process and of all that it, or a process that was killed, has started."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    ours, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def _state(course: Course) -> dict[str, list[Any]]:
    """Records without the seconds, and the rows of the gradebook."""
    records = []
    for path in _results(course):
        for record in json.loads(path.read_text(encoding="utf-8"))["records"]:
            records.append({key: value for key, value in record.items() if key != "seconds"})
    connection = sqlite3.connect(course.root / "gradebook.db")
    grades = connection.execute(GRADES).fetchall()
    connection.close()
    return {"records": records, "grades": grades}


if __name__ == "__main__":
    main()
