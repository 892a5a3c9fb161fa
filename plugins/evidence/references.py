"""Finds the references to sources: in the HTML of a page, and where they stand in its Markdown."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from ..problem import Problem
from ..record import record
from ..source import Place, place_of
from .model import Note, Source
from .notes import REFERENCE
from .paragraphs import running_text

Citation: TypeAlias = tuple[str, str, int, int]
"""A source's id, and the file, line and column that cite it."""

UNKNOWN = "source-unknown"
UNUSED = "source-unused"

_RAISED = re.compile(r'<sup class="note"><a (?P<attributes>[^>]*)>(?P<number>\d+)</a></sup>')
_ID = re.compile(r'\bid="([^"]*)"')
_HREF = re.compile(r'\bhref="#note-([^"]*)"')

_WRITTEN = re.compile(rf"(?<!\\){REFERENCE}")


@record
class Reference:
    """One raised number of a page: the source it names, its number there, and its id in the page."""

    name: str
    number: int
    id: str


def references_of(html: str) -> list[Reference]:
    """The references in a page, in the order of its text."""
    found = []
    for raised in _RAISED.finditer(html):
        name, own = _HREF.search(raised["attributes"]), _ID.search(raised["attributes"])
        if name and own:
            found.append(Reference(name[1], int(raised["number"]), own[1]))
    return found


def notes_of(references: Iterable[Reference], sources: Mapping[str, Source]) -> tuple[Note, ...]:
    """The notes below a page, by number. What may not be cited has none."""
    ids: dict[tuple[int, str], list[str]] = {}
    for reference in references:
        ids.setdefault((reference.number, reference.name), []).append(reference.id)
    return tuple(
        Note(number, sources[name], tuple(places))
        for (number, name), places in sorted(ids.items())
        if citable(name, sources)
    )


def citations_of(references: Iterable[Reference], file: str, markdown: str) -> Iterator[Citation]:
    """Each reference of a page with its place in the Markdown: the n-th to a source stands where its n-th mark does.

    Where the text has fewer marks than the page has references (another plugin adds text), the rest stand at the last
    mark, or at the start of the file.
    """
    places = places_in(markdown)
    for reference in references:
        left = places.get(reference.name) or [(1, 1)]
        line, column = left.pop(0) if len(left) > 1 else left[0]
        yield reference.name, file, line, column


def places_in(markdown: str) -> dict[str, list[Place]]:
    """Where ``[^B01]`` and the like stand in the running text of a Markdown file, by id."""
    text = running_text(markdown)
    places: dict[str, list[Place]] = {}
    for mark in _WRITTEN.finditer(text):
        places.setdefault(mark[1], []).append(place_of(text, mark.start()))
    return places


def unlinked(html: str, wrong: Iterable[Reference]) -> str:
    """A page without links to notes that it does not have: one mistake is not to be found twice."""
    ids = {reference.id for reference in wrong}

    def number_alone(raised: re.Match[str]) -> str:
        own = _ID.search(raised["attributes"])
        return f'<sup class="note">{raised["number"]}</sup>' if own and own[1] in ids else raised[0]

    return _RAISED.sub(number_alone, html)


def citable(name: str, sources: Mapping[str, Source]) -> bool:
    """Whether a page may cite the source with that id."""
    return name in sources and sources[name].publish


def citation_problems(citations: Iterable[Citation], sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Every citation of a source that does not exist, or that is kept only as a warning to authors."""
    for name, file, line, column in citations:
        if (names := re.findall(r"[^\s,;]+", name)) != [name] and not file.endswith(".toml"):
            each = "".join(f"[^{one}]" for one in names)
            message = f'"[^{name}]" names no source; write each id by itself, without a space or a comma: {each}'
            yield Problem(file, line, column, UNKNOWN, message)
        elif name not in sources:
            known = f"add it to evidence/*.toml, or cite one that stands there.{_nearest(name, sources)}"
            yield Problem(file, line, column, UNKNOWN, f'no source has the id "{name}"; {known}')
        elif not sources[name].publish:
            reason = sources[name].careful or "It is marked publish = false"
            message = (
                f'source "{name}" must not be cited, because "{reason}"; cite another source or leave the claim out'
            )
            yield Problem(file, line, column, "source-unpublishable", message)


def _nearest(name: str, known: Iterable[str]) -> str:
    # Not did_you_mean: ids are upper case, and in a word of three letters one wrong is already much.
    close = difflib.get_close_matches(name.upper(), sorted(known), n=1)
    return f' Did you mean "{close[0]}"?' if close else ""


def unused_problems(used: Iterable[str], sources: Mapping[str, Source]) -> Iterator[Problem]:
    """A warning for each source that may be cited and that nothing cites."""
    cited = set(used)
    for name, source in sources.items():
        if source.publish and name not in cited:
            message = f'nothing cites source "{name}"; cite it with [^{name}], or set publish = false'
            yield Problem(source.file, source.line, source.column, UNUSED, message, severity="warning")
