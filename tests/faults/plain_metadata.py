"""Slips in the lines above the text, in a stranger's site."""

from __future__ import annotations

from .case import Case, may, must
from .change import swap, write
from .places import CASTLE, CLUB, GATES, JOIN, WEIR, WOOD

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

CASES: tuple[Case, ...] = (*KEYS,)
