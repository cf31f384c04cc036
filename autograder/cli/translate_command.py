"""`translate`: what translators work with, renewed, counted and checked."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.table import Table

from autograder.course import Course
from linearloss.sentences import say, words

from .console import fail, out, safe
from .course_commands import course_with_solutions

HEADINGS = (say("file"), say("sentences"), say("translated"), say("fuzzy"), say("missing"))


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command()(translate)


def translate(
    language: str = typer.Argument(help="The language's code, e.g. ko. A new one gets its empty files."),
    check: bool = typer.Option(False, "--check", help="Write nothing; fail if the files are not up to date."),
) -> None:
    """Renew the po files of a language from the sources, count what is translated, and check it."""
    from autograder.translators.checking import coverage, problems
    from autograder.translators.files import gather, renew, stale

    course = course_with_solutions()
    gathered = gather(course, language)
    if check:
        old = stale(gathered, language)
        for path in old:
            out.print(f"[red]stale[/red] {safe(_short(course, path))}")
        if old:
            fail(
                say(
                    "{count} files are not what the sources give. Mend it by: autograder translate {language}",
                    count=len(old),
                    language=language,
                ),
                1,
            )
    else:
        for path in renew(gathered, language):
            out.print(words(say("renewed {file}", file=safe(_short(course, path)))))
    table = Table(*map(words, HEADINGS), box=None, pad_edge=False)
    for one in coverage(gathered):
        counts = (one.sentences, one.translated, one.fuzzy, one.missing)
        table.add_row(safe(_short(course, one.path)), *map(str, counts))
    out.print(table)
    wrong = list(problems(gathered))
    for text in wrong:
        out.print(safe(text.replace(f"{course.root}/", "")))
    if wrong:
        fail(say("{count} translations cannot be right.", count=len(wrong)), 1)


def _short(course: Course, path: Path) -> str:
    return str(path.relative_to(course.root)) if path.is_relative_to(course.root) else str(path)
