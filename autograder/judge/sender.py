"""Messages of the fork server and its workers, with the process id of who has sent them, as the kernel knows it here."""

from __future__ import annotations

import select
import socket
import struct
import time
from typing import Any

from autograder.channel import frames
from autograder.channel.codec import BadFrame

_CREDENTIALS = struct.Struct("iii")


def ask_for_credentials(connection: socket.socket, ask: bool = True) -> None:
    """Let the kernel name the sender of each message: in a namespace, a process does not know its number outside."""
    if hasattr(socket, "SO_PASSCRED"):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, int(ask))


def receive(connection: socket.socket, seconds: float) -> tuple[list[Any], int]:
    """One message and its sender's process id; an empty list if nothing came."""
    end = time.monotonic() + seconds
    try:
        if not select.select([connection], [], [], seconds)[0]:
            return [], 0
        _, about, _, _ = connection.recvmsg(1, socket.CMSG_SPACE(_CREDENTIALS.size), socket.MSG_PEEK)
        message = frames.receive(connection, end)
    except (OSError, frames.Closed, frames.DeadlinePassed, BadFrame):
        return [], 0
    pids = [
        _CREDENTIALS.unpack(value[: _CREDENTIALS.size])[0]
        for _, kind, value in about
        if kind == getattr(socket, "SCM_CREDENTIALS", None)
    ]
    return message, (pids or [0])[0]
