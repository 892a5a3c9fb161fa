"""Slips in lists, tables and spans, in a stranger's site."""

from __future__ import annotations

from .case import Case, each, may, must
from .change import into
from .places import ALONE, RIDGE, TEA

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

CASES: tuple[Case, ...] = (
    *LISTS,
    *SPANS,
)
