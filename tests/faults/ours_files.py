"""Slips in files: bytes, names, folders and links, in the project's own content."""

from __future__ import annotations

from pathlib import Path

from .case import Case, stops, warns
from .change import add, link, rename, write
from .pictures import png
from .places import ABOUT, COST, PRIVACY, STILL, STILL_PAGE

OUTSIDE = Path(__file__).parent / "plain" / "content" / "images"

BYTES = (
    stops(
        "a file in Windows 1252 with smart quotes",
        write(STILL, STILL_PAGE.replace("table", "“table”").encode("cp1252")),
        at=[(STILL, "\ufffd")],
    ),
    warns("a byte order mark", write(STILL, b"\xef\xbb\xbf" + STILL_PAGE.encode())),
    stops("a text without any keys", write(STILL, "Put them on the table.\n")),
)

NAMES = (
    warns("a space in a name", write("content/pages/sitting still.md", STILL_PAGE)),
    warns("capitals in a name", write("content/pages/Sitting-Still.md", STILL_PAGE)),
    stops(
        "a name that differs by its capitals",
        write("content/pages/About.md", STILL_PAGE),
        at=["content/pages/About.md", ABOUT],
    ),
    warns("a name with an accent", write("content/pages/sitting-stíll.md", STILL_PAGE)),
    stops("the ending in capitals", write("content/pages/sitting-still.MD", STILL_PAGE)),
    warns("a picture that nobody shows", write("content/images/old-map.png", png())),
    warns("a checklist with a wrong ending", write("content/checklists/new.tml", 'title = "New"\n')),
)

LINKS = (
    stops("a link to a file that is gone", link(STILL, "/nowhere/sitting-still.md")),
    stops("a link out of the content", link(STILL, "/etc/hostname")),
    stops(
        "a picture linked from outside",
        link("content/images", str(OUTSIDE)),
        at=["content/images", "content/images/plan.txt"],
    ),
    stops(
        "a folder in the place of a page",
        write("content/pages/sitting-still.md/notes.txt", "Notes.\n"),
        at=[STILL, "content/pages/sitting-still.md/notes.txt"],
    ),
    warns(
        "a page of a quarter of a megabyte",
        write(STILL, STILL_PAGE + "\nPut them on the table, and leave them there.\n" * 6000),
        at=[STILL],
    ),
)


MORE = (
    stops("a file in Latin 1", add(COST, "\nWait in a café.\n".encode("latin-1")), at=[(COST, "\ufffd")]),
    stops("a file in UTF-16", write(STILL, STILL_PAGE.encode("utf-16"))),
    stops("null bytes", add(COST, b"\nWait\x00\x00 here.\n"), at=[(COST, "Wait")]),
    stops("an empty file", write(STILL, b"")),
    stops("a file of spaces", write(STILL, b"\n\n   \n")),
    stops("txt for an ending", write("content/pages/sitting-still.txt", STILL_PAGE)),
    stops("two endings", write("content/pages/sitting-still.md.txt", STILL_PAGE)),
    stops("a page beside the folders that are read", write("content/sitting-still.md", STILL_PAGE)),
    stops(
        "a copy that an editor made",
        write("content/pages/about copy.md", STILL_PAGE.replace("Sitting still", "About this site")),
        at=["content/pages/about copy.md", ABOUT],
    ),
    stops("a picture under the name of a text", write(STILL, png())),
    warns("a name with a question mark", write("content/pages/sitting-still?.md", STILL_PAGE)),
    warns("a name that Windows keeps for itself", write("content/pages/aux.md", STILL_PAGE)),
    stops("the ending forgotten", write("content/pages/sitting-still", STILL_PAGE)),
    stops(
        "an ending misspelt", rename(PRIVACY, "privacy.mdd"), at=["content/pages/privacy.mdd", (ABOUT, "privacy.md")]
    ),
    stops("a folder misspelt", write("content/page/sitting-still.md", STILL_PAGE)),
    stops("a link that leads to itself", link(STILL, "sitting-still.md")),
)

CASES: tuple[Case, ...] = (*BYTES, *NAMES, *LINKS, *MORE)
