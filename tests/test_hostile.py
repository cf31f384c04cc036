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

import nbformat
import pytest
from hostile import watch
from hostile.case import FULL, Case
from hostile.classes import CLASSES, by_nbgrader, cases, class_of, representatives, student_of
from hostile.course import write_trial_course
from hostile.leaks import CONTROL, FORBIDDEN, acting, in_files, in_records
from hostile.run import HONEST, Batch, ByNbgrader
from hostile.run import by_batch as grade_by_batch
from hostile.run import by_nbgrader as grade_by_nbgrader
from hostile.table import shown, table, write
from sample_course import LIMITS, autograder, build_course

from autograder.channel.codec import decode
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
        group = representatives() if name == ALL_IN_ONE else by_nbgrader(name)
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
def default(trial: Path, own_umask: None) -> Batches:
    """Under the mechanism that the grader takes here, or that was asked for."""
    return Batches(choose(CHOSEN or "auto"), trial)


@pytest.fixture(scope="module", params=[CHOSEN] if CHOSEN else MECHANISMS)
def every(request: pytest.FixtureRequest, trial: Path, own_umask: None) -> Batches:
    """Under each mechanism in turn."""
    if not CHOSEN and why_not(request.param):
        pytest.skip(why_not(request.param))
    return Batches(choose(request.param), trial)


@pytest.fixture(scope="module")
def own_umask() -> Iterator[None]:
    """Some mechanism closes what the grader writes from then on."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


# --- what holds of every batch ---------------------------------------------------------


def got(batch: Batch, student: str, case: Case) -> str:
    """What a submission got if that is not what it must get, in words; else an empty text."""
    records = batch.records.get(student, [])
    wanted = case.expected()
    right = {record.test: record.points for record in records} == {test: points for test, (points, _) in wanted.items()}
    if (right and all(record.status in wanted[record.test][1].split("|") for record in records)) or batch.refused(
        student
    ):
        return ""
    return "\n".join(f"{record.test}: {record.points} {record.status}: {record.message}" for record in records) or (
        f"no record; problems: {batch.problems}"
    )


def broken_promises(batch: Batch, mechanism: str) -> list[str]:
    """What of the promises that span a batch does not hold."""
    done = [student for student in (*HONEST, *batch.handed_in) if not batch.refused(student)]
    full = {test: (points, "passed") for test, points in FULL.items()}
    isolation = {record.isolation for records in batch.records.values() for record in records}
    entered = {(record.student, record.test): record.points for records in batch.records.values() for record in records}
    kept = [path for path in (batch.course.root / "build" / "known").rglob("*") if path.is_file()]
    results = list((batch.course.root / "results").rglob("*.json"))
    promises = {
        "neighbours keep their points": all(batch.of(student) == full for student in HONEST),
        "as many come out as went in": sorted(batch.records) == sorted(done),
        "each with all tests": all([r.test for r in records] == list(FULL) for records in batch.records.values()),
        "each says how it was confined": isolation <= {mechanism, "nothing was run"},
        "the gradebook holds the records and nothing else": batch.scores == entered,
        "a file of results for each": len(results) == len(done),
        "what is kept of the catalogue is the grader's": all("right" in decode(path.read_bytes()) for path in kept),
    }
    leaked = in_records(record for records in batch.records.values() for record in records) + in_files(batch.course)
    return [
        *[promise for promise, holds in promises.items() if not holds],
        *[f"came out: {leak}" for leak in leaked],
        *[f"was heard: {heard!r}" for heard in batch.received],
        *[f"has changed: {path!a}" for path in batch.changed],
        *[f"was left: {left}" for left in batch.left],
    ]


def told(batch: Batch, student: str) -> str:
    """All that the student and the instructor are told about a submission."""
    notebook = batch.course.root / "autograded" / student / "01-trial" / "trial.ipynb"
    kept = notebook.read_text(encoding="utf-8") if notebook.is_file() else ""
    return " ".join([*(record.message for record in batch.records.get(student, [])), *batch.problems, kept])


def not_remarked(batch: Batch) -> list[str]:
    """Submissions of which something was left out, and no remark names it."""
    return [
        student
        for student, case in batch.handed_in.items()
        if case.left_out and case.left_out[:40] not in told(batch, student)
    ]


def differences(one: ByNbgrader, other: Batch, graded: dict[str, Case]) -> list[str]:
    """Where nbgrader's commands do not give what `autograder grade` gives, or let something out."""
    students = [*HONEST, *(student for student, case in graded.items() if not case.refused)]
    scores = [
        f"{student!a} {test}: {one.scores.get((student, test))} and not {other.scores.get((student, test))}"
        for student in students
        for test in FULL
        if one.scores.get((student, test), "none") != other.scores.get((student, test), "none")
    ]
    failed = [f"{student} failed: {log}" for student, log in one.failed.items() if student in {*map(ascii, students)}]
    return scores + failed + [*in_files(one.course), *map(repr, one.received), *one.changed, *one.left]


def what_acts(root: Path) -> list[str]:
    """What of a student's would act in the pages that were written, and in the formgrader's view of the notebooks."""
    from autograder.nbgrader_plugin.pages import InertHTMLExporter

    pages = {path: path.read_text(encoding="utf-8") for path in watch.pages(root)}
    exporter = InertHTMLExporter()
    for path in (root / "autograded").rglob("trial.ipynb"):
        pages[path], _ = exporter.from_notebook_node(nbformat.read(path, as_version=4))
    assert pages
    return [f"{str(path)!a}: {found}" for path, page in pages.items() for found in acting(page)]


# --- one case of each class, under the default mechanism ---------------------------------


@pytest.mark.parametrize("name", CLASSES)
def test_the_case_that_stands_for_a_class_gets_what_its_functions_earn(default: Batches, name: str) -> None:
    short = CLASSES[name].stands_for_it
    assert got(default(ALL_IN_ONE), student_of(name, short), cases(name)[short]) == ""


def test_the_promises_hold_for_a_batch_with_one_of_each_class(default: Batches) -> None:
    assert broken_promises(default(ALL_IN_ONE), default.mechanism) == []
    assert not_remarked(default(ALL_IN_ONE)) == []


def test_nbgrader_grades_one_of_each_class_alike(default: Batches) -> None:
    assert differences(default.by_nbgrader(ALL_IN_ONE), default(ALL_IN_ONE), representatives()) == []
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
    assert len(set(students)) == len(students) >= 350


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
