"""Slips in links within a stranger's site, by Pelican's ways and others."""

from __future__ import annotations

from .case import Case, each, may, must
from .change import delete, rename, swap, write
from .pictures import png
from .places import RIDGE, TEA, WEIR, WOOD

LINKS = (
    must("an article misspelt after {filename}", swap(WEIR, "{filename}bluebell-wood.md", "{filename}bluebel-wood.md")),
    must("an article in another folder", swap(WOOD, "{filename}/notes/by-bus.md", "{filename}by-bus.md")),
    must(
        "an article that was renamed",
        rename(TEA, "tea-rooms.md"),
        at=(("content/walks/harbour-loop.md", "tea-stops.md"),),
    ),
    must(
        "an article that was deleted", delete("content/kit/socks.md"), at=(("content/notes/blisters.md", "socks.md"),)
    ),
    *each(
        must,
        RIDGE,
        {
            "a draft linked from an article": "Or read [the plan for the night]({filename}/notes/moonlight.md).",
            "a category that is not there": "Or read [all our tales]({category}Tales).",
            "a tag that is not there": "Or read [all on hills]({tag}hills).",
            "an author who is not there": "Or read [all by Ada]({author}Ada Brooke).",
            "an address of WordPress": "Or read [the weir](/2026/01/along-the-weir/).",
            "the name of the file for the address": "Or read [the weir](along-the-weir.md).",
            "a fragment without its heading": "Or read [when to go]({filename}bluebell-wood.md#when-to-go-there).",
            "the own site by its whole address, misspelt": "Or read [the "
            "weir](https://www.saturdaypath.club/along-the-wier.html).",
            "a missing plan behind {static}": "Print [the plan]({static}/files/ridge.pdf).",
            "a reference link whose definition is misspelt": "See [the map][osm].\n\n[omp]: "
            "https://www.openstreetmap.org/",
            "a template's home address left in a link": "See [our walks]({{ SITEURL }}/walks/).",
            "a link to a tag page by hand, misspelt": "See [all on hills](/tag/hil.html).",
            "a link to a page without its folder": "See [how to join](/join.html).",
            "an image in another folder than the text says": "![The sign that marks our "
            "routes]({static}/image/sign.png)",
            "an image beside its article that is not there": "![The sign that marks our routes]({attach}sign.png)",
        },
    ),
    *each(
        may,
        RIDGE,
        {
            "a hidden page linked from an article": "Or read [the notes for the "
            "committee]({filename}/pages/committee.md).",
            "the own site by its whole address": "Or read [the "
            "weir](https://www.saturdaypath.club/along-the-weir.html).",
            "the own site by http": "Or read [the weir](http://www.saturdaypath.club/along-the-weir.html).",
        },
    ),
    must("an image deleted that an article shows", delete("content/images/stile.png"), at=((WEIR, "stile.png"),)),
    must(
        "an image that is a saved web page",
        write("content/images/stile.png", b"<html><body>Not found</body></html>"),
        at=("content/images/stile.png", (WEIR, "stile.png")),
    ),
    may("an alternative text that is a name", swap(WEIR, "![A wooden stile beside a hedge]", "![stile.png]")),
    may("an image that no text shows", write("content/images/old-stile.png", png())),
)

CASES: tuple[Case, ...] = (*LINKS,)
