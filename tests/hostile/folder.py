"""What lies in the folder that was handed in: only plain files of reasonable size, name and number are taken in."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from . import folder_links
from .case import FAILED, LAZY, NOTHING, Case

Damage = Callable[[Path], None]
ROOT = os.geteuid() == 0


def honest(tries: str, make: Damage, left_out: str = "", **others: object) -> Case:
    """Honest work, with this in its folder."""
    return Case(tries, folder=make, left_out=left_out, **others)  # type: ignore[arg-type]


def pipe(name: str) -> Damage:
    def make(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)

    return make


def unix_socket(name: str) -> Damage:
    def make(folder: Path) -> None:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket may have 107 characters
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(name)
        os.chdir(here)

    return make


def device(name: str, major: int, minor: int, kind: int = stat.S_IFCHR) -> Damage:
    """A device where one may be made, else a pipe."""

    def make(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        try:
            os.mknod(folder / name, kind | 0o666, os.makedev(major, minor))
        except OSError:
            pipe(name)(folder)

    return make


def many_before(number: int, size: int = 1, letter: str = "a") -> Damage:
    """Files whose names come before that of the file of results, which the assignment asks for."""

    def make(folder: Path) -> None:
        for place in range(number):
            (folder / f"{letter}{place:04}").write_bytes(bytes(size))

    return make


def sparse(name: str, size: int) -> Damage:
    def make(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.truncate(size)

    return make


def deep(levels: int, name: str) -> Damage:
    """Folders in one another; beyond PATH_MAX only a way from one to the next leads there."""

    def make(folder: Path) -> None:
        here = Path.cwd()
        os.chdir(folder)
        for _ in range(levels):
            os.mkdir(name)  # noqa: PTH102 (the current folder has no path any more)
            os.chdir(name)
        os.chdir(here)

    return make


def many(count: int, size: int = 0, template: str = "f{}") -> Damage:
    def make(folder: Path) -> None:
        for number in range(count):
            (folder / template.format(number)).write_bytes(bytes(size))

    return make


def many_folders(folder: Path) -> None:
    for number in range(3_000):
        (folder / f"d{number}").mkdir()


def file(name: str | bytes, content: bytes = b"x", mode: int | None = None) -> Damage:
    def make(folder: Path) -> None:
        path = folder / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if mode is not None:
            path.chmod(mode)

    return make


def closed_folder(folder: Path) -> None:
    (folder / "closed").mkdir()
    (folder / "closed" / "x").write_text("x")
    (folder / "closed").chmod(0)


def closed_notebook(folder: Path) -> None:
    (folder / "trial.ipynb").chmod(0)


def closed_submission(folder: Path) -> None:
    folder.chmod(0)


def notebook_one_below(folder: Path) -> None:
    (folder / folder.name).mkdir()
    (folder / "trial.ipynb").rename(folder / folder.name / "trial.ipynb")


def folder_in_place_of_timestamp(folder: Path) -> None:
    (folder / "timestamp.txt").mkdir()


def attribute(folder: Path) -> None:
    with suppress(OSError):  # not every file system has them
        os.setxattr(folder / "trial.ipynb", "user.autograder", b"passed")


def timestamp(tries: str, content: bytes) -> Case:
    return honest(f"a timestamp: {tries}", file("timestamp.txt", content))


TIMESTAMPS = {
    "no_date": timestamp("words", b"no date"),
    "empty": timestamp("nothing", b""),
    "binary": timestamp("bytes that are no text", b"\xff\xfe\x00\x80" * 9),
    "nul": timestamp("a date among NUL", b"\0002026-01-01 10:00:00 UTC\0"),
    "overflow": timestamp("a zone that leads out of the calendar", b"9999-12-31 23:59:59 -2359"),
    "year_0": timestamp("the year 0", b"0000-00-00 00:00:00 UTC"),
    "year_1": timestamp("the first hour of the calendar", b"0001-01-01 00:00:00 +2359"),
    "digits": timestamp("a number of 5,000 digits", b"9" * 5_000),
    "million": timestamp("a megabyte of digits", b"1" * 2**20),
    "long_hours": timestamp("hours of 29 digits and a half", b"1" * 29 + b".5h"),
    "exponent": timestamp("a number beyond all", b"1e999999"),
    "zone": timestamp("a zone that nobody knows", b"2026-01-01 10:00:00 Middle/Earth"),
    "markup": timestamp("HTML and terminal codes", b"<script>attack()</script>\x1b[2J"),
    "honest": timestamp("as nbgrader writes it", b"2026-01-15 14:30:00.123456 UTC"),
    "mark": timestamp("with a byte order mark and Windows line ends", b"\xef\xbb\xbf2026-01-15 14:30:00 UTC\r\n"),
}

CHECKS = "checks.json"
# What the visible check would call right, if anybody but the student read it.
GENEROUS = b'{"svm_loss": {"read": "", "parts": {}, "cases": {}, "facets": [], "right": {}, "known": []}}'
CHECKED = LAZY + "from linearloss import check\ncheck('svm_loss', svm_loss)\n"

CASES = {
    **folder_links.CASES,
    # What is no file.
    "pipe": honest("a pipe on which nobody writes", pipe("waits"), "waits"),
    "pipe_as_timestamp": honest("a timestamp that is a pipe", pipe("timestamp.txt"), "timestamp.txt"),
    "pipe_as_module": honest("a module that is a pipe", pipe("helper.py"), "helper.py", first="try:\n    import helper\nexcept ImportError:\n    pass"),
    "pipe_in_folder": honest("a pipe in a folder", pipe("data/waits"), "waits"),
    "socket": honest("a socket", unix_socket("ear"), "ear"),
    "socket_as_timestamp": honest("a timestamp that is a socket", unix_socket("timestamp.txt"), "timestamp.txt"),
    "device_zero": honest("a device without end", device("zeros", 1, 5), "zeros"),
    "device_random": honest("a device of random numbers as a timestamp", device("timestamp.txt", 1, 8), "timestamp.txt"),
    "device_disk": honest("a disk", device("disk", 7, 0, stat.S_IFBLK), "disk"),
    "device_as_notebook": Case("a notebook that is a device", gets=NOTHING, folder=device("trial.ipynb", 1, 5)),
    # Size, depth, number.
    "sparse": honest("a file of 20 GB that takes no room", sparse("big.bin", 20 * 2**30), "big.bin"),
    "sparse_module": honest("a module of 8 TB", sparse("helper.py", 8 * 2**40), "helper.py"),
    "sparse_timestamp": honest("a timestamp of 20 GB", sparse("timestamp.txt", 20 * 2**30), "timestamp.txt"),
    "sparse_notebook": Case("a notebook of 20 GB", gets=NOTHING, folder=sparse("trial.ipynb", 20 * 2**30)),
    "deep": honest("1,500 folders in one another", deep(1_500, "d"), "d"),
    "deeper": honest("5,000 folders in one another", deep(5_000, "d"), "d"),
    "long_path": honest("a path longer than the system's longest", deep(40, "p" * 200), "p" * 200),
    "many_files": honest("5,000 files", many(5_000, template="z{}")),
    "many_folders": honest("3,000 folders", many_folders),
    "many_bytes": honest("60 MB in files of a megabyte", many(60, 2**20)),
    "large_file": honest("a file of 40 MB", file("large.bin", bytes(40 * 2**20)), "large.bin"),
    # Names.
    "long_name": honest("a name of 255 bytes", file("n" * 255)),
    "name_not_utf8": honest("a name that is not UTF-8", file(b"caf\xe9.py")),
    "name_with_newline": honest("a name with a line end", file("a\nb.py")),
    "name_with_codes": honest("a name that repaints the terminal", file("\x1b[2J\x1b]0;attack\x07.py")),
    "name_with_markup": honest("a name that is HTML", file("<img src=x onerror=attack()>.py")),
    "name_that_turns": honest("a name that is read from right to left", file("\u202eyp.exe")),
    "name_like_an_option": honest("a name that looks like an option", file("--config=evil.py")),
    "name_like_a_pattern": honest("names that look like patterns", file("*[!a]?.ipynb")),
    "name_of_backslashes": honest("a name of backslashes", file("..\\..\\solutions\\x.py")),
    "notebook_twin": honest("a second notebook whose name differs by case", file("TRIAL.ipynb", b"{}")),
    "checkpoint": honest("the checkpoints of Jupyter", file(".ipynb_checkpoints/trial-checkpoint.ipynb", b"{")),
    "cache": honest("a compiled module of another Python", file("__pycache__/helper.cpython-311.pyc", b"\xa7\r\r\n")),
    "part_file": honest("files that grading itself would write", file("trial.part", b"{")),
    "configuration": honest("a configuration of nbgrader's", file("nbgrader_config.py", b"raise SystemExit('attack')")),
    "jupyter_configuration": honest("a configuration of Jupyter's", file("jupyter_config.py", b"raise SystemExit('attack')")),
    "own_gradebook": honest("a gradebook of one's own", file("gradebook.db", b"SQLite")),
    "own_course": honest("a course of one's own", file("solutions/course.toml", b"title = 'mine'")),
    "own_submitted": honest("submissions of others, made up", file("submitted/zoe/01-trial/trial.ipynb", b"{}")),
    "path_file": honest("files that Python reads when it starts", file("evil.pth", b"import os; os._exit(1)")),
    # Modes.
    "closed_file": honest("a file that nobody may read", file("closed.bin", b"x", 0)),
    "closed_folder": honest("a folder that nobody may open", closed_folder),
    "closed_notebook": honest("a notebook that nobody may read", closed_notebook, gets={} if ROOT else NOTHING),
    "closed_submission": honest("a submission that nobody may open", closed_submission, gets={} if ROOT else NOTHING),
    "program_of_root": honest("a program that would run as its owner", file("program", b"#!/bin/sh\n", 0o6777)),
    "attribute": honest("an attribute of the file", attribute),
    # The notebook in another place.
    "one_below": Case("the notebook lies one folder below", gets=NOTHING, folder=notebook_one_below),
    "no_results": Case("nothing but the notebook", gets={"test_results": (0.0, "missing")}, folder=lambda folder: (folder / "tune_lambda_results.npz").unlink()),
    "results_behind_600": honest("600 files whose names come before that of the file of results", many_before(600), "a0"),
    "results_behind_100_mib": honest("a hundred megabytes that come before it", many_before(6, 19 * 2**20), "a0"),
    "results_among_6000": honest("more names than are looked at", many_before(6_000), "What lies"),
    "timestamp_folder": honest("a timestamp that is a folder", folder_in_place_of_timestamp),
    **{f"timestamp_{name}": case for name, case in TIMESTAMPS.items()},
    # The data of the visible checks: the student's own business.
    "checks_generous": Case("check data by which everything is right", {"svm_loss": CHECKED}, gets=FAILED, folder=file(CHECKS, GENEROUS)),
    "checks_that_leak": Case("check data whose sentences are HTML", {"svm_loss": CHECKED}, gets=FAILED, folder=file(CHECKS, GENEROUS.replace(b'"read": ""', b'"read": "<script>attack()</script>"'))),
    "checks_deep": honest("check data a hundred thousand levels deep", file(CHECKS, b"[" * 100_000)),
    "checks_no_json": honest("check data that are none", file(CHECKS, b"\xff" * 9)),
    "checks_large": honest("check data of forty megabytes", file(CHECKS, b" " * (40 * 2**20)), CHECKS),
    "checks_pipe": honest("check data that are a pipe", pipe(CHECKS), CHECKS),
    "library_beside": Case("a students' library of one's own", {"svm_loss": LAZY}, gets=FAILED, folder=file("linearloss/__init__.py", b"check = check_number_given = lambda *a, **k: 6.0")),
}  # fmt: skip
