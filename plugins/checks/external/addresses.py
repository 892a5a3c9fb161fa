"""Addresses of the web in the form in which they are asked for and compared."""

from __future__ import annotations

import ipaddress
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

# All that an address may hold as it stands (RFC 3986, section 2), and "%" for what is escaped already.
_SAFE = "/%:@!$&'()*+,;=?~"

_PORTS = {"http": 80, "https": 443}


def prepared(url: str) -> str:
    """An address as it is sent: ASCII only, without a user's name. Raises ValueError where it is none of the web."""
    parts = urlsplit(url.strip())
    host = parts.hostname or ""
    if parts.scheme not in _PORTS or not host:
        raise ValueError(url)
    host = f"[{host}]" if ":" in host else host.encode("idna").decode()
    port = f":{parts.port}" if parts.port not in (None, _PORTS[parts.scheme]) else ""
    rest = (quote(part, safe=_SAFE) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, *rest))


def joined(base: str, location: str) -> str:
    """Where a redirect from ``base`` leads. Raises ValueError where that is no address of the web.

    A header is read as Latin-1, but what servers put there is UTF-8. The fragment stays where none is given
    (RFC 9110, section 10.2.2).
    """
    goal = prepared(urljoin(base, location.encode("latin-1", "replace").decode(errors="replace")))
    return goal if urlsplit(goal).fragment else with_fragment(goal, urlsplit(base).fragment)


def bare(url: str) -> str:
    """An address without its fragment."""
    return urldefrag(url).url


def fragment_of(url: str) -> str:
    """The fragment of an address."""
    return urlsplit(url).fragment


def with_fragment(url: str, fragment: str) -> str:
    """An address with a fragment, if there is one."""
    return f"{bare(url)}#{fragment}" if fragment else url


def host_of(url: str) -> str:
    """The host, and the port where it is not the usual one."""
    return urlsplit(url).netloc


def robots_of(url: str) -> str:
    """The address of the robots.txt that an address falls under."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def is_deep(url: str) -> bool:
    """Whether an address means a page below the front page of its host."""
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)


def is_named(url: str) -> bool:
    """Whether somebody had to be asked for the host's number: it is a name, and not this machine's own."""
    host = urlsplit(url).hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host != "localhost" and not host.endswith(".localhost")
    return False
