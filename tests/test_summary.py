"""The table at the end of `grade`: of a large class a row for each assignment."""

from __future__ import annotations

from datetime import datetime

import pytest
from rich.console import Console
from test_report_samples import record, submission

from autograder.cli import summary
from autograder.cli.summary import summary_table


def rows(table: object) -> list[tuple[str, ...]]:
    return list(zip(*(list(column.cells) for column in table.columns), strict=True))  # type: ignore[attr-defined]


def test_a_large_class_has_a_row_for_each_assignment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "MOST_ROWS", 2)
    handed_in, due = datetime(2026, 1, 2), datetime(2026, 1, 1)
    found = [
        submission(record("ada"), record("ada", "test_losses", 6, max_points=6)),
        submission(record("bob", points=1, status="partial"), timestamp=handed_in, due=due),
        submission(record("cem", "test_svm", 3, max_points=12, assignment="02-svm", notebook="svm")),
    ]
    (first, second) = rows(summary_table(found))
    assert first[:4] == ("01-hinge", "2", "5.50", "10")
    assert "2 passed" in first[4] and "1 partial" in first[4] and "1 late" in first[5]
    assert second[:4] == ("02-svm", "1", "3.00", "12") and "late" not in second[5]


@pytest.mark.parametrize(
    "name", ["x" * 200, "\u2603" * 84, "한" * 80, "[red" * 30], ids=["letters", "snowmen", "wide", "markup"]
)
def test_beside_a_long_name_there_is_room_for_points(name: str) -> None:
    terminal = Console(width=80, record=True, emoji=False)
    terminal.print(summary_table([submission(record("ada", points=3)), submission(record(name, points=2))]))
    lines = terminal.export_text().splitlines()
    assert [line.split()[:4] for line in lines if line.startswith("ada")] == [["ada", "01-hinge", "3", "4"]]
    assert "".join(line[:30].split()[0] for line in lines[2:]).startswith(name)
