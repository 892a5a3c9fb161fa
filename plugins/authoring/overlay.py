"""What the preview adds to pages on their way to the browser, and the policy under which that may run.

Nothing of it is ever written to a file of the site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..publishing.policy import POLICY, inline_hashes
from ..record import record
from .preview import State

EVENTS = "/_preview/events"
"""Where open pages listen. The same address stands in ``injected/reload.js``."""

_FOLDER = Path(__file__).parent / "injected"
_BODY = re.compile(r"<body\b[^>]*>")


@record
class Overlay:
    """HTML for the top and for the end of a page's body."""

    top: str
    end: str


def overlay(state: State) -> Overlay:
    """The overlay for a state: a banner where something must be mended, and always the script that reloads the page."""
    top = _draw("banner.html", state) if state.troubled else ""
    return Overlay(top, _draw("reload.html", state))


def laid_over(html: str, added: Overlay) -> str:
    """A page with an overlay. Tags that a page leaves out, as HTML allows, are not needed."""
    body, end = _BODY.search(html), html.rfind("</body>")
    start = body.end() if body else 0
    end = end if end >= start else len(html)
    return "".join([html[:start], added.top, html[start:end], added.end, html[end:]])


def waiting_page(state: State) -> str:
    """The page that stands for the whole site as long as there is none."""
    return _draw("waiting.html", state)


def missing_page(state: State) -> str:
    """The page for an address that leads nowhere, where the site has none of its own."""
    return _draw("missing.html", state)


def widened(headers: Mapping[str, str], added: str) -> dict[str, str]:
    """The headers, with a policy that also allows the styles and scripts in ``added``, and to listen for news.

    Headers without a policy, as those of another theme's site, forbid nothing and stay as they are.
    """
    if POLICY not in headers:
        return dict(headers)
    hashes = inline_hashes([added])
    extra = {"style-src": hashes["style"], "script-src": hashes["script"], "connect-src": ["'self'"]}
    policy = _directives(headers[POLICY])
    for name, values in extra.items():
        kept = [value for value in policy.get(name, []) if value != "'none'"]
        if values:
            policy[name] = list(dict.fromkeys([*kept, *values]))
    return {**headers, POLICY: "; ".join(" ".join([name, *values]) for name, values in policy.items())}


def _directives(policy: str) -> dict[str, list[str]]:
    directives = [directive.split() for directive in policy.split(";")]
    return {name: values for name, *values in directives}


def _draw(template: str, state: State) -> str:
    return _templates().get_template(template).render(state=state)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    loader = FileSystemLoader(_FOLDER)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
