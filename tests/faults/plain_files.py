"""Slips in files, in a stranger's site."""

from __future__ import annotations

from .case import Case, may, must
from .change import add, rename, swap, write
from .places import BOOTS, GATES, GATES_HEAD, GATES_TEXT, JOIN, MAPS, TEA, WEIR

FILES = (
    must("an article beside the folders", write("content/gates.md", GATES_TEXT)),
    must("an article in a folder of no setting", write("content/tales/gates.md", GATES_TEXT)),
    must("an article with txt for its ending", write("content/notes/gates.txt", GATES_TEXT)),
    must(
        "an article in Latin 1",
        write(GATES, (GATES_HEAD + "\nLeave the caf\u00e9 gate.\n").encode("latin-1")),
        at=((GATES, "Leave"), GATES),
    ),
    must("an article of no bytes", write(GATES, b"")),
    must("an article in UTF-16", write(GATES, GATES_TEXT.encode("utf-16"))),
    must(
        "an article twice by a copy",
        write(
            "content/notes/tea-stops (copy).md",
            "Title: Where we stop for tea\nDate: 2026-02-28 18:00\nCategory: Notes\nTags: tea, food\nAuthor: "
            "Iris Vale\nSummary: Six tea rooms on our walks, with what they do well.\n\nThe best scones are "
            "at the lighthouse.\n",
        ),
        at=("content/notes/tea-stops (copy).md", TEA),
    ),
    must(
        "an article in reStructuredText with a slip",
        write(
            "content/notes/gates.rst",
            "About gates\n###########\n\n:date: 2026-11-01\n:category: Notes\n\n¶.. imge:: gate.png\n\nLeave them.\n",
        ),
    ),
    must(
        "an article in HTML without a head", write("content/notes/gates.html", "<p>Leave them as you find them.</p>\n")
    ),
    may(
        "an image whose name has spaces",
        rename("content/images/stile.png", "old stile.png"),
        swap(WEIR, "{static}/images/stile.png", "{static}/images/old stile.png"),
        at=("content/images/old stile.png", (WEIR, "old stile.png")),
    ),
    must(
        "a second page of one name in capitals",
        write("content/pages/Join.md", "Title: How To Join Us\nDate: 2026-11-01\n\nCome along.\n"),
        at=("content/pages/Join.md", JOIN),
    ),
    may("a merge tool's leftover", write("content/notes/tea-stops.md.orig", GATES_TEXT)),
    must("bytes that no text holds", add(MAPS, b"\n\xff\xfe\xff\n"), at=((MAPS, "\ufffd"),)),
    must("null bytes in an article", add(BOOTS, b"\nBrush\x00 them.\n"), at=((BOOTS, "Brush\x00"),)),
)

CASES: tuple[Case, ...] = (*FILES,)
