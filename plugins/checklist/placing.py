"""Finds where a page asks for a checklist, and cuts the page's HTML at these places.

An author writes ``[checklist: should-i-go]`` on a line of its own. In the page's HTML that becomes a link to that very
place, between two comments. A feed shows the link, which leads to the page; a theme that knows of checklists takes the
page apart at the comments and draws the checklist there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..record import record
from .model import Checklist

MARKER = re.compile(r"\[checklist:\s*(?P<slug>[^\]\s]+)\s*\]")
_CUT = re.compile(r"<!--checklist (?P<slug>\S+)-->(?P<link>.*?)<!--/checklist-->", re.DOTALL)


@record
class Part:
    """A stretch of a page: HTML, or the checklist that stands there."""

    html: str = ""
    checklist: Checklist | None = None


def place(html: str, known: Mapping[str, Checklist], address: str) -> tuple[str, list[Checklist]]:
    """Put a link between comments in place of each marker; the HTML, and the checklists asked for, in order.

    ``address`` is that of the page. HTML without a marker comes back untouched. A marker that names no known checklist
    stays as it is: the checks of the source name it at its line.
    """
    asked: list[Checklist] = []
    if not MARKER.search(html):
        return html, asked
    from bs4 import BeautifulSoup, Comment  # takes longer than all pages without a checklist

    soup = BeautifulSoup(html, "html.parser")
    for paragraph in soup.find_all("p"):
        found = MARKER.fullmatch(paragraph.get_text().strip())
        if found and found["slug"] in known:
            checklist = known[found["slug"]]
            asked.append(checklist)
            link = soup.new_tag("a", href=f"{address}#{checklist.id}")
            link.string = checklist.title
            paragraph.clear()
            paragraph.append(link)
            paragraph.insert_before(Comment(f"checklist {checklist.slug}"))
            paragraph.insert_after(Comment("/checklist"))
    return soup.decode(formatter="minimal"), asked


def take_apart(html: str, known: Mapping[str, Checklist]) -> list[Part]:
    """The parts of a page that ``place`` has been over, in order, none of them empty.

    A checklist stands once in a page, because its ids do. Where it is asked for again, the link to it stays, and no
    comments: who comes later would draw it there.
    """
    parts: list[Part] = []
    end = 0
    first = {found["slug"]: found for found in reversed(list(_CUT.finditer(html))) if found["slug"] in known}
    for cut in sorted(first.values(), key=lambda found: found.start()):
        parts += [Part(_with_links(html[end : cut.start()], known)), Part(checklist=known[cut["slug"]])]
        end = cut.end()
    return [part for part in [*parts, Part(_with_links(html[end:], known))] if part.checklist or part.html.strip()]


def _with_links(html: str, known: Mapping[str, Checklist]) -> str:
    return _CUT.sub(lambda cut: cut["link"] if cut["slug"] in known else cut[0], html)


def marker(slug: str) -> str:
    """What asks for a checklist at a place, as HTML."""
    return f"<p>[checklist: {slug}]</p>"


def into_page(html: str, style: str, script: str) -> str:
    """A page with style at the end of its head and script at the end of its body, or at its own ends without these."""
    head, closed, rest = html.partition("</head>")
    html = f"{head}{style}{closed}{rest}" if closed else style + html
    body, closed, rest = html.rpartition("</body>")
    return f"{body}{script}{closed}{rest}" if closed else html + script
