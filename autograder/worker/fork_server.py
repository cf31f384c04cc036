"""A warm process that has imported what students use, and forks one child for each submission.

Starting Python, NumPy, IPython and matplotlib costs about a second; a fork costs milliseconds.
No student code ever runs in this process itself.

Run as `python -m autograder.worker.fork_server FD warm|cold FOLDER...`: FD is a Unix socket to the judge, over which come
`["spawn", options]` (with the child's socket attached) and `["end", pid, kill, sweep]`; folders hold packages that lie
outside Python's own. A child says `[its process id, what went wrong]` on its socket once it is confined, and then
does what its option `task` says: `session`, `attempts` (of the probe) or `packages`. There is one worker at a
time; when it has ended, nothing that it started is left.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

ROOM_FOR_ONE_REQUEST = 65536
PATIENCE_SECONDS = 2.0
SWEEP_SECONDS = 5.0
_PR_SET_CHILD_SUBREAPER = 36


def main() -> None:
    """Serve the judge until it closes the socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    sys.path += [folder for folder in sys.argv[3:] if folder not in sys.path]
    # Imported here, when their folders are known, and before the first fork: that is the point.
    from autograder.channel import frames
    from autograder.channel.codec import decode
    from autograder.isolation import mechanism, system_calls, ways_out  # noqa: F401

    # Ctrl-C in the instructor's terminal reaches the whole group; only the judge decides to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(
        signal.SIGCHLD, signal.SIG_DFL
    )  # where whoever has started all this ignores it, no worker's end could be asked for
    mechanism.die_with(None)  # beside the end of file on `control`, which tells it if the judge is gone already
    mechanism.hide_from_debuggers()
    if sys.platform.startswith("linux"):
        # What a worker leaves behind becomes our child, where it can be found and ended.
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    system_calls.why_no_filter()  # loading libseccomp in every fork would cost more than confining it
    if sys.argv[2] == "warm":
        from autograder.worker import session

        session.warm_up()
    gc.collect()
    gc.freeze()  # what is here stays: no fork goes through it again, and the pages stay shared
    frames.send(control, ["ready", os.getpid()])
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, ROOM_FOR_ONE_REQUEST, 1)
        if not message:
            break
        request = decode(message)
        if request[0] == "spawn":
            parent, pid = os.getpid(), os.fork()
            if pid == 0:
                _become_child(control, descriptors[0], request[1], parent)
            os.close(descriptors[0])
            frames.send(control, ["spawned", pid])
        elif request[0] == "end":
            status = _end(request[1], kill=request[2])
            if request[3]:
                _sweep()
            frames.send(control, ["ended", status])


def _become_child(control: socket.socket, descriptor: int, options: dict[str, Any], parent: int) -> None:
    """Never returns: confines itself, does its task, then leaves without any of the parent's clean-up."""
    from autograder.channel import frames

    from .confinement import confine

    try:
        control.close()
        connection = socket.socket(fileno=descriptor)
        try:
            confine(options, descriptor, parent)
            trouble = ""
        except Exception as error:
            trouble = f"{type(error).__name__}: {error}"
        frames.send(connection, [os.getpid(), trouble])
        if not trouble:
            _do(options["task"], connection, options)
    finally:
        os._exit(0)


def _do(task: str, connection: socket.socket, options: dict[str, Any]) -> None:
    from autograder.channel import frames

    if task == "session":
        from autograder.worker import session

        session.run(connection, options)
    elif task == "attempts":
        from autograder.isolation import ways_out

        frames.send(connection, ways_out.make_all(options["places"]))
    elif task == "packages":
        from autograder.worker import packages

        frames.send(connection, packages.unreadable())


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


def _sweep() -> None:
    """End whatever the worker left running, detached or not: nothing, where the filter on system calls applies."""
    end = time.monotonic() + SWEEP_SECONDS
    while time.monotonic() < end:
        try:
            if os.waitpid(-1, os.WNOHANG)[0]:
                continue
        except ChildProcessError:
            return  # nobody is left
        for pid in _descendants():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(0.002)


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
    os._exit(0)  # there is nothing to clean up, and unloading all modules would take a tenth of a second
