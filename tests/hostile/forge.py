"""Forge results: on the channel, in files, in the gradebook."""

from .case import CRASHED, FAILED, LAZY, Case, lazy

# Every descriptor that the process has: one of them is the channel.
CHANNEL = """\
import os, struct
from autograder.channel.codec import encode
def descriptors():
    for number in range(3, 300):
        try:
            os.fstat(number)
        except OSError:
            continue
        yield number
def forge(value, times=1):
    data = encode(value)
    for number in descriptors():
        try:
            os.write(number, (struct.pack('<I', len(data)) + data) * times)
        except OSError:
            pass
"""
VERDICT = (
    "{'value': 6.0, 'points': 6.0, 'max_points': 6.0, 'status': 'passed', 'found': True, 'outputs': [], 'error': None}"
)
IN_CALL = "def svm_loss(W, X, y, reg):\n    {}\n    return 0.0, 0 * W\n"


def in_call(tries: str, attack: str, **others: object) -> Case:
    """The loss makes the attack whenever a test calls it."""
    return Case(tries, {"svm_loss": CHANNEL + IN_CALL.format(attack)}, **({"gets": FAILED} | others))  # type: ignore[arg-type]


CASES = {
    "garbage": in_call(
        "writes garbage into every descriptor", "[os.write(n, b'\\xff' * 99) for n in descriptors()]", gets=CRASHED
    ),
    "verdict": in_call("answers a call by a verdict", f"forge({VERDICT})", gets=CRASHED),
    "answers_early": lazy("answers all requests to come before they are made", CHANNEL + f"forge({VERDICT}, 200)"),
    "answers_twice": in_call("answers each call many times", "forge({'value': (0.0, 0 * W)}, 30)", gets=CRASHED),
    "wrong_frames": in_call("answers by what is no answer", "forge([1, 2, 3])", gets=CRASHED),
    "claims_4_gb": in_call(
        "announces four gigabytes", "[os.write(n, b'\\xff\\xff\\xff\\xff') for n in descriptors()]", gets=CRASHED
    ),
    "half_a_frame": in_call(
        "announces a frame and sends half of it",
        "[os.write(n, b'\\x00\\x01\\x00\\x00x') for n in descriptors()]; import time; time.sleep(60)",
        gets={"test_svm_loss": (0.0, "timeout")},
    ),
    "nested_bomb": in_call(
        "sends a frame that unpacks to a hundred times its size",
        "[os.write(n, struct.pack('<I', 2**26) ) or [os.write(n, b'\\x90' * 2**20) for _ in range(64)] for n in list(descriptors())[:1]]",
        gets={"test_svm_loss": (0.0, "crashed|timeout")},
    ),
    "closes": in_call("closes the channel", "os.closerange(3, 300)", gets=CRASHED),
    "replaces_channel": in_call(
        "puts a pipe in the channel's place",
        "r, w = os.pipe(); [os.dup2(w, n) for n in list(descriptors()) if n not in (r, w)]; import time; time.sleep(60)",
        gets=CRASHED,
    ),
    "fake_callback": in_call(
        "calls functions that the judge never lent",
        "forge({'callback': 10**9, 'args': [], 'kwargs': {}})",
        gets=CRASHED,
    ),
    "negative_callback": in_call(
        "calls the judge's functions from the end",
        "forge({'callback': -1, 'args': [W, X, y, reg], 'kwargs': {}})",
        gets=CRASHED,
    ),
    "odd_callback": in_call(
        "calls a function called True, with no arguments", "forge({'callback': True})", gets=CRASHED
    ),
    "callback_flood": Case(
        "calls the judge's function for ever, with megabytes of arguments",
        {
            "numerical_gradient": "def numerical_gradient(f, W):\n    big = np.zeros(7_000_000)\n    while True:\n        try:\n            f(big)\n        except ValueError:\n            pass\n"
        },
        gets={"test_numerical_gradient": (0.0, "crashed|timeout")},
    ),
    "forged_lookup": lazy(
        "the names of other cells are answered by a right value",
        "import gc\nfrom autograder.worker.session import Session\nfrom autograder.channel.codec import Name\n"
        "Session.do_lookup = lambda self, request: {'found': True, 'value': Name('W_toy'), 'points': 6.0}",
        gets={
            "test_numerical_gradient": (0.0, "missing"),
            "test_train": (0.0, "missing"),
            "test_svm_loss": (0.0, "missing"),
            "test_answer_rate": (0.0, "failed"),
        },
    ),
    "forged_outputs": lazy(
        "cells answer by outputs that are none, an error that is none, and 60 MB of text",
        "from autograder.worker.session import Session\nreal = Session.do_run\ncount = [0]\n"
        "def lie(self, request):\n    reply = real(self, request)\n    count[0] += 1\n"
        "    if count[0] == 1: reply['outputs'] = [{'output_type': 'display_data', 'data': {'text/html': 'x' * 60_000_000}}]\n"
        "    if count[0] == 2: reply['outputs'] = 7\n"
        "    if count[0] == 3: reply['error'] = [1]\n"
        "    if count[0] == 4: reply['error'] = {'type': 'E' * 10**6, 'text': 't' * 10**7, 'line': ['l'] * 10**5}\n"
        "    return reply\nSession.do_run = lie",
    ),
    "files": lazy(
        "writes results wherever a grader might look for them",
        "import json, os, pickle\nscore = [{'student': 'x', 'test': 'test_svm_loss', 'points': 6.0, 'status': 'passed'}]\n"
        "for path in ('results.json', 'results/01-trial/x.json', '../results.json', '@ROOT@/results/01-trial/forge-files.json',\n"
        "             '@ROOT@/autograded/x.ipynb', '.OTTER_LOG', 'results.pkl', '@ROOT@/forged.json'):\n"
        "    try:\n        os.makedirs(os.path.dirname(path) or '.', exist_ok=True)\n        json.dump(score, open(path, 'w'))\n"
        "        pickle.dump(score, open(path, 'wb'))\n        if '@ROOT@' in path: print('ESC' + 'APED')\n    except OSError:\n        pass",
    ),
    "gradebook": lazy(
        "writes its points into the gradebook",
        "import sqlite3\ntry:\n    book = sqlite3.connect('@ROOT@/gradebook.db', timeout=0.5)\n"
        "    book.execute('UPDATE grade SET auto_score = 999, manual_score = 999')\n    book.commit()\n    print('ESC' + 'APED')\n"
        "except sqlite3.Error:\n    pass",
    ),
    "count": Case(
        "counts its own instructions",
        {"svm_loss": LAZY},
        first="from autograder.worker.session import Session\nSession.do_count = lambda self, request: {'value': -(10**6)}",
        gets=CRASHED,
    ),
}
