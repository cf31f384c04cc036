"""The notebooks in another language: made of the English ones, with their ids, points and programs, and the words of their checks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat

from autograder.build.expand import write_notebook
from autograder.course import Assignment, Course
from autograder.languages import catalogues
from autograder.languages.notebook_texts import in_language
from linearloss.check_data import DATA, LANGUAGE, SENTENCES


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
            (there / DATA).write_text(_check_data(course, language, assignment, text), encoding="utf-8")


def _check_data(course: Course, language: str, assignment: Assignment, text: str) -> str:
    """The data of the checks, and what they say: of mistakes and cases, only what stands in the data."""
    standing = set(_texts(json.loads(text)))
    of_library = catalogues.sentences(catalogues.own_file(language, catalogues.LIBRARY))
    whole = catalogues.told_to_students(course, language, assignment)
    told = {english: words for english, words in whole.items() if english in standing or english in of_library}
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
