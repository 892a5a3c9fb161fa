"""The ways in which something that stands on a page may be written in the files that the page was made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from ...record import record
from ..records import Element, Link, Page
from ..records.address import Addresses, Target

# Where a form may be looked for: in the page's own source, its front matter, the theme and site.toml, or anywhere.
Scope: TypeAlias = Literal["own", "front", "frame", "all"]

# So many characters say what they are; fewer may stand by chance in a file that has nothing to do with the page.
TELLING = 12

# What is longer is not one piece of writing but the page.
LONGEST = 400

SURE, WORDS, LOOSE = range(3)
"""How surely a form is what was meant: by an address or an id, by its words, or as one of a kind, or part of a word."""


@record
class Form:
    """One way in which something may be written: a pattern whose group ``at`` is the place to show.

    What is ``loose`` fits other things as well: it counts only where no file has one of the others.
    """

    pattern: str
    scope: Scope = "all"
    loose: int = 0


def forms_of(at: Element | Link, page: Page, addresses: Addresses, names: Mapping[str, str]) -> Iterator[Form]:
    """The ways to write an element or a link, best first; ``names`` are stems of texts by the file of their page."""
    if isinstance(at, Link):
        yield from _link_forms(at, page, addresses, names)
        yield from text_forms(at.element.words)
        yield from tag_forms(at.element, page)
        return
    for name in ("href", "src"):
        if name in at.attributes:
            yield from _link_forms(Link(at, name, at.get(name)), page, addresses, names)
    if at.tag[0] == "h" and at.tag[1:].isdigit():
        yield from _heading_forms(at)
    if at.get("id"):
        yield Form(rf"""\bid=["']?(?P<at>{re.escape(at.get("id"))})\b""")
        yield Form(rf"\{{[^}}\n]*#(?P<at>{re.escape(at.get('id'))})\b")
    yield from text_forms(at.words)
    yield from tag_forms(at, page)


def _link_forms(link: Link, page: Page, addresses: Addresses, names: Mapping[str, str]) -> Iterator[Form]:
    target = addresses.find(page.address, link.href)
    text = flexible(link.element.get("alt") or link.element.words)
    if not link.href.strip():
        yield Form(r"\]\(\s*(?P<at>)(?:[\"'][^)\n]*)?\)")
        yield Form(rf"""\b{link.attribute}=(?P<at>["']["'])""")
        return
    yield from _address_forms(text, rf"{re.escape(link.href).replace('&', '&(?:amp;)?')}(?![\w/#?-])")
    if len(link.href) >= TELLING:
        yield Form(rf"(?P<at>{re.escape(link.href)})(?![\w/#-])", "own")
    if target.path in names:
        yield from _address_forms(text, _by_name(names[target.path], target))
    if target.slug:
        yield from _address_forms(text, _by_name(target.slug, target))
        yield Form(rf"(?im)^next:[^\n]*?(?<![\w-])(?P<at>{re.escape(target.slug)})(?![\w-])", "front")


def _address_forms(text: str, href: str) -> Iterator[Form]:
    """The ways to write a link, given patterns for its words and its address."""
    yield Form(rf"\[{text}\]\(\s*<?(?P<at>{href})")
    if text:
        yield Form(rf"""["'](?P<at>{href})["'][^<>]*>\s*{text}""")
    yield Form(rf"\]\(\s*<?(?P<at>{href})")
    yield Form(rf"(?m)^ {{0,3}}\[[^\]\n]+\]:\s*<?(?P<at>{href})")
    # What a template compares something with is no address.
    yield Form(rf"""(?<!==)(?<!== )["'](?:\{{\{{[^}}"']*\}}\}})?(?P<at>{href})["']""")


def _by_name(slug: str, target: Target) -> str:
    """A pattern for an address as an author may have written it: by the name of the file, in whatever folder."""
    name = re.escape(slug.rpartition("/")[2])
    if target.state == "case":
        name = f"(?i:{name})"
    fragment = rf"#{re.escape(target.fragment)}" if target.fragment else ""
    folder = r"(?:[{|]\w+[}|])?(?:[^\s()\"'#/]*/)*"
    return rf"{folder}{name}(?:\.\w+)?/?(?:\?[^\s()\"'#]*)?{fragment}(?![\w/#-])"


def _heading_forms(heading: Element) -> Iterator[Form]:
    text = flexible(heading.words)
    if not text:
        yield Form(rf"(?m)^(?P<at>#{{{heading.tag[1]}}})[ #]*$")
        return
    yield Form(rf"(?m)^#{{1,6}}[ ]*(?P<at>{text})[ #]*(?:\{{.*)?$")
    yield Form(rf"(?m)^(?P<at>{text})[ ]*\n(?:=+|-+)[ ]*$")
    yield Form(rf"(?im)^title:[ ]*(?P<at>{text})[ ]*$", "own")


def text_forms(text: str) -> Iterator[Form]:
    """The ways to write words; short ones count in the page's own source alone."""
    text = text.strip()
    scope: Scope = "all" if len(text) >= TELLING else "own"
    if 0 < len(text) <= LONGEST:
        yield Form(rf"""["'](?P<at>{flexible(text)})["']""", "frame", WORDS)
        yield Form(whole(rf"(?P<at>{re.escape(text)})", text), scope, WORDS)
        yield Form(whole(rf"(?P<at>{flexible(text)})", text), scope, WORDS)
        if not (text.isascii() and text.isalnum()):
            yield Form(rf"(?P<at>{re.escape(text)})", "own", LOOSE)


def whole(pattern: str, text: str) -> str:
    """A pattern for a text that does not find it as a part of a word."""
    return (r"(?<!\w)" if text[:1].isalnum() else "") + pattern + (r"(?!\w)" if text[-1:].isalnum() else "")


def tag_forms(element: Element, page: Page) -> Iterator[Form]:
    """How a template may write the element: by an attribute that tells it from others, or by a tag used once."""
    name = next((name for name in ("id", "rel", "name", "property", "class", "type") if element.get(name)), "")
    if name:
        value = re.escape(element.get(name))
        yield Form(rf"""(?P<at><{element.tag}\b)[^>]*\b{name}=["']?{value}\b""", "frame", WORDS)
    if page.counts[element.tag] == 1:
        yield Form(rf"(?P<at><{element.tag}\b)", "frame", LOOSE)


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


def flexible(text: str) -> str:
    """A pattern for words that may have been written with marks, tags, straight quotes and line ends among them."""
    words = ("".join(_character(character) for character in word) for word in text.split())
    return r"(?:[\s*_`>\\]|<[^<>\n]*>)+".join(words)


def _character(character: str) -> str:
    if character.isalnum():
        return character
    return r"[*_`\\]*" + _TYPOGRAPHY.get(character, re.escape(character))
