"""Finds the words of a built page again in the file a person wrote them in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

from ...record import record
from ...source import blank, blanked, place_of
from ..records import At, Element, Field, InFile, Link, Page, Text
from ..records.address import Addresses
from ..records.texts import Files, Words
from .frame import in_frame, inner
from .own_tags import own_tag
from .spellings import LOOSE, SURE, TELLING, WORDS, Form, Scope, flexible, forms_of, tag_forms, text_forms, whole
from .templates import left_over

NEIGHBOURS = 30
"""So many lines before a place are looked for in the source."""


@record
class Spot:
    """A place in a file. Findings with the same ``cause`` go away by one and the same change."""

    file: str
    line: int
    column: int
    cause: Hashable


@record
class _Search:
    """What is looked for: its forms, best first, and how many of each stand on the page before it."""

    forms: tuple[Form, ...]
    ranks: tuple[int, ...]


@record
class _Hit:
    """Where it stands in a text; ``surplus`` where the page has more of it than the text."""

    offset: int
    surplus: bool
    others: tuple[int, ...] = ()


class Tracer:
    """Finds the places of findings on the pages of one site. What it counts on a page it counts once."""

    def __init__(self, addresses: Addresses, files: Files, names: Mapping[str, str] | None = None) -> None:
        """``names`` are the stems of the texts that pages were made of, by the file of the page."""
        self._addresses = addresses
        self._names = names or {}
        self._files = files
        self._searches: dict[tuple[str, str, bool], dict[int, _Search]] = {}

    def trace(self, at: At, page: Page) -> Spot:
        """The place of a finding on a built page: in its source, else in another file, else on the page itself."""
        if at is None or isinstance(at, Field):
            return _in_source(at, page)
        if isinstance(at, InFile):
            return Spot(at.file, at.line, at.column, at)
        if not isinstance(at, (str, Text, Link, Element)):
            return _spot(page.file, *at)
        framed = in_frame(at, page)
        if first := self._left_over(at) if framed else _own_tag(at, page):
            return first
        search, second = self._search(at, page), None
        places = tuple(_places(_own(at, page), self._files, framed=framed))
        for loose, (words, scopes) in product((SURE, WORDS, LOOSE), places):
            own = page.source is not None and words.file == page.source.path
            if second and (loose == LOOSE or words not in self._files.around):
                continue
            if (found := _find(search, words, scopes, loose)) is None:
                continue
            offset = _between(found, at, page, words) if own else found.offset
            spot = _spot(words.file, *place_of(words.text, offset))
            if not (own and found.surplus):
                return spot
            # The source has fewer of it than the page: the theme may well have added one.
            second = spot
        return second or self._left_over(at) or self._near(at, page) or _on_page(at, page, framed=framed)

    def _left_over(self, at: Element | Link | Text | str) -> Spot | None:
        """The tag of a template that a tag without its counterpart was made of."""
        written = at.text if isinstance(at, Text) and at.text.startswith("<") else ""
        found = left_over(written, self._files.templates) if written else None
        return _spot(found[0].file, *place_of(found[0].text, found[1])) if found else None

    def _near(self, at: Element | Link | Text | str, page: Page) -> Spot | None:
        """A place beside it, where the thing itself is in no file as it is on the page.

        That is the template that draws what it stands in, or the author's words before it.
        """
        if isinstance(at, str):
            return None
        own = () if in_frame(at, page) else _own(at, page)[:1]
        below = next(filter(None, (_above(_offset(at), page, words) for words in own)), None)
        outer = (item for item in _around(at, page) if not own or (below and item.offset > below[0]))
        for form, words in product((form for item in outer for form in tag_forms(item, page)), self._files.templates):
            if (not own or form.loose == WORDS) and (found := _offsets(form.pattern, words)):
                return _spot(words.file, *place_of(words.text, found[0]))
        return _spot(own[0].file, *place_of(own[0].text, below[1])) if below else None

    def _search(self, at: Element | Link | Text | str, page: Page) -> _Search:
        if isinstance(at, (str, Text)):
            forms = tuple(text_forms(at if isinstance(at, str) else at.text))
            return _Search(forms, (_text_rank(at, page),) * len(forms))
        key = (page.path, _tag(at), in_frame(at, page))
        if key not in self._searches:
            self._searches[key] = dict(self._ranked(at, page))
        return self._searches[key][_number(at)]

    def _ranked(self, like: Element | Link, page: Page) -> Iterator[tuple[int, _Search]]:
        """What to look for, for everything of the same kind in the same part of the page."""
        before: Counter[str] = Counter()
        for peer in _peers(like, page):
            forms = tuple(forms_of(peer, page, self._addresses, self._names))
            yield _number(peer), _Search(forms, tuple(before[form.pattern] for form in forms))
            before.update({form.pattern for form in forms})


def _in_source(at: Field | None, page: Page) -> Spot:
    file = page.source.path if page.source else page.file
    return _spot(file, at.line, at.column) if at else _spot(file, 1, 1)


def _spot(file: str, line: int, column: int) -> Spot:
    return Spot(file, line, column, (file, line, column))


def _on_page(at: Element | Link | Text | str, page: Page, *, framed: bool) -> Spot:
    """The built page's own place. What is said alike of the frame of several pages has one cause."""
    line, column = (1, 1) if isinstance(at, str) else page.place(_offset(at))
    return Spot(page.file, line, column, "frame" if framed else (page.file, line, column))


def _offset(at: Element | Link | Text) -> int:
    return at.element.offset if isinstance(at, Link) else at.offset


