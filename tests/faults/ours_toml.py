"""Slips in the TOML files: the site's own facts, checklists and sources, in the project's own content."""

from __future__ import annotations

from .case import Case, stops, warns
from .change import delete, line, swap, write
from .places import SITE

OFFER = "content/checklists/should-i-take-this-offer.toml"
REAL = "content/checklists/is-this-interview-real.toml"
FIT = "content/evidence/fit.toml"

OWN = (
    stops("a quote forgotten in site.toml", swap(SITE, 'name = "Should I go?"', 'name = "Should I go?')),
    stops(
        "an old address for a heading that is not there", write("content/redirects.toml", '"/m/" = "/about/#nobody"\n')
    ),
    stops("a key of site.toml misspelt", swap(SITE, "line = ", "lin = ")),
    stops("a name without words", swap(SITE, 'name = "Should I go?"', 'name = ""')),
    stops("a language as a word", swap(SITE, 'language = "en-GB"', 'language = "english"')),
    stops("an underscore in a language", swap(SITE, 'language = "en-GB"', 'language = "en_GB"')),
    stops("a page in the menu that is not there", swap(SITE, '"all-guides"', '"all-guide"')),
    stops("a table misspelt", swap(SITE, "[publisher]", "[publsher]")),
    stops("no site.toml", delete(SITE), at=[SITE]),
)

CHECKLISTS = (
    stops(
        "a comma forgotten in a checklist",
        swap(OFFER, '{ id = "yes", text = "I want this job" },', '{ id = "yes" text = "I want this job" },'),
    ),
    stops("a key of a question misspelt", swap(OFFER, "find_out = ", "findout = ")),
    stops("a group that is not there", swap(OFFER, 'group = "live"', 'group = "life"')),
    stops("an answer that no question has", swap(OFFER, 'when = [{ risk = ["yes"] }]', 'when = [{ risk = ["yess"] }]')),
    stops("a source of a checklist that is not there", swap(OFFER, 'evidence = ["C03"]', 'evidence = ["C93"]')),
    stops("a day no calendar has in a checklist", line(REAL, "reviewed =", "reviewed = 2026-11-31")),
    stops(
        "a link in a checklist that leads nowhere", swap(OFFER, "(is-this-interview-real)", "(is-this-interview-reel)")
    ),
    stops("a conflict of git in a checklist", swap(REAL, "[[place]]", "<<<<<<< HEAD\n[[place]]")),
    stops(
        "the note to do in a checklist",
        swap(OFFER, 'find_out = "Ask to see the place', 'find_out = "TODO: ask Ann. Ask to see the place'),
    ),
    stops("damage in a checklist", swap(OFFER, "I do not want it", "I donâ€™t want it")),
    stops("an empty checklist", write("content/checklists/empty.toml", b""), at=["content/checklists/empty.toml"]),
)

SOURCES = (
    stops("two sources of one id", swap(FIT, 'id = "C02"', 'id = "C01"')),
    stops(
        "a source without a publisher", swap(FIT, 'publisher = "Personnel Psychology"\n', ""), at=[(FIT, 'id = "C02"')]
    ),
    stops(
        "an address of a source without https", swap(FIT, "https://doi.org/10.5465/256964", "doi.org/10.5465/256964")
    ),
    stops("a source read on a day to come", line(FIT, "read_on =", "read_on = 2126-11-23")),
    stops("a day in the wrong order", line(FIT, "read_on =", "read_on = 23-11-2026")),
    stops("filler in a source", swap(FIT, "It gives directions", "Lorem ipsum dolor sit amet. It gives directions")),
)

MORE = (
    stops("a number for a name", swap(SITE, 'name = "Should I go?"', "name = 12")),
    stops(
        "one text for a list of pages",
        swap(SITE, 'navigation = ["should-i-go", "take-the-interview", "all-guides", "about"]', 'navigation = "about"'),
    ),
    stops("a key twice", swap(SITE, 'language = "en-GB"', 'language = "en-GB"\n¶language = "en"')),
    warns("a contact that is no address", swap(SITE, 'contact = ""', 'contact = "ask Ann"')),
    stops("a question without words", swap(OFFER, 'ask = "Could you leave it again without losing much?"', 'ask = ""')),
    stops("two questions of one id", swap(OFFER, 'id = "leave"', 'id = "want"')),
    stops("a question that no list has", swap(OFFER, 'when = [{ risk = ["yes"] }]', 'when = [{ risks = ["yes"] }]')),
    stops("an outcome that is not there", swap(OFFER, 'outcome = "decline"', 'outcome = "declin"')),
    stops("a title of a checklist left out", swap(REAL, 'title = "Is this interview real?"\n', "¶")),
    stops("a grade that is not there", swap(FIT, 'read = "A"', 'read = "A+"')),
    stops("a strength in other words", swap(FIT, 'strength = "some evidence"', 'strength = "strong"')),
    stops("a key of a source misspelt", swap(FIT, "careful = ", "carefull = ")),
    stops("a quote inside quotes", swap(FIT, 'careful = "It gives directions', 'careful = "It gives "directions"')),
)

CASES: tuple[Case, ...] = (*OWN, *CHECKLISTS, *SOURCES, *MORE)
