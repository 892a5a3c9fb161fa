"""Old addresses and what has taken their place: ``content/redirects.toml``, one line ``"/old/" = "/new/"`` for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from ..problem import Problem
from ..record import record
from ..source import TomlFile, Unreadable, did_you_mean, read_toml

RULE = "redirect"
NAME = "redirects.toml"

# Signs that stand for themselves in the files of every host (RFC 3986, 2.3, and "@", "+"). Others are written as %XX:
# one host or another reads them as its own.
_ADDRESS = re.compile(r"/(?:[\w.~@+/-]|%[0-9A-Fa-f]{2})*", re.ASCII)
_GOAL = re.compile(
    r"(?P<host>https?://[\w.-]+(?::\d+)?(?=/))?(?P<path>/[^?#]*)(?:\?[\w.~@+=/%&-]*)?(?:#[\w.~@+=/%-]*)?", re.ASCII
)
_ID = re.compile(r"\sid=[\"']?([^\"'\s>]+)")
_HARD = frozenset('"\\${}<>|^`*')


@record
class Redirect:
    """An old address of the site, and the address that readers of it are sent on to: of this site, or a whole one."""

    old: str
    new: str

    @property
    def olds(self) -> tuple[str, ...]:
        """The old address as readers may ask for it: with a slash at its end and without, where it is no file's."""
        bare = self.old.rstrip("/")
        return (self.old,) if "." in bare.rpartition("/")[2] else (f"{bare}/", bare)


@record
class Redirects:
    """The redirects of a site that hold water by themselves, and the file they stand in."""

    found: tuple[Redirect, ...] = ()
    toml: TomlFile | None = None

    def leading(self, site: Path) -> tuple[Redirect, ...]:
        """Those that lead to something in a built site, and start where no page is."""
        return tuple(redirect for redirect in self.found if not _fault_in(redirect, site))

    def problem(self, redirect: Redirect, message: str) -> Problem:
        """An error at the line of a redirect."""
        assert self.toml
        return self.toml.problem(RULE, message, redirect.old)


def read_redirects(content: Path) -> tuple[Redirects, list[Problem]]:
    """The redirects of a content folder, and all that is wrong with the others.

    Wrong are addresses that no host could be told, chains and circles, and one address named twice. Where they lead
    can only be said of a built site: ``lost``.
    """
    if not (content / NAME).exists():
        return Redirects(), []
    try:
        toml = read_toml(content / NAME)
    except Unreadable as error:
        return Redirects(), [error.problem]
    faults = {old: _fault(old, new, toml.data) for old, new in toml.data.items()}
    sound = tuple(Redirect(old, new) for old, new in toml.data.items() if not faults[old])
    return Redirects(sound, toml), [toml.problem(RULE, fault, old) for old, fault in faults.items() if fault]


def lost(redirects: Redirects, site: Path, broken: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """A problem for each redirect that leads to nothing in a built site, or starts where a page is.

    ``broken`` are slugs of pages that are missing for a reason already named.
    """
    for redirect in redirects.found:
        fault = _fault_in(redirect, site)
        if fault and not (redirect.new.startswith("/") and redirect.new.strip("/") in broken):
            yield redirects.problem(redirect, fault)


def _fault_in(redirect: Redirect, site: Path) -> str:
    """What is wrong with a redirect in a built site; empty where nothing is."""
    if file_at(site, redirect.old).is_file():
        return f'there is a page at "{redirect.old}", so nobody can be sent on from there; take the line out'
    if not redirect.new.startswith("/"):
        return ""
    if (page := file_at(site, redirect.new)).is_file():
        return _fault_in_fragment(redirect, page)
    known = [f"/{page.parent.relative_to(site)}/" for page in site.glob("*/index.html")]
    hint = did_you_mean(redirect.new, known) or " Name the page that has taken its place"
    return f'"{redirect.old}" leads to "{redirect.new}", which is no page.{hint}'


def _fault_in_fragment(redirect: Redirect, page: Path) -> str:
    """What is wrong with the part of a page that a redirect leads to. "#top" and "#x=y" are no ids, as in any link."""
    part = unquote(redirect.new.partition("#")[2])
    if not part or page.suffix != ".html" or part.lower() == "top" or "=" in part:
        return ""
    ids = _ID.findall(page.read_text(encoding="utf-8", errors="replace"))
    hint = did_you_mean(part, ids) or " Name the id of a heading there, or take the # part out"
    return "" if part in ids else f'"{redirect.old}" leads to "{redirect.new}", and "#{part}" is no place there.{hint}'


def file_at(site: Path, address: str) -> Path:
    """The file that a host shows at an address of a built site."""
    path = unquote(urlsplit(address).path).removeprefix("/")
    return site / f"{path}index.html" if not path or path.endswith("/") else site / path


def _fault(old: str, new: Any, table: Mapping[str, Any]) -> str:
    """What is wrong with one line; empty where nothing is."""
    if not isinstance(new, str):
        return f'"{old}" needs one address in quotes, as in "/old/" = "/new/"'
    if not _is_address(old) or old == "/":
        return f'"{old}" is no old address; write what stands behind the host, as in "/old/", other signs as %XX'
    if not _is_goal(new):
        return f'"{new}" is no address to send readers on to; write one as in "/new/" or "https://example.org/new/"'
    if _twin(old) in table:
        return f'"{old}" and "{_twin(old)}" are one address; keep one of the two lines'
    return _detour(old, table)


def _detour(old: str, table: Mapping[str, Any]) -> str:
    way = [old]
    while (goal := _entry(way[-1], table)) and goal not in way:
        way.append(goal)
    end = table[way[-1]]
    if len(way) == 1:
        return f'"{old}" leads to itself; name another address, or take the line out' if _same(old, end) else ""
    if _entry(way[-1], table):
        return f'"{old}" leads round in a circle ({" to ".join(way)}); name the page where it is to end'
    return f'"{old}" leads to "{table[old]}", which only leads on; write "{end}"'


def _entry(old: str, table: Mapping[str, Any]) -> str:
    """The line at which a reader who is sent on from an old address arrives next; empty where it is no line."""
    path = table[old].partition("#")[0]
    return next((entry for entry in (path, _twin(path)) if isinstance(table.get(entry), str)), "") if path else ""


def _same(one: str, other: str) -> bool:
    return one.rstrip("/") == other.partition("#")[0].rstrip("/")


def _twin(address: str) -> str:
    return address.removesuffix("/") if address.endswith("/") else f"{address}/"


def _is_address(text: str) -> bool:
    plain = unquote(text)
    return bool(
        _ADDRESS.fullmatch(text) and "//" not in text and plain.isprintable() and not _HARD & set(plain)
    ) and not any(part in (".", "..") for part in plain.split("/"))


def _is_goal(text: str) -> bool:
    parts = _GOAL.fullmatch(text)
    return bool(parts and _is_address(parts["path"]))
