"""The records of pages as they were built."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ...record import record
from ...source import Place, place_of
from ...store import digest as digest_of
from ..lore.lasting import PLACE
from .address import address_of
from .content import Field, Source
from .outline import Outline

ASSET_RELATIONS = frozenset(
    ["apple-touch-icon", "icon", "manifest", "mask-icon", "modulepreload", "prefetch", "preload", "stylesheet"]
)
NAMING_RELATIONS = frozenset(["canonical", "dns-prefetch", "preconnect"])
ASSET_TAGS = frozenset(
    ["audio", "embed", "image", "img", "input", "meta", "object", "script", "source", "track", "use", "video"]
)
# A tag as it stands; where a quotation mark is missing, as far as its line goes.
WRITTEN = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>|<[^<>\n]*""")

DOCUMENT_TAGS = ("html", "head", "body", "title")

# Where a page sends its readers on to (HTML standard, "Shared declarative refresh steps").
_REFRESH = re.compile(r"(?i)^\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*[\"']?(?P<url>[^\"'\s]*)")

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


# Elements, texts and links are tuples with names: a site has a million of them, and a frozen dataclass costs five times
# as much to make.
class Element(NamedTuple):
    """One element of a page.

    ``offset`` is where its tag begins in the page's HTML. ``number`` is its place among the elements, ``end`` the first
    one that is not inside it, ``parent`` the number of the one around it (-1: none). ``pieces`` are the texts of the
    whole page; those of this element stand at ``first`` to ``last``. ``own`` is the text of a script or a style.
    """

    tag: str
    attributes: Mapping[str, str]
    offset: int
    number: int
    parent: int
    pieces: list[str]
    first: int
    last: int
    end: int
    own: str

    def get(self, name: str) -> str:
        """The value of an attribute, empty where it is absent."""
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """All text inside the element."""
        return self.own or "".join(self.pieces[self.first : self.last])

    @property
    def words(self) -> str:
        """The text with its white space collapsed."""
        return " ".join(self.text.split())


class Text(NamedTuple):
    """A run of text that a reader sees as prose: outside script, style, code and what else is shown as it stands.

    ``offset`` is where it begins in the page's HTML, ``parent`` the number of the element around it.
    """

    text: str
    offset: int
    parent: int

    def part(self, start: int, end: int) -> Text:
        """A piece of the run with its own place."""
        return Text(self.text[start:end], self.offset + start, self.parent)


class Fault(NamedTuple):
    """A place where the HTML is not well formed: what a browser has to guess at.

    ``kind`` is one of ``unclosed`` (a start tag whose end tag is missing), ``stray`` (an end tag without a start tag),
    ``crossed`` (an element that the end tag of another cuts short), ``slashed`` (one that is left open because it was
    closed with a slash, as only drawings may), ``repeated`` (an attribute given twice: ``name``), ``garbled`` (a tag
    that holds quotes or other signs in the wrong place: ``name`` is the attribute) and ``broken`` (a tag that never
    ends). ``parent`` is the number of the element that was open there, ``written`` the tag as it stands.
    """

    kind: str
    tag: str
    offset: int
    parent: int
    name: str = ""
    written: str = ""

    @property
    def text(self) -> Text:
        """The tag as it stands, for finding it again in the source."""
        return Text(self.written, self.offset, self.parent)


class Link(NamedTuple):
    """One address in an attribute; a ``srcset`` gives several."""

    element: Element
    attribute: str
    href: str

    @property
    def kind(self) -> str:
        """The tag it stands on."""
        return self.element.tag

    @property
    def role(self) -> str:
        """``go`` where a reader may follow it, ``load`` where the page needs the file, ``name`` where it only tells."""
        relations = set(self.element.get("rel").lower().split()) if self.kind == "link" else set()
        if relations & NAMING_RELATIONS or self.attribute == "cite":
            return "name"
        return "load" if self.kind in ASSET_TAGS or relations & ASSET_RELATIONS else "go"


@dataclass(frozen=True)
class Heading:
    """One heading."""

    level: int
    text: str
    id: str
    element: Element


@record
class Image:
    """One ``img``. ``alt`` is None where the attribute is absent."""

    src: str
    alt: str | None
    element: Element


