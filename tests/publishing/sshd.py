"""A real sshd on this machine, with keys of its own, and a way to it that can be cut."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..browser.finding import install
from ..servers.running import NotRun, free_port

CONF = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/key.pub
PidFile {folder}/pid
StrictModes no
UsePAM no
PasswordAuthentication no
MaxStartups 100
"""


@dataclass
class Host:
    """A host that can be reached by ssh through a way that is cut on demand."""

    port: int
    key: Path
    way: Way

    @property
    def name(self) -> str:
        return f"{getpass.getuser()}@127.0.0.1"

    @property
    def options(self) -> tuple[str, ...]:
        """What ssh must be told."""
        quiet = ("-oStrictHostKeyChecking=no", "-oUserKnownHostsFile=/dev/null", "-oLogLevel=ERROR")
        return ("-F", "/dev/null", "-p", str(self.way.port), "-i", str(self.key), *quiet)


@dataclass
class Way:
    """Hands on all that comes to a port, until so many bytes came; then it is cut, once for each number of ``cuts``.

    ``made`` counts the cuts, ``sent`` the bytes that were handed on to the port.
    """

    goal: int
    port: int = 0
    cuts: list[int] = field(default_factory=list)
    made: int = 0
    sent: int = 0

    def serve(self, listener: socket.socket) -> None:
        """Take connections until the listener is closed."""
        self.port = listener.getsockname()[1]
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                threading.Thread(target=self._connect, args=(client,), daemon=True).start()

    def _connect(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client, socket.create_connection(("127.0.0.1", self.goal)) as server:
            back = threading.Thread(target=_hand_on, args=(server, client), daemon=True)
            back.start()
            left = self.cuts[0] if self.cuts else None
            while raw := client.recv(4096):
                if left is not None and (left := left - len(raw)) < 0:
                    self.cuts.pop(0)
                    self.made += 1
                    return
                server.sendall(raw)
                self.sent += len(raw)
            server.shutdown(socket.SHUT_WR)
            back.join()


def _hand_on(source: socket.socket, goal: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while raw := source.recv(65536):
            goal.sendall(raw)
        goal.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def ssh_host(folder: Path) -> Iterator[Host]:
    """A host; what it needs is written to a folder. Raises ``NotRun``."""
    sshd = program("sshd", "openssh-server")
    program("rsync", "rsync")
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port = free_port()
    (folder / "conf").write_text(CONF.format(port=port, folder=folder), encoding="utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # sshd wants it, and takes no other
    log = (folder / "log").open("w")
    with log, subprocess.Popen([sshd, "-D", "-e", "-f", folder / "conf"], stderr=log) as process:
        try:
            _wait(process, port, folder / "log")
            way = Way(port)
            with socket.create_server(("127.0.0.1", 0)) as listener:
                threading.Thread(target=way.serve, args=(listener,), daemon=True).start()
                way.port = listener.getsockname()[1]
                yield Host(port, folder / "key", way)
        finally:
            process.kill()


def program(name: str, package: str) -> str:
    """Where a program is, which Debian's package brings. Raises ``NotRun``."""
    places = f"{os.environ.get('PATH', '')}:/usr/sbin"
    found = shutil.which(name, path=places) or (install(package) and shutil.which(name, path=places))
    if not found:
        raise NotRun(f"not run: {name} is not here; install {package}")
    return found


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise NotRun(f"not run: sshd does not start: {log.read_text(encoding='utf-8')}")
