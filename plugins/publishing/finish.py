"""What is done to a built site before it is checked: lasting pictures, and the files that hosts need.

Pages are not made smaller beyond their style and script. Tried on the fifty pages of this site with minify-html 0.18:
after brotli it saves 230 bytes of 318,762 where it leaves out every tag it may, and adds 999 where all must stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .hosts import files_for
from .hosts.netlify import FIRST_LINE, HEADERS, REDIRECTS
from .lasting import shows, with_lasting
from .offline import WORKER, keep_offline, write_farewell
from .policy import HARMLESS, headers_for, inline
from .redirects import Redirect
from .served import LASTING, NOT_FOUND, Served
from .staged import Staged

# An exception from a rule is between an author and the checks.
_EXCEPTION = re.compile(r"<!--\s*allow:.*?-->\n?", re.DOTALL)


def finish(
    staged: Staged,
    *,
    policy: bool = True,
    redirects: tuple[Redirect, ...] = (),
    base: str = "",
    offline: bool | None = None,
) -> Served:
    """Take out what is written for the checks alone, let pictures last, write what hosts need.

    ``policy`` is false for a site whose theme was not made for our policy: it gets the headers that harm no page, and
    keeps those that it brings itself. ``base`` is what stands before every path. ``offline`` says whether readers keep
    the site for when they have no network; None where that is no matter of ours. Gives how the site is to be served.
    """
    _mend(staged, base if policy else None)
    if offline:
        keep_offline(staged.site, base)
    elif offline is not None:
        write_farewell(staged.site)
    if offline is not None:
        staged.names.add(WORKER)
    staged.find(LASTING.strip("/"))
    served = Served(
        headers_for(parts for _, parts in staged.each(inline)) if policy else HARMLESS,
        redirects,
        base,
        missing=NOT_FOUND in staged.names,
        lasting=(staged.site / LASTING.strip("/")).is_dir(),
    )
    brought = {} if policy else _brought(staged)
    for name, text in {**dict(files_for(served)), **brought}.items():
        staged.write(name, text)
    return served


def _mend(staged: Staged, base: str | None) -> None:
    """Bring pages to what readers get. Without ``base`` pictures stay where they are."""
    lasting: dict[str, str] = {}
    for name, (excepts, shows_pictures) in staged.each(to_mend):
        if excepts or (shows_pictures and base is not None):
            text = staged.text(name)
            told = _EXCEPTION.sub("", text)
            told = told if base is None else with_lasting(told, staged.site, base, lasting)
            if told != text:
                staged.write(name, told)
                continue
        staged.settle(name)


def to_mend(html: str) -> tuple[bool, bool]:
    """Whether a page holds exceptions, and whether it shows pictures."""
    return _EXCEPTION.search(html) is not None, shows(html)


def _brought(staged: Staged) -> dict[str, str]:
    """What a site itself says to hosts: it stays as it is, with the line before it by which our builds are known."""
    texts = {name: staged.text(name) for name in (HEADERS, REDIRECTS, ".htaccess") if name in staged.names}
    first = {HEADERS: f"{FIRST_LINE}\n"}
    return {name: first.get(name, "") + text for name, text in texts.items()}


def read_pages(site: Path) -> Iterator[tuple[Path, str]]:
    """Every page of a site with its HTML, in order; what is not UTF-8 is replaced, and the checks say so."""
    for page in sorted(site.rglob("*.html")):
        if page.is_file():
            yield page, page.read_text(encoding="utf-8", errors="replace")
