"""Slips in the lines above the text, in the project's own content."""

from __future__ import annotations

from .case import Case, delete, rename, stops, swap, warns, write
from .places import ABOUT, ARTICLE, ASK, BENEFITS, COST, FRAUD, GO, HOME, HOUR, NO, NOT, PRIVACY, SITE

KEYS = (
    stops("Title misspelt", swap(PRIVACY, "Title: Privacy", "Titel: Privacy"), at=[PRIVACY]),
    stops("no title", swap(PRIVACY, "Title: Privacy\n", ""), at=[PRIVACY]),
    stops("a title without words", swap(PRIVACY, "Title: Privacy", "Title:")),
    stops("two titles", swap(PRIVACY, "Title: Privacy", "Title: Privacy\n¶Title: What we keep")),
    warns("Description misspelt", swap(PRIVACY, "Description: Your", "Descripton: Your")),
    warns("Question misspelt", swap(COST, "Question: Can", "Qestion: Can")),
    warns("Reviewed misspelt", swap(COST, "Reviewed: 2026", "Revewed: 2026")),
    warns("a key from another generator", swap(COST, "Order: 3", "Order: 3\n¶Layout: post")),
    stops("an empty line among the keys", swap(COST, "Reviewed: 2026", "\n¶Reviewed: 2026")),
    stops("an empty line before the keys", swap(COST, "Title: What", "\n¶Title: What")),
    stops("a space before the colon", swap(COST, "Reviewed: 2026", "Reviewed : 2026")),
    stops("an equals sign for the colon", swap(COST, "Title: What", "Title = What")),
    stops(
        "a text that begins like a key, right below the keys",
        swap(COST, "prepare-in-an-hour\n\nGoing costs", "prepare-in-an-hour\n¶Remember: going costs"),
    ),
    stops("a comment above the keys", swap(COST, "Title: What", "<!-- costs page -->\n¶Title: What"), at=[COST]),
    warns("quotes of YAML around a title", swap(ABOUT, "Title: About this site", 'Title: "About this site"')),
    warns("Markdown in a title", swap(ABOUT, "Title: About this site", "Title: About **this** site")),
    warns(
        "no description",
        swap(
            COST,
            "Description: Add up the fare, the lost pay and the childcare in ten minutes, then find out who "
            "might pay part of it before you decide.\n",
            "",
        ),
        at=[COST],
    ),
    warns(
        "a description without words",
        swap(
            ASK,
            "Description: What you may ask an employer before an interview: pay, hours, place, format and "
            "people, with a short message to copy and send today.",
            "Description:",
        ),
    ),
    warns(
        "a description of four hundred letters",
        swap(
            COST,
            "Description: Add",
            "Description: " + "Everything that you may have to pay for before you get there. " * 6 + "Add",
        ),
    ),
    warns(
        "a description of two words",
        swap(
            PRIVACY,
            "Description: Your answers stay in your own browser. No cookies, no trackers, nothing loaded "
            "from other companies, and how to clear what is there.",
            "Description: Your answers",
        ),
    ),
    warns(
        "a title of a hundred letters",
        swap(
            PRIVACY,
            "Title: Privacy",
            "Title: Privacy, and where the answers that you give on these pages are kept, for how long, and "
            "who may see them there",
        ),
    ),
    warns(
        "the description of another page",
        swap(
            PRIVACY,
            "Description: Your answers stay in your own browser. No cookies, no trackers, nothing loaded "
            "from other companies, and how to clear what is there.",
            "Description: What this site is for, which way it leans, how its sources are graded, what nobody "
            "has tested yet, and how to correct a mistake.",
        ),
    ),
    warns("the title of another page", swap(PRIVACY, "Title: Privacy", "Title: Ask before you go"), at=[PRIVACY, ASK]),
)

