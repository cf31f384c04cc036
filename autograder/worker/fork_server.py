"""A warm process that has imported what students use, and forks one child for each submission.

Starting Python, NumPy, IPython and matplotlib costs about a second; a fork costs milliseconds.
No student code ever runs in this process itself.

Run as `python -m autograder.worker.fork_server FD`, FD being a Unix socket to the judge, over
which come `["spawn", options]` (with the child's socket attached) and `["wait", pid]`.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import time

from autograder.channel.codec import decode, encode

ROOM_FOR_ONE_REQUEST = 65536


def main() -> None:
    """Serve the judge until it closes the socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    # Ctrl-C in the instructor's terminal reaches the whole group; only the judge decides to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from autograder.worker import session  # imported before the first fork: that is the point

    session.warm_up()
    control.sendall(encode(["ready", os.getpid()]))
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, ROOM_FOR_ONE_REQUEST, 1)
        if not message:
            break
        request = decode(message)
        if request[0] == "spawn":
            pid = os.fork()
            if pid == 0:
                _become_child(control, descriptors[0], request[1])
            os.close(descriptors[0])
            control.sendall(encode(["spawned", pid]))
        elif request[0] == "wait":
            control.sendall(encode(["ended", _wait(request[1])]))


def _become_child(control: socket.socket, descriptor: int, options: dict[str, object]) -> None:
    """Never returns: runs the session, then leaves without any of the parent's clean-up."""
    from autograder.worker import session

    try:
        control.close()
        session.run(socket.socket(fileno=descriptor), options)
    finally:
        os._exit(0)


def _wait(pid: int, seconds: float = 2.0) -> int:
    """The exit status of a child (negative: the signal), or -9 if it had to be killed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return -int(signal.SIGKILL)


if __name__ == "__main__":
    main()
