"""The notebooks in another language: made of the English ones, with their ids, points and programs, and the words of their checks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat

from autograder.build.expand import write_notebook
from autograder.course import Assignment, Course
from autograder.languages import catalogues
from autograder.languages.notebook_texts import in_language
from linearloss.check_data import DATA, LANGUAGE, SENTENCES

# What a notebook calls that has use for the sentences about fetching images.
FETCHES = "load_cifar10()"
# What a mistake or a facet says, in the data: a text of JSON.
_SAID = re.compile(r'("(?:says|seems)":)("(?:[^"\\]|\\.)*")')


def write_edition(
    course: Course, language: str, assignments: Sequence[Assignment], english: Path, destination: Path
) -> None:
    """Write `destination/NN-topic/` in a language.

    Args:
        english: the folder of the English notebooks.
    """
    for assignment in assignments:
        here, there = english / assignment.name, destination / assignment.name
        told = catalogues.handed_out(course, language, assignment)
        notebook = nbformat.read(here / assignment.file, as_version=4)
        write_notebook(in_language(notebook, language, told), there / assignment.file)
        if (here / DATA).is_file():
            text = (here / DATA).read_text(encoding="utf-8")
            fetches = any(FETCHES in cell.source for cell in notebook.cells)
            (there / DATA).write_text(_check_data(course, language, assignment, text, fetches), encoding="utf-8")


def _check_data(course: Course, language: str, assignment: Assignment, text: str, fetches: bool) -> str:
    """The data of the checks, in the language where nothing else is made of a text, and what else they say of what stands there."""
    whole = catalogues.told_to_students(course, language, assignment)

    def told_at_once(said: re.Match[str]) -> str:
        english = json.loads(said[2])
        return said[1] + json.dumps(whole.get(english, english), ensure_ascii=False)

    text = _SAID.sub(told_at_once, text)
    standing = set(_texts(json.loads(text)))
    domains = [catalogues.LIBRARY, *([catalogues.DATA] if fetches else [])]
    of_library = catalogues.sentences(*(catalogues.own_file(language, domain) for domain in domains))
    told = {english: words for english, words in whole.items() if english in standing} | of_library
    lines = [f"  {json.dumps(english)}: {json.dumps(words, ensure_ascii=False)}" for english, words in told.items()]
    head = f" {json.dumps(LANGUAGE)}: {json.dumps(language)},\n {json.dumps(SENTENCES)}: {{\n"
    return text.removesuffix("\n}\n") + ",\n" + head + ",\n".join(lines) + "\n }\n}\n"


def _texts(data: Any) -> Iterator[str]:
    """Every text in plain data, keys too."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
