"""Caddy: a file to import in the block of the site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from ..served import COMPRESSED, COPIES, FOR_EVER, FRESH, HTML, LASTING, NOT_FOUND, TYPES, Served
from . import FOLDER

NAME = f"{FOLDER}/Caddyfile"

HEAD = """\
# How to serve this site with Caddy, written by `invoke build`. In its block say where it is, and import this:
#   root * /srv/site
#   import /srv/site/.hosts/Caddyfile
# The policy below goes with these very pages: `caddy reload` after each publish.
"""


def files(served: Served) -> Iterator[tuple[str, str]]:
    """The file to import."""
    yield NAME, "".join(f"{line}\n" for line in [HEAD, *_lines(served)])


def _lines(served: Served) -> Iterator[str]:
    if served.base:
        yield f"# The site's address ends in {served.base}: `root` is the folder that holds it as {served.base}."
    yield "header {"
    yield from (f"    {name} {_quoted(value)}" for name, value in served.headers.items())
    if not served.lasting:
        yield f"    Cache-Control {_quoted(FRESH)}"
    yield "}"
    yield "header {"
    yield "    Vary Accept-Encoding"
    yield "    defer"  # Caddy itself says so only where it has found a copy, and then it would be said twice
    yield "}"
    for ending, kind in TYPES.items():
        yield f"@type_{ending[1:]} path *{ending}"
        yield f"header @type_{ending[1:]} Content-Type {_quoted(kind)}"
    if served.lasting:
        yield from _cached(served)
    yield from (f"redir {_quoted(unquote(old))} {_quoted(new)} 301" for old, new in served.moves)
    yield f"@hidden path_regexp {_quoted(_hidden())}"
    yield "error @hidden 404"
    yield "file_server {"
    yield "    precompressed br gzip"
    yield "}"
    yield "handle_errors {"
    yield f"    header Content-Type {_quoted(HTML)}"
    if served.missing:
        yield f"    rewrite * {served.base}/{NOT_FOUND}"
        yield "    file_server {"
        yield "        precompressed br gzip"
        yield "    }"
    yield "}"


def _cached(served: Served) -> Iterator[str]:
    """Which file a browser may keep for how long. What is missing now may come, and so is not to last."""
    there = f"path {served.base}{LASTING}*"
    yield from ("@lasting {", f"    {there}", "    file", "}")
    yield from ("@fresh {", "    not {", f"        {there}", "        file", "    }", "}")
    yield f"header @lasting Cache-Control {_quoted(FOR_EVER)}"
    yield f"header @fresh Cache-Control {_quoted(FRESH)}"


def _hidden() -> str:
    """What nobody gets: files for servers and hosts, and the compressed copies by their own names."""
    copies = "|".join(ending[1:] for ending in COPIES)
    pages = "|".join(ending[1:] for ending in COMPRESSED)
    # The regular expressions of Go know no look-ahead.
    return rf"/\.([^w]|w[^e])|/_(headers|redirects)$|\.({pages})\.({copies})$"


def _quoted(text: str) -> str:
    return f'"{text}"'
