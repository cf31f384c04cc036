"""How much of a language is translated, and what in its `po` files cannot be right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message
from markdown_it import MarkdownIt

from autograder.languages import catalogues
from autograder.languages.code_texts import places
from linearloss.sentences import PLACE

from .files import Gathered
from .gathering import NO_PARTICLE

_CODE = re.compile(r"`[^`]+`")
_FORMULA = re.compile(r"\$[^$]+\$")
_SPELT = re.compile(r"\\text\{[^}]*\}")
_TAG = re.compile(r"</?[a-z]+[^<>]*>")
_LETTER = re.compile(r"^\*\*[a-z]\*\*")  # of a choice
# The last word of a note on a text of a notebook.
_KIND = re.compile(r"(?:^|\S, )(text|task|check|code)$")
_MARKDOWN = MarkdownIt()


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
    found_kind = _KIND.search(" ".join(message.auto_comments))
    kind = found_kind[1] if found_kind else ""
    in_places = {"": _places, "code": places}.get(kind, _none)
    inserted = in_places(_SPELT.sub("", english)), in_places(_SPELT.sub("", told))
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
    if NO_PARTICLE in " ".join(message.auto_comments) and any(particle for _, _, particle in PLACE.findall(told)):
        yield "a particle behind a bar is not chosen here: arrange the sentence without one."
    if english.strip() == english and told.strip() != told:
        yield "it begins or ends with a blank."
    if kind == "text" and _left_open(told) > _left_open(english):
        yield "stars are shown as they stand: emphasis opens and closes only where no letter touches a bracket or a quote beside it."


def _none(text: str) -> list[str]:
    """In prose, and in what a student writes in or a check runs, brackets are those of formulas or of Python."""
    return []


def _left_open(text: str) -> int:
    """Stars that make nothing bold: Markdown closes no emphasis between a bracket and a letter, as in `**(a)**b`."""
    parsed = _MARKDOWN.parseInline(_FORMULA.sub("x", text))
    return sum(part.content.count("*") for token in parsed for part in token.children or () if part.type == "text")


def _places(text: str) -> list[str]:
    """Names and forms of what is inserted, each once: a sentence may say a name twice."""
    return sorted({f"{{{name}{':' + form if form else ''}}}" for name, form, _ in PLACE.findall(text)})
