"""`autograder export --to`: what Canvas, Moodle and Blackboard make of the file that we have filled in."""

from __future__ import annotations

from pathlib import Path

import importers
import pytest

from autograder.course import Assignment, Course, CourseError, Limits
from autograder.lms import blackboard, canvas, moodle
from autograder.lms.filling import Filled, number
from autograder.lms.grades import Grade, Grades
from autograder.lms.roster import Person, Roster, names_of
from autograder.lms.table import parse_table
from autograder.report.pages import points

COURSE = Course(
    Path("/nowhere"), "A course",
    (Assignment("01-line", "line", "A straight line", 5), Assignment("02-loss", "loss", "A loss", 5)), Limits(),
)  # fmt: skip


def person(student: str, name: str = "", **keys: str) -> Person:
    return Person(student, name, {"login": student} | keys, names_of(name))


GRADES = Grades(
    (
        person("kim", "Minsu Kim", email="kim@example.kr"),
        person("zoe", "Zoë O'Hara", email="zoe@example.kr"),
        person("jieun", "지은 이"),
        person("gone-from-there", "Who"),
    ),
    {"01-line": 7.0, "02-loss": 3.0},
    {
        ("kim", "01-line"): Grade(6.125, 7.0),
        ("kim", "02-loss"): Grade(3.0, 3.0),
        ("zoe", "01-line"): Grade(4.0, 7.0, ("why",)),
        ("jieun", "01-line"): Grade(5.0, 7.0),
        ("gone-from-there", "01-line"): Grade(1.0, 7.0),
    },
)
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,A straight line (77),02-loss (78),Essay (79),Assignments Current Points,Final Score
    Points Possible,,,,,7,3,10,(read only),(read only)
