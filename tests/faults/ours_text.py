"""Slips in the words themselves: leftovers, damage, secrets, in the project's own content."""

from __future__ import annotations

from .case import Case, each, stops, warns
from .change import add, into, swap
from .places import ABOUT, ARTICLE, ASK, COST, HOUR, NO, PRIVACY

LEFT_OVER = (
    stops(
        "a conflict of git",
        into(HOUR, "¶<<<<<<< HEAD\nTell it in a minute.\n=======\nTell it in two.\n>>>>>>> shorter"),
    ),
    *each(
        stops,
        ASK,
        {
            "a note to do": "TODO: ask Ann whether this holds in Scotland",
            "filler": "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
            "crosses for a figure": "About XXX people in 100 ask this.",
        },
    ),
    *each(
        stops,
        ABOUT,
        {
            "a variable of a template": "Welcome to {{ SITENAME }}.",
            "a placeholder in square brackets": "This page was made by [INSERT NAME HERE].",
            "a comment never closed": "<!-- check with Ann\n\nWe shall see.",
            "a footnote of Markdown without its text": "Nobody has counted.[^1]",
            "the text of a note that nobody calls": "[^2]: Somebody counted in 2019.",
        },
    ),
)

DAMAGE = (
    *each(
        stops,
        COST,
        {
            "an apostrophe read in the wrong encoding": "You donâ€™t have to pay.",
            "a replacement character": "Wait in a caf\ufffd nearby.",
        },
    ),
    warns("an invisible space in a word", into(COST, "Wait in a ca\u200bfe nearby.")),
)

SECRETS = (
    *each(
        stops,
        PRIVACY,
        {
            "a key of Amazon": "The backup runs with AKIAIOSFODNN7EXAMQLE every night.",
            "a private key": "¶-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq8yXk2\n-----END RSA "
            "PRIVATE KEY-----",
        },
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
