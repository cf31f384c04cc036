"""How options are read, for all commands alike."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from typer.core import TyperCommand, TyperOption

from autograder.course import CourseError
from linearloss.sentences import say


class EachOptionOnce(TyperCommand):
    """A command that refuses an option which is given twice; else the last would count, and nobody is told."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Raises `CourseError`: an option of one value is given several."""
        _, _, given = self.make_parser(ctx).parse_args([*args])
        for one in given:
            takes_one = isinstance(one, TyperOption) and not one.multiple and not one.is_flag
            if takes_one and given.count(one) > 1:
                raise CourseError(
                    say(
                        "{option} is given {count} times and takes one value: run the command once for each.",
                        option="/".join(one.opts),
                        count=given.count(one),
                    )
                )
        return super().parse_args(ctx, args)


def refuse_unused(way: str, given: Mapping[str, object], taken: Set[str]) -> None:
    """Refuse options that would be passed over: who gives one counts on what it does.

    Args:
        way: what is done, in words or as the option that says it.
        given: option -> its value, None where it was not given.
        taken: the options that go with it.

    Raises:
        CourseError: one does not.
    """
    if unused := [name for name, value in given.items() if value is not None and name not in taken]:
        raise CourseError(
            say("{way} does not take {names}. What goes together is said by --help.", way=way, names=", ".join(unused))
        )
