"""Limits of time for a machine that is emulated: SLOWNESS=10 in the environment makes them ten times as long."""

from __future__ import annotations

import os
import re
from dataclasses import replace

from autograder.course import Limits

SLOWNESS = float(os.environ.get("SLOWNESS", "1"))


def seconds(usual: float) -> float:
    """So many, here."""
    return usual * SLOWNESS


def in_manifest(text: str) -> str:
    """The text of a course.toml with every limit that is in seconds multiplied."""
    return re.sub(r"(?m)^(\w+_seconds = )([\d.]+)", lambda found: f"{found[1]}{float(found[2]) * SLOWNESS}", text)


def in_limits(limits: Limits) -> Limits:
    """The same for limits of a test."""
    seconds = {name: value * SLOWNESS for name, value in vars(limits).items() if name.endswith("_seconds")}
    return replace(limits, **seconds)
