"""Grades on many machines: the tasks of a batch are done by the workers of a Dask scheduler.

Course and submissions travel with the tasks; no folder is shared. A worker that dies costs nothing: Dask gives its
tasks to another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from autograder.course import Assignment, Course
from linearloss.sentences import say

from . import cluster_node
from .cluster_node import Setting, grade_there, let_go, versions
from .entry import MakeReady
from .parcel import pack, pack_course
from .pool import Lost, PoolFailed
from .submissions import Submission

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 20
WORKERS_SECONDS = 120.0
TICK_SECONDS = 0.2
# Beside what each slot is doing, so that none waits for the next.
AHEAD = 2


class Cluster:
    """Does the tasks of a batch on the workers of a scheduler; used like `Pool`.

    Args:
        address: of the scheduler, e.g. `tcp://10.0.0.1:8786`.
        isolation: `auto` or the name of a mechanism; each machine chooses, and the records say what it was.
        tell: told when it waits for workers.
    """

    def __init__(
        self,
        address: str,
        course: Course,
        isolation: str,
        assignments: tuple[Assignment, ...],
        make_ready: MakeReady,
        tell: Callable[[str], None] = lambda text: None,
    ):
        self._address, self._course, self._tell = address, course, tell
        self._isolation, self._assignments, self._make_ready = isolation, assignments, make_ready
        self._alone_since: float | None = None

    def run(
        self, tasks: Iterable[Submission], stop: Callable[[], bool] = lambda: False
    ) -> Generator[list[tuple[Submission, Any]], None, None]:
        """What has come, as pairs of a submission and its entry or `Lost`; as `Pool.run`. Close this generator.

        Raises:
            PoolFailed: there is no scheduler or no worker, or a worker is of other versions or cannot grade.
        """
        client = self._connect()
        batch = uuid4().hex
        try:
            self._compare(client)
            setting = client.submit(
                Setting, batch, pack_course(self._course), self._isolation, self._assignments, self._make_ready, versions(),
                pure=False,
            )  # fmt: skip
            yield from self._results(client, setting, iter(tasks), stop)
        finally:
            with suppress(Exception):  # the scheduler may be gone
                client.run(let_go, batch)
            client.close()

    def _connect(self) -> Client:
        try:
            from distributed import Client
        except ImportError as error:
            raise PoolFailed(say("--scheduler needs Dask: pip install 'distributed' into this environment.")) from error
        try:
            return Client(self._address, timeout=CONNECT_SECONDS, set_as_default=True)
        except (OSError, TimeoutError, ValueError) as error:
            raise PoolFailed(
                say("no Dask scheduler answers at {address} ({error}).", address=self._address, error=str(error))
            ) from error

    def _compare(self, client: Client) -> None:
        """All workers that are there now; later ones are compared when they get a task."""
        found = client.run(cluster_node.versions, on_error="return")
        for worker, there in sorted(found.items()):
            if isinstance(there, BaseException):
                raise PoolFailed(
                    say(
                        "the worker {worker} cannot load autograder ({reason}): install it there.",
                        worker=worker,
                        reason=there,
                    )
                )
            _same(worker, there)

    def _results(
        self, client: Client, setting: Future[Setting], tasks: Any, stop: Callable[[], bool]
    ) -> Generator[list[tuple[Submission, Any]], None, None]:
        from distributed import wait

        asked: dict[Future[Any], Submission] = {}
        while not stop():
            for submission in islice(tasks, max(self._slots(client) * AHEAD - len(asked), 0)):
                parcel = pack(self._course, submission)
                asked[client.submit(grade_there, parcel, setting, pure=False, retries=1)] = submission
            if not asked and self._alone_since is None:
                return
            if not asked:
                time.sleep(TICK_SECONDS)
                continue
            with suppress(TimeoutError):
                wait(list(asked), timeout=TICK_SECONDS, return_when="FIRST_COMPLETED")
            yield [(asked.pop(future), _outcome(future)) for future in list(asked) if future.done()]
        for future in asked:
            future.cancel()

    def _slots(self, client: Client) -> int:
        """How many submissions can be graded at once just now.

        Raises:
            PoolFailed: nobody has been there for a while.
        """
        slots = sum(worker["nthreads"] for worker in client.scheduler_info(n_workers=-1)["workers"].values())
        if slots:
            self._alone_since = None
            return slots
        if self._alone_since is None:
            self._alone_since = time.monotonic()
            self._tell(
                say(
                    "The scheduler {address} has no worker; waiting for one up to {seconds:g} seconds …",
                    address=self._address,
                    seconds=WORKERS_SECONDS,
                )
            )
        if time.monotonic() - self._alone_since > WORKERS_SECONDS:
            raise PoolFailed(
                say(
                    "the scheduler {address} has no worker: start some by `dask worker {address}`.",
                    address=self._address,
                )
            )
        return 0


def _same(worker: str, there: dict[str, str]) -> None:
    for name, here in versions().items():
        if there.get(name) != here:
            raise PoolFailed(
                say(
                    "the worker {worker} has {name} {there}, and here it is {here}: scores could differ. "
                    "Install the same version of the course pack there, by the same lock file.",
                    worker=worker,
                    name=name,
                    there=there.get(name, say("none")),
                    here=here,
                )
            )


def _outcome(future: Future[Any]) -> Any:
    from distributed import KilledWorker

    error = future.exception()
    if isinstance(error, KilledWorker):
        return Lost(f"each machine that graded it died ({error.last_worker.address} was the last)")
    if error is not None:
        return Lost(f"{type(error).__name__}: {' '.join(str(error).split())}")
    word, value = future.result()
    if word == "differs":
        _same("that has joined", value)
    if word != "done":
        raise PoolFailed(value)
    return value
