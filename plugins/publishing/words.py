"""What templates need said in text: dates in the site's language, addresses in full, data for search engines."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from typing import Any

_ROOT_LINK = re.compile(r'(?P<before>\s(?:href|src)=")(?P<path>/(?!/)[^"]*)')
_TAG = re.compile(r"<(?:sup class=\"note\".*?</sup|[^>]*)>", re.DOTALL)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def as_date(value: datetime.date | str) -> datetime.date:
    """A date from a date, or from text such as ``2026-11-23``. Raises ValueError for any other text."""
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value.strip())


def day(value: datetime.date | str, dates: Mapping[str, Any]) -> str:
    """A date in words, by the strings' own pattern and names of months. Text that is no date comes back as it is."""
    try:
        date = as_date(value)
    except ValueError:
        return str(value)  # the front-matter rules name it; here it must not stop the page
    return str(dates["pattern"]).format(day=date.day, month=dates["months"][date.month - 1], year=date.year)


def moment(value: datetime.date | str) -> str:
    """A date as feeds and sitemaps want it, with time and zone: RFC 3339. Text that is no date comes back as it is."""
    try:
        return f"{as_date(value).isoformat()}T00:00:00Z"
    except ValueError:
        return str(value)  # as for `day`


def in_full(html: str, site_url: str) -> str:
    """HTML whose root links are spelled out, for readers that show it away from the site."""
    scheme_and_host = re.match(r"https?://[^/]*", site_url)
    return _ROOT_LINK.sub(lambda m: f"{m['before']}{scheme_and_host[0] if scheme_and_host else ''}{m['path']}", html)


def count_words(html: str) -> int:
    """How many words a reader sees in a piece of HTML."""
    return len(_WORD.findall(_TAG.sub(" ", html)))


def as_script(data: Mapping[str, Any]) -> str:
    """Data as JSON that can stand in a script element: nothing in it can close the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
