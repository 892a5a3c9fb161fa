"""nginx, Caddy and Apache on this machine, each told how to serve a site by nothing but the file that a build wrote."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ..browser.finding import install

PACKAGES = {
    "nginx": ("nginx-light", "libnginx-mod-http-brotli-static"),
    "caddy": ("caddy",),
    "apache2": ("apache2",),
}
"""Debian's package of each server, by the name of its program."""

PATIENCE = 20.0
"""Seconds a server may take to start."""

NGINX_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
TYPES = Path("/etc/mime.types")
APACHE = Path("/usr/lib/apache2/modules")
APACHE_MODULES = "alias authz_core autoindex deflate dir env filter headers mime mpm_event negotiation rewrite setenvif"
"""What Debian loads, and ``headers`` and ``rewrite``."""


class NotRun(Exception):
    """A server is not to be had. That is a failure: what was not asked has not answered."""


@contextlib.contextmanager
def running(name: str, site: Path, folder: Path, port: int = 0, root: Path | None = None) -> Iterator[str]:
    """A server that serves a site, with what it writes in a folder. Gives its address. Raises ``NotRun``.

    ``root`` is the folder for the first page of the host, where that is another than the site's.
    """
    program = _program(name)
    port = port or free_port()
    conf = folder / f"{name}.conf"
    conf.write_text(CONFS[name](root or site, site, folder, port), encoding="utf-8")
    command = [program, *COMMANDS[name], str(conf)]
    with (folder / f"{name}.log").open("w", encoding="utf-8") as log:
        alone = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        with subprocess.Popen(command, env=alone, stdout=log, stderr=log, start_new_session=True) as process:
            try:
                _wait(process, port, folder / f"{name}.log")
                yield f"http://127.0.0.1:{port}"
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)


def _program(name: str) -> str:
    places = f"{os.environ.get('PATH', '')}:/usr/sbin"
    found = shutil.which(name, path=places)
    if not found and install(*PACKAGES[name]):
        found = shutil.which(name, path=places)
    if not found:
        raise NotRun(f"not run: {name} is not here; install {' and '.join(PACKAGES[name])}")
    return found


def _nginx(root: Path, site: Path, folder: Path, port: int) -> str:
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "fastcgi", "proxy", "scgi", "uwsgi")
    )
    brotli = NGINX_BROTLI.is_file()
    return f"""
        {f"load_module {NGINX_BROTLI};" if brotli else ""}
        {"user root;" if os.geteuid() == 0 else ""}
        daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr;
        events {{}}
        http {{
            access_log off; include /etc/nginx/mime.types; gzip on; gzip_proxied any; {temporary}
            server {{
                listen 127.0.0.1:{port}; root {root};
                include {site}/.hosts/nginx.conf;
                {f"include {site}/.hosts/nginx-brotli.conf;" if brotli else ""}
            }}
        }}
    """


def _caddy(root: Path, site: Path, folder: Path, port: int) -> str:
    return f"""
        {{
            admin off
            auto_https off
        }}
        http://127.0.0.1:{port} {{
            root * {root}
            encode gzip
            import {site}/.hosts/Caddyfile
        }}
    """


def _apache(root: Path, site: Path, folder: Path, port: int) -> str:
    modules = "\n".join(f"LoadModule {name}_module {APACHE}/mod_{name}.so" for name in APACHE_MODULES.split())
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""  # Apache does not work for root
    return f"""{modules}
{user}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
DefaultRuntimeDir {folder}
ErrorLog /dev/stderr
TypesConfig {TYPES if TYPES.is_file() else "/dev/null"}
DocumentRoot {root}
AddEncoding gzip .gz
AddOutputFilterByType DEFLATE text/html text/plain text/xml text/css text/javascript application/xml application/json
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
<Directory {site}>
    AllowOverride All
    Require all granted
</Directory>
"""


CONFS: dict[str, Callable[[Path, Path, Path, int], str]] = {"nginx": _nginx, "caddy": _caddy, "apache2": _apache}

COMMANDS = {"nginx": ["-c"], "caddy": ["run", "--adapter", "caddyfile", "--config"], "apache2": ["-DFOREGROUND", "-f"]}


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        if process.poll() is not None or time.monotonic() > end:
            raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8')}")
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
