"""`site`, `release`: what is put up for everybody to read and to fetch."""

from __future__ import annotations

from pathlib import Path

import typer

from linearloss.sentences import say, words

from .console import out
from .course_commands import course_with_solutions


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(site)
    app.command()(release)


def site(
    output: Path = typer.Option(Path("dist/site"), "--output", "-o", help="The folder to write; it is replaced."),
    self_learners: bool = typer.Option(
        False, "--self-learners", help="In the browser, the notebooks say at once whether an answer is right."
    ),
    images: bool = typer.Option(
        True, "--images/--no-images", help="Put a part of this machine's CIFAR-10 in, 12 MB, if it is there."
    ),
    pyodide: str = typer.Option(
        "", "--pyodide", metavar="ADDRESS", help="Where browsers load Pyodide from: the address of a pyodide.mjs."
    ),
    offline: Path | None = typer.Option(
        None, "--offline", metavar="DIR", help="Put a copy of Pyodide in; DIR keeps what is fetched for it."
    ),
    language: str = typer.Option("en", "--language", help="Of the pages, where docs/locale/ has a catalogue for it."),
) -> None:
    """Make the site: start pages, the notebooks (to read, and to work on in a browser), all known mistakes, a reference."""
    from autograder.site.build import Edition, build_site

    build_site(course_with_solutions(), output, Edition(pyodide, offline, images, self_learners, language))
    out.print(
        words(
            say(
                "The site is {page}. To try it in a browser: python -m http.server --directory {folder}",
                page=output / "index.html",
                folder=output,
            )
        )
    )


def release(
    output: Path = typer.Option(Path("dist/release"), "--output", "-o", help="The folder to write; it is replaced."),
) -> None:
    """Make the files of a release: the students' wheel, the archives for students and self-learners, the site, checksums."""
    from autograder.release import write_release

    for path in write_release(course_with_solutions(), output):
        out.print(str(path))
