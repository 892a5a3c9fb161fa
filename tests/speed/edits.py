"""What publishers do to a site between two builds, by name. Each is given chance, and may find nothing to do."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from ..publishing.conftest import PROJECT, TinySite, make_tiny

Edit = Callable[[TinySite, random.Random], None]

TEXT = """Title: A new text number {number}
Description: A text that somebody wrote between two builds, with a description of a fair length.
Date: 2026-11-{day:02}
Reviewed: 2026-11-23

Some words, a number {number}, and the way [home](/).
"""


NOTES = "{% for note in content.notes %}<p id='note-{{ note.source.id }}'>{{ note.source.title }}</p>{% endfor %}"

OTHERS = """{% for one in PUBLISHED %}{% if one.slug == content.slug and loop.nextitem is defined %}
<p>{{ loop.nextitem.title }}: {{ loop.nextitem.content|striptags|truncate(90) }} {{ loop.nextitem.url }}</p>
{% endif %}{% endfor %}
<p>{{ GREETING }} {{ content.tags|default([])|join(", ") }} {{ content.category }}</p>
"""
"""What a page shows of another one, of its own tags, and of what a setting says."""


def make(root: Path, *, checklist: bool = True) -> TinySite:
    """The tiny site, with a checklist, sources, charts and a text that shows each.

    A checklist is drawn into pages once they are written: without one, nobody looks at a page that is written, and so
    those that stand need not be, and those that changed may be drawn in any order.
    """
    site = make_tiny(root)
    for folder in ("evidence", "charts"):
        shutil.copytree(PROJECT / "content" / folder, root / "content" / folder)
    (root / "content" / "checklists").mkdir()
    small = (PROJECT / "tests/checklist/small.toml").read_text(encoding="utf-8")
    site.write("content/checklists/small.toml", small.replace("(checking)", "(ways)"))
    site.change("pyproject.toml", '"page-budget"', "")
    site.change("pelicanconf.py", '"how-we-know"', '"ways"')
    site.change("theme/templates/base.html", "</main>", f"{NOTES}{OTHERS}</main>")
    site.change("pelicanconf.py", "SITEURL =", 'GREETING = "Good day"\nSITEURL =')
    if not checklist:
        site.change("pelicanconf.py", '"plugins.checklist", ', "")
        (root / "content/checklists/small.toml").unlink()
    text = TEXT.format(number=0, day=1).replace("Date: 2026-11-01\n", "Checklist: small\n" if checklist else "")
    site.write("content/pages/all.md", f"{text}\nA claim[^B04].\n\n[chart: how-long][^B04]\n")
    return site


def texts(site: TinySite) -> list[str]:
    """The texts of the site, by their names."""
    found = (site.root / "content").rglob("*.md")
    return sorted(path.relative_to(site.root).as_posix() for path in found)


def swap(pattern: str, old: str, *new: str) -> Edit:
    """Write one of several words for another in one of the files that have it, or the other way round."""

    def edit(site: TinySite, chance: random.Random) -> None:
        files = sorted(site.root.glob(pattern))
        having = [file for file in files if any(word in file.read_text(encoding="utf-8") for word in (old, *new))]
        if having:
            file = chance.choice(having)
            text = file.read_text(encoding="utf-8")
            there = next(word for word in (*new, old) if word in text)
            file.write_text(text.replace(there, chance.choice([old, *new])), encoding="utf-8")

    return edit


def field(name: str, *values: str) -> Edit:
    """Give a text another value of a field, or the field itself, or take it away."""

    def edit(site: TinySite, chance: random.Random) -> None:
        file = site.root / chance.choice(texts(site))
        lines = [line for line in file.read_text(encoding="utf-8").split("\n") if not line.startswith(f"{name}:")]
        value = chance.choice(["", *values])
        file.write_text("\n".join([*([f"{name}: {value}"] if value else []), *lines]), encoding="utf-8")

    return edit


def body(site: TinySite, chance: random.Random) -> None:
    file = site.root / chance.choice(texts(site))
    file.write_text(file.read_text(encoding="utf-8") + f"\nAnd word {chance.randrange(1000)} more.\n", encoding="utf-8")


def add(site: TinySite, chance: random.Random) -> None:
    number = chance.randrange(4)
    kind = chance.choice(["articles", "pages"])
    site.write(f"content/{kind}/new-{number}.md", TEXT.format(number=number, day=chance.randrange(1, 24)))


def remove(site: TinySite, chance: random.Random) -> None:
    there = texts(site)
    if len(there) > 3:
        (site.root / chance.choice(there)).unlink()


def rename(site: TinySite, chance: random.Random) -> None:
    file = site.root / chance.choice(texts(site))
    file.rename(file.with_stem(f"named-{chance.randrange(9)}"))


def touch(site: TinySite, chance: random.Random) -> None:
    (site.root / chance.choice(texts(site))).touch()


def redirect(site: TinySite, chance: random.Random) -> None:
    site.write("content/redirects.toml", f'"/old-{chance.randrange(3)}/" = "/ways/"\n')


EDITS: dict[str, Edit] = {
    "body": body,
    "title": field("Title", "Ways that lead on", "Another title of the text"),
    "date": field("Date", "2026-11-02", "2026-10-01"),
    "tags": field("Tags", "one", "one, two", "Two"),
    "slug": field("Slug", "some-way", "other-way"),
    "category": field("Category", "news", "olds"),
    "status": field("Status", "draft", "hidden", "published"),
    "summary": field("Summary", "A short one", "Another"),
    "description": field("Description", "A description of fair length, written between one build and the next."),
    "next": field("Next", "home", "ways, first"),
    "stage": field("Stage", "ready", "before"),
    "template": field("Template", "page", "article"),
    "add": add,
    "remove": remove,
    "rename": rename,
    "touch": touch,
    "image": swap("content/images/*.svg", "<svg ", "<svg  ", "<svg\n"),
    "base template": swap("theme/templates/base.html", "<main>", '<main id="main">', "<main><p>Words for all.</p>"),
    "page template": swap("theme/templates/*.html", "{% block main %}", "{% block main %}<hr>"),
    "feed template": swap("theme/templates/feed.xml", "<feed ", "<feed  "),
    "style": swap("theme/static/css/base.css", "{", "{color:red;", "{color:blue;"),
    "script": swap("theme/static/js/menu.js", "ready = 1", "ready = 2", "ready = 3"),
    "words": swap("theme/strings/en.toml", "getting ready", "steady now"),
    "setting": swap("pelicanconf.py", "trim_blocks", "keep_trailing_newline"),
    "greeting": swap("pelicanconf.py", "Good day", "Good night", "Hello"),
    "markdown": swap("pelicanconf.py", '"smarty"', '"sane_lists"'),
    "site": swap("content/site.toml", 'name = "Tiny"', 'name = "Small"'),
    "menu": swap("content/site.toml", '"first", "ways"', '"ways", "first"'),
    "rules": swap("pyproject.toml", "house = []", 'house = ["padding"]'),
    "checklist": swap("content/checklists/small.toml", "Shall we?", "Should we?", "Will we?"),
    "source": swap("content/evidence/search.toml", 'title = "', 'title = "On: ', 'title = "Of: '),
    "chart": swap("content/charts/how-long.toml", "title = ", "title= "),
    "redirect": redirect,
    "output": swap("output/index.html", "<main", "<MAIN"),
}
