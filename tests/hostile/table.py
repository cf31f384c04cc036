"""The table of the threat model: what the suite gives under one mechanism."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from .case import FULL
from .classes import CLASSES, cases, student_of
from .leaks import in_files, in_records
from .run import HONEST, Batch

PAGE = Path(__file__).parents[2] / "docs" / "threat-model.md"


def table(batch: Callable[[str], Batch]) -> str:
    """Class, cases, most points gained, leaks, neighbours, as the documentation shows them."""
    lines = [
        "| class | cases | points gained by the worst | leaks | neighbours with full marks |",
        "|---|---|---|---|---|",
    ]
    for name, kind in CLASSES.items():
        done = batch(name)
        gained = max(_gained(done, name, short) for short in cases(name))
        full = sum(done.of(honest) == {test: (points, "passed") for test, points in FULL.items()} for honest in HONEST)
        lines.append(
            f"| {kind.title} | {len(cases(name))} | {gained:g} of {sum(FULL.values()):g} | {leaks(done)} | {full} of {len(HONEST)} |"
        )
    total = sum(len(cases(name)) for name in CLASSES)
    return "\n".join([*lines, f"| **all** | **{total}** | | | |"])


def _gained(done: Batch, name: str, short: str) -> float:
    """Points above what the functions of a case earn honestly; one that was refused has gained nothing."""
    case, got = cases(name)[short], done.of(student_of(name, short))
    earned = sum(points for points, _ in case.expected().values()) - case.gains
    return max(sum(points or 0.0 for points, _ in got.values()) - earned, 0.0)


def leaks(done: Batch) -> int:
    """Hidden texts that came out, bytes that were heard, what changed, what was left."""
    told = in_records(record for records in done.records.values() for record in records)
    return len(told) + len(in_files(done.course)) + len(done.received) + len(done.changed) + len(done.left)


def _place(mechanism: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- figures: {mechanism} -->\n)(.*?)(<!-- end of figures -->)", re.DOTALL)


def shown(mechanism: str) -> str:
    """What the page shows of this mechanism."""
    found = _place(mechanism).search(PAGE.read_text(encoding="utf-8"))
    return found[2].strip() if found else ""


def write(mechanism: str, text: str) -> None:
    """Put a table into its place on the page."""
    page = _place(mechanism).sub(
        lambda match: f"{match[1]}\n{text}\n\n{match[3]}", PAGE.read_text(encoding="utf-8")
    )  # fmt: skip
    PAGE.write_text(page, encoding="utf-8")
