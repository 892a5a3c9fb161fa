"""What a page's HTML needs and Markdown does not give: contents, tables that fit a phone, outside links that say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.formatter import HTMLFormatter

_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)">(?P<words>.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def headings(html: str) -> list[tuple[str, str]]:
    """Id and words, as HTML without tags, of each heading of the second level in a text."""
    return [(found["id"], _TAG.sub("", found["words"])) for found in _HEADING.finditer(html)]


def tidied(html: str, table: str = "Table") -> str:
    """The HTML of a text with each table in a region that scrolls by itself, and links to other sites marked.

    ``table`` is the word that, with its number, names a table below no heading.
    A heading with ``was="old older"`` is also found by its old ids.
    """
    from bs4 import BeautifulSoup  # takes longer than to find that all texts were tidied before

    soup = BeautifulSoup(html, "html.parser")
    _wrap_tables(soup, table)
    _align_cells(soup)
    _mark_links(soup)
    _keep_old_ids(soup)
    _end_messages(soup)
    return soup.decode(formatter=_formatter())


def _formatter() -> HTMLFormatter:
    """Writes HTML as HTML5 does, and every letter as itself: Beautiful Soup's own "html5" writes é as an entity."""
    from bs4.dammit import EntitySubstitution
    from bs4.formatter import HTMLFormatter

    return HTMLFormatter(EntitySubstitution.substitute_xml, void_element_close_prefix="")


def _wrap_tables(soup: BeautifulSoup, word: str) -> None:
    for number, table in enumerate(soup.find_all("table"), start=1):
        heading = table.caption or table.find_previous(["h2", "h3", "h4"])
        label = heading.get_text(" ", strip=True) if heading else f"{word} {number}"
        wrapper = soup.new_tag("div", attrs={"class": "table", "role": "region", "tabindex": "0", "aria-label": label})
        table.wrap(wrapper)


def _align_cells(soup: BeautifulSoup) -> None:
    """Write a column's alignment as a class: Markdown writes it as a style, which the site's policy does not allow."""
    for cell in soup.find_all(["td", "th"], style=True):
        cell["class"] = str(cell["style"]).removeprefix("text-align: ").removesuffix(";")
        del cell["style"]


def _mark_links(soup: BeautifulSoup) -> None:
    for link in soup.find_all("a", href=True):
        if str(link["href"]).startswith(("http://", "https://")):
            link["rel"] = "noreferrer"
            link["class"] = "outside"


def _keep_old_ids(soup: BeautifulSoup) -> None:
    for heading in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"], attrs={"was": True}):
        for place, name in enumerate(str(heading.attrs.pop("was")).split()):
            heading.insert(place, soup.new_tag("span", attrs={"id": name}))


def _end_messages(soup: BeautifulSoup) -> None:
    """Take away the line end with which Markdown closes a block: a message to copy ends with its last word."""
    for line in soup.find_all("code", class_="language-message"):
        line.string = line.get_text().removesuffix("\n")
