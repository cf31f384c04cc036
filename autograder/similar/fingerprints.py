"""Fingerprints of one answer: what stays the same when names, comments and layout are changed.

As in winnowing (Schleimer, Wilkerson, Aiken 2003), but all k-grams are kept: answers are short.
"""

from __future__ import annotations

import builtins
import io
import keyword
import re
import token
import tokenize
from collections.abc import Iterable, Sequence
from hashlib import blake2b

TOKENS, WORDS = 8, 5  # how many tokens of code, or words of prose, make one fingerprint
MOST_CHARACTERS = 50_000
# Names that everybody uses: they are kept, all others are called alike.
_COMMON = frozenset({*keyword.kwlist, *dir(builtins), "np", "numpy", "plt"})
_PASSED_BY = {
    token.NEWLINE,
    token.INDENT,
    token.DEDENT,
    token.ENDMARKER,
    tokenize.NL,
    tokenize.COMMENT,
    tokenize.ENCODING,
}


def of_code(source: str) -> frozenset[bytes]:
    """Of code, whether it parses or not."""
    return _grams(_normalised(source[:MOST_CHARACTERS]), TOKENS)


def of_prose(text: str) -> frozenset[bytes]:
    """Of an answer in words."""
    return _grams(re.findall(r"\w+", text[:MOST_CHARACTERS].casefold()), WORDS)


def _normalised(source: str) -> list[str]:
    found: list[str] = []
    after_dot = False
    for one in _tokens(source):
        if one.type in _PASSED_BY:
            continue
        if one.type == token.STRING:
            found.append("''")
        elif one.type == token.NAME and not after_dot and one.string not in _COMMON:
            found.append("name")
        else:
            found.append(one.string)
        after_dot = one.string == "."
    return found


def _tokens(source: str) -> Iterable[tokenize.TokenInfo]:
    """As far as the text is Python at all."""
    try:
        yield from tokenize.generate_tokens(io.StringIO(source).readline)
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def _grams(words: Sequence[str], size: int) -> frozenset[bytes]:
    texts = (" ".join(words[start : start + size]) for start in range(len(words) - size + 1))
    return frozenset(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest() for text in texts)
