"""Sentences that can be told in another language: English everywhere, until they are read.

A sentence with names or numbers in it is written as one whole, `say("{name} is not the right choice.", name=name)`, and is an
ordinary text, in English, that remembers what it was made of. `words` puts it into the reader's language, where one is spoken;
what nobody has translated stays English.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from typing import Any

from .particles import particle

# {name}, {name:.3g}, and in Korean with the particle that follows: {name|은}, {name:.3g|을}. Other brackets are text.
PLACE = re.compile(r"\{(\w+)(?::([^{}|]*))?(?:\|([^{}]+))?\}")
Sentences = Mapping[str, str]  # English -> the language of the reader
_spoken: ContextVar[Sentences | None] = ContextVar("spoken", default=None)


class Sentence(str):
    """A text in English that can be told in another language.

    Attributes:
        template: what translators see.
        values: what stands in its places.
    """

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, values: Mapping[str, Any] | None = None) -> Sentence:
        made = super().__new__(cls, _filled(template, values or {}))
        made.template, made.values = template, values or {}
        return made

    def __str__(self) -> str:
        return self  # so that it stays what it is as the text of an exception


def say(template: str, **values: Any) -> Sentence:
    """A sentence; translators find it by the call of this function, so `template` is a plain text.

    Of an exception its words are kept: they may be a sentence, too, and it need not survive the way to another process.
    """
    kept = {name: str(value) if isinstance(value, BaseException) else value for name, value in values.items()}
    return Sentence(template, kept)


def joined(*texts: str, between: str = " ") -> Sentence:
    """Whole sentences one after the other; empty ones are left out."""
    parts = {f"part{i}": text if isinstance(text, Sentence) else Sentence(text) for i, text in enumerate(texts) if text}
    return Sentence(between.join(f"{{{name}}}" for name in parts), parts)


def to_data(text: str) -> Any:
    """A sentence as what JSON can hold, so that it can still be told in another language."""
    if not isinstance(text, Sentence) or not text.values:
        return str.__str__(text)
    return {"say": text.template, "with": {name: _in_place(value) for name, value in text.values.items()}}


def _in_place(value: Any) -> Any:
    """What stands within a sentence: a sentence of its own, or a name or number, which is the same in every language."""
    if isinstance(value, Sentence):
        return to_data(value) if value.values else {"say": value.template}
    return f"{value}"


def from_data(data: Any) -> str:
    """The reverse of `to_data`."""
    if isinstance(data, str):
        return data
    return Sentence(data["say"], {name: from_data(value) for name, value in data.get("with", {}).items()})


def words(text: str) -> str:
    """`text` in the language that is spoken, or as it is."""
    spoken = _spoken.get()
    return text if spoken is None else _told(text, spoken)


def plain(text: str) -> str:
    """`words(text)` as nothing but text, to be kept."""
    return str.__str__(words(text))


@contextlib.contextmanager
def speaking(sentences: Sentences | None) -> Iterator[None]:
    """In this block, `words` speaks a language; English if None."""
    token = _spoken.set(sentences)
    try:
        yield
    finally:
        _spoken.reset(token)


def wrapped(text: str, width: int) -> list[str]:
    """A line of text in lines of at most `width` columns, broken at blanks; a Korean letter takes two."""
    lines, room = [""], width
    for word in re.findall(r"\s*\S+", text):
        if lines[-1] and columns_of(word) > room:
            lines.append("")
            word, room = word.lstrip(), width
        while columns_of(word) > width:  # longer than any line
            lines[-1:] = [word[:width], ""]
            word = word[width:]
        lines[-1] += word
        room -= columns_of(word)
    return lines if text.strip() else []


def columns_of(text: str) -> int:
    """How many columns `text` takes where all letters are equally wide."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _told(text: str, sentences: Sentences) -> str:
    if not isinstance(text, Sentence):
        return sentences.get(text, text)
    values = {
        name: _told(value, sentences) if isinstance(value, Sentence) else value for name, value in text.values.items()
    }
    return _filled(sentences.get(text.template, text.template), values)


def _filled(template: str, values: Mapping[str, Any]) -> str:
    def fill(place: re.Match[str]) -> str:
        name, form, follows = place.groups()
        if name not in values:
            return place.group()
        value = format(values[name], form or "")
        return value + (particle(value, follows) if follows else "")

    return PLACE.sub(fill, template) if values else template
