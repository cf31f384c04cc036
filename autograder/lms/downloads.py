"""What the names of files and folders in a download say: whose they are, when they came, what they were called.

Sources: Canvas `lib/content_zipper.rb`; Moodle `mod/assign/feedback/file/importziplib.php`; nbgrader's
`converters/base.py` and exchange; the export of an assignment of Gradescope; Blackboard's help on downloaded attempts.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import yaml

from autograder.intake.timestamps import parse_timestamp

CANVAS = re.compile(r"(?P<name>.*?)(?P<late>_LATE)?_(?P<user>\d+)_(?P<attachment>\d+)_(?P<file>.+)", re.DOTALL)
CANVAS_ANONYMOUS = re.compile(
    r"(?P<name>anon_[0-9A-Za-z]+)(?P<late>_LATE)?(?:_\d+)?_(?P<attachment>\d+)_(?P<file>.+)", re.DOTALL
)
MOODLE = re.compile(
    r"(?P<name>.+)_(?P<participant>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.*))?", re.DOTALL
)
EXCHANGE = re.compile(
    r"(?P<student>[^+]+)\+(?P<assignment>[^+]+)\+(?P<time>\d{4}-\d\d-\d\d [^+]+?)(?:\+(?P<token>[^+]*))?"
)
BLACKBOARD = re.compile(
    r"(?P<user>.+)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)", re.DOTALL | re.IGNORECASE
)
GRADESCOPE = re.compile(r"submission_\d+")
GRADESCOPE_METADATA = "submission_metadata.yml"
_ENTRY = re.compile(rb"^(?=submission_\d+:)", re.MULTILINE)
_NOT_AS_GRADESCOPE_WRITES_IT = (yaml.YAMLError, AttributeError, TypeError, ValueError, RecursionError)


@dataclass(frozen=True)
class Owner:
    """Whose a hand-in is, as its system says it.

    Attributes:
        system: `Canvas`, `Moodle`, `Gradescope`, `Blackboard`, `exchange`; empty for a folder of anybody's.
        ids: kind of key -> value, as a roster's person has them.
        name: as the system writes it, for the eye and to be looked up.
        texts: names of folders or files of which one may be the student's id.
    """

    system: str
    ids: tuple[tuple[str, str], ...] = ()
    name: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class HandIn:
    """One act of handing in.

    Attributes:
        late: the system's own mark.
        unread: what was to say when, and cannot be read.
        order: a time without its zone, which says only which of two came later.
    """

    owner: Owner
    timestamp: datetime | None = None
    late: bool = False
    order: str = ""
    unread: str = ""


def canvas(name: str) -> tuple[HandIn, str, int] | None:
    """The hand-in that a file of Canvas's download is of, what the student called it, and its number: later is greater."""
    if found := CANVAS_ANONYMOUS.fullmatch(name):
        owner = Owner("Canvas", (), found["name"])
    elif found := CANVAS.fullmatch(name):
        owner = Owner("Canvas", (("canvas", found["user"]),), found["name"])
    else:
        return None
    return HandIn(owner, None, bool(found["late"])), found["file"], int(found["attachment"])


def moodle(name: str) -> tuple[HandIn, str] | None:
    """The hand-in of a folder of Moodle's download, or of a file where it was downloaded without folders."""
    found = MOODLE.fullmatch(name)
    if not found:
        return None
    return HandIn(Owner("Moodle", (("participant", found["participant"]),), found["name"])), found["file"] or ""


def exchange(name: str) -> HandIn | None:
    """The hand-in of a folder `STUDENT+ASSIGNMENT+TIME[+TOKEN]` of nbgrader's exchange."""
    found = EXCHANGE.fullmatch(name)
    if not found:
        return None
    return at_time(HandIn(Owner("exchange", (), found["student"], (found["student"],))), found["time"].encode())


def at_time(handed_in: HandIn, said: bytes) -> HandIn:
    """The same, with the time that a text says; if it says none, with that text."""
    try:
        return replace(handed_in, timestamp=parse_timestamp(said))
    except ValueError:
        return replace(handed_in, unread=said.decode("utf-8", "replace").strip())


def blackboard(name: str) -> tuple[HandIn, str] | None:
    """The attempt that a file of Blackboard's download is of, and its own name: `TITLE_LOGIN_attempt_TIME_FILE`."""
    found = BLACKBOARD.fullmatch(name)
    if not found:
        return None
    words = found["user"].split("_")  # which stands in titles as in logins
    logins = tuple("_".join(words[-count:]) for count in range(1, min(len(words), 4) + 1))
    return HandIn(Owner("Blackboard", (), logins[0], logins), order=found["time"]), found["file"] or name


class _Metadata(yaml.SafeLoader):
    """Ruby's dialect: objects with tags of its own are read as what they hold."""


def _plain_value(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    return loader.construct_sequence(node, deep=True) if isinstance(node, yaml.SequenceNode) else str(node.value)


_Metadata.add_multi_constructor("!ruby/", _plain_value)


@dataclass(frozen=True)
class Metadata:
    """What `submission_metadata.yml` says.

    Attributes:
        submitters: folder -> one hand-in for each who handed it in.
        damaged: whether it could only be read entry by entry.
        unreadable: the folders whose entries could not be read.
    """

    submitters: dict[str, list[HandIn]]
    damaged: bool = False
    unreadable: tuple[str, ...] = ()


def gradescope(metadata: bytes) -> Metadata:
    """Read `submission_metadata.yml`. Where it is damaged, the entries that are whole still count.

    Of one that is not whole nothing is taken: a submitter might be missing.
    """
    with suppress(*_NOT_AS_GRADESCOPE_WRITES_IT):
        return Metadata(_entries(metadata))
    found: dict[str, list[HandIn]] = {}
    unreadable: dict[str, bool] = {}
    for text in _ENTRY.split(metadata)[1:]:
        folder = text.partition(b":")[0].decode()
        try:
            read = _entries(text)
        except _NOT_AS_GRADESCOPE_WRITES_IT:
            unreadable[folder] = True
        else:
            unreadable |= dict.fromkeys({*read} & {*found}, True)  # twice: nothing says which is right
            found |= read
    return Metadata({folder: one for folder, one in found.items() if folder not in unreadable}, True, (*unreadable,))


def _entries(text: bytes) -> dict[str, list[HandIn]]:
    read = yaml.load(text, _Metadata)
    if len(read) < len(_ENTRY.findall(text)):
        raise ValueError("an entry is there twice, and one of them would be another student's")
    return {str(folder): [*_submitters(entry)] for folder, entry in read.items()}


def _submitters(entry: dict[str, Any]) -> list[HandIn]:
    created = entry.get(":created_at")
    found = []
    for one in entry.get(":submitters") or ():
        ids = tuple((kind, str(one[key])) for kind, key in (("number", ":sid"), ("email", ":email")) if one.get(key))
        handed_in = HandIn(Owner("Gradescope", ids, str(one.get(":name") or "")))
        found.append(at_time(handed_in, str(created).encode()) if created else handed_in)
    return found
