"""What each system makes of a file that is uploaded: written from the rules of the importers, not from our exporters."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class Imported:
    """(user, column) -> value; what else would come of it."""

    grades: dict[tuple[str, str], float | str] = field(default_factory=dict)
    new_columns: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]


def _formulas(rows: list[list[str]]) -> list[str]:
    """What a spreadsheet would execute: anything after =, +, - or @ that is no number."""
    cells = [cell for row in rows for cell in row]
    return [cell for cell in cells if re.match(r"\s*[=+@-]\s*[^\d\s.,]", cell) or re.match(r"\s*[=+@-].*[(|!]", cell)]


def canvas(data: bytes, assignments: Mapping[str, str], users: Mapping[str, str]) -> Imported:
    """`lib/gradebook_importer.rb`: assignments are id -> title, users are id -> login."""
    text = data.decode("utf-8-sig")
    delimiter = ";" if text.split("\n")[0].count(";") > text.split("\n")[0].count(",") else ","
    rows = _rows(text, delimiter)
    result, header = Imported(formulas=_formulas(rows)), rows[0]
    assert "Student" in header[0]
    position = {name: header.index(name) for name in ("ID", "SIS User ID", "SIS Login ID", "Section") if name in header}
    columns: dict[int, str] = {}
    for index in range(max(position.values()) + 1, len(header)):
        title = header[index].strip()
        if re.search(r"\b(Current|Final|Unposted|Override) (Score|Grade|Points)", title):
            continue
        found = re.fullmatch(r"(.*) \((\d+)\)", title)
        if found and found[2] in assignments:
            columns[index] = found[2]
        elif title in assignments.values():
            columns[index] = next(one for one, known in assignments.items() if known == title)
        else:
            result.new_columns.append(title)
    maxima = next(row for row in rows[1:] if "Points Possible" in row[0])
    columns = {index: one for index, one in columns.items() if "read only" not in maxima[index]}
    comma = delimiter == ";"
    for row in rows[1:]:
        if "Points Possible" in row[0]:
            continue
        user = row[position["ID"]].strip()
        if user not in users:
            user = next((one for one, login in users.items() if login == row[position["SIS Login ID"]].strip()), "")
        if not user:
            result.unknown.append(row[0])
            continue
        for index, one in columns.items():
            value = row[index].strip() if index < len(row) else ""
            if value:
                result.grades[user, one] = "EX" if value.upper() == "EX" else _float(value, comma)
    return result


# The names of the columns on two sites: Identifier, Grade, Maximum Grade, Grade can be changed.
MOODLE_NAMES = {
    "en": ("Identifier", "Grade", "Maximum Grade", "Grade can be changed"),
    "ko": ("식별자", "성적", "최고 성적", "성적을 변경할 수 있음"),
    "de": ("ID", "Bewertung", "Bestwertung", "Bewertung kann geändert werden"),
}
MOODLE_PARTICIPANT = {"en": "Participant ", "ko": "참가자 ", "de": "Teilnehmer/in"}


def moodle_worksheet(
    data: bytes, language: str, participants: set[str], maximum: float, comma: bool = False
) -> Imported:
    """`importgradeslib.php`: UTF-8 and commas; columns by the names of the site's language."""
    rows = _rows(data.decode("utf-8-sig"), ",")
    result, header = Imported(formulas=_formulas(rows)), rows[0]
    identifier, grade, _, _ = (header.index(name) for name in MOODLE_NAMES[language])
    for row in rows[1:]:
        number = row[identifier].replace(MOODLE_PARTICIPANT[language].strip(), "").strip()
        if number not in participants:
            result.unknown.append(row[identifier])
        elif row[grade] not in ("", "-"):
            value = _float(row[grade], comma)
            assert 0 <= value <= maximum, "Moodle: invalid grade"
            result.grades[number, "grade"] = value
    return result


def moodle_gradebook(data: bytes, key: str, column: str, users: set[str]) -> Imported:
    """`load_data.php`: the user names the two columns in a form; one unknown user stops everything."""
    rows = _rows(data.decode("utf-8-sig"), ",")
    result = Imported(formulas=_formulas(rows))
    for row in rows[1:]:
        user, value = row[rows[0].index(key)].strip(), row[rows[0].index(column)].strip()
        assert user in users, f"Moodle: unknown user {user}, nothing is imported"
        if value not in ("", "-"):
            result.grades[user, column] = _float(value, False)
    return result


def moodle_feedback(data: bytes, participants: set[str]) -> dict[str, list[str]]:
    """`importziplib.php`: participant -> the names of the files that are added as feedback."""
    found: dict[str, list[str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            folder, _, file = name.partition("/")
            parts = folder.split("_")
            if file.startswith((".", "~")) or len(parts) < 4 or not parts[1].isdigit() or parts[1] not in participants:
                continue
            assert "_".join(parts[2:]).rstrip("_") in ("assignfeedback_file", "assignsubmission_file")
            found.setdefault(parts[1], []).append(file)
    return found


def blackboard(data: bytes, columns: set[str], users: set[str]) -> Imported:
    """Blackboard's help: tab-separated UTF-16 or quoted CSV; a column's number stands after `|` in its heading."""
    text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("utf-8-sig")
    rows = _rows(text, "\t" if "\t" in text.split("\n")[0] else ",")
    result, header = Imported(formulas=_formulas(rows)), rows[0]
    user_name = header.index("Username")
    known: dict[int, str] = {}
    for index, heading in enumerate(header):
        number = heading.rpartition("|")[2].strip()
        if "|" in heading and number in columns:
            known[index] = number
        elif heading not in ("Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability"):
            result.new_columns.append(heading)
    for row in rows[1:]:
        if row[user_name] not in users:
            result.unknown.append(row[user_name])
            continue
        for index, number in known.items():
            if row[index].strip():
                result.grades[row[user_name], number] = _float(row[index], "," in row[index])
    return result


def _float(text: str, comma: bool) -> float:
    assert comma or "," not in text, f"{text} is not a number there"
    return float(text.replace(",", "."))
