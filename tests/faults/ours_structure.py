"""Slips in headings, lists, tables and other Markdown, in the project's own content."""

from __future__ import annotations

from .case import Case, each, stops, warns
from .change import into, swap, write
from .places import ABOUT, ASK, BENEFITS, COST, HOUR, NO, PRIVACY, STILL, STILL_HEAD

HEADINGS = (
    warns("a second first heading", swap(PRIVACY, "## Where your answers are", "# Where your answers are")),
    warns("a level skipped", into(HOUR, "#### If you have more time\n\nSay each story twice.")),
    warns("a level skipped under a chapter", swap(COST, "## Make it smaller today", "#### Make it smaller today")),
    warns(
        "two headings of one name",
        swap(BENEFITS, "## If the interview is unsafe or may be fake", "## What to do today"),
    ),
    *each(
        stops,
        ASK,
        {
            "a heading without words": "##\n\nOne more thing.",
            "seven hashes before a heading": "####### Last\n\nOne more thing.",
        },
    ),
    *each(
        stops,
        ABOUT,
        {
            "two places of one id": "First place.\n{: #place }\n\n¶Second place.\n{: #place }",
            "a place with the id of a heading": '<p id="what-is-untested">Nothing more.</p>',
        },
    ),
    stops("a page without any text", write(STILL, STILL_HEAD), at=[STILL, (STILL, "Next:")]),
    stops(
        "a page with a comment and nothing else",
        write(STILL, f"{STILL_HEAD}\n<!-- to be written -->\n"),
        at=[STILL, (STILL, "to be written")],
    ),
)


SPANS = (
    *each(
        stops,
        NO,
        {
            "a fence never closed": "~~~ message\nHello [name],\n\nThank you for the call.",
            "a box with two exclamation marks": '!! place "In France"\n    Ask at the town hall.',
            "a box whose text is not set in": '!!! place "In France"\nAsk at the town hall.',
            "a note called in words that no list knows": "Ask early.[^see the survey]",
            "attributes on a line of their own": "Be kind and be brief.\n\n¶{: .lead }",
        },
    ),
    *each(
        warns,
        NO,
        {
            "a box of an unknown kind": '!!! plce "In France"\n    Ask at the town hall.',
            "a box without its quotes": "!!! place In France\n    Ask at the town hall.",
        },
    ),
)

CASES: tuple[Case, ...] = (
    *HEADINGS,
    *SPANS,
)
