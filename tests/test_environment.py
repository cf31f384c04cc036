"""`pyproject.toml`, `requirements.lock` and `environment.yml` say the same."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]


def _project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def _locked():
    """name -> [(version, marker)], every line with its hashes."""
    text = (ROOT / "requirements.lock").read_text().replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        assert "--hash=sha256:" in line, f"no hash: {line[:60]}"
        requirement = Requirement(line.split("--hash")[0].strip())
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def _wanted():
    project = _project()
    return [Requirement(text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]


@pytest.mark.parametrize("wanted", _wanted(), ids=lambda requirement: requirement.name)
def test_every_dependency_is_locked_at_a_version_that_satisfies_it(wanted):
    locked = _locked().get(canonicalize_name(wanted.name))

    assert locked, f"{wanted.name} is not in requirements.lock. Mend it by: make lock"
    for requirement in locked:
        (exact,) = requirement.specifier
        assert exact.operator == "=="
        assert wanted.specifier.contains(exact.version), (
            f"{requirement} does not satisfy {wanted}. Mend it by: make lock"
        )


def test_the_lock_names_no_index():
    assert not re.search(r"https?://|--(extra-)?index|--find-links", (ROOT / "requirements.lock").read_text())


def test_conda_users_get_the_same_lock_and_python():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    (pip,) = [entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict)]
    (python,) = [entry for entry in environment["dependencies"] if str(entry).startswith("python")]

    assert "-r requirements.lock" in pip
    lowest = _project()["requires-python"]
    assert python.removeprefix("python").startswith(lowest)


def test_importing_the_package_needs_nothing_but_the_standard_library():
    import subprocess
    import sys

    code = "import sys, autograder; print([m for m in ('numpy', 'IPython', 'nbgrader') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "module", ["linearloss", "linearloss.check", "linearloss.data", "linearloss.gradient_check", "linearloss.progress"]
)
def test_what_notebooks_import_needs_numpy_and_the_standard_library_only(module):
    import subprocess
    import sys

    code = (
        f"import sys, {module}; "
        "print(sorted({name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names) - {'numpy', 'linearloss'}))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {_paths()!r}; {code}"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    extra = [name for name in eval(done.stdout) if not name.startswith("_")]
    assert extra == []


def _paths():
    import numpy

    return [str(ROOT), str(Path(numpy.__file__).resolve().parents[1])]
