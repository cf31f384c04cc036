"""What will be done with what was found, before anything is done: one row a student and assignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from autograder.course import Assignment, Course
from autograder.intake.beside import Parts
from autograder.intake.text import shown
from autograder.intake.timestamps import TIMESTAMP
from autograder.lms.downloads import HandIn, at_time
from autograder.lms.roster import Person, Roster
from linearloss.sentences import say

from .candidates import Candidate, choose, where_it_lies
from .destination import Action, compare, doubt, is_folder_name
from .handins import TRUSTED, Unit, is_timestamp
from .names import is_notebook, without_number
from .notebooks import Recogniser
from .sources import Item
from .whose import Unknown, person


@dataclass
class Row:
    """One submission that will be there.

    Attributes:
        files: where in the submission's folder -> what; the notebook under its official name.
        earlier: older notebooks of the same student and assignment, which do not count.
    """

    person: Person
    assignment: Assignment
    source: str
    timestamp: datetime | None
    late: bool
    files: dict[Parts, Item]
    action: Action = "new"
    remarks: list[str] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)


@dataclass
class Plan:
    """All rows, and what is no submission: where it lies, and why."""

    rows: list[Row]
    left: list[tuple[str, str]]

    @property
    def complete(self) -> bool:
        """Whether every hand-in has got a place."""
        return not self.left and all(row.action != "unreadable" for row in self.rows)


def make_plan(units: Sequence[Unit], course: Course, roster: Roster, only: Assignment | None = None) -> Plan:
    """Decide about every file.

    Args:
        only: take this assignment alone.

    Raises:
        CourseError: the notebooks have not been built.
    """
    recogniser, left = Recogniser(course), list[tuple[str, str]]()
    found = [one for unit in units for one in _candidates(unit, roster, recogniser, only, left)]
    candidates: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in _without_the_untouched(found, left):
        assert candidate.seen.assignment is not None
        candidates.setdefault((candidate.person.student, candidate.seen.assignment.name), []).append(candidate)
    usual = _usual(found)
    rows = [_row(those, course, left, usual) for _, those in sorted(candidates.items())]
    return Plan(rows, list(dict.fromkeys(left)))


def _usual(found: Sequence[Candidate]) -> dict[int, Assignment]:
    """The assignment that most of a system's download is of: the place of its argument on the command line -> assignment."""
    counted: dict[int, Counter[Assignment]] = {}
    for one in found:
        if one.unit.system not in TRUSTED and one.seen.assignment is not None:
            counted.setdefault(one.unit.given, Counter())[one.seen.assignment] += 1
    most = {given: counter.most_common(1)[0] for given, counter in counted.items()}
    return {given: one for given, (one, times) in most.items() if 2 * times > counted[given].total()}


def _without_the_untouched(found: Sequence[Candidate], left: list[tuple[str, str]]) -> Iterator[Candidate]:
    """Who hands in the whole course has worked on one notebook of it: the untouched ones of the others are not handed in."""
    touched: dict[tuple[str, int], set[Assignment | None]] = {}
    for one in found:
        if one.seen.work != 0:
            touched.setdefault((one.person.student, one.unit.given), set()).add(one.seen.assignment)
    for one in found:
        worked_on = touched.get((one.person.student, one.unit.given))
        if not worked_on or one.seen.assignment in worked_on:
            yield one
        else:
            left.append((where_it_lies(one.seen.item), say("has no work in it, and came with another assignment's")))


def _candidates(
    unit: Unit, roster: Roster, recogniser: Recogniser, only: Assignment | None, left: list[tuple[str, str]]
) -> list[Candidate]:
    notebooks = [(within, item) for within, item in unit.files if is_notebook(within[-1])]
    if not notebooks:
        left += [
            (where_it_lies(item), _no_notebook(within[-1])) for within, item in unit.files if not is_timestamp(within)
        ]
        return []
    seen, beside = [], [item for within, item in unit.files if not is_notebook(within[-1]) and not is_timestamp(within)]
    for within, item in notebooks:
        one = recogniser.look(item, within, unit.stated or only)
        if one.assignment is None:
            reason = one.reason.removeprefix(f"{within[-1]} ").rstrip(".")  # the line begins with where it lies
            left.append((where_it_lies(item), reason or say("is of no assignment of this course")))
        elif only is not None and one.assignment != only:
            left.append(
                (
                    where_it_lies(item),
                    say(
                        "is the notebook of {assignment}, and only {asked} was asked for",
                        assignment=one.assignment.name,
                        asked=only.name,
                    ),
                )
            )
        else:
            seen.append(one)
    unit.several = len({one.assignment for one in seen}) > 1
    found = []
    for handed_in in unit.handed_in:
        try:
            whose = person(handed_in.owner, roster)
        except Unknown as why:
            left += [(where_it_lies(one.item), str(why)) for one in seen]
            continue
        if not is_folder_name(whose.student):
            left += [
                (
                    where_it_lies(one.item),
                    say("is of {student}, which cannot be a folder's name", student=shown(whose.student)),
                )
                for one in seen
            ]
            continue
        found += [Candidate(whose, unit, _with_time(handed_in, unit), one) for one in seen]
    if not found:
        left += [(where_it_lies(item), say("goes with a notebook that is not taken")) for item in beside]
    return found


