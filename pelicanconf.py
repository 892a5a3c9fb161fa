"""Pelican's settings, each with its reason. What a publisher changes first stands in ``content/site.toml``."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))  # so that `pelican` by itself finds the plugins, from whichever folder it is called

from plugins.publishing.site import base_path, read_site  # noqa: E402  (needs the path above)
from plugins.publishing.strings import read_strings  # noqa: E402

# Where things stand. `invoke build --content DIR` names another content folder by SITE_CONTENT.
PATH = os.environ.get("SITE_CONTENT", str(ROOT / "content"))
THEME = str(ROOT / "theme")
OUTPUT_PATH = str(ROOT / "output")
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
THEME_STATIC_PATHS = []  # style and script go into the pages; the files that browsers ask for by name are templates
CACHE_PATH = str(ROOT / ".cache")

# The site. Links inside it start at its own root, so that it works on any host; only canonical links,
# the feed and the sitemap spell the address out.
SITE = read_site(Path(PATH))
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/") or "http://localhost:8000"
SITEURL = base_path(SITE_URL)
SITENAME = SITE.name
DEFAULT_LANG = SITE.language
OFFLINE = SITE.offline  # readers' browsers keep the site for when they have no network
TEXT = read_strings(Path(THEME), SITE.language)
CHECKLIST_TEXT = TEXT.get("checklist", {})  # a translation may hold the checklists' words too
CHART_TEXT = TEXT.get("charts", {})
SOURCES_PAGE = "how-we-know"  # what the numbers of sources stand for
TIMEZONE = "UTC"  # one for every machine: same input, same bytes
LOCALE = ["C"]  # dates are written by the theme's strings, never by the machine's locale

# Every plugin by dotted path: with PLUGIN_PATHS set, Pelican would load a second copy beside the one imported here.
# Publishing comes last: it tidies the HTML that the others are done with.
PLUGINS = ["plugins.speed", "plugins.evidence", "plugins.checklist", "plugins.charts", "plugins.publishing"]

# Addresses are /<slug>/, from the first day and for ever. The slug is the file's name.
SLUGIFY_SOURCE = "basename"
FILENAME_METADATA = r"(?P<slug>[^/]+)"
ARTICLE_URL = PAGE_URL = DRAFT_URL = DRAFT_PAGE_URL = "{slug}/"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""  # drafts are built by `invoke serve` alone

# The only files beside articles and pages. No lists by author, category, tag or month: readers come with a question.
DIRECT_TEMPLATES = ["feed", "sitemap", "robots", "icon", "manifest"]
TEMPLATE_EXTENSIONS = [".html", ".xml", ".txt", ".svg", ".webmanifest"]
FEED_SAVE_AS = "feed.xml"
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
ICON_SAVE_AS = "icon.svg"
MANIFEST_SAVE_AS = "manifest.webmanifest"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False

# Markdown. FORMATTED_FIELDS is empty: a description is plain text, and the theme escapes it.
MARKDOWN = {
    "extensions": [
        "tables",
        "attr_list",
        "def_list",
        "admonition",
        "fenced_code",
        "meta",
        "toc",
        "smarty",
        "plugins.evidence.notes",
    ],
    "extension_configs": {"plugins.evidence.notes": {"label": TEXT["notes"]["source"]}},
    "output_format": "html5",
}
FORMATTED_FIELDS = []
TYPOGRIFY = False

JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
