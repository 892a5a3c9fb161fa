"""A setting holds the kind of value that Pelican expects of it.

"False" in quotes is true, "10" in quotes is no number, and without its last comma one link is two: Pelican finds out
late, somewhere else, or never.

Bad:  RELATIVE_URLS = "False"
Good: RELATIVE_URLS = False
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from ....record import record
from ...lore.settings_names import FEEDS
from ...records import Finding, Settings

# Where the default does not tell: text or nothing, numbers that may be switched off, lists.
_TEXTS = frozenset(("AUTHOR", "FEED_DOMAIN", "SITESUBTITLE", "TIMEZONE")) | FEEDS
_NUMBERS = frozenset(("DEFAULT_PAGINATION",))
_LISTS = frozenset(("LINKS", "MENUITEMS", "PLUGINS", "SOCIAL"))

# More than one kind is right for these, or Pelican has changed them by now.
_FREE = frozenset(
    [
        "ARTICLE_ORDER_BY",
        "ARTICLE_TRANSLATION_ID",
        "DEFAULT_METADATA",
        "LOCALE",
        "PAGE_ORDER_BY",
        "PAGE_TRANSLATION_ID",
        "PAGINATION_PATTERNS",
        "PELICAN_CLASS",
        "TYPOGRIFY_DASHES",
    ]
)
_PAIRS = frozenset(("LINKS", "MENUITEMS", "SOCIAL"))


def check(settings: Settings) -> Iterator[Finding]:
    """Each value of the wrong kind."""
    for name, value in settings.values.items():
        wanted = "" if name in _FREE else _wanted(name, value, settings.usual.get(name))
        if wanted:
            yield Finding(f"{name} must be {wanted}, not {_shown(value)}", at=name)
        elif name in _PAIRS and any(isinstance(item, str) for item in value or ()):
            message = f'{name} must hold pairs; write (("A name", "https://example.org/"),), with the last comma'
            yield Finding(message, at=name)


def _wanted(name: str, value: Any, usual: Any) -> str:
    """The kind that was expected, empty where the value is of it."""
    if (value is None or value is False) and not isinstance(usual, (list, dict)):
        return 'a text in quotes, as in "https://example.org"' if name == "SITEURL" else ""
    kind = next((kind for kind in _KINDS if kind.names(name, usual)), None)
    return "" if kind is None or kind.fits(value) else kind.words


@record
class _Kind:
    """A kind of value: for which settings, which values are of it, and what people call it."""

    names: Callable[[str, Any], bool]
    fits: Callable[[Any], bool]
    words: str


_KINDS = (
    _Kind(
        lambda name, usual: isinstance(usual, bool) and name not in _NUMBERS,
        lambda value: isinstance(value, int),
        "True or False, without quotes",
    ),
    _Kind(
        lambda name, usual: isinstance(usual, int),
        lambda value: isinstance(value, int) and value >= 0,
        "a whole number, without quotes",
    ),
    _Kind(lambda name, usual: isinstance(usual, dict), lambda value: isinstance(value, dict), "a table, as in {...}"),
    _Kind(
        lambda name, usual: isinstance(usual, list) or name in _LISTS,
        lambda value: isinstance(value, (list, tuple, set)),
        'a list, as in ["..."]',
    ),
    _Kind(
        lambda name, usual: isinstance(usual, str) or name in _TEXTS,
        lambda value: isinstance(value, (str, PurePath)),
        "a text in quotes",
    ),
)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
