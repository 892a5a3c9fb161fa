"""What the check of outside links knows: the links, what is asked of the net, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from ...record import record

State: TypeAlias = Literal["ok", "moved", "gone", "cannot tell"]

Trouble: TypeAlias = Literal[
    "",
    "address",
    "garbled",
    "hops",
    "loop",
    "name",
    "refused",
    "reset",
    "robots",
    "robots lost",
    "timeout",
    "tls",
    "unreachable",
]
"""Why there is no answer to go by; empty where the status says all. ``name`` is a host that does not exist."""

OFFLINE: frozenset[Trouble] = frozenset(("name", "unreachable"))
"""What every host comes to where the machine has no net. A refusal is none of it: somebody is there to refuse."""


@dataclass(frozen=True, order=True)
class Use:
    """One place where a link is written, counted from 1; ``pages`` are the addresses on which it shows."""

    file: str
    line: int
    column: int
    pages: tuple[str, ...] = ()


@record
class Outside:
    """One address outside the site, as it is written (http or https, with its fragment), and where it stands."""

    url: str
    uses: tuple[Use, ...]


@record
class Limits:
    """How much is asked of the net at most; times in seconds.

    ``tries`` are failures after which a link is let be, ``hops`` redirects in a row. ``connect``, ``head`` (for HEAD,
    which GET can make up for) and ``request`` bound one request, ``link`` the time all requests of a link take,
    ``waiting`` what it waits between them, ``total`` the whole run. ``backoff`` is the first wait, and doubles. A host
    rests between two requests for ``pause``, or for as long as it took to answer, up to ``rest``, or as its robots.txt
    wants, up to ``crawl_delay``. ``body`` and ``robots`` are bytes read of a page and of a robots.txt (RFC 9309 wants
    at least 500 KiB of that). Where the first ``offline_after`` hosts cannot be reached, the rest is not asked.
    """

    workers: int = 8
    tries: int = 3
    hops: int = 5
    connect: float = 5.0
    head: float = 3.0
    request: float = 6.0
    link: float = 9.0
    waiting: float = 20.0
    total: float = 600.0
    backoff: float = 1.0
    pause: float = 0.05
    rest: float = 1.0
    crawl_delay: float = 5.0
    body: int = 1 << 20
    robots: int = 1 << 19
    offline_after: int = 6


@record
class Wanted:
    """One request that is to be made, ``wait`` seconds from now and ``gap`` seconds after the last one to its host.

    ``seconds`` and ``body`` are the most time and bytes it may take. What has a ``key`` is asked for once in a run; who
    wants it again is given the same reply.
    """

    method: Literal["HEAD", "GET"]
    url: str
    seconds: float
    body: int = 0
    wait: float = 0.0
    gap: float = 0.0
    key: str = ""


@record
class Reply:
    """What came back: a status (0: none, and ``trouble`` says why) with the headers and the text that matter.

    ``whole`` tells whether ``text`` is all there is, ``at`` is the time in seconds since 1970, ``seconds`` what it
    took. A ``kept`` reply is one that was had before: no request was made for it.
    """

    status: int = 0
    trouble: Trouble = ""
    kind: str = ""
    location: str = ""
    retry_after: str = ""
    text: str = ""
    whole: bool = False
    at: float = 0.0
    seconds: float = 0.0
    kept: bool = False

    @property
    def is_html(self) -> bool:
        """Whether it is a page, or may be one for all that it says."""
        return not self.kind or "html" in self.kind


_T = TypeVar("_T")

Steps: TypeAlias = Generator[Wanted, Reply, _T]
"""Work that yields each request it wants, is given the reply, and returns what it found. It touches no net itself."""

Ask: TypeAlias = Callable[[Wanted], Reply]


@record
class Hop:
    """One redirect: its status, and the address it leads to."""

    status: int
    url: str

    @property
    def permanent(self) -> bool:
        """Whether it asks for the new address to be used from now on (RFC 9110, sections 15.4.2 and 15.4.9)."""
        return self.status in (301, 308)


@record
class Visit:
    """What happened at an address: the redirects on the way, the last reply, and how many requests it took."""

    address: str
    hops: tuple[Hop, ...]
    reply: Reply
    requests: int

    @property
    def last(self) -> str:
        """Where it ended."""
        return self.hops[-1].url if self.hops else self.address


@record
class Answer:
    """What is known of a link now.

    ``final`` is the address it leads to, where that is another; of one that moved, the address to write. ``reason``
    says in a few words why the state is what it is; ``look`` is what a person should look at though it answers.
    """

    url: str
    state: State
    status: int = 0
    final: str = ""
    reason: str = ""
    look: str = ""
    requests: int = 0
