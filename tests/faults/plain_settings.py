"""Slips in a stranger's settings."""

from __future__ import annotations

from .case import Case, may, must
from .change import Change, add, swap
from .places import CONF


def breaks(name: str, old: str, new: str) -> Case:
    """A slip in the settings that must stop the build."""
    return must(f"settings: {name}", _changed(old, new))


def slips(name: str, old: str, new: str) -> Case:
    """A slip in the settings that must be named."""
    return may(f"settings: {name}", _changed(old, new))


def _changed(old: str, new: str) -> Change:
    """A text in the settings given another, or a line put at their end."""
    return swap(CONF, old, new) if old else add(CONF, f"{new}\n")


CASES: tuple[Case, ...] = (
    breaks("a quote forgotten", 'THEME = "simple"', 'THEME = "simple'),
    breaks(
        "a tab among spaces", "DEFAULT_PAGINATION = 10", "if True:\n        A = 1\n\t¶B = 2\nDEFAULT_PAGINATION = 10"
    ),
    breaks("a name before it is given", "FEED_DOMAIN = SITEURL", "FEED_DOMAIN = SITE_URL"),
    breaks("a module that is not there", 'AUTHOR = "Ada Brook"', 'from myconfig import *\n\nAUTHOR = "Ada Brook"'),
    breaks("a theme that is not there", 'THEME = "simple"', 'THEME = "themes/simpel"'),
    breaks("a plugin that is not there", "", 'PLUGINS = ["sitemap_generator"]'),
    breaks("a content folder that is not there", 'PATH = "content"', 'PATH = "contents"'),
    breaks("a time zone that is not there", '"Europe/London"', '"Europe/Lodnon"'),
    slips("an old name of a setting", "PAGE_PATHS =", "PAGE_DIR ="),
    slips("a setting misspelt", "DEFAULT_PAGINATION =", "DEFAULT_PAGINATON ="),
    slips("a setting in small letters", "DEFAULT_LANG =", "default_lang ="),
    slips("the name of the site misspelt", "SITENAME =", "SITE_NAME ="),
    slips("the form of dates misspelt", "", 'DEFAULT_DATE_FROMAT = "%d %B %Y"'),
    breaks("a folder of articles that is not there", '["walks", "kit", "notes"]', '["walk", "kit", "notes"]'),
    breaks("a folder of pages that is not there", 'PAGE_PATHS = ["pages"]', 'PAGE_PATHS = ["page"]'),
    slips("a folder of files that is not there", '["images", "extra"]', '["images", "extra", "files"]'),
    breaks("a text for a list", 'PAGE_PATHS = ["pages"]', 'PAGE_PATHS = "pages"'),
    breaks("a text for a number", "DEFAULT_PAGINATION = 10", 'DEFAULT_PAGINATION = "ten"'),
    slips("a slash at the end of the address", '"https://www.saturdaypath.club"', '"https://www.saturdaypath.club/"'),
    breaks("no https before the address", '"https://www.saturdaypath.club"', '"www.saturdaypath.club"'),
    slips("the address of the author's own machine", '"https://www.saturdaypath.club"', '"http://localhost:8000"'),
    slips("no address, and feeds that need one", '"https://www.saturdaypath.club"', '""'),
    slips("a language in words", 'DEFAULT_LANG = "en"', 'DEFAULT_LANG = "English"'),
    breaks("all articles in one file", "", 'ARTICLE_SAVE_AS = "article.html"'),
    breaks("an address and a file that differ", "", 'ARTICLE_URL = "posts/{slug}/"'),
    breaks("a name in braces that is not there", "", 'ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{slugg}.html"'),
    breaks(
        "an extension of Markdown that is not there", "", 'MARKDOWN = {"extensions": ["markdown.extensions.tabels"]}'
    ),
    breaks("an address that names what there is not", "", 'ARTICLE_URL = "{slgu}.html"'),
    breaks("an address of folders, and files", "", 'ARTICLE_URL = "{slug}/"'),
    breaks("every text left out", "", 'IGNORE_FILES = ["*.md"]'),
    breaks("an address given anew, and without https", "", 'SITEURL = "www.saturdaypath.club"'),
    breaks("a number for the form of dates", "", "DEFAULT_DATE_FORMAT = 5"),
    breaks(
        "a brace never closed in a setting", "", 'MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}'
    ),
    slips("two settings that contradict each other", "", 'RELATIVE_URLS = True\nARTICLE_URL = "/{slug}.html"'),
    slips("a setting given twice", "DEFAULT_PAGINATION = 10", "DEFAULT_PAGINATION = 10\n¶DEFAULT_PAGINATION = 5"),
    breaks("a link of the menu that leads nowhere", "", 'MENUITEMS = (("Walks", "/walks.html"),)'),
    breaks("a division by nothing", "", "PAGES_OF_TEN = 30 / 0"),
    breaks("a page of the theme that is not there", "", 'DIRECT_TEMPLATES = ["index", "archive"]'),
    breaks("a feed named like a page", 'FEED_ALL_ATOM = "feeds/all.atom.xml"', 'FEED_ALL_ATOM = "index.html"'),
)
