"""The settings that Pelican and the themes that come with it know besides those that have a default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_FEEDS = ("FEED", "FEED_ALL", "CATEGORY_FEED", "AUTHOR_FEED", "TAG_FEED", "TRANSLATION_FEED")

FEEDS = frozenset(f"{feed}_{form}" for feed in _FEEDS for form in ("ATOM", "RSS"))
"""The paths of feeds (Pelican's manual, "Feed settings")."""

# Pelican's manual, "Settings", and the templates of its themes "simple" and "notmyidea".
WITHOUT_DEFAULT = frozenset(
    [
        "ANALYTICS",
        "AUTHOR",
        "CATEGORIES_SAVE_AS",
        "CATEGORIES_URL",
        "DEFAULT_DATE",
        "DISQUS_SITENAME",
        "FEED_DOMAIN",
        "GITHUB_URL",
        "GOOGLE_ANALYTICS",
        "LINKS",
        "LINKS_WIDGET_NAME",
        "MENUITEMS",
        "PIWIK_URL",
        "SITESUBTITLE",
        "SOCIAL",
        "SOCIAL_WIDGET_NAME",
        "STYLESHEET_URL",
        "TIMEZONE",
        "TWITTER_USERNAME",
    ]
)

OLD = frozenset(
    [
        "ARTICLE_DIR",
        "AUTORELOAD_IGNORE_CACHE",
        "CLEAN_URLS",
        "EXTRA_TEMPLATES_PATHS",
        "FEED",
        "FILES_TO_COPY",
        "JINJA_EXTENSIONS",
        "LESS_GENERATOR",
        "MD_EXTENSIONS",
        "PAGE_DIR",
        "PAGINATED_DIRECT_TEMPLATES",
        "PLUGIN_PATH",
        "TAG_FEED",
        "WRITE_SELECTED",
    ]
)
"""Names that Pelican understood once; it says so itself where it finds one (its ``handle_deprecated_settings``)."""


def known_settings(usual: Mapping[str, Any], templates: object) -> frozenset[str]:
    """All names that Pelican reads, with those of the paths of the ``templates`` it draws once each."""
    own = [str(name) for name in templates] if isinstance(templates, (list, tuple)) else []
    names = [name.upper() for name in (*own, *usual["DIRECT_TEMPLATES"])]
    direct = {f"{name}_{part}" for name in names for part in ("SAVE_AS", "URL")}
    return frozenset(usual) | WITHOUT_DEFAULT | OLD | FEEDS | {f"{feed}_URL" for feed in FEEDS} | direct
