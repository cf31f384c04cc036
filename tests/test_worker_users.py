"""Users of workers: no two fork servers have the same, in whatever process they are."""

import os
import subprocess
import sys

import pytest

from autograder.isolation import worker_users

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


@pytest.fixture
def places(tmp_path):
    return (str(tmp_path),)


def test_a_user_is_held_by_one_at_a_time_and_free_again_afterwards(places):
    one, other = worker_users.claim(places), worker_users.claim(places)
    assert one.uid != other.uid
    one.release()
    again = worker_users.claim(places)
    assert again.uid == one.uid
    for user in (other, again):
        user.release()


def test_another_grader_gets_another_user_and_death_releases_it(places, monkeypatch):
    source = (
        f"import sys; from autograder.isolation import worker_users; import os; os.getpid = lambda: {os.getpid()}\n"
        f"print(worker_users.claim({places!r}).uid, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        taken = int(other.stdout.readline())
        mine = worker_users.claim(places)
        assert taken == worker_users.FIRST_UID + os.getpid() % worker_users.UIDS != mine.uid
        mine.release()
        other.kill()
    again = worker_users.claim(places)
    assert again.uid == taken
    again.release()


def test_a_folder_that_others_could_write_in_is_not_trusted(tmp_path):
    bad, good = tmp_path / "bad", tmp_path / "good"
    for place in (bad, good):
        place.mkdir()
    (bad / "autograder-users").mkdir()
    (bad / "autograder-users").chmod(0o777)

    worker_users.claim((str(bad), str(good))).release()
    assert list((bad / "autograder-users").iterdir()) == [] != list((good / "autograder-users").iterdir())
    with pytest.raises(OSError, match="no folder for the locks"):
        worker_users.claim((str(bad),))


@pytest.mark.parametrize(
    ("known", "expected"),
    [("0 0 4294967295", worker_users.FIRST_UID), ("0 100000 65536", worker_users.FIRST_SMALL_UID)],
    ids=["a machine", "a container"],
)
def test_users_are_nobodys_and_exist_in_a_container(places, known, expected, monkeypatch):
    read = worker_users.Path.read_text
    monkeypatch.setattr(worker_users.Path, "read_text", lambda self: known if self.name == "uid_map" else read(self))
    user = worker_users.claim(places)
    user.release()
    assert expected <= user.uid < expected + 30_000


@pytest.mark.parametrize(
    ("file", "text"),
    [("uid_map", "0 1000 1"), ("status", "Name: x\nCapEff:\t0000000000000000\n"), ("status", "CapEff:\t000001ffffffff7f\n"),
     ("status", "CapEff:\t000001ffffffffdf\n"), ("status", "CapEff:\t000001fffffffff9\n")],
    ids=["one user only", "no capabilities", "without SETUID", "without KILL", "may enter nobody's folder"],
)  # fmt: skip
def test_where_root_can_become_nobody_else_that_is_said(places, file, text, monkeypatch):
    read = worker_users.Path.read_text
    monkeypatch.setattr(worker_users.Path, "read_text", lambda self: text if self.name == file else read(self))
    with pytest.raises(OSError, match="root can become no other user here"):
        worker_users.claim(places)
