"""Reach others by system calls: signals, their memory, their limits, and everything that outlives a process.

One case a call, made by its number, past whatever Python or the C library would refuse. The numbers are those
of x86-64; elsewhere the calls go by other numbers, and these cases try nothing.
"""

from __future__ import annotations

from .case import ENDED, LAZY, Case, lazy

CALL = """\
import ctypes, os, platform, signal
libc = ctypes.CDLL(None, use_errno=True)
room = ctypes.create_string_buffer(4096)
there, here = ctypes.c_ulong(ctypes.addressof(room)), ctypes.addressof(room)
def call(number, *arguments):
    if platform.machine() != 'x86_64':
        return -1
    return libc.syscall(ctypes.c_long(number), *(a if hasattr(a, '_type_') else ctypes.c_long(a) for a in arguments))
def escaped(what):
    print('ESC' + 'APED', what)
"""
# Python's own ways to another process, and those below it; a child that was made ends at once.
PROCESSES = """\
import multiprocessing, pty, subprocess, threading
def child(make):
    try:
        pid = make()
    except Exception:
        return
    if pid == 0: os._exit(0)
    if pid is not None and pid > 0: escaped(make)
"""


def on_others(tries: str, expression: str) -> Case:
    """A call on the judge and on the parent: what is not refused has escaped."""
    return lazy(tries, f"{CALL}for pid in (@JUDGE@, os.getppid()):\n    if {expression}: escaped(pid)")


def own(tries: str, expression: str) -> Case:
    """A call that must be refused whoever is its target."""
    return lazy(tries, f"{CALL}if {expression}: escaped('')")


def children(tries: str, *ways: str) -> Case:
    """A worker is one process: none of these makes another."""
    return lazy(tries, CALL + PROCESSES + "".join(f"child(lambda: {way})\n" for way in ways))


def machine_code(tries: str, code: str) -> Case:
    """Instructions that make the call by a door which a filter may have forgotten."""
    attack = (
        f"{CALL}import mmap\nif platform.machine() == 'x86_64':\n"
        "    page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)\n"
        f"    page.write(bytes.fromhex('{code}'))\n"
        "    address = ctypes.addressof(ctypes.c_char.from_buffer(page))\n    found = ctypes.CFUNCTYPE(ctypes.c_int)(address)()\n"
        "    if found == 0: os._exit(0)\n    if found > 0: escaped(found)\n"
    )
    return Case(tries, {"svm_loss": LAZY}, first=attack, gets=ENDED)


