"""The mechanisms by their names."""

from __future__ import annotations

from .bubblewrap import Bubblewrap
from .landlock import Landlock
from .mechanism import Mechanism
from .other_user import OtherUser
from .process import Process

LANDLOCK, BUBBLEWRAP, USER, PROCESS = Landlock.name, Bubblewrap.name, OtherUser.name, Process.name
LEVELS = (LANDLOCK, BUBBLEWRAP, USER, PROCESS)
_MECHANISMS: dict[str, Mechanism] = {
    mechanism.name: mechanism for mechanism in (Landlock(), Bubblewrap(), OtherUser(), Process())
}


def by_name(name: str) -> Mechanism:
    """The mechanism of that name."""
    return _MECHANISMS[name]


def in_order() -> list[Mechanism]:
    """Those that confine, in the order in which they are tried.

    A Landlock that guards files only comes last: all the rest hangs on the filter on system calls alone.
    """
    landlock = Landlock()
    others = [_MECHANISMS[BUBBLEWRAP], _MECHANISMS[USER]]
    return [_MECHANISMS[LANDLOCK], *others] if landlock.is_complete() else [*others, _MECHANISMS[LANDLOCK]]
