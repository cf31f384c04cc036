"""A Pyodide for tests: its core from the npm registry, and of the packages that its kernel starts with those that PyPI has.

Pyodide's own builds of packages, NumPy's among them, are on its own address alone. Those that are Python alone are on PyPI in the same
version, with other bytes: their digests are put into the lock.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from autograder.site import pyodide

STARTED_WITH = ("micropip", "ipython", "jedi")


def lay(site: Path, scratch: Path) -> None:
    """Put it into a site, whose kernel then loads it from there.

    Raises:
        CourseError, CalledProcessError: something cannot be fetched.
    """
    core = pyodide.fetch_core(scratch / "core")
    lock = json.loads((core / "pyodide-lock.json").read_text(encoding="utf-8"))
    packages: dict[str, Any] = lock["packages"]
    wanted = pyodide.with_dependencies(packages, STARTED_WITH)
    packages["comm"] = {"name": "comm", "version": version("comm"), "imports": ["comm"], "depends": [],
                        "install_dir": "site", "package_type": "package", "unvendored_tests": False}  # fmt: skip
    target = site / "lite" / "static" / "pyodide"
    target.mkdir(parents=True)
    pins = [f"{name}=={packages[name]['version']}" for name in (*wanted, "comm")]
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        "--python-version",
        "3.14",
    ]
    subprocess.run([*command, "--dest", str(target), *pins], check=True)
    for wheel in target.glob("*.whl"):
        entry = packages[canonicalize_name(wheel.name.split("-")[0])]
        entry |= {"file_name": wheel.name, "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()}
    for name in pyodide.CORE:
        shutil.copy(core / name, target)
    (target / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    path = site / "lite" / "jupyter-lite.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    data = said["jupyter-config-data"]
    data["exposeAppInBrowser"] = True
    data["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]["pyodideUrl"] = (
        "./static/pyodide/pyodide.mjs"
    )
    path.write_text(json.dumps(said), encoding="utf-8")
