"""Starts the fork server and asks it for workers."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from autograder.channel.codec import decode, encode
from autograder.isolation.levels import LANDLOCK, strongest

PACKAGE_PARENT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0
# One thread each: results do not depend on the number of cores, and a fork inherits no threads.
ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "LC_ALL": "C.UTF-8",
}
PASSED_ON = ("PATH", "LANG", "SYSTEMROOT", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "MPLCONFIGDIR")


class ServerFailed(RuntimeError):
    """The fork server did not start or went away: the grader's fault, not a student's."""


class ForkServer:
    """A running fork server; use it as a context manager.

    Args:
        isolation: the level under which its workers run; the strongest that the machine has if None.
    """

    def __init__(self, isolation: str | None = None) -> None:
        self.isolation = isolation or strongest()
        self._start()

    @property
    def uid(self) -> int | None:
        """The user that workers become, or None if they stay who we are."""
        if self.isolation != LANDLOCK:
            return None
        from autograder.isolation.sandbox import worker_uid  # needs packages that only Linux has

        return worker_uid(self.process.pid)

    def _start(self) -> None:
        self.control, theirs = socket.socketpair()
        environment = {key: os.environ[key] for key in PASSED_ON if key in os.environ}
        environment |= ENVIRONMENT | {"PYTHONPATH": str(PACKAGE_PARENT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "autograder.worker.fork_server", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd="/",
        )
        theirs.close()
        self._expect("ready", START_SECONDS)

    def spawn(self, options: dict[str, Any]) -> tuple[int, socket.socket]:
        """A new worker: its process id and the socket to it.

        Raises:
            ServerFailed: the server is gone and cannot be started again.
        """
        try:
            return self._spawn(options)
        except ServerFailed:
            self._restart()
            return self._spawn(options)

    def _restart(self) -> None:
        """A worker may have killed its parent: that must not cost the submissions that follow."""
        self.process.kill()
        self.close()
        self._start()

    def _spawn(self, options: dict[str, Any]) -> tuple[int, socket.socket]:
        options = options | {"isolation": self.isolation, "uid": self.uid}
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self.control, [encode(["spawn", options])], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise ServerFailed(f"the fork server is gone: {error}") from error
        try:
            return int(self._expect("spawned", 10.0)), ours
        except ServerFailed:
            ours.close()
            raise

    def end(self, pid: int, kill: bool = True) -> int:
        """End a worker and all that it started; its exit status (negative: a signal).

        Args:
            kill: at once; otherwise it is known to be ending, and only its status is wanted.
        """
        try:
            self.control.sendall(encode(["end", pid, kill]))
            return int(self._expect("ended", 15.0))
        except (OSError, ServerFailed):
            self._restart()
            return -int(signal.SIGKILL)

    def close(self) -> None:
        """Stop the server."""
        self.control.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()

    def __enter__(self) -> ForkServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _expect(self, kind: str, seconds: float) -> Any:
        ready, _, _ = select.select([self.control], [], [], seconds)
        try:
            data = self.control.recv(65536) if ready else b""
        except ConnectionError:
            data = b""
        if data:
            name, value = decode(data)
            if name == kind:
                return value
        self.process.kill()
        said = self.process.stderr.read().decode(errors="replace")[-1500:] if self.process.stderr else ""
        raise ServerFailed(f"the process that forks workers did not answer ({kind}). It said: {said or 'nothing'}")
