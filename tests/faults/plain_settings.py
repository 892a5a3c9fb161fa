"""Slips in a stranger's settings."""

from __future__ import annotations

from .case import Base, Case, Change, add, stops, swap, warns
from .places import CONF

HERE: Base = "plain"


def must(name: str, old: str, new: str) -> Case:
    """A slip in the settings that must stop the build."""
    return stops(f"settings: {name}", _changed(old, new), base=HERE)


def may(name: str, old: str, new: str) -> Case:
    """A slip in the settings that must be named."""
    return warns(f"settings: {name}", _changed(old, new), base=HERE)


def _changed(old: str, new: str) -> Change:
    """A text in the settings given another, or a line put at their end."""
    return swap(CONF, old, new) if old else add(CONF, f"{new}\n")


CASES: tuple[Case, ...] = (
    must("a quote forgotten", 'THEME = "simple"', 'THEME = "simple'),
    must("a tab among spaces", "DEFAULT_PAGINATION = 10", "if True:\n        A = 1\n\t¶B = 2\nDEFAULT_PAGINATION = 10"),
    must("a name before it is given", "FEED_DOMAIN = SITEURL", "FEED_DOMAIN = SITE_URL"),
    must("a module that is not there", 'AUTHOR = "Ada Brook"', 'from myconfig import *\n\nAUTHOR = "Ada Brook"'),
    must("a theme that is not there", 'THEME = "simple"', 'THEME = "themes/simpel"'),
    must("a plugin that is not there", "", 'PLUGINS = ["sitemap_generator"]'),
    must("a content folder that is not there", 'PATH = "content"', 'PATH = "contents"'),
    must("a time zone that is not there", '"Europe/London"', '"Europe/Lodnon"'),
    may("an old name of a setting", "PAGE_PATHS =", "PAGE_DIR ="),
    may("a setting misspelt", "DEFAULT_PAGINATION =", "DEFAULT_PAGINATON ="),
    may("a setting in small letters", "DEFAULT_LANG =", "default_lang ="),
    may("the name of the site misspelt", "SITENAME =", "SITE_NAME ="),
    may("the form of dates misspelt", "", 'DEFAULT_DATE_FROMAT = "%d %B %Y"'),
    must("a folder of articles that is not there", '["walks", "kit", "notes"]', '["walk", "kit", "notes"]'),
    must("a folder of pages that is not there", 'PAGE_PATHS = ["pages"]', 'PAGE_PATHS = ["page"]'),
    may("a folder of files that is not there", '["images", "extra"]', '["images", "extra", "files"]'),
    must("a text for a list", 'PAGE_PATHS = ["pages"]', 'PAGE_PATHS = "pages"'),
    must("a text for a number", "DEFAULT_PAGINATION = 10", 'DEFAULT_PAGINATION = "ten"'),
    may("a slash at the end of the address", '"https://www.saturdaypath.club"', '"https://www.saturdaypath.club/"'),
    must("no https before the address", '"https://www.saturdaypath.club"', '"www.saturdaypath.club"'),
    may("the address of the author's own machine", '"https://www.saturdaypath.club"', '"http://localhost:8000"'),
    may("no address, and feeds that need one", '"https://www.saturdaypath.club"', '""'),
    may("a language in words", 'DEFAULT_LANG = "en"', 'DEFAULT_LANG = "English"'),
    must("all articles in one file", "", 'ARTICLE_SAVE_AS = "article.html"'),
    must("an address and a file that differ", "", 'ARTICLE_URL = "posts/{slug}/"'),
    must("a name in braces that is not there", "", 'ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{slugg}.html"'),
    must("an extension of Markdown that is not there", "", 'MARKDOWN = {"extensions": ["markdown.extensions.tabels"]}'),
    must("a brace never closed in a setting", "", 'MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}'),
    may("two settings that contradict each other", "", 'RELATIVE_URLS = True\nARTICLE_URL = "/{slug}.html"'),
    may("a setting given twice", "DEFAULT_PAGINATION = 10", "DEFAULT_PAGINATION = 10\n¶DEFAULT_PAGINATION = 5"),
    must("a link of the menu that leads nowhere", "", 'MENUITEMS = (("Walks", "/walks.html"),)'),
    must("a division by nothing", "", "PAGES_OF_TEN = 30 / 0"),
    must("a page of the theme that is not there", "", 'DIRECT_TEMPLATES = ["index", "archive"]'),
    must("a feed named like a page", 'FEED_ALL_ATOM = "feeds/all.atom.xml"', 'FEED_ALL_ATOM = "index.html"'),
)
