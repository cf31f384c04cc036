"""nbgrader's own configuration, loaded as its commands load it: folders, gradebook, course id, plug-ins."""

from __future__ import annotations

import logging
import re
import sys
from dataclasses import dataclass, replace
from functools import lru_cache
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from autograder.course import Course, CourseError, Folders
from linearloss.sentences import say

from .trouble import TRY_SECONDS

if TYPE_CHECKING:
    from traitlets.config import Config

CONFIGURATION = "nbgrader_config.py"
_AS_JSON = "nbgrader_config.json"  # which nbgrader reads, too
_SQLITE = "sqlite:///"
_IN_MEMORY = ("sqlite://", "sqlite:///:memory:")
_OF_THE_COURSE = ("solutions", "notebooks", "build", "results", "attempts")
_PATTERN = re.compile(r"[*?\[]|%[0-9A-Fa-f]{2}")
_STRUCTURE = Path("{nbgrader_step}", "{student_id}", "{assignment_id}")


@dataclass(frozen=True)
class Configuration:
    """What `nbgrader_config.py` says, of the course and of the user.

    Attributes:
        everything: for nbgrader's own classes, which read their own part of it.
        db_url: of the gradebook, as SQLAlchemy takes it.
    """

    everything: Config
    course_id: str
    db_url: str
    folders: Folders

    @property
    def impatient_url(self) -> str:
        """The same, for connections that do not wait themselves until another program lets go of a file."""
        return self.db_url + (f"?timeout={TRY_SECONDS}" if self.folders.gradebook else "")

    @property
    def gradebook(self) -> str:
        """The gradebook, as messages call it."""
        return self.folders.gradebook.name if self.folders.gradebook else say("the gradebook")


def configured(course: Course) -> Course:
    """The course with the folders that nbgrader's configuration names.

    Raises:
        CourseError: as `configuration`.
    """
    return course if course.configured else replace(course, configured=configuration(course.root).folders)


@lru_cache(maxsize=8)
def configuration(root: Path) -> Configuration:
    """The configuration of the course at `root`.

    Raises:
        CourseError: a file cannot be executed, holds a value that nbgrader refuses, or arranges folders otherwise; the gradebook
            is no file; or nbgrader cannot work in the folder.
    """
    _refuse_names(root)
    from sqlalchemy import create_engine
    from traitlets import Unicode
    from traitlets.config import Config, Configurable

    class CourseDirectory(Configurable):  # of nbgrader's, which takes seconds to import, what concerns us
        course_id = Unicode(config=True)
        db_url = Unicode(f"{_SQLITE}{root / 'gradebook.db'}", config=True)
        submitted_directory = Unicode("submitted", config=True)
        autograded_directory = Unicode("autograded", config=True)
        feedback_directory = Unicode("feedback", config=True)
        directory_structure = Unicode(str(_STRUCTURE), config=True)

    if str(root) not in sys.path:  # a plug-in of the course's own may lie there
        sys.path.append(str(root))
    try:
        everything = _load(root)
        # Of what it has not heard of, a Configurable would warn.
        ours = {
            name: value
            for name, value in everything.CourseDirectory.items()
            if CourseDirectory.class_traits().get(name)
        }
        directory = CourseDirectory(config=Config(CourseDirectory=ours))
        folders = folders_of(directory, root)
        url = f"{_SQLITE}{folders.gradebook}" if folders.gradebook else directory.db_url
        create_engine(url).dispose()  # connects to nothing, but needs the driver that the URL names
    except (Exception, SystemExit) as error:
        files = [root / name for name in (CONFIGURATION, _AS_JSON) if name == CONFIGURATION or (root / name).exists()]
        raise CourseError(f"{', '.join(map(str, files))}: {type(error).__name__}: {error}") from error
    if folders.gradebook is not None and folders.gradebook.exists() and not folders.gradebook.is_file():
        raise CourseError(
            say("{file} is no file, so it cannot be the gradebook: move it away.", file=folders.gradebook)
        )
    if Path(directory.directory_structure) != _STRUCTURE:
        raise CourseError(
            say(
                "{file}: directory_structure = {directory_structure} is not supported: leave it out. The names of the folders themselves may be changed.",
                file=root / CONFIGURATION,
                directory_structure=repr(directory.directory_structure),
            )
        )
    _refuse_places(folders, root)
    if directory.db_url in _IN_MEMORY:
        raise CourseError(
            say(
                "{file}: db_url = {url} is a gradebook in memory, which would be lost: name a file or a server.",
                file=root / CONFIGURATION,
                url=repr(directory.db_url),
            )
        )
    return Configuration(everything, directory.course_id.strip(), url, folders)


def _refuse_places(folders: Folders, root: Path) -> None:
    """Folders that are one, or lie in each other or in the course's own: what was handed in would be written over, or taken for it."""
    named = {"submitted": folders.submitted, "autograded": folders.autograded, "feedback": folders.feedback}
    for name, folder in named.items():
        others = {f"{other}_directory": place for other, place in named.items() if other != name}
        others |= {f"{other}/": root / other for other in _OF_THE_COURSE}
        # `normpath` alone: a link is where the configuration says.
        place, top = Path(normpath(folder)), Path(normpath(root))
        found = [other for other, there in others.items() if _one_in_the_other(place, Path(normpath(there)))]
        if place == top or place in top.parents:
            found = [say("the folder of the course")]
        if found:
            raise CourseError(
                say(
                    "{file}: {name}_directory = {folder} is, holds or lies in {other}: give it a place of its own.",
                    file=root / CONFIGURATION,
                    name=name,
                    folder=folder,
                    other=found[0],
                )
            )


def _one_in_the_other(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def _refuse_names(root: Path) -> None:
    """Folders whose names nbgrader takes for patterns, or SQLAlchemy for another address of the gradebook."""
    path = str(root)
    found = [repr(sign) for sign in _PATTERN.findall(path)]
    if any("\ud800" <= sign <= "\udfff" for sign in path):
        found.append(say("characters that are not UTF-8"))
    if found:
        raise CourseError(
            say(
                "{root}: nbgrader cannot work in a folder whose path holds {what}: rename it.",
                root=path.encode("utf-8", "backslashreplace").decode(),
                what=", ".join(dict.fromkeys(found)),
            )
        )


def _load(root: Path) -> Config:
    """The user's and the system's files, then the course's, as nbgrader's own application does it."""
    from jupyter_core.application import JupyterApp
    from traitlets.config import Application

    class Loader(JupyterApp):
        name = "nbgrader"
        raise_config_file_errors = True

        def exit(self, status: int | str | None = 0) -> NoReturn:  # it is being told of an error
            raise sys.exc_info()[1] or SystemExit(status)

    loader = Loader(log_level=logging.CRITICAL)
    loader.log.disabled = True  # an error is told once, by us
    loader.initialize([])
    Application.load_config_file(loader, CONFIGURATION, path=str(root))
    return loader.config


def folders_of(directory: Any, root: Path) -> Folders:
    """Where nbgrader itself looks, absolute.

    Args:
        directory: nbgrader's `CourseDirectory`, or what has its folders and its URL.
    """
    url = directory.db_url
    return Folders(
        root / directory.submitted_directory,
        root / directory.autograded_directory,
        root / directory.feedback_directory,
        root / url.removeprefix(_SQLITE) if url.startswith(_SQLITE) else None,
    )
