"""Mechanisms of isolation: which is taken, what their probes block, and that each probe can fail."""

import errno
import os
import sys
import tempfile
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from autograder.isolation import landlock_rules, levels, other_user, readable
from autograder.isolation.bubblewrap import Bubblewrap
from autograder.isolation.landlock import Landlock
from autograder.isolation.levels import BUBBLEWRAP, LANDLOCK, PROCESS, USER, IsolationUnavailable
from autograder.isolation.mechanism import Guard
from autograder.isolation.mechanisms import by_name, in_order
from autograder.isolation.other_user import OtherUser, close_course, why_python_is_closed
from autograder.isolation.probe import Probe, instructors_folder, probe
from autograder.judge.fork_client import ForkServer
from autograder.judge.server_failed import ServerFailed
from autograder.worker import packages

CONFINING = (LANDLOCK, BUBBLEWRAP, USER)
HERE = [name for name in CONFINING if not by_name(name).why_not()]
if not HERE:
    pytest.skip("no mechanism can be had on this machine: see `autograder doctor`", allow_module_level=True)

CLOSED = frozenset({Guard.FILES, Guard.NAMESPACES, Guard.CLOSED_FOLDERS})
USERS, CALLS, SWEPT = frozenset({Guard.USER}), frozenset({Guard.SYSTEM_CALLS}), frozenset({Guard.SWEEP})
# What has to be taken away, from every mechanism, for an attempt to succeed.
GUARDS = {
    "read a file of the instructor's": CLOSED,
    "list the instructor's folder": CLOSED,
    "write into the instructor's folder": CLOSED | USERS,
    "change a file of the instructor's": CLOSED | USERS,
    "empty a file of the instructor's": CLOSED | USERS | CALLS,
    "delete a file of the instructor's": CLOSED | USERS,
    "change the mode of a file of the instructor's": CLOSED | USERS | CALLS,
    "read what is private in the course": CLOSED,
    "import the solutions": CLOSED,
    "change Python's own packages": CLOSED | USERS,
    "read the machine's passwords": CLOSED | USERS,
    "leave a file for the next worker": CLOSED | SWEPT,
    "create a process": CALLS,
    "start a program": CALLS,
    "leave a process behind": CLOSED | CALLS | SWEPT,
    "send a signal to the judge": CLOSED | USERS | CALLS,
    "send a signal to the fork server": CLOSED | USERS | CALLS,
    "have a descriptor send a signal to the fork server": CALLS,
    "outlive the fork server": CALLS,
    "trace the judge": CLOSED | USERS | CALLS,
    "read the environment of the fork server or the judge": CLOSED | USERS,
    "read the memory of the fork server or the judge": CLOSED | USERS,
    "choose the processors of the fork server": CLOSED | USERS | CALLS,
    "set limits of the fork server": CLOSED | USERS | CALLS,
    "set the priority of the fork server": CLOSED | USERS | CALLS,
    "open a network connection": CLOSED | CALLS,
    "connect to a service of the machine by its path": CLOSED | CALLS,
    "connect to a service of the machine by its abstract name": CLOSED | CALLS,
    "send a datagram to a service of the machine": CLOSED | CALLS,
    "take memory that is in no process's account": CALLS,
    "share anonymous memory": CALLS,
    "make system calls by io_uring": CALLS,
    "handle page faults": CALLS,
    "keep something in the kernel's keyring": CALLS,
    "become root": CLOSED | USERS,
    "enter namespaces of its own": CALLS,
}


# What a kernel may lack, or forbid to root as well.
MAY_FAIL_ANYWHERE = {
    "make system calls by io_uring", "handle page faults", "keep something in the kernel's keyring",
    "enter namespaces of its own", "trace the judge", "outlive the fork server", "take memory that is in no process's account",
}  # fmt: skip


@pytest.fixture(scope="module")
def opened():
    """The attempts that succeed under a mechanism without some guards; each is tried once.

    In a folder of its own: pytest closes that of its own to other users when a session begins, also one that runs beside this.
    """
    with tempfile.TemporaryDirectory() as name:
        course = Path(name)
        (course / "results").mkdir()
        course.chmod(0o755)  # as a course is that its owner has not closed

        @cache
        def succeeding(name, without=frozenset()):
            return {result.attempt for result in probe(name, course, without) if not result.blocked}

        yield succeeding


