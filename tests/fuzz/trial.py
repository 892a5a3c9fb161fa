"""Builds a small site with one file of it damaged, and holds what the build says to what it may say."""

from __future__ import annotations

import contextlib
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from plugins.problem import Problem, has_errors
from plugins.publishing.records import Result

from ..publishing.conftest import PROJECT, TinySite, make_tiny

HANG = 5
"""Seconds of a processor after which a build of so small a site hangs. Other work on the machine does not count."""

RAW = ("Traceback", " object at 0x", "<class '", "Errno", "broke down")
"""What a message to an author never holds: Python speaking to its programmer, or a rule that raised."""

ADDED = {
    "content/checklists/small.toml": "tests/parts/content/checklists/small.toml",
    "content/charts/bars.toml": "tests/parts/content/charts/bars.toml",
    "content/evidence/examples.toml": "tests/parts/content/evidence/examples.toml",
    "content/evidence/do-not-publish.toml": "tests/parts/content/evidence/do-not-publish.toml",
}
"""Files of the site that the tiny one has not, and where they come from."""

WRITTEN = {
    "content/redirects.toml": '"/old/" = "/ways/"\n"/older/" = "/first/#a-heading"\n',
    "content/published.txt": "/\n/ways/\n/first/#a-heading\n",
    "content/pages/checking.md": """\
Title: A page that asks
Description: A page of the small site that carries a checklist, a table, a note and a picture.
Stage: ready
Reviewed: 2026-11-23
Checklist: small

Some *words* with a note[^X01], a [way to go on](/ways/) and a ![dot in the middle](/images/dot.svg).

[chart: bars][^X02]

| One | Two |
|---|---|
| 1 | 2 |

> A quotation with `code`.
""",
    "content/pages/how-we-know.md": """\
Title: How we know
Description: A page of the small site that stands where notes of other pages lead their readers.
Stage: ready
Reviewed: 2026-11-23

Some words about sources.
""",
    "theme/templates/page.html": """\
{% extends "base.html" %}
{% set content = page %}
{% block main %}
{{ content.content|safe }}
{% if content.notes %}
<ul>
{% for note in content.notes %}<li id="note-{{ note.source.id }}">{{ note.source.title }}</li>{% endfor %}
</ul>
{% endif %}
{% endblock %}
""",
    "pyproject.toml": (PROJECT / "tests/parts/pyproject.toml").read_text(encoding="utf-8"),
}


class Hangs(BaseException):
    """A build took too long. No mistake that the build may catch and speak of."""


def make_site(root: Path) -> TinySite:
    """The site to damage: the tiny one, with a checklist, sources, claims, a chart and old addresses."""
    site = make_tiny(root)
    for path, source in ADDED.items():
        site.write(path, (PROJECT / source).read_bytes())
    for path, text in WRITTEN.items():
        site.write(path, text)
    return site


@contextlib.contextmanager
def damage(site: TinySite, path: str, raw: bytes) -> Iterator[None]:
    """Put other bytes into a file of the site for a while."""
    good = (site.root / path).read_bytes()
    site.write(path, raw)
    try:
        yield
    finally:
        site.write(path, good)


@contextlib.contextmanager
def no_hang() -> Iterator[None]:
    """Stop what takes more of the processor than it may."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hangs

    former = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, HANG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


def try_build(site: TinySite) -> Result:
    """Build the site, and hold the result to what any result must be. Whatever the build raises fails the test."""
    shutil.rmtree(site.output, ignore_errors=True)
    with no_hang():
        result = site.build()
    assert not result.refused, result.refused
    assert result.published is not has_errors(result.problems), [str(one) for one in result.problems]
    assert result.published is (site.output / "index.html").exists()
    for problem in result.problems:
        assert_leads_somewhere(problem, site)
    return result


def assert_leads_somewhere(problem: Problem, site: TinySite) -> None:
    """A problem names a line of a file that is there, or of a page that would be, in one line of words."""
    file = site.root / problem.file
    assert file.is_file() or site.output in file.parents or file.is_dir(), str(problem)
    assert problem.line >= 1, str(problem)
    assert problem.column >= 1, str(problem)
    if file.is_file():
        lines = file.read_bytes().decode("utf-8", "replace").splitlines()
        assert problem.line <= len(lines) + 1, str(problem)
    assert len(str(problem).splitlines()) == 1, repr(str(problem))
    assert not any(raw in problem.message for raw in RAW), str(problem)
