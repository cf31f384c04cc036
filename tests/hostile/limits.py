"""Slip past the limits on memory, disk, time and number: what is taken is kept for two seconds under the judge's eyes.

The limits of the trial: 512 MiB of memory, 48 MiB of files.
"""

from __future__ import annotations

from .case import ENDED, FAILED, LAZY, Case, held

MIB = "2**20"
# Sends a byte of an announced megabyte now and then: a judge that looks only while nothing comes never looks.
DRIBBLE = """\
import struct
def dribble(seconds):
    for number in range(3, 256):
        try:
            os.write(number, struct.pack('<I', 10**6))
            break
        except OSError:
            pass
    else:
        return time.sleep(seconds)
    end = time.time() + seconds
    while time.time() < end:
        os.write(number, b'\\x00')
        time.sleep(0.05)
"""
FORTY_FILES = "for n in range(40):\n    with open(f'f{n}', 'wb') as file: file.write(bytes(8 * 2**20))"

MAP = """\
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype, libc.mmap.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
"""
# The thread of a process by which it is known ends; another goes on, and answers in its place when it has done its work.
WITHOUT_FIRST_THREAD = """\
import ctypes, gc, os, threading, time
from autograder.channel import frames
from autograder.worker.session import Session
session = next(each for each in gc.get_objects() if type(each) is Session)
def go_on():
    time.sleep(0.3)
    kept = []
    for _ in range(24):
        kept.append(os.open('x', os.O_CREAT | os.O_RDWR)); os.unlink('x')
        for _ in range(8): os.write(kept[-1], bytes(2**20))
    time.sleep(2)
    said = {'output_type': 'stream', 'name': 'stdout', 'text': 'ESC' + 'APED'}
    frames.send(session.connection, {'id': session.number, 'error': None, 'outputs': [said], 'text': ''})
    time.sleep(9)
threading.Thread(target=go_on).start()
ctypes.CDLL(None).pthread_exit(None)
"""


def shared(tries: str, memory: str) -> Case:
    """400 MiB each in three regions of memory that is not the process's own."""
    return held(
        tries,
        f"kept = []\nfor _ in range(3):\n    m = {memory}\n    kept.append(m)\n    for i in range(0, 400 * {MIB}, 20 * {MIB}):\n"
        f"        m[i:i + 20 * {MIB}] = b'x' * (20 * {MIB})\n        if hasattr(m, 'madvise'): m.madvise(mmap.MADV_DONTNEED, i, 20 * {MIB})",
    )


def dribbled(tries: str, attack: str) -> Case:
    """The same, while something comes all the time."""
    return held(
        tries, f"{DRIBBLE}threading.Thread(target=lambda: exec({attack!r}, globals()), daemon=True).start()\ndribble(2)"
    )


def without_name(tries: str, hide: str, before: str = "") -> Case:
    """Files of 8 MiB that have lost their name; `hide` puts the open one, `n`, where nobody looks."""
    return held(
        tries,
        f"{MAP}{before}\nfor _ in range(24):\n    n = os.open('x', os.O_CREAT | os.O_RDWR); os.unlink('x')\n"
        f"    for _ in range(8): os.write(n, bytes({MIB}))\n    {hide}",
    )


def left(tries: str, attack: str) -> Case:
    """Leaves something in the scratch folder that is hard to remove: the points stay, and nothing is left lying about."""
    return Case(tries, {"svm_loss": f"{LAZY}import os\n{attack}"}, gets=FAILED)


