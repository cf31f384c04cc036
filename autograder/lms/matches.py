"""Whose each row of another system's list is: one student's at most, or a grade or a page reaches another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from autograder.intake.text import shown
from linearloss.sentences import say

from .roster import Person, Roster


class Matches:
    """The people of a list by the students of the gradebook.

    A row goes to whom the strongest sign speaks for: an id, then an address, then a name. Where as much speaks for two,
    it is nobody's.

    Args:
        ours: the gradebook's students, all of them: one without a grade may own a row, too.
        others: ids of students whom the gradebook does not have.
    """

    def __init__(self, roster: Roster, ours: Iterable[Person], others: Iterable[str] = ()):
        self._ours = {student: Person(student, "") for student in others} | {person.student: person for person in ours}
        self._found = {student: roster.found(person) for student, person in self._ours.items()}
        self._roster = roster
        self._owners: dict[int, list[str]] = defaultdict(list)
        best: dict[int, int] = {}
        for student, (people, sign) in sorted(self._found.items()):
            if len(people) == 1:
                row = id(people[0])
                if sign < best.setdefault(row, sign):
                    best[row], self._owners[row] = sign, []
                if sign == best[row]:
                    self._owners[row].append(student)

    def of(self, student: str) -> Person | str:
        """The one who is `student` there; or why there is none."""
        people, _ = self._found[student]
        if not people:
            return f"{self.shown(student)} {say('is not in {source}', source=self._roster.source)}"
        if len(people) > 1:
            return f"{self.shown(student)} {say('can be several in {source}', source=self._roster.source)}"
        owners = [owner for owner in self._owners[id(people[0])] if owner != student]
        if owners:
            return say(
                "{student} has the same row as {taken}",
                student=self.shown(student),
                taken=", ".join(map(self.shown, owners)),
            )
        return people[0]

    def shown(self, student: str) -> str:
        """Id and name of a student, for the eye."""
        name = self._ours.get(student, Person(student, "")).name
        return f"{shown(student, 60)} ({shown(name, 60)})" if name else shown(student, 60)
