"""The course: where it lies, which assignments it has, its limits. Read from `solutions/course.toml`."""

from __future__ import annotations

import platform
import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import linearloss
from linearloss.check_data import DATA as CHECK_DATA
from linearloss.sentences import say

from .manifest import ManifestError, check_names, read_manifest

MANIFEST = Path("solutions") / "course.toml"


class CourseError(Exception):
    """Something about the course's files or the user's request is wrong; the message says what to do."""


@dataclass(frozen=True)
class Limits:
    """What a submission may use. Times in seconds of wall clock, memory and files in MiB.

    `judge_mib` is for the judge's own work on it: comparisons, and functions that the test lends.
    """

    cell_seconds: float = 30.0
    call_seconds: float = 10.0
    test_seconds: float = 60.0
    submission_seconds: float = 300.0
    memory_mib: int = 3072
    judge_mib: int = 1024
    scratch_mib: int = 256
    output_bytes: int = 1_000_000


@dataclass(frozen=True)
class Assignment:
    """One notebook of the course, e.g. name `02-svm`, notebook `svm`.

    Attributes:
        files: what is handed in beside it: names of files that its tests read.
    """

    name: str
    notebook: str
    title: str
    minutes: int
    files: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The notebook's file name, e.g. `svm.ipynb`."""
        return f"{self.notebook}.ipynb"


@dataclass(frozen=True)
class RepeatedMistakes:
    """Which tests do not price again what an earlier test has priced.

    Attributes:
        pairs: (later test, earlier test) of one assignment, for two versions of one function.
        never: codes of mistakes that are priced every time.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    never: tuple[str, ...] = ()


PRICED_EACH_TIME = RepeatedMistakes()


@dataclass(frozen=True)
class Folders:
    """Where nbgrader keeps what students hand in and what becomes of it; its configuration may name other places.

    Attributes:
        gradebook: the gradebook's file; None if it is on a database server.
    """

    submitted: Path
    autograded: Path
    feedback: Path
    gradebook: Path | None

    @staticmethod
    def at(root: Path) -> Folders:
        """Where they are unless the configuration says otherwise."""
        return Folders(root / "submitted", root / "autograded", root / "feedback", root / "gradebook.db")


@dataclass(frozen=True)
class Course:
    """The course at `root`; `assignments` in the order in which they are taught.

    Attributes:
        configured: nbgrader's folders, once its configuration has been read (`gradebook.configuration.configured`).
        answers_checked_at_once: whether the data of the checks hold digests of the right answers (`linearloss/sealed.py`).
        complete_languages: the languages that are promised to be translated whole, which the build's check holds.
        library_address: where a notebook without the course's folder finds the wheel of the students' library; empty for nowhere.
        repository_address: of the public repository on GitHub; empty if there is none.
    """

    root: Path
    title: str
    assignments: tuple[Assignment, ...]
    limits: Limits
    repeated_mistakes: RepeatedMistakes = PRICED_EACH_TIME
    configured: Folders | None = None
    answers_checked_at_once: bool = False
    library_address: str = ""
    repository_address: str = ""
    complete_languages: tuple[str, ...] = ()

    @property
    def folders(self) -> Folders:
        """Where nbgrader keeps what."""
        return self.configured or Folders.at(self.root)

    @property
    def slug(self) -> str:
        """The title as a name for files, folders and environments: `loss-functions-and-regularisation`."""
        for text in (self.title, self.root.name):
            plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
            if slug := re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]:
                return slug
        return "course"

    @property
    def has_solutions(self) -> bool:
        """False in the bundle that students get."""
        return (self.root / MANIFEST).is_file()

    def assignment(self, name: str) -> Assignment:
        """The assignment called `name` (`02-svm`), or by its notebook's name (`svm`).

        Raises:
            CourseError: there is none; the message lists those there are.
        """
        for assignment in self.assignments:
            if name in (assignment.name, assignment.notebook):
                return assignment
        known = ", ".join(assignment.name for assignment in self.assignments)
        raise CourseError(say("There is no assignment {name}. The course has: {known}.", name=repr(name), known=known))

    def source_script(self, assignment: Assignment) -> Path:
        """The py:percent file that the assignment is generated from."""
        return self.root / "solutions" / assignment.name / f"{assignment.notebook}.py"

    def official_notebook(self, assignment: Assignment) -> Path:
        """The nbgrader source with solutions and hidden tests, made by the build."""
        return self.root / "build" / "source" / assignment.name / assignment.file

    def released_notebook(self, assignment: Assignment, language: str = "") -> Path:
        """What students get, in English or in another language."""
        return self.root / "notebooks" / language / assignment.name / assignment.file

    def check_data(self, assignment: Assignment) -> Path:
        """What the visible checks of the notebook know, beside it."""
        return self.released_notebook(assignment).with_name(CHECK_DATA)


def find_root(start: Path | None = None) -> Path:
    """The nearest folder at or above `start` that holds a course (or a students' bundle).

    Raises:
        CourseError: there is none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / MANIFEST).is_file() or (folder / "notebooks").is_dir():
            return folder
    raise CourseError(
        say(
            "{here} is not inside a course: no folder above it holds {manifest} or notebooks/.",
            here=here,
            manifest=MANIFEST,
        )
    )


