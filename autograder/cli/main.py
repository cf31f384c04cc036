"""The command `autograder`."""

from __future__ import annotations

import sys

# nbformat imports jsonschema, which imports this optional grammar of internationalised web addresses
# if it is there: more than a second, for a format that no notebook uses.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import typer

from autograder import __version__
from autograder.course import CourseError

from . import course_commands, data_commands, demo_command, grade_commands, report_commands
from .console import fail

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
    """Exit codes: 0 all graded; 1 some submission could not be graded (each named); 2 wrong usage."""


for group in (course_commands, grade_commands, report_commands, data_commands, demo_command):
    group.register(app)


def main() -> None:
    """Run the command; a `CourseError` becomes one line and exit code 2."""
    try:
        app()
    except CourseError as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("stopped. What was graded so far is kept; run the same command to go on.", 1)


if __name__ == "__main__":
    main()
