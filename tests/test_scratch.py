"""Scratch folders: removed whatever a worker put there, and those of dead graders, too."""

import os
import subprocess
import sys
from pathlib import Path

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


HOLDS = """
import os, sys
from autograder.isolation import scratch
folder = scratch.create(scratch.make_root(False))
print(folder.parent, flush=True)
if sys.argv[1] == "dies":
    os._exit(1)
sys.stdin.read()
"""


def cleared(tmp_path: Path) -> list[Path]:
    """Of what is cleared: that of this test."""
    return [path for path in scratch.clear_stale() if path.is_relative_to(tmp_path)]


def test_folders_of_dead_graders_are_cleared_and_no_others(root, tmp_path):
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", HOLDS, "dies"], env=environment, check=False, stdout=subprocess.DEVNULL)
    (tmp_path / "elsewhere").mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, "lives"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout
        alive = Path(other.stdout.readline().strip())
        assert len(list(tmp_path.iterdir())) == 4

        assert len(cleared(tmp_path)) == 1
        assert sorted(tmp_path.iterdir()) == sorted([root, alive, tmp_path / "elsewhere"])
        other.communicate()
    assert cleared(tmp_path) == [alive]


TRIES = """
import os
from autograder.isolation.probe import instructors_folder
with instructors_folder("process", frozenset()) as places:
    print(places["folder"], flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("length", [1, 80])
def test_so_is_the_folder_of_one_that_was_killed_while_it_tried_what_is_blocked(tmp_path, monkeypatch, length):
    base = tmp_path / ("x" * length)
    base.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(base))
    environment = {**os.environ, "TMPDIR": str(base)}
    done = subprocess.run([sys.executable, "-c", TRIES], env=environment, check=False, capture_output=True, text=True)
    folder = Path(done.stdout.strip())
    assert (folder / "canary.txt").exists(), done.stderr
    assert folder in scratch.clear_stale() and not folder.exists()


# As in the containers of two graders that share a folder: each has process ids of its own.
CONTAINER = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"]


def test_a_grader_in_another_container_takes_nothing_from_one_that_lives(root, tmp_path):
    if subprocess.run([*CONTAINER, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no namespaces may be made here")
    clear = "from autograder.isolation import scratch; print(scratch.clear_stale())"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run([*CONTAINER, sys.executable, "-c", clear], env=environment, check=True, capture_output=True)
    assert str(tmp_path).encode() not in done.stdout and root.exists()


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