def _no_notebook(name: str) -> str:
    if name.lower().endswith((".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")):
        return say("is an archive of a kind that is not looked into: unpack it, and collect the folder")
    if name.lower().endswith((".py", ".html", ".htm", ".pdf")):
        return say("is no notebook: ask for the file that ends in .ipynb")
    return say("is no notebook, and lies beside none")


def _with_time(handed_in: HandIn, unit: Unit) -> HandIn:
    """With the time that an instructor's own folders say; in a system's download that file is the student's."""
    if handed_in.timestamp or handed_in.owner.system not in TRUSTED:
        return handed_in
    for within, item in unit.files:
        if is_timestamp(within) and item.staged.stat().st_size < 200:
            return at_time(handed_in, item.data())
    return handed_in


def _row(
    candidates: list[Candidate], course: Course, left: list[tuple[str, str]], usual: Mapping[int, Assignment]
) -> Row:
    chosen, remarks, earlier = choose(candidates)
    assignment = chosen.seen.assignment
    assert assignment is not None
    row = Row(
        chosen.person, assignment, where_it_lies(chosen.seen.item), chosen.handed_in.timestamp, chosen.handed_in.late,
        {(assignment.file,): chosen.seen.item}, "new", remarks, earlier,
    )  # fmt: skip
    if chosen.seen.work is None:
        row.remarks.append(say("The notebook cannot be read: {reason}", reason=chosen.seen.reason))
    elif chosen.seen.work == 0:
        row.remarks.append(say("No work in it: it is as it was handed out."))
    if chosen.unit.stated not in (None, assignment):
        row.remarks.append(
            say(
                "It lay in the folder of {folder}, and its cells are those of {assignment}.",
                folder=chosen.unit.stated.name,
                assignment=assignment.name,
            )
        )
    most = usual.get(chosen.unit.given, assignment)
    if most != assignment:
        row.remarks.append(
            say(
                "It is of {assignment}, and most of this download of {most}: handed in at the wrong place? Only those of {most}: --assignment {most}",
                assignment=assignment.name,
                most=most.name,
            )
        )
    row.remarks += _about_time(chosen.handed_in)
    _beside(row, chosen, left)
    row.action = compare(row.files, row.timestamp, course, row.person.student, assignment)
    if row.action == "replaces" and not chosen.seen.work:
        row.action = "untouched" if chosen.seen.work == 0 else "unreadable"
    if row.action == "replaces":
        row.remarks += filter(None, [doubt(row.files, row.timestamp, course, row.person.student, assignment)])
    return row


def _about_time(handed_in: HandIn) -> Iterator[str]:
    if handed_in.unread:
        yield say(
            "When it was handed in cannot be read ({time}), so it counts as in time: write the time into its {timestamp}.",
            time=shown(handed_in.unread, 60),
            timestamp=TIMESTAMP,
        )
    if handed_in.late and handed_in.timestamp is None:
        yield say(
            "Handed in late, says {system}, but not when: write the time into its {timestamp} if lateness is to cost something.",
            system=handed_in.owner.system,
            timestamp=TIMESTAMP,
        )


def _beside(row: Row, chosen: Candidate, left: list[tuple[str, str]]) -> None:
    """The other files of the hand-in, where they lay beside the notebook."""
    unit, folder = chosen.unit, chosen.seen.within[:-1]
    # Canvas gives each file its own number: of two of one name the later is put there first.
    for within, item in sorted(unit.files, key=lambda one: -unit.attachments.get(one[1], 0)):
        if is_notebook(within[-1]):
            continue
        if is_timestamp(within):
            if unit.system not in TRUSTED:
                left.append((where_it_lies(item), say("was handed in by the student: it is not taken for the time")))
            continue
        inside = within[: len(folder)] == folder
        if not inside and unit.several:
            left.append((where_it_lies(item), say("lies beside none of the notebooks")))
            continue
        place = within[len(folder) :] if inside else within
        if item in unit.attachments and len(within) == 1:
            place = (without_number(within[-1]),)
            if place[0] != within[-1]:
                row.remarks.append(
                    say(
                        "{within} is taken as {place}: Canvas numbers what is handed in again.",
                        within=shown(within[-1]),
                        place=shown(place[0]),
                    )
                )
        if row.files.setdefault(place, item) is not item:
            row.remarks.append(say("{within}: a later file of that name was handed in.", within=shown(within[-1])))
