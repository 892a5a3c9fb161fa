"""Settings of the made site."""

BLOG_AUTHOR = "Nobody"
BLOG_TITLE = "@NAME@"
BLOG_DESCRIPTION = "@NAME@"
BLOG_EMAIL = "nobody@example.org"
SITE_URL = "https://example.org/"
DEFAULT_LANG = "en"
TRANSLATIONS = {DEFAULT_LANG: ""}
TIMEZONE = "UTC"

THEME = "base"
POSTS = (("posts/*.md", "", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": [".md"]}
MARKDOWN_EXTENSIONS = ["markdown.extensions.extra"]
NAVIGATION_LINKS = {DEFAULT_LANG: (("/archive.html", "Archives"), ("/categories/", "Tags"))}
PRETTY_URLS = True
INDEX_DISPLAY_POST_COUNT = 10
CREATE_SINGLE_ARCHIVE = True
ENABLE_AUTHOR_PAGES = False
FEED_LENGTH = 20
FEED_PLAIN = True
GENERATE_RSS = False
GENERATE_ATOM = True
COPY_SOURCES = False
SHOW_SOURCELINK = False
