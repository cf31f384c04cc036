"""Which student of the course a hand-in is of: by the roster, and never by a guess."""

from __future__ import annotations

from shlex import quote

from autograder.intake.text import shown
from autograder.lms.downloads import Owner
from autograder.lms.roster import Person, Roster
from linearloss.sentences import say

from .handins import LOOSE

_ADD = "nbgrader db student add"


class Unknown(Exception):
    """Nobody can say whose it is; the message is the reason, and what to do."""


def person(owner: Owner, roster: Roster) -> Person:
    """The student whom a system's names for the owner mean.

    Raises:
        Unknown: nobody is called so, several are, or the one may be in the gradebook under another id.
    """
    found = _candidates(owner, roster)
    if len(found) == 1:
        if found[0].student in roster.namesakes:
            raise Unknown(_one_or_two(found[0], roster))
        return found[0]
    said = _said(owner)
    if found:
        several = ", ".join(shown(one.student, 40) for one in found[:5])
        raise Unknown(
            say(
                "{said} can be several students of {source}: {several}",
                said=said,
                source=roster.source,
                several=several,
            )
        )
    if owner == Owner("Gradescope"):
        raise Unknown(
            say(
                "is Gradescope's, whose submission_metadata.yml is not beside its folder, cannot be read or does not name it: "
                "only there it says whose it is, so take the export as it was downloaded"
            )
        )
    if owner.name.startswith("anon_") and owner.system == "Canvas":
        raise Unknown(say("Canvas hides the names ({said}): download again when they are shown", said=said))
    numbered = [one for kind, value in owner.ids if kind == "participant" for one in roster.by_key(kind, value)]
    if numbered:
        raise Unknown(
            say(
                "{said} is in {source} by number alone ({student}), which may be of another assignment: call the folder as the student is called, "
                "or give the worksheet of this assignment that Moodle makes while it hides names",
                said=said,
                source=roster.source,
                student=shown(numbered[0].student, 40),
            )
        )
    if owner.system == LOOSE and roster.people and roster.complete:
        raise Unknown(
            say("neither its name nor a folder that it lies in is a student's of {source}", source=roster.source)
        )
    if roster.people and roster.complete:
        raise Unknown(say("{said} is nobody in {source}", said=said, source=roster.source))
    known = _as_it_says(owner)
    if known is None:
        raise Unknown(
            say(
                "whose it is cannot be said{what}: name a list of students by --roster",
                what=f" ({said})" if said else "",
            )
        )
    return known


def _one_or_two(new: Person, roster: Roster) -> str:
    """A whole class may become two by a second list, or two people of one name one student: neither is for a program to decide."""
    known = roster.namesakes[new.student]
    keys = (("--email", new.keys.get("email")), ("--lms-user-id", new.keys.get("canvas")))
    sign = next((f"{option}={quote(value)}" for option, value in keys if value), "")
    if not sign:
        return say(
            "would be a new student {student}, and the gradebook has this name as {known}. If they are one, give the list of before; "
            "if they are two: {two}",
            student=shown(new.student, 60),
            known=", ".join(shown(one, 40) for one in known),
            two=f"{_ADD} {quote(new.student)}",
        )
    return say(
        "would be a new student {student}, and the gradebook has this name as {known}. If they are one: {one}; if they are two: {two}",
        student=shown(new.student, 60),
        known=", ".join(shown(one, 40) for one in known),
        one=f"{_ADD} {quote(known[0]) if len(known) == 1 else 'ID'} {sign}",
        two=f"{_ADD} {quote(new.student)}",
    )


def _candidates(owner: Owner, roster: Roster) -> list[Person]:
    if owner.system == "Moodle":
        # Moodle's number is of one assignment: it tells two of one name apart, or stands for a hidden name.
        numbered = [one for kind, value in owner.ids for one in roster.by_key(kind, value)]
        named = roster.named(owner.name) or roster.named(owner.name.partition("-")[2])  # a group's name before it
        both = [one for one in named if one in numbered]
        return both if len(named) > 1 and both else named or [one for one in numbered if not one.names]
    for kind, value in owner.ids:
        # Systems call one number by several names, so that a student number may stand in another column.
        if found := roster.by_key(kind, value) or (roster.called(value) if kind == "number" else []):
            return found
    if any(roster.has(kind) for kind, _ in owner.ids):
        return []  # the number is somebody else's, and a name may be two people's
    if owner.system == "Blackboard":
        return roster.called(*owner.texts)
    return roster.meant(*owner.texts) if owner.texts else roster.named(owner.name)


def _as_it_says(owner: Owner) -> Person | None:
    """A student as the system has them, where that is an id and no roster says otherwise."""
    if owner.system == "Canvas" and owner.ids:
        return Person(owner.ids[0][1], owner.name)
    if owner.system == "Gradescope" and owner.ids:
        return Person(owner.ids[0][1], owner.name)
    if owner.system == "exchange" or (not owner.system and len(owner.texts) == 1):
        return Person(owner.texts[0], "")
    return None


def _said(owner: Owner) -> str:
    what = [shown(owner.name, 60)] if owner.name else [shown(text, 60) for text in owner.texts[:1]]
    what += [f"{'number' if kind != 'email' else 'address'} {shown(value, 60)}" for kind, value in owner.ids]
    return ", ".join(what)
