"""What the name of a file says: whether it is a notebook, a copy of one, handed in again, and of which assignment."""

from __future__ import annotations

import re

from autograder.course import Assignment, Course

from .archive import is_zip

# What a file manager, a browser, Jupyter or Google Drive makes of a second file of one name, in the languages of their users.
_MARK = r"(?: ?\(\d+\)|(?: -)?[-_ ](?:copy ?\d*|\d+|kopie|copie|copia|cópia|복사본)|의 사본|的副本| ?のコピー)"
_COPY = re.compile(rf"{_MARK}$", re.IGNORECASE)
_COPY_OF = re.compile(r"(?<!\w)(?:copy of|kopie von|copie de|copia d[ei]|cópia de)(?!\w) *", re.IGNORECASE)
# Browsers and mail programs take a notebook for text, and say so in its name; Drive puts its mark behind the ending.
_NOTEBOOK = re.compile(rf"\.ipynb{_MARK}*(?:\.(?:txt|json))?$", re.IGNORECASE)


def is_notebook(name: str) -> bool:
    """Whether a file is looked at as a notebook, by its name."""
    return _NOTEBOOK.search(name) is not None


def stem_of(name: str) -> str:
    """A notebook's name without its ending; the name of another file without what stands behind its last dot."""
    return _NOTEBOOK.sub("", name) if is_notebook(name) else name.rpartition(".")[0] or name


def without_copy_mark(stem: str) -> str:
    """`svm (1)`, `svm-Copy1`, `svm-1` and `Copy of svm` are copies of `svm`."""
    stem = _COPY_OF.sub("", stem)
    while (shorter := _COPY.sub("", stem)) not in (stem, ""):
        stem = shorter
    return stem


def without_number(name: str) -> str:
    """A file's name without the `-1` that Canvas adds to one that is handed in again."""
    return re.sub(r"-\d+(?=(\.[^.]*)?$)", "", name)


def without_zip(name: str) -> str:
    """The name of a folder or of the archive that stands for one."""
    return name[: -len(".zip")] if is_zip(name) else name


def assignment_called(text: str, course: Course) -> Assignment | None:
    """The assignment of that name, whatever its capitals: `02-SVM`, `02_svm`, `svm`."""
    wanted = _plain(without_zip(text))
    return next((one for one in course.assignments if wanted in (_plain(one.name), _plain(one.notebook))), None)


def student_words(name: str, course: Course) -> tuple[str, ...]:
    """What a loose file's name may say about its student: the whole, and without what it says about the assignment."""
    stem = without_copy_mark(stem_of(name))
    notebooks = "|".join(re.escape(text) for one in course.assignments for text in (one.name, one.notebook))
    rest = re.sub(rf"(?i)(?<![a-z0-9])(?:{notebooks})(?![a-z0-9])", " ", stem).strip(" -_+.")
    return tuple(dict.fromkeys(text for text in (stem, rest) if text))


def _plain(text: str) -> str:
    return text.casefold().replace("_", "-")
