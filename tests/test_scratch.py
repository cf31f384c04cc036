"""Scratch folders: removed whatever a worker put there, and those of dead graders, too."""

import os
import subprocess
import sys

import pytest

from autograder.isolation import scratch


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return scratch.make_root(open_to_others=False)


def deep(folder, name, levels):
    """Nested folders with a file in each, made without a path that grows."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir(name, dir_fd=here)
        os.close(os.open("file", os.O_CREAT | os.O_WRONLY, dir_fd=here))
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def closed(folder):
    inner = folder / "closed" / "inner"
    inner.mkdir(parents=True)
    (inner / "file").write_text("x")
    for path in (inner, inner.parent):
        path.chmod(0)


def odd(folder):
    (folder / "link").symlink_to("/")
    (folder / "dangling").symlink_to("nowhere")
    os.mkfifo(folder / "fifo")
    (folder / os.fsdecode(b"\xff\xfe" * 100)).mkdir()
    (folder / "n\new\x1b[31m").mkdir()


@pytest.mark.parametrize(
    "fill",
    [
        lambda folder: deep(folder, "d", 1500),
        lambda folder: deep(folder, "a-long-name" * 20, 200),
        closed,
        odd,
        lambda folder: folder.chmod(0),
    ],
    ids=["1500 deep", "a path that is too long", "mode 000", "odd files", "itself mode 000"],
)
def test_whatever_is_in_a_scratch_folder_it_is_removed(root, fill):
    folder = scratch.create(root)
    fill(folder)

    assert scratch.discard(folder)
    assert list(root.iterdir()) == []


def test_what_a_link_points_to_stays(root, tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").write_text("x")
    folder = scratch.create(root)
    (folder / "link").symlink_to(kept)

    scratch.discard(folder)
    assert (kept / "file").read_text() == "x"


def test_only_the_grader_writes_beside_scratch_folders(root):
    scratch.discard(scratch.create(root))
    assert root.stat().st_mode & 0o222 == 0


def test_folders_of_dead_graders_are_cleared_and_no_others(root, tmp_path):
    source = (
        "from autograder.isolation import scratch; import os; scratch.create(scratch.make_root(False)); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", source], env={**os.environ, "TMPDIR": str(tmp_path)}, check=False)
    number_taken_again = tmp_path / f"autograder-scratch-{scratch._numbered_here()}-{os.getpid()}-1-x"
    number_taken_again.mkdir()
    (tmp_path / "autograder-scratch-elsewhere").mkdir()
    assert len(list(tmp_path.iterdir())) == 4

    assert number_taken_again in scratch.clear_stale()
    assert sorted(tmp_path.iterdir()) == sorted([root, tmp_path / "autograder-scratch-elsewhere"])


def test_where_numbers_are_other_processes_a_grader_is_dead_when_it_has_done_nothing_for_a_day(root, monkeypatch):
    """Containers and machines may share the folder for temporary files."""
    monkeypatch.setattr(scratch, "_numbered_here", lambda: "0123abcd")
    assert scratch.clear_stale() == [] and root.is_dir()
    os.utime(root, (0, 0))
    assert scratch.clear_stale() == [root] and not root.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_folder_is_handed_over_with_all_that_is_in_it(root):
    folder = scratch.create(root)
    (folder / "sub").mkdir()
    (folder / "sub" / "file").write_text("x")
    (folder / "link").symlink_to("/")

    scratch.hand_over(folder, 70_000)
    assert {path.lstat().st_uid for path in (folder, *folder.rglob("*"))} == {70_000}
    assert os.stat("/").st_uid == 0  # noqa: PTH116


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_only_what_a_user_has_left_is_removed_from_a_shared_folder(tmp_path):
    for name in ("mine", "theirs"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_bytes(b"x" * 2**20)
    scratch.hand_over(tmp_path / "theirs", 70_000)

    assert 1 <= scratch.mib_of_user(tmp_path, 70_000) < 2
    scratch.remove_of_user(tmp_path, 70_000)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
