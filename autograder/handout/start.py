"""Starts JupyterLab with the course's notebooks; makes their environment in .venv first, where there is none.

Linux and macOS: python3 start.py        Windows: py start.py        in an environment of conda: python start.py
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

COURSE = Path(__file__).resolve().parent
ENVIRONMENT = COURSE / ".venv"
COMPLETE = ENVIRONMENT / ".complete"  # written last: an environment without it was left half made
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LAB = ["-m", "jupyterlab", "notebooks"]
# JupyterLab's own defaults, as far as they would cover a notebook with a question at the first start.
OVERRIDES = ENVIRONMENT / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
SETTINGS = '{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}'


def main() -> int:
    """Exit code: JupyterLab's, or 1 where the environment cannot be made; --prepare makes it and starts nothing."""
    if sys.version_info < (3, 11):  # noqa: UP036  (whoever starts this may have an older one)
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Get one from python.org or conda.")
        return 1
    if not COMPLETE.is_file() and not make_environment():
        return 1
    if "--prepare" in sys.argv[1:]:
        return 0
    first = [
        path.relative_to(COURSE / "notebooks").as_posix() for path in sorted(COURSE.glob("notebooks/*/*.ipynb"))[:1]
    ]
    opened = [f"--LabApp.default_url=/lab/tree/{path}" for path in first]
    # A terminal in JupyterLab, and `!linearloss data` in a cell, find the environment's commands.
    os.environ["PATH"] = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", os.defpath)])
    return subprocess.call([str(PYTHON), *LAB, *opened, *sys.argv[1:]], cwd=COURSE)


def make_environment() -> bool:
    """Whether it could be made."""
    print(f"Making the environment in {ENVIRONMENT}: once, one to three minutes …", flush=True)
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    install = ["-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.call([str(PYTHON), *install, "-r", "requirements.txt"], cwd=COURSE):
        print("The packages could not be installed: is there a connection? Then run the same command again.")
        return False
    OVERRIDES.parent.mkdir(parents=True, exist_ok=True)
    OVERRIDES.write_text(SETTINGS, encoding="utf-8")
    COMPLETE.touch()
    return True


if __name__ == "__main__":
    sys.exit(main())
