"""Lists of students as systems, spreadsheets and people write them: nobody is skipped in silence, no id is another's."""

from __future__ import annotations

from pathlib import Path

import pytest
from collecting import roster

from autograder.course import CourseError
from autograder.lms.roster import read_roster

JM = [("jm", "Jürgen Müller", "jm@uni.example")]


def seen(text: str, folder: Path) -> list[tuple[str, str, str]]:
    """What is read of each student: id, name, address."""
    return [(one.student, one.name, one.keys.get("email", "")) for one in roster(folder, text).people]


@pytest.mark.parametrize(
    "text",
    [
        "Username,Name,Email\njm,Jürgen Müller,jm@uni.example\n",
        "\ufeffUsername;Name;Email\r\n\r\n;;\r\n jm ;Jürgen Müller;jm@uni.example\r\n",
        "sep=;\nUsername;Name;Email\njm;Jürgen Müller;jm@uni.example\n",
        "Username\tName\tEmail\rjm\tJürgen Müller\tjm@uni.example\r",
        'Username,Name,Email\n"=""jm""",Jürgen Müller,jm@uni.example\n',
        "Nachname;Vorname;Benutzername;Matrikelnummer;E-Mail-Adresse\nMüller;Jürgen;jm;0012;jm@uni.example\n",
        "Nom,Prénom,Identifiant,Adresse de courriel\nMüller,Jürgen,jm,jm@uni.example\n",
        "Nombre,Apellido(s),Nombre de usuario,Dirección de correo\nJürgen,Müller,jm,jm@uni.example\n",
        "姓,名,ユーザー名,メールアドレス\nMüller,Jürgen,jm,jm@uni.example\n",
        "姓名,用户名,邮箱\nJürgen Müller,jm,jm@uni.example\n",
        "Username,Name,E-Mail\njm,Jürgen Müller,jm@uni.example\n",
    ],
)
def test_one_student_in_many_files(text: str, tmp_path: Path) -> None:
    assert seen(text, tmp_path) == JM
    (tmp_path / "utf16.csv").write_bytes(text.removeprefix("\ufeff").encode("utf-16"))
    assert [one.student for one in read_roster(tmp_path / "utf16.csv").people] == ["jm"]


def test_an_address_that_is_none_costs_the_others_nothing(tmp_path: Path) -> None:
    text = "Username,E-Mail\njm,jm@uni.example\nkim,none\nzoe,ZOE@Uni.example\n"
    assert [mail for _, _, mail in seen(text, tmp_path)] == ["jm@uni.example", "", "ZOE@Uni.example"]
    assert [one.student for one in roster(tmp_path, text).called("zoe@uni.example")] == ["zoe"]


def test_zeros_before_a_number_are_part_of_it(tmp_path: Path) -> None:
    people = roster(tmp_path, 'Student ID,Name\n00123,A\n"=""0123""",B\n123,C\n')
    assert [one.student for one in people.people] == ["00123", "0123", "123"]
    assert [one.name for text in ("123", "0123", "00123") for one in people.called(text)] == ["C", "B", "A"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Student ID,Name\n1.23E+05,A\n456,B\n", "1.23E[+]05 is no id any more: a spreadsheet has taken it for a number"),
        ("Username;Name\n1,2346E+09;A\n", "1,2346E[+]09 is no id any more"),
        ("Student ID,Email\n123456.0,a@x.de\n", "123456.0 is no id any more"),
        ('Username,Name\njm,"A\nkim,B\nzoe,C\n', "no table of comma-separated values: unexpected end"),
        ("Name,Username\nDoe, Jr.,jd\nA,b\n", "the line of Doe has more cells than there are headings"),
        ("jm,jm@uni.example\nkim,kim@uni.example\n", "its first line is a student and no headings"),
        ("Username,Email\njm,a@x.de\njm,b@x.de\n", "two rows for the student jm"),
    ],
)  # fmt: skip
def test_what_would_lose_a_student_or_make_another_of_one_is_refused(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=says):
        roster(tmp_path, text)


def test_a_login_that_looks_like_a_number_of_a_spreadsheet_is_a_login(tmp_path: Path) -> None:
    assert [one for one, _, _ in seen("Username,Name\n12e34,A\n1.5,B\n10.20.0,C\n", tmp_path)] == [
        "12e34",
        "1.5",
        "10.20.0",
    ]
