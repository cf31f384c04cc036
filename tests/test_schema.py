"""The version of nbgrader's tables, without a program that finds it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.gradebook.schema import find_version_here, newest


def test_a_new_gradebook_has_the_version_of_the_newest_migration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # no alembic
    find_version_here()
    Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}").close()
    with sqlite3.connect(tmp_path / "gradebook.db") as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(newest(),)]
    connection.close()
    migrations = Path(__import__("nbgrader").__file__).parent / "alembic" / "versions"
    assert [path.name for path in migrations.glob(f"{newest()}*.py")], "alembic would find another one"
