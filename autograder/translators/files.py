"""Writes the `po` files of a language, and renews them: what has changed keeps its old words, marked fuzzy, until a translator has looked."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from autograder.course import Course
from autograder.languages import catalogues
from autograder.notebook.submitted import OfficialNotebooks

from .gathering import LAYERS, of_checks, of_course, of_mistakes, of_notebook, of_package, once

# The same files for the same sources: no date, no version.
HEAD = "# Renewed by `autograder translate`; docs/translating.md says how to fill it in."
WIDTH = 110

# Each `po` file of a language, and the sentences that belong into it: English -> where they stand.
Gathered = Mapping[Path, Mapping[str, list[str]]]


def gather(course: Course, language: str) -> Gathered:
    """All that can be translated, by file.

    What several notebooks say stands in the file of the course.
    """
    official, mistakes = OfficialNotebooks(course), of_mistakes(course)
    found = {
        (domain, assignment): once(texts)
        for assignment in course.assignments
        for domain, texts in (
            (catalogues.NOTEBOOK, of_notebook(course, assignment)),
            (catalogues.CHECKS, of_checks(course, assignment, official)),
            (catalogues.MISTAKES, mistakes[assignment.name]),
        )
    }
    times = Counter(english for sentences in found.values() for english in sentences)
    shared = once(of_course(course))
    for (_, assignment), sentences in found.items():
        for english in [english for english in sentences if times[english] > 1 or english in shared]:
            shared.setdefault(english, []).extend(f"{assignment.name}, {note}" for note in sentences.pop(english)[:1])
    files: dict[Path, dict[str, list[str]]] = {}
    for domain in LAYERS:
        already = {english for sentences in files.values() for english in sentences}
        said = once(of_package(domain))
        files[catalogues.own_file(language, domain)] = {one: said[one] for one in said if one not in already}
    files[catalogues.course_file(course, language, None, catalogues.COURSE)] = shared
    for (domain, assignment), sentences in found.items():
        files[catalogues.course_file(course, language, assignment, domain)] = sentences
    return files


def renewed(path: Path, language: str, sentences: Mapping[str, list[str]], known: Mapping[str, str]) -> Catalog:
    """The catalogue at `path` with these sentences and no others: new ones are empty, or fuzzy where an old one is like them.

    Args:
        known: what is translated in any file of the language: a sentence may have moved.
    """
    template = _empty(language)
    for english, notes in sentences.items():
        template.add(english, auto_comments=notes)
    made = _empty(language)
    old = catalogues.read(path) if path.is_file() else _empty(language)
    old.update(template, update_creation_date=False)
    for message in catalogues.entries(old):
        if not catalogues.is_translated(message) and str(message.id) in known:
            message.string = known[str(message.id)]
            message.flags.discard("fuzzy")
            message.previous_id = []
        made[message.id] = message
    made.obsolete = {key: message for key, message in old.obsolete.items() if message.string}
    return made


def written(catalog: Catalog) -> bytes:
    """A catalogue as a file."""
    file = io.BytesIO()
    write_po(file, catalog, width=WIDTH, no_location=True, omit_header=True)
    head = f'{HEAD}\nmsgid ""\nmsgstr ""\n"Language: {catalog.locale_identifier}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head.encode() + file.getvalue()


def renew(gathered: Gathered, language: str) -> list[Path]:
    """Write the `po` files of a language; returns those that have changed."""
    changed = _changed(gathered, language)
    for path, content in changed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(changed)


def stale(gathered: Gathered, language: str) -> list[Path]:
    """The files that `renew` would write."""
    return list(_changed(gathered, language))


def _changed(gathered: Gathered, language: str) -> dict[Path, bytes]:
    known = catalogues.sentences(*gathered)
    made = {path: written(renewed(path, language, sentences, known)) for path, sentences in gathered.items()}
    return {path: content for path, content in made.items() if not path.is_file() or path.read_bytes() != content}


def _empty(language: str) -> Catalog:
    return Catalog(locale=language, fuzzy=False)
