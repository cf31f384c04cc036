"""Read the hidden tests, and carry them out of the grader."""

from .case import FAILED, Case, lazy
from .steal import TELL

CASES = {
    "history": lazy(
        "looks at the cells that the shell has run",
        TELL
        + "ip = get_ipython()\ntell(repr(globals().get('In')) + repr(globals().get('_ih')) + repr(globals().get('Out')))\n"
        "tell(repr(ip.history_manager.input_hist_raw))\ntell(repr([k for k in ip.user_ns_hidden]))",
    ),
    "history_in_call": Case(
        "looks at them when it is called",
        {
            "svm_loss": TELL
            + "def svm_loss(W, X, y, reg):\n    import builtins\n    text = repr(list(globals().items()))\n"
            "    if 'HIDDEN_TEST' + '_TEXT' in text: raise RuntimeError('ESC' + 'APED')\n    return 0.0, 0 * W\n"
        },
        gets=FAILED,
    ),
    "own_notebook": lazy(
        "reads the notebook beside it and those being written",
        "import glob\n"
        + TELL
        + "for path in [*glob.glob('*'), *glob.glob('../*'), *glob.glob('@ROOT@/autograded/*/*/*'), *glob.glob('@ROOT@/release/*/*')]:\n"
        "    try:\n        text = open(path).read()\n    except OSError:\n        continue\n    tell(text)",
    ),
    "gradebook": lazy(
        "reads the cells' sources from the gradebook",
        "import sqlite3\nfor path in ('@ROOT@/gradebook.db', 'file:@ROOT@/gradebook.db?immutable=1'):\n"
        "    try:\n        rows = sqlite3.connect(path, uri=True, timeout=0.5).execute('select * from source_cell').fetchall()\n"
        "        print('ESC' + 'APED')\n    except sqlite3.Error:\n        pass",
    ),
    "released_and_feedback": lazy(
        "reads results and feedback of others",
        "import os\nfor folder in ('results', 'feedback', 'autograded', 'submitted', 'build', 'notebooks'):\n"
        "    try:\n        os.listdir('@ROOT@/' + folder)\n        print('ESC' + 'APED')\n    except OSError:\n        pass",
    ),
    "error_text": Case(
        "carries what it is called with out in the texts of exceptions",
        {
            "svm_loss": "import traceback\ndef svm_loss(W, X, y, reg):\n    raise ValueError(repr(X) + ''.join(traceback.format_stack()) + repr(globals().keys()))\n"
        },
        gets={"test_svm_loss": (0.0, "crashed")},
    ),
    "printed_in_call": Case(
        "prints what it is called with, to every stream",
        {
            "svm_loss": "import os, sys\ndef svm_loss(W, X, y, reg):\n    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):\n"
            "        print('PRINTED' + '_IN_A_TEST', X, file=stream)\n    os.write(1, b'PRINTED' + b'_IN_A_TEST')\n    return 0.0, 0 * W\n"
        },
        gets=FAILED,
    ),
    "kept_between_runs": Case(
        "writes what it is called with to a file, and prints it when it is started again",
        {
            "svm_loss": "import os\nif os.path.exists('seen.txt'):\n    print(open('seen.txt').read())\n"
            "def svm_loss(W, X, y, reg):\n    open('seen.txt', 'a').write('PRINTED' + '_IN_A_TEST' + repr(X))\n    os._exit(0)\n"
        },
        gets={"test_svm_loss": (0.0, "crashed")},
    ),
    "official_source": lazy(
        "looks for the official notebook in the package and its caches",
        "import autograder, os\n"
        + TELL
        + "for folder, _, files in os.walk(os.path.dirname(autograder.__file__) + '/..'):\n"
        "    for name in files:\n        try:\n            text = open(os.path.join(folder, name), errors='replace').read()\n"
        "        except OSError:\n            continue\n        if 'site-packages' not in folder: tell(text)",
    ),
}
