"""Many machines: several Dask workers, each with folders of its own, grade like one machine, also when one is killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from batch_class import class_of_eight, grade, gradebook, lasting, scores
from processes import until
from sample_course import ROOT, hand_in, handed_in, official

from autograder.batch import cluster, cluster_node, run
from autograder.batch.entry import MakeReady
from autograder.batch.parcel import pack, pack_course, unpack_course, unpacked
from autograder.batch.pool import PoolFailed
from autograder.batch.submissions import Submission, find_submissions
from autograder.course import Course, load_course
from autograder.gradebook.trouble import CannotGoOn


class Machines:
    """A scheduler and workers, as an instructor starts them."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.log = folder / "scheduler.log"
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.address = ""

    def schedule(self) -> None:
        """Start the scheduler, and learn its address."""
        self._start(
            "scheduler",
            "scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
            "--dashboard-address",
            ":0",
        )
        assert until(lambda: "Scheduler at:" in self.log.read_text(), 60)
        found = re.search(r"Scheduler at:\s+(tcp://\S+)", self.log.read_text())
        assert found
        self.address = found[1]

    def worker(self, name: str, **environment: str) -> None:
        """A machine: its folders are not the others'."""
        self._start(
            name,
            "worker",
            self.address,
            "--name",
            name,
            "--nthreads",
            "1",
            "--no-dashboard",
            "--no-nanny",
            **environment,
        )
        assert until(lambda: "Registered to:" in (self.folder / f"{name}.log").read_text(), 60)

    def _start(self, name: str, *arguments: str, **environment: str) -> None:
        folder = self.folder / name
        folder.mkdir()
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments],
                cwd=folder, stdout=log, stderr=log, start_new_session=True,
                env=os.environ | {"TMPDIR": str(folder), "DASK_TEMPORARY_DIRECTORY": str(folder), "PYTHONPATH": str(ROOT)} | environment,
            )  # fmt: skip

    def stop(self) -> None:
        for process in self.processes.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    folder = tmp_path / "machines"
    folder.mkdir()
    made = Machines(folder)
    try:
        made.schedule()
        yield made
    finally:
        made.stop()


def setting_of(course: Course, versions: dict[str, str]) -> cluster_node.Setting:
    return cluster_node.Setting("batch", pack_course(course), "auto", course.assignments, MakeReady({}, {}), versions)


def on(machines: Machines, course: Course, **more: Any) -> Any:
    return run.grade_batch(course, find_submissions(course), jobs=1, scheduler=machines.address, force=True, **more)


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_two_machines_grade_as_one_and_a_killed_one_costs_nothing(built: Course, machines: Machines) -> None:
    class_of_eight(built)
    folder = hand_in(built, "files", handed_in(official(built))).parent
    (folder / "data" / "deep").mkdir(parents=True)
    (folder / "data" / "deep" / "table.csv").write_text("1,2")
    alone = grade(built)
    for name in ("one", "two"):
        machines.worker(name)
    report = on(machines, built)
    assert lasting(report.records) == lasting(alone.records)
    assert gradebook(built) == scores(alone.records)
    assert (built.root / "autograded" / "files" / "01-line" / "data" / "deep" / "table.csv").is_file()

    finished: list[str] = []

    def kill_one(step: run.Step) -> None:
        if not finished and step.entry is not None:
            os.killpg(machines.processes["one"].pid, signal.SIGKILL)
            finished.append(step.entry.submission.student)

    again = on(machines, built, progress=kill_one)
    assert lasting(again.records) == lasting(alone.records)
    assert until(lambda: not [*(machines.folder / "two").glob("autograder-scratch-*")])  # the batch is over


def test_what_differs_is_named() -> None:
    with pytest.raises(
        PoolFailed, match=r"the worker tcp://a has NumPy 1\.0, and here it is \d\S+: scores could differ"
    ):
        cluster._same("tcp://a", cluster.versions() | {"NumPy": "1.0"})
    cluster._same("tcp://a", cluster.versions())


def test_a_machine_of_other_versions_that_joins_later_grades_nothing(built: Course) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    parcel = pack(built, Submission("ada", built.assignment("01-line")))
    setting = setting_of(built, cluster.versions() | {"NumPy": "1.0"})
    assert cluster_node.grade_there(parcel, setting) == ("differs", cluster.versions())


@pytest.mark.parametrize("ended", ["before", "while"])
def test_what_is_graded_for_a_batch_that_is_over_keeps_no_process(
    built: Course, monkeypatch: pytest.MonkeyPatch, ended: str
) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    setting = setting_of(built, cluster.versions())
    closed = []

    class Slot:
        def __init__(self, setting: cluster_node.Setting):
            pass

        def grade(self, parcel: object) -> tuple[str, str]:
            cluster_node.let_go(setting.batch)
            return "done", "the entry"

        def close(self) -> None:
            closed.append(self)

    monkeypatch.setattr(cluster_node, "_Slot", Slot)
    monkeypatch.setattr(cluster_node, "_over", {setting.batch} if ended == "before" else set())
    answer = cluster_node.grade_there(pack(built, Submission("ada", built.assignment("01-line"))), setting)
    assert answer == (("over", None) if ended == "before" else ("done", "the entry"))
    assert len(closed) == (0 if ended == "before" else 1) and not cluster_node._idle.get(setting.batch)


def test_a_scheduler_that_does_not_answer_is_named(built: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with pytest.raises(CannotGoOn, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        run.grade_batch(built, find_submissions(built), jobs=1, scheduler="tcp://127.0.0.1:9")


def test_what_travels_is_the_course_and_what_was_taken_in(built: Course, tmp_path: Path) -> None:
    hand_in(built, "ada\udcff", handed_in(official(built)))
    archive = pack_course(built)
    assert archive == pack_course(built)
    unpack_course(archive, tmp_path / "there")
    there = load_course(tmp_path / "there")
    assert there.assignments == built.assignments
    assert not (there.root / "submitted").exists() and not (there.root / "gradebook.db").exists()
    parcel = pack(built, Submission("ada\udcff", built.assignment("01-line")))
    with unpacked(parcel) as received:
        assert received.notebook and received.fingerprint == parcel.received.fingerprint
