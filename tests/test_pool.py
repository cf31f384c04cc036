"""The pool: a process that dies takes one task with it, and whatever happens, none is left."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pool_tasks
import pytest
from processes import alive, until
from sample_course import ROOT
from systems.slowness import seconds

from autograder.batch import pool as pool_module
from autograder.batch.pool import Lost, Pool, PoolFailed


def running(folder: Path) -> list[int]:
    """The processes that have noted themselves in `folder` and still run."""
    return [pid for note in folder.glob("*.running") if alive(pid := int(note.stem))]


def stopped(pid: int) -> bool:
    """Whether a process stands still."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "T"


def test_every_way_to_end_costs_one_task(tmp_path: Path) -> None:
    expected = {
        ("die", ""): "was killed, perhaps by the system for want of memory, and again in a fresh process",
        ("die once", str(tmp_path / "a")): "in the end",
        ("leave", ""): "ended with exit code 3, and again in a fresh process",
        ("raise", "our own bug"): "ValueError: our own bug",
        ("unfit once", str(tmp_path / "b")): "in the end",
        ("memory", ""): "could not go on (MemoryError), and again in a fresh process",
        **{("answer", str(number)): str(number) for number in range(6)},
    }
    pool = Pool(partial(pool_tasks.doing, str(tmp_path)), 2, 600)
    got: dict[Any, Any] = {}
    with closing(pool.run(expected)) as heard:
        for task, result in chain.from_iterable(heard):
            assert task not in got
            got[task] = result
    assert got.keys() == expected.keys()
    for task, result in got.items():
        said = result.reason.removeprefix("the process that graded it ") if isinstance(result, Lost) else result
        assert said == expected[task]
    assert {task[0] for task, result in got.items() if isinstance(result, Lost)} == {"die", "leave", "raise", "memory"}
    assert not running(tmp_path)


def test_a_task_that_does_not_end_is_ended(tmp_path: Path) -> None:
    pool = Pool(partial(pool_tasks.doing, str(tmp_path)), 1, 1.0)
    results = dict(chain.from_iterable(pool.run([("hang", ""), ("answer", "x")])))
    assert results[("answer", "x")] == "x"
    assert "did not come to an end within 1 seconds" in results[("hang", "")].reason


def test_a_task_has_not_had_the_time_in_which_all_were_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks for longer than a task may take, as after Ctrl-Z and `fg`."""
    monkeypatch.setattr(pool_module, "UNSEEN_SECONDS", 0.5)
    pool = Pool(partial(pool_tasks.doing, str(tmp_path)), 1, 1.5)
    got: list[tuple[Any, Any]] = []
    with closing(pool.run([("stop", "0.1")])) as heard:
        for results in heard:
            got += results
            if not got and running(tmp_path):
                [pid] = running(tmp_path)
                if stopped(pid):
                    time.sleep(2.0)
                    os.kill(pid, signal.SIGCONT)
    assert got == [(("stop", "0.1"), "went on")]


def test_what_meets_every_process_fails_once(tmp_path: Path) -> None:
    with pytest.raises(PoolFailed, match=r"^a package is missing$"):
        list(Pool(partial(pool_tasks.cannot_start, "a package is missing"), 2, 600).run(range(9)))
    with pytest.raises(PoolFailed, match="was killed"):
        list(Pool(partial(pool_tasks.dies_at_the_start, str(tmp_path)), 1, 600).run(range(9)))
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("living", [0, 1])
def test_where_the_system_starts_no_process_the_pool_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, living: int
) -> None:
    started: list[int] = []

    class Limited(pool_module._Process):
        def __init__(self, *arguments: Any) -> None:
            if len(started) >= living:
                raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
            started.append(1)
            super().__init__(*arguments)

    monkeypatch.setattr(pool_module, "_Process", Limited)
    with pytest.raises(PoolFailed, match=r"starts no further process .Resource temporarily unavailable"):
        list(Pool(partial(pool_tasks.doing, str(tmp_path)), 1, 600).run([("die", "")]))
    assert not running(tmp_path)


@pytest.mark.parametrize("what", ["hang", "hear the second signal"])
def test_told_to_stop_it_gives_what_is_finished_and_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(
        pool_module, "HURRIED_SECONDS", seconds(60.0)
    )  # on a busy machine they need longer, and are killed
    tasks = [("answer", "0"), (what, ""), (what, ""), ("answer", "1")]
    got: list[Any] = []
    for results in Pool(partial(pool_tasks.doing, str(tmp_path)), 2, 600).run(tasks, stop=lambda: bool(got)):
        got.extend(task for task, _ in results)
    assert got[0] == ("answer", "0") and (what, "") not in got
    assert not running(tmp_path)
    assert not list(tmp_path.glob("*.running")), "those that were busy have left through their `with`"


def test_when_the_parent_is_killed_its_processes_go(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    parent = subprocess.Popen([sys.executable, str(ROOT / "tests" / "pool_tasks.py"), str(tmp_path)], env=environment)
    try:
        assert until(lambda: len(running(tmp_path)) == 2)
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    assert until(lambda: not running(tmp_path))
