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


class Closed(Exception):
    """The other end is gone."""


class DeadlinePassed(Exception):
    """Nothing (or not all) came in time."""


def send(connection: socket.socket, value: Any) -> None:
    """Send one value, waiting as long as the socket's own time-out allows.

    Raises:
        NotAValue, BadFrame: the value may not travel.
        Closed: the other end is gone.
    """
    data = encode(value)
    try:
        connection.sendall(_LENGTH.pack(len(data)) + data)
    except TimeoutError as error:
        raise DeadlinePassed from error
    except OSError as error:
        raise Closed from error


def receive(connection: socket.socket, deadline: float | None = None, watch: Callable[[], None] = lambda: None) -> Any:
    """The next value; `deadline` is a time of `time.monotonic()`.

    Args:
        watch: called every `WATCH_SECONDS` while nothing comes; may raise.

    Raises:
        DeadlinePassed, Closed: nothing whole came.
        BadFrame: what came is not a value, or claims to be too long.
    """
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size, deadline, watch))
    if length > MOST_BYTES:
        raise BadFrame(f"a message of {length} bytes was announced")
    return decode(_exactly(connection, length, deadline, watch))


def _exactly(connection: socket.socket, count: int, deadline: float | None, watch: Callable[[], None]) -> bytes:
    chunks: list[bytes] = []
    while count:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise DeadlinePassed
            if not select.select([connection], [], [], min(left, WATCH_SECONDS))[0]:
                watch()
                continue
        try:
            chunk = connection.recv(min(count, 1 << 20))
        except TimeoutError as error:
            raise DeadlinePassed from error
        except OSError as error:
            raise Closed from error
        if not chunk:
            raise Closed
        chunks.append(chunk)
        count -= len(chunk)
    return b"".join(chunks)
