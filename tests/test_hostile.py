"""Hostile submissions through the real grader, isolation on: nobody gains, nobody else loses, nothing leaks.

By default one case of each class (`tests/hostile/CLASS.py`), all in one batch, under the mechanism that the grader
takes here. `make test-all` (the marker `long`) tries every case under every mechanism that this machine has, a batch
a class, and compares the figures with `docs/threat-model.md`; AUTOGRADER_WRITE_FIGURES=1 writes them there instead.
AUTOGRADER_MECHANISM=landlock (bubblewrap, user) chooses one mechanism for both.
"""

from __future__ import annotations

import os
import re
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hostile import watch
from hostile.classes import CLASSES, by_nbgrader, cases, class_of, representatives, student_of
from hostile.course import write_trial_course
from hostile.leaks import CONTROL, FORBIDDEN, acting
from hostile.promises import broken_promises, differences, got, not_remarked, what_acts
from hostile.run import Batch, ByNbgrader
from hostile.run import by_batch as grade_by_batch
from hostile.run import by_nbgrader as grade_by_nbgrader
from hostile.table import shown, table, write
from sample_course import LIMITS, autograder, build_course

from autograder.isolation.levels import LEVELS, PROCESS, IsolationUnavailable, choose
from autograder.judge.fork_client import ForkServer
from autograder.judge.student import StudentProcess

MECHANISMS = [name for name in LEVELS if name != PROCESS]
CHOSEN = os.environ.get("AUTOGRADER_MECHANISM", "")
WRITE_FIGURES = bool(os.environ.get("AUTOGRADER_WRITE_FIGURES"))
ALL_IN_ONE = "one of each class"
Done = TypeVar("Done")


def why_not(mechanism: str) -> str:
    """Why student code cannot be confined by this mechanism here; an empty text if it can."""
    try:
        choose(mechanism)
    except IsolationUnavailable as error:
        return " ".join(str(error).split())
    return ""


pytestmark = pytest.mark.skipif(
    not CHOSEN and bool(why_not("auto")), reason=f"nothing confines here: {why_not('auto')}"
)


@pytest.fixture(scope="session")
def trial() -> Iterator[Path]:
    """The course under attack, built; scratch folders of our own graders only, and their processes, are looked at."""
    folder = Path(tempfile.mkdtemp(prefix="hostile-course-"))
    scratch = Path(tempfile.mkdtemp(prefix="hostile-scratch-"))
    scratch.chmod(0o711)
    watch.adopt_orphans()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", list(sys.path))  # grading puts the course's folder on it
        course = write_trial_course(folder / "trial")
        build_course(course)
        patch.setenv("TMPDIR", str(scratch))
        patch.setattr(tempfile, "tempdir", None)
        yield course.root
    watch.remove(folder)
    watch.remove(scratch)


class Batches:
    """Grades each group of submissions once, when it is first asked for, by both ways of grading."""

    def __init__(self, mechanism: str, trial: Path):
        self.mechanism, self.trial = mechanism, trial
        self.folder = Path(tempfile.mkdtemp(prefix=f"{mechanism}-", dir=trial.parent))
        self.done: dict[str, Any] = {}

    def __call__(self, name: str) -> Batch:
        """By `autograder grade`."""
        group = representatives() if name == ALL_IN_ONE else class_of(name)
        return self._once(name, lambda folder: grade_by_batch(group, self.mechanism, folder, self.trial))

    def by_nbgrader(self, name: str) -> ByNbgrader:
        """By nbgrader's own commands."""
        group = representatives(by_nbgrader=True) if name == ALL_IN_ONE else by_nbgrader(name)
        return self._once(
            f"{name} by nbgrader", lambda folder: grade_by_nbgrader(group, self.mechanism, folder, self.trial)
        )

    def _once(self, name: str, grade: Callable[[Path], Done]) -> Done:
        """A batch that cannot be run fails all of its tests for the one reason."""
        if name not in self.done:
            folder = self.folder / name.replace(" ", "-")
            folder.mkdir()
            try:
                self.done[name] = grade(folder)
            except Exception as error:
                self.done[name] = error
        if isinstance(self.done[name], Exception):
            raise self.done[name]
        return self.done[name]  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def default(trial: Path) -> Batches:
    """Under the mechanism that the grader takes here, or that was asked for."""
    return Batches(choose(CHOSEN or "auto"), trial)


@pytest.fixture(scope="module", params=[CHOSEN] if CHOSEN else MECHANISMS)
def every(request: pytest.FixtureRequest, trial: Path) -> Batches:
    """Under each mechanism in turn."""
    if not CHOSEN and why_not(request.param):
        pytest.skip(why_not(request.param))
    return Batches(choose(request.param), trial)


# --- one case of each class, under the default mechanism ---------------------------------


@pytest.mark.parametrize("name", CLASSES)
def test_the_case_that_stands_for_a_class_gets_what_its_functions_earn(default: Batches, name: str) -> None:
    short = CLASSES[name].stands_for_it
    assert got(default(ALL_IN_ONE), student_of(name, short), cases(name)[short]) == ""


def test_the_promises_hold_for_a_batch_with_one_of_each_class(default: Batches) -> None:
    assert broken_promises(default(ALL_IN_ONE), default.mechanism) == []
    assert not_remarked(default(ALL_IN_ONE)) == []