"Kim, Minsu",101,1,kim,One,,,8,8,8
"O'Hara, Zoë",102,2,zoe,One,,EX,,,
"=HYPERLINK(""http://x"")",103,3,jieun,One,EX,,,,
"Lee, Ann",104,4,ann,One,2.5,,,,
"""
KNOWN = {"77": "A straight line", "78": "02-loss", "79": "Essay"}
USERS = {"101": "kim", "102": "zoe", "103": "jieun", "104": "ann"}


def fill_canvas(text: str = CANVAS, only: str | None = None, title: str | None = None, scale: bool = False) -> Filled:
    chosen = COURSE.assignment(only) if only else None
    return canvas.fill_canvas(parse_table(text.encode(), "grades.csv"), COURSE, GRADES, chosen, title, scale)


def test_canvas_takes_each_grade_and_makes_no_new_column() -> None:
    filled = fill_canvas()
    taken = importers.canvas(filled.table.encoded(), KNOWN, USERS)
    assert taken.grades == {
        ("101", "77"): 6.13, ("101", "78"): 3.0, ("101", "79"): 8.0, ("102", "78"): "EX", ("103", "77"): "EX",
        ("104", "77"): 2.5,
    }  # fmt: skip
    assert not taken.new_columns and not taken.unknown and not taken.formulas
    assert filled.columns == {"A straight line (77)": 1, "02-loss (78)": 1} and filled.absent == 1
    assert filled.unknown == ["gone-from-there (Who) is not in grades.csv"]
    assert filled.no_number == [
        "jieun (지은 이) / 01-line: excused in the file, and stays so",
        "zoe (Zoë O'Hara) / 01-line: not marked yet: why",
    ]
    rows = filled.table.rows
    assert rows[1] == CANVAS.splitlines()[1].split(","), "maxima are kept"


def test_a_number_that_takes_anothers_place_is_told() -> None:
    """It may have been entered by hand there. What stays, or is the same, is no news."""
    text = CANVAS.replace("kim,One,,,8", "kim,One,7.5,3.00,8").replace("zoe,One,,EX,", "zoe,One,2,EX,")
    assert fill_canvas(text).replaced == ["kim (Minsu Kim) / 01-line: 7.5 → 6.13"]
    assert fill_canvas(text.replace("7.5", "Needs Grading")).replaced == [
        "kim (Minsu Kim) / 01-line: Needs Grading → 6.13"
    ]
    assert fill_canvas().replaced == []


def test_canvas_with_semicolons_and_decimal_commas() -> None:
    text = (
        CANVAS.replace(",-,,", ",,,")
        .replace("Kim, Minsu", "Kim Minsu")
        .replace("O'Hara, Zoë", "Zoë")
        .replace("Lee, Ann", "Ann")
    )
    filled = fill_canvas(text.replace("2.5", "2§5").replace(",", ";").replace("§", ","))
    taken = importers.canvas(filled.table.encoded(), KNOWN, USERS)
    assert (taken.grades["101", "77"], taken.grades["104", "77"]) == (6.13, 2.5) and b"6,13" in filled.table.encoded()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("A straight line (77)", "A straight line", "Canvas would make a new assignment"),
        (",7,3,10,", ",14,3,10,", "out of 14 there, and 01-line out of 7 here"),
        ("02-loss (78)", "A straight line (78)", "several columns for 01-line"),
        ("Student,ID", "Name,ID", "no gradebook of Canvas"),
        ("A straight line (77),02-loss (78)", "First (77),Second (78)", "no column for 01-line, 02-loss"),
    ],
)
def test_what_canvas_would_misunderstand_is_refused(old: str, new: str, says: str) -> None:
    with pytest.raises(CourseError, match=says.replace("(", r"\(")):
        fill_canvas(CANVAS.replace(old, new, 1))


@pytest.mark.parametrize(("old", "new"), [("02-loss (78)", "Essay 2 (78)"), (",7,3,10,", ",7,3 (read only),10,")])
def test_an_assignment_without_a_column_of_its_own_is_named(old: str, new: str) -> None:
    assert fill_canvas().no_column == []
    assert fill_canvas(CANVAS.replace(old, new)).no_column == ["02-loss"]
    assert fill_canvas(CANVAS.replace(old, new), only="01-line").no_column == []


def rows_given(*ours: Person) -> tuple[list[str], list[str]]:
    """What stands in the column of `01-line` for kim, zoe, jieun and ann, where each of ours has 1, 2, 3 … points; and who is named."""
    points = {(one.student, "01-line"): Grade(number + 1.0, 7.0) for number, one in enumerate(ours)}
    grades = Grades(ours, GRADES.maxima, points)
    filled = canvas.fill_canvas(
        parse_table(CANVAS.replace('"Lee, Ann",104,4,ann', '"Lee, Ann",104,4,ann@x.kr').encode(), "g.csv"),
        COURSE, grades, None, None, False,
    )  # fmt: skip
    return [row[5] for row in filled.table.rows[2:]], filled.unknown


def test_a_row_of_which_two_students_may_be_is_nobodys() -> None:
    old = ["", "", "EX", "2.5"]
    assert rows_given(person("kim"), person("101")) == (
        old,
        ["101 has the same row as kim", "kim has the same row as 101"],
    )
    namesakes = person("a1", "Ann Lee"), person("b2", "Ann Lee")
    assert rows_given(*namesakes)[0] == old


def test_the_stronger_sign_has_the_row() -> None:
    """A namesake who stands first in the alphabet does not get another's grade, nor somebody whose login is another's mailbox."""
    named = ["a1 (Ann Lee) has the same row as z9 (Ann Lee)"]
    assert rows_given(person("a1", "Ann Lee"), person("z9", "Ann Lee", email="ann@x.kr")) == (
        ["", "", "EX", "2"],
        named,
    )
    theirs = person("x", email="ann@x.kr"), person("y", email="kim2@x.kr")
    people, _ = Roster(theirs, "theirs").found(person("ann", email="kim2@x.kr"))
    assert people == [theirs[1]]


def test_what_the_staff_has_written_stays() -> None:
    text = worksheet("en").replace(',-,"=1+1 is, 2"', ',-,"- good; see 2"')
    filled = moodle.fill_moodle(parse_table(text.encode(), "01-line.csv"), COURSE, GRADES, None, None, False)
    assert filled.table.rows[1][-1] == "- good; see 2"


def test_a_column_can_be_named_and_totals_converted() -> None:
    filled = fill_canvas(
        CANVAS.replace("A straight line (77)", "Homework one (77)").replace(",7,3,", ",14,3,"),
        "01-line",
        "Homework one",
        True,
    )
    assert importers.canvas(filled.table.encoded(), KNOWN, USERS).grades["101", "77"] == 12.25


def worksheet(language: str, maximum: str = "7.00", yes: str = "Yes", no: str = "No") -> str:
    identifier, grade, most, change = importers.MOODLE_NAMES[language]
    word = importers.MOODLE_PARTICIPANT[language]
    return (
        f"\ufeff{identifier},Full name,Email address,Status,{grade},{most},{change},Last modified (grade),Feedback comments\n"
        f'{word}9001,Minsu Kim,kim@example.kr,Submitted,-,"{maximum}",{yes},-,"=1+1 is, 2"\n'
        f'{word}9002,Zoë O\'Hara,zoe@example.kr,Submitted,-,"{maximum}",{yes},-,\n'
        f'{word}9003,이 지은,jieun@example.kr,Submitted,,"{maximum}",{no},-,\n'
        f'{word}9004,@lee,ann@example.kr,No submission,,"{maximum}",{yes},-,\n'
    )


@pytest.mark.parametrize(
    ("language", "maximum", "yes", "no"),
    [("en", "7.00", "Yes", "No"), ("ko", "7.00", "예", "아니오"), ("de", "7,00", "Ja", "Nein")],
)
def test_moodle_takes_the_worksheet_in_its_language(language: str, maximum: str, yes: str, no: str) -> None:
    table = parse_table(worksheet(language, maximum, yes, no).encode(), "Grades-A course-01-line-42.csv")
    filled = moodle.fill_moodle(table, COURSE, GRADES, None, None, False)
    comma = "," in maximum
    taken = importers.moodle_worksheet(table.encoded(), language, {"9001", "9002", "9003", "9004"}, 7.0, comma)
    assert taken.grades == {("9001", "grade"): 6.13} and not taken.unknown and not taken.formulas
    assert [line.partition(":")[0] for line in filled.no_number] == [
        "jieun (지은 이) / 01-line",
        "zoe (Zoë O'Hara) / 01-line",
    ]
    assert "does not let this grade be changed" in filled.no_number[0]


def test_a_worksheet_that_does_not_say_its_assignment_is_asked_about() -> None:
    table = parse_table(worksheet("en").encode(), "Grades.csv")
    with pytest.raises(CourseError, match="-a 01-line"):
        moodle.fill_moodle(table, COURSE, GRADES, None, None, False)


def test_moodle_takes_a_korean_export_of_its_gradebook() -> None:
    text = "이름,성,ID 번호,이메일 주소,과제: 01-line (실점수),강좌 총점 (실점수)\n민수,김,1,kim@example.kr,-,-\nZoë,O'Hara,2,zoe@example.kr,3.00,3.00\n"
    table = parse_table(text.encode(), "성적.csv")
    moodle.fill_moodle(table, COURSE, GRADES, None, None, False)
    column = "과제: 01-line (실점수)"
    taken = importers.moodle_gradebook(table.encoded(), "이메일 주소", column, {"kim@example.kr", "zoe@example.kr"})
    assert taken.grades == {("kim@example.kr", column): 6.13, ("zoe@example.kr", column): 3.0}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_blackboard_takes_its_own_file(encoding: str) -> None:
    heading = [
        "Last Name",
        "First Name",
        "Username",
        "Student ID",
        "Last Access",
        "Availability",
        "A straight line [Total Pts: 7 Score] |4001",
    ]
    rows = [heading, ["Kim", "Minsu", "kim", "1", "", "Yes", ""], ["=cmd()", "Zoë", "zoe", "2", "", "Yes", ""]]
    text = "\r\n".join("\t".join(f'"{cell}"' for cell in row) for row in rows) + "\r\n"
    table = parse_table((text if encoding == "utf-16" else text.replace("\t", ",")).encode(encoding), "gc.xls")
    blackboard.fill_blackboard(table, COURSE, GRADES, None, None, False)
    data = table.encoded()
    taken = importers.blackboard(data, {"4001"}, {"kim", "zoe"})
    assert (
        taken.grades == {("kim", "4001"): 6.13} and not taken.new_columns and not taken.unknown and not taken.formulas
    )
    assert data[:2] == text.encode(encoding)[:2] and data.count(b'"') % 2 == 0


def test_blackboard_in_another_language() -> None:
    text = '"성"\t"이름"\t"사용자"\t"학번"\t"01-line [총점: 7] |4001"\n"김"\t"민수"\t"kim"\t"1"\t""\n'
    table = parse_table(text.encode("utf-16"), "gc.xls")
    assert blackboard.fill_blackboard(table, COURSE, GRADES, None, None, False).columns == {
        "01-line [총점: 7] |4001": 1
    }
    assert table.rows[1][2:] == ["kim", "1", "6.13"]


def test_blackboard_without_numbers_of_columns_is_refused() -> None:
    with pytest.raises(CourseError, match="a new one worth 0 points"):
        blackboard.fill_blackboard(
            parse_table(b"Username,A straight line\nkim,\n", "gc.csv"), COURSE, GRADES, None, None, False
        )


def test_a_key_that_would_be_a_formula_is_refused() -> None:
    text = "Last Name,First Name,Username,Student ID,01-line |1\nKim,Minsu,=kim(),1,\n"
    with pytest.raises(CourseError, match="would be a formula"):
        blackboard.fill_blackboard(parse_table(text.encode(), "gc.csv"), COURSE, GRADES, None, None, False)


@pytest.mark.parametrize(
    "text", [CANVAS, "Last Name,First Name,Username,Student ID,01-line [Total Pts: 7 Score] |1\nKim,Minsu,kim,1,\n"]
)
def test_moodle_refuses_the_file_of_another_system(text: str) -> None:
    """Canvas's row of maxima is a user whom Moodle does not know, and one such stops its whole import."""
    with pytest.raises(CourseError, match=r"another system: --to (canvas|blackboard)"):
        moodle.fill_moodle(parse_table(text.encode(), "gb.csv"), COURSE, GRADES, None, None, False)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (7.0, "7"), (6.125, "6.13"), (0.005, "0.01"), (10.0, "10"), (1 / 3, "0.33"), (26.325, "26.33")],
)
def test_numbers_have_two_decimals(value: float, text: str) -> None:
    """On pages as in files: 26.325 is not 26.32 to the student and 26.33 to Canvas."""
    assert points(value) == text
    assert number(value) == text and number(value, comma=True) == text.replace(".", ",")
