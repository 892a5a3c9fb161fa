"""Tells a number that needs a source from one that does not: figures, shares, amounts, counts and dates of law do.

No number in that sense are times and how long a step takes, phone numbers, numbers that count what stands on the page,
and words to say or to write, in which a reader's own numbers stand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TEENS = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORD = rf"(?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_ONES}|{_TEENS})"
_SOME = rf"(?:\d[\d.,]*|{_WORD})"
_LONG = "weeks?|months?|years?"
_SHORT = "seconds?|minutes?|hours?|days?|nights?|evenings?|mornings?"
_PEOPLE = (
    "people|persons|workers|employees|employers|managers|recruiters|interviewers|candidates|applicants|adults|adolescents"
    "|job[ ]?seekers|claimants|students|graduates|trainees|readers|women|men|victims|advis[eo]rs|professionals|firms"
    "|companies|households"
)
_STUDIES = "studies|trials|experiments|surveys|programmes"
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Aug|Sept?|Oct|Nov|Dec"
)
_ON_PAGE = (
    "questions|answers|steps|guides|pages|examples|lines|messages|words|rules|sources|items|sentences|points|boxes"
    "|worksheets|checklists|things|signs"
)
_LISTED = "question|step|rule|page|part|section|chapter|article|paragraph|line|example|number|table|figure|week|day"

_NO_CLAIM = re.compile(
    rf"""
      \[\^[\w-]+\] | \]\([^)]*\) | \{{[:.#][^}}]*\}} | https?://\S+             # notes, addresses, attributes
    | ["“][^"“”]*\b(?:I|my|me|we|our|us|you|your|it)\b[^"“”]*["”]              # words to say
    | ^\s*(?:\*\*)?\d+[.)]\s | ^\s*\|\s*\d+\s*\|                                       # which of a list, which row
    | (?:\+|\b0|\b1-8)\d[\d ()-]{{4,}}\d | \b\d{{3}}-(?:\d{{3}}-)?\d{{4}}\b     # phone numbers
    | \b(?:call|ring|dial|phone|text)\b[^.:;\d]{{0,40}}\s(?!(?:19|20)\d\d\b)\d{{3,6}}(?=\s*(?:[.,;:)]|$|or\b|and\b))
    | \b(?:999|911|112|101|111|988|159)\b(?!,) | \bpress\s\d+
    | \btext\b[^.:;]{{0,20}}\bto\s\d{{4,6}}\b                                    # a number for text messages
    | \bas\sof\s\d\d?\s(?:{_MONTH})\s\d{{4}}                                  # the day of a page
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
"""What stands in a text and claims nothing."""

_TIMES = re.compile(
    rf"""
      \b\d\d?(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock|o’clock)\b | \b\d\d?:\d\d\b | \b24/7\b
    | \b(?:at|by|until|till|before|after)\s\d\d?(?=\s*(?:[.,;:?!)](?!\d)|$|or\b|and\b|on\b|to\b|in\sthe\s))
    | \bminutes?\s\d+(?:\s?(?:to|-|–)\s?\d+)?                                  # which of the minutes
    | \b{_SOME}(?:\s?(?:to|or|-|–)\s?{_SOME})?[ -](?:{_SHORT}|{_LONG}|pixels)\b # how long, how large
    | \b(?:{_LISTED})\s\d+
    | \b\d+(?:st|nd|rd|th)\b
    | \b\d\d?\s(?:more\s|short\s)?(?:{_ON_PAGE})\b                             # what stands on the page
    | \b(?-i:[A-Z]{{2,}})\s\d+(?:\.\d+)+\b                                       # a version
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Times, and numbers that count what stands on the page."""

_NUMBER = re.compile(
    rf"""
      [£$€]\s?\d[\d,.]*(?:\s?(?:million|billion|thousand|m|bn|k)\b)?
    | (?<![\w.-])(?:19|20)\d\d\b(?![,.]\d)                                     # a year
    | \b{_SOME}(?:\s(?:to|or|and)\s{_SOME})?\s?(?:%|(?:per\s?cent|percent|pounds|dollars|euros|pence|cents)\b)
    | \b{_SOME}\s(?:in|out\sof)\s(?:every\s|each\s)?(?!(?:19|20)\d\d\b){_SOME}\b
    | (?<![\w.])\.\d+\b
    | (?<![\w-])half\s(?:of|all|those|these|their|our|them|(?:of\s)?the(?!\s(?:time|day|battle|hour|night|story)))\b
    | \bhalf\sas\s(?:likely|many|much|often)\b | \b(?:two[ -]thirds|three[ -]quarters)\b(?!\sof\s(?:an|the)\shour)
    | \b(?:a|an|one|two|three|four|five)[ -](?:third|quarter|fifth|sixth|eighth|tenth)s?\s
      (?:of(?!\s(?:an|the)\shour)|had|have|are|were|said|say|did|do|lost|left)\b
    | \btwice\sas\s(?:likely|many|much|often|high|long)\b | \b(?:doubled|trebled|tripled|quadrupled|halved)\b
    | \b{_SOME}\stimes\s(?:the|as|more|less|fewer|higher|larger|likelier)\b
    | \b(?:hundreds|thousands|millions|billions|dozens)\sof\b
    | \b(?:a|several|many|{_SOME})\s(?:hundred|thousand|million|billion)\b
    | \b{_SOME}\s(?:[\w-]+\s){{0,3}}?(?:{_PEOPLE})\s(?:[\w-]+\s){{0,3}}?
      (?:said|say|told|had|were|was|reported|found|did|lost|agreed|cancelled|answered|took|asked|left)\b
    | \b(?:more|fewer|less)\sthan\s{_SOME}\s(?:{_PEOPLE}|staff)\b
    | \b(?!one\b){_SOME}\s(?:[\w-]+\s)?(?:{_STUDIES})\b
    | \b\d\d?\s(?:{_MONTH})\b | \b(?:{_MONTH})\s\d\d?\b
    | \b(?:aged?|ages)\s(?:of\s)?\d+ | \b\d+\sor\s(?:over|under|older|younger)\b
    | (?<![\w.-])\d[\d,.]*\d\b
    """,
    re.IGNORECASE | re.VERBOSE,
)

# How long something takes is no number, but what the law or a count says of time is one.
_SPAN = re.compile(
    rf"""
      \b(?:a|an|{_SOME})[ ](?:{_SHORT}|{_LONG})['’]s?[ ](?:notice|pay|wages|service)\b
    | \b(?:a|an|{_SOME})[ ](?:{_LONG})[ ](?:in[ ](?:the|a)[ ](?:job|post)|of[ ](?:notice|service|(?:un)?employment))\b
    | \b(?:unemployed|out[ ]of[ ]work|looking[ ]for|searching|searched)\b[^.;:?!]{{0,30}}?\b{_SOME}[ ](?:{_LONG})\b
    | \b\d+\.\d+[ ](?:{_SHORT}|{_LONG})\b
    | \b(?:average|median|typical(?:ly)?)\b[^.;:?!]{{0,40}}?\b{_SOME}[ ](?:{_SHORT}|{_LONG})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)

_MADE_UP = re.compile(r"\bmade[ -]up (?:examples?|numbers?|figures?|sums?)\b", re.IGNORECASE)


class Figure(NamedTuple):
    """A number in a text: its words, and their offset."""

    words: str
    offset: int


def figure_in(text: str) -> Figure | None:
    """The first number in a text that needs a source; None where there is none, or the text says it is made up."""
    if _MADE_UP.search(text):
        return None
    said = _blanked(_NO_CLAIM, text)
    found = [match for match in (_NUMBER.search(_blanked(_TIMES, said)), _SPAN.search(said)) if match]
    first = min(found, key=re.Match.start, default=None)
    return Figure(" ".join(first[0].split()).rstrip(".,"), first.start()) if first else None


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)
