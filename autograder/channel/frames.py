"""Frames on a socket: four bytes of length, then a value. Every wait has a deadline."""

from __future__ import annotations

import select
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

from .codec import MOST_BYTES, BadFrame, decode, encode

WATCH_SECONDS = 0.25
_LENGTH = struct.Struct("<I")
_AT_ONCE = 1 << 20


class Closed(Exception):
    """The other end is gone."""


class DeadlinePassed(Exception):
    """Nothing (or not all) came, or was taken, in time."""


class ByTheClock:
    """Calls `watch` every `WATCH_SECONDS`, however often it is called itself: made once for a whole exchange.

    What the other end sends meanwhile, a byte now and then or a thousand whole frames, does not put it off.
    """

    def __init__(self, watch: Callable[[], None]):
        self._watch = watch
        self._last = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() - self._last >= WATCH_SECONDS:
            self._watch()
            self._last = time.monotonic()  # of its end: a slow watch must not take all the time


def _nobody() -> None:
    pass


def send(
    connection: socket.socket, value: Any, deadline: float | None = None, watch: Callable[[], None] = _nobody
) -> None:
    """Send one value; `deadline` and `watch` as for `receive`.

    Raises:
        NotAValue, BadFrame: the value may not travel.
        DeadlinePassed, Closed: not all of it was taken.
    """
    send_encoded(connection, encode(value), deadline, watch)


def send_encoded(
    connection: socket.socket, data: bytes, deadline: float | None = None, watch: Callable[[], None] = _nobody
) -> None:
    """The same for a value that `encode` has made bytes of."""
    rest = memoryview(_LENGTH.pack(len(data)) + data)
    # With a deadline never more than the socket takes at once: the other end need not read.
    flags = 0 if deadline is None else socket.MSG_DONTWAIT
    _in_time(deadline, watch)
    while rest:
        try:
            rest = rest[connection.send(rest[:_AT_ONCE], flags) :]
        except BlockingIOError:
            _wait(connection, deadline, to_send=True)
            _in_time(deadline, watch)
        except OSError as error:
            raise Closed from error


def receive(connection: socket.socket, deadline: float | None = None, watch: Callable[[], None] = _nobody) -> Any:
    """The next value; `deadline` is a time of `time.monotonic()`.

    Args:
        watch: called for every frame, after every wait, and at least every `WATCH_SECONDS`; may raise (see `ByTheClock`).

    Raises:
        DeadlinePassed, Closed: nothing whole came.
        BadFrame: what came is not a value, or claims to be too long.
    """
    if deadline is not None:
        _wait(connection, deadline)  # an answer is never there at once
        _in_time(deadline, watch)
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size, deadline, watch))
    if length > MOST_BYTES:
        raise BadFrame(f"a message of {length} bytes was announced")
    return decode(_exactly(connection, length, deadline, watch))


def _exactly(connection: socket.socket, count: int, deadline: float | None, watch: Callable[[], None]) -> bytearray:
    data = bytearray(count)
    rest = memoryview(data)
    flags = 0 if deadline is None else socket.MSG_DONTWAIT
    while rest:
        try:
            size = connection.recv_into(rest[:_AT_ONCE], 0, flags)
            if not size:
                raise Closed
            rest = rest[size:]
        except BlockingIOError:
            _wait(connection, deadline)
        except OSError as error:
            raise Closed from error
        if rest:
            _in_time(deadline, watch)
    return data


def _in_time(deadline: float | None, watch: Callable[[], None]) -> None:
    """Once for every frame, and for every further step of a long one, also where nothing has to be waited for."""
    if deadline is not None:
        watch()
        if time.monotonic() >= deadline:
            raise DeadlinePassed


def _wait(connection: socket.socket, deadline: float | None, to_send: bool = False) -> None:
    """Until the socket can be used; `WATCH_SECONDS` at most, or without end if there is no deadline."""
    left = None if deadline is None else max(min(deadline - time.monotonic(), WATCH_SECONDS), 0.0)
    to_read, to_write = ([], [connection]) if to_send else ([connection], [])
    select.select(to_read, to_write, [], left)
