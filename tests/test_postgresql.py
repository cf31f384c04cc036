"""The gradebook on a PostgreSQL server that the test starts: the same class, the same gradebook, two graders at once."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from batch_class import class_of_eight, grade, graded_by_two_at_once, lasting
from processes import until
from sample_course import hand_in, handed_in, official

from autograder.batch import gradebook, hand_marks, run
from autograder.batch.submissions import find_submissions
from autograder.course import Course, load_course
from autograder.gradebook.reading import read_marks
from autograder.gradebook.trouble import waits_told_to

pytestmark = [pytest.mark.slow, pytest.mark.postgresql]


def programs() -> Path | None:
    """The folder of initdb and postgres, which Debian keeps away from PATH."""
    places = [Path(found).parent] if (found := shutil.which("initdb")) else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "postgres").exists()), None)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of an empty database."""
    pytest.importorskip("psycopg", reason="no driver: pip install 'psycopg[binary]'")
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    # It refuses to run as root.
    other: dict[str, Any] = {"user": pwd.getpwnam("nobody").pw_uid} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="test-postgresql-") as name:
        data = Path(name) / "data"
        if other:
            os.chown(name, other["user"], -1)
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"} | other
        subprocess.run(
            [found / "initdb", "-D", data, "-A", "trust", "-U", "grader", "-E", "UTF8", "--no-sync"],
            check=True,
            **quiet,
        )
        process = subprocess.Popen([found / "postgres", "-D", data, "-k", name, "-h", "", "-F"], **quiet)
        try:
            url = f"postgresql+psycopg://grader@/postgres?host={name}"
            assert until(lambda: answers(url), 30)
            yield url
        finally:
            process.terminate()
            process.wait(30)


def connect(url: str) -> Any:
    import psycopg

    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def answers(url: str) -> bool:
    import psycopg

    try:
        connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def on_the_server(course: Course, server: str) -> Course:
    """The course with its gradebook there, and nothing in it."""
    with connect(server) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write(f'\nc.CourseDirectory.db_url = "{server}"\n')
    (course.root / "gradebook.db").unlink()
    return load_course(course.root)


@pytest.mark.usefixtures("here")
def test_the_same_class_is_the_same_gradebook(built: Course, tmp_path: Path, server: str) -> None:
    class_of_eight(built)
    shutil.copytree(built.root, tmp_path / "there", symlinks=True)
    there = on_the_server(load_course(tmp_path / "there"), server)
    here, report = grade(built), grade(there)
    assert lasting(report.records) == lasting(here.records)
    marks, elsewhere = read_marks(built), read_marks(there)
    assert (elsewhere.submissions, elsewhere.students) == (marks.submissions, marks.students)
    assert not (there.root / "gradebook.db").exists()
    hand_in(there, "bob", handed_in(official(there)))
    again = grade(there)
    assert (again.graded, again.kept) == (1, 7)
    assert [(change.before.total, change.now.total) for change in again.changes] == [(2.0, 5.0)]


@pytest.mark.usefixtures("here")
def test_a_row_that_another_program_has_locked_is_waited_for(built: Course, server: str) -> None:
    there = on_the_server(built, server)
    hand_in(there, "ada", handed_in(official(there)))
    grade(there)
    said: list[str] = []
    with connect(server) as other:
        other.execute("BEGIN")
        other.execute("UPDATE grade SET needs_manual_grade = needs_manual_grade")

        def let_go(text: str) -> None:
            said.append(text)
            other.execute("ROLLBACK")

        with waits_told_to(let_go):
            report = run.grade_batch(there, find_submissions(there), jobs=1, force=True)
    assert report.graded == 1 and len(said) == 1 and "is locked by another program" in said[0]


@pytest.mark.usefixtures("here")
def test_a_mark_that_is_made_while_scores_are_entered_is_kept(
    built: Course, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the formgrader makes it: between what the grader reads of a row and what it writes there."""
    there = on_the_server(built, server)
    hand_in(there, "ada", handed_in(official(there), why="Its slope is constant."))
    grade(there)

    def mark() -> None:
        with connect(server) as other:
            cells = "(SELECT id FROM base_cell WHERE name = 'why')"
            other.execute(f"UPDATE grade SET manual_score = 1.5, needs_manual_grade = false WHERE cell_id IN {cells}")

    meanwhile = threading.Thread(target=mark)

    def confirm(row: Any, *arguments: Any, **more: Any) -> None:
        if meanwhile.ident is None:
            meanwhile.start()
            meanwhile.join(0.5)  # it has marked, or waits
        hand_marks.confirm(row, *arguments, **more)

    monkeypatch.setattr(gradebook, "confirm", confirm)
    assert run.grade_batch(there, find_submissions(there), jobs=1, force=True).graded == 1
    meanwhile.join(10)
    (cell,) = (cell for cell in read_marks(there).submissions["ada", "01-line"].cells if cell.cell == "why")
    assert (cell.points, cell.needs_a_human) == (1.5, False)


@pytest.mark.usefixtures("here")
def test_two_graders_at_once_neither_lose_nor_mix_results(built: Course, server: str) -> None:
    there = on_the_server(built, server)
    hand_in(there, "s0", handed_in(official(there)))
    grade(there)  # makes the tables
    graded_by_two_at_once(there)
    report = grade(there)
    assert (report.graded, report.kept) == (0, 6)
    marks = read_marks(there).submissions
    assert [marks[f"s{number}", "01-line"].points for number in range(6)] == [5.0, 2.0] * 3
