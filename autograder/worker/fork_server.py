"""A warm process that has imported what students use, and forks one child for each submission.

Starting Python, NumPy, IPython and matplotlib costs about a second; a fork costs milliseconds.
No student code ever runs in this process itself.

Run as `python -m autograder.worker.fork_server FD`, FD being a Unix socket to the judge, over
which come `["spawn", options]` (with the child's socket attached) and `["end", pid]`. There is one
worker at a time; when it has ended, nothing that it started is left.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import time
from pathlib import Path

from autograder.channel.codec import decode, encode

ROOM_FOR_ONE_REQUEST = 65536
PATIENCE_SECONDS = 2.0
SWEEP_SECONDS = 5.0
_PR_SET_CHILD_SUBREAPER = 36


def main() -> None:
    """Serve the judge until it closes the socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    # Ctrl-C in the instructor's terminal reaches the whole group; only the judge decides to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        # What a worker leaves behind becomes our child, where it can be found and ended.
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    from autograder.worker import session  # imported before the first fork: that is the point

    session.warm_up()
    control.sendall(encode(["ready", os.getpid()]))
    uid: int | None = None
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, ROOM_FOR_ONE_REQUEST, 1)
        if not message:
            break
        request = decode(message)
        if request[0] == "spawn":
            uid = request[1]["uid"]
            pid = os.fork()
            if pid == 0:
                _become_child(control, descriptors[0], request[1])
            os.close(descriptors[0])
            control.sendall(encode(["spawned", pid]))
        elif request[0] == "end":
            status = _end(request[1], kill=request[2])
            _sweep(uid)
            control.sendall(encode(["ended", status]))


def _become_child(control: socket.socket, descriptor: int, options: dict[str, object]) -> None:
    """Never returns: runs the session, then leaves without any of the parent's clean-up."""
    from autograder.worker import session

    try:
        control.close()
        session.run(socket.socket(fileno=descriptor), options)
    finally:
        os._exit(0)


def _end(pid: int, kill: bool) -> int:
    """The exit status of a worker (negative: the signal); one that does not end is killed."""
    end = time.monotonic() + (0.0 if kill else PATIENCE_SECONDS)
    while time.monotonic() < end:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    for end_it in (os.killpg, os.kill):
        try:
            end_it(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _sweep(uid: int | None) -> None:
    """End whatever the worker left running, detached or not."""
    end = time.monotonic() + SWEEP_SECONDS
    while time.monotonic() < end:
        try:
            if os.waitpid(-1, os.WNOHANG)[0]:
                continue
        except ChildProcessError:
            return  # nobody is left
        if uid is not None:
            _kill_user(uid)
        else:
            for pid in _descendants():
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
        time.sleep(0.002)


def _kill_user(uid: int) -> None:
    """One signal to all processes of the worker's user: none can be born in between."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setresuid(uid, uid, uid)
            os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def _descendants() -> list[int]:
    """All processes below this one, the nearest first."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        parents.setdefault(parent, []).append(int(folder.name))
    found, level = [], [os.getpid()]
    while level:
        level = [child for pid in level for child in parents.get(pid, [])]
        found += level
    return found


if __name__ == "__main__":
    main()
