"""Hostile submissions through the real grader, isolation on: nobody gains, nobody else loses, nothing leaks.

One batch a class of attack (`tests/hostile/CLASS.py`), with honest neighbours at both ends. The
table in `docs/threat-model.md` is made of what these batches gave.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import re
import resource
import shutil
import socket
import sqlite3
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hostile.case import FULL, Case
from hostile.course import MARKERS, write_trial_course
from sample_course import LIMITS, ROOT, autograder, build_course, hand_in, handed_in, official

from autograder.channel.codec import decode
from autograder.course import Course, load_course
from autograder.isolation.levels import LANDLOCK, strongest
from autograder.judge.fork_client import ForkServer
from autograder.judge.records import Record
from autograder.judge.student import StudentProcess

CLASSES = {
    "comparison": "patch the comparison",
    "machinery": "patch the machinery",
    "lies": "lying values",
    "steal": "steal the reference",
    "hidden_tests": "read hidden tests",
    "forge": "forge results",
    "others": "change others",
    "die": "die, kill the parents",
    "hang": "hang",
    "eat": "eat",
    "network": "network",
    "surgery": "notebook surgery",
    "broken": "broken files",
    "reader": "harm the reader",
    "detect": "detect the grader",
}
SLOW = ("hang", "eat", "die", "forge", "broken")
HONEST = ("ada", "zoe")
# What nobody may print, show or be told: success in something forbidden, and what a test was called with.
FORBIDDEN = ("ESCAPED", "PRINTED_IN_A_TEST", *MARKERS)
TABLE = ROOT / "docs" / "threat-model.md"

pytestmark = pytest.mark.skipif(strongest() != LANDLOCK, reason="this machine cannot confine student code")


@cache
def cases(name: str) -> dict[str, Case]:
    """The submissions of a class, by their short names."""
    found: dict[str, Case] = importlib.import_module(f"hostile.{name}").CASES
    return found


@dataclass
class Batch:
    """What one class of submissions came to."""

    course: Course
    records: dict[str, list[Record]]
    expected_students: list[str]
    changed: list[str]
    left_processes: list[str]
    left_folders: set[str]
    received: list[bytes]
    seconds: float

    def of(self, student: str) -> dict[str, tuple[float | None, str]]:
        """Points and status of each test."""
        return {record.test: (record.points, record.status) for record in self.records.get(student, [])}


class Batches:
    """Runs each class once, when it is first asked for."""

    def __init__(self, folder: Path, trial: Path):
        self.folder = folder
        self.trial = trial
        self.done: dict[str, Batch] = {}
        self.broken: dict[str, Exception] = {}

    def __call__(self, name: str) -> Batch:
        if name in self.broken:
            raise self.broken[name]
        if name not in self.done:
            self.done[name] = self._run(name)
        return self.done[name]

    def _run(self, name: str) -> Batch:
        """A batch that cannot be run fails all of its tests for the one reason."""
        try:
            return run_batch(name, self.folder / name, self.trial)
        except Exception as error:
            self.broken[name] = error
            raise


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Batches]:
    folder = tmp_path_factory.mktemp("hostile")
    # Scratch folders of our own graders only: others may be at work on this machine.
    scratch = Path(tempfile.mkdtemp(prefix="hostile-"))
    scratch.chmod(0o711)
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(scratch)
    trial = write_trial_course(folder / "trial")
    build_course(trial)
    kept = list(sys.path)
    yield Batches(folder, trial.root)
    sys.path[:] = kept
    os.environ.pop("TMPDIR") if before is None else os.environ.update(TMPDIR=before)
    shutil.rmtree(scratch)


def student_of(name: str, short: str) -> str:
    """The student's name: the case's own, or one made of class and case."""
    return cases(name)[short].student or f"{name}-{short}"


def run_batch(name: str, folder: Path, trial: Path) -> Batch:
    """Hand in all cases of a class between honest neighbours, grade them in two processes, look around."""
    shutil.copytree(trial, folder / "course")
    course = load_course(folder / "course")
    instructor = folder / "instructor"
    instructor.mkdir()
    (instructor / "grades.txt").write_text("canary")
    with ExitStack() as stack:
        ears = [stack.enter_context(ear) for ear in listen(folder)]
        places = {
            "@ROOT@": course.root, "@OTHER@": course.root / "submitted" / "ada" / "01-trial" / "trial.ipynb",
            "@INSTRUCTOR@": instructor, "@JUDGE@": os.getpid(), "@PORT@": ears[0].getsockname()[1], "@SOCKET@": folder / "ear",
        }  # fmt: skip
        theirs = official(course, "01-trial")
        for honest in HONEST:
            hand_in(course, honest, handed_in(theirs), "01-trial")
        for short, case in cases(name).items():
            hand_in_case(
                course, student_of(name, short), case, theirs, {key: str(value) for key, value in places.items()}
            )
        before, processes, folders = fingerprints(folder), own_processes(), scratch_folders()
        start = time.monotonic()
        report = grade(course)
        seconds = time.monotonic() - start
        received = [heard for ear in ears if (heard := anything(ear))]
    records: dict[str, list[Record]] = {}
    for record in report.records:
        records.setdefault(record.student, []).append(record)
    after = fingerprints(folder)
    changed = [path for path in {**before, **after} if before.get(path) != after.get(path) and not graders_own(path)]
    students = [*HONEST, *(student_of(name, short) for short in cases(name))]
    left = sorted(set(own_processes().items()) - set(processes.items()))
    return Batch(
        course, records, students, changed, [f"{pid}: {what}" for pid, what in left], scratch_folders() - folders, received, seconds
    )  # fmt: skip


def grade(course: Course) -> Any:
    from autograder.batch.run import grade_batch
    from autograder.batch.submissions import find_submissions

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's and SQLAlchemy's own
        return grade_batch(course, find_submissions(course), jobs=2)


def hand_in_case(
    course: Course, student: str, case: Case, theirs: nbformat.NotebookNode, places: dict[str, str]
) -> None:
    """The honest notebook with the case's cells in it, damaged as the case wants it."""

    def filled(source: str) -> str:
        for place, value in places.items():
            source = source.replace(place, value)
        return source

    content = handed_in(theirs, **{name: filled(source) for name, source in case.cells.items()})
    for source, position in ((case.first, 0), (case.last, len(content["cells"]) + 1)):
        if source:
            extra = {
                "cell_type": "code",
                "source": filled(source),
                "metadata": {},
                "outputs": [],
                "execution_count": None,
            }
            content["cells"].insert(position, extra)
    path = hand_in(course, student, case.notebook(content), "01-trial")
    case.folder(path.parent)


