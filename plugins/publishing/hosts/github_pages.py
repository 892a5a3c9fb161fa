"""GitHub Pages and GitLab Pages, which can be told no headers: those go into the pages of a copy made for them.

A build writes nothing for it, for the policy would cost the readers of every other host some hundred bytes a page.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ...checks import Wanted, all_rules, check_site
from ...checks.reading.load import NOWHERE
from ...checks.records.redirects import Redirect, read_redirects
from ...problem import Problem
from ..listing import NAME as LIST
from ..listing import write_list
from ..offline import KEPT, keep_offline
from ..policy import POLICY, stated
from ..served import COPIED, LASTING, Served
from ..staged import Staged
from . import FOLDER
from .netlify import HEADERS, REDIRECTS, read_headers

OTHERS = (HEADERS, REDIRECTS, ".htaccess", FOLDER, *(f"*{ending}" for ending in COPIED))
"""Names of what other hosts are told, and of the copies that GitHub makes by itself."""

RULES = frozenset(("page-policy",))
"""What the copy is held to: the rest was, when it was built."""

_CANONICAL = re.compile(r"<link rel=[\"']?canonical[\"']? href=[\"']?([^\"'\s>]*)", re.I)
_ICON = re.compile(r"<link rel=[\"']?icon\b[^>]*>", re.I)
_LANGUAGE = re.compile(r"<html[^>]*\slang=[\"']?([\w-]+)", re.I)


def files(served: Served) -> Iterator[tuple[str, str]]:
    """Nothing: see ``copy``."""
    del served
    yield from ()


def copy(site: Path, folder: Path) -> list[Problem]:
    """Copy a built site into a new or empty folder, as GitHub Pages is to serve it, and say what is wrong there.

    Each page gets the part of the policy that it needs as a <meta>; each old address becomes a page that leads on.
    ``CNAME`` holds the host that the pages name as their own, where it is not GitHub's. Raises OSError.
    """
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns(*OTHERS), dirs_exist_ok=True)
    address, policy = address_of(site), POLICY in read_headers(site)
    for name, text in _signposts(site).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for page in sorted(folder.rglob("*.html")):
        page.write_text(stated(page.read_text(encoding="utf-8"), policy=policy), encoding="utf-8")
    if any((folder / LASTING.strip("/")).glob(KEPT)):
        keep_offline(folder, urlsplit(address).path)  # what readers keep has the policy in it as well
    (folder / ".nojekyll").write_bytes(b"")  # else GitHub leaves out names that begin with "_"
    host = urlsplit(address).hostname or ""
    if host and not host.endswith((".github.io", "localhost")):
        (folder / "CNAME").write_text(f"{host}\n", encoding="utf-8")
    if (folder / LIST).is_file():
        write_list(Staged(folder))  # of these files, which are not all as they were
    off = frozenset(rule.name for rule in all_rules()) - RULES
    return list(check_site(folder, url=address or NOWHERE, wanted=Wanted(off=off)))


def unled(site: Path) -> list[str]:
    """Old addresses of a built site that GitHub Pages can lead nobody on from: files of a kind that is no page."""
    olds = {line.start for line in _redirects(site)}
    return sorted(old for old in olds if not _signpost_of(old) and f"{old}/" not in olds)


def address_of(site: Path) -> str:
    """The address that a built site is for, without a slash at its end; empty where its first page does not say."""
    first = _CANONICAL.search((site / "index.html").read_text(encoding="utf-8"))
    return first[1].rstrip("/") if first else ""


def _redirects(site: Path) -> Iterator[Redirect]:
    file = site / REDIRECTS
    yield from read_redirects(file.read_text(encoding="utf-8")) if file.is_file() else ()


def _signposts(site: Path) -> dict[str, str]:
    """A page for each old address, by its name below the folder that is served."""
    first = (site / "index.html").read_text(encoding="utf-8")
    icon, language = _ICON.search(first), _LANGUAGE.search(first)
    parts = urlsplit(address_of(site))
    found = ((_signpost_of(line.start.removeprefix(parts.path)), line.goal) for line in _redirects(site))
    page = partial(
        _signpost,
        origin=f"{parts.scheme}://{parts.netloc}" if parts.netloc else "",
        language=language[1] if language else "en",
        icon=icon[0] if icon else "",  # without one a browser asks for another, which is not there
    )
    return {name: page(goal) for name, goal in found if name}


def _signpost_of(old: str) -> str:
    """The name of the file that GitHub shows at an address; empty where it would show no page, or shows it anyway."""
    path = unquote(old).removeprefix("/")
    if path.endswith("/"):
        return f"{path}index.html"
    return path if path.endswith((".html", ".htm")) else ""


def _signpost(goal: str, *, origin: str, language: str, icon: str) -> str:
    # Without words: the page is in the language of nobody, and seen by hardly anyone.
    whole = goal if "://" in goal else f"{origin}{goal}"
    goal, whole = goal.replace("&", "&amp;"), whole.replace("&", "&amp;")
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{whole}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={goal}">
<link rel="canonical" href="{whole}">{icon}
</head>
<body>
<main><h1><a href="{goal}">{whole}</a></h1></main>
</body>
</html>
"""
