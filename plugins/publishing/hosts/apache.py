"""Apache: ``.htaccess`` at the root of what is served. It needs mod_headers and mod_rewrite, and AllowOverride All."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..served import COMPRESSED, COPIES, FOR_EVER, FRESH, LASTING, NOT_FOUND, TYPES, Served

NAME = ".htaccess"

HEAD = """\
# How to serve this site with Apache, written by `invoke build`. It is read where Apache has mod_headers and mod_rewrite
# and the folder has "AllowOverride All". Without them nothing is served: a site without its policy would be another.
"""

CODINGS = {".br": "br", ".gz": "gzip"}
"""The name by which a browser asks for each kind of copy, the smaller first."""

_PAGES = "|".join(ending[1:] for ending in COMPRESSED)
_CODED = "|".join(ending[1:] for ending in COPIES)
_COPY = rf"\.({_PAGES})\.({_CODED})$"


def files(served: Served) -> Iterator[tuple[str, str]]:
    """The one file."""
    yield NAME, "".join(f"{line}\n" for line in [HEAD, *_lines(served)])


def _lines(served: Served) -> Iterator[str]:
    yield "DirectoryIndex index.html"
    yield "Options -Indexes -MultiViews"
    if served.missing:
        yield f"ErrorDocument 404 {served.base}/{NOT_FOUND}"
    for ending, kind in TYPES.items():
        yield f'AddType "{kind}" {ending}'
    yield from _headers(served)
    yield "RewriteEngine On"
    for old, new in served.moves:
        pattern = re.escape(unquote(old).removeprefix(f"{served.base}/"))
        yield f'RewriteRule "^{pattern}$" "{new}" [R=301,L,NE]'
    yield from _hidden()
    yield from _copies()


def _headers(served: Served) -> Iterator[str]:
    yield from (f'Header always set {name} "{value}"' for name, value in served.headers.items())
    yield f'Header always set Cache-Control "{FRESH}"'
    if served.lasting:
        there = f"%{{REQUEST_URI}} =~ m#^{re.escape(served.base)}{LASTING}# && %{{REQUEST_STATUS}} in {{'200','304'}}"
        yield f'Header always set Cache-Control "{FOR_EVER}" "expr={there}"'


def _hidden() -> Iterator[str]:
    """What nobody gets: files for servers and hosts, lists of folders, and the compressed copies by their own names."""
    yield r'RewriteRule "(^|/)\.(?!well-known/)" - [R=404,L]'
    yield r'RewriteRule "(^|/)_(headers|redirects)$" - [R=404,L]'
    yield "RewriteCond %{REQUEST_FILENAME} -d"
    yield "RewriteCond %{REQUEST_FILENAME}/index.html !-f"
    yield 'RewriteRule "" - [R=404,L]'
    yield "RewriteCond %{ENV:REDIRECT_STATUS} ^$"  # what the rules below have chosen comes round once more
    yield f'RewriteRule "{_COPY}" - [R=404,L]'


def _copies() -> Iterator[str]:
    """A copy in place of the file, where the browser takes it, with the type of the file."""
    # Debian's Apache compresses by itself, and would compress once more what is compressed.
    yield f'RewriteRule "{_COPY}" - [E=no-gzip:1,E=no-brotli:1,L]'
    for ending, coding in CODINGS.items():
        yield rf"RewriteCond %{{HTTP:Accept-Encoding}} \b{coding}\b"
        yield rf"RewriteCond %{{REQUEST_FILENAME}}\{ending} -f"
        yield rf'RewriteRule "^(.+\.({_PAGES}))$" "$1{ending}" [L]'
    for ending, coding in CODINGS.items():
        yield f"RemoveType {ending}"
        yield f"RemoveEncoding {ending}"
        yield rf'<FilesMatch "\.({_PAGES})\{ending}$">'
        yield f'    Header always set Content-Encoding "{coding}"'
        yield "</FilesMatch>"
    for ending in COMPRESSED:
        yield rf'<FilesMatch "\{ending}\.({_CODED})$">'
        yield f'    ForceType "{TYPES[ending]}"'
        yield "</FilesMatch>"
    yield rf'<FilesMatch "\.({_PAGES})(\.({_CODED}))?$">'
    yield '    Header always merge Vary "Accept-Encoding"'
    yield "</FilesMatch>"
