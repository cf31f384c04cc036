"""Patch the machinery that runs cells, calls functions and sends their values."""

from .case import FAILED, LAZY, LOOPED, LOOPS, NO_NAMES, Case, lazy

CASES = {
    "input_transformers": lazy(
        "every later cell becomes one that passes",
        "ip = get_ipython()\n"
        "ip.input_transformers_post.append(lambda lines: ['score = 6.0\\n'] if any(l.startswith('check') for l in lines) else lines)",
    ),
    "ast_transformers": lazy(
        "assert and raise are taken out of every later cell",
        "import ast\nclass NoRaise(ast.NodeTransformer):\n    def visit_Raise(self, node): return ast.Pass()\n"
        "    visit_Assert = visit_Raise\nget_ipython().ast_transformers.append(NoRaise())",
    ),
    "run_cell": lazy(
        "run_cell reports success and runs nothing",
        "from IPython.core.interactiveshell import ExecutionResult, ExecutionInfo\n"
        "def lie(source, *a, **k):\n    result = ExecutionResult(ExecutionInfo(source, False, False, True, None))\n"
        "    result.result = 6.0\n    return result\nget_ipython().run_cell = lie",
        gets=NO_NAMES,
    ),
    "hooks": lazy(
        "display hook, display publisher and events show a full score",
        "import sys\nip = get_ipython()\nsys.displayhook = lambda value: print('6.0')\n"
        "ip.events.register('post_run_cell', lambda *a: print('6.0'))\n"
        "ip.display_pub.publish({'text/plain': '6.0', 'text/html': '6 of 6 points: passed'})",
    ),
    "formatters": lazy(
        "every number is shown as the full score",
        "f = get_ipython().display_formatter.formatters['text/plain']\n"
        "for kind in (float, int, object):\n    f.for_type(kind, lambda value, p, cycle: p.text('6.0'))\n6.0",
    ),
    "compile": lazy(
        "compile, exec and eval of builtins are replaced",
        "import builtins\nreal = builtins.compile\n"
        "def lie(source, name='<x>', mode='exec', *a, **k):\n    return real('1.0' if mode == 'eval' else source, name, mode, *a, **k)\n"
        "builtins.compile = lie\nbuiltins.exec = builtins.eval = lambda *a, **k: 6.0",
        gets=NO_NAMES,
    ),
    "fake_modules": lazy(
        "sys.modules holds a grading package that gives full marks",
        "import sys, types\nfor name in ('autograder.grading', 'autograder.exercise.grading', 'autograder.judge', 'solutions', 'solutions.hidden',\n"
        "             'solutions.shared.losses', 'solutions.reference', 'solutions.reference.losses'):\n"
        "    fake = types.ModuleType(name)\n    fake.__getattr__ = lambda key: (lambda *a, **k: 6.0)\n    sys.modules[name] = fake",
    ),
    "import_hook": lazy(
        "imports of the grader give a fake",
        "import builtins, types\nreal = builtins.__import__\n"
        "def fake(name, *a, **k):\n    if name.startswith(('autograder', 'solutions')):\n        return types.SimpleNamespace()\n"
        "    return real(name, *a, **k)\nbuiltins.__import__ = fake",
    ),
    "session": lazy(
        "the worker's session answers every call by a full score",
        "from autograder.worker import session\n"
        "session.Session.do_call = lambda self, request: {'value': 6.0, 'points': 6.0, 'score': 6.0, 'status': 'passed'}",
        gets=FAILED | {"test_numerical_gradient": (0.0, "failed"), "test_train": (0.0, "crashed")},
    ),
    "encode": lazy(
        "whatever the worker sends carries a verdict",
        "from autograder.channel import codec, frames\nreal = codec.encode\n"
        "def lie(value):\n    if isinstance(value, dict):\n        value = value | {'points': 6.0, 'passed': True, 'status': 'passed', 'verdict': 'passed'}\n"
        "    return real(value)\nfrom autograder.worker import session\ncodec.encode = frames.encode = session.encode = lie",
    ),
    "shell": lazy(
        "the shell's names are a dictionary that has every name",
        "from autograder.worker import session\n"
        "class All(dict):\n    def __contains__(self, key): return True\n    def __missing__(self, key): return lambda *a, **k: 6.0\n"
        "session.NotebookShell.names = property(lambda self: All(self.shell.user_ns))",
    ),
    "trace_off": Case(
        "right by a loop, and the count of instructions is switched off in the function",
        {"svm_loss": LOOPS.replace("    loss, dW", "    import sys; sys.settrace(None)\n    loss, dW", 1)},
        gets=LOOPED,
    ),
    "trace_replaced": Case(
        "right by a loop, and sys.settrace does nothing",
        {"svm_loss": "import sys\nsys.settrace = lambda trace: None\n" + LOOPS},
        gets=LOOPED,
    ),
    "trace_in_thread": Case(
        "right by a loop, in a thread that nobody traces",
        {
            "svm_loss": LOOPS.replace("def svm_loss", "def looped", 1)
            + "import threading\ndef svm_loss(*a):\n    found = []\n"
            "    t = threading.Thread(target=lambda: found.append(looped(*a)))\n    t.start(); t.join()\n    return found[0]\n"
        },
        gets=LOOPED,
    ),
    "trace_frame": Case(
        "right by a loop, in a frame whose tracing is taken away",
        {
            "svm_loss": LOOPS.replace(
                "    for i in",
                "    import sys; frame = sys._getframe()\n    if hasattr(frame, 'f_trace'): frame.f_trace = None; frame.f_trace_opcodes = False\n    for i in",
                1,
            )
        },
        gets=LOOPED,
    ),
    "counter_replaced": Case(
        "right by a loop, and the worker's counter is replaced",
        {
            "svm_loss": "from autograder.worker import session\n"
            "session.Session.do_count = lambda self, request: {'value': (100, '', self.do_call(request)['value'])}\n"
            + LOOPS
        },
        gets=LOOPED,
    ),
    "parts_by_gc": lazy(
        "every object in memory that looks like a score or a limit is overwritten",
        "import gc\n"
        "for thing in gc.get_objects():\n"
        "    if type(thing) is dict and 'points' in thing:\n        thing['points'] = 6.0\n"
        "    if type(thing).__module__.startswith('autograder') and hasattr(thing, 'characters_left'):\n        thing.characters_left = 10**12",
    ),
    "frames_above": lazy(
        "local variables of every frame above are overwritten",
        "import sys, ctypes\nframe = sys._getframe()\nwhile frame:\n"
        "    for name in list(frame.f_locals):\n        if name in ('error', 'reply', 'result', 'points'):\n"
        "            frame.f_locals[name] = None\n"
        "    ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), 0)\n    frame = frame.f_back",
    ),
    "settrace_rewrites": Case(
        "a trace function changes what functions of the grader's package return",
        {"svm_loss": LAZY},
        first="import sys\ndef trace(frame, event, argument):\n    if 'autograder' in frame.f_code.co_filename:\n"
        "        frame.f_locals['expected'] = frame.f_locals.get('got')\n    return trace\nsys.settrace(trace)",
        gets=FAILED,
    ),
    "looks": lazy(
        "the looks of the students' library find everything right",
        "import sys\nfor name, module in list(sys.modules.items()):\n    if name.startswith('linearloss'):\n"
        "        for kind in list(vars(module).values()):\n            if isinstance(kind, type) and '__call__' in vars(kind):\n                kind.__call__ = lambda *a: 'kept'",
    ),
    "outcomes": lazy(
        "two outcomes are always the same, and nothing is ever wrong",
        "import linearloss.outcome as o, linearloss.naming as n, linearloss.probes as p\n"
        "o.same = n.same = p.same = p.alike = n.same_facet = lambda *a, **k: True\nn.wrong_facets = lambda *a, **k: ()",
    ),
    "function": lazy(
        "the function under observation is another",
        "import linearloss.function as f\nf.LocalFunction.__call__ = lambda self, *a, **k: 6.0\nf._copy = lambda value: value",
    ),
    "exercise": lazy(
        "an exercise that has no facet",
        "import linearloss.exercise as e\ne.Exercise.observe = lambda *a, **k: {}\ne.Exercise.parts = property(lambda self: {})",
    ),
    "judge_in_worker": lazy(
        "the judge itself is imported into the worker, and every score of it is full",
        "try:\n    import autograder.judge.run_exercise as r, autograder.exercise.pricing as p\n    r.run_exercise = p.priced = lambda *a, **k: 6.0\nexcept ImportError:\n    pass",
    ),
    "kept_results": Case(
        "results that are kept show the ones that are right for the next call, by the worker's own operation",
        {
            "svm_loss": "from autograder.worker import session\nsession.Session.do_results_kept = lambda self, request: {'value': [(0.0, np.zeros((6, 7)))] * len(request['calls'])}\n"
            + LAZY
        },
        gets=FAILED | {"test_numerical_gradient": (7.0, "partial")},
    ),
    "results_too_few": Case(
        "no results where several are asked for",
        {
            "svm_loss": "from autograder.worker import session\nsession.Session.do_results_kept = lambda self, request: {'value': {'a': 1}}\n"
            "session.Session.do_call_and_arguments = lambda self, request: {'value': ((), [1, 2])}\n" + LAZY
        },
        gets=FAILED | {"test_numerical_gradient": (7.0, "partial")},
    ),
    "counts_of_every_kind": Case(
        "counts that are no numbers, or too large for one",
        {
            "svm_loss": "from autograder.worker import session\nn = iter([(True, '', 0.0), (10**300, '', (0.0, 0.0)), (1.5, '', 1), ('1', '', 1), (1, 2, 3), (1, ''), (-1, '', 0), [1, '', 2], None])\n"
            "session.Session.do_count = lambda self, request: {'value': next(n, None)}\n" + LOOPS
        },
        gets=LOOPED,
    ),
    "count_says_escaped": Case(
        "a count whose word of escape is HTML and terminal codes",
        {
            "svm_loss": "from autograder.worker import session\nsession.Session.do_count = lambda self, request: {'value': (1, '<script>attack()</script>\\x1b[2J' * 99, 0.0)}\n"
            + LOOPS
        },
        gets=LOOPED,
    ),
    "count_returns_much": Case(
        "a count whose result the judge can hardly hold",
        {
            "svm_loss": "from autograder.worker import session\nsession.Session.do_count = lambda self, request: {'value': (1, '', (np.zeros(60_000_000, np.int8),) * 1)}\n"
            + LOOPS
        },
        gets={"test_svm_loss": (5.0, "partial|out_of_memory")},
    ),
    "count_returns_itself": Case(
        "a count whose result is an integer beyond all floats, or lists of lists",
        {
            "svm_loss": "from autograder.worker import session\nn = iter([(10**399, 10**399), [[[[]]]] * 9, {'a': {'b': 1}}, ...] * 9)\n"
            "session.Session.do_count = lambda self, request: {'value': (1, '', next(n))}\n" + LOOPS
        },
        gets=LOOPED,
    ),
}