# --- what must not change --------------------------------------------------------------


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file below a folder with its content, mode, owner and time."""
    found = {}
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""
        found[str(path.relative_to(folder))] = (
            f"{content} {about.st_mode} {about.st_uid} {about.st_mtime_ns * path.is_file()}"
        )
    return found


def graders_own(path: str) -> bool:
    """What grading writes itself: looked at apart."""
    return (
        re.match(r"course/(autograded|results|build/known)(/|$)|course/gradebook\.db|course$|.*__pycache__", path)
        is not None
    )


def own_processes() -> dict[int, str]:
    """Processes below this one or without a parent, but for multiprocessing's own tracker."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            uid = entry.stat().st_uid
            words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            ours = int(parent) == os.getpid() or (int(parent) == 1 and uid >= 60_000)
            if ours and state != "Z" and "resource_tracker" not in words:
                found[int(entry.name)] = f"{uid} {words[:100]}"
    return found


def scratch_folders() -> set[str]:
    return {path.name for path in Path(os.environ["TMPDIR"]).iterdir()}


def listen(folder: Path) -> list[socket.socket]:
    """Somebody outside who would gladly hear something: TCP, UDP, Unix sockets with and without a file."""
    tcp, udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
    tcp.bind(("127.0.0.1", 0))
    udp.bind(tcp.getsockname())
    port = tcp.getsockname()[1]
    unix, abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder)  # the path of a Unix socket may have 107 characters
    unix.bind("ear")
    os.chdir(here)
    (folder / "ear").chmod(0o777)
    abstract.bind(f"\0autograder-hostile-{port}")
    datagrams = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    datagrams.bind(f"\0autograder-hostile-datagrams-{port}")
    for ear in (tcp, unix, abstract):
        ear.listen()
    ears = [tcp, udp, unix, abstract, datagrams]
    for ear in ears:
        ear.setblocking(False)
    return ears


def anything(ear: socket.socket) -> bytes:
    """What was heard, or nothing."""
    with suppress(BlockingIOError):
        return ear.recv(100) if ear.type == socket.SOCK_DGRAM else (ear.accept(), b"a connection")[1]
    return b""


# --- one test a case, and the promises that span a batch ---------------------------------


def all_cases() -> list[Any]:
    return [
        pytest.param(name, short, id=f"{name}-{short}", marks=[pytest.mark.slow] if name in SLOW else [])
        for name in CLASSES
        for short in cases(name)
    ]


def all_classes() -> list[Any]:
    return [pytest.param(name, marks=[pytest.mark.slow] if name in SLOW else []) for name in CLASSES]


