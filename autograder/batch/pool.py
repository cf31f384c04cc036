"""A pool of processes, each with one task at a time: one that dies takes its task with it, and nothing else.

`concurrent.futures` and `loky` give up all tasks when a process dies; `pebble` shares one pipe and its lock
among all processes, where one that is killed with the lock stops the others.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any

from .pool_process import Start, serve

START_SECONDS = 300.0
MOST_FAILED_STARTS = 3  # in a row
MOST_ATTEMPTS = 2
TICK_SECONDS = 0.1
ORDERLY_SECONDS = 5.0
HURRIED_SECONDS = 0.8
# Between two looks at the processes results are entered, which may wait for the gradebook; in what is longer, all were stopped (Ctrl-Z).
UNSEEN_SECONDS = 60.0


class PoolFailed(RuntimeError):
    """No process can be started: the reason would be the same for every task."""


class NotYet:
    """Given in place of a task: none has come so far, further ones may."""


@dataclass(frozen=True)
class Lost:
    """In place of a result: no process could do this task. `reason` is one line."""

    reason: str


@dataclass
class _Attempt:
    task: Any
    number: int = 1


class _Process:
    """One process of the pool, and what it is doing."""

    def __init__(self, start: Start, first: _Attempt | None):
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, start, os.getpid()), daemon=True)
        resource_tracker.ensure_running()  # its own start would let Ctrl-C through again
        # Until it can ignore Ctrl-C, it does not hear it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        self.first = first  # kept for this process: what is tried again is tried in a fresh one
        self.attempt: _Attempt | None = None
        self.ready = False
        self.idle = False  # ready, and no task has come yet
        self.reason = ""  # why it is being ended
        self.since = time.monotonic()

    def give(self, attempt: _Attempt) -> None:
        self.attempt, self.since = attempt, time.monotonic()
        with suppress(OSError):  # it has just died, which is heard next
            self.connection.send(attempt.task)

    def how_it_ended(self) -> str:
        self.process.join(1.0)
        code = self.process.exitcode
        if code == -signal.SIGKILL:
            return "was killed, perhaps by the system for want of memory"
        if code is not None and code < 0:
            return f"ended by {signal.Signals(-code).name}"
        return f"ended with exit code {code}"


class Pool:
    """Does tasks in `jobs` processes.

    Args:
        start: run in each process; opens what tasks need.
        allowance: seconds for one task, after which its process is killed; generous, for a fault of ours.
        wakers: what else ends a wait when it can be read, where tasks may be `NotYet`.
    """

    def __init__(self, start: Start, jobs: int, allowance: float, wakers: Sequence[Connection] = ()):
        self._start = start
        self._jobs = jobs
        self._allowance = allowance
        self._wakers = wakers
        self._processes: list[_Process] = []
        self._leaving: list[_Process] = []
        self._waiting: Iterator[Any] = iter(())
        self._more = True  # whether there may be further tasks
        self._failed_starts = 0
        self._failure = ""
        self._looked = time.monotonic()
        self._end_by = 0.0  # when the last process is killed, once all have been asked to leave

    def run(
        self, tasks: Iterable[Any], stop: Callable[[], bool] = lambda: False
    ) -> Generator[list[tuple[Any, Any]], None, None]:
        """What has come, as pairs of a task and its result or `Lost`; several times a second, also if it is nothing.

        When `stop` says so, those that are finished are the last. A task is asked for when a process is free for it, so
        `tasks` may be made meanwhile. Close this generator (`contextlib.closing`): then no process is left.

        Raises:
            PoolFailed: no process can be started.
        """
        self._waiting, self._looked = iter(tasks), time.monotonic()
        try:
            for _ in range(self._jobs):
                self._begin(None)
            while (self._processes or self._failure) and not stop():
                if self._failure:
                    raise PoolFailed(self._failure)
                for process in [each for each in self._processes if each.idle]:
                    self._next(process)
                yield self._hear()
                self._end_the_overdue()
            if self._processes:
                yield from self._finished_meanwhile()
        finally:
            self._end_all()

    def _hear(self) -> list[tuple[Any, Any]]:
        """What has come in a while. All are given their next task before the caller works on the results."""
        wakers = self._wakers if any(each.idle for each in self._processes) else ()
        spoken = set(wait([*wakers, *(each.connection for each in self._processes)], TICK_SECONDS))
        found: list[tuple[Any, Any]] = []
        for process in [each for each in self._processes if each.connection in spoken]:
            word, value = _receive(process.connection)
            if word in ("done", "failed") and process.attempt is not None:
                found.append((process.attempt.task, value if word == "done" else Lost(value)))
            if word in ("ready", "done", "failed"):
                self._next(process)
            elif word == "cannot start":
                self._failure = value
            else:
                found += self._gone(process, value)
        return found

    def _next(self, process: _Process) -> None:
        process.ready, self._failed_starts = True, 0
        following, process.first, process.attempt = process.first, None, None
        if following is None:
            following = self._following()
        process.idle = following is not None and isinstance(following.task, NotYet)
        if process.idle:
            process.since = time.monotonic()
        elif following is not None:
            process.give(following)
        else:
            process.connection.close()  # it leaves by itself
            self._processes.remove(process)
            self._leaving.append(process)

    def _following(self) -> _Attempt | None:
        for task in self._waiting:
            return _Attempt(task)
        self._more = False
        return None

    def _gone(self, process: _Process, said: str) -> list[tuple[Any, Any]]:
        """One has died, or said that it cannot go on: its task is tried again, or lost if that was the second time."""
        reason = f"could not go on ({said})" if said else process.reason or process.how_it_ended()
        self._processes.remove(process)
        _kill(process)
        again, lost = process.first, []
        if not process.ready:
            self._failed_starts += 1
            if self._failed_starts >= MOST_FAILED_STARTS:
                self._failure = said or f"a process of the grader {reason}, each time that one was started"
        elif process.attempt is not None:
            attempt = process.attempt
            if process.reason or attempt.number >= MOST_ATTEMPTS:
                times = "" if attempt.number == 1 else ", and again in a fresh process"
                lost = [(attempt.task, Lost(f"the process that graded it {reason}{times}"))]
            else:
                again = _Attempt(attempt.task, attempt.number + 1)
        if not self._failure and (again is not None or self._more):
            self._begin(again)
        return lost

    def _begin(self, first: _Attempt | None) -> None:
        """Start one more process; where the system refuses one, it would refuse all."""
        try:
            self._processes.append(_Process(self._start, first))
        except OSError as error:
            self._failure = f"the system starts no further process ({error.strerror}; `ulimit -a` shows its limits)"

    def _end_the_overdue(self) -> None:
        now = time.monotonic()
        unseen, self._looked = now - self._looked, now
        for process in self._processes:
            if unseen > UNSEEN_SECONDS:
                process.since = min(process.since + unseen, now)
            allowed = self._allowance if process.ready else START_SECONDS
            if now - process.since > allowed and not process.idle and not process.reason:
                process.reason = f"did not come to an end within {allowed:g} seconds and was killed"
                process.process.kill()

    def _finished_meanwhile(self) -> Iterator[list[tuple[Any, Any]]]:
        """Ask all to leave, and take what they still send."""
        self._end_by = time.monotonic() + HURRIED_SECONDS
        while self._processes and time.monotonic() < self._end_by:
            _ask_to_leave(self._processes)
            spoken = set(wait([each.connection for each in self._processes], TICK_SECONDS))
            for process in [each for each in self._processes if each.connection in spoken]:
                word, value = _receive(process.connection)
                if word in ("done", "failed") and process.attempt is not None:
                    yield [(process.attempt.task, value if word == "done" else Lost(value))]
                if word != "ready":
                    self._processes.remove(process)
                    self._leaving.append(process)

    def _end_all(self) -> None:
        end = self._end_by or time.monotonic() + (HURRIED_SECONDS if self._processes else ORDERLY_SECONDS)
        while (living := [each for each in self._processes if each.process.is_alive()]) and time.monotonic() < end:
            _ask_to_leave(living)
            wait([each.process.sentinel for each in living], TICK_SECONDS)
        for process in (*self._processes, *self._leaving):
            process.connection.close()
            process.process.join(max(end - time.monotonic(), 0.0))
            _kill(process)
        self._processes, self._leaving = [], []


def _receive(connection: Connection) -> tuple[str, Any]:
    try:
        word, value = connection.recv()
    except (EOFError, OSError, pickle.UnpicklingError):
        return "gone", ""
    return word, value


def _ask_to_leave(processes: Sequence[_Process]) -> None:
    """Once is not enough: a signal that comes just before a system call that waits is heard only when the next one ends that call."""
    for process in processes:
        process.process.terminate()


def _kill(process: _Process) -> None:
    process.connection.close()
    process.process.kill()
    process.process.join()
    process.process.close()
