"""Finds the words of a built page again in the file a person wrote them in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Literal, TypeAlias

from ..source import place_of
from .address import Addresses, Target
from .markup import Tag, tags
from .records import At, Element, Field, InFile, Link, Page, Text

# Where a form may be looked for: in the page's own source, its front matter, the theme and site.toml, or anywhere.
Scope: TypeAlias = Literal["own", "front", "frame", "all"]

# So many characters say what they are; fewer may stand by chance in a file that has nothing to do with the page.
TELLING = 12

# What is longer is not one piece of writing but the page.
LONGEST = 400


SURE, WORDS, LOOSE = range(3)
"""How surely a form is what was meant: by an address or an id, by its words, or as one of a kind, or part of a word."""

NEIGHBOURS = 30
"""So many lines before a place are looked for in the source."""


@dataclass(frozen=True)
class Words:
    """A file whose words may stand on a page."""

    file: str
    text: str


@dataclass(frozen=True)
class Files:
    """What pages are made from besides their own sources: data with words, the frame's words, templates."""

    words: tuple[Words, ...] = ()
    frame: tuple[Words, ...] = ()
    templates: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Spot:
    """A place in a file. Findings with the same ``cause`` go away by one and the same change."""

    file: str
    line: int
    column: int
    cause: Hashable


@dataclass(frozen=True)
class _Form:
    """One way in which something may be written: a pattern whose group ``at`` is the place to show.

    What is ``loose`` fits other things as well: it counts only where no file has one of the others.
    """

    pattern: str
    scope: Scope = "all"
    loose: int = 0


@dataclass(frozen=True)
class _Search:
    """What is looked for: its forms, best first, and how many of each stand on the page before it."""

    forms: tuple[_Form, ...]
    ranks: tuple[int, ...]


@dataclass(frozen=True)
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
        framed = _framed(at, page)
        if isinstance(at, (Element, Link)) and not framed and (tag := _written(at, page)):
            return tag
        search, second = self._search(at, page), None
        places = tuple(_places(_own(at, page), self._files, framed=framed))
        for loose, (words, scopes) in product((SURE, WORDS, LOOSE), places):
            own = page.source is not None and words.file == page.source.path
            if second and (loose == LOOSE or words not in (*self._files.frame, *self._files.templates)):
                continue
            if (found := _find(search, words, scopes, loose)) is None:
                continue
            offset = _between(found, at, page, words) if own else found.offset
            spot = _spot(words.file, *place_of(words.text, offset))
            if not (own and found.surplus):
                return spot
            # The source has fewer of it than the page: the theme may well have added one.
            second = spot
        return second or self._near(at, page)

    def _near(self, at: Element | Link | Text | str, page: Page) -> Spot:
        """A place beside it, where the thing itself is in no file as it is on the page."""
        framed = _framed(at, page)
        return _on_page(at, page, framed=framed)

    def _search(self, at: Element | Link | Text | str, page: Page) -> _Search:
        if isinstance(at, (str, Text)):
            forms = tuple(_text_forms(at if isinstance(at, str) else at.text))
            return _Search(forms, (_text_rank(at, page),) * len(forms))
        key = (page.path, _tag(at), _framed(at, page))
        if key not in self._searches:
            self._searches[key] = dict(self._ranked(at, page))
        return self._searches[key][_number(at)]

    def _ranked(self, like: Element | Link, page: Page) -> Iterator[tuple[int, _Search]]:
        """What to look for, for everything of the same kind in the same part of the page."""
        before: Counter[str] = Counter()
        for peer in _peers(like, page):
            forms = tuple(_forms(peer, page, self._addresses, self._names))
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


def _between(hit: _Hit, at: Element | Link | Text | str, page: Page, words: Words) -> int:
    """The offset of a hit; where it has several, one past the words before it on the page that stand there once."""
    if len(hit.others) < 2 or isinstance(at, str):
        return hit.offset
    start = _above(_offset(at), page, words)
    return hit.offset if hit.offset >= start else next((other for other in hit.others if other >= start), hit.offset)


def _above(offset: int, page: Page, words: Words) -> int:
    """Where in the page's source the last words before an offset of the page stand which the source holds only once."""
    runs = (text.text[: max(offset - text.offset, 0)] for text in reversed(page.texts) if text.offset < offset)
    lines = (line.strip() for run in runs for line in reversed(run.split("\n")))
    for line in islice((line for line in lines if len(line) >= TELLING), NEIGHBOURS):
        found = _offsets(f"(?P<at>{_flexible(line)})", words)
        if len(found) == 1:
            return found[0]
    return 0


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
    text = _CODE.sub(_blank, source.text) if prose else source.text
    whole = Words(source.path, text)
    if _framed(at, page) or _said(at, page) in {" ".join(field.value.split()) for field in source.fields}:
        return (whole,)
    return Words(source.path, re.sub(r"[^\n]", " ", text[: source.body_at]) + text[source.body_at :]), whole


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _said(at: Element | Link | Text | str, page: Page) -> str:
    """The words of the element that a finding is about, or stands in."""
    if isinstance(at, str):
        return at
    element = page.elements[at.parent] if isinstance(at, Text) else at.element if isinstance(at, Link) else at
    return element.words


