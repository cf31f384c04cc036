"""Ways out of a worker by the network, and by what the kernel offers to everybody: memory in no account, rights, keyrings."""

from __future__ import annotations

import ctypes
import mmap
import os
import socket

from . import system_calls
from .way_out import Places, attempt


@attempt("open a network connection")
def _(places: Places) -> bool:
    with socket.create_connection(("127.0.0.1", places["port"]), timeout=2):
        return True


@attempt("connect to a service of the machine by its path")
def _(places: Places) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(places["socket"])
        return True


@attempt("connect to a service of the machine by its abstract name")
def _(places: Places) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(places["abstract"])
        return True


@attempt("send a datagram to a service of the machine")
def _(places: Places) -> bool:
    one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with one, other:
        return one.sendto(b"x", places["datagrams"]) == 1


@attempt("take memory that is in no process's account")
def _(places: Places) -> bool:
    return os.memfd_create("probe") >= 0


@attempt("share anonymous memory")
def _(places: Places) -> bool:
    mmap.mmap(-1, mmap.PAGESIZE).close()
    return True


@attempt("make system calls by io_uring")
def _(places: Places) -> bool:
    parameters = ctypes.create_string_buffer(120)
    return system_calls.make("io_uring_setup", 1, ctypes.addressof(parameters)) >= 0


@attempt("handle page faults")
def _(places: Places) -> bool:
    return system_calls.make("userfaultfd", 1) >= 0  # UFFD_USER_MODE_ONLY: allowed to everybody


@attempt("keep something in the kernel's keyring")
def _(places: Places) -> bool:
    name, kind = ctypes.create_string_buffer(b"autograder-probe"), ctypes.create_string_buffer(b"user")
    at, process_keyring = [ctypes.addressof(text) for text in (kind, name)], -2
    return system_calls.make("add_key", *at, at[1], 1, process_keyring) >= 0


@attempt("become root")
def _(places: Places) -> bool:
    os.setresuid(0, 0, 0)
    return os.open("/etc/shadow", os.O_RDONLY) >= 0
