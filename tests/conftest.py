"""What the tests of the grader share: one fork server, one sample course built once."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import autograder  # noqa: F401  (before nbformat: see there)

# isort: split
import pytest
from real_course import COURSE
from sample_course import LIMITS, build_course, write_course

from autograder.batch.submissions import Submission
from autograder.course import Course, Limits, import_from, load_course
from autograder.handout.proved import FIGURES_PAGE, proved
from autograder.judge.fork_client import ForkServer
from autograder.judge.student import StudentProcess

# Begun before the others: what keeps in `build/` what others read there, then what takes longest, so that no process is left with
# it at the end. The order changes nothing but the time.
FIRST = (
    "test_build", "test_exercises", "test_hostile", "test_demo", "test_nbgrader_both_ways", "test_notebooks",
    "test_batch_interrupted", "test_batch_trouble", "test_postgresql", "test_cluster", "test_batch", "test_innocent",
    "test_results_judged", "test_selfcheck", "test_nbgrader", "test_true_names", "test_isolation", "test_system_calls",
    "test_composition", "test_denied", "test_class_results", "test_cli", "test_bundle", "test_worker_processes",
)  # fmt: skip

# A shell that starts something in the background has it ignore Ctrl-C, and so all that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files in the order in which they are begun; what the last selfcheck proved of this very state is not proved again."""
    places = {name: place for place, name in enumerate(FIRST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(FIRST)))
    proofs = [item for item in items if item.get_closest_marker("proof")]
    if proofs and "not selfcheck" in config.option.markexpr and proved(COURSE):
        for item in proofs:
            item.add_marker(pytest.mark.skip(f"nothing has changed since {FIGURES_PAGE}; make test-all runs it"))


@pytest.fixture(scope="module", autouse=True)
def own_umask() -> Iterator[None]:
    """Some mechanism closes to others what the grader writes from then on: not what the files of tests behind it write."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


@pytest.fixture(scope="session")
def fork_server() -> Iterator[ForkServer]:
    """One warm parent for the whole session: starting it costs a second, a worker milliseconds."""
    with ForkServer() as server:
        yield server


@pytest.fixture
def student(fork_server: ForkServer) -> Iterator[StudentProcess]:
    """A fresh worker under limits short enough for tests that run into them."""
    with StudentProcess(fork_server, LIMITS) as process:
        yield process


@pytest.fixture
def started(fork_server: ForkServer) -> Iterator[Callable[..., StudentProcess]]:
    """Makes workers, one after the other, with limits or files of one's own."""
    processes: list[StudentProcess] = []

    def start(limits: Limits = LIMITS, files: Path | None = None) -> StudentProcess:
        if processes:
            processes[-1].close()  # a fork server has one worker at a time
        processes.append(StudentProcess(fork_server, limits, files))
        return processes[-1]

    yield start
    if processes:
        processes[-1].close()


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The sample course, its sources only."""
    monkeypatch.setattr(sys, "path", list(sys.path))  # grading puts the course's folder on it
    return write_course(tmp_path / "course")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample course with notebooks and gradebook, made by the real build; not to be changed."""
    root = tmp_path_factory.mktemp("built") / "course"
    build_course(write_course(root))
    return root


@pytest.fixture
def built(built_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A copy of the built sample course, free to be graded in."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    shutil.copytree(built_once, tmp_path / "course")
    return load_course(tmp_path / "course")


@pytest.fixture
def here(fork_server: ForkServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch grades in this process, without a pool, which takes seconds to start: for tests of what becomes of the results."""
    from autograder.batch import run
    from autograder.batch.grade_one import Grader

    class Here:
        def __init__(self, start: Any, jobs: int, allowance: float):
            self.course, self.make_ready = start.args[0], start.args[3]

        def run(self, tasks: Iterable[Submission], stop: Any) -> Iterator[list[tuple[Submission, Any]]]:
            import_from(self.course)
            grader = Grader(self.course, fork_server)
            for task in tasks:
                yield [(task, self.make_ready(self.course, grader.grade(task)))]

    monkeypatch.setattr(run, "Pool", Here)
    monkeypatch.setattr(run, "GATHER_SECONDS", 0.0)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Runs a command in a folder, in this process: `command(course.root, "build")`."""
    from test_cli import run

    return lambda folder, *arguments: run(monkeypatch, capsys, folder, *arguments)


@pytest.fixture
def no_images(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for CIFAR-10 gets a `DataError`, which would show as `grader_error`."""
    monkeypatch.setenv("CIFAR10_CACHE", str(tmp_path / "empty cache"))
    monkeypatch.delenv("CIFAR10_DIR", raising=False)