def import_from(course: Course) -> None:
    """Let hidden tests import `solutions`, from wherever the command was started."""
    if str(course.root) not in sys.path:
        sys.path.insert(0, str(course.root))


# What changes no result: commands, files of other systems, pages, archives, what grades the grader. Nothing else imports any of
# it (`tests/test_structure.py` holds that), so a mended page or export does not make the marks of a whole class out of date.
_NO_PART_IN_RESULTS = {
    "__main__.py", "check.py", "cli", "collect", "demo", "doctor.py", "gradescope", "lms", "nbgrader_plugin/export.py", "new",
    "release.py", "report", "selfcheck", "similar", "site", "translators",
}  # fmt: skip


def decides_results(path: Path) -> bool:
    """Whether a file of this package, by its path in it, can change what a submission gets, or what is said of it."""
    return not {path.parts[0], path.as_posix()} & _NO_PART_IN_RESULTS


@cache
def grader_digest() -> str:
    """Of all that a result depends on beside the course: Python, NumPy, the kind of machine, what of this package decides results."""
    digest = sha256(f"{sys.version}\n{version('numpy')}\n{platform.machine()}".encode())
    for package in (Path(__file__).parent, Path(linearloss.__file__).parent):
        for path in sorted(package.rglob("*.py")):
            within = path.relative_to(package)
            if decides_results(within):
                digest.update(f"\n{within}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def load_course(root: Path | None = None) -> Course:
    """Read the manifest. In a students' bundle, which has none, list what `notebooks/` holds.

    Raises:
        CourseError: there is no course here, or its manifest is wrong.
    """
    root = find_root(root)
    manifest = root / MANIFEST
    if not manifest.is_file():
        found = sorted((root / "notebooks").glob("*/*.ipynb"))
        assignments = tuple(Assignment(path.parent.name, path.stem, path.stem, 0) for path in found)
        return Course(root, "students' bundle", assignments, Limits())
    try:
        data = read_manifest(manifest, Limits)
        course = Course(
            root,
            data["title"],
            tuple(Assignment(**entry | {"files": tuple(entry.get("files", ()))}) for entry in data["assignments"]),
            Limits(**data.get("limits", {})),
            _repeated(data.get("repeated_mistakes", {})),
            answers_checked_at_once=data.get("answers_checked_at_once", False),
            library_address=data.get("library_address", ""),
            repository_address=data.get("repository_address", "").rstrip("/"),
            complete_languages=tuple(data.get("complete_languages", ())),
        )
        check_names(manifest, data, [course.source_script(assignment) for assignment in course.assignments])
    except ManifestError as error:
        raise CourseError(str(error)) from error
    except OSError as error:
        raise CourseError(
            say("{filename} cannot be read ({strerror}).", filename=error.filename, strerror=error.strerror)
        ) from error
    return course


def _repeated(table: dict[str, Any]) -> RepeatedMistakes:
    pairs = table.get("priced_in", {})
    return RepeatedMistakes(tuple(pairs.items()), tuple(table.get("never", ())))