CASES = {
    "processes": children(
        "makes a process by every way that Python knows",
        "os.fork()", "os.forkpty()[0]", "subprocess.Popen(['true']).pid", "os.posix_spawn('/bin/true', ['true'], {})",
        "os.spawnv(os.P_NOWAIT, '/bin/true', ['true'])", "1 if os.system('true') == 0 else None", "pty.fork()[0]",
        "[p := multiprocessing.get_context('fork').Process(target=int), p.start(), p.pid][-1]",
        "[p := multiprocessing.get_context('spawn').Process(target=int), p.start(), p.pid][-1]", "1 if os.popen('echo x').read() else None",
    ),
    "processes_by_number": children(
        "makes a process by the calls themselves", "call(57)", "call(58)", "call(56, 17, 0, 0, 0, 0)", "call(56, 0x8000 | 17, 0, 0, 0, 0)", "call(435, here, 88)",
    ),
    "processes_in_thread": children(
        "makes a process in a thread", "[found := [], t := threading.Thread(target=lambda: found.append(call(57))), t.start(), t.join(), found[0]][-1]",
    ),
    "other_program": own("becomes another program", "[call(59, ctypes.c_char_p(b'/bin/true'), 0, 0), call(322, -100, ctypes.c_char_p(b'/bin/true'), 0, 0, 0)] != [-1, -1]"),
    "fork_of_32_bits": machine_code("makes a process by the door of 32-bit programs", "b802000000cd80c3"),
    "socket_of_32_bits": machine_code("makes a socket by the door of 32-bit programs", "53b867010000bb02000000b901000000ba00000000cd805bc3"),
    "x32": own("makes a process and a socket by the numbers of x32", "call(0x40000000 | 57) > 0 or call(0x40000000 | 41, 2, 1, 0) >= 0"),
    # Signals.
    "kill": on_others("sends signals by kill", "libc.kill(pid, 0) == 0"),
    "tkill": on_others("sends signals by tkill", "call(200, pid, 0) == 0"),
    "tgkill": on_others("sends signals by tgkill", "call(234, pid, pid, 0) == 0"),
    "sigqueue": on_others("sends signals with a value", "call(129, pid, 10, here) == 0 or call(297, pid, pid, 10, here) == 0"),
    "pidfd": on_others("sends signals through a descriptor", "(fd := call(434, pid, 0)) >= 0 and call(424, fd, 0, 0, 0) == 0"),
    "group": own("sends signals to groups of others", "libc.kill(-@JUDGE@, 0) == 0 or libc.killpg(os.getpgid(0) - 1, 0) == 0"),
    "owner_of_pipe": lazy(
        "lets the kernel signal the judge when a pipe may be read",
        f"{CALL}import fcntl, time\nr, w = os.pipe()\nfor pid in (@JUDGE@, os.getppid()):\n    try:\n        fcntl.fcntl(r, fcntl.F_SETOWN, pid)\n"
        "        fcntl.fcntl(r, 10, signal.SIGKILL)\n        fcntl.fcntl(r, fcntl.F_SETFL, fcntl.fcntl(r, fcntl.F_GETFL) | os.O_ASYNC)\n        os.write(w, b'x')\n    except OSError:\n        pass\ntime.sleep(0.1)",
    ),
    # Others' memory and descriptors.
    "ptrace": on_others("traces by ptrace", "call(101, 0x4206, pid, 0, 0) == 0 or call(101, 16, pid, 0, 0) == 0"),
    "process_vm": on_others("reads memory by process_vm_readv", "call(310, pid, here, 1, here, 1, 0) > 0 or call(311, pid, here, 1, here, 1, 0) > 0"),
    "pidfd_getfd": on_others("takes descriptors", "(fd := call(434, pid, 0)) >= 0 and call(438, fd, 3, 0) >= 0"),
    "kcmp": on_others("compares descriptors", "call(312, pid, os.getpid(), 0, 3, 3) >= 0"),
    "madvise": on_others("drops memory pages of others", "(fd := call(434, pid, 0)) >= 0 and call(440, fd, here, 1, 21, 0) >= 0"),
    "move_pages": on_others("moves memory pages of others", "call(279, pid, 1, ctypes.c_void_p(ctypes.addressof(there)), 0, here, 2) == 0 or call(256, pid, 64, here, here) == 0"),
    "proc_files": lazy("opens what /proc shows of others", CALL + "for pid in (@JUDGE@, os.getppid(), 1):\n    for name in ('mem', 'maps', 'environ', 'stack', 'syscall', 'fd', 'root', 'cwd'):\n        try:\n            os.listdir(f'/proc/{pid}/{name}') if name in ('fd', 'root', 'cwd') else open(f'/proc/{pid}/{name}', 'rb').read(9)\n            escaped(name)\n        except OSError:\n            pass"),
    # Others' limits and turns.
    "prlimit": on_others("lowers limits", "call(302, pid, 7, here, 0) == 0"),
    "affinity": on_others("binds others to one core", "call(203, pid, 8, (ctypes.c_ulong * 1)(1)) == 0"),
    "scheduler": on_others("makes others wait", "call(144, pid, 5, here) == 0 or call(142, pid, here) == 0 or call(314, pid, here, 0) == 0"),
    "priority": on_others("lowers priorities", "call(141, 0, pid, 19) == 0 or call(251, 1, pid, 0x6007) == 0"),
    "oom_score": lazy("makes itself the last to be ended, and others the first", CALL + "for pid, score in ((@JUDGE@, '1000'), (os.getppid(), '1000'), ('self', '-1000')):\n    try:\n        open(f'/proc/{pid}/oom_score_adj', 'w').write(score)\n        escaped(pid)\n    except OSError:\n        pass"),
    # What outlives a process, or is counted nowhere.
    "shared_segment": own("makes a System V segment", "call(29, 0x7c1e, 2**20, 0o1666) >= 0"),
    "semaphores": own("makes System V semaphores", "call(64, 0x7c1e, 9, 0o1666) >= 0"),
    "messages": own("makes queues of messages", "call(68, 0x7c1e, 0o1666) >= 0 or call(240, ctypes.c_char_p(b'evil'), 0o102, 0o666, 0) >= 0"),
    "memory_file": own("makes files without a name", "call(319, ctypes.c_char_p(b'x'), 0) >= 0 or call(447, 0) >= 0"),
    "io_uring": own("lets the kernel make its calls", "call(425, 8, here) >= 0"),
    "keys": own("keeps something on the kernel's key ring", "call(248, ctypes.c_char_p(b'user'), ctypes.c_char_p(b'evil'), here, 9, -4) >= 0"),
    "programs_in_kernel": own("loads a program into the kernel", "call(321, 5, here, 128) >= 0 or call(298, here, 0, -1, -1, 0) >= 0"),
    "fault_handler": own("answers the kernel's page faults", "call(323, 1) >= 0"),
    "namespaces": own("makes a user or a mount of its own", "any(call(272, flag) == 0 for flag in (0x10000000, 0x20000, 0x20000000, 0x40000000, 0x2000000)) or call(308, 0, 0) == 0"),
    "mounts": own("mounts", "call(165, ctypes.c_char_p(b'x'), ctypes.c_char_p(b'.'), ctypes.c_char_p(b'tmpfs'), 0, 0) == 0 or call(430, ctypes.c_char_p(b'tmpfs'), 0) >= 0 or call(428, -100, ctypes.c_char_p(b'/'), 1) >= 0"),
    "other_root": own("changes its root", "call(161, ctypes.c_char_p(b'.')) == 0 or call(155, ctypes.c_char_p(b'.'), ctypes.c_char_p(b'.')) == 0"),
    "handles": own("opens files by their numbers", "call(304, -100, here, 0) >= 0"),
    "machine": own("reads the kernel's log, and gives the machine its name", "call(103, 10, 0, 0) >= 0 or call(170, ctypes.c_char_p(os.uname().nodename.encode()), len(os.uname().nodename)) == 0"),
    "terminal": lazy("types into the terminal of whoever grades", CALL + "import fcntl, termios\nfor n in range(64):\n    try:\n        fcntl.ioctl(n, termios.TIOCSTI, b'x')\n        escaped(n)\n    except OSError:\n        pass"),
    "own_limits": lazy("raises its own limits", CALL + "import resource\nfor which in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):\n    try:\n        resource.setrlimit(which, (resource.RLIM_INFINITY,) * 2)\n        escaped(which)\n    except (OSError, ValueError):\n        pass"),
    "own_user": own("becomes somebody else", "os.getuid() != 0 and any(r == 0 for r in (call(105, 0), call(106, 0), call(117, 0, 0, 0)))"),
}  # fmt: skip