@dataclass(frozen=True)
class Page:
    """One built page. ``path`` is its file in the site, ``file`` how messages name that file.

    ``digest`` stands for its HTML, where somebody has one.
    """

    path: str
    file: str
    size: int
    source: Source | None
    elements: tuple[Element, ...]
    texts: tuple[Text, ...]
    links: tuple[Link, ...]
    html: str
    faults: tuple[Fault, ...]
    digest: str = ""

    @cached_property
    def outline(self) -> Outline:
        """What rules about the whole site ask of the page."""
        named = [link for link in self.links if link.kind == "link"]
        canonicals = (link.href for link in named if "canonical" in link.element.get("rel").lower().split())
        robots = self.named("meta", "name", "robots")
        anchors = {anchor.get("name"): None for anchor in self.having("name") if anchor.tag in ("a", "map")}
        return Outline(
            document=any(self.all(*DOCUMENT_TAGS)),
            title=self.title_element.words if self.title_element else "",
            description=_attribute(self.named("meta", "name", "description"), "content"),
            canonical=element.get("href") if (element := self.named("link", "rel", "canonical")) else "",
            canonicals=tuple(canonicals),
            noindex=robots is not None and "noindex" in robots.get("content").lower(),
            goal=self._goal(),
            refreshed=any(item.get("http-equiv").lower() == "refresh" for item in self.having("http-equiv")),
            mains=len(self.by_tag.get("main", ())),
            ids=tuple(name for name in {element.get("id"): None for element in self.having("id")} | anchors if name),
            tags=tuple(self.by_tag),
            attributes=tuple(self.by_attribute),
            sized=tuple(
                (image.get("src"), image.get("width"), image.get("height"))
                for image in self.by_tag.get("img", ())
                if {"width", "height"} & image.attributes.keys()
            ),
            ways=tuple(dict.fromkeys((link.kind, link.role, link.href) for link in self.links)),
        )

    @cached_property
    def document(self) -> bool:
        """Whether it is a page at all, and no line of text."""
        return self.outline.document

    @cached_property
    def leads_to_lasting(self) -> bool:
        """Whether it leads to a lasting copy of a file by the name of that copy."""
        return any(PLACE in href for _, _, href in self.outline.ways)

    @cached_property
    def outlined(self) -> str:
        """Stands for its outline."""
        return digest_of(repr(tuple(self.outline)))

    def _goal(self) -> str:
        """Where a page sends its readers on to that is only a signpost, empty where it is a page of its own."""
        element = self.named("meta", "http-equiv", "refresh")
        found = _REFRESH.match(element.get("content")) if element else None
        return found["url"] if found else ""

    def let_go(self) -> None:
        """Nothing was found on the page: what can be read again need not be held."""

    @property
    def address(self) -> str:
        """The address below the site's own: ``/prepare-in-an-hour/``."""
        return address_of(self.path)

    def around(self, index: int) -> Iterator[Element]:
        """The element at that place, and those around it, from the inside out."""
        while index >= 0:
            yield self.elements[index]
            index = self.elements[index].parent

    def inside(self, element: Element) -> tuple[Element, ...]:
        """Everything inside an element."""
        return self.elements[element.number + 1 : element.end]

    def children(self, element: Element) -> Iterator[Element]:
        """What stands directly in an element."""
        number = element.number + 1
        while number < element.end:
            yield self.elements[number]
            number = self.elements[number].end

    def within(self, element: Element, *tags: str) -> bool:
        """Whether an element is, or stands inside, one of these tags."""
        return any(outer.tag in tags for outer in self.around(element.number))

    def all(self, *tags: str) -> list[Element]:
        """Elements with one of these tags, in order."""
        found = [element for tag in tags for element in self.by_tag.get(tag, ())]
        return sorted(found, key=lambda element: element.number) if len(tags) > 1 else found

    def first(self, *tags: str) -> Element | None:
        """The first element with one of these tags."""
        return next(iter(self.all(*tags)), None)

    def having(self, *names: str) -> list[Element]:
        """Elements with one of these attributes, in order."""
        if len(names) == 1:
            return self.by_attribute.get(names[0], [])
        found = {element.number: element for name in names for element in self.by_attribute.get(name, ())}
        return [found[index] for index in sorted(found)]

    def place(self, offset: int) -> Place:
        """Line and column of an offset into the page's HTML."""
        return place_of(self.html, offset)

    def named(self, tag: str, attribute: str, word: str) -> Element | None:
        """The first such element with that word in an attribute: ``meta``, ``name``, ``description``."""
        found = (item for item in self.all(tag) if word in item.get(attribute).lower().split())
        return next(found, None)

    def hidden(self, element: Element) -> bool:
        """Whether screen readers are told to pass the element over."""
        if "aria-hidden" not in self.by_attribute:
            return False
        return any(outer.get("aria-hidden") == "true" for outer in self.around(element.number))

    def name(self, element: Element) -> str:
        """What a screen reader calls the element: its label, its words with those of its images, or its title."""
        labels = [*self._labels(element), element.get("aria-label")]
        inner = [item.get("alt") or item.get("aria-label") for item in self.inside(element)]
        words = " ".join(" ".join([element.text, *inner]).split())
        return " ".join(label for label in labels if label) or words or element.get("title").strip()

    def _labels(self, element: Element) -> Iterator[str]:
        wanted = element.get("aria-labelledby").split()
        return (item.words for item in (self.having("id") if wanted else ()) if item.get("id") in wanted)

    def field(self, name: str) -> Field | None:
        """A field of the page's source."""
        return self.source.field(name) if self.source else None

    @cached_property
    def by_tag(self) -> Mapping[str, list[Element]]:
        """Elements by their tag."""
        found: dict[str, list[Element]] = defaultdict(list)
        for element in self.elements:
            found[element.tag].append(element)
        return found

    @cached_property
    def by_attribute(self) -> Mapping[str, list[Element]]:
        """Elements by the names of their attributes."""
        found: dict[str, list[Element]] = defaultdict(list)
        for element in self.elements:
            for name in element.attributes:
                found[name].append(element)
        return found

    @cached_property
    def prose(self) -> str:
        """All texts of the page, each on lines of its own: for a first look, whether a rule has anything to do here."""
        return "\n".join(text.text for text in self.texts)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Everything that a fragment may point to."""
        return frozenset(self.outline.ids)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order."""
        found = self.all(*sorted(HEADINGS))
        return tuple(Heading(int(item.tag[1]), item.words, item.get("id"), item) for item in found)

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """All images in order."""
        return tuple(Image(item.get("src"), item.attributes.get("alt"), item) for item in self.all("img"))

    @cached_property
    def title_element(self) -> Element | None:
        """The page's title; a drawing may have a title of its own, which is not meant."""
        return next((item for item in self.all("title") if not self.within(item, "svg")), None)

    @property
    def title(self) -> str:
        """The words of the title, empty where there is none."""
        return self.outline.title

    @property
    def description(self) -> str:
        """What the page tells search engines about itself, empty where it does not."""
        return self.outline.description

    @property
    def language(self) -> str:
        """The language the page says it is in, empty where it does not."""
        return next((element.get("lang") for element in self.all("html")), "")

    @property
    def canonical(self) -> str:
        """The address the page says is its own, empty where it does not."""
        return self.outline.canonical

    @property
    def refreshed(self) -> bool:
        """Whether the page sends the reader on to another by itself."""
        return self.outline.refreshed

    @property
    def unlisted(self) -> bool:
        """Whether search engines are asked to leave the page out; the page for wrong addresses always is."""
        return self.path == "404.html" or self.outline.noindex

    @property
    def speaks(self) -> bool:
        """Whether the page speaks for itself: it is not unlisted, nor does it say that it is a copy of another."""
        return not self.unlisted and (not self.canonical or self.canonical.endswith(self.address))

    @cached_property
    def counts(self) -> Counter[str]:
        """How many elements of each tag the page has."""
        return Counter({tag: len(found) for tag, found in self.by_tag.items()})


def _attribute(element: Element | None, name: str) -> str:
    """The value of an attribute with its white space collapsed, empty where there is none."""
    return " ".join(element.get(name).split()) if element else ""
