"""The files of a language: gathered from the sources, renewed, and checked."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from autograder.course import load_course
from autograder.languages import catalogues
from autograder.translators import files
from autograder.translators.checking import incomplete, problems

COURSE = load_course()
PSEUDO = "xx"


def test_a_file_that_is_written_again_at_once_is_read_again(tmp_path: Path) -> None:
    """By a clock that has not gone on in between."""
    path = tmp_path / "x.po"
    for told in ("ONE", "ANOTHER", "THE THIRD", "THE OTHER"):  # two of one size
        path.write_bytes(
            files.written(files.renewed(path.with_name(told), PSEUDO, {"A sentence.": ["f"]}, {"A sentence.": told}))
        )
        os.utime(path, ns=(10**18, 10**18))
        assert catalogues.sentences(path) == {"A sentence.": told}


def test_the_files_of_a_language_follow_the_sources(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(
        files.written(files.renewed(path, PSEUDO, {"The loss of one example is wrong.": ["f"], "Gone soon.": []}, {}))
    )
    text = path.read_text().replace('wrong."\nmsgstr ""', 'wrong."\nmsgstr "WRONG"')
    path.write_text(text)
    assert catalogues.sentences(path) == {"The loss of one example is wrong.": "WRONG"}
    new = {"The loss of one example is quite wrong.": ["f"], "Moved here.": []}
    path.write_bytes(files.written(files.renewed(path, PSEUDO, new, {"Moved here.": "MOVED"})))
    assert catalogues.sentences(path) == {"Moved here.": "MOVED"}  # what is fuzzy is told in English
    fuzzy, moved = catalogues.entries(catalogues.read(path))
    assert fuzzy.fuzzy and fuzzy.string == "WRONG" and moved.id == "Moved here."
    again = files.written(files.renewed(path, PSEUDO, new, {}))
    assert again == path.read_bytes()


@pytest.mark.parametrize(
    ("note", "english", "told", "wrong"),
    [
        ("f: a part of the task", "{name} has `W` and $x$.", "{nom} hat `V` und $x$.", ["`V`", "{nom}"]),
        ("f: told to the student", "Small $x \\text{ if }$ and {name:.3g}.", "Klein $x \\text{falls}$ und {name:.3g|을}.", []),
        ("a-question, text", "The set $\\{a\\}$ is **(small)** here.", "**(집합)** $\\{a\\}$은 작습니다.", []),
        ("01-hinge, text", "It is **(small)** here.", "여기서는 **(작은)**것입니다.", ["stars"]),
        ("moving.js, no particle behind a bar here", "{name} loss", "{name|은} 손실", ["particle"]),
        ("code", "a {x:.2f} {{b}}", "ein {x:.3f} {{b}}", ["{x:.3f}"]),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_found(tmp_path: Path, note: str, english: str, told: str, wrong: list[str]) -> None:
    path = tmp_path / "x.po"
    path.write_text(f"#. {note}\nmsgid {json.dumps(english)}\nmsgstr {json.dumps(told, ensure_ascii=False)}\n")
    found = list(problems([path]))
    assert len(found) == len(wrong) and all(text.startswith(f"{path}:2: ") for text in found)
    assert all(word in text for word, text in zip(wrong, found, strict=True))


@pytest.mark.parametrize("code", catalogues.languages(COURSE))
def test_the_files_of_each_language_are_up_to_date(code: str) -> None:
    gathered = files.gather(COURSE, code)
    assert files.stale(gathered, code) == [], f"Mend it by: autograder translate {code}"
    assert list(problems(gathered)) == []
    assert code not in COURSE.complete_languages or incomplete(gathered) == ""
