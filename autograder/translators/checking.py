"""How much of a language is translated, and what in its `po` files cannot be right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from autograder.languages import catalogues
from autograder.languages.code_texts import places
from linearloss.sentences import PLACE

from .files import Gathered

_CODE = re.compile(r"`[^`]+`")
_FORMULA = re.compile(r"\$[^$]+\$")
_SPELT = re.compile(r"\\text\{[^}]*\}")
_TAG = re.compile(r"</?[a-z]+[^<>]*>")
_LETTER = re.compile(r"^\*\*[a-z]\*\*")  # of a choice


@dataclass(frozen=True)
class Coverage:
    """The sentences of a `po` file: how many, how many translated, how many whose English has changed since."""

    path: Path
    sentences: int
    translated: int
    fuzzy: int

    @property
    def missing(self) -> int:
        """Not translated at all."""
        return self.sentences - self.translated - self.fuzzy


def coverage(gathered: Gathered) -> list[Coverage]:
    """Of each file, counted by what the sources say now: a sentence that the file does not know yet is missing."""
    found = []
    for path, sentences in gathered.items():
        messages = {str(one.id): one for one in catalogues.entries(catalogues.read(path))} if path.is_file() else {}
        known = [messages[english] for english in sentences if english in messages]
        fuzzy = sum(bool(one.fuzzy) for one in known)
        found.append(Coverage(path, len(sentences), sum(map(catalogues.is_translated, known)), fuzzy))
    return found


def incomplete(gathered: Gathered) -> str:
    """What a language lacks, in words; empty if it is complete."""
    lacking = [one for one in coverage(gathered) if one.missing or one.fuzzy]
    return "; ".join(
        f"{one.path.parent.name}/{one.path.name}: {one.missing} missing, {one.fuzzy} out of date" for one in lacking
    )


def problems(paths: Iterable[Path]) -> Iterator[str]:
    """What is wrong in translated sentences, each with its file and line."""
    for path in paths:
        for message in catalogues.entries(catalogues.read(path)):
            if catalogues.is_translated(message):
                yield from (f"{path}:{message.lineno}: {what}" for what in _wrong(message))


def _wrong(message: Message) -> Iterator[str]:
    english, told = str(message.id), str(message.string)
    notes = " ".join(message.auto_comments)
    if re.search(r"\bcode$", notes):
        inserted = places(english), places(told)
    elif re.search(r"\b(text|task|check)$", notes):  # prose: brackets are those of formulas
        inserted = [], []
    else:
        inserted = _places(english), _places(told)
    for what, found in (
        ("code in backticks", (_CODE.findall(english), _CODE.findall(told))),
        ("formulas", tuple([_SPELT.sub("", one) for one in _FORMULA.findall(text)] for text in (english, told))),
        ("tags", (_TAG.findall(english), _TAG.findall(told))),
        ("the letter of a choice", (_LETTER.findall(english), _LETTER.findall(told))),
        ("places", inserted),
    ):
        ours, theirs = Counter(found[0]), Counter(found[1])
        if ours != theirs:
            lacks, more = list((ours - theirs).elements()), list((theirs - ours).elements())
            said = [f"lacks {', '.join(lacks)}"] if lacks else []
            said += [f"has {', '.join(more)} too much"] if more else []
            yield f"{what} differ from the English: it {' and '.join(said)}."
    if english.strip() == english and told.strip() != told:
        yield "it begins or ends with a blank."


def _places(text: str) -> list[str]:
    """Names and forms of what is inserted, each once: a sentence may say a name twice."""
    return sorted({f"{{{name}{':' + form if form else ''}}}" for name, form, _ in PLACE.findall(text)})
