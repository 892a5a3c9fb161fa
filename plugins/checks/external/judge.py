"""What a visit says of a link: whether it works, has moved or is gone, and whether a person should look at it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from http import HTTPStatus
from itertools import takewhile
from urllib.parse import unquote, urlsplit

from .addresses import fragment_of, is_deep, is_named, with_fragment
from .records import OFFLINE, Answer, Reply, State, Trouble, Visit

_WORDS: dict[Trouble, str] = {
    "address": "it leads to what is no address of the web",
    "garbled": "what answers does not speak HTTP",
    "hops": "it leads on and on",
    "loop": "it leads round in a circle",
    "name": "there is no host of that name",
    "refused": "its host refuses to be connected to",
    "reset": "its host breaks off",
    "robots": "its host's robots.txt asks programs to stay away",
    "robots lost": "its host fails over its robots.txt",
    "timeout": "no answer in time",
    "tls": "its host's certificate or encryption is not in order",
    "unreachable": "its host cannot be reached",
}

# What pages say that are not there, though they come with a 200. German, French and Spanish besides English.
_MISSING = re.compile(
    r"\b404\b|\bnot found\b|\bno longer (?:exists?|available)\b|\b(?:does not|doesn['’]t) exist\b"
    r"|\bpage (?:is )?(?:missing|unavailable)\b|\bnicht gefunden\b|\bintrouvable\b|\bno encontrada\b",
    re.IGNORECASE,
)

_TITLES = (
    re.compile(r"<title\b[^>]*>(?P<text>[^<]*)", re.IGNORECASE),
    re.compile(r"<h1\b[^>]*>(?P<text>.{0,300})", re.I | re.S),
)

# Fragments that a browser or the page's script deals with; no element need have them as its id.
_SCRIPTED = re.compile(r"top|[!/:].*|L\d+.*|.*:~:.*|.*=.*", re.IGNORECASE)


def is_offline(visits: Iterable[Visit]) -> bool:
    """Whether not one host could be reached, of those that were tried."""
    tried = list(visits)
    return bool(tried) and all(not visit.hops and visit.reply.trouble in OFFLINE for visit in tried)


def resolves(visits: Iterable[Visit]) -> bool:
    """Whether names of hosts can be looked up: one was. Only then is a name that cannot a name that does not exist."""
    return any(is_named(visit.address) and (visit.hops or visit.reply.trouble not in OFFLINE) for visit in visits)


def judged(url: str, visit: Visit, *, online: bool) -> Answer:
    """What is known of a link, as it is written, after a visit to its address.

    ``online`` is what ``resolves`` says. Redirects that are not for good change nothing: the link works as it is.
    """
    state, reply = _state(visit, online), visit.reply
    final = _final(visit, fragment_of(url)) if state == "moved" or visit.hops else ""
    look = _look(url, visit) if state in ("ok", "moved") else ""
    return Answer(url, state, reply.status, final, _reason(state, visit), look, visit.requests)


def _state(visit: Visit, online: bool) -> State:
    reply = visit.reply
    if reply.trouble:
        return "gone" if reply.trouble == "name" and online else "cannot tell"
    if reply.status in (404, 410):
        return "gone"
    if not 200 <= reply.status < 300:
        return "cannot tell"
    return "moved" if visit.hops and visit.hops[0].permanent else "ok"


def _final(visit: Visit, fragment: str) -> str:
    """The address after the redirects that are for good; where none is, the one where it ended."""
    lasting = list(takewhile(lambda hop: hop.permanent, visit.hops))
    goal = lasting[-1].url if lasting else visit.last
    return goal if fragment_of(goal) else with_fragment(goal, fragment)


def _reason(state: State, visit: Visit) -> str:
    """Why the state is what it is, and where it ended, in a few words."""
    if state in ("ok", "moved"):
        return f"leads to {visit.last} for now" if visit.hops and not visit.hops[-1].permanent else ""
    reason = _WORDS[visit.reply.trouble] if visit.reply.trouble else named(visit.reply.status)
    return f"{reason}, at {visit.last}" if visit.hops else reason


def named(status: int) -> str:
    """A status with its name: ``404 Not Found``."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def _look(url: str, visit: Visit) -> str:
    """What a person should look at, or nothing."""
    if is_deep(url) and not is_deep(visit.last):
        return f"leads to the front page of {urlsplit(visit.last).netloc}"
    if url.startswith("https:") and visit.last.startswith("http:"):
        return "leads from https to http"
    if not (visit.reply.is_html and visit.reply.text):
        return ""
    heads = (_head(pattern, visit.reply) for pattern in _TITLES)
    # A page about "not found" says so in its address, too.
    if not _MISSING.search(re.sub(r"[-_/+.]", " ", unquote(url))) and (
        said := next(filter(_MISSING.search, heads), "")
    ):
        return f'says "{said[:60]}"'
    fragment = fragment_of(url)
    return "" if _has(visit.reply, fragment) else f'has no part "#{fragment}"'


def _head(pattern: re.Pattern[str], reply: Reply) -> str:
    found = pattern.search(reply.text)
    text = re.sub(r"</h1.*|<[^>]*>?", " ", found["text"], flags=re.S | re.I) if found else ""
    words = " ".join(html.unescape(text).split())
    return "".join(filter(str.isprintable, words))  # it may go to a terminal, which obeys what cannot be printed


def _has(reply: Reply, fragment: str) -> bool:
    """Whether a page has an element of that name, as far as can be told: of a page cut short it cannot.

    GitHub, for one, puts ``user-content-`` before the ids that people give.
    """
    if not fragment or not reply.whole or _SCRIPTED.fullmatch(fragment):
        return True
    names = {form for name in (fragment, unquote(fragment)) for form in (name, html.escape(name))}
    name = rf"(?:user-content-)?(?:{'|'.join(map(re.escape, sorted(names)))})"
    return bool(
        re.search(rf"""\b(?:id|name)\s*=\s*(?:"{name}"|'{name}'|{name}(?=[\s/>]))""", reply.text, re.IGNORECASE)
    )
