"""What a release puts up: the students' library, the archives, the site, and the checksums of all of them."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from pathlib import Path

from autograder.course import Course, CourseError
from autograder.handout.bundle import DATE, bundle_files, pack
from autograder.handout.notebooks import check_fresh
from autograder.site.build import make_site
from linearloss.sentences import say
from linearloss.version import __version__

SUMS = "SHA256SUMS"


def write_release(course: Course, folder: Path) -> list[Path]:
    """Write the files of this version into a folder, which is replaced; the same course gives the same archives.

    Raises:
        CourseError: the version has no section in CHANGELOG.md, or something cannot be built.
    """
    changes = course.root / "CHANGELOG.md"
    if changes.is_file() and f"\n## {__version__}" not in changes.read_text(encoding="utf-8"):
        raise CourseError(
            say(
                "{changes} has no section `## {version}`: say there what has changed.",
                changes=changes,
                version=__version__,
            )
        )
    if folder.exists() and not (folder / SUMS).is_file() and any(folder.iterdir()):
        raise CourseError(
            say("{folder} holds something else than a release: name another folder by -o.", folder=folder)
        )
    check_fresh(course)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="release-", dir=folder.parent) as name:
        scratch, site = Path(name) / "files", Path(name) / "site"
        scratch.mkdir()
        named = f"{course.slug}-{__version__}"
        files = bundle_files(course)
        pack(course, scratch / f"{named}.zip", files)
        pack(course, scratch / f"{named}-self-learners.zip", bundle_files(course, for_self_learners=True))
        for wheel in (name for name in files if name.endswith(".whl")):
            (scratch / wheel).write_bytes(files[wheel])
        make_site(course, site)
        _zip(site, scratch / f"{named}-site.zip")
        sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(scratch.iterdir())]
        (scratch / SUMS).write_text("".join(sums), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        scratch.replace(folder)
    return sorted(folder.iterdir())


def _zip(folder: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                entry = zipfile.ZipInfo(f"site/{file.relative_to(folder).as_posix()}", DATE)
                archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)
