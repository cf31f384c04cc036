"""What is handed in is taken in without harm, whatever it is, and what is left out is named."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import time
from pathlib import Path

import pytest
from intake_kinds import KINDS, Kind
from sample_course import hand_in

from autograder.course import Course
from autograder.intake import Received, plain, read_timestamp, secrets, submissions_in, take_in
from autograder.intake.bounds import Bounds
from autograder.intake.remarks import MOST_REMARKS
from autograder.intake.timestamps import parse_timestamp, write_timestamp


def taken(course: Course, student: str = "evil", staging: Path | None = None, **bounds: int) -> Received:
    return take_in(course, student, course.assignment("01-line"), staging, Bounds(**bounds))


@pytest.fixture
def folder(course: Course) -> Path:
    (course.root / "build/source/01-line").mkdir(parents=True)
    (course.root / "build/source/01-line/line.ipynb").write_text("hidden tests")
    hand_in(course, "ada", b"{}")
    return hand_in(course, "evil", b"{}").parent


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind(course: Course, folder: Path, tmp_path: Path, kind: Kind) -> None:
    kind.make(folder)
    staging = tmp_path / "staging"
    staging.mkdir()
    try:
        received = taken(course, staging=staging)
        assert taken(course) == received.__class__(**vars(received) | {"files": None}), "a second look sees the same"
    finally:
        subprocess.run(["rm", "-rf", folder], check=True)  # shutil cannot remove 1,500 folders within each other

    assert (received.notebook is not None) == kind.graded or kind.name == "notebook_empty"
    said = received.remarks if kind.graded or kind.name == "notebook_empty" else (received.reason,)
    if kind.says and kind.name != "notebook_empty":
        assert any(kind.says in line for line in said), said
    else:
        assert said == ()
    assert len(received.remarks) <= MOST_REMARKS + 1 and all(line.isprintable() for line in said)
    for path in staging.rglob("*"):
        assert path.is_dir() or (path.is_file() and not path.is_symlink())
    assert received.beside == sum(path.is_file() for path in staging.rglob("*"))


def test_the_course_is_looked_through_once_for_many_links(
    course: Course, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a").write_text("x")
    (folder / "b").hardlink_to(folder / "a")
    looks: list[Path] = []
    look = secrets._look
    monkeypatch.setattr(secrets, "_look", lambda root, *where: (looks.append(root), look(root, *where))[1])
    monkeypatch.setattr(secrets, "_MARGIN", -60.0)  # as if the links were made a minute ago
    assert [taken(course).beside for _ in range(3)] == [2, 2, 2] and len(looks) == 1
    monkeypatch.setattr(secrets, "_MARGIN", 2.0)
    (folder / "s").hardlink_to(course.root / "solutions/01-line/line.py")
    assert "s is a hard link to a file of the course" in taken(course).remarks[0], (
        "a link that is younger than the look"
    )


def test_where_not_all_can_be_looked_at_no_hard_link_is_taken(
    course: Course, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a").write_text("x")
    (folder / "b").hardlink_to(folder / "a")
    (folder / "c").write_text("x")
    monkeypatch.setattr(secrets, "_MOST_NAMES", 3)
    received = taken(course)
    assert received.beside == 1 and "too many files" in received.remarks[0]


def test_what_is_the_courses_wherever_it_really_lies(course: Course, folder: Path, tmp_path: Path) -> None:
    """A folder of the course may be a link; a whole course may lie below a folder named as one of its own."""
    kept = tmp_path / "kept"
    (course.root / "solutions").rename(kept)
    (course.root / "solutions").symlink_to(kept)
    (folder / "s").hardlink_to(kept / "01-line/line.py")
    assert taken(course).beside == 0
    (tmp_path / "submitted" / "autograded").mkdir(parents=True)
    moved = course.root.rename(tmp_path / "submitted" / "autograded" / "course")
    (moved / "marks").write_text("x")
    (moved / "submitted/evil/01-line/m").hardlink_to(moved / "marks")
    assert taken(dataclasses.replace(course, root=moved)).beside == 0


def test_what_is_taken_is_taken_whole(course: Course, folder: Path, tmp_path: Path) -> None:
    (folder / "d" / "e").mkdir(parents=True)
    (folder / "d" / "e" / "ü.bin").write_bytes(bytes(range(256)))
    (folder / "timestamp.txt").write_text("2015-02-02 15:58:23 +0100")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("[core]\nfsmonitor = a command that whoever works there would run")
    received = taken(course, staging=tmp_path)
    assert (tmp_path / "d" / "e" / "ü.bin").read_bytes() == bytes(range(256))
    assert received.notebook == b"{}" and str(received.timestamp) == "2015-02-02 14:58:23"
    assert [path.name for path in tmp_path.iterdir() if path.name != "course"] == ["d"]


def test_the_fingerprint_knows_everything_that_was_taken_and_said(course: Course, folder: Path) -> None:
    prints = [taken(course).fingerprint]
    for change in (
        lambda: (folder / "line.ipynb").write_bytes(b"{ }"),
        lambda: (folder / "ab").write_bytes(b"c"),
        lambda: (folder / "ab").rename(folder / "a"),
        lambda: (folder / "a").write_bytes(b"bc"),
        lambda: (folder / "timestamp.txt").write_text("2015-02-02"),
        lambda: (folder / "link").symlink_to("a"),
        lambda: (folder / "line.ipynb").unlink(),
    ):
        change()
        prints.append(taken(course).fingerprint)
    assert len(set(prints)) == len(prints)
    (folder / ".DS_Store").touch()
    assert taken(course).fingerprint == prints[-1]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({}, {"1", "b", "c"}),
        ({"files": 2}, {"b", "c"}),
        ({"all_bytes": 20}, {"b", "c"}),
        ({"depth": 0}, {"b", "c"}),
        ({"file_bytes": 9}, set()),
        ({"entries": 4}, {"b", "c"}),  # the upper folder has four names: none is left for the lower
        ({"entries": 3}, set()),  # which three would be chance
        ({"path_bytes": 2}, {"b", "c"}),
    ],
)
def test_bounds_hold_and_the_upper_folders_come_first(
    course: Course, folder: Path, tmp_path: Path, bounds: dict[str, int], expected: set[str]
) -> None:
    (folder / "a").mkdir()
    for name in ("a/1", "b", "c"):
        (folder / name).write_bytes(bytes(10))
    staging = tmp_path / "staging"
    staging.mkdir()
    received = taken(course, staging=staging, **bounds)
    assert {path.name for path in staging.rglob("*") if path.is_file()} == expected
    assert bool(received.remarks) == (expected != {"1", "b", "c"})


@pytest.mark.parametrize(
    "bounds",
    [{"files": 3}, {"all_bytes": 30}, {"entries": 4}, {"file_bytes": 10, "all_bytes": 15, "files": 1}],
    ids=str,
)
def test_a_file_that_the_assignment_asks_for_comes_first(
    course: Course, folder: Path, tmp_path: Path, bounds: dict[str, int]
) -> None:
    for name in ("a", "b", "c", "d", "the_table.npz"):
        (folder / name).write_bytes(bytes(10))
    wants = dataclasses.replace(course.assignment("01-line"), files=("the_table.npz", "not_there.npz"))
    staging = tmp_path / "staging"
    staging.mkdir()
    received = take_in(course, "evil", wants, staging, Bounds(**bounds))
    assert (staging / "the_table.npz").read_bytes() == bytes(10)
    taken_in = [path.read_bytes() for path in staging.iterdir()]
    assert len(taken_in) <= bounds.get("files", 500) and sum(map(len, taken_in)) <= bounds.get("all_bytes", 500)
    assert received.beside == len(taken_in) and received.remarks


def test_what_stands_in_the_place_of_a_wanted_file_is_named_once(course: Course, folder: Path) -> None:
    wants = dataclasses.replace(course.assignment("01-line"), files=("link", "folder", "pipe"))
    (folder / "link").symlink_to("nowhere")
    (folder / "folder").mkdir()
    (folder / "folder" / "inside").write_bytes(bytes(10))
    os.mkfifo(folder / "pipe")
    received = take_in(course, "evil", wants, None)
    assert [line.partition(" ")[0] for line in received.remarks] == ["link", "pipe"]
    assert received.beside == 1


def test_a_file_that_is_exchanged_or_grows_while_it_is_read_is_left_out(
    course: Course, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "grows").write_bytes(b"x")
    (folder / "pipe").write_bytes(b"x")
    real_read, real_open = os.read, os.open

    def read(file: int, size: int) -> bytes:
        with (folder / "grows").open("ab") as more:
            more.write(b"x")
        return real_read(file, size)

    def exchanged(path: str, flags: int, **where: int) -> int:
        if path == "pipe":
            (folder / "pipe").unlink()
            os.mkfifo(folder / "pipe")
        return real_open(path, flags, **where)

    monkeypatch.setattr(plain.os, "read", read)
    monkeypatch.setattr(plain.os, "open", exchanged)
    assert taken(course).remarks == (
        "grows was changed while it was read: it was left out.",
        "pipe is a named pipe: it was left out.",
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(course: Course, folder: Path) -> None:
    (folder / "closed").touch(mode=0)
    (folder / "shut").mkdir(mode=0)
    assert [line.split(" could")[0] for line in taken(course).remarks] == ["closed", "shut"]
    folder.chmod(0)
    assert "01-line could not be opened (Permission denied)" in taken(course).reason
    folder.parent.chmod(0)
    assert [stray.name for stray in submissions_in(course)[1]] == ["evil"]
    for path in (folder.parent, folder, folder / "shut"):
        path.chmod(0o755)


def test_a_sparse_file_is_not_read(course: Course, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "big").open("wb") as file:
        file.truncate(2**40)
    monkeypatch.setattr(plain.os, "read", lambda *_: pytest.fail("read") if (folder / "line.ipynb").exists() else b"")
    (folder / "line.ipynb").unlink()
    assert "big has" in taken(course).remarks[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-02-02 15:58:23.948203 UTC", "2015-02-02 15:58:23.948203"),
        ("2015-02-02T15:58:23Z\n", "2015-02-02 15:58:23"),
        ("2015-02-02 15:58:23 +0130", "2015-02-02 14:28:23"),
        ("2015-02-02 15:58:23 Europe/Rome", "2015-02-02 14:58:23"),
        ("Feb 2 2015 3:58 PM", "2015-02-02 15:58:00"),
        ("20.11.2026 10:00", "2026-11-20 10:00:00"),
        ("11/11/2026 10:00 -0800", "2026-11-11 18:00:00"),
        ("10/11/2026 10:00", ""),
        ("10.11.2026 10:00", ""),
        ("10:30", ""),
        ("Monday", ""),
        ("12", ""),
        ("2015-02", ""),
        ("2015-02-30", ""),
        ("0001-01-01", ""),
        ("2015-02-02 10:00 XYZ", ""),
        ("2015-02-02 10:00 ../../etc/passwd", ""),
        ("1" * 190, ""),
        ("1" * 29 + ".5h", ""),
        ("12:" + "9" * 32 + ".5", ""),
        ("2015-02-02 10:00" + " " * 300 + "UTC", ""),
        ("2015-02-02\x1b[31m", ""),
    ],
)
def test_timestamps(text: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        found = str(parse_timestamp(text.encode()))
        assert parse_timestamp(write_timestamp(parse_timestamp(text.encode())).encode()) == parse_timestamp(
            text.encode()
        )
    except ValueError:
        found = ""
    assert found == expected


def test_a_timestamp_that_windows_has_written() -> None:
    assert str(parse_timestamp("2026-11-20 10:00:00 UTC\r\n".encode("utf-16"))) == "2026-11-20 10:00:00"


def test_a_timestamp_alone(course: Course, folder: Path) -> None:
    below = ("evil", "01-line")
    assert read_timestamp(course.root / "submitted", below) is None
    os.mkfifo(folder / "timestamp.txt")
    start = time.monotonic()
    assert read_timestamp(course.root / "submitted", below) is None and time.monotonic() - start < 60
    assert read_timestamp(course.root / "nowhere") is None


@pytest.mark.parametrize("file", [True, False])
def test_where_nothing_can_be_seen_of_what_was_handed_in_that_is_told(
    course: Course, monkeypatch: pytest.MonkeyPatch, file: bool
) -> None:
    submitted = course.folders.submitted
    assert submissions_in(course) == ([], []), "nothing has been handed in yet"
    if file:
        submitted.write_text("")
    else:  # as a closed folder is to a grader that is no root
        submitted.mkdir()
        monkeypatch.setattr(
            Path, "iterdir", lambda path: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
        )
    found, (stray,) = submissions_in(course)
    assert found == [] and stray.name == "" and "could not be opened" in stray.reason
