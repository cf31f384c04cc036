"""`--help` in the reader's language: what commands and options say of themselves is plain English until the program starts."""

from __future__ import annotations

import typer.core
import typer.main

from linearloss.sentences import say, words

# What Typer itself says. It looks these words up by gettext, in compiled files; ours are in `po` files.
OF_TYPER = (
    say("Options"),
    say("Arguments"),
    say("Commands"),
    say("default: {default}"),
    say("required"),
    say("Missing command."),
    say("No such command {name!r}."),
)


def spoken(app: typer.Typer) -> typer.core.TyperGroup:
    """The commands, each with its help in the language that is spoken."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    setattr(typer.core, "_", words)  # noqa: B010  (for mypy it is gettext's own function)
    for command in (group, *group.commands.values()):
        command.help = words(command.help or "")
        of_help = command.get_help_option(typer.Context(command))
        for parameter in (*command.params, of_help):
            if isinstance(parameter, (typer.core.TyperOption, typer.core.TyperArgument)):
                parameter.help = words(parameter.help or "")
    return group


# Of the option that Typer adds to each command.
OF_HELP = say("Show this message and exit.")
