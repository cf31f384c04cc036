"""One submission's worker as the judge sees it: run cells, call functions, survive its deaths."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from autograder.channel import frames
from autograder.channel.codec import BadFrame, Callback, Name, NotAValue, encode
from autograder.course import Limits
from autograder.grading.status import WorkerFailure
from autograder.isolation import scratch
from linearloss.sentences import Sentence, say

from . import usage
from .bounds import unbounded
from .fork_client import ForkServer
from .lent_functions import NOTHING, Ahead, LentFunctions

# After so many deaths or time-outs within one test, its remaining parts are not tried again:
# a function that hangs would otherwise cost a time limit for each part.
MOST_FAILURES_IN_A_TEST = 2
# Many calls in one message may take so long; right notebooks take a hundredth of that.
MANY_SECONDS = 1.5


class StudentProcess:
    """The cells of one submission and the worker in which they run.

    After a crash or a time-out the worker is started again and the cells are replayed, without
    the one that killed it.
    """

    def __init__(self, server: ForkServer, limits: Limits, files: Path | None = None):
        self.server = server
        self.limits = limits
        self.deadline = time.monotonic() + limits.submission_seconds
        self.test_deadline = self.deadline
        self.generation = 1  # how many processes it has needed: handles do not outlive theirs
        self.failures_in_test = 0
        self._last_failure = WorkerFailure("crashed", say("The process ended before it answered."))
        self._cells: list[tuple[str, bool]] = []  # source, and whether it killed the worker
        self._pid: int | None = None
        self._connection: socket.socket | None = None
        self._lent = LentFunctions()
        self._requests = 0
        self._cpu = usage.CpuAccount()
        self._watch_by_the_clock = frames.ByTheClock(self._watch)
        self._files = files
        self._folder, self._given_mib = self._new_folder()

    def _new_folder(self) -> tuple[Path, float]:
        """A scratch folder with what was handed in, and how much that is."""
        folder = scratch.create(self.server.scratch_root)
        if self._files is not None:
            # Plain files that the intake has taken in, perhaps in folders.
            shutil.copytree(self._files, folder, symlinks=True, dirs_exist_ok=True)
        scratch.hand_over(folder, self.server.uid)
        return folder, usage.files_mib(folder, self.server.process.pid)

    def close(self) -> None:
        """End the worker and remove its scratch folder."""
        self._stop()
        scratch.discard(self._folder)

    def __enter__(self) -> StudentProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run_cell(self, source: str) -> dict[str, Any]:
        """Run one cell; its outputs and the error that ended it, as the worker tells them.

        Raises:
            WorkerFailure: it killed the worker or took too long; it will not be replayed.
        """
        self._alive()
        try:
            reply = self._request({"op": "run", "source": source}, self.limits.cell_seconds)
        except WorkerFailure:
            self._cells.append((source, True))
            raise
        self._cells.append((source, False))
        return reply

    def begin_test(self) -> None:
        """A new test may fail its own number of times, and take its own time."""
        self.failures_in_test = 0
        self._lent.begin_test()
        self.test_deadline = min(self.deadline, time.monotonic() + self.limits.test_seconds)

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """A request on behalf of a test.

        Raises:
            WorkerFailure: the worker died, hung, ran out of memory, or has done so too often.
        """
        if self.failures_in_test >= MOST_FAILURES_IN_A_TEST:
            raise self._last_failure
        left = self.test_deadline - time.monotonic()
        last = say("The test as a whole took more than {seconds:g} seconds.", seconds=self.limits.test_seconds)
        try:
            if left < self.limits.call_seconds:
                reply = self._request(request, max(left, 0.0), last)
            else:
                reply = self._request(request, self.limits.call_seconds)
        except WorkerFailure as failure:
            if failure.status != "grader_error":
                self.failures_in_test += 1
                self._last_failure = failure
            raise
        error = reply.get("error")
        if isinstance(error, dict) and error.get("memory") is True:
            text = say("It asked for more than {most} MiB of memory.", most=self.limits.memory_mib)
            raise WorkerFailure("out_of_memory", text)
        return reply

    def ask_many(self, target: Name, requests: list[bytes]) -> list[bytes] | None:
        """The replies to requests of one function, encoded; None if they must be asked one by one.

        A call that dies, or that lasts, must have all its own time and be told apart from the others: only then.
        """
        start = time.monotonic()
        seconds = min(MANY_SECONDS, self.test_deadline - start)
        try:
            if seconds <= 0 or self.failures_in_test:
                return None
            reply = self._request({"op": "many", "target": target, "requests": requests}, seconds)
        except WorkerFailure as failure:
            if failure.status == "grader_error":
                raise
            self.test_deadline = min(self.deadline, self.test_deadline + time.monotonic() - start)
            return None
        found = reply.get("value")
        fits = isinstance(found, list) and len(found) == len(requests) and {*map(type, found)} <= {bytes}
        return found if fits else None

    def cpu_seconds(self) -> float | None:
        """CPU time that its processes have used so far, by the kernel's count."""
        return self._cpu.seconds(self.server.process.pid)

    def callback(self, function: Callable[..., Any], ahead: Ahead = NOTHING) -> Callback:
        """A reference by which the worker may call a function of the judge's, with answers told ahead."""
        return self._lent.reference(function, ahead)

    def substitute(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        """Let these names of the notebook, and no others, stand for functions of the judge's; in later processes, too."""
        self._lent.substitute(functions)
        if self._connection is not None:
            self._request(self._lent.substitution(), self.limits.call_seconds)

    def _request(self, request: dict[str, Any], seconds: float, over_it: Sentence | None = None) -> dict[str, Any]:
        """The reply; `over_it` says what took too long, if that is not this request alone."""
        if self._lent.answering:  # the worker waits for an answer, and would take a question for it
            raise TypeError("expected numbers or arrays, and got an object")
        connection = self._alive()
        end = time.monotonic() + seconds
        last = self.deadline < end
        end = min(end, self.deadline)
        self._requests += 1
        data = self._encoded(request)
        try:
            frames.send_encoded(connection, data, end, self._watch_by_the_clock)
            while True:
                reply = frames.receive(connection, end, self._watch_by_the_clock)
                if not isinstance(reply, dict) or reply["id"] != self._requests:
                    raise BadFrame("not a reply to what was asked")
                self._lent.were_asked(reply["asked"])
                if "callback" not in reply:
                    return reply
                frames.send_encoded(connection, self._lent.answer(self, reply), end, self._watch_by_the_clock)
        except frames.DeadlinePassed:
            self._stop()
            alone = say(
                "It took more than {seconds:g} seconds and was stopped: is there a loop that never ends?",
                seconds=seconds,
            )
            raise WorkerFailure("timeout", self._whole_time() if last else over_it or alone) from None
        except frames.Closed:
            raise self._died() from None
        except (BadFrame, KeyError, TypeError, ValueError, AttributeError) as error:
            self._stop()
            raise WorkerFailure(
                "crashed", say("The process sent something that is not an answer ({error}).", error=error)
            ) from None
        except MemoryError:
            self._stop()
            raise WorkerFailure("out_of_memory", say("It sends, or asks the test's functions for, too much.")) from None
        except BaseException:  # stopped in the midst of an exchange: what comes next would be the wrong answer
            self._stop()
            raise

    def _whole_time(self) -> Sentence:
        return say(
            "The submission as a whole took more than {seconds:g} seconds.", seconds=self.limits.submission_seconds
        )

    def _encoded(self, request: dict[str, Any]) -> bytes:
        try:
            return encode(request | {"id": self._requests})
        except (NotAValue, BadFrame) as error:  # of the test's making, and nothing was sent
            raise WorkerFailure(
                "grader_error", say("The test asks what cannot be sent: {error}.", error=error)
            ) from None

    def _watch(self) -> None:
        """By the clock: end a worker that fills memory (with several processes) or the disk.

        Raises:
            WorkerFailure: it did.
        """
        server = self.server.process.pid  # all that is below it is this submission's
        most = self.limits.memory_mib
        if usage.memory_mib(server, most, self.server.mechanism.filtered) > most:
            self._stop()
            raise self._out_of_memory()
        if too_much := self._written_too_much(server):
            self._stop()
            with unbounded():  # the tests that follow have room again
                scratch.discard(self._folder)
                self._folder, self._given_mib = self._new_folder()
            raise WorkerFailure("crashed", too_much)

    def _written_too_much(self, server: int) -> str:
        """What is told of the files that it has written, or an empty text."""
        try:
            written = usage.files_mib(self._folder, server) - self._given_mib
        except usage.Uncountable as error:
            return str(error)
        if written + self.server.mechanism.outside_mib(self.server.uid) > self.limits.scratch_mib:
            return say("It wrote more than {most} MiB of files.", most=self.limits.scratch_mib)
        return ""

    def _alive(self) -> socket.socket:
        """The connection to a living worker, with every harmless cell run."""
        if self._connection is not None:
            return self._connection
        if time.monotonic() > self.deadline:
            raise WorkerFailure("timeout", self._whole_time())
        options = {
            "scratch": str(self._folder),
            "memory_mib": self.limits.memory_mib,
            "cpu_seconds": int(self.limits.submission_seconds) + 5,
            "file_mib": usage.MOST_FILE_MIB,
            "output_bytes": self.limits.output_bytes,
        }
        with unbounded():  # each cell has a limit of its own
            self._pid, self._connection = self.server.spawn(options)
            self._replay()
            if self._lent.substitutes:
                self._request(self._lent.substitution(), self.limits.call_seconds)
        assert self._connection is not None
        return self._connection

    def _replay(self) -> None:
        for index, (source, kills) in enumerate(self._cells):
            if kills:
                continue
            try:
                self._request({"op": "run", "source": source}, self.limits.cell_seconds)
            except WorkerFailure:
                self._cells[index] = (source, True)
                raise

    def _died(self) -> WorkerFailure:
        pid, self._pid = self._pid, None
        self._drop_connection()
        # It is dead or dying, and its status decided; this ends what it has started.
        with unbounded():
            status = self.server.end(pid) if pid is not None else 0
            out_of_memory = status == -9 and self.server.out_of_memory()
        if out_of_memory:
            return self._out_of_memory()
        if status == -9:
            return WorkerFailure("crashed", say("The process was killed."))
        if status < 0:
            return WorkerFailure("crashed", say("The process ended by signal {number}.", number=-status))
        return WorkerFailure("crashed", say("The process ended before it answered."))

    def _out_of_memory(self) -> WorkerFailure:
        text = say("It used more than {most} MiB of memory.", most=self.limits.memory_mib)
        return WorkerFailure("out_of_memory", text)

    def _stop(self) -> None:
        self._drop_connection()
        if self._pid is not None:
            with unbounded():
                self.server.end(self._pid)
            self._pid = None

    def _drop_connection(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self.generation += 1
