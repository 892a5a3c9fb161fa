"""Addresses for ever: ``content/published.txt`` holds every address that the site has had, one on each line.

A line such as ``/nerves/#which-kind`` is a heading that others may link to. A build only reads the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from ..problem import Problem, Severity
from ..record import record
from ..source import Unreadable, did_you_mean, read_text, shown
from .durable import write_whole
from .finish import read_pages
from .hosts.netlify import HEADERS, REDIRECTS
from .listing import NAME as LIST
from .redirects import NAME as REDIRECTS_FILE
from .redirects import Redirect, file_at
from .served import COPIED, LASTING, NOT_FOUND

RULE = "address-vanished"
NAME = "published.txt"
HEAD = "# Every address this site has had. `invoke publish` and `invoke addresses` add to it; a build in which one\n"
HEAD += "# would vanish stops. Keep it with the content.\n"

_LINE = re.compile(r"/[^\s#]*(?:#\S+)?")
_ID = re.compile(r"\sid=[\"']?(?P<id>[^\"'\s>]+)")
_HEADING = re.compile(r"<h[1-6]\b[^>]*?\sid=[\"']?(?P<id>[^\"'\s>]+)")
_LABEL = re.compile(r"\saria-labelledby=[\"']?(?P<id>[^\"'\s>]+)")
_MADE = ("card.png", "page.download")  # made for a page, which names them: who links to the page need not


@record
class Published:
    """The addresses that were published, with the lines on which they stand in their file."""

    file: Path
    lines: Mapping[str, int] = field(default_factory=dict)

    def problem(self, address: str, message: str) -> Problem:
        """An error at the line of an address; a warning where it is that of a heading."""
        severity: Severity = "warning" if "#" in address else "error"
        return Problem(shown(self.file), self.lines[address], 1, RULE, message, severity)


def read_published(content: Path) -> tuple[Published, list[Problem]]:
    """What was published from a content folder, and what is wrong with the file that says it."""
    file = content / NAME
    if not file.exists():
        return Published(file), []
    try:
        numbered = list(enumerate(read_text(file).splitlines(), 1))
    except Unreadable as error:
        return Published(file), [error.problem]
    said = [(number, line.strip()) for number, line in numbered if line.strip() and not line.startswith("#")]
    wrong = [
        Problem(
            shown(file), number, 1, RULE, f'"{line}" is no address; write one as in "/about/", or take the line out'
        )
        for number, line in said
        if not _LINE.fullmatch(line)
    ]
    return Published(file, {line: number for number, line in said if _LINE.fullmatch(line)}), wrong


def addresses_of(site: Path) -> Iterator[str]:
    """Every address of a built site that others may link to: pages with their headings, and files."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.is_file() and not _is_nobodys(name):
            address = f"/{quote(name.removesuffix('index.html') if _is_index(name) else name)}"
            yield address
            if file.suffix == ".html":
                yield from (f"{address}#{name}" for name in _headings(_text(file)))


def vanished(
    published: Published, redirects: Iterable[Redirect], site: Path, broken: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """A problem for each published address at which a built site has nothing, and nobody is sent on from.

    ``broken`` are slugs of pages that are missing for a reason already named.
    """
    found = _Found(site, {old: redirect.new for redirect in redirects for old in redirect.olds})
    for address in published.lines:
        path, _, fragment = address.partition("#")
        if path.strip("/") in broken:
            continue
        if fragment and not found.has_heading(path, fragment):
            yield published.problem(address, _heading_gone(address, fragment))
        if not fragment and not found.leads_on(path):
            yield published.problem(address, _page_gone(address, published, site))


@record
class _Found:
    """What readers find: files of a site, and the goals by old addresses."""

    site: Path
    goals: Mapping[str, str]

    def leads_on(self, path: str) -> bool:
        """Whether there is anything at an address."""
        return path in self.goals or file_at(self.site, path).is_file()

    def has_heading(self, path: str, name: str) -> bool:
        """Whether a reader of an address with a fragment comes to that place.

        A browser takes the fragment along where the goal has none (RFC 9110, 10.2.2). Other sites' pages are not looked
        into, nor are pages that are gone: they are named by themselves.
        """
        goal = self.goals.get(path, path)
        page = file_at(self.site, goal)
        return "#" in goal or not goal.startswith("/") or not page.is_file() or name in self._ids[page]

    @cached_property
    def _ids(self) -> dict[Path, frozenset[str]]:
        return {page: frozenset(found["id"] for found in _ID.finditer(text)) for page, text in read_pages(self.site)}


def unrecorded(content: Path, site: Path) -> set[str]:
    """The addresses of a built site that the file of a content folder does not hold."""
    return {*addresses_of(site)} - {*read_published(content)[0].lines}


def recorded(content: Path, site: Path) -> int:
    """Add the addresses of a built site to those of a content folder; how many were new. Raises OSError, Unreadable."""
    before, wrong = read_published(content)
    for problem in wrong:
        raise Unreadable(problem)
    now = sorted({*before.lines, *addresses_of(site)})
    new = len(now) - len(before.lines)
    if new:
        write_whole(content / NAME, HEAD + "".join(f"{address}\n" for address in now))
    return new


def _heading_gone(address: str, name: str) -> str:
    return (
        f'others may link to "{address}", and no heading there has that id; write {{ was="{name}" }} behind the '
        "heading that has taken its place, or take this line out"
    )


def _page_gone(address: str, published: Published, site: Path) -> str:
    if address == "/":  # nobody can be sent on from there
        return '"/" was published, and would vanish; put it back: a page whose front matter says "Save_as: index.html"'
    pages = [one for one in addresses_of(site) if "#" not in one]
    new = [one for one in pages if one not in published.lines]
    guess = did_you_mean(address, new).partition('"')[2].rpartition('"')[0] or (new[0] if len(new) == 1 else "/")
    return (
        f'"{address}" was published, and would vanish; put it back, or add the line "{address}" = "{guess}" to '
        f"{shown(published.file.with_name(REDIRECTS_FILE))}, with the address that has taken its place"
    )


def _is_nobodys(name: str) -> bool:
    """Whether a file is for hosts alone, or has another address by which it is asked for, or one that passes."""
    *folders, last = name.split("/")
    hidden = any(part.startswith(".") and part != ".well-known" for part in (*folders, last))
    known = name in (HEADERS, REDIRECTS, NOT_FOUND, LIST) or last in _MADE
    return hidden or known or f"/{name}".startswith(LASTING) or name.endswith(COPIED)


def _is_index(name: str) -> bool:
    return f"/{name}".endswith("/index.html")


def _headings(html: str) -> list[str]:
    """Ids of the headings of a page in order, without those that name a part of the theme, such as the next steps."""
    labels = {found["id"] for found in _LABEL.finditer(html)}
    ids = dict.fromkeys(found["id"] for found in _HEADING.finditer(html))
    return [name for name in ids if name not in labels]


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8", errors="replace")