def _written(at: Element | Link, page: Page) -> Spot | None:
    """The tag in the page's source that made an element, where the author wrote HTML; a theme may have added to it."""
    element = at.element if isinstance(at, Link) else at
    own = [tag for tag in (tags(page.source) if page.source else ()) if not tag.closing and _fits(tag, element)]
    made = [item for item in page.all(element.tag) if not _framed(item, page) and any(_fits(tag, item) for tag in own)]
    number = next((number for number, item in enumerate(made) if item.number == element.number), len(own))
    # A tag without attributes, or with an address alone, may as well come from Markdown.
    doubtful = isinstance(at, Link) or number >= len(own) or not own[number].rest.strip()
    if page.source is None or number >= len(own) or (doubtful and len(own) != len(made)):
        return None
    value = re.search(rf"""(?i)\b{at.attribute}\s*=\s*["']?""", own[number].written) if isinstance(at, Link) else None
    return _spot(page.source.path, *place_of(page.source.text, own[number].offset + (value.end() if value else 0)))


def _fits(tag: Tag, element: Element) -> bool:
    written = tag.attributes
    if (
        tag.name != element.tag
        or not written.keys() <= element.attributes.keys()
        or (element.attributes and not written)
    ):
        return False
    return all(element.get(name).split() == value.split() for name, value in written.items())


def _places(own: tuple[Words, ...], files: Files, *, framed: bool) -> Iterator[tuple[Words, frozenset[Scope]]]:
    """The files to look in, in order, and which forms count there."""
    order: tuple[tuple[Iterable[Words], tuple[Scope, ...]], ...] = (
        (own, ("own", "front", "all")),
        (files.words, ("all",)),
        ((*files.frame, *files.templates), ("frame", "all")),
    )
    if framed:
        order = ((own, ("front",)), order[2], order[0])
    for group, scopes in order:
        for words in group:
            yield words, frozenset(scopes)


def _framed(at: Element | Link | Text | str, page: Page) -> bool:
    """Whether it stands in what pages have around their content."""
    if isinstance(at, str):
        return False
    number = at.element.number if isinstance(at, Link) else at.number if isinstance(at, Element) else at.parent
    tags = {element.tag for element in page.around(number)}
    if tags & {"main", "article"}:
        return False
    return bool(page.counts["main"] or tags <= {"html"} or tags & {"head", "header", "nav", "aside", "footer"})


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
    framed = _framed(at, page)
    if page.html.startswith(at.text, at.offset) and at.text.startswith("<"):
        return page.html.count(at.text, _part(at, page), at.offset)  # a tag
    before = (text for text in page.texts if text.offset <= at.offset and _framed(text, page) == framed)
    return sum(_count_until(text, at) for text in before)


def _part(at: Text, page: Page) -> int:
    """Where the part of the page begins that is not made alike for all pages."""
    outer = [element.offset for element in page.around(at.parent) if element.tag in ("main", "article")]
    return outer[-1] if outer else 0


def _count_until(text: Text, at: Text) -> int:
    parts = (text.part(found.start(), found.end()) for found in re.finditer(re.escape(at.text), text.text))
    return sum(part.offset < at.offset for part in parts)


def _peers(like: Element | Link, page: Page) -> Iterator[Element | Link]:
    """What stands in the same part of the page and is of the same kind, in order; itself among them."""
    framed = _framed(like, page)
    all_of_kind: Iterable[Element | Link] = page.links if isinstance(like, Link) else page.elements
    return (peer for peer in all_of_kind if _tag(peer) == _tag(like) and _framed(peer, page) == framed)


def _tag(at: Element | Link) -> str:
    return f"link {at.kind}" if isinstance(at, Link) else at.tag


def _forms(at: Element | Link, page: Page, addresses: Addresses, names: Mapping[str, str]) -> Iterator[_Form]:
    if isinstance(at, Link):
        yield from _link_forms(at, page, addresses, names)
        yield from _text_forms(at.element.words)
        yield from _tag_forms(at.element, page)
        return
    for name in ("href", "src"):
        if name in at.attributes:
            yield from _link_forms(Link(at, name, at.get(name)), page, addresses, names)
    if at.tag[0] == "h" and at.tag[1:].isdigit():
        yield from _heading_forms(at)
    if at.get("id"):
        yield _Form(rf"""\bid=["']?(?P<at>{re.escape(at.get("id"))})\b""")
        yield _Form(rf"\{{[^}}\n]*#(?P<at>{re.escape(at.get('id'))})\b")
    yield from _text_forms(at.words)
    yield from _tag_forms(at, page)


