"""Attack by what a notebook has beside Python: magics, and commands of the shell.

Commands are not run when work is graded; a line says so, and the rest of the cell goes on.
"""

from __future__ import annotations

from .case import FAILED, LAZY, Case
from .steal import TELL


def cell(tries: str, attack: str, **others: object) -> Case:
    """A cell of its own makes the attack; the loss does nothing."""
    return Case(tries, {"svm_loss": LAZY}, first=attack, **({"gets": FAILED} | others))  # type: ignore[arg-type]


CASES = {
    "shell": cell("reads, changes and removes the course by the shell", "!cat @ROOT@/solutions/*/*.py\n!rm -rf @ROOT@ @INSTRUCTOR@\n!echo x > @INSTRUCTOR@/forged\n!kill -9 @JUDGE@"),
    "shell_captured": cell("the same, and keeps what it prints", TELL + "text = !cat @ROOT@/solutions/reference/*.py @ROOT@/gradebook.db\ntell(str(text))\ntext = !!find / -name trial.py\ntell(str(text))"),
    "cell_of_bash": cell("a cell of bash", "%%bash\ncat @ROOT@/solutions/*/*.py\nrm -rf @ROOT@\n(sleep 600 &)\nkill -9 @JUDGE@ $PPID"),
    "cell_of_perl": cell("cells of other languages", "%%perl\nkill 9, @JUDGE@, getppid();\nsystem('rm -rf @ROOT@');"),
    "script": cell("a cell of any program", "%%script --bg sh\nsleep 600; rm -rf @ROOT@"),
    "system": cell("the magics system, sx and sc", "%system rm -rf @ROOT@\n%sx kill -9 @JUDGE@\n%sc -l x = cat @ROOT@/gradebook.db"),
    "left_by_shell": cell("leaves processes of the shell behind", "!(sleep 600 &) ; nohup sleep 600 >/dev/null 2>&1 &\nimport os; os.system('setsid sleep 600 &')"),
    "run": cell("runs the source of the notebook", "%run @ROOT@/solutions/01-trial/trial.py\nif 'svm_loss' in globals(): print('ESC' + 'APED')"),
    "run_notebook": cell("runs the official notebook", "%run @ROOT@/build/source/01-trial/trial.ipynb\nif 'HIDDEN_TEST' + '_TEXT_7c1e' in globals(): print('ESC' + 'APED')"),
    "load": cell("loads and shows files", "%load @ROOT@/solutions/reference/losses.py\n%pycat @ROOT@/solutions/reference/losses.py\n%pfile solutions"),
    "writefile": cell("writes files where others read them", "%%writefile @INSTRUCTOR@/forged.txt\nx"),
    "writefile_in_course": cell("writes over the configuration", "%%writefile -a @ROOT@/nbgrader_config.py\nraise SystemExit"),
    "save": cell("saves its history over the gradebook", "x = 1\n%save -f @ROOT@/gradebook.db x\n%notebook @ROOT@/forged.ipynb\n%logstart @ROOT@/forged.log"),
    "store": cell("keeps values for the next student", "secret = 'ESC' + 'APED'\n%store secret"),
    "store_read": cell("looks for values of the last student", "%store -r\ntry: print(secret)\nexcept NameError: pass"),
    "cd": cell("goes where the solutions are", "import os\n%cd @ROOT@\n%cd /\n" + TELL + "for name in os.listdir('.') if os.getcwd() != '/' else ():\n    tell(open(name).read())"),
    "environment": cell("shows and changes the environment", "%env\n%env PYTHONSTARTUP=/evil.py\n%env PATH=/evil\n%set_env LD_PRELOAD /evil.so"),
    "history": cell("shows all that was ever run", TELL + "%history -g\n%recall\n%rerun\ntry: tell(str(get_ipython().history_manager.get_tail(99)))\nexcept Exception: pass"),
    "reset": Case("forgets everything between cells", {"svm_loss": LAZY}, last="%reset -f", gets={"test_numerical_gradient": (0.0, "missing"), "test_train": (0.0, "missing"), "test_svm_loss": (0.0, "missing"), "test_answer_rate": (0.0, "missing")}),
    "debugger": cell("waits in the debugger for somebody to type", "%pdb on\n%debug\nimport pdb\ntry: pdb.set_trace()\nexcept BaseException: pass\n1 / 0"),
    "editor": cell("opens an editor and a pager", "%edit -x 1\n%page np\nnp.linalg.norm?\nget_ipython().hooks.editor('x')"),
    "extension": cell("loads an extension that changes how cells are run", "open('evil.py', 'w').write('def load_ipython_extension(ip):\\n    ip.run_cell = None\\n')\n%load_ext evil\n%reload_ext evil", gets={test: (0.0, "missing|crashed") for test in ("test_numerical_gradient", "test_train", "test_svm_loss", "test_answer_rate")}),
    "alias": cell("calls its own command by the name of another", "%alias ls cat @ROOT@/solutions/reference/losses.py\n%ls\n%rehashx\n%alias_magic run system\n%macro m 1"),
    "javascript": cell("cells that run in the reader's browser", "%%javascript\nattack()"),
    "html": cell("cells that are shown as HTML", "%%html\n<script>attack()</script><img src=x onerror=attack()>"),
    "install": cell("installs a package of its own", "%pip install evil\n%conda install evil\n!pip install --target @INSTRUCTOR@ evil"),
    "timed": cell("runs its code a million times", "%timeit -n 1000000000 -r 9 pass", gets={"test_svm_loss": (0.0, "failed")}),
    "profile": cell("profiles what calls it, and writes it down", "%prun -D @ROOT@/forged.prof sum([1])\n%lprun\n%memit"),
    "gui": cell("starts the loop of a window", "%gui qt\n%matplotlib qt\n%pylab --no-import-all"),
}  # fmt: skip
