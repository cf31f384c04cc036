"""What is counted of a worker's files and mappings, and what is said of what cannot be counted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder.batch.preflight import affordable_jobs
from autograder.course import Course
from autograder.grading.status import WorkerFailure
from autograder.isolation.levels import PROCESS, IsolationUnavailable, choose
from autograder.judge import usage
from autograder.judge.student import StudentProcess

MAPPED = """
import mmap, os, sys
file = open(sys.argv[1], "w+b")
file.write(bytes(2**20)); file.flush()
mapped = mmap.mmap(file.fileno(), 0)
file.close()
if sys.argv[2:]:
    os.unlink(sys.argv[1])
    open(sys.argv[1] + " (deleted)", "wb").close()
print("ready", flush=True)
sys.stdin.read()
"""


@contextmanager
def mapped_by_a_process(*arguments: str) -> Iterator[int]:
    command = [sys.executable, "-c", MAPPED, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        yield process.pid
        process.communicate()


@pytest.mark.parametrize("folder", ["f'd{n}'", "f'd{n // 50}/{n}'"], ids=["side by side", "within one another"])
def test_folders_without_number_are_told_as_that(
    student: StudentProcess, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setattr(usage, "MOST_ENTRIES", 1_000)
    with pytest.raises(WorkerFailure, match="more than 1000 files and folders") as failure:
        student.run_cell(f"import os, time\nfor n in range(1_100): os.makedirs({folder})\ntime.sleep(5)")
    assert failure.value.status == "crashed"


def test_folders_too_deep_to_be_counted_are_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usage, "MOST_DEPTH", 0)  # a descriptor a folder
    with monkeypatch.context() as patch:
        patch.setattr(usage.os, "open", _no_more_files)
        with pytest.raises(usage.Uncountable, match="deeper than can be counted"):
            usage.files_mib(tmp_path, 0)


def _no_more_files(*arguments: object, **more: object) -> int:
    raise OSError(24, "Too many open files")


def test_a_mapped_file_whose_name_ends_as_if_it_were_deleted_counts_for_what_it_is(tmp_path: Path) -> None:
    with mapped_by_a_process(str(tmp_path / "x (deleted)")) as pid:
        assert 1 <= usage.files_mib(tmp_path, pid) + usage._deleted_bytes(pid) / 2**20 < 2
        assert list(usage._shared_mappings(pid)) == []


def test_a_deleted_file_is_not_hidden_by_another_one_of_that_name(tmp_path: Path) -> None:
    with mapped_by_a_process(str(tmp_path / "x"), "deleted") as pid:
        assert usage._deleted_bytes(pid) >= 2**20
        assert len(list(usage._shared_mappings(pid))) == 1


@pytest.mark.parametrize("isolation", ["auto", PROCESS])
def test_too_few_processes_are_told_in_one_line(monkeypatch: pytest.MonkeyPatch, isolation: str) -> None:
    _may_start(monkeypatch, 2)
    with pytest.raises(IsolationUnavailable) as refusal:
        choose(isolation)
    told = "this user may start 2 more processes, and grading takes 5: `ulimit -u` limits them. Raise that."
    assert str(refusal.value) == told


def test_few_processes_grade_fewer_at_a_time(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    _may_start(monkeypatch, 11)
    assert affordable_jobs(course, 8, said.append) == 2
    assert said == ["This user may start 11 more processes (`ulimit -u`): grading 2 at a time instead of 8."]
    monkeypatch.setattr(usage.os, "geteuid", lambda: 0)
    assert affordable_jobs(course, 8, said.append) == 8 and len(said) == 1


def _may_start(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """As an ordinary user of whom 20 threads run."""
    monkeypatch.setattr(usage.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(usage, "threads_of_this_user", lambda: 20)
    monkeypatch.setattr(usage.resource, "getrlimit", lambda which: (20 + number, 20 + number))
