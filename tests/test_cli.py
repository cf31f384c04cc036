"""The command line as its users meet it: help, exit codes, and one clear line when something is wrong."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from sample_course import ROOT, autograder, hand_in, handed_in, official

from autograder.cli import main as cli
from autograder.cli.console import out, safe
from autograder.course import Course
from linearloss.version import __version__


class Done:
    """What a command printed and how it ended."""

    def __init__(self, code: int, out: str, err: str):
        self.code, self.out, self.err = code, out, err


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> Done:
    """A command in this process: starting Python each time would take most of a second."""
    from rich.console import Console

    from autograder.cli import console

    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.argv", ["autograder", *arguments])
    for name, stderr in (("out", False), ("err", True)):
        fresh = Console(stderr=stderr, highlight=False, soft_wrap=True, width=200)
        monkeypatch.setattr(getattr(console, name), "_file", fresh.file)
        monkeypatch.setattr(getattr(console, name), "_width", 200)
    code = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            cli.main()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
    captured = capsys.readouterr()
    return Done(code, captured.out, captured.err)


Command = Callable[..., Done]


def test_a_user_of_whom_the_system_knows_no_home_may_run_commands(command, tmp_path, monkeypatch):  # type: ignore[no-untyped-def]
    """As in a container that gives any number to its user: Jupyter's libraries would raise."""

    def unknown(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr("pwd.getpwuid", unknown)
    monkeypatch.delenv("HOME")
    assert command(tmp_path, "--version").code == 0
    assert Path.home() == Path("/")


NAMES = sorted(info.name or info.callback.__name__ for info in cli.app.registered_commands if info.callback)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_anywhere(command, tmp_path: Path, name: str) -> None:  # type: ignore[no-untyped-def]
    done = command(tmp_path, name, "--help")
    assert done.code == 0 and done.err == ""
    assert f"autograder {name}" in done.out and len(done.out.splitlines()) > 4


def test_the_commands_are_those_of_the_design() -> None:
    assert {"build", "grade", "check", "feedback", "report", "export", "bundle", "data", "selfcheck", "doctor"} <= set(
        NAMES
    )


def test_module_and_version() -> None:
    done = autograder(None, "--version", folder=ROOT)  # type: ignore[arg-type]
    assert (done.returncode, done.stdout) == (0, f"autograder {__version__}\n")


def one_line(done: Done) -> str:
    lines = done.err.strip().splitlines()
    assert done.code == 2 and len(lines) == 1, (done.code, done.err)
    assert lines[0].startswith("autograder: ") and "Traceback" not in done.err and done.out == ""
    return lines[0]


def test_wrong_usage_of_grade_is_one_line(command, course: Course) -> None:  # type: ignore[no-untyped-def]
    assert "nothing to grade: no folder submitted/" in one_line(command(course.root, "grade"))
    (course.root / "submitted").mkdir()
    assert "nothing to grade: no folder submitted/" in one_line(command(course.root, "grade"))
    hand_in(course, "ada", b"{}")
    assert "no assignment '07-none'. The course has: 01-line, 02-loss." in one_line(
        command(course.root, "grade", "-a", "07-none")
    )
    assert "no student 'bob' in submitted/. There are: ada." in one_line(command(course.root, "grade", "-s", "bob"))
    assert "handed in 02-loss" in one_line(command(course.root, "grade", "-a", "02-loss"))
    assert "there is no folder" in one_line(command(course.root, "grade", "--json", "none/records.jsonl"))
    # Before it grades: after an hour's work is too late.
    assert "is a folder: a file is needed there" in one_line(command(course.root, "grade", "--json", "submitted"))
    assert "--student/-s is given 2 times and takes one value" in one_line(
        command(course.root, "grade", "--force", "--force", "-s", "ada", "--student", "bob")
    )
    assert not (course.root / "results").exists() and not (course.root / "gradebook.db").exists()


@pytest.mark.parametrize(
    "arguments", [["grade"], ["build"], ["report"], ["check", "x.ipynb"], ["feedback"], ["export"]]
)
def test_outside_a_course(command, tmp_path: Path, arguments: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert "is not inside a course" in one_line(command(tmp_path, *arguments))


@pytest.mark.parametrize(
    "arguments", [["grade"], ["build"], ["build", "--check"], ["selfcheck"], ["bundle"], ["report"]]
)
def test_without_solutions(command, built_once: Path, tmp_path: Path, arguments: list[str]) -> None:  # type: ignore[no-untyped-def]
    shutil.copytree(built_once / "notebooks", tmp_path / "notebooks")
    assert "this needs the folder solutions/" in one_line(command(tmp_path, *arguments))


@pytest.mark.parametrize("name", ["feedback", "report", "export"])
def test_before_anything_was_graded(command, course: Course, name: str) -> None:  # type: ignore[no-untyped-def]
    assert "nothing has been graded yet. Grade first: autograder grade" in one_line(command(course.root, name))


@pytest.mark.parametrize(
    ("arguments", "unused"),
    [
        ("export --scale --column HW", "--column, --scale"),
        ("export --to canvas --fill x.csv --dry-run", "--dry-run"),
        ("export --to gradescope --fill x.csv", "--fill"),
        ("export --to canvas --push https://x.example --fill x.csv", "--fill"),
        ("feedback --assignment 02-loss", "--assignment"),
        ("feedback --to mail --assignment 02-loss", "--assignment"),
    ],
)
def test_an_option_that_would_be_passed_over_is_refused(command, course: Course, arguments: str, unused: str) -> None:  # type: ignore[no-untyped-def]
    assert f"does not take {unused}." in one_line(command(course.root, *arguments.split()))


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["grade", "--nonsense"], ["grade", "--jobs", "0"], ["check"], ["grade", "--jobs", "x"]]
)
def test_wrong_words(command, course: Course, arguments: list[str]) -> None:  # type: ignore[no-untyped-def]
    done = command(course.root, *arguments)
    assert done.code == 2 and done.err and "Traceback" not in done.err


