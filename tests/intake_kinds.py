"""What a folder can hold beside (or in place of) an honest notebook, and what is said about it."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NOTEBOOK = "line.ipynb"


@dataclass(frozen=True)
class Kind:
    """`make` changes a folder with an honest notebook in it; `says` is in a remark, or in the reason if not `graded`."""

    name: str
    make: Callable[[Path], object]
    says: str
    graded: bool = True


def _deep(folder: Path) -> None:
    """1,500 folders within each other: a path longer than any call takes."""
    descriptor = os.open(folder, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=descriptor)
        following = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = following
    os.close(descriptor)


def _sparse(path: Path, size: int = 20 * 2**30) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's address is short
        try:
            one.bind(path.name)
        finally:
            os.chdir(here)


def _many(folder: Path, number: int) -> None:
    (folder / "many").mkdir()
    for index in range(number):
        (folder / "many" / f"{index}.txt").touch()


def _hard_link(target: str) -> Callable[[Path], object]:
    """To what grading would have made at another time."""

    def make(folder: Path) -> None:
        secret = _root(folder) / target
        secret.parent.mkdir(parents=True, exist_ok=True)
        secret.write_text("secret")
        (folder / "s.py").hardlink_to(secret)

    return make


def _instead(name: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    def put(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        make(folder / name)

    return put


def _folder_elsewhere(folder: Path) -> None:
    moved = folder.parents[2] / f"elsewhere-{folder.parent.name}"
    shutil.move(folder, moved)
    folder.symlink_to(moved)


def _root(folder: Path) -> Path:
    return folder.parents[2]


KINDS = [
    Kind("plain", lambda folder: (folder / "helper.py").write_text("x = 1"), ""),
    Kind("in_a_folder", lambda folder: ((folder / "d").mkdir(), (folder / "d" / "h.txt").write_text("x")), ""),
    Kind("noise", lambda folder: ((folder / ".DS_Store").touch(), (folder / ".ipynb_checkpoints").mkdir()), ""),
    Kind("link_to_a_secret", lambda f: (f / "s.py").symlink_to(_root(f) / "solutions/01-line/line.py"), "s.py is a link"),
    Kind("link_to_nothing", lambda folder: (folder / "s.py").symlink_to("nothing"), "s.py is a link"),
    Kind("link_to_a_folder", lambda folder: (folder / "s").symlink_to(_root(folder) / "solutions"), "s is a link"),
    Kind("link_to_itself", lambda folder: (folder / "s").symlink_to("s"), "s is a link"),
    Kind("hard_link_to_a_secret", lambda f: (f / "s.py").hardlink_to(_root(f) / "solutions/01-line/line.py"), "hard link"),
    Kind("hard_link_to_what_was_graded", _hard_link("autograded/eve/01-line/line.ipynb"), "hard link"),
    Kind("hard_link_to_an_attempt", _hard_link("attempts/01-line/eve/undated-0/autograded/line.ipynb"), "hard link"),
    Kind("hard_link_to_marks", _hard_link("marks.csv"), "hard link"),
    Kind("hard_link_to_feedback", _hard_link("feedback/eve/01-line/line.html"), "hard link"),
    Kind("hard_link_to_results", _hard_link("results/01-line/eve.json"), "hard link"),
    *(
        Kind(f"hard_link_to_{name}", _hard_link(target), "hard link")
        for name, target in {
            "a_setting": "settings.py",
            "a_checkpoint": "autograded/eve/01-line/.ipynb_checkpoints/line-checkpoint.ipynb",
            "a_checkpoint_of_an_attempt": "attempts/01-line/eve/undated-0/autograded/.ipynb_checkpoints/line-checkpoint.ipynb",
            "an_archive": "gradescope/01-line.zip",
            "a_table": "export/canvas/marks.xlsx",
            "a_source": "source/01-line/line.ipynb",
            "a_copy_of_the_gradebook": "backup/gradebook.db",
            "a_journal": "gradebook.db-wal",
            "a_log": ".nbgrader.log",
        }.items()
    ),
    Kind("hard_link_to_a_backup_of_its_own", _hard_link("backup/submitted/evil/01-line/s.py"), ""),
    Kind("hard_link_to_an_attempt_of_its_own", _hard_link("attempts/01-line/evil/undated-0/submitted/s.py"), ""),
    Kind("hard_link_to_a_copy_of_its_own", _hard_link("autograded/eve/01-line/helper.py"), ""),
    Kind("hard_link_of_its_own", lambda f: ((f / "a").write_text("x"), (f / "b").hardlink_to(f / "a")), ""),
    Kind("pipe", lambda folder: os.mkfifo(folder / "p"), "p is a named pipe"),
    Kind("pipe_in_a_folder", lambda folder: ((folder / "d").mkdir(), os.mkfifo(folder / "d/p")), "d/p is a named pipe"),
    Kind("socket", lambda folder: _socket(folder / "s"), "s is a socket"),
    Kind("device_by_link", lambda folder: (folder / "zero").symlink_to("/dev/zero"), "zero is a link"),
    Kind("sparse", lambda folder: _sparse(folder / "big"), "big has 20480 MiB"),
    Kind("deep", _deep, "lies deeper than 8 folders"),
    Kind("long_name", lambda folder: (folder / ("x" * 255)).write_text("x"), ""),
    Kind("many_files", lambda folder: _many(folder, 600), "more were left out"),
    Kind("many_names", lambda folder: _many(folder, 5001), "holds more than the 5000 names"),
    Kind("bytes_as_name", lambda f: Path(os.fsdecode(os.fsencode(f) + b"/\xff\xfe")).touch(), "\\xff\\xfe has a name that"),
    Kind("line_in_name", lambda folder: (folder / "a\nb\x1b[31m").touch(), "a\\nb\\x1b[31m has control characters"),
    Kind("another_notebook", lambda folder: (folder / "line (1).ipynb").write_text("{}"), "is another notebook"),
    Kind("notebook_in_a_folder", lambda f: ((f / "d").mkdir(), (f / "d/line.ipynb").write_text("{}")), "another notebook"),
    Kind("timestamp_good", lambda f: (f / "timestamp.txt").write_text("2030-02-02 15:58:23.948203 UTC"), ""),
    Kind("timestamp_text", lambda f: (f / "timestamp.txt").write_text("no date"), "timestamp.txt holds no date"),
    Kind("timestamp_binary", lambda f: (f / "timestamp.txt").write_bytes(b"\xff\xfe\0"), "holds no date"),
    Kind("timestamp_empty", lambda f: (f / "timestamp.txt").touch(), "holds no date"),
    Kind("timestamp_range", lambda f: (f / "timestamp.txt").write_text("9999-12-31 23:59:59 -2359"), "holds no date"),
    Kind("timestamp_huge", lambda f: _sparse(f / "timestamp.txt"), "timestamp.txt has 20480 MiB"),
    Kind("timestamp_folder", lambda f: (f / "timestamp.txt").mkdir(), "timestamp.txt is a folder"),
    Kind("timestamp_link", lambda f: (f / "timestamp.txt").symlink_to("/etc/hostname"), "timestamp.txt is a link"),
    Kind("timestamp_pipe", lambda f: os.mkfifo(f / "timestamp.txt"), "timestamp.txt is a named pipe"),
    Kind("notebook_missing", _instead(NOTEBOOK, lambda path: None), "is missing", graded=False),
    Kind("notebook_link", _instead(NOTEBOOK, lambda p: p.symlink_to("../../ada/01-line/line.ipynb")), "is a link", graded=False),
    Kind("notebook_pipe", _instead(NOTEBOOK, os.mkfifo), "is a named pipe", graded=False),
    Kind("notebook_folder", _instead(NOTEBOOK, lambda path: path.mkdir()), "is a folder", graded=False),
    Kind("notebook_sparse", _instead(NOTEBOOK, _sparse), "has 20480 MiB", graded=False),
    Kind("notebook_empty", _instead(NOTEBOOK, lambda path: path.touch()), "is empty", graded=False),
    Kind("notebook_hard_link", _instead(NOTEBOOK, lambda p: p.hardlink_to(_root(p.parent) / "build/source/01-line/line.ipynb")),
         "hard link", graded=False),
    Kind("folder_link", _folder_elsewhere, "01-line is a link", graded=False),
    Kind("folder_file", lambda f: (shutil.rmtree(f), f.write_text("x")), "01-line is no plain file", graded=False),
    Kind("folder_pipe", lambda f: (shutil.rmtree(f), os.mkfifo(f)), "01-line is a named pipe", graded=False),
]  # fmt: skip

# Names of students; a name that cannot be one is a stray, and not among these.
NAMES = [
    "ada", "Ada", "عبد الرحمن محمد عبد الله العبد القادر الحسيني الهاشمي", "中" * 85, "x" * 255, "a\u202egnp.exe", "a\nb",
    "a\x1b[31mb", "..ada"[2:] + "..", "two  spaces", "%41da", "50%", "[a]", "a*", "?", "$HOME", "=1+1", "-rf", "~", "a'\"b",
    "<b>ada", "CON", "e\u0301", "\u00e9", "ada\u200b", " ada ", "ada, bob",
]  # fmt: skip


def remove(folder: Path) -> None:
    """Even 1,500 folders within each other, which `shutil` cannot do."""
    os.system(f"rm -rf '{folder}'")
