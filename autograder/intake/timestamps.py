"""When something was handed in, as `timestamp.txt` says; what cannot be read is no timestamp."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

from dateutil import parser, tz

TIMESTAMP = "timestamp.txt"

# Two that differ in everything: what the text does not say is taken from here, and then the two results differ.
_DEFAULTS = (datetime(2001, 1, 1), datetime(2002, 2, 2))
_ZONE = re.compile(r"[A-Za-z]+(?:[/_-][A-Za-z]+){0,4}")
_YEAR_FIRST = re.compile(r"\d{4}")
MOST_CHARACTERS = 200
FIRST_YEAR, LAST_YEAR = 1990, 2199


def parse_timestamp(data: bytes) -> datetime:
    """The time in UTC, without a zone, as nbgrader's gradebook keeps it.

    Raises:
        ValueError: it is no full date, its zone or year cannot be meant, or `10/11/2026` may be two days.
    """
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig").strip()
    if not text.isprintable():
        raise ValueError("control characters")
    if len(text) > MOST_CHARACTERS:
        raise ValueError("more than a time")
    words, _, place = text.rpartition(" ")
    try:
        zone = _zone(place, None) if "/" in place and _ZONE.fullmatch(place) else None  # e.g. Europe/Rome
        text = words if zone else text
        first, second = (parser.parse(text, default=default, tzinfos=_zone) for default in _DEFAULTS)
        if first.date() != second.date():
            raise ValueError("no full date")
        if not _YEAR_FIRST.match(text) and parser.parse(text, default=first, tzinfos=_zone, dayfirst=True) != first:
            raise ValueError("the day or the month may be first")
        if zone or first.tzinfo:
            first = first.replace(tzinfo=zone or first.tzinfo).astimezone(UTC).replace(tzinfo=None)
    except (
        Exception
    ) as error:  # what a parser of dates of every kind may raise: decimal.InvalidOperation, OverflowError, …
        raise ValueError(str(error)) from error
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise ValueError("a year that cannot be meant")
    return first


def write_timestamp(timestamp: datetime) -> str:
    """As nbgrader writes it into `timestamp.txt`."""
    return f"{timestamp:%Y-%m-%d %H:%M:%S.%f} UTC"


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """The zone of a date: by its distance from UTC, else by its name; a date without one is in UTC."""
    if offset is not None:
        return tz.tzoffset(name, offset)
    if not name:
        return None
    found = tz.gettz(name) if _ZONE.fullmatch(name) else None
    if found is None:
        raise ValueError(f"an unknown time zone {name}")
    return found
