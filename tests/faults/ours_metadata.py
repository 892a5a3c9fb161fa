"""Slips in the lines above the text, in the project's own content."""

from __future__ import annotations

from .case import Case, stops, warns
from .change import delete, line, rename, swap, write
from .places import ABOUT, ARTICLE, ASK, BENEFITS, COST, FRAUD, GO, HOME, HOUR, NO, NOT, PRIVACY, SITE

SAME = "Description: What stands on this page, and word for word on the other one as well, by a slip of the hand."

KEYS = (
    warns("Reviewed misspelt", swap(COST, "Reviewed: 2026", "Revewed: 2026")),
    stops("an empty line before the keys", swap(COST, "Title: What", "\n¶Title: What")),
    stops(
        "a text that begins like a key, right below the keys",
        swap(COST, "prepare-in-an-hour\n\nGoing costs", "prepare-in-an-hour\n¶Remember: going costs"),
    ),
    stops("a comment above the keys", swap(COST, "Title: What", "<!-- costs page -->\n¶Title: What"), at=[COST]),
    warns("quotes of YAML around a title", swap(ABOUT, "Title: About this site", 'Title: "About this site"')),
    warns("code in a title", line(ABOUT, "Title:", "Title: About `this` site")),
    stops(
        "Markdown in a description",
        line(ABOUT, "Description:", "Description: Who made **this** site, what it is for and what it does not do."),
    ),
    warns("Markdown in a title", line(ABOUT, "Title:", "Title: About **this** site")),
    warns(
        "no description",
        line(COST, "Description:", ""),
        at=[COST],
    ),
    warns(
        "a description of four hundred letters",
        line(
            COST,
            "Description:",
            "Description: " + "Everything that you may have to pay for before you get there. " * 6 + "Add",
        ),
    ),
    warns(
        "a description of two words",
        line(PRIVACY, "Description:", "Description: Your answers"),
    ),
    warns("the description of another page", line(PRIVACY, "Description:", SAME), line(ABOUT, "Description:", SAME)),
    warns("the title of another page", line(PRIVACY, "Title:", "Title: Ask before you go"), at=[PRIVACY, ASK]),
)

DATES = (
    stops("a thirteenth month", line(ARTICLE, "Date:", "Date: 2026-13-02")),
    warns("reviewed three years ago", line(COST, "Reviewed:", "Reviewed: 2023-11-23")),
    stops("reviewed in the words of a diary", line(COST, "Reviewed:", "Reviewed: this spring")),
    warns(
        "reviewed before it was published",
        line(ARTICLE, "Reviewed:", "Reviewed: 2026-01-23"),
        at=[(ARTICLE, "Reviewed:"), (ARTICLE, "Date:")],
    ),
)

VALUES = (
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
        "an address that its file does not have",
        swap(PRIVACY, "Reviewed:", "Url: data-protection/\n¶Reviewed:"),
        at=[(PRIVACY, "Url:")],
    ),
    stops("the home page drafted", swap(HOME, "Reviewed:", "Status: draft\n¶Reviewed:"), at=[HOME, (HOME, "Status")]),
    stops(
        "a page in the menu drafted",
        swap(ABOUT, "Reviewed:", "Status: draft\n¶Reviewed:"),
        at=[(ABOUT, "Status"), (SITE, "navigation"), (PRIVACY, "about.md")],
    ),
    warns("a title that was to be written", line(NO, "Title:", "Title: TODO")),
    stops("no home page", delete(HOME), at=["content", HOME, (SITE, "name =")]),
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


MORE = (
    stops("Title misspelt", swap(PRIVACY, "Title: Privacy", "Titel: Privacy"), at=[PRIVACY]),
    stops("no title", line(PRIVACY, "Title:", ""), at=[PRIVACY]),
    stops("two titles", swap(PRIVACY, "Title: Privacy", "Title: Privacy\n¶Title: What we keep")),
    warns("Question misspelt", swap(COST, "Question: Can", "Qestion: Can")),
    stops("an empty line among the keys", swap(COST, "Reviewed: 2026", "\n¶Reviewed: 2026")),
    stops("a space before the colon", swap(COST, "Reviewed: 2026", "Reviewed : 2026")),
    stops("an equals sign for the colon", swap(COST, "Title: What", "Title = What")),
    stops("a thirtieth of February", line(ARTICLE, "Date:", "Date: 2026-02-30")),
    stops("a date in words that mean nothing", line(ARTICLE, "Date:", "Date: last Monday")),
    stops("a date that is a placeholder", line(ARTICLE, "Date:", "Date: YYYY-MM-DD")),
    warns("a date in the future", line(ARTICLE, "Date:", "Date: 2027-11-23")),
    warns("changed before it was written", line(ARTICLE, "Date:", "Date: 2026-11-23\n¶Modified: 2025-03-01")),
    stops("an article without a date", line(ARTICLE, "Date:", ""), at=[ARTICLE]),
    warns("reviewed next year", line(COST, "Reviewed:", "Reviewed: 2027-01-10")),
    stops("a status misspelt", swap(COST, "Stage: invited", "Stage: invited\n¶Status: publishd")),
    stops("a status in another language", swap(COST, "Stage: invited", "Stage: invited\n¶Status: entwurf")),
    stops(
        "the address of another page but for its capitals",
        swap(PRIVACY, "Reviewed:", "Save_as: About/index.html\n¶Reviewed:"),
        at=[(PRIVACY, "Save_as"), ABOUT],
    ),
    stops("a title without words", line(PRIVACY, "Title:", "Title:")),
    warns(
        "Description misspelt",
        line(
            PRIVACY,
            "Description:",
            "Descripton: Where your answers stay, who can see them there, and how to clear them from this device.",
        ),
    ),
    warns("a key from another generator", swap(COST, "Order: 3", "Order: 3\n¶Layout: post")),
    warns(
        "a description without words",
        line(ASK, "Description:", "Description:"),
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
    warns("a date of another century", line(ARTICLE, "Date:", "Date: 0206-11-23")),
    warns("changed in the future", line(ARTICLE, "Date:", "Date: 2026-11-23\n¶Modified: 2027-03-01")),
    stops("reviewed on a day no calendar has", line(COST, "Reviewed:", "Reviewed: 2026-11-31")),
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
    stops("a language that does not exist", swap(HOUR, "Reviewed:", "Lang: english\n¶Reviewed:"), at=[(HOUR, "Lang:")]),
)

CASES: tuple[Case, ...] = (*KEYS, *DATES, *VALUES, *MORE)