CASES = {
    # Memory that is in no process's account.
    "shared_memory": shared("shared memory, dropped from its own page table", "mmap.mmap(-1, 400 * 2**20)"),
    "shared_file": held("a file that is shared with memory, beyond the limit on files", "kept = []\nfor n in range(3):\n    with open(f'f{n}', 'w+b') as f:\n        f.truncate(60 * 2**20)\n        m = mmap.mmap(f.fileno(), 0)\n    kept.append(m)\n    for i in range(0, len(m), 2**20): m[i:i + 2**20] = b'x' * 2**20"),
    "shared_by_name": held("shared memory with a name", "f = open('/dev/shm/evil', 'w+b'); f.write(bytes(600 * 2**20))"),
    "shared_in_part": held("shared memory by a device, unmapped but for a page", f"{MAP}n = os.open('/dev/zero', os.O_RDWR)\nfor _ in range(6):\n    p = libc.mmap(None, 100 * {MIB}, 3, 1, n, 0)\n    assert p != 2**64 - 1\n    ctypes.memset(p, 1, 100 * {MIB}); libc.munmap(p + 4096, 100 * {MIB} - 4096)"),
    "segment": held("a System V segment", "from multiprocessing import shared_memory\nlibc = ctypes.CDLL(None, use_errno=True)\nnumber = libc.shmget(0, 600 * 2**20, 0o1600)\nif number < 0: raise OSError\nlibc.shmat.restype = ctypes.c_void_p\nctypes.memset(libc.shmat(number, None, 0), 1, 600 * 2**20)"),
    "nameless_files": held("files without a name", "kept = [os.memfd_create('x') for _ in range(3)]\nfor n in kept:\n    for _ in range(300): os.write(n, bytes(2**20))"),
    "secret_memory": held("memory that is hidden from the kernel", "libc = ctypes.CDLL(None, use_errno=True)\nn = libc.syscall(447, 0)\nif n < 0: raise OSError\nos.ftruncate(n, 600 * 2**20); m = mmap.mmap(n, 600 * 2**20); m[:] = b'x' * len(m)"),
    "threads": held("memory in many threads, a little in each", "done, kept = threading.Event(), []\ndef take():\n    kept.append(bytearray(b'x') * (20 * 2**20))\n    done.wait()\ntry:\n    for _ in range(60): threading.Thread(target=take, daemon=True).start()\n    time.sleep(0.5)\n    if sum(map(len, kept)) < 600 * 2**20: raise MemoryError\nexcept BaseException:\n    kept.clear(); done.set()\n    raise"),
    "stacks": held("memory on the stacks of threads", "threading.stack_size(256 * 2**20)\nfor _ in range(9): threading.Thread(target=time.sleep, args=(1,), daemon=True).start()"),
    "native_memory": held("memory past Python, by the C library", "libc = ctypes.CDLL(None)\nlibc.malloc.restype, libc.free.argtypes, kept = ctypes.c_void_p, [ctypes.c_void_p], []\nfor _ in range(9):\n    p = libc.malloc(ctypes.c_size_t(100 * 2**20))\n    if not p:\n        for q in kept: libc.free(q)\n        raise MemoryError\n    kept.append(p)\n    ctypes.memset(p, 1, 100 * 2**20)"),
    "locked_memory": held("memory that is locked", "libc = ctypes.CDLL(None, use_errno=True)\nif libc.mlockall(3) != 0: raise OSError\nx = bytearray(b'x') * (600 * 2**20)"),
    "pages_without_limit": held("memory in huge pages", "m = mmap.mmap(-1, 600 * 2**20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x40000)\nfor i in range(0, len(m), 2**20): m[i:i + 2**20] = b'x' * 2**20"),
    # The kernel's memory on its behalf: bounded by the number of descriptors.
    "pipes": Case("the buffers of all pipes that it may have", {"svm_loss": LAZY + "import fcntl, os\nkept = []\ntry:\n    while len(kept) < 4000:\n        r, w = os.pipe(); kept += [r, w]; os.set_blocking(w, False)\n        try: fcntl.fcntl(w, 1031, 2**20)\n        except OSError: pass\n        try: os.write(w, bytes(2**20))\n        except OSError: pass\nexcept OSError:\n    pass\nif len(kept) >= 4000: print('ESC' + 'APED')"}, gets=FAILED),
    "watches": Case("hundreds of thousands of watched files", {"svm_loss": LAZY + "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\nmade = 0\nfor _ in range(300):\n    n = libc.inotify_init()\n    if n < 0: break\n    made += 1\nif made >= 300: print('ESC' + 'APED')"}, gets=FAILED),
    # Disk.
    "forty_files": held("files beyond the limit", FORTY_FILES),
    "unlinked_files": held("files beyond the limit that have no name any more", "kept = []\nfor n in range(24):\n    file = open('x', 'wb', buffering=0); os.unlink('x'); kept.append(file)\n    for _ in range(8): file.write(bytes(2**20))"),
    "unlinked_by_open": held("files that never had a name", "kept = []\nfor n in range(24):\n    number = os.open('.', os.O_TMPFILE | os.O_WRONLY); kept.append(number)\n    for _ in range(8): os.write(number, bytes(2**20))"),
    "unlinked_mapped": held("files without a name, kept by memory alone", "kept = []\nfor n in range(24):\n    with open('x', 'w+b') as file:\n        os.unlink('x'); file.truncate(8 * 2**20); m = mmap.mmap(file.fileno(), 0)\n    m[:] = b'x' * len(m); kept.append(m)"),
    "in_flight": without_name("files without a name, on their way between two sockets", "socket.send_fds(a, [b'x'], [n]); os.close(n)", "import socket\na, b = socket.socketpair()"),
    "mapped_in_part": without_name("files without a name, of which one page is mapped", "assert libc.mmap(None, 4096, 3, 1, n, 0) != 2**64 - 1; os.close(n)"),
    "mapped_privately": without_name("the same, each page for itself", "assert libc.mmap(None, 4096, 1, 2, n, 0) != 2**64 - 1; os.close(n)"),
    "table_of_a_thread": held("files without a name in a thread's own table of descriptors", f"{MAP}go = []\ndef hold():\n    if libc.syscall(436, 1000, 1000, 2): return go.append(0)\n    for _ in range(24):\n        n = os.open('x', os.O_CREAT | os.O_RDWR); os.unlink('x')\n        for _ in range(8): os.write(n, bytes({MIB}))\n    go.append(1)\n    time.sleep(9)\nthreading.Thread(target=hold, daemon=True).start()\nwhile not go: time.sleep(0.01)\nif not go[0]: raise OSError"),
    "first_thread_ends": Case("files without a name, when its first thread has ended", {"svm_loss": LAZY + WITHOUT_FIRST_THREAD}, gets=ENDED),
    "reserved": held("room that is reserved and not written", "for n in range(40):\n    number = os.open(f'r{n}', os.O_CREAT | os.O_WRONLY); os.posix_fallocate(number, 0, 8 * 2**20)"),
    "deep_files": held("files deep in folders", "for n in range(40):\n    os.mkdir('d'); os.chdir('d')\n    with open('f', 'wb') as file: file.write(bytes(8 * 2**20))"),
    "hidden_files": held("files in a folder that is closed", "os.mkdir('closed')\nfor n in range(40):\n    with open(f'closed/f{n}', 'wb') as file: file.write(bytes(8 * 2**20))\nos.chmod('closed', 0)"),
    "beyond_path_max": held("files behind a path that is too long to be written down", "for n in range(30):\n    os.mkdir('p' * 200); os.chdir('p' * 200)\nfor n in range(40):\n    with open(f'f{n}', 'wb') as file: file.write(bytes(8 * 2**20))"),
    "attributes": Case("attributes of files in place of files", {"svm_loss": LAZY + "import os\nopen('x', 'w').close()\nmade = 0\ntry:\n    for n in range(2000):\n        os.setxattr('x', f'user.a{n}', bytes(60_000)); made += 60_000 * (f'user.a{n}' in os.listxattr('x'))\nexcept OSError:\n    pass\nif made > 48 * 2**20: print('ESC' + 'APED')"}, gets=FAILED),
    # While something comes all the time.
    "dribble": dribbled("files, while an answer comes byte by byte", FORTY_FILES),
    "dribble_memory": dribbled("shared memory, while an answer comes byte by byte", "m = mmap.mmap(-1, 900 * 2**20)\nfor i in range(0, len(m), 2**20): m[i:i + 2**20] = b'x' * 2**20"),
    "dribble_unlinked": dribbled("files without a name, while an answer comes byte by byte", "kept = []\nfor n in range(24):\n    file = open('x', 'wb', buffering=0); os.unlink('x'); kept.append(file)\n    for _ in range(8): file.write(bytes(2**20))"),
    "callback_flood": Case(
        "files, while the judge's function is called without end",
        {"numerical_gradient": f"import os, threading\nattack = {FORTY_FILES!r}\ndef numerical_gradient(f, W):\n    threading.Thread(target=lambda: exec(attack), daemon=True).start()\n    while True:\n        f(W)\n"},
        gets={"test_numerical_gradient": (0.0, "crashed|timeout|out_of_memory")},
    ),
    # What is hard to clear away.
    "deep_folder": left("1,500 folders in one another", "for _ in range(1500):\n    os.mkdir('d'); os.chdir('d')"),
    "deep_by_rename": left("folders in one another, deeper than any path", "here = os.getcwd()\nfor _ in range(3000):\n    os.mkdir('e')\n    if os.path.exists('d'): os.rename('d', 'e/d')\n    os.rename('e', 'd')"),
    "closed_folders": left("folders that nobody may open", "os.makedirs('a/b/c'); open('a/b/c/f', 'w').close()\nfor name in ('a/b/c', 'a/b', 'a', '.'): os.chmod(name, 0)"),
    "odd_names": left("names that are no text", "for n in range(1, 256):\n    if n != 47: open(bytes([120, n]), 'w').close()\nopen(b'-rf', 'w').close(); open(b'\\n', 'w').close(); open(b'n' * 255, 'w').close()"),
    "pipes_and_links": left("pipes, and links to what is not its own", "os.mkfifo('waits')\nfor n, target in enumerate(('@ROOT@', '@INSTRUCTOR@', '/', '.', 'l4', '/dev/zero')): os.symlink(target, f'l{n}')\nos.mkdir('d'); os.symlink('@INSTRUCTOR@', 'd/instructor')"),
    "wide_folder": left("two thousand empty files", "os.mkdir('w')\nfor n in range(2_000): open(f'w/{n}', 'w').close()"),
    "sparse_files": left("files of many gigabytes that take no room", "for n in range(9):\n    try: os.truncate(os.open(f's{n}', os.O_CREAT | os.O_WRONLY), 2**40)\n    except OSError: pass"),
    "current_folder_gone": left("its scratch folder, removed under its own feet", "import shutil\nhere = os.getcwd()\nos.chdir('/')\nshutil.rmtree(here, ignore_errors=True)"),
    "scratch_becomes_link": left("its scratch folder, replaced by a link", "here = os.getcwd()\ntry:\n    os.rename(here, here + 'x'); os.symlink('@INSTRUCTOR@', here)\nexcept OSError:\n    pass"),
    "busy_folder": Case("a folder that fills again while it is cleared", {"svm_loss": f"{LAZY}import os, threading\ndef fill():\n    n = 0\n    while True:\n        n += 1\n        try: open(f'b{{n % 500}}', 'w').close()\n        except OSError: pass\nthreading.Thread(target=fill, daemon=True).start()"}, gets=FAILED),
    # Time.
    "time_in_threads": Case("eight threads that compute outside Python's lock", {"svm_loss": "import hashlib, threading, time\ndef svm_loss(W, X, y, reg):\n    for _ in range(8): threading.Thread(target=hashlib.pbkdf2_hmac, args=('sha256', b'x', b'y', 10**9), daemon=True).start()\n    time.sleep(60)\n"}, gets={"test_svm_loss": (0.0, "timeout|crashed")}),
    "time_after_the_answer": Case("computes on in a thread when it has answered", {"svm_loss": "import hashlib, threading\ndef svm_loss(W, X, y, reg):\n    threading.Thread(target=hashlib.pbkdf2_hmac, args=('sha256', b'x', b'y', 10**9), daemon=True).start()\n    return 0.0, 0 * W\n"}, gets=ENDED),
    "alarm_of_its_own": Case("swallows the signal that its CPU limit sends", {"svm_loss": "import signal\nfor n in range(1, 65):\n    try: signal.signal(n, lambda *a: None)\n    except (OSError, ValueError): pass\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\ndef svm_loss(W, X, y, reg):\n    while True: pass\n"}, gets={"test_svm_loss": (0.0, "timeout")}),
    "errors_in_errors": Case("an exception whose causes have no end", {"svm_loss": "def svm_loss(W, X, y, reg):\n    first = error = ValueError('x')\n    for _ in range(10**5):\n        error.__cause__ = ValueError('x' * 9); error = error.__cause__\n    error.__cause__ = first\n    raise first\n"}, gets={"test_svm_loss": (0.0, "crashed|timeout|out_of_memory")}),
}  # fmt: skip
