"""What is wrong with the form of an address, whether or not anything answers there."""

from __future__ import annotations

import difflib
import ipaddress
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

# What the URL standard strips from both ends of an attribute, and what it takes out anywhere.
SPACE = " \t\n\r\f"
_TAKEN_OUT = str.maketrans("", "", "\t\n\r")

_LABEL = r"(?!-)[\w☀-➿🀀-🫿-]{1,63}(?<!-)"
_DOMAIN = rf"(?:{_LABEL}\.)+(?:[^\W\d_]{{2,}}|xn--[\w-]+)"
_HOST = re.compile(rf"(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\])(?::\d{{0,5}})?")
_FILLED_IN = re.compile(r"(?:\{|%7B|\|)\s*(?P<what>[A-Za-z]\w*)\s*(?:\}|%7D|\||%7C)", re.I)
_TEMPLATE = re.compile(r"\{\{|\{%|\{#|%\}")
_EMAIL = re.compile(r"[^/\s:?#]+@[\w-]+(?:\.[\w-]+)+")
_MAILBOX = re.compile(rf"""(?:[^<>@]*<)?[^\s@<>()\[\],;:/"“”‘]+@{_DOMAIN}>?""")
_DIALLED = re.compile(r"\+?[\d\s().\-/*#,]+")

# At either end only: inside, it may be the right name of a page.
_QUOTE = r"(?:[“”‘’„«»]|%E2%80%9[89CDE])"

# A drive letter, a file, a machine of the office, something that one browser alone knows.
_ON_DISK = re.compile(r"(?i)(?:file|blob|chrome|(?:chrome|moz)-extension|view-source):|[a-z]:[\\/]|\\\\")

# Tried in order on the address as written; the first that fits says what is wrong.
_WEB = r"(?i:(?:https?:)?//)"
_MALFORMED = (
    (re.compile(r"(?i)(?:java|vb|live)script:"), "runs script; give a real address, or use a button"),
    (re.compile(rf"{_QUOTE}|.*{_QUOTE}$", re.S | re.I), "holds a typographic quotation mark; take it out"),
    (re.compile(r"[\"'`]|%22|[^\"`?]*(?:[\"`]|%22)$", re.S), "holds a quotation mark; take it out"),
    (re.compile(r"(?i)<|%3C|(?!mailto:|data:)[^?]*(?:>|%3E)$"), "holds an angle bracket; take it out"),
    (
        re.compile(r"(?i)(?:(?:https?:)?/*(?:www\.)?)?https?:?/*(?:www\.)?https?[:/]|//https?:"),
        'holds the scheme twice; keep one "https://"',
    ),
    (re.compile(r"(?i)https?:(?!//)|https?//|https?[;,.]/+|:/+"), 'should begin with "https://"'),
    (re.compile(r"(?i)(?:https?:)?///"), 'has too many slashes; begin with "https://"'),
    (re.compile(r"(?i)www\.[\w-]+\.\w"), 'has no scheme; begin with "https://"'),
    (re.compile(r"(?i)mailto(?!:)[^/:?#]*@"), 'is no e-mail address; write "mailto:name@example.org"'),
    (re.compile(r"\+?(?:[\s().-]*\d){9,}$"), 'is a telephone number; write "tel:" before it'),
    (
        re.compile(r"(?i)(?!mailto:|tel:|sms:|data:)\S*\s"),
        'holds a space; take it out, or write "%20" where it belongs',
    ),
    (re.compile(r"[^?#:]*\\"), 'holds a backslash; write "/"'),
    (re.compile(rf"{_WEB}.*(?:…|%E2%80%A6|\.{{3}})$", re.I), "was shortened with dots; copy all of it"),
    (re.compile(rf"{_WEB}(?:.*(?:[,;]|%20)|[^/?#]+\.)$"), "ends in a sign too many; take it out"),
    (re.compile(rf"{_WEB}[^?]*\?.*&amp;"), 'holds "&amp;"; write "&"'),
    (re.compile(rf"//(?!localhost){_LABEL}(?:[/?#]|$)"), "begins with two slashes, as another site would; write one"),
)

# Schemes that nobody has, and the one that was meant. Mistyped http and mailto are found by likeness.
_MEANT = dict.fromkeys(("call", "phone", "telephone", "tell", "tle", "tele"), "tel") | dict.fromkeys(
    ("mail", "email", "e-mail", "mail-to"), "mailto"
)
_ALIKE = ("http", "https", "mailto")

# Ends of host names that do not exist (IANA, "Root Zone Database"), and what was meant.
_ENDINGS = dict.fromkeys(("cmo", "comm", "con", "ocm", "vom"), "com") | {"nte": "net", "ogr": "org", "orgg": "org"}

# Names that no public machine has (RFC 2606, RFC 6761, RFC 6762, RFC 8375 and what routers give out).
_LOCAL = (".corp", ".home", ".home.arpa", ".internal", ".intranet", ".invalid", ".lan", ".local", ".localdomain")
_LOCAL_OR_TEST = (*_LOCAL, ".localhost", ".test")


# RFC 2606 and RFC 6761, and what templates and manuals write.
_MADE_UP = re.compile(
    r"(?:.*\.)?(?:example(?:\.(?:com|edu|net|org))?"
    r"|(?:my|your)-?(?:blog|company|domain|name|organi[sz]ation|site|website)\.[a-z.]+"
    r"|(?:domain|website)\.(?:com|tld)|(?:.*\.)?tld)"
)