def _number(at: Element | Link) -> int:
    """What tells it from its peers: identity, for as long as the page lives."""
    return id(at)


def _own_tag(at: Element | Link | Text | str, page: Page) -> Spot | None:
    offset = own_tag(at, page)
    return None if offset is None or page.source is None else _spot(page.source.path, *page.source.place(offset))


def _between(hit: _Hit, at: Element | Link | Text | str, page: Page, words: Words) -> int:
    """The offset of a hit; where it has several, one past the words before it on the page that stand there once."""
    if len(hit.others) < 2 or isinstance(at, str):
        return hit.offset
    _, start = _above(_offset(at), page, words) or (0, 0)
    return hit.offset if hit.offset >= start else next((other for other in hit.others if other >= start), hit.offset)


def _above(offset: int, page: Page, words: Words) -> tuple[int, int] | None:
    """The last words before an offset of the page that its source holds only once: where they stand in each."""
    runs = (text.part(0, max(offset - text.offset, 0)) for text in reversed(page.texts) if text.offset < offset)
    lines = ((run.offset, line.strip()) for run in runs for line in reversed(run.text.split("\n")))
    for start, line in islice((item for item in lines if len(item[1]) >= TELLING), NEIGHBOURS):
        found = _offsets(f"(?P<at>{flexible(line)})", words)
        if len(found) == 1:
            return start, found[0]
    return None


# What Markdown shows as it stands: fenced code that is closed, and code between backticks.
_CODE = re.compile(r"(?ms)^ {0,3}(?P<fence>```|~~~).*?^ {0,3}(?P=fence)|(?P<tick>`+)(?!`)[^\n]*?(?<!`)(?P=tick)(?!`)")


def _own(at: Element | Link | Text | str, page: Page) -> tuple[Words, ...]:
    """The page's source; without its code where prose is looked for, which then is not counted as well.

    What is no part of the frame, and no value of the front matter, is looked for below that first.
    """
    source = page.source
    if source is None:
        return ()
    prose = isinstance(at, (str, Text))
    text = blanked(_CODE, source.text) if prose else source.text
    whole = Words(source.path, text)
    if in_frame(at, page) or _said(at, page) in {" ".join(field.value.split()) for field in source.fields}:
        return (whole,)
    return Words(source.path, blank(text[: source.body_at]) + text[source.body_at :]), whole


def _said(at: Element | Link | Text | str, page: Page) -> str:
    """The words of the element that a finding is about, or stands in."""
    if isinstance(at, str):
        return at
    element = page.elements[at.parent] if isinstance(at, Text) else at.element if isinstance(at, Link) else at
    return element.words


def _places(own: tuple[Words, ...], files: Files, *, framed: bool) -> Iterator[tuple[Words, frozenset[Scope]]]:
    """The files to look in, in order, and which forms count there."""
    order: tuple[tuple[Iterable[Words], tuple[Scope, ...]], ...] = (
        (own, ("own", "front", "all")),
        (files.words, ("all",)),
        (files.around, ("frame", "all")),
    )
    if framed:
        order = ((own, ("front",)), order[2], order[0])
    for group, scopes in order:
        for words in group:
            yield words, frozenset(scopes)


def _around(at: Element | Link | Text, page: Page) -> Iterator[Element]:
    """What it stands in, from the inside out, without what every page has."""
    return (element for element in page.around(inner(at)) if element.tag not in ("article", "body", "html", "main"))


def _find(search: _Search, words: Words, scopes: frozenset[Scope], loose: int) -> _Hit | None:
    for form, rank in zip(search.forms, search.ranks, strict=True):
        if form.loose == loose and form.scope in scopes and (found := _offsets(form.pattern, words)):
            return _Hit(found[min(rank, len(found) - 1)], rank >= len(found), found)
    return None


# A broken link in the menu is looked for once, not once for each page.
@lru_cache(maxsize=4096)
def _offsets(pattern: str, words: Words) -> tuple[int, ...]:
    return tuple(found.start("at") for found in re.finditer(pattern, words.text))


def _text_rank(at: Text | str, page: Page) -> int:
    if isinstance(at, str):
        return 0
    framed = in_frame(at, page)
    if page.html.startswith(at.text, at.offset) and at.text.startswith("<"):
        return page.html.count(at.text, _part(at, page), at.offset)  # a tag
    before = (text for text in page.texts if text.offset <= at.offset and in_frame(text, page) == framed)
    return sum(_count_until(text, at) for text in before)


def _part(at: Text, page: Page) -> int:
    """Where the part of the page begins that is not made alike for all pages."""
    outer = [element.offset for element in page.around(at.parent) if element.tag in ("main", "article")]
    return outer[-1] if outer else 0


def _count_until(text: Text, at: Text) -> int:
    parts = (
        text.part(found.start(), found.end()) for found in re.finditer(whole(re.escape(at.text), at.text), text.text)
    )
    return sum(part.offset < at.offset for part in parts)


def _peers(like: Element | Link, page: Page) -> Iterator[Element | Link]:
    """What stands in the same part of the page and is of the same kind, in order; itself among them."""
    framed = in_frame(like, page)
    all_of_kind: Iterable[Element | Link] = page.links if isinstance(like, Link) else page.elements
    return (peer for peer in all_of_kind if _tag(peer) == _tag(like) and in_frame(peer, page) == framed)


def _tag(at: Element | Link) -> str:
    return f"link {at.kind}" if isinstance(at, Link) else at.tag
