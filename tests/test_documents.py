"""Every command that a document shows: the program, its commands and options exist, and the instructor's and students' are run."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
import test_round_trip as one_class
import typer
from importers import MOODLE_NAMES
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderApp
from sample_course import ROOT, handed_in, official
from systems.slowness import seconds
from test_canvas_push import canvas  # noqa: F401  (the recorded server, a fixture)
from test_cli import run as in_this_process

from autograder.cli.main import app
from autograder.course import Course
from autograder.handout import bundle, notebooks
from autograder.isolation.levels import PROCESS, strongest

DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "benchmarks/README.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)
BIN = Path(sys.executable).parent
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
TARGETS = set(re.findall(r"^([a-z][a-z0-9-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
PROGRAMS = {"autograder", "linearloss", "nbgrader", "jupyter", "make", "pytest", "python", "bash", "dask", "pip"}
# Programs of other systems, and what has tried the command.
OTHERS = {
    "docker": "tests/systems/container.py", "conda": "environment.yml", "apt-get": "", "dnf": "", "install": "",
    "apparmor_parser": "", "systemd-run": "", "wsl": "", "kubectl": "", "python3": "autograder/handout/start.py",
}  # fmt: skip
# Documented lines that are not run here, and what runs them.
ELSEWHERE = {
    "make ": "Makefile",  # by hand, and `make test` by whoever runs this
    "autograder site": "tests/test_site.py",
    "autograder new-exercise": "tests/test_new_course.py",
    "autograder check": "tests/test_cli.py",  # its exit code is 1 while a question is open
    "python -m sphinx": "tests/test_site.py",
    "dask ": "tests/test_cluster.py",
    "autograder grade --scheduler": "tests/test_cluster.py",
    "bash tests/systems/kernel.sh": "tests/systems/kernel.sh",
    "docker ": "tests/systems/container.py",
    "python benchmarks/grading.py": "tests/test_documents.py",  # below, in `make test-all`
    "apt-get ": "docs/isolation.md",
    "install -m": "docs/isolation.md",
    "apparmor_parser ": "docs/isolation.md",
}


@dataclass(frozen=True)
class Line:
    """A command in a document; `is_shown` if it is a line to be typed, else it is named in a sentence."""

    document: str
    text: str
    is_shown: bool


def lines() -> Iterator[Line]:
    """All of them, in the order of the documents; a command that is named in a sentence has an argument at least."""
    for path in DOCUMENTS:
        name, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        for language, block in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            if not language:
                yield from (Line(name, one, True) for one in block.splitlines() if _program(one))
        prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
        yield from (Line(name, one, True) for one in re.findall(r"^    (\S.*)$", prose, re.MULTILINE) if _program(one))
        for one in re.findall(r"`([^`]+)`", prose):
            text = " ".join(one.split())
            if " " in text and _program(text) and "…" not in text:
                yield Line(name, text, False)


def _program(text: str) -> str:
    """The program that a text calls, if it is a command."""
    first = re.split(r"\s{1,2}(?=\S)|$", text)[0].removeprefix(".venv/bin/")  # what stands far apart is a table
    return first if first in PROGRAMS | OTHERS.keys() else ""


def words_of(line: Line) -> list[str]:
    """Without the comment behind it, and without the environment's folder."""
    words = shlex.split(line.text, comments=True)
    return [words[0].removeprefix(".venv/bin/"), *words[1:]]


ALL = list(dict.fromkeys(lines()))


def test_the_documents_are_read() -> None:
    assert len(ALL) > 80 and {line.document for line in ALL} >= {"README.md", "docs/lms.md", "benchmarks/README.md"}


@pytest.mark.parametrize("line", ALL, ids=lambda line: f"{line.document}: {line.text[:60]}")
def test_what_is_called_exists(line: Line) -> None:
    program, *words = words_of(line)
    if program in OTHERS:
        assert (ROOT / OTHERS[program]).exists()
        return
    assert shutil.which(program, path=f"{BIN}:/usr/bin:/bin"), f"there is no program {program}"
    if program == "autograder":
        command = COMMANDS.get(words[0])
        assert command or words[0].startswith("--"), f"autograder has no command {words[0]}"
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        assert {word for word in words if re.match("--?[a-z]", word)} <= known
    elif program == "nbgrader":
        assert words[0] in NbGraderApp.subcommands or (words[0], words[1]) == ("db", "upgrade")
    elif program == "jupyter":
        assert words == ["lab"], "what the formgrader is opened by"
    elif program == "make":
        assert {word for word in words if "=" not in word} <= TARGETS
    elif program in ("pytest", "python", "bash"):
        files = [word for word in words if re.search(r"/.*\.(py|sh)$", word)]
        assert all((ROOT / file).is_file() for file in files)


# --- run, as they are written, in a course of two small notebooks ----------------------

SHOWN = [line for line in ALL if line.is_shown]
ELSEWHERE_TOO = {
    line: test for line in SHOWN for start, test in ELSEWHERE.items() if " ".join(words_of(line)).startswith(start)
}
HERE = [line for line in SHOWN if line not in ELSEWHERE_TOO]
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"A straight line [Total Pts: 7 Score] |4001"\n'
    '"Kim"\t"Minsu"\t"kim"\t"20210001"\t""\n"Lee"\t"Zoë"\t"zoe"\t"20210002"\t""\n'
)