@pytest.mark.parametrize(("name", "short"), all_cases())
def test_it_gets_what_its_functions_earn(batch: Batches, name: str, short: str) -> None:
    records = batch(name).records[student_of(name, short)]
    said = "\n".join(f"{record.test}: {record.points} {record.status}: {record.message}" for record in records)
    wanted = cases(name)[short].expected()
    assert {record.test: record.points for record in records} == {
        test: points for test, (points, _) in wanted.items()
    }, said
    assert all(record.status in wanted[record.test][1].split("|") for record in records), said


@pytest.mark.parametrize("name", all_classes())
def test_neighbours_keep_their_points(batch: Batches, name: str) -> None:
    for honest in HONEST:
        assert batch(name).of(honest) == {test: (points, "passed") for test, points in FULL.items()}


@pytest.mark.parametrize("name", all_classes())
def test_as_many_come_out_as_went_in(batch: Batches, name: str) -> None:
    done = batch(name)
    assert sorted(done.records) == sorted(done.expected_students)
    assert all([record.test for record in records] == list(FULL) for records in done.records.values())
    assert all(
        record.isolation in (LANDLOCK, "nothing was run") for records in done.records.values() for record in records
    )


@pytest.mark.parametrize("name", all_classes())
def test_the_gradebook_holds_the_records_and_nothing_else(batch: Batches, name: str) -> None:
    done = batch(name)
    with sqlite3.connect(done.course.root / "gradebook.db") as connection:
        rows = connection.execute(
            "SELECT a.student_id, b.name, g.auto_score, g.manual_score FROM grade g JOIN base_cell b ON b.id = g.cell_id "
            "JOIN submitted_notebook n ON n.id = g.notebook_id JOIN submitted_assignment a ON a.id = n.assignment_id"
        ).fetchall()
        students = {row[0] for row in connection.execute("SELECT id FROM student")}
    connection.close()
    assert students == set(done.expected_students)
    assert {(student, test): score for student, test, score, _ in rows if test in FULL} == {
        (record.student, record.test): record.points for records in done.records.values() for record in records
    }
    assert {manual for *_, manual in rows} == {None}
    results = sorted((done.course.root / "results").rglob("*"))
    assert len([path for path in results if path.is_file()]) == len(done.expected_students)


@pytest.mark.parametrize("name", all_classes())
def test_nothing_else_has_changed(batch: Batches, name: str) -> None:
    assert batch(name).changed == []


@pytest.mark.parametrize("name", all_classes())
def test_what_is_kept_of_the_catalogue_is_the_graders(batch: Batches, name: str) -> None:
    kept = [path for path in (batch(name).course.root / "build" / "known").rglob("*") if path.is_file()]
    assert all(path.suffix == ".msgpack" and "right" in decode(path.read_bytes()) for path in kept)
    assert all(path.stat().st_uid == os.getuid() for path in kept)


@pytest.mark.parametrize("name", all_classes())
def test_nothing_is_left_running_or_lying_about(batch: Batches, name: str) -> None:
    assert batch(name).left_processes == []
    assert batch(name).left_folders == set()


@pytest.mark.parametrize("name", all_classes())
def test_nothing_hidden_comes_out(batch: Batches, name: str) -> None:
    done = batch(name)
    assert done.received == []
    assert leaks(done) == []


def leaks(done: Batch) -> list[str]:
    """Where a forbidden text stands in what grading wrote: records, outputs, results."""
    root = done.course.root
    found = [
        f"record of {r.student}: {word}"
        for records in done.records.values()
        for r in records
        for word in FORBIDDEN
        if word in r.message
    ]
    for path in root.glob("results/*/*.json"):
        found += [f"{path.name}: {word}" for word in FORBIDDEN if word in path.read_text()]
    for path in root.glob("autograded/*/*/*.ipynb"):
        outputs = json.dumps([cell.get("outputs") for cell in nbformat.read(path, as_version=4).cells])
        found += [f"outputs of {path.parts[-3]}: {word}" for word in FORBIDDEN if word in outputs]
        if len(outputs) > 30_000_000:
            found.append(f"outputs of {path.parts[-3]}: {len(outputs)} characters")
    return found


# --- what is read afterwards ----------------------------------------------------------------