DATES = (
    stops("a thirteenth month", swap(ARTICLE, "Date: 2026-11-23", "Date: 2026-13-02")),
    stops("a thirtieth of February", swap(ARTICLE, "Date: 2026-11-23", "Date: 2026-02-30")),
    stops("a date in words that mean nothing", swap(ARTICLE, "Date: 2026-11-23", "Date: last Monday")),
    stops("a date that is a placeholder", swap(ARTICLE, "Date: 2026-11-23", "Date: YYYY-MM-DD")),
    warns("a date in the future", swap(ARTICLE, "Date: 2026-11-23", "Date: 2027-11-23")),
    warns("a date of another century", swap(ARTICLE, "Date: 2026-11-23", "Date: 0206-11-23")),
    warns(
        "changed before it was written", swap(ARTICLE, "Date: 2026-11-23", "Date: 2026-11-23\n¶Modified: 2025-03-01")
    ),
    warns("changed in the future", swap(ARTICLE, "Date: 2026-11-23", "Date: 2026-11-23\n¶Modified: 2027-03-01")),
    stops("an article without a date", swap(ARTICLE, "Date: 2026-11-23\n", ""), at=[ARTICLE]),
    warns("reviewed three years ago", swap(COST, "Reviewed: 2026-11-23", "Reviewed: 2023-11-23")),
    warns("reviewed next year", swap(COST, "Reviewed: 2026-11-23", "Reviewed: 2027-01-10")),
    stops("reviewed on a day no calendar has", swap(COST, "Reviewed: 2026-11-23", "Reviewed: 2026-11-31")),
    stops("reviewed in the words of a diary", swap(COST, "Reviewed: 2026-11-23", "Reviewed: this spring")),
    warns(
        "reviewed before it was published",
        swap(ARTICLE, "Reviewed: 2026-11-23", "Reviewed: 2026-01-23"),
        at=[(ARTICLE, "Reviewed:"), (ARTICLE, "Date:")],
    ),
)

VALUES = (
    stops("a status misspelt", swap(COST, "Stage: invited", "Stage: invited\n¶Status: publishd")),
    stops("a status in another language", swap(COST, "Stage: invited", "Stage: invited\n¶Status: entwurf")),
    stops("a template that is not there", swap(ABOUT, "Template: about", "Template: abuot")),
    stops(
        "a checklist of the front matter that is not there",
        swap(GO, "Checklist: should-i-go", "Checklist: should-we-go"),
        at=[(GO, "Checklist:")],
    ),
    stops("a topic that is not there", swap("content/pages/how-we-know-fraud.md", "Topic: fraud", "Topic: frauds")),
    stops(
        "a page it is no part of",
        swap("content/pages/how-we-know-fraud.md", "Part_of: how-we-know", "Part_of: how-we-new"),
    ),
    warns("a stage that is not there", swap(COST, "Stage: invited", "Stage: invted")),
    warns("an order in words", swap(COST, "Order: 3", "Order: third")),
    stops(
        "the address of another page",
        swap(PRIVACY, "Reviewed:", "Save_as: about/index.html\n¶Reviewed:"),
        at=[(PRIVACY, "Save_as"), ABOUT],
    ),
    stops(
        "the address of another page but for its capitals",
        swap(PRIVACY, "Reviewed:", "Save_as: About/index.html\n¶Reviewed:"),
        at=[(PRIVACY, "Save_as"), ABOUT],
    ),
    stops(
        "an address that its file does not have",
        swap(PRIVACY, "Reviewed:", "Url: data-protection/\n¶Reviewed:"),
        at=[(PRIVACY, "Url:")],
    ),
    stops(
        "a file outside the output",
        swap(PRIVACY, "Reviewed:", "Save_as: ../../privacy.html\n¶Reviewed:"),
        at=[(PRIVACY, "Save_as")],
    ),
    stops(
        "two pages of one name",
        write(
            "content/articles/privacy.md",
            "Title: What we do not keep\nDescription: Nothing that you type on these pages leaves the device "
            "on which you type it.\nDate: 2026-11-20\nReviewed: 2026-11-23\n\nNothing.\n",
        ),
        at=["content/articles/privacy.md", PRIVACY],
    ),
    stops("the home page drafted", swap(HOME, "Reviewed:", "Status: draft\n¶Reviewed:"), at=[HOME, (HOME, "Status")]),
    stops(
        "a page in the menu drafted",
        swap(ABOUT, "Reviewed:", "Status: draft\n¶Reviewed:"),
        at=[(ABOUT, "Status"), (SITE, "navigation"), (PRIVACY, "about.md")],
    ),
    warns("a title that was to be written", swap(NO, "Title: Say no politely, or ask for another time", "Title: TODO")),
    stops("no home page", delete(HOME), at=["content", HOME, (SITE, "name =")]),
    stops("a language that does not exist", swap(HOUR, "Reviewed:", "Lang: english\n¶Reviewed:"), at=[(HOUR, "Lang:")]),
    stops(
        "a page renamed that next names",
        rename(NOT, "when-to-stay.md"),
        at=[(ARTICLE, "when-not-to-go"), (ARTICLE, "Next:"), (NO, "Next:")],
    ),
    warns(
        "next names one page twice",
        swap(BENEFITS, "Next: say-no-politely, what-will-it-cost", "Next: say-no-politely, say-no-politely"),
    ),
    stops("next in the words of a title", swap(FRAUD, "Next: ask-before-you-go,", "Next: Ask before you go,")),
)

CASES: tuple[Case, ...] = (
    *KEYS,
    *DATES,
    *VALUES,
)