def test_whatever_is_not_run_here_is_tried_elsewhere() -> None:
    assert all((ROOT / test).is_file() for test in ELSEWHERE_TOO.values())
    assert {words_of(line)[0] for line in HERE} <= {"autograder", "linearloss", "nbgrader"}


def fitted(text: str, address: str = "") -> str:
    """A documented line for the small course: its own names in the place of those of the example."""
    for old, new in {
        "notebooks/02-svm/svm.ipynb": "notebooks/01-line/line.ipynb", "02-svm": "01-line", "~/Downloads/": "",
        "DOWNLOAD.zip": "submissions.zip", "FOLDER": "own", " ada ": " kim ", "--course-id 123": "--course-id 7",
        "https://canvas.example.edu": address,
    }.items():  # fmt: skip
        text = text.replace(old, new)
    return text


def prepare(course: Course) -> None:
    """What an instructor has before the first line: notebooks, the class, a due date, and what was downloaded."""
    root, right = course.root, json.dumps(handed_in(official(course), why="Its slope is constant."))
    (root / "submissions.zip").write_bytes(one_class.download("canvas", {"kim": (right, 10), "zoe": (right, 11)}))
    (root / "gradebook.csv").write_text(one_class.CANVAS, encoding="utf-8")
    (root / "worksheet.csv").write_text(worksheet(), encoding="utf-8")
    (root / "gc_fullgc.xls").write_text(BLACKBOARD, encoding="utf-16")
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "loss-functions") as gradebook:
        for student, first, last, number in (("kim", "Minsu", "Kim", "101"), ("zoe", "Zoë", "Lee", "102")):
            gradebook.add_student(student, first_name=first, last_name=last, lms_user_id=number)
        gradebook.find_assignment("01-line").duedate = datetime(2027, 1, 1)
        gradebook.db.commit()


def worksheet() -> str:
    heading, *rows = one_class.MOODLE.splitlines()
    names = dict(zip(MOODLE_NAMES["ko"], MOODLE_NAMES["en"], strict=True))
    english = ",".join(names.get(cell, cell) for cell in heading.split(","))
    return "\n".join([english, *(row.replace("참가자", "Participant") for row in rows)]) + "\n"


def mark_by_hand(course: Course) -> None:
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "loss-functions") as gradebook:
        for student in ("kim", "zoe"):
            grade = gradebook.find_grade("why", "line", "01-line", student)
            grade.manual_score, grade.needs_manual_grade = 2.0, False
        gradebook.db.commit()


@pytest.mark.usefixtures("here")
@pytest.mark.skipif(strongest() == PROCESS, reason="student code cannot be confined on this machine")
@pytest.mark.filterwarnings("ignore::UserWarning:canvasapi.*")  # that the address is not https
def test_the_instructors_commands_do_what_they_say(
    built: Course, canvas: tuple[str, list[object]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],  # noqa: F811
) -> None:  # fmt: skip
    """In the order of the documents, without an activated environment; in this process, since starting Python takes longest."""
    prepare(built)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("CANVAS_API_TOKEN", "secret")
    monkeypatch.setattr(bundle, "_wheel", lambda: ("linearloss-1-py3-none-any.whl", b""))
    monkeypatch.setattr(notebooks, "differences", lambda course: [])  # seconds, and has tests of its own
    for line in HERE:
        program, *words = shlex.split(fitted(" ".join(map(shlex.quote, words_of(line))), canvas[0]))
        if program == "autograder":
            done = in_this_process(monkeypatch, capsys, built.root, *words)
            assert done.code == 0 and "Traceback" not in done.err, (line, done.out, done.err)
            if words[0] == "grade":
                mark_by_hand(built)
    for made in ("class.html", "grades.csv", "canvas-gradebook.csv", "moodle-worksheet.csv", "blackboard-gc_fullgc.xls",
                 "similar.html", "moodle-feedback-01-line.zip", "mail/addresses.csv", "gradescope/kim/01-line/results.json"):  # fmt: skip
        assert (built.root / "reports" / made).is_file(), made
    assert (built.root / "own/solutions/course.toml").is_file() and len([*(built.root / "dist").iterdir()]) == 3


@pytest.mark.slow
def test_the_other_commands_start_in_a_plain_shell(built: Course, tmp_path: Path) -> None:
    """With nothing but the path of the program: what it starts itself it has to find. (`nbgrader autograde`: test_nbgrader.py)"""
    (built.root / ".venv").symlink_to(BIN.parent)
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    others = [line for line in HERE if words_of(line)[0] != "autograder"]
    assert others
    for line in others:
        done = subprocess.run(
            ["bash", "-c", fitted(line.text)], cwd=built.root, env=environment, capture_output=True, text=True, check=False, timeout=60
        )  # fmt: skip
        assert "Traceback" not in done.stderr and "line" in done.stdout and done.returncode in (0, 1), (line, done)


@pytest.mark.long
def test_the_benchmark_runs_in_a_plain_shell() -> None:
    line = next(line for line in ALL if words_of(line)[:2] == ["python", "benchmarks/grading.py"])
    done = subprocess.run(
        [sys.executable, *words_of(line)[1:], "--many", "3", "--stock-many", "3"],
        cwd=ROOT, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False, timeout=seconds(900),
    )  # fmt: skip
    assert done.returncode == 0 and "autograder grade" in done.stdout, done.stderr[-2000:]