def test_a_wrong_source_is_named(command, course: Course) -> None:  # type: ignore[no-untyped-def]
    script = course.source_script(course.assignment("02-loss"))
    script.write_text(script.read_text().replace("points=3", "ponits=3"))
    said = one_line(command(course.root, "build"))
    assert "loss.py:" in said and "unknown key 'ponits'" in said


# --- grade ---------------------------------------------------------------------------


def test_grading_says_what_came_of_it(command, built: Course) -> None:  # type: ignore[no-untyped-def]
    theirs = official(built)
    hand_in(built, "ada", handed_in(theirs))
    done = command(built.root, "grade", "--jobs", "1", "--json", "out.jsonl")
    assert done.code == 0 and "1 graded." in done.out and "2 passed" in done.out
    records = [json.loads(line) for line in (built.root / "out.jsonl").read_text().splitlines()]
    assert [(r["test"], r["points"], r["status"]) for r in records] == [
        ("test_line", 4.0, "passed"),
        ("test_answer_slope", 1.0, "passed"),
    ]

    # What cannot be graded is named, and the exit code says so; a name cannot act on the terminal.
    hand_in(built, "\x1b[31mred[bold]", "{ no json")
    hand_in(built, "bob", handed_in(official(built, "02-loss")))
    done = command(built.root, "grade", "--jobs", "1")
    assert done.code == 1 and "2 graded, 1 kept from before" in done.out
    assert "2 could not be graded:" in done.err
    assert "not JSON" in done.err and "another assignment, 02-loss" in done.err
    assert "\x1b[31mred" not in done.out + done.err and "red[bold]" in done.err


# --- check ---------------------------------------------------------------------------


def test_check_with_hidden_tests(command, course: Course) -> None:  # type: ignore[no-untyped-def]
    path = course.root / "work" / "line.ipynb"
    path.parent.mkdir()
    path.write_text(json.dumps(handed_in(official(course), line="def line(w, b, x):\n    return w * x")))
    done = command(course.root, "check", str(path))
    assert done.code == 1 and "1 of 2 pass." in done.out
    assert "partial  test_line  1 of 4 points" in done.out and "passed  test_answer_slope  1 of 1 points" in done.out
    path.write_text(json.dumps(handed_in(official(course))))
    assert command(course.root, "check", str(path)).code == 0


def test_check_without_solutions_is_the_students_own(command, course: Course, built_once: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    shutil.copytree(built_once / "notebooks", tmp_path / "notebooks")
    path = tmp_path / "notebooks" / "01-line" / "line.ipynb"
    as_given = command(tmp_path, "check", str(path))
    assert as_given.code == 1 and "2 open, 5 points" in as_given.out
    path.write_text(json.dumps(handed_in(official(course), line="def line(w, b, x):\n    return w * x")))
    wrong = command(tmp_path, "check", str(path))
    assert wrong.code == 1 and "1 noted" in wrong.out and "b is not added" in wrong.out
    path.write_text(json.dumps(handed_in(official(course))))
    assert command(tmp_path, "check", str(path)).code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "x.ipynb is missing"),
        (b"", "x.ipynb is empty"),
        (b"%PDF", "x.ipynb is not a notebook"),
        (b'{"cells": []}', "not a notebook of this course"),
    ],
)
def test_check_of_what_is_no_notebook(command, course: Course, content: bytes | None, said: str) -> None:  # type: ignore[no-untyped-def]
    if content is not None:
        (course.root / "x.ipynb").write_bytes(content)
    assert said in one_line(command(course.root, "check", "x.ipynb"))


@pytest.mark.parametrize(
    "text", ["\x1b[2J", "\x07", "\r", "\x9b31m", "\u202eevil", "a\u200e", "a\u2028", "[red]x[/red]"]
)
def test_text_from_a_submission_is_inert_on_a_terminal(text: str) -> None:
    shown = safe(text)
    assert shown.isprintable() and shown != text and not shown.startswith("[red]")


def test_a_name_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    out.print(safe(":smiley:"))
    assert capsys.readouterr().out == ":smiley:\n"


def documented() -> list[str]:
    """Every `autograder …` that stands in a document as a command."""
    pages = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").glob("*.md"),
        *ROOT.glob("autograder/new/templates/*.md.tmpl"),
    ]
    lines = [
        line
        for page in pages
        for block in page.read_text(encoding="utf-8").split("```")[1::2]
        for line in block.splitlines()
    ]
    found = (re.match(r"(?:\.venv/bin/)?autograder (.+?)(?:\s+#.*)?$", line.strip()) for line in lines)
    return sorted({one[1] for one in found if one and one[1] not in NAMES_OF_MODULES})


NAMES_OF_MODULES = {"build", "new"}  # lines of a drawing


@pytest.mark.parametrize("line", documented())
def test_every_command_of_a_document_can_be_typed(line: str) -> None:
    name, *arguments = shlex.split(line)
    command = typer.main.get_command(cli.app).commands[name]  # type: ignore[attr-defined]
    command.make_context(name, arguments)  # an unknown option, or one too many arguments, would be refused
