"""The command `autograder`."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import typer

from autograder.batch.stopping import Stopped, stopped_by_signals
from autograder.course import CourseError
from autograder.gradebook.trouble import waits_told_to
from linearloss.sentences import say, speaking
from linearloss.streams import why_output_is_lost
from linearloss.version import __version__

from . import (
    course_commands,
    data_commands,
    demo_command,
    grade_commands,
    lms_commands,
    new_commands,
    report_commands,
    site_commands,
    spoken_help,
    term_commands,
    translate_command,
)
from .console import fail, tell
from .language import of_the_reader
from .options import EachOptionOnce

# The marks and results of a large class are millions of objects that hold no cycles: looked through as often as Python does by
# itself, they cost a fifth of the time that a second run over 10,000 submissions takes. Memory is the same.
COLLECTIONS = (50_000, 20, 50)

app = typer.Typer(
    help="Builds, grades and explains the course on loss functions and regularisation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(value: bool) -> None:
    if value:
        print(f"autograder {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Exit codes: 0 all graded; 1 some submission could not be graded (each named), or what was to be said could not be written; 2 wrong usage, or nothing can be
    graded here and now; 130 stopped by Ctrl-C, 143 by SIGTERM.
    """


for group in (
    course_commands,
    new_commands,
    lms_commands,
    grade_commands,
    report_commands,
    term_commands,
    data_commands,
    demo_command,
    site_commands,
    translate_command,
):
    group.register(app)
for command in app.registered_commands:
    command.cls = EachOptionOnce


def give_a_home() -> None:
    """Jupyter's libraries end with an error for a user of whom the system knows no home, as a container's or cron's may be."""
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = "/"  # what engines of containers give such a user


def main() -> None:
    """Run the command; a `CourseError` becomes one line and exit code 2, and so do files and gradebooks that cannot be used,
    and Ctrl-C with its own code.
    """
    gc.set_threshold(*COLLECTIONS)
    give_a_home()
    language = of_the_reader()
    try:
        with stopped_by_signals(), speaking(language), waits_told_to(tell):
            spoken_help.spoken(app)()
    except SystemExit as ended:
        if why := why_output_is_lost():  # a script must not take what is there for all there is
            with speaking(language):
                tell(say("What was to be said could not be written ({why}). All else is done.", why=why))
            raise SystemExit(ended.code or 1) from None
        raise
    except CourseError as error:
        with speaking(language):
            fail(str(error))
    except Stopped as stopped:
        with speaking(language):
            fail(str(stopped), stopped.exit_code)
    except Exception as error:
        from autograder.gradebook.trouble import trouble_of

        trouble = trouble_of(error)
        if trouble is None:
            raise
        with speaking(language):
            fail(str(trouble))
