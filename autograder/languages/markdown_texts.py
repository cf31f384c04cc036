"""The texts of a Markdown cell, one for each heading, paragraph, list item and row of a table; what has no words is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Translate = Callable[[str], str]

_FENCE = re.compile(r"\s*(```|~~~)")
_LEAD = re.compile(r"\s*(#{1,6}|[-*+]|\d+\.|>)\s+")  # of a heading, a list item, a quotation
_TAGS_ONLY = re.compile(r"\s*(<[^<>]+>\s*)+")
_TAGGED = re.compile(r"(\s*(?:<[^<>]+>)+)([^<>].*?)((?:</[^<>]+>)+\s*)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FORMULA = re.compile(r"\$[^$]*\$|`[^`]*`|<[^<>]*>|\]\([^)]*\)")
_SPELT_IN_FORMULA = re.compile(r"\\text\{[^}]*[a-z]{2}")


@dataclass
class _Block:
    """Lines that are one text, between what stands before and behind it."""

    lines: list[str]
    lead: str = ""
    tail: str = ""
    between: str = " "

    def told(self, translate: Translate) -> Iterator[str]:
        first = self.lines[0].removeprefix(self.lead).removesuffix(self.tail)
        text = self.between.join([first, *(line.strip() for line in self.lines[1:])])
        told = translate(text) if has_words(text) else text
        # What is not translated stays as it was broken into lines.
        yield from self.lines if told == text else [f"{self.lead}{told}{self.tail}"]


def has_words(text: str) -> bool:
    """Whether there is anything to translate: letters beside formulas, code and tags."""
    return bool(_WORD.search(_FORMULA.sub(" ", text)) or _SPELT_IN_FORMULA.search(text))


def rewrite_markdown(source: str, translate: Translate) -> str:
    """The cell with each of its texts translated."""
    return "\n".join(line for block in _blocks(source) for line in block.told(translate))


def _blocks(source: str) -> Iterator[_Block]:
    open_block: _Block | None = None
    lines = iter(source.split("\n"))
    for line in lines:
        lead = _LEAD.match(line)
        if open_block is not None and (_alone(line) or lead or not line.strip()):
            yield open_block
            open_block = None
        if _FENCE.match(line):
            yield from _until(lines, line, _FENCE)
        elif line.startswith("$$"):
            yield _formula(lines, line)
        elif tagged := _TAGGED.fullmatch(line):
            yield _Block([line], tagged[1], tagged[3])
        elif not line.strip() or _alone(line):
            yield _Block([line])
        elif open_block is not None:
            open_block.lines.append(line)
        else:
            open_block = _Block([line], lead.group() if lead else "")
    if open_block is not None:
        yield open_block


def _alone(line: str) -> bool:
    """Whether a line is no part of a paragraph: a row of a table, a tag, a formula, the edge of code."""
    return bool(
        line.startswith(("|", "$$")) or _FENCE.match(line) or _TAGS_ONLY.fullmatch(line) or _TAGGED.fullmatch(line)
    )


def _until(lines: Iterator[str], first: str, end: re.Pattern[str]) -> Iterator[_Block]:
    """Code: line by line, none of them a text."""
    yield _Verbatim([first])
    for line in lines:
        yield _Verbatim([line])
        if end.match(line):
            return


def _formula(lines: Iterator[str], first: str) -> _Block:
    found = [first]
    while not (found[-1].rstrip().endswith("$$") and (len(found) > 1 or len(first.strip()) > 2)):
        following = next(lines, None)
        if following is None:
            break
        found.append(following)
    return _Block(found, between="\n") if _SPELT_IN_FORMULA.search("\n".join(found)) else _Verbatim(found)


class _Verbatim(_Block):
    def told(self, translate: Translate) -> Iterator[str]:
        yield from self.lines
