"""The students' bundle, used alone: its notebooks open, its visible checks run, no answer in it."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from systems.slowness import seconds

from autograder.course import CourseError, load_course
from autograder.handout import bundle, notebooks, start
from autograder.handout.bundle import bundle_files, write_bundle

COURSE = load_course()


@pytest.fixture(scope="module", autouse=True)
def fresh():
    """Whether `notebooks/` is what `solutions/` gives has a test of its own, and takes seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notebooks, "differences", lambda course: [])
        yield


@pytest.fixture(scope="module")
def unpacked(fresh, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    write_bundle(COURSE, folder / "bundle.zip")
    with zipfile.ZipFile(folder / "bundle.zip") as archive:
        archive.extractall(folder)
    return folder / COURSE.slug


def _autograder(unpacked, *arguments):
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run([sys.executable, "-m", "autograder", *arguments], cwd=unpacked, env=environment,
                          capture_output=True, text=True, timeout=seconds(120))  # fmt: skip


def test_two_bundles_have_the_same_bytes(unpacked, tmp_path):
    write_bundle(COURSE, tmp_path / "another.zip")
    assert (tmp_path / "another.zip").read_bytes() == (unpacked.parent / "bundle.zip").read_bytes()


def test_the_data_of_the_checks_lie_beside_the_notebooks(unpacked):
    for assignment in COURSE.assignments:
        name = COURSE.check_data(assignment).relative_to(COURSE.root)
        assert (unpacked / name).read_bytes() == (COURSE.root / name).read_bytes()


def test_a_stale_bundle_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(notebooks, "differences", lambda course: ["hinge.ipynb differs"])
    with pytest.raises(CourseError, match="autograder build"):
        write_bundle(COURSE, tmp_path / "bundle.zip")
    assert not list(tmp_path.iterdir())


def test_grading_without_solutions_is_refused_in_one_line(unpacked):
    done = _autograder(unpacked, "grade")

    assert done.returncode == 2
    assert "solutions/" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_the_wheel_in_it_checks_each_notebook(unpacked, assignment):
    (wheel,) = unpacked.glob("linearloss-*.whl")
    done = subprocess.run(
        [sys.executable, "-c", "import linearloss.command as c, sys; print(c.__file__); sys.exit(c.main())",
         "check", f"notebooks/{assignment.name}/{assignment.file}"],
        cwd=unpacked, env=os.environ | {"PYTHONPATH": str(wheel)}, capture_output=True, text=True, timeout=seconds(120),
    )  # fmt: skip

    assert done.returncode == 1, done.stderr
    where, *said = done.stdout.splitlines()
    assert where.startswith(str(wheel))
    words = {line.split()[0] for line in said if "  test_" in line}
    assert words == {"open"}


def test_what_the_library_reads_besides_its_code_is_in_the_wheel(unpacked):
    (wheel,) = unpacked.glob("linearloss-*.whl")
    assert zipfile.ZipFile(wheel).read("linearloss/moving.js") == (COURSE.root / "linearloss/moving.js").read_bytes()


def test_nothing_of_the_grader_is_in_it(unpacked):
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert not [name for name in names if "autograder" in name or "solutions" in name]
    lock = (unpacked / "requirements.txt").read_text()
    assert not [package for package in ("nbgrader", "pytest", "mypy", "ruff", "msgpack") if f"\n{package}==" in lock]
    (wheel,) = unpacked.glob("linearloss-*.whl")
    assert f"./{wheel.name} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}" in lock


def test_the_one_for_self_learners_has_digests_of_the_answers_and_none_in_the_clear(unpacked, monkeypatch):
    (wheel,) = unpacked.glob("linearloss-*.whl")
    monkeypatch.setattr(bundle, "_wheel", lambda: (wheel.name, wheel.read_bytes()))  # made once is enough
    alone = bundle_files(COURSE, for_self_learners=True)
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert names == alone.keys()
    different = {name for name in names if alone[name] != (unpacked / name).read_bytes()}
    data = {name for name in names if name.endswith("checks.json")}
    assert different == data | {"README.md"}
    for name in data:
        with_digests, without = json.loads(alone[name]), json.loads((unpacked / name).read_text())
        answers = with_digests.pop("answers")
        assert with_digests == without and answers
        assert all(
            re.fullmatch(r"[0-9a-f]{16}", one)
            for sealed in answers.values()
            for cells in sealed["digests"]
            for one in cells
        )


def test_the_one_in_another_language_has_its_notebooks_in_the_same_places(unpacked, monkeypatch):
    (wheel,) = unpacked.glob("linearloss-*.whl")
    monkeypatch.setattr(bundle, "_wheel", lambda: (wheel.name, wheel.read_bytes()))
    korean = bundle_files(COURSE, for_self_learners=True, language="ko")
    assert {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()} == korean.keys()
    for assignment in COURSE.assignments:
        own = korean[f"notebooks/{assignment.name}/{assignment.file}"]
        assert own == COURSE.released_notebook(assignment, "ko").read_bytes()
        data = json.loads(korean[f"notebooks/{assignment.name}/checks.json"])
        assert data["language"] == "ko" and data["answers"]
    readme = korean["README.md"].decode()
    assert readme.startswith("# 손실 함수와 정규화: 노트북\n") and "질문의 답이 맞는지도 바로 알려 줍니다." in readme
    assert "You need" not in readme and "CIFAR-10을" in readme and wheel.name in readme
    compile(korean["start.py"], "start.py", "exec")
    assert "인터넷 연결을" in korean["start.py"].decode()
    with pytest.raises(CourseError, match="autograder translate xx"):
        write_bundle(COURSE, unpacked / "x.zip", language="xx")


def test_one_command_makes_the_environment_once_and_starts_jupyterlab(tmp_path, monkeypatch):
    calls, made = [], []
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(start, "COMPLETE", tmp_path / ".complete")
    monkeypatch.setattr(start, "OVERRIDES", tmp_path / "settings" / "overrides.json")
    monkeypatch.setattr(start.venv, "create", lambda folder, **options: made.append(folder))
    monkeypatch.setattr(start.subprocess, "call", lambda command, cwd: calls.append(command[1:4]) or 0)
    monkeypatch.setattr("sys.argv", ["start.py"])
    assert [start.main(), start.main()] == [0, 0]
    lab = ["-m", "jupyterlab", "notebooks"]
    assert made == [tmp_path] and calls == [["-m", "pip", "install"], lab, lab]
    assert (
        json.loads(start.OVERRIDES.read_text())["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    )


def test_a_terminal_in_jupyterlab_finds_the_commands_of_the_environment(tmp_path, monkeypatch):
    """The notebooks and the messages say `linearloss data`, without its folder."""
    found = []
    (tmp_path / "linearloss").touch(mode=0o755)
    monkeypatch.setattr(start, "COMPLETE", tmp_path / "linearloss")
    monkeypatch.setattr(start, "PYTHON", tmp_path / "python")
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.setattr(start.subprocess, "call", lambda command, cwd: found.append(shutil.which("linearloss")) or 0)
    monkeypatch.setattr("sys.argv", ["start.py"])
    assert start.main() == 0 and found == [str(tmp_path / "linearloss")]


def test_an_environment_that_could_not_be_completed_is_made_again(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(start, "COMPLETE", tmp_path / ".complete")
    monkeypatch.setattr(start.venv, "create", lambda folder, **options: None)
    monkeypatch.setattr(start.subprocess, "call", lambda command, cwd: 1)
    assert start.main() == 1 and not (tmp_path / ".complete").exists()
    assert "is there a connection?" in capsys.readouterr().out
