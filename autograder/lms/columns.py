"""Which column of another system's list holds what: by its heading, and by its content where the site's language is another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .table import Table
from .worksheet import grade_column

_MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+")
# Headings by what they hold, in lower case, as systems write them in some languages.
_HEADINGS = {
    "login": (
        "sis login id", "login", "login id", "username", "user name", "id", "student", "사용자명", "사용자 이름", "사용자 아이디", "아이디",
        "benutzername", "anmeldename", "nom d'utilisateur", "nom d’utilisateur", "identifiant", "nombre de usuario", "nome utente",
        "nome de usuário", "nome de utilizador", "gebruikersnaam", "ユーザ名", "ユーザー名", "ユーザid", "ユーザーid", "用户名", "用戶名",
    ),
    "number": (
        "sis user id", "sid", "student id", "id number", "student number", "idnumber", "학번", "id 번호", "학번/사번", "matrikelnummer",
        "id-nummer", "numéro d'identification", "numéro d’identification", "numéro d'étudiant", "numéro d’étudiant", "número de id",
        "número de identificación", "codice identificativo", "numero di matricola", "número de identificação", "número de matrícula",
        "学籍番号", "idナンバー", "学号", "學號", "身份号码",
    ),
    "canvas": ("lms_user_id", "canvas id", "canvas_user_id"),
    "email": ("email", "e-mail", "mail", "email address", "e-mail address", "이메일", "이메일 주소", "e-mail-adresse", "メールアドレス"),
    "first": ("first name", "first_name", "firstname", "given name", "이름", "vorname", "prénom", "nombre", "nome", "voornaam", "名"),
    "last": (
        "last name", "last_name", "lastname", "surname", "성", "nachname", "nom", "nom de famille", "apellido", "apellido(s)", "apellidos",
        "cognome", "sobrenome", "apelido(s)", "achternaam", "姓",
    ),
    "name": (
        "name", "full name", "fullname", "student name", "성명", "전체 이름", "이름/성", "vollständiger name", "nom complet",
        "nombre completo", "nome completo", "volledige naam", "氏名", "姓名",
    ),
}  # fmt: skip
# Blackboard's columns for grades: `02-svm [Total Pts: 33 Score] |123456`.
NUMBERED = re.compile(r".*\|\s*\d+", re.DOTALL)


def is_mail(text: str) -> bool:
    """Whether a cell is an e-mail address."""
    return bool(_MAIL.fullmatch(text))


def is_maxima(row: Sequence[str]) -> bool:
    """Whether a row of a gradebook of Canvas holds the points possible and is no student."""
    return bool(row) and "points possible" in row[0].casefold()


def is_of_canvas(table: Table) -> bool:
    """Whether a table is a gradebook of Canvas, by its first columns."""
    headings = [cell.casefold() for cell in table.heading]
    return bool(headings) and "student" in headings[0] and "id" in headings[1:4]


def columns_of(table: Table) -> dict[str, int]:
    """Kind -> column, by heading, and by content where the site's language is another."""
    headings = [cell.casefold() for cell in table.heading]
    if is_of_canvas(table):
        return _of_canvas(headings)
    found: dict[str, int] = {}
    for kind, known in _HEADINGS.items():
        found.update((kind, index) for index in reversed(range(len(headings))) if headings[index] in known)
    cells = [[cell for cell in table.column(index) if cell] for index in range(len(headings))]
    mails = [index for index, those in enumerate(cells) if those and all(map(is_mail, those))]
    if mails:  # else the one that is headed so, of which some cells are none
        found["email"] = mails[0]
    numbered = [index for index, heading in enumerate(headings) if NUMBERED.fullmatch(heading)]
    if numbered and numbered[0] > 3 and "login" not in found:
        found |= {"last": 0, "first": 1, "login": 2}  # Blackboard's own order, in the language of the site
    if grade_column(table) is not None:
        found["participant"] = 0
        names = [cell for cell in table.column(1) if cell]
        if 2 * len({*names}) > len(names):  # else it is the status: the names are hidden
            found["name"] = 1
        found = {
            kind: index for kind, index in found.items() if index or kind == "participant"
        }  # `ID` heads it in German
    return found


def _of_canvas(headings: list[str]) -> dict[str, int]:
    known = {"id": "canvas", "sis user id": "number", "sis login id": "login", "email": "email"}
    return {"name": 0} | {
        known[heading]: index for index, heading in reversed([*enumerate(headings)]) if heading in known
    }
