"""Builds the site: gathers its pages, and has Sphinx make them, with every warning an error."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Course, CourseError
from autograder.handout.bundle import SECONDS_AT_DATE
from autograder.handout.notebooks import check_fresh
from linearloss.sentences import say

from .lite import bake_in, prepare
from .pages import gather

NEEDED = ("sphinx", "myst_nb", "furo", "jupyterlite_sphinx", "jupyterlite_pyodide_kernel", "latex2mathml")
SOURCE, MADE = Path("build") / "site", Path("build") / "site-made"
EXTRA: list[str] = []  # further options for Sphinx; for tests


@dataclass(frozen=True)
class Edition:
    """How the site is made, and what its notebooks are worked on with in a browser.

    Attributes:
        pyodide_url: the address of `pyodide.mjs`; the kernel's own, pinned one if empty.
        offline: a folder for a copy of Pyodide, which goes into the site; None to load it from its address.
        images: whether a part of CIFAR-10 goes in, where this machine has it.
        answers: whether the notebooks say at once if an answer is right.
        language: of the pages, where `docs/locale/` has a catalogue of sphinx-intl for it; what it lacks stays English.
    """

    pyodide_url: str = ""
    offline: Path | None = None
    images: bool = True
    answers: bool = False
    language: str = "en"


def build_site(course: Course, output: Path, edition: Edition = Edition()) -> None:
    """Write the site into `output`, which is replaced.

    Raises:
        CourseError: a package is missing, `notebooks/` is stale, a page is wrong (with Sphinx's own words), or `output` holds
            something else.
    """
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise CourseError(
            say(
                "The site needs the packages of the extra `site`, and {missing} is not there: make environment",
                missing=missing[0],
            )
        )
    if output.exists() and not (output / "objects.inv").is_file() and any(output.iterdir()):
        raise CourseError(say("{output} holds something else than a site: name another folder by -o.", output=output))
    check_fresh(course)
    make_site(course, output, edition)


def make_site(course: Course, output: Path, edition: Edition = Edition()) -> None:
    """The same, where all of that has been looked at."""
    source = course.root / SOURCE
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    gather(course, source)
    prepare(course, source, pyodide_url=edition.pyodide_url, images=edition.images, answers=edition.answers)
    if edition.offline is not None:
        bake_in(source, edition.offline)
    # Beside the pages Sphinx leaves what it has read: not where the site will be.
    shutil.rmtree(course.root / MADE, ignore_errors=True)
    _run_sphinx(course, source, course.root / MADE / "html", edition.language)
    shutil.rmtree(output, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(course.root / MADE / "html", output)


def _run_sphinx(course: Course, source: Path, output: Path, language: str = "en") -> None:
    settings = {
        "language": language,
        "project": course.title,
        "html_title": course.title,
        "copyright": "the authors of the course pack",
    }
    if course.repository_address:
        settings["html_theme_options.source_repository"] = course.repository_address
    command = [
        sys.executable, "-m", "sphinx", "--builder", "html", "--fail-on-warning", "--quiet",
        "--conf-dir", str(Path(__file__).parent), "--doctree-dir", str(output.parent / "doctrees"),
        *(f"--define={name}={value}" for name, value in settings.items()), *EXTRA, str(source), str(output),
    ]  # fmt: skip
    environment = os.environ | {"SOURCE_DATE_EPOCH": SECONDS_AT_DATE}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CourseError(
            say("Sphinx could not make the site:\n{what}", what=done.stderr.strip()[-3000:] or done.stdout[-3000:])
        )
