"""nginx: a file to include in the ``server`` block of the site, and one more where it knows brotli."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from ..served import COMPRESSED, COPIES, FOR_EVER, FRESH, LASTING, NOT_FOUND, TYPES, UNKNOWN, Served
from . import FOLDER

NAME = f"{FOLDER}/nginx.conf"
BROTLI = f"{FOLDER}/nginx-brotli.conf"

HEAD = """\
# How to serve this site with nginx, written by `invoke build`. In its server block say where it is, and include this:
#   root /srv/site;  include /srv/site/.hosts/nginx.conf;
# and include nginx-brotli.conf as well where nginx has the module ngx_brotli (Debian: libnginx-mod-http-brotli-static).
# The policy below goes with these very pages: `nginx -s reload` after each publish.
"""


def files(served: Served) -> Iterator[tuple[str, str]]:
    """The file to include, and the other."""
    yield NAME, "".join(f"{line}\n" for line in [HEAD, *_lines(served)])
    yield BROTLI, "# What nginx can only be told where it has the module ngx_brotli.\nbrotli_static on;\n"


def _lines(served: Served) -> Iterator[str]:
    if served.base:
        yield f"# The site's address ends in {served.base}: `root` is the folder that holds it as {served.base}."
    yield "index index.html;"
    yield "absolute_redirect off;  # what stands before nginx knows the address, and the port, by which it is reached"
    yield "server_tokens off;"
    yield "gzip_static on;"
    yield "gzip_vary on;"
    yield "types {"
    yield from (f"    {_quoted(kind)} {ending[1:]};" for ending, kind in TYPES.items())
    yield "}"
    yield f"default_type {UNKNOWN};"
    if served.missing:
        yield f"error_page 404 {served.base}/{NOT_FOUND};"
        yield f"error_page 403 =404 {served.base}/{NOT_FOUND};  # a folder without a page"
    yield from _headers(served)
    yield f'add_header Cache-Control "{FRESH}" always;'
    yield f"location {served.base}/ {{ try_files $uri $uri/ =404; }}"
    yield from _hidden()
    if served.lasting:
        yield from _lasting(served)
    for old, new in served.moves:
        yield f"location = {_quoted(unquote(old))} {{ return 301 {_quoted(new)}; }}"


def _headers(served: Served) -> Iterator[str]:
    return (f"add_header {name} {_quoted(value)} always;" for name, value in served.headers.items())


def _hidden() -> Iterator[str]:
    """What nobody gets: files for servers and hosts, and the compressed copies by their own names."""
    copies = "|".join(ending[1:] for ending in COPIES)
    pages = "|".join(ending[1:] for ending in COMPRESSED)
    yield r"location ~ /\.(?!well-known/) { return 404; }"
    yield r"location ~ /_(headers|redirects)$ { return 404; }"
    yield rf"location ~ \.({pages})\.({copies})$ {{ return 404; }}"


def _lasting(served: Served) -> Iterator[str]:
    yield f"location {served.base}{LASTING} {{"
    yield "    try_files $uri =404;"
    yield from (f"    {line}" for line in _headers(served))  # one add_header in a location drops those outside of it
    yield f'    add_header Cache-Control "{FOR_EVER}";  # not always: what is missing now may come'
    yield "}"


def _quoted(text: str) -> str:
    return f'"{text}"'
