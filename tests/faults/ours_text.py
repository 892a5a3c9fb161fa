"""Slips in the words themselves: leftovers, damage, secrets, in the project's own content."""

from __future__ import annotations

from .case import Case, each, stops
from .change import add, into, swap
from .places import ABOUT, ARTICLE, COST, HOUR, NO, PRIVACY

LEFT_OVER = (
    stops(
        "a conflict of git",
        into(HOUR, "¶<<<<<<< HEAD\nTell it in a minute.\n=======\nTell it in two.\n>>>>>>> shorter"),
    ),
    *each(
        stops,
        ABOUT,
        {
            "a variable of a template": "Welcome to {{ SITENAME }}.",
            "a placeholder in square brackets": "This page was made by [INSERT NAME HERE].",
            "a footnote of Markdown without its text": "Nobody has counted.[^1]",
            "a note with a space in its name": "Nobody has counted.[^ E05]",
            "two sources in one note": "Nobody has counted.[^E05, E06]",
            "a short code with a capital letter": "¶[Chart: how-long]",
            "an id of two words": "## Who counts {#my id}\n\nNobody.",
            "the text of a note that nobody calls": "[^2]: Somebody counted in 2019.",
        },
    ),
)

DAMAGE = (stops("an apostrophe read in the wrong encoding", into(COST, "You donâ€™t have to pay.")),)

SECRETS = (
    stops(
        "a private key",
        into(PRIVACY, "¶-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq8yXk2\n-----END RSA PRIVATE KEY-----"),
    ),
)

ELSEWHERE = (
    stops("a conflict in the article's last lines", add(ARTICLE, "\n¶<<<<<<< HEAD\nGo.\n=======\nStay.\n>>>>>>> b\n")),
    stops("damage in a title", swap(NO, "Title: Say no politely", "Title: Donâ€™t be rude")),
    stops(
        "a note to do in a description", swap(NO, "Description: Four short", "Description: TODO shorten. Four short")
    ),
    stops("a variable of a template in a title", swap(ABOUT, "Title: About this site", "Title: About {{ SITENAME }}")),
)

CASES: tuple[Case, ...] = (
    *LEFT_OVER,
    *DAMAGE,
    *SECRETS,
    *ELSEWHERE,
)
