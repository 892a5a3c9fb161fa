"""Settings of a walking club's site, as somebody writes them who never heard of this project."""

AUTHOR = "Ada Brook"
SITENAME = "The Saturday Path"
SITESUBTITLE = "Walks, kit and tales from a walking club"
SITEURL = "https://www.saturdaypath.club"

PATH = "content"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"

# Articles are folders by category; pages have their own.
ARTICLE_PATHS = ["walks", "kit", "notes"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images", "extra"]
EXTRA_PATH_METADATA = {"extra/robots.txt": {"path": "robots.txt"}}

THEME = "simple"
DEFAULT_PAGINATION = 10
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
