"""Runs beside each slot of a Dask worker: keeps one grading process warm, and grades parcels that come over a pipe.

A process of its own, as a Dask worker runs tasks in threads, and the judge needs a main thread and children.
"""

from __future__ import annotations

import select
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from autograder.course import Assignment, CourseError, load_course
from autograder.isolation import scratch
from autograder.isolation.levels import IsolationUnavailable, choose

from .entry import MakeReady
from .grading_process import grading, most_seconds, one_thread_each
from .parcel import CourseArchive, Parcel, unpack_course
from .pool import NotYet, Pool, PoolFailed


def main() -> None:
    """Answers each parcel with a pair of a word and a value: `done` and the entry or `Lost`, `cannot start` and why."""
    connection = Connection(int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    one_thread_each()
    scratch.clear_stale()
    try:
        archive, isolation, assignments, make_ready = connection.recv()
        with scratch.staging() as folder:
            _serve(connection, archive, isolation, assignments, make_ready, folder)
    except (EOFError, BrokenPipeError):
        pass  # the Dask worker is gone
    except (PoolFailed, CourseError, IsolationUnavailable) as error:
        connection.send(("cannot start", str(error)))


def _serve(
    connection: Connection,
    archive: CourseArchive,
    isolation: str,
    assignments: Sequence[Assignment],
    make_ready: MakeReady,
    folder: Path,
) -> None:
    unpack_course(archive, folder)
    course = load_course(folder)
    start = partial(grading, course, choose(isolation, folder), assignments, make_ready)
    pool = Pool(start, 1, most_seconds(course.limits), [connection])
    with closing(pool.run(_parcels(connection), partial(_hung_up, connection))) as heard:
        for results in heard:
            for _, result in results:
                connection.send(("done", result))


def _hung_up(connection: Connection) -> bool:
    """Whether the Dask worker has gone, also while nothing is to come from it."""
    asked = select.poll()
    asked.register(connection.fileno(), select.POLLHUP)
    return bool(asked.poll(0))


def _parcels(connection: Connection) -> Iterator[Parcel | NotYet]:
    while True:
        if not connection.poll():
            yield NotYet()
            continue
        try:
            yield connection.recv()
        except (EOFError, OSError):
            return


if __name__ == "__main__":
    main()
