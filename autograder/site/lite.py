"""JupyterLite on the site: the notebooks with all that they need, to be worked on in a browser, where nothing is installed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from autograder.course import Course
from autograder.handout.bundle import bundle_files
from linearloss.data import Cifar10, cache_status, load_cifar10
from linearloss.data.cache import write

from .pyodide import fetch, fetch_comm

# Inside the folder in which the site's sources are gathered; `conf.py` knows these names.
FOLDER = Path("_lite")
CONTENTS = FOLDER / "contents"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# Of the extensions that the environment has for a server; there is none in a browser.
NOT_HERE = ["@jupyter/nbgrader", "jupyterlab-jupytext"]
# Of CIFAR-10, what a site carries: 12 MB, enough to see the pictures and to try a search.
TRAINING, TEST = 3_000, 1_000
SETTINGS = {
    # One button for the file to hand in; the copy in the browser is saved every few seconds, so the file is the newest.
    "@jupyterlab/notebook-extension:panel": {
        "toolbar": [
            {
                "name": "hand-in",
                "command": "docmanager:download",
                "label": "File to hand in",
                "caption": "Download this notebook: the file that you hand in",
                "rank": 15,
            }
        ]
    },
    "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 5},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
}


def prepare(course: Course, source: Path, *, pyodide_url: str = "", images: bool = True, answers: bool = False) -> None:
    """Write what JupyterLite is built from into the folder of the site's sources.

    Args:
        pyodide_url: where Pyodide is loaded from: the address of its `pyodide.mjs`; the kernel's own, pinned one if empty.
        images: whether a part of CIFAR-10 goes in, where it is in this machine's cache.
        answers: whether the notebooks say at once if an answer is right, as the archive for self-learners does.
    """
    contents = source / CONTENTS
    for name, content in bundle_files(course, for_self_learners=answers).items():
        if name.startswith("notebooks/") or name.endswith(".whl"):
            path = contents / name.removeprefix("notebooks/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if name.endswith(".whl"):  # for `%pip install linearloss` in a notebook of one's own
            (source / FOLDER / "pypi").mkdir(exist_ok=True)
            (source / FOLDER / "pypi" / name).write_bytes(content)
    if images and cache_status().present:
        write(contents, teaching_part(load_cifar10(fetch=False)))
    (source / FOLDER / "overrides.json").write_text(json.dumps(SETTINGS, indent=1), encoding="utf-8")
    (source / FOLDER / "jupyter-lite.json").write_text(
        json.dumps(_configuration(course, pyodide_url), indent=1), encoding="utf-8"
    )


def teaching_part(cifar: Cifar10) -> Cifar10:
    """The first images of each half, in the form of the whole."""
    source = f"the first {TRAINING:,} of 50,000 training images and the first {TEST:,} of 10,000 test images"
    return Cifar10(
        cifar.X_train[:TRAINING], cifar.y_train[:TRAINING], cifar.X_test[:TEST], cifar.y_test[:TEST], source=source
    )


def _configuration(course: Course, pyodide_url: str) -> dict[str, Any]:
    kernel = {"pyodideUrl": pyodide_url} if pyodide_url else {}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": course.title,
            "disabledExtensions": NOT_HERE,
            # Work is kept under this name, whatever version of the site is put up, and beside that of other courses.
            "contentsStorageName": f"{course.slug}: notebooks",
            "settingsStorageName": f"{course.slug}: settings",
            "workspacesStorageName": f"{course.slug}: workspaces",
            "litePluginSettings": {KERNEL: kernel},
        },
    }


def bake_in(source: Path, distribution: Path) -> None:
    """Lay Pyodide and its packages, fetched into `distribution`, where JupyterLite takes its own copy from.

    Raises:
        CourseError: a file cannot be fetched.
    """
    files = fetch(distribution)
    wheels = source / FOLDER / "pypi"
    wheels.mkdir(exist_ok=True)
    shutil.copy(fetch_comm(distribution), wheels)
    folder = source / FOLDER / "static" / "pyodide"
    folder.mkdir(parents=True)
    for name in files:
        shutil.copyfile(distribution / name, folder / name)
    path = source / FOLDER / "jupyter-lite.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["jupyter-config-data"]["litePluginSettings"][KERNEL]["disablePyPIFallback"] = True
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
