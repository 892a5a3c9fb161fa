"""Slips in lists, tables and spans, in a stranger's site."""

from __future__ import annotations

from .case import Case, each, may, must
from .change import into, write
from .places import ALONE, GATES, GATES_HEAD, RIDGE, TEA

LISTS = (
    *each(
        must,
        TEA,
        {
            "a numbered list without an empty line before it": "Do it in this order:\n¶1. ring\n2. write\n3. wait",
            "a list with brackets after its numbers": "1) ring\n2) write\n3) wait",
            "a list with dots of its own": "• the letter\n• a pen\n• your notes",
            "a list without spaces after its dashes": "-the letter\n-a pen\n-your notes",
        },
    ),
    may("a list folded by two spaces", into(TEA, "- for the day\n¶  - the letter\n  - a pen\n- for later")),
    must(
        "a table with too few dashes columns",
        into(RIDGE, "| What | Cost | Who pays |\n|---|---|\n| Bus | £6.00 | you |"),
    ),
    *each(
        may,
        RIDGE,
        {
            "a cell that no column takes": "| What | Cost |\n|---|---|\n¶| Bus | £6.00 | you |",
            "a table whose head is empty": "|  |  |\n|---|---|\n| Bus | £6.00 |",
        },
    ),
)

SPANS = (
    *each(
        must,
        ALONE,
        {
            "a fence closed by another sign": "```\nHello, and thank you for the call.\n~~~",
            "bold with a space inside": "** Be kind ** and be brief.",
            "bold closed by one star": "**Be kind* and be brief.",
            "code never closed": "Write `Subject: thank you and stop there.",
            "words struck out the way other programs do": "Be ~~rude~~ kind and brief.",
            "words marked the way other programs do": "Be ==kind== and brief.",
        },
    ),
    *each(
        may,
        ALONE,
        {
            "a paragraph that became a heading": "You owe nobody a reason, and a short message is kinder "
            "than a long one.\n---",
            "a paragraph that became code": "    You owe nobody a reason, and a short message is kinder than "
            "a long one.",
        },
    ),
)

COMMON = (
    must(
        "a list without an empty line before it",
        into(TEA, "Take these with you:\n¶- the letter\n- a pen\n- your notes"),
    ),
    may("boxes to tick that stay brackets", into(TEA, "- [ ] find the letter\n- [x] ring the firm")),
    *each(
        must,
        RIDGE,
        {
            "a table without the line of dashes": "| What | Cost |\n| Bus | £6.00 |\n| Lunch | £4.00 |",
            "a table without an empty line before it": "These are the sums:\n¶| What | Cost |\n|---|---|\n| "
            "Bus | £6.00 |",
        },
    ),
    *each(
        must,
        ALONE,
        {
            "bold never closed": "**Be kind, and be brief. You owe nobody a reason.",
            "Markdown in a block of HTML": '<div class="text">\n**Be kind**, and see [the '
            "plan](/boots-that-last.html).\n</div>",
        },
    ),
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

CASES: tuple[Case, ...] = (
    *LISTS,
    *SPANS,
    *COMMON,
    *TEXTS,
)
