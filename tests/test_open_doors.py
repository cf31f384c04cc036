"""What people expect of a public course: workflows, a dev container, Binder, a citation, a changelog, the files of a release."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from sample_course import ROOT

from autograder import release
from autograder.course import CourseError, load_course
from autograder.handout import bundle, notebooks
from autograder.handout.classroom import WORKFLOW
from linearloss.version import __version__

COURSE = load_course()
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether `notebooks/` is what `solutions/` gives has a test of its own, and takes seconds."""
    monkeypatch.setattr(notebooks, "differences", lambda course: [])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A template repository for GitHub Classroom."""
    folder = tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notebooks, "differences", lambda course: [])
        bundle.write_bundle(COURSE, folder / "classroom.zip", for_classroom=True)
    with zipfile.ZipFile(folder / "classroom.zip") as archive:
        archive.extractall(folder)
    return folder / COURSE.slug


def steps(text: str) -> list[dict[str, Any]]:
    return [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]


def test_a_workflow_runs_targets_of_the_makefile_and_actions_of_a_stated_version() -> None:
    assert WORKFLOWS
    for path in WORKFLOWS:
        for step in steps(path.read_text(encoding="utf-8")):
            assert (
                re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]) if "uses" in step else step["run"].startswith("make ")
            )
            assert step.get("run", "make test").removeprefix("make ") in TARGETS


def test_the_dev_container_makes_what_it_opens() -> None:
    said = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    assert said["postCreateCommand"].removeprefix("make ") in TARGETS
    python = said["customizations"]["vscode"]["settings"]["python.defaultInterpreterPath"]
    assert python == "${containerWorkspaceFolder}/.venv/bin/python"


def test_binder_installs_what_students_get() -> None:
    folder = ROOT / ".binder"
    wanted = [line for line in (folder / "requirements.txt").read_text().splitlines() if line.startswith("-r ")]
    assert [(folder / line.removeprefix("-r ")).resolve() for line in wanted] == [ROOT / "requirements-students.lock"]
    command = next(line for line in (folder / "postBuild").read_text().splitlines() if line.startswith("python "))
    *_, project = shlex.split(command)
    assert (ROOT / project / "pyproject.toml").is_file() and (folder / "postBuild").stat().st_mode & 0o111


def test_classroom_gives_each_notebook_the_points_of_its_visible_checks(template: Path) -> None:
    graders = [step for step in steps((template / WORKFLOW).read_text()) if "test-name" in step.get("with", {})]
    points = {
        one.name: sum(
            test["points"] for test in json.loads(COURSE.check_data(one).read_text())["tests"] if not test["by_hand"]
        )
        for one in COURSE.assignments
    }
    assert {step["with"]["test-name"]: step["with"]["max-score"] for step in graders} == points
    report = steps((template / WORKFLOW).read_text())[-1]
    assert report["with"]["runners"].split(",") == [step["id"] for step in graders]
    assert list(report["env"]) == [f"{step['id'].upper()}_RESULTS" for step in graders]


def test_a_command_of_the_classroom_says_by_its_exit_code_that_work_is_open(template: Path) -> None:
    command = next(
        step["with"]["command"]
        for step in steps((template / WORKFLOW).read_text())
        if "test-name" in step.get("with", {})
    )
    python, *arguments = shlex.split(command)
    assert python == "python"
    done = subprocess.run([sys.executable, *arguments], cwd=template, capture_output=True, text=True)
    assert done.returncode == 1 and "open" in done.stdout


def test_the_version_is_the_same_wherever_it_is_said() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__ and citation["license"] == "BSD-3-Clause"
    assert f"\n## {__version__}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_release_holds_wheel_archives_and_site_with_their_checksums(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def a_site(course: object, folder: Path) -> None:
        folder.mkdir()
        (folder / "index.html").write_text("a site")

    monkeypatch.setattr(release, "make_site", a_site)
    release.write_release(COURSE, tmp_path / "one")
    named = f"{COURSE.slug}-{__version__}"
    sums = (tmp_path / "one" / "SHA256SUMS").read_text()
    assert [line.split("  ")[1] for line in sums.splitlines()] == sorted(
        [
            f"{named}.zip",
            f"{named}-self-learners.zip",
            f"{named}-site.zip",
            f"linearloss-{__version__}-py3-none-any.whl",
        ]
    )
    for line in sums.splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / "one" / name).read_bytes()).hexdigest() == digest


def test_a_version_without_a_word_in_the_changelog_is_not_released(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "__version__", "9.9.9")
    with pytest.raises(CourseError, match=r"no section `## 9\.9\.9`"):
        release.write_release(COURSE, tmp_path / "release")
    (tmp_path / "thesis.txt").touch()
    monkeypatch.undo()
    with pytest.raises(CourseError, match="something else than a release"):
        release.write_release(COURSE, tmp_path)
