"""Steal the reference: the right answers, in memory, on the disk, or through what the judge lends."""

from .case import CRASHED, FAILED, Case, lazy

# Prints the forbidden word when `text` holds a line of the hidden tests or the references.
TELL = """\
def tell(text):
    if 'HIDDEN_TEST' + '_TEXT' in text or 'REFERENCE' + '_TEXT' in text:
        print('ESC' + 'APED')
"""

CASES = {
    "frames": Case(
        "looks through the variables of all frames above the call",
        {
            "svm_loss": "import sys\n"
            + TELL
            + "def svm_loss(W, X, y, reg):\n    frame = sys._getframe()\n    while frame:\n"
            "        for space in (frame.f_locals, frame.f_globals):\n"
            "            for name in ('expected', 'reference', 'data_loss', 'svm_loss_reference', 'problem'):\n"
            "                if name in space: raise RuntimeError('ESC' + 'APED')\n"
            "        frame = frame.f_back\n    return 0.0, 0 * W\n"
        },
        gets=FAILED,
    ),
    "gc": lazy(
        "looks through all objects for modules and functions of the solutions",
        "import gc, types\n" + TELL + "for thing in gc.get_objects():\n"
        "    if isinstance(thing, types.ModuleType) and thing.__name__.startswith('solutions'): tell('REFERENCE' + '_TEXT')\n"
        "    if isinstance(thing, types.FunctionType): tell(str(thing.__code__.co_names))\n"
        "    if type(thing) is dict: tell(' '.join(map(str, list(thing)[:200])))",
    ),
    "import": lazy(
        "imports the references",
        "import sys\nsys.path[:0] = ['@ROOT@', '.', '..']\n"
        "for name in ('solutions', 'solutions.reference.losses', 'solutions.shared.losses', 'solutions.hidden.tune_lambda'):\n"
        "    try:\n        __import__(name)\n        print('ESC' + 'APED')\n    except ImportError:\n        pass",
    ),
    "open_by_path": lazy(
        "opens the solutions by their full path",
        TELL
        + "for path in ('solutions/01-trial/trial.py', 'solutions/01-trial/svm_loss.exercise.py', 'solutions/reference/losses.py',\n"
        "             'build/source/01-trial/trial.ipynb'):\n"
        "    try:\n        tell(open('@ROOT@/' + path).read())\n    except OSError:\n        pass",
    ),
    "walk": lazy(
        "looks for the solutions everywhere",
        "import os\n"
        + TELL
        + "for top in ('@ROOT@', os.path.dirname('@ROOT@'), '..', '../..', '/home', '/root', '/tmp', '/srv', '/work'):\n"
        "    for folder, _, files in os.walk(top):\n        for name in files:\n"
        "            if name.endswith(('.py', '.ipynb', '.pyc', '.db')):\n"
        "                try:\n                    tell(open(os.path.join(folder, name), errors='replace').read())\n"
        "                except OSError:\n                    pass",
    ),
    "subprocess": lazy(
        "lets grep, cat and find do it",
        "import subprocess\n"
        + TELL
        + "for command in ('grep -r _TEXT_ @ROOT@', 'cat @ROOT@/solutions/*/*.py', 'find / -name trial.py 2>/dev/null | xargs cat'):\n"
        "    try:\n        tell(subprocess.run(command, shell=True, capture_output=True, text=True, timeout=2).stdout)\n"
        "    except (OSError, subprocess.SubprocessError):\n        pass",
    ),
    "parent_memory": lazy(
        "reads the memory of its parents and of the judge through /proc",
        "import os\nfor pid in (os.getppid(), @JUDGE@, 'self'):\n"
        "    for name in ('mem', 'maps', 'environ', 'cmdline', 'root', 'fd'):\n"
        "        try:\n            path = f'/proc/{pid}/{name}'\n"
        "            os.listdir(path) if name in ('root', 'fd') else open(path, 'rb').read(64)\n"
        "            print('ESC' + 'APED')\n        except OSError:\n            pass",
    ),
    "vm_readv": lazy(
        "reads the memory of the judge by ptrace and process_vm_readv",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "class Piece(ctypes.Structure):\n    _fields_ = [('base', ctypes.c_void_p), ('length', ctypes.c_size_t)]\n"
        "room = ctypes.create_string_buffer(8)\nhere = Piece(ctypes.cast(room, ctypes.c_void_p), 8)\n"
        "for pid in (os.getppid(), @JUDGE@):\n"
        "    there = Piece(id(libc), 8)\n"
        "    if libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0: print('ESC' + 'APED')\n"
        "    if libc.ptrace(0x4206, pid, 0, 0) == 0: print('ESC' + 'APED')\n"
        "    descriptor = libc.syscall(434, pid, 0)\n"
        "    if descriptor >= 0 and libc.syscall(438, descriptor, 3, 0) >= 0: print('ESC' + 'APED')",
    ),
    "proc_self": lazy(
        "reaches the course through its own entry in /proc",
        TELL
        + "import os\nfor way in ('root', 'cwd', 'fd', 'task/self/root', 'map_files'):\n    for folder, _, names in os.walk(f'/proc/self/{way}@ROOT@/solutions'):\n"
        "        for name in names:\n            try: tell(open(os.path.join(folder, name), errors='replace').read())\n            except OSError: pass",
    ),
    "dots": lazy(
        "climbs out of its folder, step by step",
        TELL + "import os\nfor depth in range(1, 9):\n    for way in ('../' * depth, os.getcwd() + '/..' * depth):\n"
        "        try: tell(open(way + '@ROOT@/solutions/reference/losses.py').read())\n        except OSError: pass",
    ),
    "open_descriptors": lazy(
        "looks through what its process was left open",
        TELL
        + "import os\nfor n in range(3, 256):\n    try:\n        os.lseek(n, 0, 0); tell(os.read(n, 10**6).decode(errors='replace'))\n    except OSError: pass\n"
        "    try:\n        os.fchdir(n); print('ESC' + 'APED')\n    except OSError: pass",
    ),
    "own_memory": lazy(
        "searches all of its own memory for what the warm parent may have known",
        "import re\nwords = [b'HIDDEN_TEST' + b'_TEXT_7c', b'REFERENCE' + b'_TEXT_5d']\ntry:\n    memory = open('/proc/self/mem', 'rb')\n    maps = open('/proc/self/maps').read()\nexcept OSError:\n    maps = ''\n"
        "for line in maps.splitlines():\n    first, last = (int(n, 16) for n in line.split()[0].split('-'))\n    if 'r' not in line.split()[1] or last - first > 2**27: continue\n"
        "    try:\n        memory.seek(first); text = memory.read(last - first)\n    except (OSError, ValueError): continue\n"
        "    for word in words:\n        if any(text[m.end():m.end() + 2] in (b'1e', b'2b') for m in re.finditer(re.escape(word), text)): print('ESC' + 'APED', line)",
    ),
    "other_assignment": lazy(
        "reads what is built, released and kept of the catalogue",
        TELL
        + "import os\nfor top in ('build', 'release', 'notebooks', 'build/known', 'build/source', 'autograded', 'feedback', 'results'):\n"
        "    try:\n        for name in os.listdir('@ROOT@/' + top): print('ESC' + 'APED', name)\n    except OSError: pass",
    ),
    "callback_closure": Case(
        "looks into the function that the judge lends for what lies behind it",
        {
            "Classifier": TELL
            + "class Classifier:\n    def __init__(self, loss_function):\n        self.f = loss_function\n"
            "        cells = [c.cell_contents for c in loss_function.__closure__ or ()]\n"
            "        tell(repr(cells) + repr(getattr(loss_function, '__globals__', {}).keys()) + repr(loss_function.__code__.co_names))\n"
            "        if any('reference' in str(vars(c)) for c in cells if hasattr(c, '__dict__')): raise RuntimeError('ESC' + 'APED')\n"
            "    def train(self, X, y, rate, steps):\n        self.W = np.zeros((X.shape[1], int(y.max()) + 1))\n        return []\n"
            "    def predict(self, X):\n        return np.zeros(len(X), int)\n"
        },
        gets={"test_train": (0.0, "failed")},
    ),
    "kept_callback": Case(
        "keeps the loss that the judge lent to the classifier, and lets it answer for its own",
        {
            "Classifier": "lent = []\nclass Classifier:\n    def __init__(self, loss_function):\n        self.loss_function = loss_function\n"
            "        lent.append(loss_function)\n"
            "    def train(self, X, y, rate, steps):\n        self.W = np.zeros((X.shape[1], int(y.max()) + 1))\n        history = []\n"
            "        for _ in range(steps):\n            loss, dW = self.loss_function(self.W, X, y, 0.1)\n"
            "            self.W = self.W - rate * dW\n            history.append(loss)\n        return history\n"
            "    def predict(self, X):\n        return np.argmax(X @ self.W, axis=1)\n",
            "svm_loss": "def svm_loss(W, X, y, reg):\n    return lent[-1](W, X, y, reg)\n",
        },
        gets=CRASHED,
    ),
    "numbered_callback": Case(
        "asks the judge for every function that it ever lent, by number",
        {
            "svm_loss": "import gc\nfrom autograder.channel.codec import Callback\n"
            "def svm_loss(W, X, y, reg):\n    for thing in gc.get_objects():\n"
            "        if type(thing).__name__ == 'Session':\n            session = thing\n"
            "    for number in range(40):\n        try:\n            loss, dW = session.proxy(Callback(number))(W, X, y, reg)\n"
            "            return loss, dW\n        except (ValueError, TypeError):\n            pass\n    return 0.0, 0 * W\n"
        },
        gets=CRASHED,
    ),
    "environment": lazy(
        "looks through the environment and the arguments of its process",
        "import os, sys\nfor text in (*os.environ.values(), *sys.argv, *sys.orig_argv, *sys.path):\n"
        "    if '@ROOT@' in text: print('ESC' + 'APED')",
    ),
    "error_of_callback": Case(
        "gives the judge's function nonsense, to read the error that it raises",
        {
            "numerical_gradient": TELL
            + "def numerical_gradient(f, W):\n    for nonsense in (None, 'x', [], {}, np.zeros((9, 9, 9)), f):\n"
            "        try:\n            f(nonsense)\n        except Exception as error:\n            text = str(error)\n"
            "            if 'solutions' in text or '_TEXT_' in text: raise RuntimeError('ESC' + 'APED')\n    return 0 * W\n"
        },
        gets={"test_numerical_gradient": (0.0, "failed")},
    ),
    "traceback": lazy(
        "reads source lines of the grader from tracebacks and linecache",
        "import linecache, inspect, sys\n" + TELL + "tell(repr(linecache.cache))\n"
        "for module in list(sys.modules.values()):\n"
        "    if getattr(module, '__name__', '').startswith(('autograder', 'solutions')):\n"
        "        try:\n            tell(inspect.getsource(module))\n        except (OSError, TypeError):\n            pass",
    ),
}
