"""Korean particles: which of two forms stands behind an inserted name or number is decided by the sound that it ends with."""

from __future__ import annotations

import re
from typing import Literal

# Behind a consonant, behind a vowel. Either of the two names the pair in a translated sentence: `{name|은}`.
PAIRS = (
    ("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"), ("이다", "다"), ("이고", "고"), ("이며", "며"), ("이면", "면"),
    ("이라", "라"), ("이라는", "라는"), ("이라고", "라고"), ("이란", "란"), ("이나", "나"), ("이든", "든"), ("이므로", "므로"), ("이지만", "지만"), ("이어야", "여야"), ("이었", "였"),
)  # fmt: skip
_PAIR = {form: pair for pair in PAIRS for form in pair}

Sound = Literal["vowel", "rieul", "consonant"]
_FIRST_SYLLABLE, _LAST_SYLLABLE = ord("가"), ord("힣")
_FINALS = 28  # finals of a syllable: 0 is none, 8 is rieul
_DIGITS: tuple[Sound, ...] = (
    "consonant", "rieul", "vowel", "consonant", "vowel", "vowel", "consonant", "rieul", "rieul", "vowel",
)  # fmt: skip
_SPELT: dict[str, Sound] = {"l": "rieul", "r": "rieul", "m": "consonant", "n": "consonant"}
# English words as they are written in Korean: norm (놈), label (라벨), type (타입), loss (로스). Most end in a vowel.
_ENDINGS: tuple[tuple[str, Sound], ...] = (
    (r"(l|le)$", "rieul"),
    (r"^[^aeiou]*[aeio]t$", "consonant"),  # cat (캣), dot (닷); but float (플로트), test (테스트)
    (r"(m|n|ng|me|ne|type|[aei]p|drop|[ao]ck|ic|[es]et|dot|bit|mat)$", "consonant"),
)
_TAG = re.compile(r"</?\w[^<>]*>")
_UNREAD = re.compile(r"[^\w%]+$")  # brackets, quotes and stops at the end


def particle(text: str, form: str) -> str:
    """The form of a particle that follows `text`: "는" for `particle("L_i", "은")`.

    Args:
        form: either form of a pair; anything else comes back as it is.
    """
    if form not in _PAIR:
        return form
    behind_consonant, behind_vowel = _PAIR[form]
    sound = final_sound(text)
    closed = sound == "consonant" or (sound == "rieul" and behind_consonant != "으로")
    return behind_consonant if closed else behind_vowel


def final_sound(text: str) -> Sound:
    """With which sound `text` ends when it is read aloud in Korean."""
    bare = _UNREAD.sub("", _TAG.sub("", text)).rstrip("_")
    if not bare:
        return "vowel"
    last = bare[-1]
    if _FIRST_SYLLABLE <= ord(last) <= _LAST_SYLLABLE:
        final = (ord(last) - _FIRST_SYLLABLE) % _FINALS
        return "vowel" if final == 0 else "rieul" if final == 8 else "consonant"
    if last in "0123456789":
        return _DIGITS[int(last)]  # 10, 100, 1000 and 10,000 end in a consonant, as 0 does
    word = re.search(r"[A-Za-z]+$", bare)
    return _of_word(word.group()) if word else "vowel"


def _of_word(word: str) -> Sound:
    if len(word) == 1 or word.isupper():  # spelt out
        return _SPELT.get(word[-1].lower(), "vowel")
    return next((sound for ending, sound in _ENDINGS if re.search(ending, word.lower())), "vowel")
