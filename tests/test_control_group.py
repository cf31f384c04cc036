"""Control groups: made where the kernel's files allow it, in a tree that stands for /sys/fs/cgroup."""

import os

import pytest

from autograder.isolation import control_group


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A mounted tree with our own group in it; a new folder gets the files that the kernel would make."""
    top = tmp_path / "cgroup"
    (top / "mine").mkdir(parents=True)
    (top / "cgroup.subtree_control").write_text("memory pids cpu")
    (top / "mine" / "cgroup.subtree_control").write_text("memory pids")
    (tmp_path / "mountinfo").write_text(f"30 1 0:26 / {top} rw - cgroup2 cgroup2 rw\n")
    (tmp_path / "cgroup-of-mine").write_text("1:name=systemd:/x\n0::/mine\n")
    make = control_group.Path.mkdir

    def mkdir(self, *args, **kwargs):
        make(self, *args, **kwargs)
        if "memory" in (self.parent / "cgroup.subtree_control").read_text():
            for name in ("memory.max", "memory.swap.max", "pids.max", "cgroup.procs", "cgroup.kill"):
                (self / name).write_text("")
            (self / "memory.events").write_text("low 0\noom 0\noom_kill 2\n")

    monkeypatch.setattr(control_group.Path, "mkdir", mkdir)
    return tmp_path


def new_group(tree):
    return control_group.new_group(str(tree / "mountinfo"), str(tree / "cgroup-of-mine"))


def test_a_group_below_our_own_has_limits_and_takes_a_worker(tree):
    group = new_group(tree)
    assert group.folder.parent == tree / "cgroup" / "mine"
    group.take(os.getpid(), 100)

    said = {path.name: path.read_text() for path in group.folder.iterdir()}
    assert said["memory.max"] == str((100 + control_group.ROOM_FOR_FILES_MIB) * 2**20)
    assert (said["memory.swap.max"], said["pids.max"]) == ("0", str(control_group.MOST_TASKS))
    assert said["cgroup.procs"] == str(os.getpid())


def test_a_death_for_memory_is_that_of_the_process_taken_last(tree):
    group = new_group(tree)
    group.take(os.getpid(), 100)
    assert not group.out_of_memory()
    (group.folder / "memory.events").write_text("oom_kill 3\n")
    assert group.out_of_memory()
    group.take(os.getpid(), 100)
    assert not group.out_of_memory()


def test_where_our_own_group_has_no_controllers_the_top_is_tried(tree):
    (tree / "cgroup" / "mine" / "cgroup.subtree_control").unlink()
    assert new_group(tree).folder.parent == tree / "cgroup"


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: (tree / "mountinfo").write_text("30 1 0:26 / /sys/fs/cgroup rw - cgroup cgroup rw,memory\n"),
        lambda tree: (tree / "mountinfo").unlink(),
        lambda tree: (tree / "cgroup-of-mine").unlink(),
    ],
    ids=["version 1", "not Linux", "no group"],
)
def test_where_there_are_none_there_is_no_group(tree, change):
    change(tree)
    assert new_group(tree) is None


def test_a_group_that_no_process_may_enter_is_removed_again(tree, monkeypatch):
    monkeypatch.setattr(control_group, "_can_be_entered", lambda folder: False)
    removed = []
    monkeypatch.setattr(control_group.ControlGroup, "remove", lambda self: removed.append(self.folder))
    assert new_group(tree) is None
    assert [folder.parent.name for folder in removed] == ["mine", "cgroup"]
