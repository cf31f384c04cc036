"""How options are read, for all commands alike."""

from __future__ import annotations

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