def unfilled(href: str) -> str:
    """What Pelican left in the address and should have filled in: ``filename``, ``static``; else the empty string."""
    found = _FILLED_IN.match(href.strip(SPACE))
    return found["what"] if found else ""


def unrendered(text: str) -> bool:
    """Whether template code stands in the text."""
    return bool(_TEMPLATE.search(text))


def on_disk(href: str) -> bool:
    """Whether the address is that of a file on somebody's machine."""
    return bool(_ON_DISK.match(href.strip(SPACE)))


def parts_of(href: str) -> SplitResult:
    """The parts of an address, all of them empty where it is none, as with a bracket in its host."""
    try:
        return urlsplit(href.strip(SPACE))
    except ValueError:
        return urlsplit("")


def joined(base: str, href: str) -> str:
    """Where an address leads from another, empty where it is none."""
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


@lru_cache(maxsize=1 << 15)
def host_of(href: str) -> str:
    """The host an address names, in lower case, empty where there is none or it cannot be told."""
    return (parts_of(href).hostname or "").rstrip(".")


@lru_cache(maxsize=1 << 12)
def private_host(host: str) -> bool:
    """Whether a name or number is that of a machine which the public cannot reach."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return bool(host) and ("." not in host or f".{host}".endswith(_LOCAL_OR_TEST))


@lru_cache(maxsize=1 << 12)
def made_up(host: str) -> bool:
    """Whether a host is one that stands in examples only."""
    return bool(_MADE_UP.fullmatch(host))


@lru_cache(maxsize=1 << 15)  # the same address stands on many pages
def malformed(href: str) -> str:
    """What is wrong with the form of an address, empty where nothing is or where another rule says it."""
    href = href.strip(SPACE)
    if unfilled(href) or unrendered(href) or on_disk(href):
        return ""
    plain = href.translate(_TAKEN_OUT)
    for pattern, fault in _MALFORMED:
        if pattern.match(plain if pattern is _MALFORMED[0][0] else href):
            return fault
    if _EMAIL.fullmatch(href):
        return f'is an e-mail address; write "mailto:{href}"'
    return _wrong_scheme(href) or _wrong_host(href)


def _wrong_scheme(href: str) -> str:
    """Mistyped ones only: there are more true schemes than any list knows."""
    scheme, colon, rest = href.partition(":")
    scheme = scheme.lower()
    if not colon or scheme in ("http", "https", "data"):
        return ""
    if scheme in ("mailto", "tel", "sms"):
        return _wrong_mail(rest) if scheme == "mailto" else _wrong_phone(scheme, rest)
    alike = difflib.get_close_matches(scheme, _ALIKE, n=1, cutoff=0.75) if scheme.isalpha() else []
    meant = _MEANT.get(scheme) or next(iter(alike), "")
    return f'begins with "{href[: len(scheme)]}:"; write "{"https" if meant == "http" else meant}:"' if meant else ""


def _wrong_mail(rest: str) -> str:
    """What is wrong with what follows ``mailto:`` (RFC 6068); without an address a mail program asks for one."""
    to, _, query = rest.partition("?")
    if (not to and query) or all(_MAILBOX.fullmatch(one.strip()) for one in unquote(to).split(",")):
        return "" if to == to.lstrip() else 'holds a space after "mailto:"; take it out'
    if ";" in to and all(_MAILBOX.fullmatch(one.strip()) for one in unquote(to).split(";") if one.strip()):
        return 'parts its addresses with ";"; write ","'
    if re.search(r"@[^&]+&\w+=", to):
        return 'has "&" before its first field; write "?"'
    return 'is no e-mail address; write "mailto:name@example.org"'


def _wrong_phone(scheme: str, rest: str) -> str:
    """What is wrong with a number (RFC 3966); spaces and brackets are left to the telephone."""
    number = re.split(r"[;?&]", unquote(rest))[0]
    if scheme == "sms" and not number and rest:
        return ""
    if re.match(r"\s*\+\d+\s*\(0\)", number):
        return 'has "(0)" after its country; take it out'
    if not _DIALLED.fullmatch(number) or not 3 <= sum(map(str.isdigit, number)) <= 20 or rest.startswith("/"):
        return f'is no telephone number; write "{scheme}:+441632960000"'
    return ""


def _wrong_host(href: str) -> str:
    try:
        parts = urlsplit(href)
        _ = parts.port
    except ValueError:
        return "is no address; compare it with the one in your browser"
    if parts.scheme not in ("http", "https") and not href.startswith("//"):
        return ""
    host = parts.netloc.rpartition("@")[2]
    return next(_host_faults(host, parts.hostname or "", href), "")


def _host_faults(host: str, name: str, href: str) -> Iterator[str]:
    ending = name.rpartition(".")[2]
    if not _HOST.fullmatch(host) or ("." in name and len(ending) == 1 and ending.isalpha()):
        yield f'has no usable host name ("{host}"); compare it with the one in your browser'
    if "." in name and ending in _ENDINGS:
        yield f'ends its host name in ".{ending}"; write ".{_ENDINGS[ending]}"'
    if href.endswith(")") and href.count(")") > href.count("("):
        yield "ends in a bracket too many; take it out"
