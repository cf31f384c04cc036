"""Eat memory, disk, processes, threads, descriptors, and the reader's patience."""

from .case import CRASHED, FAILED, LAZY, MEMORY, Case

IN_CALL = "import os, time\ndef svm_loss(W, X, y, reg):\n    {}\n    return 0.0, 0 * W\n"


def in_call(tries: str, how: str, gets: dict[str, tuple[float, str]] = FAILED) -> Case:
    """The function eats when it is called; the rest is honest."""
    return Case(tries, {"svm_loss": IN_CALL.format(how)}, gets=gets)


QUIETLY = "\n    try:\n        {}\n    except (OSError, RuntimeError, MemoryError, ValueError): pass"

CASES = {
    "memory": in_call("asks for ten gigabytes", "return bytearray(10 * 2**30), W", MEMORY),
    "memory_slowly": in_call(
        "takes memory piece by piece",
        "x = []\n    while True: x.append(np.ones(10**6))",
        {"test_svm_loss": (0.0, "out_of_memory|timeout")},
    ),
    "memory_stubborn": in_call(
        "swallows the refusal and takes on",
        "x = []\n    while True:\n        try: x.append(np.ones(10**5))\n        except MemoryError: time.sleep(0.01)",
        {"test_svm_loss": (0.0, "timeout|out_of_memory")},
    ),
    "memory_of_children": in_call(
        "takes memory in eight processes, each within its limit",
        "[os.fork() or (bytearray(b'x') * (300 * 2**20), time.sleep(60), os._exit(0)) for _ in range(8)]; time.sleep(60)",
        CRASHED,
    ),
    "memory_files": in_call(
        "takes memory in files without a name",
        QUIETLY.format(
            "for _ in range(64):\n            n = os.memfd_create('x'); [os.write(n, b'x' * 2**20) for _ in range(60)]\n        return 'ESC' + 'APED', W"
        ),
    ),
    "shared_memory": in_call(
        "takes memory that outlives its process",
        QUIETLY.format(
            "from multiprocessing import shared_memory; shared_memory.SharedMemory(create=True, size=2**28, name='evil'); raise ZeroDivisionError('ESC' + 'APED')"
        ),
    ),
    "one_file": in_call(
        "writes one file without end",
        QUIETLY.format("f = open('big', 'wb')\n        while True: f.write(bytes(2**20))"),
        {"test_svm_loss": (0.0, "failed|crashed")},
    ),
    "many_files": in_call(
        "fills the disk with files, each within its limit",
        "for n in range(10**4):\n        with open(f'f{n}', 'wb') as f: f.write(bytes(8 * 2**20))",
        {"test_svm_loss": (0.0, "crashed")},
    ),
    "small_files": in_call(
        "makes a hundred thousand small files",
        "for n in range(10**5):\n        open(f's{n}', 'w').close()",
        {"test_svm_loss": (0.0, "crashed|timeout")},
    ),
    "fork_bomb": in_call(
        "forks for ever",
        QUIETLY.format("while True: os.fork()"),
    ),
    "left_alive": in_call(
        "leaves detached processes behind",
        QUIETLY.format(
            "for _ in range(0 if os.path.exists('left') else 9):\n            open('left', 'w').close()\n            if os.fork() == 0:\n                os.setsid()\n                if os.fork() == 0: time.sleep(600)\n                os._exit(0)"
        ),
    ),
    "threads": in_call(
        "starts ten thousand threads",
        QUIETLY.format(
            "import threading\n        for _ in range(10**4): threading.Thread(target=time.sleep, args=(600,), daemon=True).start()"
        ),
        {"test_svm_loss": (0.0, "failed|crashed")},  # those of earlier calls are still there
    ),
    "descriptors": in_call(
        "opens files until no more can be opened", QUIETLY.format("kept = [open(os.devnull) for _ in range(10**6)]")
    ),
    "sockets": in_call(
        "fills the buffers of thousands of sockets",
        QUIETLY.format(
            "import socket\n        kept = []\n        while True:\n            a, b = socket.socketpair(); a.setblocking(False); kept += [a, b]\n            try: a.send(bytes(2**20))\n            except BlockingIOError: pass"
        ),
    ),
    "one_line": Case("prints 100 MB on one line", {"svm_loss": LAZY + "print('x' * 10**8)"}, gets=FAILED),
    "many_lines": Case(
        "prints a million lines, to both streams",
        {"svm_loss": LAZY + "import sys\nfor n in range(10**5):\n    print(n)\nprint('x' * 10**7, file=sys.stderr)"},
        gets=FAILED,
    ),
    "descriptor_one": Case(
        "writes 100 MB past Python's streams",
        {
            "svm_loss": LAZY
            + "import os\nfor _ in range(100):\n    os.write(1, b'x' * 2**20); os.write(2, b'x' * 2**20)"
        },
        gets=FAILED,
    ),
    "small_displays": Case(
        "shows a hundred thousand small things",
        {
            "svm_loss": LAZY
            + "from IPython.display import HTML, display\nfor _ in range(10**5):\n    display(HTML('x'))"
        },
        gets={"test_svm_loss": (0.0, "failed|missing")},
    ),
    "figures": Case(
        "draws a hundred figures",
        {
            "svm_loss": LAZY
            + "import matplotlib.pyplot as plt\nfor _ in range(100):\n    plt.figure(); plt.imshow(np.random.rand(300, 300))"
        },
        gets={"test_svm_loss": (0.0, "failed|missing|out_of_memory")},
    ),
    "last_value": Case(
        "a last value of 100 MB", {"svm_loss": LAZY + "'x' * 10**8"}, gets={"test_svm_loss": (0.0, "failed|missing")}
    ),
    "warnings": Case(
        "warns a hundred thousand times",
        {
            "svm_loss": LAZY
            + "import warnings\nwarnings.simplefilter('always')\nfor n in range(10**5): warnings.warn('x' * 99)"
        },
        gets={"test_svm_loss": (0.0, "failed|missing")},
    ),
    "printed_in_calls": in_call("prints ten megabytes in every call", "print('x' * 10**7)"),
    "names": Case(
        "defines a million names",
        {"svm_loss": LAZY + "globals().update((f'n{n}', n) for n in range(10**6))"},
        gets={"test_svm_loss": (0.0, "failed|missing|out_of_memory")},
    ),
    "displays": Case(
        "shows a hundred tables of a megabyte",
        {
            "svm_loss": LAZY
            + "from IPython.display import HTML, display\nfor _ in range(100):\n    display(HTML('x' * 10**6))"
        },
        gets=FAILED,
    ),
    "processor": in_call(
        "computes in sixty processes",
        "[os.fork() or [None for _ in iter(int, 1)] for _ in range(60)]; time.sleep(60)",
        CRASHED,
    ),
}
