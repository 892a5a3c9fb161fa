"""A Pelican site as strangers have them: many settings at once, Markdown and reStructuredText, and any theme."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.settings import DEFAULT_CONFIG, configure_settings

from ..conftest import unplug

VARIETY: dict[str, dict[str, Any]] = {
    "slugs by date": {
        "ARTICLE_URL": "{date:%Y}/{date:%m}/{slug}/",
        "ARTICLE_SAVE_AS": "{date:%Y}/{date:%m}/{slug}/index.html",
        "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html",
        "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/index.html",
        "DAY_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/{date:%d}.html",
    },
    "many languages": {
        "ARTICLE_LANG_URL": "{lang}/{slug}.html",
        "ARTICLE_LANG_SAVE_AS": "{lang}/{slug}.html",
        "TRANSLATION_FEED_ATOM": "feeds/{lang}.atom.xml",
        "FEED_ALL_ATOM": "feeds/all.atom.xml",
        "FEED_ALL_RSS": "feeds/all.rss.xml",
        "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml",
        "AUTHOR_FEED_RSS": "feeds/author-{slug}.rss.xml",
    },
    "pages of lists": {
        "DEFAULT_PAGINATION": 2,
        "DEFAULT_ORPHANS": 1,
        "PAGINATION_PATTERNS": [
            (1, "{url}", "{save_as}"),
            (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
        ],
        "DISPLAY_PAGES_ON_MENU": True,
        "DISPLAY_CATEGORIES_ON_MENU": True,
        "PAGE_ORDER_BY": "title",
        "ARTICLE_ORDER_BY": "title",
        "TAG_SAVE_AS": "tag/{slug}.html",
        "AUTHOR_SAVE_AS": "author/{slug}.html",
    },
    "relative links": {
        "RELATIVE_URLS": True,
        "STATIC_PATHS": ["images", "extra/robots.txt"],
        "EXTRA_PATH_METADATA": {"extra/robots.txt": {"path": "robots.txt"}},
        "WITH_FUTURE_DATES": True,
        "DEFAULT_DATE": "2020-01-02",
        "SUMMARY_MAX_LENGTH": 5,
        "OUTPUT_SOURCES": True,
    },
    "folders as categories": {
        "ARTICLE_PATHS": ["articles"],
        "USE_FOLDER_AS_CATEGORY": True,
        "FILENAME_METADATA": r"(?P<slug>.*)",
        "TYPOGRIFY": False,
        "SLUGIFY_SOURCE": "basename",
        "FORMATTED_FIELDS": ["summary", "lead"],
        "DEFAULT_METADATA": {"lead": "nothing"},
    },
}


def make(root: Path) -> Path:
    """Put the site into a folder; gives its content folder."""
    shutil.copytree(Path(__file__).parent / "site", root, dirs_exist_ok=True)
    return root / "content"


def built(root: Path, output: Path, variety: str, *plugins: str, **others: Any) -> dict[str, bytes]:
    """All files that Pelican makes of the site, by their names. Of the project's plugins it hears those named alone."""
    unplug()
    settings = configure_settings(
        {
            **DEFAULT_CONFIG,
            "PATH": str(root / "content"),
            "THEME": str(Path(DEFAULT_CONFIG["THEME"]).parent / "simple"),
            "OUTPUT_PATH": str(output),
            "CACHE_PATH": str(root / ".cache"),
            "SITEURL": "https://example.org",
            "TIMEZONE": "Europe/London",
            "ARTICLE_PATHS": ["articles"],
            "MARKDOWN": {"extensions": ["extra", "codehilite", "meta", "toc"], "extension_configs": {}},
            "THEME_TEMPLATES_OVERRIDES": [str(root / "templates")],
            "PLUGINS": list(plugins),
            "PLUGIN_PATHS": [],
            **VARIETY[variety],
            **others,
        }
    )
    logging.disable(logging.CRITICAL)
    try:
        Pelican(settings).run()
    finally:
        logging.disable(logging.NOTSET)
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()
    }
