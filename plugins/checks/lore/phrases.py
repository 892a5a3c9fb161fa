"""Words that say nothing, or nothing any more: each with the reason and with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...source import blanked


class Phrase(NamedTuple):
    """Words that are one as bad as the other: what is wrong with them, and what to do about it."""

    reason: str
    instead: str
    words: tuple[str, ...]


class Hit(NamedTuple):
    """Where a phrase stands in a text: its offset, its words as they were written, and what is to be said of it."""

    offset: int
    written: str
    reason: str
    instead: str


_LONG = "takes more words than it needs"
_EMPTY = "says nothing"
_OFFICE = "is office talk"
_WORN = "has been read too often to mean anything"
_EASY = "tells readers that what they find hard is easy"
_OUT = "leave it out"

PHRASES = (
    # Longer than they need to be.
    Phrase(_LONG, 'write "to"', ("in order to", "in order not to", "so as to", "so as not to")),
    Phrase(_LONG, 'write "because"', ("due to the fact that", "owing to the fact that", "for the reason that")),
    Phrase(_LONG, 'write "although"', ("despite the fact that", "in spite of the fact that")),
    Phrase(_LONG, 'write "now"', ("at this moment in time", "at this point in time", "at the present time")),
    Phrase(_LONG, 'write "if"', ("in the event that",)),
    Phrase(_LONG, 'write "about" or "for"', ("with regard to", "with regards to", "with respect to", "in regard to")),
    Phrase(_LONG, 'write "in", "for" or "about"', ("in relation to", "in terms of", "when it comes to")),
    Phrase(_LONG, 'write "before"', ("prior to",)),
    Phrase(_LONG, 'write "after"', ("subsequent to",)),
    Phrase(_LONG, 'write "near"', ("in close proximity to",)),
    Phrase(
        _LONG, 'write "often", "each week" or the like', ("on a regular basis", "on a weekly basis", "on a daily basis")
    ),
    Phrase(_LONG, 'write "can"', ("has the ability to", "have the ability to", "is in a position to")),
    Phrase(_LONG, 'write "most"', ("the majority of", "the vast majority of")),
    Phrase(_LONG, 'write "many"', ("a large number of",)),
    Phrase(_LONG, 'write "use"', ("make use of", "makes use of")),
    Phrase(_LONG, 'write "each" or "every"', ("each and every",)),
    Phrase(_LONG, 'write "soon", or better the day', ("in the near future", "in the not too distant future")),
    Phrase(_LONG, 'write "until"', ("until such time as",)),
    Phrase(_LONG, 'write "whether"', ("the question as to whether",)),
    # Announce what the sentence then says.
    Phrase(
        _EMPTY, "say the thing itself", ("it is important to note", "it is important to remember", "please note that")
    ),
    Phrase(_EMPTY, "say the thing itself", ("it is worth noting", "it's worth noting", "it is worth mentioning")),
    Phrase(_EMPTY, "say the thing itself", ("it should be noted", "it must be said", "it is essential to understand")),
    Phrase(_EMPTY, "say the thing itself", ("please be aware that", "please be advised", "it is worth remembering")),
    Phrase(_EMPTY, _OUT, ("needless to say", "it goes without saying", "that being said", "all things considered")),
    Phrase(
        _EMPTY,
        _OUT,
        ("as a matter of fact", "in actual fact", "for all intents and purposes", "to be perfectly honest"),
    ),
    Phrase(
        _EMPTY,
        _OUT,
        ("at the end of the day,", "when all is said and done", "first and foremost", "last but not least"),
    ),
    Phrase(_EMPTY, _OUT, ("basically", "essentially", "literally", "obviously", "undoubtedly")),
    Phrase(_EMPTY, _OUT, ("without further ado", "look no further", "let's dive in", "let's delve into")),
    Phrase(
        _EMPTY, "say what is so today", ("in today's world", "in today's job market", "in today's fast-paced world")
    ),
    Phrase(
        _EMPTY,
        "begin with the answer",
        ("in this article we", "in this article, we", "in this guide we", "in this post"),
    ),
    # Talk of offices.
    Phrase(
        _OFFICE, 'write "use"', ("utilise", "utilises", "utilised", "utilising", "utilisation", "utilize", "utilizing")
    ),
    Phrase(_OFFICE, 'write "use"', ("to leverage", "can leverage", "and leverage", "leveraging", "leverage your")),
    Phrase(_OFFICE, 'write "from now on", or leave it out', ("going forward,", "moving forward,", "going forward.")),
    Phrase(_OFFICE, 'write "ask", "write to" or "ring"', ("reach out to", "reached out to", "reaching out to")),
    Phrase(_OFFICE, 'write "speak to" or "write to"', ("touch base", "circle back", "touching base")),
    Phrase(_OFFICE, 'write "help" or "run"', ("facilitate", "facilitates", "facilitated", "facilitating")),
    Phrase(_OFFICE, 'write "begin"', ("commence", "commences", "commenced", "commencing")),
    Phrase(_OFFICE, 'write "try to"', ("endeavour to", "endeavours to", "endeavor to")),
    Phrase(_OFFICE, 'write "soon", or better the day', ("in a timely manner", "at your earliest convenience")),
    Phrase(_OFFICE, "say what to do", ("do not hesitate to", "don't hesitate to")),
    Phrase(_OFFICE, "name the thing", ("key takeaways", "key learnings", "actionable insights", "action items")),
    Phrase(_OFFICE, "say what you mean", ("deep dive", "drill down", "low-hanging fruit", "move the needle")),
    Phrase(
        _OFFICE, "say what is good about it", ("synergy", "synergies", "best-in-class", "world-class", "cutting-edge")
    ),
    Phrase(_OFFICE, "say what is good about it", ("state-of-the-art", "game-changer", "game changer", "win-win")),
    Phrase(
        _OFFICE, "say what is good about it", ("seamless", "seamlessly", "holistic", "holistically", "paradigm shift")
    ),
    Phrase(_OFFICE, 'write "look at"', ("delve into", "delves into", "delving into")),
    Phrase(_OFFICE, "say what to do", ("navigate the job market", "navigate the world of", "navigate your career")),
    Phrase(_OFFICE, "say what changes", ("unlock your potential", "your full potential", "take it to the next level")),
    # Worn out by advice about work.
    Phrase(_WORN, 'write "a job you want"', ("dream job", "dream jobs")),
    Phrase(
        _WORN, "say what is new about it", ("think outside the box", "thinking outside the box", "blue-sky thinking")
    ),
    Phrase(_WORN, 'write "start well"', ("hit the ground running", "hits the ground running")),
    Phrase(_WORN, "say what to do", ("stand out from the crowd", "put your best foot forward", "go the extra mile")),
    Phrase(
        _WORN,
        "say what to do",
        ("follow your passion", "follow your dreams", "follow your heart", "believe in yourself"),
    ),
    Phrase(
        _WORN, "say what to do", ("just be yourself", "give it 110%", "give 110%", "be the best version of yourself")
    ),
    Phrase(_WORN, "say what comes of it", ("foot in the door", "push the envelope", "climb the career ladder")),
    Phrase(_WORN, _OUT, ("every cloud has a silver lining", "blessing in disguise", "light at the end of the tunnel")),
    Phrase(
        _WORN, _OUT, ("when one door closes", "plenty more fish", "the world is your oyster", "the sky is the limit")
    ),
    Phrase(_WORN, _OUT, ("practice makes perfect", "first impressions count", "first impressions last")),
    Phrase(_WORN, _OUT, ("knowledge is power", "time is money", "better safe than sorry", "nothing ventured")),
    Phrase(_WORN, "say what you mean", ("tip of the iceberg", "double-edged sword", "needle in a haystack")),
    Phrase(_WORN, "say what works", ("recipe for success", "secret to success", "key to success", "keys to success")),
)

# "Simply" and "just" before something to do; not "just over a week", "was just invited", "to put it simply".
_DO = (
    "add|apply|ask|book|call|check|choose|click|copy|do|email|explain|fill|find|follow|give|go|keep|look|move|open|pay|pick"
    "|print|read|remember|reply|ring|say|send|show|sign|smile|start|stop|take|talk|tell|think|try|turn|use|wait|walk|write"
)
_MADE_EASY = re.compile(rf"\b(?:simply|just)(?=\s+(?:{_DO})\b)", re.IGNORECASE)

# A mark of delight behind a word; names such as "Yahoo!" have one too, and the sentence goes on behind them.
_SHOUT = re.compile(r"\w[)\"”’']?(?P<mark>!+)(?=\s+[\"“‘(]?[A-Z0-9]|\s*\Z|\s*\n\s*\n)")

_WORD = re.compile(r"[\w'-]+")
_QUOTED = re.compile(
    r"[\"“](?:(?!\n[ \t]*\n)[^\"“”])*[\"”]|(?<!\w)[‘'](?:(?!\n[ \t]*\n)[^‘’'\n]|(?<=\w)[’'](?=\w))*[’'](?!\w)"
)


def padding(text: str) -> Iterator[Hit]:
    """The phrases in a text that is words alone, without those in quotation marks: people do talk like that."""
    lower = text.lower().replace("’", "'")
    words, line = set(_WORD.findall(lower)), " ".join(lower.split())
    # Most phrases stand nowhere, and to see that by their longest word costs far less than to look for their places.
    known = ((phrase, each) for phrase in PHRASES for each in phrase.words if _longest(each) in words)
    suspects = [(phrase, each) for phrase, each in known if each in line]
    if suspects or "!" in text or not words.isdisjoint(("just", "simply")):
        yield from _hits(blanked(_QUOTED, text).replace("’", "'"), suspects)


def _hits(text: str, suspects: list[tuple[Phrase, str]]) -> Iterator[Hit]:
    for phrase, words in suspects:
        for found in _pattern(words).finditer(text):
            yield Hit(found.start(), " ".join(found[0].rstrip(",.").split()), phrase.reason, phrase.instead)
    for found in _MADE_EASY.finditer(text):
        yield Hit(found.start(), found[0], _EASY, _OUT)
    for found in _SHOUT.finditer(text):
        yield Hit(found.start("mark"), found["mark"], "shouts", "end the sentence with a full stop")


@cache
def _longest(words: str) -> str:
    found: list[str] = _WORD.findall(words)
    return max(found, key=len)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Whole words; between them may be the end of a line."""
    whole = r"\s+".join(map(re.escape, words.split()))
    end = r"(?![\w-])" if words[-1].isalnum() else ""
    return re.compile(rf"(?<![\w-]){whole}{end}", re.IGNORECASE)
