"""Keeps what the known mistakes show, so that a grader that starts anew need not run it again."""

from __future__ import annotations

import contextlib
import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

from autograder.channel.codec import BadFrame, NotAValue, decode, encode
from autograder.course import Course, grader_digest
from linearloss.outcome import Observation

# By assignment and name, `02-svm/svm_loss_naive/half-convention`; the course's own solution under this one.
RIGHT = "right"


def read_kept(path: Path) -> Any:
    """The values that were kept in a file; None if there are none, or not whole."""
    try:
        return decode(path.read_bytes())
    except (OSError, BadFrame):
        return None


def write_kept(path: Path, values: Any) -> None:
    """Keep values in a file, which is whole at any time; nothing where that cannot be."""
    scratch = path.with_suffix(f".{os.getpid()}.part")
    with contextlib.suppress(OSError, NotAValue, BadFrame):
        content = encode(values)
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_bytes(content)
        scratch.replace(path)


def as_words(shown: dict[str, Observation]) -> dict[str, Observation]:
    """To be kept: words as plain text, without the sentence of a trouble, or what a sentence is made of."""
    return {
        name: {
            facet: {
                case: str.__str__(outcome) if isinstance(outcome, str) else outcome for case, outcome in cases.items()
            }
            for facet, cases in observation.items()
        }
        for name, observation in shown.items()
    }


class KeptObservations:
    """Observations by test, in `build/known/`: valid for this very course, grader, Python and NumPy, on this machine.

    Nothing depends on them: what cannot be read is computed again, what cannot be written is not kept. Nor is what was computed when
    the course has been changed since: the modules that are loaded may be those of before.
    """

    def __init__(self, course: Course):
        self._course = course
        self._fingerprint = fingerprint(course)

    def read(self, key: str) -> dict[str, Observation] | None:
        """What was kept for the test whose cell is `key`; None if nothing that is still valid."""
        found = read_kept(self._path(key))
        return found if isinstance(found, dict) and RIGHT in found else None

    def write(self, key: str, found: dict[str, Observation]) -> None:
        """Keep this for the test whose cell is `key`."""
        path = self._path(key)
        if fingerprint(self._course) != self._fingerprint:
            return
        if not path.parent.is_dir():
            shutil.rmtree(path.parent.parent, ignore_errors=True)  # of an older course or grader
        write_kept(path, found)

    def _path(self, key: str) -> Path:
        name = f"{sha256(key.encode()).hexdigest()[:32]}.msgpack"
        return self._course.root / "build" / "known" / self._fingerprint / name


def fingerprint(course: Course) -> str:
    """Of everything that what a program shows depends on."""
    digest = sha256(grader_digest().encode())
    folder = course.root / "solutions"
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
        name = path.relative_to(folder).as_posix()  # the same wherever the course lies
        digest.update(f"\n{name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:32]
