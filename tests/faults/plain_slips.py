"""Slips in a stranger's site: Markdown, keys, files and links that only Pelican's own ways make possible."""

from __future__ import annotations

from .case import Case, each, may, must
from .change import add, delete, rename, swap, write
from .pictures import png
from .places import ALONE, BOOTS, CASTLE, CLUB, GATES, GATES_HEAD, GATES_TEXT, JOIN, MAPS, RIDGE, TEA, WEIR, WOOD

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

KEYS = (
    must("an article without a date", swap(WEIR, "Date: 2026-01-10 09:00\n", ""), at=(WEIR,)),
    must("an article's date misspelt", swap(WEIR, "Date: 2026-01-10 09:00", "Date: 2026-01-32 09:00")),
    must("an article's date as a key misspelt", swap(WEIR, "Date:", "Dat:"), at=(WEIR, (WEIR, "Dat:"))),
    may("an article of next year", swap(WEIR, "Date: 2026-01-10", "Date: 2027-01-10")),
    may("an article changed before its date", swap(WOOD, "Modified: 2026-05-02", "Modified: 2025-05-02")),
    must("an article without a title", swap(WEIR, "Title: Along the weir\n", ""), at=(WEIR,)),
    may("Category misspelt", swap(WEIR, "Category: Walks", "Catgory: Walks")),
    may("Tags misspelt", swap(WEIR, "Tags: river", "Tasg: river")),
    may("Summary misspelt", swap(WEIR, "Summary: Three", "Sumary: Three")),
    may("a category in two spellings", swap(WEIR, "Category: Walks", "Category: walks")),
    may("a category with a slip", swap(WEIR, "Category: Walks", "Category: Wlaks")),
    may("a tag in two spellings", swap(WEIR, "Tags: river, easy", "Tags: River, easy")),
    may("tags divided by semicolons and commas", swap(WEIR, "Tags: river, easy", "Tags: river; easy, flat")),
    may("an author in two spellings", swap(WEIR, "Author: Ada Brook", "Author: Ada brook")),
    must("an article's status misspelt", swap(WEIR, "Tags: river", "Status: drfat\n¶Tags: river")),
    must(
        "a slug of another article",
        swap(WEIR, "Tags: river", "Slug: castle-hill-and-back\n¶Tags: river"),
        at=((WEIR, "Slug"), CASTLE),
    ),
    must(
        "two articles of one title",
        swap(WEIR, "Title: Along the weir", "Title: Castle hill and back"),
        at=(WEIR, CASTLE),
    ),
    may(
        "a summary of another article",
        swap(
            WEIR,
            "Summary: Three flat miles beside the water, with a bench halfway.",
            "Summary: A short steep climb to a ruin with a view of five counties.",
        ),
        at=((WEIR, "Summary"), (CASTLE, "Summary")),
    ),
    must("keys after an empty line", swap(WEIR, "Tags: river", "\n¶Tags: river")),
    must("a colon without a space that is no key", swap(WEIR, "Title: Along the weir", "Title - Along the weir")),
    must("an article's template that is not there", swap(WEIR, "Tags: river", "Template: walk\n¶Tags: river")),
    must(
        "two titles in an article",
        swap(WEIR, "Tags: river", "Title: The weir\n¶Tags: river"),
        at=((WEIR, "Title: Along"), (WEIR, "Title: The")),
    ),
    may("a language in words", swap(WEIR, "Tags: river", "Lang: english\n¶Tags: river"), at=((WEIR, "Lang"),)),
    must(
        "an address of the front page",
        swap(CLUB, "Date: 2026-01-03", "Date: 2026-01-03\n¶Save_as: index.html"),
        at=((CLUB, "Save_as"),),
    ),
    must(
        "an address that two pages take",
        swap(CLUB, "Date: 2026-01-03", "Date: 2026-01-03\n¶Save_as: pages/how-to-join-us.html"),
        at=((CLUB, "Save_as"), JOIN),
    ),
    must(
        "empty keys all over",
        write(GATES, "Title:\nDate:\nCategory:\n" + "\nLeave them as you find them.\n"),
        at=(GATES,),
    ),
    must("a YAML list of tags", swap(WEIR, "Tags: river, easy", "Tags:\n¶- river\n- easy")),
)

TEXTS = (
    *each(
        must,
        ALONE,
        {
            "a fence open to the end": "```\nroute.gpx",
            "a call of a note without its note": "Ring at six.[^ring]",
            "a note without its call": "[^ring]: Or at seven.",
            "a liquid tag without its plugin": "{% img /images/sign.png 32 32 The sign %}",
        },
    ),
    must("no text below the keys", write(GATES, GATES_HEAD), at=(GATES, (GATES, "Summary"))),
    *each(
        may,
        ALONE,
        {
            "a first heading in the text": "# Ring\n\nRing at six.",
            "here as the text of a link": "The list is [here]({filename}/kit/first-aid-tin.md).",
            "a shortcode of WordPress": '[gallery ids="1,2,3"]',
            "a table of contents of another program": "[[_TOC_]]",
        },
    ),
)

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

CASES: tuple[Case, ...] = (
    *LINKS,
    *KEYS,
    *TEXTS,
    *FILES,
)
