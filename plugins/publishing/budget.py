"""What a page may cost a reader. A page above its budget is not published."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, replace
from functools import lru_cache

from ..checks import Rule
from ..problem import Problem
from ..record import record
from .compressing import smaller
from .staged import Staged

RULE = "page-budget"

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script(?![^>]*application/)[^>]*>(.*?)</script>", re.DOTALL)
_INLINE = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)  # a "<" in a script begins no element
_ELEMENT = re.compile(r"<[a-zA-Z]")
_REQUEST = re.compile(
    r"<(?:script|iframe|audio|video|embed|object)\b[^>]*\s(?:src|data)=|<link\b[^>]*(?:stylesheet|preload)"
    r"|<input\b[^>]*\ssrc=|@import\b|\burl\((?![\"']?(?:data:|#))"
)


_FORM = re.compile(r'<form\b[^>]*class="checklist["\s]')
_ARTICLE = re.compile(r'<main\b[^>]*class="article["\s]')


BUDGETS = Rule(
    RULE,
    "error",
    inspect.cleandoc("""
    A page costs its readers no more than its budget allows: bytes, elements, and requests besides the page itself.

    What arrives in one go shows at once on a slow phone; each further request, and each further ten packets, is a wait.

    Bad:  a guide of 40 KB that loads three scripts
    Good: a guide of 8 KB with its style inside
    """),
    takes=(),
    check=lambda: (),  # the finished site is measured below: compressed copies are no business of the other rules
    kind="site",
    house=True,
)


@record
class Budget:
    """The most that one kind of page may cost: bytes after brotli, elements, and requests the markup asks for.

    Pictures are an author's choice, and are not among the requests.
    """

    page: int
    style: int
    script: int
    elements: int
    requests: int = 0


GUIDE = Budget(page=8_000, style=2_500, script=300, elements=250)
CHECKLIST = Budget(page=13_000, style=3_200, script=2_500, elements=550)
BOTH = Budget(page=18_000, style=3_200, script=2_500, elements=800)
"""A page of up to some 14 KB arrives in TCP's first flight of ten packets (RFC 6928): no second round trip."""

FURTHER = 1_000
"""Bytes of style that each further checklist of a page may add: its rules, compiled. All else must fit as for one."""


@record
class Cost:
    """What one built page costs, in the terms of its budget."""

    page: int
    style: int
    script: int
    elements: int
    requests: int


def cost(html: str, compressed: int, base: str = "") -> Cost:
    """The cost of a page. ``compressed`` is its size after brotli.

    ``base`` is what stands before every path of the site. In scripts it is not counted: where a publisher puts the
    site is no doing of the page.
    """
    return Cost(
        page=compressed,
        style=_brotli("".join(_STYLE.findall(html))),
        script=_brotli("".join(_SCRIPT.findall(html)).replace(f'"{base}/', '"/')),
        elements=len(_ELEMENT.findall(_INLINE.sub("<x>", html))),
        requests=len(_REQUEST.findall(html)),
    )


def over_budget(staged: Staged, origins: Mapping[str, str], base: str = "") -> Iterator[Problem]:
    """A problem for each budget that a page of the finished site breaks, at the page's source. ``base`` as in cost."""
    for name, (costs, allowed) in staged.each(measured, base):
        spent, budget = Cost(staged.size(f"{name}.br"), *costs), Budget(*allowed)
        place = (origins.get(name, name), 1, 1)
        for what in UNITS:
            if getattr(spent, what) > getattr(budget, what):
                yield Problem(*place, RULE, _message(what, spent, budget), pages=(f"/{name}",))


def measured(html: str, base: str = "") -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What a page costs besides its bytes, and the budget that fits it, as plain numbers."""
    return astuple(cost(html, 0, base))[1:], astuple(budget_of(html))


UNITS = {
    "page": "bytes after brotli",
    "style": "bytes of style after brotli",
    "script": "bytes of script after brotli",
    "elements": "elements",
    "requests": "requests besides the page itself",
}


def _message(what: str, spent: Cost, budget: Budget) -> str:
    is_, may = getattr(spent, what), getattr(budget, what)
    return f"the page costs {is_:,} {UNITS[what]}, and {may:,} are allowed; make it shorter or split it"


def budget_of(html: str) -> Budget:
    """The budget that fits a page: whether it holds a checklist, and whether much else."""
    checklists = len(_FORM.findall(html))
    if not checklists:
        return GUIDE
    budget = BOTH if _ARTICLE.search(html) else CHECKLIST
    return replace(budget, style=budget.style + FURTHER * (checklists - 1))


@lru_cache(maxsize=64)  # most pages share their style
def _brotli(text: str) -> int:
    return len(smaller(text.encode())) if text else 0
