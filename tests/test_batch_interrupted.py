"""A batch that is killed, stopped or met by another: what is finished is kept, and the next run goes on."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch_class import WRONG, dying_where_it_replaces, grade, gradebook, graded_by_two_at_once, scores
from processes import until
from sample_course import ROOT, autograder, hand_in, handed_in, official
from systems.slowness import seconds

from autograder.batch import run
from autograder.batch.store import ResultStore
from autograder.batch.submissions import find_submissions
from autograder.course import Course
from autograder.gradebook import trouble
from autograder.gradebook.trouble import CannotGoOn


@pytest.mark.slow
def test_killed_in_the_middle_and_run_again_is_as_undisturbed(built: Course, tmp_path: Path) -> None:
    theirs = official(built)
    for number in range(8):
        slow = f"import time\ntime.sleep(0.15)\ndef line(w, b, x):\n    return w * x + b * ({number} % 3 > 0)"
        hand_in(built, f"s{number:02d}", handed_in(theirs, line=slow))
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "autograder", "grade", "--jobs", "1"]
    process = subprocess.Popen(
        command,
        cwd=built.root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + seconds(60)
    while len(list((built.root / "results").glob("*/*.json"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = len(ResultStore(built.root / "results").all())
    assert 3 <= done < 8
    again = autograder(built, "grade", "--jobs", "2", "--json", str(tmp_path / "records.jsonl"))
    assert again.returncode == 0, again.stderr
    assert f"{8 - done} graded, {done} kept from before" in again.stdout
    expected = {}
    for number in range(8):
        expected[(f"s{number:02d}", "test_line")] = 4.0 if number % 3 else 1.0
        expected[(f"s{number:02d}", "test_answer_slope")] = 1.0
    assert gradebook(built) == expected
    lines = [json.loads(line) for line in (tmp_path / "records.jsonl").read_text().splitlines()]
    assert {(line["student"], line["test"]): line["points"] for line in lines} == expected
    assert not list((built.root / "results").rglob("*.part"))


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_stopped_it_keeps_what_is_finished_says_so_and_leaves_nothing(built: Course, number: signal.Signals) -> None:
    theirs = official(built)
    for student in range(6):
        slow = f"import time\ntime.sleep({1000 * (student > 2)})\ndef line(w, b, x):\n    return w * x + b"
        hand_in(built, f"s{student}", handed_in(theirs, line=slow))
    process = subprocess.Popen(
        [sys.executable, "-m", "autograder", "grade", "--jobs", "1"], cwd=built.root, start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    results = ResultStore(built.root / "results")
    deadline = time.monotonic() + seconds(60)
    while len(results.all()) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, number)  # as a terminal does
    out, said = process.communicate(timeout=seconds(60))
    assert process.returncode == 128 + number and out == "" and "Traceback" not in said
    last = said.splitlines()[-1]
    assert last.startswith("autograder: stopped by ") and last.endswith("run the same command to go on.")
    assert "3 results are finished and kept, 3 submissions are left" in last
    assert until(lambda: not in_session(process.pid))
    assert {student for student, _ in results.all()} == {"s0", "s1", "s2"} == {who for who, _ in gradebook(built)}


def in_session(session: int) -> list[str]:
    """The processes of a session, by what they run."""
    listed = subprocess.run(["ps", "-eo", "sid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [row[2] for row in rows if row[0] == str(session) and not row[1].startswith("Z")]


@pytest.mark.usefixtures("here")
def test_locked_in_the_middle_the_batch_stops_and_the_next_run_goes_on(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for student in ("ada", "bob", "eve"):
        hand_in(built, student, handed_in(official(built)))
    other = sqlite3.connect(built.root / "gradebook.db", isolation_level=None)

    def lock_after_the_first(step: run.Step) -> None:
        other.execute("BEGIN IMMEDIATE")

    monkeypatch.setattr(trouble, "PATIENCE_SECONDS", 0.1)
    with pytest.raises(CannotGoOn, match=r"locked by another program .* 1 results of this run are kept"):
        run.grade_batch(built, find_submissions(built), jobs=1, progress=lock_after_the_first)
    other.close()
    report = grade(built)
    assert (report.graded, report.kept, report.problems) == (2, 1, []) and gradebook(built) == scores(report.records)


@pytest.mark.usefixtures("here")
def test_killed_between_gradebook_and_result_the_next_run_heals_it(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = official(built)
    hand_in(built, "ada", handed_in(theirs))
    grade(built)
    hand_in(built, "ada", handed_in(theirs, line=WRONG))
    for pattern in ("*.ipynb", "*.json"):
        with dying_where_it_replaces(monkeypatch, pattern):
            grade(built)
        assert gradebook(built)[("ada", "test_line")] == 1.0
        assert not (built.root / "results" / "01-line" / "ada.json").exists(), "no result says that all was done"
    report = grade(built)
    assert report.graded == 1 and gradebook(built) == scores(report.records)
    assert "1 of 4 points" in (built.root / "autograded" / "ada" / "01-line" / "line.ipynb").read_text()


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_two_graders_in_one_course_neither_lose_nor_mix_results(built: Course) -> None:
    graded_by_two_at_once(built)
    report = grade(built)
    assert (report.graded, report.kept) == (0, 6) and gradebook(built) == scores(report.records)
    assert sum(points or 0 for points in gradebook(built).values()) == 3 * 5 + 3 * 2
