"""What the text of somebody's cell is, found out within bounds: Python takes a kilobyte for a short statement that it reads."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

MOST_PARSED = 20_000  # characters of a cell
MOST_LOOKED_AT = 100  # cells of a notebook, for one purpose


@dataclass(frozen=True)
class Code:
    """A text as Python reads it.

    Attributes:
        kind: code, or nothing but constants (sentences in quotes, numbers), or no Python at all, or longer than `MOST_PARSED`.
        names: what it defines at its top level.
    """

    kind: Literal["code", "constants", "no Python", "too long"]
    names: frozenset[str] = frozenset()


@lru_cache(maxsize=512)
def read_code(source: str) -> Code:
    """A text as Python reads it."""
    if len(source) > MOST_PARSED:
        return Code("too long")
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return Code("no Python")
    except (ValueError, RecursionError, MemoryError):
        return Code("too long")
    if all(isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) for one in body):
        return Code("constants")
    return Code("code", frozenset(name for one in body for name in _defined(one)))


def _defined(statement: ast.stmt) -> list[str]:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]
