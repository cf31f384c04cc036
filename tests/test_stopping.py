"""Ctrl-C at moments at which it is easily lost, or ends in a traceback."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from autograder.batch.stopping import AGAIN_SECONDS, Stopped, StopRequests, stopped_by_signals


def test_what_swallows_the_exception_does_not_swallow_the_wish_to_stop() -> None:
    with stopped_by_signals():
        with contextlib.suppress(Stopped):  # as a callback from C does
            signal.raise_signal(signal.SIGINT)
        with StopRequests() as stop:
            assert stop() and stop.number == signal.SIGINT
    with stopped_by_signals(), StopRequests() as stop:
        assert not stop()


class Ending:
    """Python ignores what is raised at the end of an object."""

    def __init__(self, end: Callable[[], None]):
        self.end = end

    def __del__(self) -> None:
        self.end()


def test_it_comes_again_after_what_python_may_not_be_stopped_in(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Stopped) as stopped, stopped_by_signals():
        Ending(lambda: signal.raise_signal(signal.SIGTERM))
        for _ in range(1000):
            time.sleep(0.01)
    assert stopped.value.exit_code == 128 + signal.SIGTERM
    assert capfd.readouterr().err == ""


def test_what_has_been_noted_since_does_not_come_as_a_second_signal() -> None:
    with stopped_by_signals():
        Ending(lambda: signal.raise_signal(signal.SIGTERM))
        with StopRequests() as stop:
            time.sleep(3 * AGAIN_SECONDS)
            assert stop.number == signal.SIGTERM


def test_other_ignored_errors_are_told_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)

    with stopped_by_signals():
        Ending(lambda: [][0])
    assert len(told) == 1


def test_before_all_is_imported_it_ends_without_a_traceback() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "autograder", "--version"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        next(line for line in process.stderr if "linearloss.sentences" in line)
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == -signal.SIGINT


def test_ends_of_our_own_processes_are_told_whatever_a_launcher_has_left() -> None:
    source = (
        "import signal, sys\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\nfrom autograder.cli import run\n"
        "sys.argv = ['autograder', '--version']\ntry:\n    run()\nfinally:\n    print(signal.getsignal(signal.SIGCHLD).name)"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "SIG_DFL"
