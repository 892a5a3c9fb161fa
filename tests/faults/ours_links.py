"""Slips in links, in the project's own content."""

from __future__ import annotations

from .case import Case, each, stops, warns
from .change import delete, into, rename, swap, write
from .places import ABOUT, ARTICLE, ASK, BENEFITS, COST, FRAUD, HOUR, NO, PRIVACY

DRAFT = """\
Title: Shaking hands
Description: What helps when your hands shake, and what we are still unsure of.
Status: draft
Reviewed: 2026-11-23

Not ready yet.
"""

WHERE = (
    stops(
        "a page name misspelt after {filename}",
        swap(COST, "{filename}ask-before-you-go.md", "{filename}ask-before-you-goo.md"),
    ),
    stops(
        "a wrong folder after {filename}", swap(NO, "{filename}should-i-go.md", "{filename}/checklists/should-i-go.md")
    ),
    *each(
        stops,
        PRIVACY,
        {
            "capitals in a file's name that has none": "Read [the plan]({filename}Prepare-In-An-Hour.md) first.",
            "the ending forgotten after {filename}": "Read [the plan for an hour]({filename}prepare-in-an-hour) first.",
            "a fragment that the page does not have": "It stays [in your browser](#where-you-answers-are).",
        },
    ),
    stops(
        "a Markdown file linked without {filename}",
        into(ASK, "Read [the plan for an hour](prepare-in-an-hour.md) first."),
    ),
    *each(
        stops,
        HOUR,
        {
            "a relative address that leads nowhere": "Look at [the costs](what-will-it-cost) as well.",
            "an address from the root, misspelt": "Look at [the costs](/what-will-it-costs/) as well.",
        },
    ),
    warns("an address without its last slash", into(HOUR, "Look at [the costs](/what-will-it-cost) as well.")),
    stops(
        "a fragment that another page does not have",
        swap(
            ARTICLE, "{filename}/pages/when-not-to-go.md)", "{filename}/pages/when-not-to-go.md#good-reason-to-say-no)"
        ),
    ),
    stops(
        "a fragment after its heading was reworded",
        swap(FRAUD, "## If you have already paid or sent papers", "## If money or papers have gone"),
        at=[(FRAUD, "Has something gone already?")],
    ),
    stops(
        "a page deleted to which others link",
        delete("content/pages/accessibility.md"),
        at=[(ABOUT, "{filename}accessibility.md")],
    ),
    stops(
        "a page renamed to which others link",
        rename("content/pages/privacy.md", "data-protection.md"),
        at=[(ABOUT, "{filename}privacy.md")],
    ),
    stops(
        "a draft linked from a live page",
        write("content/pages/shaking-hands.md", DRAFT),
        into(HOUR, "More on [what helps when your hands shake]({filename}shaking-hands.md)."),
    ),
    *each(
        stops,
        COST,
        {
            "a missing file behind {static}": "Print [the table for your sums]({static}/files/sums.pdf).",
            "a missing file behind {attach}": "Print [the table for your sums]({attach}sums.pdf).",
        },
    ),
    stops("a next page that is not there", swap(COST, "Next: ask-before-you-go,", "Next: ask-before-yo-go,")),
    stops("a checklist that is not there", swap(ARTICLE, "[checklist: should-i-go]", "[checklist: shall-i-go]")),
    stops("a source that is not there", swap(ARTICLE, "finding work.[^A05]", "finding work.[^A55]")),
    warns(
        "a link to the page itself under next",
        swap(COST, "Next: ask-before-you-go,", "Next: what-will-it-cost, ask-before-you-go,"),
    ),
)


MORE = (
    *each(
        stops,
        BENEFITS,
        {
            "an address in smart quotes": "Rules are on [the official pages](“https://www.gov.uk/universal-credit”).",
            "a local server": "Rules are on [the official pages](http://localhost:8888/rules/).",
        },
    ),
    warns(
        "a bare address as text",
        into(
            NO,
            "See [https://www.gov.uk/universal-credit/eligibility](https://www.gov.uk/universal-credit/eligibility).",
        ),
    ),
    stops(
        "a slip in {filename} itself", into(ASK, "Read [the plan for an hour]({filname}prepare-in-an-hour.md) first.")
    ),
    *each(
        stops,
        HOUR,
        {
            "a source file as address": "Look at [the costs](../content/pages/what-will-it-cost.md) as well.",
            "index.html of a page that is not there": "Look at [the costs](/costs/index.html) as well.",
            "an address in capitals": "Look at [the costs](/What-Will-It-Cost/) as well.",
        },
    ),
)

CASES: tuple[Case, ...] = (*WHERE, *MORE)
