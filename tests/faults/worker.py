"""Builds copies of the two sites in a process of its own: each with one slip in it, and with nothing else changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import FrameType

import blinker
from pelican import signals

from plugins.authoring.building import built
from plugins.problem import Problem
from plugins.publishing.build import build
from plugins.publishing.records import Request, Result

from .case import Base, Case, Spot

PROJECT = Path(__file__).parents[2]
PLAIN = Path(__file__).parent / "plain"
SECONDS = 60  # no slip may hang a build; most take one second
CONF = "pelicanconf.py"
TICK = 0.05  # seconds after which nobody takes a file for one that was written while it was read
ROOT_LINE = "ROOT = Path(__file__).parent"
THEME_LINE = 'THEME = str(ROOT / "theme")'


class Hangs(BaseException):
    """A build took too long. No handler of errors may swallow it."""


@dataclass(frozen=True)
class Outcome:
    """What came of a case.

    ``expected`` are the places where it had to be named, ``intact`` says that the output is as it was. ``crash`` is
    what the build raised, which it never may.
    """

    expected: tuple[Spot, ...] = ()
    problems: tuple[Problem, ...] = ()
    exit_code: int = -1
    published: bool = False
    refused: str = ""
    intact: bool = False
    crash: str = ""
    seconds: float = 0.0


def make_site(site: Path, base: Base, touched: frozenset[str] = frozenset()) -> None:
    """A sound copy of a base in a folder. Ours gets settings and a theme of its own where a case touches them."""
    if base == "plain":
        shutil.copytree(PLAIN, site, ignore=shutil.ignore_patterns("__pycache__"))
        return
    shutil.copytree(PROJECT / "content", site / "content")
    if CONF in touched or "theme" in touched:
        shutil.copytree(PROJECT / "theme", site / "theme")
        shutil.copy(PROJECT / "pyproject.toml", site)
        conf = (PROJECT / CONF).read_text(encoding="utf-8")
        conf = conf.replace(ROOT_LINE, f"ROOT = Path({str(PROJECT)!r})")
        (site / CONF).write_text(conf.replace(THEME_LINE, 'THEME = str(Path(__file__).parent / "theme")'), "utf-8")


def request_of(site: Path, base: Base, output: Path) -> Request:
    """What `invoke build` is asked for: a stranger's settings say themselves where the content is."""
    conf = site / CONF if (site / CONF).exists() else PROJECT / CONF
    return Request(content=None if base == "plain" else site / "content", output=output, conf=conf)


def digest(folder: Path) -> str:
    """One number for all names and bytes of a folder."""
    made = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        made.update(f"{path.relative_to(folder)}\0".encode())
        made.update(path.read_bytes() if path.is_file() else b"")
    return made.hexdigest()


def published(base: Base, output: Path) -> Result:
    """Build a base as it stands, and publish it."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "site"
        make_site(site, base)
        return _build(site, base, output)


def run_case(case: Case, former: Path) -> Outcome:
    """Make the slip in a copy of its base, and build that over what the base published.

    ``former`` is the published site. Never raises for what the build does: the outcome says what was wrong.
    """
    start = time.monotonic()
    output = _output(former)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "site"
        make_site(site, case.base, frozenset(change.file.split("/")[0] for change in case.changes))
        expected = tuple(case.apply(site))
        try:
            result = _build(site, case.base, output)
        except BaseException:
            shutil.rmtree(output)
            return Outcome(expected, crash=traceback.format_exc())
    intact = digest(output) == _digest_once(former)
    if not intact:
        shutil.rmtree(output)
    return Outcome(
        expected=expected,
        problems=tuple(result.problems),
        exit_code=result.exit_code,
        published=result.published,
        refused=result.refused,
        intact=intact,
        seconds=time.monotonic() - start,
    )


def _output(former: Path) -> Path:
    """This process's own copy of what a base published, made anew where a case has published over it."""
    output = former.with_name(f"{former.name}-{os.getpid()}")
    if not output.exists():
        shutil.copytree(former, output)
    return output


@cache
def _digest_once(folder: Path) -> str:
    return digest(folder)


def kept_and_anew(base: Base, cases: Sequence[Case]) -> list[str]:
    """Make slips in one copy of a base, each after the one before was taken back.

    Gives the names of those of which a build that uses what was kept says something else than one that begins anew.
    """
    with tempfile.TemporaryDirectory() as folder:
        sound, site = Path(folder).resolve() / "sound", Path(folder).resolve() / "site"
        for copy in (sound, site):
            make_site(copy, base, frozenset((CONF, "theme")))
        request = request_of(site, base, site / "output")
        _inside(site, lambda: built(request)[0])
        return [case.name for case in cases if _differs(case, sound, site, request)]


def _differs(case: Case, sound: Path, site: Path, request: Request) -> bool:
    case.apply(site)
    time.sleep(TICK)  # what was written the moment before is read anew anyway
    kept = _inside(site, lambda: built(request)[0])
    anew = _inside(site, lambda: build(replace(request, output=site / "clean")))
    _take_back(sound, site)
    said = sorted(str(problem).replace("clean/", "output/") for problem in anew.problems)  # in order of its new name
    return sorted(map(str, kept.problems)) != said or kept.exit_code != anew.exit_code


def _take_back(sound: Path, site: Path) -> None:
    """Give a site the files of another, and leave alone those that it has."""
    for path in sorted(site.rglob("*"), reverse=True):
        ours = path.relative_to(site).parts[0] not in ("output", "clean", ".cache")
        other = sound / path.relative_to(site)
        if ours and (path.is_symlink() or not path.is_dir()) and (path.is_symlink() or not other.is_file()):
            path.unlink()
        elif ours and path.is_dir() and not other.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for other in sorted(sound.rglob("*")):
        path = site / other.relative_to(sound)
        if other.is_dir():
            path.mkdir(exist_ok=True)
        elif not path.is_file() or path.read_bytes() != other.read_bytes():
            shutil.copy(other, path)
    time.sleep(TICK)


def _build(site: Path, base: Base, output: Path) -> Result:
    return _inside(site, lambda: build(request_of(site, base, output)))


def _inside(site: Path, work: Callable[[], Result]) -> Result:
    """Build in the site's own folder, as a new process would, and not for ever."""
    _unplug()
    before = Path.cwd()
    os.chdir(site)
    signal.signal(signal.SIGALRM, _hang)
    signal.alarm(SECONDS)
    try:
        return work()
    finally:
        signal.alarm(0)
        os.chdir(before)


def _hang(number: int, frame: FrameType | None) -> None:
    raise Hangs(f"no end after {SECONDS} seconds")


def _unplug() -> None:
    """Pelican's signals are one set for a whole process: a plugin of the build before may not hear this one's."""
    for one in (one for one in vars(signals).values() if isinstance(one, blinker.Signal)):
        for receiver in list(one.receivers_for(blinker.ANY)):
            if receiver.__module__.startswith("plugins."):
                one.disconnect(receiver)
