"""What was handed in beside the notebook: a bounded walk, the upper folders first."""

from __future__ import annotations

import itertools
import os
import stat
from collections import deque
from collections.abc import Iterator, Sequence

from linearloss.sentences import say

from .bounds import Bounds, is_noise
from .plain import Refused, left_out, open_folder, read_plain
from .remarks import Failing, LeftOut, Remarks

Parts = tuple[str, ...]


class Walk:
    """One walk through a submission folder; what it passes by is named in `remarks`.

    Attributes:
        failing: the first thing that could not be read through no fault of who has handed it in.
    """

    def __init__(
        self,
        folder: int,
        bounds: Bounds,
        refused: Refused,
        remarks: Remarks,
        apart: frozenset[str] = frozenset(),
        wanted: Sequence[str] = (),
        other_notebooks: bool = False,
    ):
        self.folder = folder
        self.bounds = bounds
        self.refused = refused
        self.remarks = remarks
        self.apart = apart  # names in the submission folder itself that are looked at elsewhere
        self.wanted = wanted  # names in the submission folder itself that come first
        self.other_notebooks = other_notebooks  # whether they are taken, too
        self.failing: Failing | None = None
        self._entries = bounds.entries
        self._files = bounds.files
        self._bytes = bounds.all_bytes

    def files(self) -> Iterator[tuple[Parts, bytes]]:
        """Each plain file that is taken: where it lies within the folder, and what it holds."""
        # Upper folders first, in the order of names: what is beyond a bound is the deepest, the same every time.
        waiting: deque[Parts] = deque([()])
        for name in self.wanted:  # whatever else lies there
            yield from self._look(self.folder, (name,), waiting)
        self.apart |= {*self.wanted}
        while waiting:
            where = waiting.popleft()
            try:
                with open_folder(self.folder, where) as folder:
                    for name in self._names(folder):
                        yield from self._look(folder, (*where, name), waiting)
            except (LeftOut, OSError) as why:
                self._leave_out(where, why)

    def _names(self, folder: int) -> list[str]:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in itertools.islice(entries, self._entries + 1)]
        if len(names) > self._entries:
            raise LeftOut(say("holds more than the {entries} names that are looked at", entries=self.bounds.entries))
        self._entries -= len(names)
        return sorted(names, key=os.fsencode)

    def _look(self, folder: int, where: Parts, waiting: deque[Parts]) -> Iterator[tuple[Parts, bytes]]:
        name = where[-1]
        if is_noise(name) or (len(where) == 1 and name in self.apart):
            return
        try:
            check_name(where, self.bounds)
            if stat.S_ISDIR(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
                if len(where) > self.bounds.depth:
                    raise LeftOut(say("lies deeper than {depth} folders", depth=self.bounds.depth))
                waiting.append(where)
                return
            if name.endswith(".ipynb") and not self.other_notebooks:
                raise LeftOut(say("is another notebook than the one that is graded"))
            if self._files == 0:
                raise LeftOut(say("comes after the {files} files that are taken", files=self.bounds.files))
            data = read_plain(folder, name, min(self.bounds.file_bytes, self._bytes), self.refused)
        except FileNotFoundError:
            return  # it has gone since the folder was listed
        except (LeftOut, OSError) as why:
            self._leave_out(where, why)
            return
        self._files -= 1
        self._bytes -= len(data)
        yield where, data

    def _leave_out(self, where: Parts, why: LeftOut | OSError) -> None:
        reason = why if isinstance(why, LeftOut) else left_out(why)
        if isinstance(reason, Failing) and self.failing is None:
            reason.where = "/".join(where)
            self.failing = reason
        self.remarks.add("/".join(where) or say("What lies beside the notebook"), reason)


def check_name(where: Parts, bounds: Bounds) -> None:
    """Raises `LeftOut` for a path that is too long, is not UTF-8, or holds control characters."""
    path = "/".join(where)
    try:
        length = len(path.encode("utf-8"))
    except UnicodeEncodeError:
        raise LeftOut(say("has a name that is not UTF-8")) from None
    if length > bounds.path_bytes:
        raise LeftOut(say("has a name of more than {count} bytes, folders included", count=bounds.path_bytes))
    if any(ord(character) < 32 or 127 <= ord(character) < 160 for character in where[-1]):
        raise LeftOut(say("has control characters in its name"))
