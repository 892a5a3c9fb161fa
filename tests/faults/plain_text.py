"""Slips in the words themselves: leftovers, damage, secrets, in a stranger's site."""

from __future__ import annotations

from .case import Case, each, may, must
from .change import into
from .places import BOOTS, CASTLE, MAPS, RIDGE, TEA

LEFT_OVER = (
    must("the end of a conflict left behind", into(BOOTS, "Tell it in two.\n¶>>>>>>> 4f1c2ab (shorter)")),
    must("a note to fix", into(TEA, "Ask for the range. FIXME check this with a lawyer.")),
    *each(
        must,
        CASTLE,
        {
            "a statement of a template": "{% include 'partials/facts.html' %}",
            "a shortcode of another generator": '{{< youtube "abcdEFGH123" >}}',
            "a tag of Liquid": "{% youtube abcdEFGH123 %}",
            "a link of a wiki": "More in [[Privacy]].",
            "an image of a wiki": "![[map.png]]",
            "a placeholder in pointed brackets": "This page was made by <name of publisher> in 2026.",
        },
    ),
    *each(
        may,
        CASTLE,
        {
            "a face in colons": "Good luck :crossed_fingers: and sleep well.",
            "a row of question marks": "The grade of this source is ???",
        },
    ),
)

DAMAGE = (
    *each(
        must,
        RIDGE,
        {
            "an accent read in the wrong encoding": "Wait in a cafÃ© nearby.",
            "a pound sign read in the wrong encoding": "Put in Â£6 for the bus.",
            "a control character": "Wait in a\x08 cafe nearby.",
            "text turned from right to left": "Wait in a \u202eefac nearby.",
        },
    ),
    *each(
        may,
        RIDGE,
        {
            "a vertical tab from a word processor": "Wait in a cafe\x0bnearby.",
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
        must,
        MAPS,
        {
            "a token of GitHub": "The copy is made with ghp_16C7e42F292c6912E7710c838347Ae178B4a every night.",
            "a token of Slack": "Messages go out by xoxb-123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx "
            "every night.",
            "a password": "Log in to the host with password: Tr0ub4dor&3 and look.",
            "a token in the address of a link": "See [the list](https://api.github.com/repos?access_token=ghp_16C7e42F292c6912E7710c838347Ae178B4a).",
        },
    ),
    *each(
        may,
        MAPS,
        {
            "an address in the office's network": "The logs are kept on 10.0.4.17 for a week.",
            "a folder on the author's disk": "The list is in C:\\Users\\Ann\\Desktop\\logs.txt and nowhere else.",
        },
    ),
)

COMMON = (
    *each(
        must,
        TEA,
        {
            "a note to do": "TODO: ask Ann whether this holds in Scotland",
            "filler": "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
            "crosses for a figure": "About XXX people in 100 ask this.",
        },
    ),
    must("a comment never closed", into(CASTLE, "<!-- check with Ann\n\nWe shall see.")),
    must("a replacement character", into(RIDGE, "Wait in a caf\ufffd nearby.")),
    may("an invisible space in a word", into(RIDGE, "Wait in a ca\u200bfe nearby.")),
    must("a key of Amazon", into(MAPS, "The backup runs with AKIAIOSFODNN7EXAMQLE every night.")),
)

CASES: tuple[Case, ...] = (
    *COMMON,
    *LEFT_OVER,
    *DAMAGE,
    *SECRETS,
)