@pytest.mark.parametrize("name", HERE)
def test_every_way_out_is_blocked(opened, name):
    if by_name(name).changes_course:
        pytest.skip("the course has to be closed first: below")
    assert opened(name) == set()


def test_another_user_is_kept_out_of_a_course_that_has_been_closed(tmp_path):
    if USER not in HERE:
        pytest.skip(by_name(USER).why_not())
    (tmp_path / "results").mkdir()
    close_course(tmp_path)
    assert [result.attempt for result in probe(USER, tmp_path) if not result.blocked] == []


def test_a_long_path_to_temporary_files_is_no_reason_not_to_grade(tmp_path, monkeypatch):
    folder = tmp_path / ("long" * 20)
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with instructors_folder(PROCESS, frozenset()) as places:
        assert Path(places["socket"]).is_socket()


def test_every_probe_has_its_guards():
    assert [result.attempt for result in probe(PROCESS)] == list(GUARDS)


@pytest.mark.skipif(os.geteuid() != 0, reason="to others, the machine itself forbids some")
def test_every_attempt_succeeds_where_nothing_guards(opened):
    assert set(GUARDS) - opened(PROCESS, SWEPT) <= MAY_FAIL_ANYWHERE


@pytest.mark.parametrize("name", HERE)
@pytest.mark.parametrize("attempt", GUARDS)
def test_a_probe_fails_where_its_guards_are_taken_away(opened, attempt, name):
    if attempt not in opened(PROCESS, SWEPT):
        pytest.skip("this machine forbids it to everybody, or this user")
    if name == USER and GUARDS[attempt] >= CLOSED and why_python_is_closed():
        pytest.skip(f"Python could not be read either: {why_python_is_closed()}")
    assert attempt in opened(name, GUARDS[attempt])


# --- which is taken --------------------------------------------------------------------


@pytest.fixture
def fresh():
    levels.examine.cache_clear()
    yield
    levels.examine.cache_clear()


def test_the_first_in_order_whose_probes_are_all_blocked_is_taken(fresh, monkeypatch):
    found = {LANDLOCK: [Probe("read", False)], BUBBLEWRAP: [Probe("read", True)], USER: [Probe("read", True)]}
    monkeypatch.setattr(levels, "probe", lambda name, course: found[name])
    for mechanism in (Landlock, Bubblewrap, OtherUser):
        monkeypatch.setattr(mechanism, "why_not", lambda self: "")
        monkeypatch.setattr(mechanism, "prepare", lambda self, course: None)
    monkeypatch.setattr(landlock_rules, "version", lambda: 6)

    assert levels.choose() == levels.strongest() == BUBBLEWRAP
    with pytest.raises(IsolationUnavailable, match="landlock: not blocked: read"):
        levels.choose(LANDLOCK)


def test_where_nothing_confines_grading_is_refused_with_a_reason_for_each(fresh, monkeypatch):
    for mechanism in (Landlock, Bubblewrap, OtherUser):
        monkeypatch.setattr(mechanism, "why_not", lambda self: f"no {self.name} today: install it")

    with pytest.raises(IsolationUnavailable, match="--isolation process") as refusal:
        levels.choose()
    for name in CONFINING:
        assert f"  {name}: no {name} today: install it." in str(refusal.value).splitlines()
    assert levels.choose(PROCESS) == levels.strongest() == PROCESS


def test_a_landlock_that_guards_files_only_comes_last(monkeypatch):
    monkeypatch.setattr(landlock_rules, "version", lambda: 5)
    assert [mechanism.name for mechanism in in_order()] == [BUBBLEWRAP, USER, LANDLOCK]
    monkeypatch.setattr(landlock_rules, "version", lambda: 6)
    assert [mechanism.name for mechanism in in_order()] == [LANDLOCK, BUBBLEWRAP, USER]


# --- closed folders ------------------------------------------------------------------


