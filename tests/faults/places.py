"""The files that slips are made in, and texts for new ones: the project's own content, then the stranger's site."""

from __future__ import annotations

ABOUT = "content/pages/about.md"
ARTICLE = "content/articles/take-the-interview.md"
ASK = "content/pages/ask-before-you-go.md"
BENEFITS = "content/pages/if-you-claim-benefits.md"
COST = "content/pages/what-will-it-cost.md"
FRAUD = "content/pages/is-this-interview-real.md"
GO = "content/pages/should-i-go.md"
HOME = "content/pages/home.md"
HOUR = "content/pages/prepare-in-an-hour.md"
NO = "content/pages/say-no-politely.md"
NOT = "content/pages/when-not-to-go.md"
PRIVACY = "content/pages/privacy.md"
SITE = "content/site.toml"
CONF = "pelicanconf.py"

STILL = "content/pages/sitting-still.md"
STILL_HEAD = """\
Title: Sitting still
Description: What to do with your hands in the half hour before they call you in, and after.
Reviewed: 2026-11-23
Next: about
"""
STILL_PAGE = f"{STILL_HEAD}\nPut them on the table, and leave them there.\n"

WEIR = "content/walks/along-the-weir.md"
WOOD = "content/walks/bluebell-wood.md"
CASTLE = "content/walks/castle-hill.md"
RIDGE = "content/walks/chalk-ridge.md"
BOOTS = "content/kit/boots-that-last.md"
MAPS = "content/kit/paper-maps.md"
TEA = "content/notes/tea-stops.md"
ALONE = "content/notes/walking-alone.md"
CLUB = "content/pages/about.md"
JOIN = "content/pages/join.md"

GATES = "content/notes/gates.md"
GATES_HEAD = """\
Title: About gates
Date: 2026-11-01
Category: Notes
Tags: manners
Author: Tom Marsh
Summary: Which gates to leave open.
"""
GATES_TEXT = f"{GATES_HEAD}\nLeave them as you find them.\n"
