"""``invoke build``: the last build once more, where nothing changed, or else a new one.

What builds and checks is imported only where it is needed: that takes longer than finding that nothing changed.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

from .. import speed
from ..collecting import seldom_collecting
from ..publishing.records import Request, Result, packed, unpacked
from ..record import record
from ..speed.asking import asking
from ..speed.former import Kept, request_name
from ..speed.hearing import drawing
from ..speed.reads import watching
from ..speed.surroundings import code, remind, starts_at_first
from ..store import Store
from .telling import told, unknown_format
from .terminal import folder, say

CACHE = ".cache"
"""The folder beside the settings file, for what is kept between builds."""


@record
class Asked:
    """What `invoke build` was asked for; all as it was typed."""

    content: str = ""
    output: str = ""
    settings: str = ""
    form: str = "text"
    clean: bool = False
    explain: bool = False


def build(root: Path, asked: Asked) -> int:
    """Build and publish. Returns the exit code: 0 published, 1 problems in the content, 2 wrong use or settings."""
    if wrong := unknown_format(asked.form):
        return wrong
    content, conf = site_of(root, asked.content, asked.settings)
    request = Request(content, folder(root, asked.output, "output"), conf)
    result, reasons = built(request, clean=asked.clean)
    for reason in reasons or ["nothing has changed since the last build"] if asked.explain else ():
        say(f"{reason[:1].upper()}{reason[1:]}.")
    return told(result, asked.form)


def site_of(root: Path, content: str, settings: str) -> tuple[Path | None, Path]:
    """The content and the settings file: those named, else the project's own; other settings know their content."""
    conf = Path(os.path.abspath(settings)) if settings else root / "pelicanconf.py"
    return (None if settings and not content else folder(root, content, "content")), conf


def built(request: Request, *, clean: bool = False) -> tuple[Result, list[str]]:
    """What comes of a request, and why it could not be told from the last build: nothing where it could.

    The first reason is that of the build as a whole; others follow, as those of each page that was drawn.
    """
    start = time.monotonic()
    output = Path(os.path.abspath(request.output))
    store = store_beside(request.conf, clean=clean)
    kept = Kept(store, request_name(replace(request, output=output)))
    former, reason = kept.recall()
    if former:
        return replace(unpacked(former.outcome), seconds=time.monotonic() - start), []
    remind(kept.former.seen if kept.former else {})
    began = kept.begin(output)
    with seldom_collecting():
        with watching(writes=False) as reads, drawing() as drawn:
            result = built_anew(replace(request, store=store))
        late = asking(request.conf) if result.published else ""
        if result.published and not late:
            late = kept.remember(packed(result), reads, output, began=began, until=result.until)
    store.tidy()
    known = [f"to be built anew the next time: {late}"] if late else []
    return result, [f"built anew: {reason}", *known, *(f"drawn: {page}" for page in drawn)]


def store_beside(conf: Path, *, clean: bool = False) -> Store:
    """Where what can be used again is kept, for a site with such a settings file."""
    return Store(conf.parent / CACHE / "store" if conf.is_file() else None, clean=clean)


def built_anew(request: Request) -> Result:
    """What comes of a request. Pages, pictures and the like are taken from its store where nothing shaped them anew."""
    from ..publishing.build import build as build_site
    from ..publishing.progress import step

    speed.register()
    request.store.code = code(starts_at_first())  # the same in each build of a process, and in the next process
    return build_site(request, step)