class Acting(HTMLParser):
    """Collects what would act in a page: scripts, handlers, links with code, foreign resources."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag in ("script", "style")
        text = " ".join(f"{key}={value}" for key, value in attrs)
        scheme = re.compile(r"\s*(javascript|vbscript|data:text)", re.IGNORECASE)
        active = [key for key, value in attrs if key.startswith("on") or scheme.match(value or "")]
        if active or (tag in ("iframe", "object", "embed", "meta", "base", "form", "svg") and "attack" in text):
            self.found.append(f"<{tag} {text[:120]}>")

    def handle_endtag(self, tag: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        if self._script and "attack" in data:
            self.found.append(f"in a script or style: {data[:80]}")


def acting(page: str) -> list[str]:
    parser = Acting()
    parser.feed(page)
    return parser.found


def test_the_search_for_acting_html_finds_it() -> None:
    from hostile.reader import HTML

    assert len(acting(HTML)) >= 9 and acting("<p>attack() &lt;script&gt;</p>") == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["reader", "hidden_tests"])
def test_feedback_and_reports_are_inert_and_hold_nothing_hidden(batch: Batches, name: str) -> None:
    course = batch(name).course
    for command in ("feedback", "report", "export"):
        done = autograder(course, command)
        assert done.returncode == 0, done.stderr
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", done.stdout + done.stderr)
    pages = [path for path in course.root.rglob("*.html") if "build" not in path.parts]
    assert len(pages) > len(cases(name))
    for path in pages:
        page = path.read_text(encoding="utf-8")
        assert acting(page) == [], path
        assert not [word for word in FORBIDDEN if word in page], path
        assert "49{%" not in page
    for path in course.root.glob("*.csv"):
        assert not re.search(r"(^|,)\"?[=+@-]\D", path.read_text(encoding="utf-8"), re.MULTILINE), path


@pytest.mark.slow
def test_the_autograded_notebooks_show_nothing_that_acts(batch: Batches) -> None:
    """The formgrader shows them to the instructor as they are."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter()
    for short in cases("reader"):
        path = batch("reader").course.root / "autograded" / student_of("reader", short) / "01-trial" / "trial.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        page, _ = exporter.from_notebook_node(notebook)
        assert [found for found in acting(page) if "attack" in found] == [], short


# --- where the grader is no root: its files and processes are the worker's user's too -------------


class SameUser(ForkServer):
    """Workers keep the grader's own user."""

    uid = None


@pytest.fixture(scope="module")
def same_user() -> Iterator[ForkServer]:
    with SameUser(LANDLOCK) as server:
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
        "os.kill(judge, signal.SIGKILL)",
    ],
)
def test_the_same_user_changes_nothing_either(same_user: ForkServer, tmp_path: Path, attack: str) -> None:
    path, judge = tmp_path / "grades.txt", os.getpid()
    path.write_text("canary")
    before = (
        path.stat(),
        os.listxattr(path),
        resource.getrlimit(resource.RLIMIT_NOFILE),
        os.getpriority(os.PRIO_PROCESS, 0),
    )
    with StudentProcess(same_user, LIMITS) as student:
        student.run_cell(f"import os, resource, signal\npath, judge = {str(path)!r}, {judge}\n{attack}")
        assert student.run_cell("import shutil; open('a', 'w').close(); shutil.copy('a', 'b')")["error"] is None
    after = (
        path.stat(),
        os.listxattr(path),
        resource.getrlimit(resource.RLIMIT_NOFILE),
        os.getpriority(os.PRIO_PROCESS, 0),
    )
    assert before == after and os.sched_getscheduler(0) == os.SCHED_OTHER


# --- the table of the threat model -------------------------------------------------------


def table(batch: Batches) -> str:
    """Class, cases, most points gained, leaks, neighbours, as the documentation shows them."""
    lines = [
        "| class | cases | points gained by the worst | leaks | neighbours with full marks |",
        "|---|---|---|---|---|",
    ]
    total = 0
    for name, title in CLASSES.items():
        done = batch(name)
        gained = []
        for short, case in cases(name).items():
            earned = sum(points for points, _ in case.expected().values()) - case.gains
            gained.append(sum(points or 0.0 for points, _ in done.of(student_of(name, short)).values()) - earned)
        full = sum(done.of(honest) == {test: (points, "passed") for test, points in FULL.items()} for honest in HONEST)
        bad = len(leaks(done)) + len(done.received) + len(done.changed) + len(done.left_processes)
        lines.append(f"| {title} | {len(gained)} | {max(gained):g} of 13 | {bad} | {full} of {len(HONEST)} |")
        total += len(gained)
    return "\n".join([*lines, f"| **all** | **{total}** | | | |"])


@pytest.mark.slow
def test_the_table_of_the_threat_model_is_what_the_suite_gives(batch: Batches) -> None:
    assert table(batch) in TABLE.read_text(encoding="utf-8"), f"The table should read:\n{table(batch)}"
