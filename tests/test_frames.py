"""Frames arrive whole or not at all, and no wait is longer than its deadline."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from autograder.channel import frames
from autograder.channel.codec import MOST_BYTES, BadFrame, NotAValue, encode

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def soon(seconds: float = 0.1) -> float:
    return time.monotonic() + seconds


def framed(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data


def test_values_arrive_in_order(pair: Pair) -> None:
    ours, theirs = pair
    for value in ({"a": 1}, [1.5, None], "text"):
        frames.send(ours, value)
    assert [frames.receive(theirs, soon()) for _ in range(3)] == [{"a": 1}, [1.5, None], "text"]


def test_a_value_larger_than_the_sockets_buffer(pair: Pair) -> None:
    ours, theirs = pair
    array = np.arange(500_000.0)
    sender = threading.Thread(target=frames.send, args=(ours, array))
    sender.start()
    np.testing.assert_array_equal(frames.receive(theirs, soon(10)), array)
    sender.join()


def test_a_frame_in_pieces_is_put_together(pair: Pair) -> None:
    ours, theirs = pair
    whole = framed(encode([1, 2, 3]))

    def drip() -> None:
        for byte in whole:
            ours.sendall(bytes([byte]))
            time.sleep(0.002)

    sender = threading.Thread(target=drip)
    sender.start()
    assert frames.receive(theirs, soon(5)) == [1, 2, 3]
    sender.join()


@pytest.mark.parametrize(
    "sent", [b"", b"\x05\x00", framed(encode([1, 2, 3]))[:-1]], ids=["nothing", "half a length", "one byte short"]
)
def test_silence_ends_at_the_deadline(pair: Pair, sent: bytes) -> None:
    ours, theirs = pair
    ours.sendall(sent)
    start = time.monotonic()
    with pytest.raises(frames.DeadlinePassed):
        frames.receive(theirs, soon(0.05))
    assert time.monotonic() - start < 1.0


def test_dripping_bytes_do_not_prolong_the_deadline(pair: Pair) -> None:
    ours, theirs = pair
    stop = threading.Event()

    def drip() -> None:
        ours.sendall(struct.pack("<I", 1000))
        while not stop.wait(0.01):
            ours.sendall(b"\x00")

    sender = threading.Thread(target=drip)
    sender.start()
    start = time.monotonic()
    with pytest.raises(frames.DeadlinePassed):
        frames.receive(theirs, soon(0.2))
    assert time.monotonic() - start < 1.0
    stop.set()
    sender.join()


def test_a_deadline_in_the_past(pair: Pair) -> None:
    ours, theirs = pair
    frames.send(ours, 1)
    with pytest.raises(frames.DeadlinePassed):
        frames.receive(theirs, time.monotonic() - 1)


@pytest.mark.parametrize(
    "sent", [b"", b"\x05\x00", framed(encode([1, 2, 3]))[:-1]], ids=["nothing", "half a length", "one byte short"]
)
def test_a_closed_end_is_noticed_at_once(pair: Pair, sent: bytes) -> None:
    ours, theirs = pair
    ours.sendall(sent)
    ours.close()
    start = time.monotonic()
    with pytest.raises(frames.Closed):
        frames.receive(theirs, soon(5))
    assert time.monotonic() - start < 1.0


def test_sending_to_a_closed_end(pair: Pair) -> None:
    ours, theirs = pair
    theirs.close()
    with pytest.raises(frames.Closed):
        frames.send(ours, 1)


def test_sending_to_one_who_does_not_read(pair: Pair) -> None:
    ours, _ = pair
    with pytest.raises(frames.DeadlinePassed):
        frames.send(ours, np.zeros(1_000_000), soon(0.05))


@pytest.mark.parametrize("sent", [b"\x00", framed(encode(1))], ids=["bytes of one frame", "whole frames"])
def test_the_watch_is_called_by_the_clock_whatever_comes_meanwhile(
    pair: Pair, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "WATCH_SECONDS", 0.05)
    ours, theirs = pair
    stop, watched = threading.Event(), []
    watch = frames.ByTheClock(lambda: watched.append(1))

    def drip() -> None:
        if len(sent) == 1:
            ours.sendall(struct.pack("<I", 100_000))
        while not stop.wait(0.005):
            ours.sendall(sent)

    sender = threading.Thread(target=drip)
    sender.start()
    end = soon(0.5)
    with pytest.raises(frames.DeadlinePassed):
        while True:
            frames.receive(theirs, end, watch)
    stop.set()
    sender.join()
    assert len(watched) >= 3


def test_a_watch_ends_a_wait_to_send(pair: Pair) -> None:
    class Watched(Exception): ...

    def watch() -> None:
        raise Watched

    with pytest.raises(Watched):
        frames.send(pair[0], np.zeros(1_000_000), soon(5), watch)


@pytest.mark.parametrize("announced", [MOST_BYTES + 1, 2**32 - 1])
def test_an_announcement_too_large_is_refused_before_anything_is_read(pair: Pair, announced: int) -> None:
    ours, theirs = pair
    ours.sendall(struct.pack("<I", announced))
    with pytest.raises(BadFrame, match=str(announced)):
        frames.receive(theirs, soon(5))


@pytest.mark.parametrize(
    "data", [b"", b"\xc1", b"\x93\x01", b"junk that is no value"], ids=["empty", "reserved", "cut", "junk"]
)
def test_a_frame_that_is_no_value(pair: Pair, data: bytes) -> None:
    ours, theirs = pair
    ours.sendall(framed(data))
    with pytest.raises(BadFrame):
        frames.receive(theirs, soon())


def test_what_may_not_travel_leaves_the_socket_clean(pair: Pair) -> None:
    ours, theirs = pair
    with pytest.raises(NotAValue):
        frames.send(ours, [object()])
    frames.send(ours, "next")
    assert frames.receive(theirs, soon()) == "next"
