"""How often, and after how long, one link is asked again."""

from __future__ import annotations

import contextlib
import email.utils
from dataclasses import dataclass
from typing import Literal

from .records import Limits, Reply, Steps, Trouble, Wanted

# These may go by. A refusal, a missing name, or a certificate that is not in order will be the same in a second.
_PASSING: frozenset[Trouble] = frozenset(("garbled", "reset", "timeout"))


@dataclass
class Patience:
    """What has been spent on one link: requests, seconds of asking and of waiting, and tries that failed."""

    limits: Limits
    requests: int = 0
    spent: float = 0.0
    waited: float = 0.0
    failures: int = 0

    def ask(
        self,
        method: Literal["HEAD", "GET"],
        url: str,
        *,
        body: int = 0,
        wait: float = 0.0,
        gap: float = 0.0,
        key: str = "",
    ) -> Steps[Reply]:
        """One request, with what time is left for it (a second at least)."""
        most = self.limits.head if method == "HEAD" else self.limits.request
        seconds = min(most, max(self.limits.link - self.spent, 1.0))
        reply = yield Wanted(method, url, seconds, body, wait, max(gap, self.limits.pause), key)
        self.requests += not reply.kept
        self.spent += reply.seconds
        return reply

    def again(self, reply: Reply) -> float | None:
        """The seconds to wait before another try after a reply that may go by, or None where it is not worth one."""
        self.failures += 1
        wait = asked_for(reply)
        if wait is None:
            wait = self.limits.backoff * 2.0 ** (self.failures - 1)
        over = self.failures >= self.limits.tries or self.spent >= self.limits.link
        if over or self.waited + wait > self.limits.waiting:
            return None
        self.waited += wait
        return wait


def may_pass(reply: Reply) -> bool:
    """Whether a reply is of the kind that may be another one a little later."""
    return reply.trouble in _PASSING or reply.status == 429 or reply.status >= 500


def asked_for(reply: Reply) -> float | None:
    """The seconds a server asks us to wait, as a number or a date (RFC 9110, section 10.2.3); None: it does not."""
    text = reply.retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    with contextlib.suppress(ValueError, OverflowError):
        return max(email.utils.parsedate_to_datetime(text).timestamp() - reply.at, 0.0)
    return None
