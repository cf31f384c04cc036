"""Bulk downloads as the systems make them, by the rules of their own code: made here, so that no test keeps a binary file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, bytes | str]


def zipped(files: Files) -> bytes:
    """A zip file of files by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def windows_zipped(files: Files, encoding: str) -> bytes:
    """As Windows makes a zip file: names in its own code page, without the flag for UTF-8."""
    names = {chr(65 + number) * len(name.encode(encoding)): name for number, name in enumerate(files)}
    data = zipped({stand_in: files[name] for stand_in, name in names.items()})
    for stand_in, name in names.items():
        data = data.replace(stand_in.encode(), name.encode(encoding))
    return data


def canvas_name(sortable: str, user: int, attachment: int, file: str, late: bool = False) -> str:
    """`lib/content_zipper.rb`: the sortable name without what Ruby calls non-word characters, the mark, the numbers."""
    name = re.sub(r"[^a-z0-9]", "", sortable.lower())
    return f"{name}{'_LATE' if late else ''}_{user}_{attachment}_{file}"


def blackboard_name(title: str, login: str, time: str, file: str) -> str:
    """Blackboard's help: the files of each attempt lie side by side."""
    return f"{title}_{login}_attempt_2026-11-20-{time}_{file}"


def moodle_folder(full_name: str, participant: int, before_4_1: bool = False) -> str:
    """`mod/assign/locallib.php`: one folder a student."""
    return f"{full_name}_{participant}_assignsubmission_file{'_' if before_4_1 else ''}"


def gradescope(entries: Mapping[str, tuple[list[tuple[str, str, str]], str, Files]]) -> dict[str, bytes | str]:
    """The export of an assignment: folder -> (submitters as (name, SID, e-mail), time, files)."""
    lines, files = ["---"], dict[str, bytes | str]()
    for folder, (submitters, time, content) in entries.items():
        lines += [f"{folder}:", "  :submitters:"]
        for name, sid, mail in submitters:
            lines += [f"  - :name: {name}", f"    :sid: '{sid}'", f"    :email: {mail}"]
        lines += [f"  :created_at: {time}", "  :status: processed", "  :score: 0.0"]
        files |= {f"assignment_7_export/{folder}/{name}": data for name, data in content.items()}
    return {"assignment_7_export/submission_metadata.yml": "\n".join(lines) + "\n"} | files


def laid(root: Path, files: Files) -> Path:
    """The same as a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root
