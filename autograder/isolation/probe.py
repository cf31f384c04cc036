"""Tries, from inside a worker, what must not succeed; a mechanism is what its probes block."""

from __future__ import annotations

import os
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.judge.fork_client import ForkServer
from autograder.judge.server_failed import ServerFailed
from linearloss.sentences import say

from .mechanism import Guard
from .mechanisms import by_name
from .other_user import close_course, why_python_is_closed
from .scratch import SHORT, staging
from .ways_to_files import SHARED_FOLDERS

PROBE_SECONDS = 60.0
# A killed process is gone within a moment.
MOMENT_SECONDS = 1.0
MOST_OF_A_BASE = 70
PRIVATE = ("solutions", "submitted", "autograded", "results", "attempts", "feedback", "build", "gradebook.db", ".git")


@dataclass(frozen=True)
class Probe:
    """One attempt and whether it was blocked."""

    attempt: str
    blocked: bool


def probe(isolation: str, course: Path | None = None, without: frozenset[str] = frozenset()) -> list[Probe]:
    """Make every attempt in one worker, and look afterwards for what is left.

    Args:
        course: its private files are tried, too.
        without: guards to leave out: for tests, which see a probe fail without them.

    Raises:
        ServerFailed: no worker could be started, or it cannot do what it must.
    """
    with instructors_folder(isolation, without) as places, ForkServer(isolation, warm=False, without=without) as server:
        private = [course / name for name in PRIVATE] if course is not None else []
        places["private"] = [str(path) for path in private if path.exists()]
        done = server.run("attempts", {"places": places}, PROBE_SECONDS)
        if not done.pop("works"):
            reason = why_python_is_closed() if server.uid is not None else ""
            raise ServerFailed(reason or say("a confined worker cannot even use Python and its scratch folder"))
        done["leave a process behind"] = _is_left_running(places["mark"])
        done["leave a file for the next worker"] = _is_left_lying(
            places["mark"], server.scratch_root, Path(places["folder"])
        )
    return [Probe(attempt, not succeeded) for attempt, succeeded in done.items()]


@contextmanager
def instructors_folder(isolation: str, without: frozenset[str]) -> Iterator[dict[str, Any]]:
    """A folder as an instructor has it, open to everybody where no mechanism closes it; with services in it."""
    with ExitStack() as stack:
        folder = stack.enter_context(staging(_base()))
        for path in (folder / "canary.txt", folder / "expendable.txt", folder / "solutions" / "__init__.py"):
            path.parent.mkdir(exist_ok=True)
            path.write_text("# untouched")
            path.chmod(0o644)
        (folder / "solutions").chmod(0o755)
        folder.chmod(0o755)
        network = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        name = f"autograder-probe-{os.getpid()}-{os.urandom(4).hex()}"
        unix, abstract = (stack.enter_context(socket.socket(socket.AF_UNIX)) for _ in range(2))
        datagrams = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        for service, address in ((unix, str(folder / "service")), (abstract, f"\0{name}"), (datagrams, f"\0{name}-d")):
            service.bind(address)
        (folder / "service").chmod(0o777)
        for service in (network, unix, abstract):
            service.listen()
        if by_name(isolation).changes_course and Guard.CLOSED_FOLDERS not in without:
            close_course(folder)
        yield {
            "folder": str(folder), "canary": str(folder / "canary.txt"), "expendable": str(folder / "expendable.txt"),
            "judge": os.getpid(), "port": network.getsockname()[1], "socket": str(folder / "service"),
            "abstract": f"\0{name}", "datagrams": f"\0{name}-d",
            "mark": f"probe-{os.urandom(4).hex()}",
        }  # fmt: skip


def _base() -> str | None:
    """Where the folder is made: the path of a socket is 108 bytes at most, and TMPDIR may be longer."""
    return None if len(os.fsencode(tempfile.gettempdir())) <= MOST_OF_A_BASE else SHORT


def _is_left_running(mark: str) -> bool:
    """Whether a process that an attempt has started is still there."""
    end = time.monotonic() + MOMENT_SECONDS
    while (left := _named(mark)) and time.monotonic() < end:
        time.sleep(0.01)
    for pid in left:
        os.kill(pid, 9)
    return bool(left)


def _named(mark: str) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (folder / "comm").read_bytes().strip() == mark.encode():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def _is_left_lying(mark: str, *folders: Path) -> bool:
    """Whether a file that an attempt has written is still there; it is removed."""
    left = [folder / mark for folder in (*map(Path, SHARED_FOLDERS), *folders)]
    found = [path for path in left if os.path.lexists(path)]
    for path in found:
        path.unlink(missing_ok=True)
    return bool(found)
