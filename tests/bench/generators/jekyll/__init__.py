"""Jekyll, with Debian's packages of its plugins for lists, the feed and the sitemap, and `--incremental`."""

from __future__ import annotations

from pathlib import Path

from ...corpus import Article
from ...front_matter import in_yaml
from ...generator import Generator
from ...programs import Program

PLUGINS = ("archives", "feed", "paginate-v2", "sitemap")


def front(article: Article) -> str:
    """What stands above an article. Its address is named: Jekyll makes one of the file's name, date and all."""
    return in_yaml(article).replace("---\n", f"---\npermalink: /{article.slug}/\n", 1)


GENERATOR = Generator(
    "Jekyll",
    Program("jekyll", debian=("jekyll", *(f"ruby-jekyll-{name}" for name in PLUGINS))),
    Path(__file__).parent / "site",
    front,
    ("build", "--quiet", "--incremental"),
    file="_posts/{date}-{slug}.md",
    made=("output", ".jekyll-cache", ".jekyll-metadata"),
)
