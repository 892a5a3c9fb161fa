"""Slips in the words themselves: leftovers, damage, secrets, in the project's own content."""

from __future__ import annotations

from .case import Case, add, each, stops, swap, warns
from .places import ABOUT, ARTICLE, ASK, COST, HOUR, NO, PRIVACY

LEFT_OVER = (
    *each(
        stops,
        HOUR,
        {
            "a conflict of git": "¶<<<<<<< HEAD\nTell it in a minute.\n=======\nTell it in two.\n>>>>>>> shorter",
            "the end of a conflict left behind": "Tell it in two.\n¶>>>>>>> 4f1c2ab (shorter)",
        },
    ),
    *each(
        stops,
        ASK,
        {
            "a note to do": "TODO: ask Ann whether this holds in Scotland",
            "a note to fix": "Ask for the range. FIXME check this with a lawyer.",
            "filler": "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
            "crosses for a figure": "About XXX people in 100 ask this.",
        },
    ),
    *each(
        stops,
        ABOUT,
        {
            "a variable of a template": "Welcome to {{ SITENAME }}.",
            "a statement of a template": "{% include 'partials/facts.html' %}",
            "a shortcode of another generator": '{{< youtube "abcdEFGH123" >}}',
            "a tag of Liquid": "{% youtube abcdEFGH123 %}",
            "a link of a wiki": "More in [[Privacy]].",
            "an image of a wiki": "![[map.png]]",
            "a placeholder in square brackets": "This page was made by [INSERT NAME HERE].",
            "a placeholder in pointed brackets": "This page was made by <name of publisher> in 2026.",
            "a comment never closed": "<!-- check with Ann\n\nWe shall see.",
            "a footnote of Markdown without its text": "Nobody has counted.[^1]",
            "the text of a note that nobody calls": "[^2]: Somebody counted in 2019.",
        },
    ),
    *each(
        warns,
        ABOUT,
        {
            "a face in colons": "Good luck :crossed_fingers: and sleep well.",
            "a row of question marks": "The grade of this source is ???",
        },
    ),
)

DAMAGE = (
    *each(
        stops,
        COST,
        {
            "an apostrophe read in the wrong encoding": "You donâ€™t have to pay.",
            "an accent read in the wrong encoding": "Wait in a cafÃ© nearby.",
            "a pound sign read in the wrong encoding": "Put in Â£6 for the bus.",
            "a replacement character": "Wait in a caf\ufffd nearby.",
            "a control character": "Wait in a\x08 cafe nearby.",
            "text turned from right to left": "Wait in a \u202eefac nearby.",
        },
    ),
    *each(
        warns,
        COST,
        {
            "a vertical tab from a word processor": "Wait in a cafe\x0bnearby.",
            "an invisible space in a word": "Wait in a ca\u200bfe nearby.",
            "a letter of another alphabet in a word": "Wait in a c\u0430fe nearby.",
            "an entity without its semicolon": "Put in &euro 6 for the bus.",
            "an entity misspelt": "Wait in a cafe&nbps;nearby.",
            "an entity twice over": "Bed &amp;amp; breakfast.",
            "an invisible mark in the middle of a text": "Wait in a cafe \ufeffnearby.",
        },
    ),
)

SECRETS = (
    *each(
        stops,
        PRIVACY,
        {
            "a key of Amazon": "The backup runs with AKIAIOSFODNN7EXAMQLE every night.",
            "a token of GitHub": "The copy is made with ghp_16C7e42F292c6912E7710c838347Ae178B4a every night.",
            "a private key": "¶-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq8yXk2\n-----END RSA "
            "PRIVATE KEY-----",
            "a token of Slack": "Messages go out by xoxb-123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx "
            "every night.",
            "a password": "Log in to the host with password: Tr0ub4dor&3 and look.",
            "a token in the address of a link": "See [the list](https://api.github.com/repos?access_token=ghp_16C7e42F292c6912E7710c838347Ae178B4a).",
        },
    ),
    *each(
        warns,
        PRIVACY,
        {
            "an address in the office's network": "The logs are kept on 10.0.4.17 for a week.",
            "a folder on the author's disk": "The list is in C:\\Users\\Ann\\Desktop\\logs.txt and nowhere else.",
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
