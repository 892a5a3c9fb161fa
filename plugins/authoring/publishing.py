"""``invoke publish``, ``invoke releases`` and ``invoke rollback``: what is asked for, and what is said."""

from __future__ import annotations

import contextlib
import datetime
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ..publishing.addresses import NAME, recorded
from ..publishing.patience import WAITS
from ..publishing.publish import Publishing
from ..publishing.records import Request
from ..publishing.releases import Changes, Unreachable
from ..publishing.site import read_site
from ..publishing.staging import Refused, locked
from ..publishing.targets import Settings, read_settings, target
from ..record import record
from ..source import Unreadable, shown
from .building import CACHE, built
from .telling import told
from .terminal import refuse, say

HERE = frozenset(("", "localhost", "127.0.0.1", "::1", "0.0.0.0"))  # noqa: S104 (nothing listens there: it is refused)
"""Hosts at which nobody but this machine finds a site."""


@record
class _Asked:
    root: Path
    settings: Settings
    publishing: Publishing

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def site(self) -> Path:
        """Where the site is built for the target."""
        return self.root / CACHE / "publish" / self.settings.name

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else changes the target from here meanwhile. Raises Refused."""
        self.site.parent.mkdir(parents=True, exist_ok=True)
        with locked(self.site.with_name(f".{self.site.name}.lock")):
            yield


def publish(root: Path, name: str, *, dry_run: bool = False) -> int:
    """Build the site and bring it to a target. Returns the exit code, as ``build``; 3 where the target fails."""
    return _asked(root, name, lambda asked: _publish(asked, dry_run))


def releases(root: Path, name: str) -> int:
    """List the releases of a target, newest first. Returns the exit code."""
    return _asked(root, name, _list)


def rollback(root: Path, name: str, number: str = "") -> int:
    """Show an earlier release of a target. Returns the exit code."""
    if number and not (number.isascii() and number.isdigit()):
        return refuse(f'"{number}" is no release; `invoke releases {name}` lists their numbers')
    return _asked(root, name, lambda asked: _rollback(asked, int(number) if number else None))


FAILED = 3
"""The exit code where a target does not answer, or cannot be used."""


def _asked(root: Path, name: str, action: Callable[[_Asked], int]) -> int:
    """Do something with a target; whatever stands in the way is said in one line."""
    try:
        settings = read_settings(root / "pyproject.toml", name)
        found = target(settings, root / CACHE / "publish" / f"{name}.git")
        return action(_Asked(root, settings, Publishing(found, settings.keep, say, WAITS)))
    except Unreadable as error:
        return refuse(str(error.problem))
    except Unreachable as error:
        refuse(f"The target {name} does not answer: {error}. Readers see a whole site; run the same command again.")
    except Refused as error:
        refuse(f"Nothing was done at the target {name}: {error}.")
    except OSError as error:
        refuse(f"Nothing was done at the target {name}: {_trouble(error)}.")
    return FAILED


def _trouble(error: OSError) -> str:
    """What a disk says, and what to do."""
    place = error.filename2 or error.filename or "it"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full at {place}; make room there, and run the same command again"
    reason = (error.strerror or str(error)).lower()
    return f'{place} cannot be used: {reason}; mend that, or name another place as "to" in pyproject.toml'


def _publish(asked: _Asked, dry_run: bool) -> int:
    url = os.environ.get("SITE_URL", "").rstrip("/") or asked.settings.site_url.rstrip("/")
    if missing := list(_missing(asked, url)):
        return refuse("Nothing was published: " + "; ".join(missing) + ".")
    result, _ = built(Request(asked.content, asked.site, asked.root / "pelicanconf.py", site_url=url))
    if not result.published or result.problems:
        told(result, "text")
    if not result.published:
        return result.exit_code
    with asked.alone():
        return _compare(asked) if dry_run else _send(asked, url)


def _missing(asked: _Asked, url: str) -> Iterator[str]:
    """What must be known before anything is shown to readers."""
    if (urlsplit(url).hostname or "") in HERE:
        file = shown(asked.root / "pyproject.toml")
        what = f"{url} is this machine" if url else "the site's address is not known"
        yield f'{what}: set SITE_URL, or "site_url" of the target in {file}, as in https://example.org'
    if facts := read_site(asked.content).publisher.missing:
        listed = ", ".join(facts)
        yield f"readers are not told who publishes: fill in {listed} in {shown(asked.content / 'site.toml')}"


def _compare(asked: _Asked) -> int:
    changes = asked.publishing.changes(asked.site)
    for line in _lines(changes):
        say(line)
    counts = f"{len(changes.new)} new, {len(changes.changed)} changed, {len(changes.gone)} gone"
    say(f"{asked.settings.name} would have {counts} files. Nothing was published.")
    return 0


def _lines(changes: Changes) -> Iterator[str]:
    for what in ("new", "changed", "gone"):
        yield from (f"  {what:8}{name}" for name in getattr(changes, what))


def _send(asked: _Asked, url: str) -> int:
    def record() -> None:
        if new := recorded(asked.content, asked.site):
            what = "address" if new == 1 else "addresses"
            say(f"{shown(asked.content / NAME)} holds {new} more {what}; keep it with the content.")

    name = asked.settings.name
    sent = asked.publishing.publish(asked.site, record, datetime.datetime.now(datetime.UTC))
    if sent.known:
        say(f"{name} shows this already: release {sent.release}.")
    else:
        back = f" `invoke rollback {name}` takes it back." if sent.earlier else ""
        say(f"Published release {sent.release} at {url}/.{back}")
    return 0


def _list(asked: _Asked) -> int:
    held = asked.publishing.held()
    for release in reversed(held.releases):
        say(f"{'*' if release == held.shown else ' '} {release}")
    say("The one with a star is shown." if held.shown else "Nothing is shown yet.")
    return 0


def _rollback(asked: _Asked, number: int | None) -> int:
    with asked.alone():
        release = asked.publishing.rollback(number)
    say(f"{asked.settings.name} shows release {release} again.")
    return 0