def _link_forms(link: Link, page: Page, addresses: Addresses, names: Mapping[str, str]) -> Iterator[_Form]:
    target = addresses.find(page.address, link.href)
    text = _flexible(link.element.get("alt") or link.element.words)
    if not link.href.strip():
        yield _Form(r"\]\(\s*(?P<at>)(?:[\"'][^)\n]*)?\)")
        yield _Form(rf"""\b{link.attribute}=(?P<at>["']["'])""")
        return
    yield from _address_forms(text, rf"{re.escape(link.href).replace('&', '&(?:amp;)?')}(?![\w/#?-])")
    if len(link.href) >= TELLING:
        yield _Form(rf"(?P<at>{re.escape(link.href)})(?![\w/#-])", "own")
    if target.path in names:
        yield from _address_forms(text, _by_name(names[target.path], target))
    if target.slug:
        yield from _address_forms(text, _by_name(target.slug, target))
        yield _Form(rf"(?im)^next:[^\n]*?(?<![\w-])(?P<at>{re.escape(target.slug)})(?![\w-])", "front")


def _address_forms(text: str, href: str) -> Iterator[_Form]:
    """The ways to write a link, given patterns for its words and its address."""
    yield _Form(rf"\[{text}\]\(\s*<?(?P<at>{href})")
    if text:
        yield _Form(rf"""["'](?P<at>{href})["'][^<>]*>\s*{text}""")
    yield _Form(rf"\]\(\s*<?(?P<at>{href})")
    yield _Form(rf"(?m)^ {{0,3}}\[[^\]\n]+\]:\s*<?(?P<at>{href})")
    yield _Form(rf"""["'](?:\{{\{{[^}}"']*\}}\}})?(?P<at>{href})["']""")


def _by_name(slug: str, target: Target) -> str:
    """A pattern for an address as an author may have written it: by the name of the file, in whatever folder."""
    name = re.escape(slug.rpartition("/")[2])
    fragment = rf"#{re.escape(target.fragment)}" if target.fragment else ""
    folder = r"(?:[{|]\w+[}|])?(?:[^\s()\"'#/]*/)*"
    return rf"{folder}{name}(?:\.\w+)?/?(?:\?[^\s()\"'#]*)?{fragment}(?![\w/#-])"


def _heading_forms(heading: Element) -> Iterator[_Form]:
    text = _flexible(heading.words)
    if not text:
        yield _Form(rf"(?m)^(?P<at>#{{{heading.tag[1]}}})[ #]*$")
        return
    yield _Form(rf"(?m)^#{{1,6}}[ ]*(?P<at>{text})[ #]*(?:\{{.*)?$")
    yield _Form(rf"(?m)^(?P<at>{text})[ ]*\n(?:=+|-+)[ ]*$")
    yield _Form(rf"(?im)^title:[ ]*(?P<at>{text})[ ]*$", "own")


def _text_forms(text: str) -> Iterator[_Form]:
    text = text.strip()
    scope: Scope = "all" if len(text) >= TELLING else "own"
    if 0 < len(text) <= LONGEST:
        start, end = (r"(?<!\w)" if text[0].isalnum() else "", r"(?!\w)" if text[-1].isalnum() else "")
        yield _Form(rf"""["'](?P<at>{_flexible(text)})["']""", "frame", WORDS)
        yield _Form(rf"{start}(?P<at>{re.escape(text)}){end}", scope, WORDS)
        yield _Form(rf"{start}(?P<at>{_flexible(text)}){end}", scope, WORDS)
        yield _Form(rf"(?P<at>{re.escape(text)})", "own", LOOSE)


def _tag_forms(element: Element, page: Page) -> Iterator[_Form]:
    """How a template may write the element: by an attribute that tells it from others, or by a tag used once."""
    name = next((name for name in ("id", "rel", "name", "property", "class", "type") if element.get(name)), "")
    if name:
        value = re.escape(element.get(name))
        yield _Form(rf"""(?P<at><{element.tag}\b)[^>]*\b{name}=["']?{value}\b""", "frame", WORDS)
    if page.counts[element.tag] == 1:
        yield _Form(rf"(?P<at><{element.tag}\b)", "frame", LOOSE)


_TYPOGRAPHY = {
    "“": '["“]',
    "”": '["”]',
    "‘": "['‘]",
    "’": "['’]",
    "–": "(?:--|–)",
    "—": "(?:---?|—)",
    "…": r"(?:\.\.\.|…)",
    "&": "&(?:amp;)?",
}


def _flexible(text: str) -> str:
    """A pattern for words that may have been written with marks, tags, straight quotes and line ends among them."""
    words = ("".join(_character(character) for character in word) for word in text.split())
    return r"(?:[\s*_`>\\]|<[^<>\n]*>)+".join(words)


def _character(character: str) -> str:
    if character.isalnum():
        return character
    return r"[*_`\\]*" + _TYPOGRAPHY.get(character, re.escape(character))