def test_a_course_is_closed_but_for_python_and_the_package(tmp_path, monkeypatch):
    for name in ("solutions", ".venv", "autograder"):
        (tmp_path / name).mkdir(mode=0o755)
    (tmp_path / "gradebook.db").write_text("")
    (tmp_path / "gradebook.db").chmod(0o664)
    (tmp_path / "link").symlink_to("/")
    tmp_path.chmod(0o755)
    monkeypatch.setattr(
        "autograder.isolation.other_user.python_folders",
        lambda: [str(tmp_path / ".venv"), str(tmp_path / "autograder")],
    )

    close_course(tmp_path)

    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in tmp_path.iterdir() if not path.is_symlink()}
    assert modes == {"solutions": "0o750", ".venv": "0o755", "autograder": "0o755", "gradebook.db": "0o660"}
    assert tmp_path.stat().st_mode & 0o777 == 0o751
    assert Path("/").stat().st_mode & 0o005 == 0o005


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_what_another_user_leaves_where_everybody_may_write_is_counted_and_removed(tmp_path, monkeypatch):
    shared = tmp_path / "a" / "shared"
    shared.mkdir(parents=True)
    shared.chmod(0o1777)
    for name, uid in (("left", 70_000), ("others", 0)):
        (shared / name).mkdir()
        (shared / name / "file").write_bytes(b"x" * 2**20)
        for path in (shared / name, shared / name / "file"):
            os.chown(path, uid, uid)
    monkeypatch.setattr(other_user, "SHARED", (str(tmp_path / "a"),))
    monkeypatch.setattr(landlock_rules, "version", lambda: 0)
    other_user.world_writable.cache_clear()

    assert 1 <= by_name(USER).outside_mib(70_000) < 2
    by_name(USER).sweep(70_000)
    other_user.world_writable.cache_clear()
    assert [path.name for path in shared.iterdir()] == ["others"]


# --- faults of the installation ----------------------------------------------------------


def failure_of(start):
    with pytest.raises(ServerFailed) as failure:
        start()
    assert "\n" not in str(failure.value)
    return str(failure.value)


def test_a_package_that_is_not_there_is_named_in_one_line(fresh, monkeypatch):
    monkeypatch.setattr("autograder.judge.fork_client.missing_packages", lambda: ["msgpack"])
    assert "msgpack: not installed for" in failure_of(ForkServer)


def test_a_fork_server_that_cannot_start_says_why_in_one_line(fresh, monkeypatch, tmp_path):
    (tmp_path / "autograder" / "worker").mkdir(parents=True)
    for folder in ("autograder", "autograder/worker"):
        (tmp_path / folder / "__init__.py").write_text("")
    (tmp_path / "autograder" / "worker" / "fork_server.py").write_text("print('first')\nraise ValueError('the reason')")
    monkeypatch.setattr("autograder.judge.fork_client.PACKAGE_PARENT", tmp_path)
    assert "did not answer (ready): ValueError: the reason" in failure_of(lambda: ForkServer(PROCESS))


def test_a_package_that_workers_cannot_read_is_told_apart_from_a_students_fault(fresh, monkeypatch):
    monkeypatch.setattr(ForkServer, "run", lambda *_: "the package numpy in /home/x (Permission denied)")
    said = failure_of(lambda: ForkServer(PROCESS))
    assert "confined by process cannot read the package numpy in /home/x (Permission denied)" in said


def test_what_a_worker_reads_of_each_package_is_looked_at(monkeypatch, tmp_path):
    assert packages.unreadable() == ""
    closed = ModuleType("closed")
    closed.__file__ = str(tmp_path / "closed" / "__init__.py")
    monkeypatch.setitem(sys.modules, "closed", closed)
    monkeypatch.setattr(packages, "NEEDED", ("closed",))
    assert packages.unreadable() == f"the package closed in {tmp_path / 'closed'} (No such file or directory)"


def test_packages_outside_python_are_given_to_workers_but_not_with_solutions(monkeypatch, tmp_path):
    for name in ("site/numpy", "course/numpy", "course/solutions", "elsewhere/mine"):
        (tmp_path / name).mkdir(parents=True)
    before = readable.package_folders()
    monkeypatch.setattr(sys, "path", [*sys.path, *(str(tmp_path / name) for name in ("site", "course", "elsewhere"))])
    assert readable.package_folders() == [*before, str(tmp_path / "site")]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_without_room_for_a_trial_nothing_is_said_of_a_mechanism(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a full disk would be answered by advice to grade without isolation."""

    def full(name: str, course: Path | None) -> list[Probe]:
        raise OSError(number, os.strerror(number), "/tmp/a-probe")

    monkeypatch.setattr(levels, "probe", full)
    levels.examine.cache_clear()
    with pytest.raises(OSError, match="/tmp/a-probe"):
        levels.choose(HERE[0])
    levels.examine.cache_clear()
