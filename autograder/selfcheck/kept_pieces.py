"""Keeps what each piece of a selfcheck has found, so that one that was stopped goes on, and one without a change is quick."""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from autograder.course import Course
from autograder.exercise.kept_observations import fingerprint, read_kept, write_kept

from .blind_naming import BlindNaming
from .mutation import MutationScore
from .proof import Checked
from .public_checks import PubliclyCaught

Piece = tuple[str, tuple[Any, ...]]  # a method of Workbench, and its arguments, the assignment first
# What a piece finds: one of these, or several.
FINDS: dict[str, type[Any]] = {
    "proof": Checked,
    "submissions": Checked,
    "composed": Checked,
    "mutants": MutationScore,
    "blind_naming": BlindNaming,
    "public_checks": PubliclyCaught,
}


class KeptPieces:
    """Findings by piece, in `build/selfcheck/`: valid for this very course, grader, Python and NumPy."""

    def __init__(self, course: Course):
        self._course, self._fingerprint = course, _valid_for(course)
        self._folder = course.root / "build" / "selfcheck" / self._fingerprint

    def read(self, piece: Piece) -> Any:
        """What the piece found; None if that is not known."""
        found, kind = read_kept(self._path(piece)), FINDS[piece[0]]
        with contextlib.suppress(TypeError):
            return [kind(**one) for one in found] if isinstance(found, list) else kind(**found)
        return None

    def write(self, piece: Piece, found: Any) -> None:
        """Keep it, if the disk has room, and the course is what it was."""
        if _valid_for(self._course) != self._fingerprint:
            return
        if not self._folder.is_dir():
            shutil.rmtree(self._folder.parent, ignore_errors=True)  # of an older course or grader
        write_kept(self._path(piece), [asdict(one) for one in found] if isinstance(found, list) else asdict(found))

    def _path(self, piece: Piece) -> Path:
        return self._folder / f"{sha256(json.dumps(piece).encode()).hexdigest()[:32]}.msgpack"


def _valid_for(course: Course) -> str:
    """What all findings depend on: course and grader, and how the selfcheck looks."""
    digest = sha256(fingerprint(course).encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]
