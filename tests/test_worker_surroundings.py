"""What a worker finds around it: random numbers, files, packages, signals; nothing of the submission before."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from sample_course import LIMITS
from worker_calls import Start, function, text_of

from autograder.channel.codec import Name
from autograder.isolation.mechanisms import PROCESS
from autograder.judge.fork_client import ForkServer
from autograder.judge.remote import NotDefined, lookup
from autograder.judge.student import StudentProcess


def test_a_worker_has_the_usual_signals_however_the_grader_was_started() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGUSR1,))
    try:
        with ForkServer(PROCESS) as server, StudentProcess(server, LIMITS) as student:
            asks = "import signal\nprint(signal.getsignal(signal.SIGHUP), signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
            assert text_of(student.run_cell(asks)) == "0 set()\n"
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGUSR1,))
        signal.signal(signal.SIGHUP, before)


def test_random_numbers_repeat(started: Start) -> None:
    source = "import random, numpy as np\nr = [random.random(), float(np.random.rand()), hash('a')]"
    drawn = []
    for _ in range(2):
        student = started()
        student.run_cell(source)
        drawn.append(lookup(student, "r"))
    assert drawn[0] == drawn[1]


def test_one_submission_leaves_nothing_for_the_next(started: Start) -> None:
    started().run_cell("import numpy as np\nnp.allclose = lambda *a, **k: True\nleft = 1")
    student = started()
    assert student.run_cell("import numpy as np\nwrong = bool(np.allclose(1, 2))")["error"] is None
    assert lookup(student, "wrong") is False
    with pytest.raises(NotDefined):
        lookup(student, "left")


@pytest.mark.parametrize(
    "source", ["import solutions", "import solutions.reference.losses", "import tests", "import conftest"]
)
def test_the_courses_own_folder_cannot_be_imported(student: StudentProcess, source: str) -> None:
    assert student.run_cell(source)["error"]["type"] == "ModuleNotFoundError"


def test_what_notebooks_import_is_there(student: StudentProcess) -> None:
    reply = student.run_cell("from linearloss import check_number_given\nfrom linearloss.gradient_check import STEP")
    assert reply["error"] is None


def test_the_scratch_folder_is_home_and_is_removed(fork_server: ForkServer) -> None:
    with StudentProcess(fork_server, LIMITS) as student:
        student.run_cell(
            "import os, pathlib\nhere = os.getcwd(); home = str(pathlib.Path.home())\nopen('a.txt', 'w').write('x')"
        )
        here = lookup(student, "here")
        assert lookup(student, "home") == here and Path(here, "a.txt").is_file()
        assert Path(here) != Path.cwd()
    assert not Path(here).exists()


def test_files_beside_the_notebook(started: Start, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("def twice(x): return 2 * x\n")
    (tmp_path / "numpy.py").write_text("raise RuntimeError('the wrong numpy')\n")
    (tmp_path / "wave.py").write_text("raise RuntimeError('the wrong wave, not imported by anyone before')\n")
    (tmp_path / "random.py").write_text("raise RuntimeError('the wrong random')\n")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")  # the intake takes none in; if it did, it would stay a link
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "more.txt").write_text("")
    student = started(files=tmp_path)
    reply = student.run_cell(
        "import os, random, wave, numpy as np\nfrom helper import twice\nv = twice(int(np.ones(1)[0])), sorted(os.listdir()) + os.listdir('folder') + [os.path.islink('link.txt')]"
    )
    assert reply["error"] is None
    value, names = lookup(student, "v")
    assert value == 2 and {"helper.py", "numpy.py", "folder", "more.txt", True} <= set(names)
    student.run_cell("open('helper.py', 'w').write('spoilt')")
    assert (tmp_path / "helper.py").read_text().startswith("def twice")


def test_a_file_larger_than_the_limit_cannot_be_written(student: StudentProcess) -> None:
    reply = student.run_cell(
        "with open('big', 'wb') as file:\n    for _ in range(100):\n        file.write(bytes(2**20))"
    )
    assert reply["error"]["type"] == "OSError"
    assert student.generation == 1


def test_a_name_is_looked_up_each_time(student: StudentProcess) -> None:
    f = function(student, "def f(): return 1")
    student.run_cell("def f(): return 2")
    assert f() == 2 and f._named == Name("f")


def test_an_object_given_to_a_function_of_the_judge_is_not_asked_anything(student: StudentProcess) -> None:
    f = function(
        student,
        "def f(g):\n    try:\n        return g(f)\n    except Exception as error:\n        return str(error)",
    )
    assert "expected numbers" in f(lambda given: given.dtype)
    assert student.generation == 1
