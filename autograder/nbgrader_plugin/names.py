"""Students of every name in nbgrader's commands: what they look for is a name first, then a pattern."""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches(name: str, wanted: str) -> bool:
    """Whether nbgrader's option `wanted` means `name`: nbgrader strips the spaces around an option."""
    return name == wanted or name.strip() == wanted or fnmatchcase(name, wanted)
