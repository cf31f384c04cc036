"""A batch that is killed and stopped again and again ends in the state of one that was left alone."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from processes import until
from sample_course import ROOT, hand_in, handed_in, official

from autograder.batch.store import ResultStore
from autograder.course import Course, load_course

pytestmark = pytest.mark.long

SUBMISSIONS = 60
BLOWS = ("kill parent", "kill process", "kill server", "Ctrl-C", "SIGTERM", "kill process") * 2
LINES = (
    "def line(w, b, x):\n    return w * x + b",
    "def line(w, b, x):\n    return w * x",
    "def line(w, b, x):\n    return [w * each + b for each in x]",
    "import os\ndef line(w, b, x): os._exit(1)",
    "def line(w, b, x):\n    raise ValueError",
)


def write_class(course: Course) -> None:
    theirs = official(course)
    for number in range(SUBMISSIONS):
        line = "import time\ntime.sleep(0.1)\n" + LINES[number % len(LINES)]
        hand_in(course, f"s{number:02d}", handed_in(theirs, line=line))


def start(course: Course) -> subprocess.Popen[bytes]:
    with (course.root / "said.txt").open("ab") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "autograder", "grade", "--assignment", "01-line", "--jobs", "2"],
            cwd=course.root, start_new_session=True, env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL, stderr=said,
        )  # fmt: skip


def processes(session: int) -> dict[int, tuple[int, str]]:
    """What lives in a session: process id -> parent and command. Workers stay in the session of their batch."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,sid=,stat=,args="], capture_output=True, text=True, check=True)
    rows = [line.split(None, 4) for line in listed.stdout.splitlines()]
    return {int(r[0]): (int(r[1]), r[4]) for r in rows if r[2] == str(session) and not r[3].startswith("Z")}


def strike(blow: str, parent: int, chance: random.Random) -> None:
    found = processes(parent)
    pool = sorted(pid for pid, (above, command) in found.items() if above == parent and "spawn_main" in command)
    servers = sorted(pid for pid, (above, _) in found.items() if above in pool)
    victims = {"kill process": pool, "kill server": servers}.get(blow, [parent])
    try:
        if blow in ("Ctrl-C", "SIGTERM"):
            os.killpg(parent, signal.SIGINT if blow == "Ctrl-C" else signal.SIGTERM)
        elif victims:
            os.kill(chance.choice(victims), signal.SIGKILL)
    except ProcessLookupError:
        return


def state(course: Course) -> tuple[Any, ...]:
    """Records, gradebook and notebooks, without the seconds."""
    records = [
        {key: value for key, value in vars(record).items() if key != "seconds"}
        for result in ResultStore(course.root / "results").all().values()
        for record in result.records
    ]
    with sqlite3.connect(course.root / "gradebook.db") as connection:
        grades = connection.execute(
            "SELECT a.student_id, b.name, g.auto_score, g.needs_manual_grade FROM grade g "
            "JOIN base_cell b ON b.id = g.cell_id JOIN submitted_notebook n ON n.id = g.notebook_id "
            "JOIN submitted_assignment a ON a.id = n.assignment_id ORDER BY 1, 2"
        ).fetchall()
    connection.close()
    notebooks = {
        str(path.relative_to(course.root)): path.read_text(encoding="utf-8")
        for path in sorted((course.root / "autograded").rglob("*"))
        if path.is_file()
    }
    return records, grades, notebooks


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_batch_under_blows_ends_as_one_undisturbed(
    built: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    scratch.chmod(0o1777)
    for folder in (tmp_path, *tmp_path.parents):  # workers are another user, and must reach it
        if str(folder).startswith(tempfile.gettempdir() + os.sep):
            folder.chmod(folder.stat().st_mode | 0o011)
    write_class(built)
    shutil.copytree(built.root, tmp_path / "quiet")
    quiet = load_course(tmp_path / "quiet")
    assert start(quiet).wait(600) == 0, (quiet.root / "said.txt").read_text()

    chance = random.Random(seed)
    blows = list(BLOWS)
    chance.shuffle(blows)
    run = start(built)
    sessions = [run.pid]
    while blows or run.poll() is None:
        time.sleep(chance.uniform(0.5, 2.5))
        if run.poll() is None:
            if blows:
                strike(blows.pop(), run.pid, chance)
        elif blows or run.returncode:
            assert until(lambda: not processes(sessions[-1]), 2.0), processes(sessions[-1])
            run = start(built)
            sessions.append(run.pid)
    assert run.returncode == 0 and "Traceback" not in (built.root / "said.txt").read_text()
    assert state(built) == state(quiet)
    assert not [found for session in sessions if (found := processes(session))]
    assert not list(scratch.iterdir()), "scratch folders"
