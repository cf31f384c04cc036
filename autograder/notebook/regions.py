"""Regions of a cell's source between `### BEGIN X` and `### END X`."""

from __future__ import annotations

HIDDEN_TESTS = "HIDDEN TESTS"
MARK_SCHEME = "MARK SCHEME"
SOLUTION = "SOLUTION"


def split_region(source: str, region: str) -> tuple[str, str]:
    """The lines outside and the lines inside every region of that name, without the marker lines."""
    outside: list[str] = []
    inside: list[str] = []
    within = False
    for line in source.splitlines():
        if f"### BEGIN {region}" in line:
            within = True
        elif f"### END {region}" in line:
            within = False
        else:
            (inside if within else outside).append(line)
    return "\n".join(outside), "\n".join(inside)


def without_secrets(source: str) -> str:
    """`source` as students may see it: no hidden test, no mark scheme."""
    for region in (HIDDEN_TESTS, MARK_SCHEME):
        if f"### BEGIN {region}" in source:
            source = split_region(source, region)[0]
    return source


def without_solution_markers(source: str) -> str:
    """`source` without the two lines around a solution, which stays."""
    marked = (f"### BEGIN {SOLUTION}", f"### END {SOLUTION}")
    return "\n".join(line for line in source.splitlines() if line.strip() not in marked)