def test_nbgrader_grades_one_of_each_class_that_it_meets_alike(default: Batches) -> None:
    met = representatives(by_nbgrader=True)
    assert differences(default.by_nbgrader(ALL_IN_ONE), default(ALL_IN_ONE), met) == []
    assert what_acts(default.by_nbgrader(ALL_IN_ONE).course.root) == []


def test_the_search_for_what_acts_finds_it() -> None:
    from hostile.reader import HTML, IMAGES

    assert (
        len(acting(HTML)) >= 9 and acting("<p>attack() &lt;script&gt; <a href='http://attack.example'>x</a></p>") == []
    )
    plain = ("unclosed", "in_a_comment", "namespace")  # to be seen only as a browser reads them, among what follows
    assert all(acting(image) for kind, image in IMAGES.items() if image.startswith("<") and kind not in plain)
    assert acting("a\x1b[2Jb") == ["control character '\\x1b'"]


def test_every_case_has_a_name_of_its_own_and_there_are_many() -> None:
    students = [student_of(name, short) for name in CLASSES for short in cases(name)]
    assert len(set(students)) == len(students) >= 1_000


# --- all cases, under every mechanism ------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "short"), [pytest.param(name, short, id=f"{name}-{short}") for name in CLASSES for short in cases(name)]
)
def test_it_gets_what_its_functions_earn(every: Batches, name: str, short: str) -> None:
    assert got(every(name), student_of(name, short), cases(name)[short]) == ""


@pytest.mark.long
@pytest.mark.parametrize("name", CLASSES)
def test_the_promises_hold_for_a_class(every: Batches, name: str) -> None:
    assert broken_promises(every(name), every.mechanism) == []


@pytest.mark.long
@pytest.mark.parametrize("name", ["folder"])
def test_what_is_left_out_is_named(every: Batches, name: str) -> None:
    assert not_remarked(every(name)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", CLASSES)
def test_nbgrader_grades_a_class_alike(every: Batches, name: str) -> None:
    assert differences(every.by_nbgrader(name), every(name), by_nbgrader(name)) == []
    assert what_acts(every.by_nbgrader(name).course.root) == []


@pytest.mark.long
@pytest.mark.parametrize("name", ["reader", "names", "folder", "hidden_tests"])
def test_pages_and_tables_are_inert_and_hold_nothing_hidden(every: Batches, name: str) -> None:
    root = every(name).course.root
    for command in ("feedback", "report", "export"):
        done = autograder(every(name).course, command)
        assert done.returncode == 0, done.stderr
        assert not CONTROL.search(done.stdout + done.stderr)
    pages = watch.pages(root)
    assert len(pages) > sum(not case.refused for case in cases(name).values())
    assert what_acts(root) == []
    for path in pages:
        page = path.read_text(encoding="utf-8")
        assert not [word for word in FORBIDDEN if word in page], path
        assert "49{%" not in page
    for path in root.glob("*.csv"):
        assert not re.search(r"(^|,)\"?[=+@-]\D", path.read_text(encoding="utf-8"), re.MULTILINE), path


@pytest.mark.long
def test_the_figures_of_the_threat_model_are_what_the_suite_gives(every: Batches) -> None:
    if WRITE_FIGURES:
        write(every.mechanism, table(every))
    assert table(every) == shown(every.mechanism), f"The table should read:\n{table(every)}"


# --- where the grader is no root: its files and processes are the worker's user's too -------------


class SameUser(ForkServer):
    """Workers keep the grader's own user."""

    uid = None


@pytest.fixture(scope="module")
def same_user() -> Iterator[ForkServer]:
    if choose("auto") == "user":
        pytest.skip("this mechanism is another user")
    with SameUser(choose("auto")) as server:
        yield server


@pytest.mark.parametrize(
    "attack",
    [
        "os.chmod(path, 0)",
        "os.utime(path, (0, 0))",
        "os.chown(path, 12345, 12345)",
        "os.setxattr(path, 'user.x', b'x')",
        "open(path, 'a')",
        "resource.prlimit(judge, resource.RLIMIT_NOFILE, (1000, 1000))",
        "os.setpriority(os.PRIO_PROCESS, judge, 19)",
        "os.sched_setscheduler(judge, os.SCHED_IDLE, os.sched_param(0))",
        "os.sched_setaffinity(judge, {min(os.sched_getaffinity(0))})",
        "os.kill(judge, signal.SIGUSR1)",
    ],
)
def test_the_same_user_changes_nothing_either(same_user: ForkServer, tmp_path: Path, attack: str) -> None:
    path, judge = tmp_path / "grades.txt", os.getpid()
    path.write_text("canary")
    heard: list[int] = []
    signal.signal(signal.SIGUSR1, lambda number, frame: heard.append(number))

    def state() -> list[Any]:
        limits, priority = resource.getrlimit(resource.RLIMIT_NOFILE), os.getpriority(os.PRIO_PROCESS, 0)
        return [path.stat(), os.listxattr(path), limits, priority, os.sched_getscheduler(0), os.sched_getaffinity(0)]

    before = state()
    with StudentProcess(same_user, LIMITS) as student:
        student.run_cell(f"import os, resource, signal\npath, judge = {str(path)!r}, {judge}\n{attack}")
        assert student.run_cell("import shutil; open('a', 'w').close(); shutil.copy('a', 'b')")["error"] is None
    signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    assert state() == before and heard == []
