"""Starts the fork server and asks it for workers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from autograder.channel import frames
from autograder.channel.codec import encode
from autograder.isolation import scratch, worker_users
from autograder.isolation.control_group import ControlGroup, new_group
from autograder.isolation.mechanism import Guard
from autograder.isolation.mechanisms import by_name
from autograder.isolation.readable import missing_packages, package_folders
from linearloss.sentences import say

from . import usage
from .sender import ask_for_credentials, receive
from .server_failed import INSTALL, ServerFailed, reason

PACKAGE_PARENT = Path(__file__).resolve().parents[2]
START_SECONDS = 120.0
PACKAGES_SECONDS = 60.0
# One thread each: results do not depend on the number of cores, and a fork inherits no threads.
ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    # What glibc comes to by itself once arrays of this size have been freed; until then each is mapped, and its pages made, anew.
    "MALLOC_MMAP_THRESHOLD_": str(32 * 2**20),
    "MALLOC_TRIM_THRESHOLD_": str(64 * 2**20),
    "LC_ALL": "C.UTF-8",
    "PYTHONIOENCODING": "utf-8:backslashreplace",  # as in a kernel, no print fails for what it prints
}
PASSED_ON = ("PATH", "LANG", "SYSTEMROOT", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "MPLCONFIGDIR")
# What the probe and the trial of packages do with a worker needs no more.
SMALL = {"memory_mib": 512, "cpu_seconds": 30, "file_mib": 8, "output_bytes": 1000}


class ForkServer:
    """A running fork server; use it as a context manager.

    It dies with the thread that has started it: start it in one that lives as long as the judge.

    Args:
        isolation: the mechanism under which its workers run; the first that blocks all probes if None.
        warm: import what students use; a cold one is for the probe.
        without: guards to leave out: for tests, which see a probe fail without them.

    Raises:
        ServerFailed: it does not start, or its workers cannot read what they need; one line says why.
    """

    def __init__(
        self, isolation: str | None = None, *, warm: bool = True, without: frozenset[str] = frozenset()
    ) -> None:
        if isolation is None:
            from autograder.isolation.levels import strongest  # it probes, with fork servers

            isolation = strongest()
        self.isolation = isolation
        self.mechanism = by_name(isolation)
        self._warm = warm
        self._without = without
        self._packages = package_folders()
        self._inside: dict[int, int] = {}  # process id of a worker -> the same in the fork server's namespace
        self._user: worker_users.WorkerUser | None = None
        self._group: ControlGroup | None = None
        try:
            self._user = worker_users.claim() if self.mechanism.another_user else None
        except OSError as error:
            raise ServerFailed(str(error)) from error
        self.scratch_root = scratch.make_root(open_to_others=self.uid is not None)
        try:
            self._group = new_group()
            self._start()
            if warm:
                self._try_packages()
        except BaseException:
            if hasattr(self, "process"):
                self._stop()
            self._release()
            raise

    @property
    def uid(self) -> int | None:
        """The user that workers become, or None if they stay who we are."""
        return None if self._user is None else self._user.uid

    @property
    def limits(self) -> str:
        """What enforces the limits on memory and processes, in words for the record."""
        alone = "one process" if self.mechanism.filtered else "processes watched by /proc"
        return f"{'cgroup v2, ' if self._group is not None else ''}rlimits, {alone}"

    def _start(self) -> None:
        missing = missing_packages()
        if missing:
            raise ServerFailed(
                say(
                    "{names}: not installed for {executable}. {install}",
                    names=", ".join(missing),
                    executable=sys.executable,
                    install=INSTALL,
                )
            )
        self.control, theirs = socket.socketpair()
        ask_for_credentials(self.control)
        environment = {key: os.environ[key] for key in PASSED_ON if key in os.environ}
        environment |= ENVIRONMENT | {"PYTHONPATH": str(PACKAGE_PARENT)} | self.mechanism.environment(self.scratch_root)
        command = [sys.executable, "-m", "autograder.worker.fork_server", str(theirs.fileno())]
        command += ["warm" if self._warm else "cold", *self._packages]
        if Guard.NAMESPACES not in self._without:
            command = self.mechanism.wrap(command, self.scratch_root, self._packages)
        try:
            self.process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/",
            )  # fmt: skip
        except OSError as error:
            self.control.close()
            raise ServerFailed(
                say("the process that forks workers cannot be started: {error}", error=str(error))
            ) from error
        finally:
            theirs.close()
        _, pid = self._expect("ready", START_SECONDS)
        self.mechanism.started(self.scratch_root)
        self._mapped = usage.mapped_bytes(pid)
        self._threads = usage.threads_of_this_user() if self.uid is None else 0

    def _try_packages(self) -> None:
        """The first worker only looks whether it can read the packages that the others will need."""
        reply = self.run("packages", {}, PACKAGES_SECONDS)
        if reply:
            raise ServerFailed(
                say(
                    "a worker confined by {isolation} cannot read {reply}. Install the packages into the environment that runs autograder, in a folder that its workers may read. {install}",
                    isolation=self.isolation,
                    reply=reply,
                    install=INSTALL,
                )
            )

    def run(self, task: str, options: dict[str, Any], seconds: float) -> Any:
        """What a worker replies that has one task and ends.

        Raises:
            ServerFailed: it did not answer.
        """
        folder = scratch.create(self.scratch_root)
        scratch.hand_over(folder, self.uid)
        try:
            pid, connection = self.spawn(SMALL | {"scratch": str(folder), "task": task} | options)
            with connection:
                try:
                    return frames.receive(connection, time.monotonic() + seconds)
                except (frames.Closed, frames.DeadlinePassed) as error:
                    raise ServerFailed(
                        say("a worker did not answer ({task}: {kind})", task=task, kind=type(error).__name__)
                    ) from error
                finally:
                    self.end(pid)
        finally:
            scratch.discard(folder)

    def spawn(self, options: dict[str, Any]) -> tuple[int, socket.socket]:
        """A new worker, confined: its process id and the socket to it.

        Raises:
            ServerFailed: the server is gone and cannot be started again, or the worker could not be confined.
        """
        options = {"task": "session", "isolation": self.isolation, "uid": self.uid, "packages": self._packages,
                   "without": sorted(self._without), "mapped": self._mapped, "threads": self._threads} | options  # fmt: skip
        try:
            return self._spawn(options)
        except ServerFailed:
            self._restart()
            return self._spawn(options)

    def _restart(self) -> None:
        """A worker may have killed its parent: that must not cost the submissions that follow."""
        self.process.kill()
        self._stop()
        self._start()

    def _spawn(self, options: dict[str, Any]) -> tuple[int, socket.socket]:
        ours, theirs = socket.socketpair()
        ask_for_credentials(ours)
        with theirs:
            try:
                socket.send_fds(self.control, [encode(["spawn", options])], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise ServerFailed(say("the fork server is gone: {error}", error=str(error))) from error
        try:
            inside, _ = self._expect("spawned", 10.0)
            said, pid = receive(ours, 10.0)
            if not said:
                raise ServerFailed(say("a worker ended before it was confined"))
            if said[1]:
                raise ServerFailed(
                    say("a worker could not be confined by {isolation}: {said}", isolation=self.isolation, said=said[1])
                )
        except ServerFailed:
            ours.close()
            raise
        ask_for_credentials(ours, False)
        pid = pid or int(inside)
        self._inside[pid] = int(inside)
        if self._group is not None:
            try:
                self._group.take(pid, int(options["memory_mib"]))
            except OSError as error:
                ours.close()
                raise ServerFailed(
                    say("a worker could not be put into its control group: {error}", error=str(error))
                ) from error
        return pid, ours

    def end(self, pid: int, kill: bool = True) -> int:
        """End a worker and all that it started; its exit status (negative: a signal).

        Args:
            kill: at once; otherwise it is known to be ending, and only its status is wanted.
        """
        try:
            if self._group is not None and kill:
                self._group.kill()
            self.control.sendall(encode(["end", self._inside.pop(pid, pid), kill, Guard.SWEEP not in self._without]))
            status, _ = self._expect("ended", 15.0)
        except (OSError, ServerFailed):
            self._restart()
            status = -int(signal.SIGKILL)
        if Guard.SWEEP not in self._without:
            self.mechanism.sweep(self.uid)
        return int(status)

    def out_of_memory(self) -> bool:
        """Whether the kernel has ended the last worker because its control group was full."""
        return self._group is not None and self._group.out_of_memory()

    def close(self) -> None:
        """Stop the server, and remove what it needed."""
        self._stop()
        self._release()

    def _stop(self) -> None:
        self.control.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()

    def _release(self) -> None:
        scratch.remove(self.scratch_root)
        if self._group is not None:
            self._group.remove()
            self._group = None
        if self._user is not None:
            self._user.release()
            self._user = None

    def __enter__(self) -> ForkServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _expect(self, kind: str, seconds: float) -> tuple[Any, int]:
        """The value of the next message, and the process that has sent it (0 where the system does not tell)."""
        said, pid = receive(self.control, seconds)
        if said and said[0] == kind:
            return said[1], pid
        self.process.kill()
        text = self.process.stderr.read().decode(errors="replace") if self.process.stderr else ""
        last = reason(text)
        advice = f" {INSTALL}" if "ModuleNotFoundError" in last or "ImportError" in last else ""
        raise ServerFailed(
            say(
                "the process that forks workers ({isolation}) did not answer ({kind}): {last}.{advice}",
                isolation=self.isolation,
                kind=kind,
                last=last,
                advice=advice,
            )
        )
