"""Slips in the settings and in the theme, in copies of the project's own."""

from __future__ import annotations

from .case import Case, stops, warns
from .change import delete, swap
from .places import ABOUT, CONF

BASE = "theme/templates/base.html"
PARTS = "theme/templates/partials"
TOKENS = "theme/static/css/tokens.css"

SETTINGS = (
    stops("a bracket forgotten in the settings", swap(CONF, 'PAGE_PATHS = ["pages"]', 'PAGE_PATHS = ["pages"')),
    stops("an import that fails", swap(CONF, "import os\n", "¶import oss\nimport os\n")),
    warns("a setting misspelt", swap(CONF, "ARTICLE_PATHS =", "ARTICLE_PATH ="), at=[(CONF, "ARTICLE_PATH =")]),
    stops(
        "a plugin misspelt",
        swap(CONF, '"plugins.evidence", "plugins.checklist"', '"plugins.evidence", "plugins.check_list"'),
    ),
    stops("an extension of Markdown misspelt", swap(CONF, '"fenced_code",', '"fenced_codes",')),
    stops("a theme that is not there", swap(CONF, 'parent / "theme")', 'parent / "them")'), at=[(CONF, "THEME =")]),
)

TEMPLATES = (
    stops("a block never closed", swap(BASE, "{% block main %}{% endblock %}", "{% block main %}")),
    stops(
        "a link of the theme that leads nowhere",
        swap(f"{PARTS}/header.html", 'href="{{ SITEURL }}/"', 'href="{{ SITEURL }}/hom/"'),
    ),
    stops("a skip link to nothing", swap(BASE, 'href="#main"', 'href="#content"')),
    stops("a page without a language", swap(BASE, '<html lang="{{ SITE.language }}"', "<html")),
    stops(
        "a page without a title element",
        swap(
            f"{PARTS}/head.html",
            "<title>{{ content.title }}{% if SITENAME not in content.title %} | {{ SITENAME }}{% endif %}</title>\n",
            "",
        ),
        at=[f"{PARTS}/head.html", (BASE, "<head>")],
    ),
    stops(
        "a tag of the theme never closed",
        swap(f"{PARTS}/footer.html", "</nav>", ""),
        at=[(f"{PARTS}/footer.html", "<nav")],
    ),
    stops(
        "script of the theme from elsewhere",
        swap(
            f"{PARTS}/head.html",
            '<meta charset="utf-8">',
            '<meta charset="utf-8"><script src="https://cdn.jsdelivr.net/npm/a.js"></script>',
        ),
    ),
    stops("a feed that is no XML", swap("theme/templates/feed.xml", "</entry>", "</entri>")),
    stops(
        "a sitemap of another address",
        swap(
            "theme/templates/sitemap.xml",
            "<loc>{{ address(content) }}</loc>",
            "<loc>https://old.shouldigo.org/{{ content.url }}</loc>",
        ),
    ),
    stops("robots that shut everybody out", swap("theme/templates/robots.txt", "Allow: /", "Disallow: /")),
    stops(
        "a canonical link to the home page",
        swap(
            f"{PARTS}/head.html",
            'rel="canonical" href="{{ address(content) }}"',
            'rel="canonical" href="{{ address("/") }}"',
        ),
    ),
    stops(
        "linked data that is no JSON",
        swap(f"{PARTS}/head.html", "{{ linked_data(content) }}</script>", "{{ linked_data(content) }}}</script>"),
    ),
    warns("words too pale to read", swap(TOKENS, "--ink: #10292e;", "--ink: #d8cfc0;")),
    stops("the template of a page deleted", delete("theme/templates/about.html"), at=[(ABOUT, "Template:")]),
)

MORE = (
    stops(
        "a name that the settings do not know", swap(CONF, "DEFAULT_LANG = SITE.language", "DEFAULT_LANG = SITE.lang")
    ),
    stops("one text for a list of folders", swap(CONF, 'STATIC_PATHS = ["images"]', 'STATIC_PATHS = "images"')),
    stops("a time zone that does not exist", swap(CONF, 'TIMEZONE = "UTC"', 'TIMEZONE = "Europe/Londn"')),
    stops(
        "an article template misspelt",
        swap(
            CONF,
            'ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"',
            'ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slugg}/index.html"',
        ),
    ),
    stops(
        "all pages saved under one name",
        swap(
            CONF,
            'ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"',
            'ARTICLE_SAVE_AS = PAGE_SAVE_AS = "page/index.html"',
        ),
    ),
    stops("a partial that is not there", swap(BASE, '"partials/header.html"', '"partials/heads.html"')),
    stops(
        "a filter that is not there", swap(f"{PARTS}/opening.html", "{{ content.title }}", "{{ content.title|shiny }}")
    ),
    stops("a variable that is not there", swap(f"{PARTS}/opening.html", "{{ content.title }}", "{{ heading.title }}")),
    stops(
        "a feed without an id",
        swap("theme/templates/feed.xml", '<id>{{ address("/") }}</id>\n', ""),
        at=["theme/templates/feed.xml", ("theme/templates/feed.xml", "<feed")],
    ),
    warns(
        "a word of the theme deleted",
        swap("theme/strings/en.toml", 'skip = "Skip to the text"\n', ""),
        at=[(BASE, "TEXT.site.skip"), "theme/strings/en.toml", ("theme/strings/en.toml", "[site]")],
    ),
)

CASES: tuple[Case, ...] = (*SETTINGS, *TEMPLATES, *MORE)
