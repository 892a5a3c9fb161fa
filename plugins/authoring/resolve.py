"""Which file an address leads to, as a static host finds it."""

from __future__ import annotations

import os
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

from ..checks.records.redirects import read_redirects
from ..publishing.hosts.netlify import HEADERS, REDIRECTS
from ..publishing.served import COPIES, NOT_FOUND
from ..record import record

FOR_HOSTS = frozenset({HEADERS, REDIRECTS})
"""Files that tell a host what to do. Hosts do not hand them out."""


@record
class Target:
    """Where an address leads: to a file, or with ``location`` to another address."""

    status: HTTPStatus
    file: Path
    location: str = ""


def resolve(site: Path, address: str) -> Target:
    """The target of a request's address, such as ``/about/?from=feed``, in a folder with a built site."""
    path_named, _, query = address.partition("?")
    names = unquote(path_named).removeprefix("/").split("/")
    missing = Target(HTTPStatus.NOT_FOUND, site / NOT_FOUND)
    if not all(_is_public(name) for name in names[:-1]) or not (_is_public(names[-1]) or names[-1] == ""):
        return missing
    path = site.joinpath(*names)
    if names[-1] == "":
        path /= "index.html"
    if os.path.isdir(path):
        return Target(
            HTTPStatus.MOVED_PERMANENTLY, path, f"/{'/'.join(map(quote, names))}/{'?' if query else ''}{query}"
        )
    return Target(HTTPStatus.OK, path) if _is_inside(path, site) else _moved(site, path_named) or missing


def _moved(site: Path, path: str) -> Target | None:
    """Where a reader of an old address is sent on to; None where it is none."""
    file = site / REDIRECTS
    lines = read_redirects(file.read_text(encoding="utf-8")) if file.is_file() else ()
    found = next((line for line in lines if line.sends and line.takes(path)), None)
    return Target(HTTPStatus(found.status), file, found.goal) if found else None


def _is_public(name: str) -> bool:
    """Whether a name in an address may be looked up: nothing hidden, nothing that leads out of the folder."""
    hidden = name == "" or name.startswith(".") or name in FOR_HOSTS or name.endswith(COPIES)
    return not hidden and "\0" not in name and "\\" not in name


def _is_inside(path: Path, site: Path) -> bool:
    return os.path.isfile(path) and Path(os.path.realpath(path)).is_relative_to(os.path.realpath(site))
