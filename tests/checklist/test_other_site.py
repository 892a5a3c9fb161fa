"""The plugin in somebody else's site, with Pelican's plain theme; and the one page that tells them how."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.checklist.care import care_problems
from plugins.checklist.parse import parse
from plugins.checklist.prove import failures, prove
from plugins.checklist.shape import CHECKLIST, PARTS, TABLES, Keys
from plugins.source import read_toml

from .other_site import MANUAL, NEEDED, ROOT, SOURCES, OtherSite, example, other_site

DRAWN = {
    "news.html": ["we"],
    "whole.html": ["bike"],
    "pages/marked.html": ["bike"],
    "pages/two.html": ["we", "bike"],
}
"""The pages that ask for checklists, and the ids of these in order."""

LISTS = ("index.html", "category/misc.html", "feed.xml")

VOID = {"input", "meta", "link", "br", "img", "hr"}
IMPLIED = {"p", "li"}  # HTML lets their end tags be left out


class Outline(HTMLParser):
    """What a strict reader makes of a page: ids, references, controls, and tags that do not close what is open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.targets: set[str] = set()
        self.twice: list[str] = []
        self.forms: list[str] = []
        self.loose: list[str] = []
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> never ends" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.twice += [f"{tag} {name}" for name, count in Counter(name for name, _ in attrs).items() if count > 1]
        self.ids.update([given["id"] or ""] if "id" in given else [])
        self.targets |= {href[1:] for href in [given.get("href") or ""] if href.startswith("#")}
        self.forms += [given.get("id") or ""] if tag == "form" else []
        if tag in ("form", "label", "legend", "summary", "button", "a") and tag in self._open:
            self.wrong.append(f"<{tag}> in <{tag}>")
        if tag == "input" and "label" not in self._open:
            self.loose.append(str(given))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # a stroke at the end of a void element means nothing

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1] != tag and self._open[-1] in IMPLIED:
            self._open.pop()
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> ends nothing")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> OtherSite:
    """The site, built once, with its own source and no plugin for sources."""
    site = other_site(tmp_path_factory.mktemp("other"))
    said = site.build(f"SOURCES = {SOURCES}\n")
    assert "ERROR" not in said
    return site


@pytest.fixture
def fresh(tmp_path: Path) -> OtherSite:
    return other_site(tmp_path)


# -- what is wrong is said, and nothing falls over --------------------------------------------------------------


def test_what_is_wrong_is_logged_and_the_site_is_built_all_the_same(fresh: OtherSite) -> None:
    fresh.write("content/checklists/small.toml", "id = \n")
    fresh.write("content/checklists/twin.toml", example())
    said = " ".join(fresh.build().split())
    assert "content/checklists/small.toml:1:6: not valid TOML" in said
    assert re.search(r'content/checklists/twin\.toml:2:1: "bike" is the id of content/checklists/lend-my', said)
    assert "[checklist: small]" in fresh.html("news.html")
    assert Outline(fresh.html("pages/two.html")).forms == ["bike"]


def test_a_language_that_is_broken_is_said_and_english_stands_in(fresh: OtherSite) -> None:
    fresh.write("plugins/checklist/strings/fr.toml", "why = \n")
    assert "fr.toml:1:7: not valid TOML" in " ".join(fresh.build('DEFAULT_LANG = "fr"\n').split())
    assert "Your answer so far" in fresh.html("news.html")


def test_without_sources_no_sources_are_shown(fresh: OtherSite) -> None:
    fresh.build()
    html = fresh.html("news.html") + fresh.html("pages/marked.html")
    assert "Sources behind" not in html
    assert "A01" not in html


def test_text_is_escaped_whatever_the_site_does(fresh: OtherSite) -> None:
    sharp = example().replace("Do both brakes work?", 'Is 1 < 2 & \\"3\\" > 2?')
    fresh.write("content/checklists/lend-my-bike.toml", sharp)
    fresh.build('JINJA_ENVIRONMENT = {}\nCHECKLIST_TEXT = {"said": {"copied": \'"<b>\'}}\n')
    html = fresh.html("pages/marked.html")
    assert "Is 1 &lt; 2 &amp; &#34;3&#34; &gt; 2?" in html
    assert 'data-copied="&#34;&lt;b&gt;"' in html
    assert Outline(html).wrong == []


# -- what is drawn ----------------------------------------------------------------------------------------------


def test_the_plugin_needs_nothing_else_of_the_project(site: OtherSite) -> None:
    assert sorted(path.name for path in (site.folder / "plugins").iterdir() if path.name != "__pycache__") == [
        "__init__.py",
        "checklist",
        *NEEDED,
    ]
    for file in (ROOT / "plugins" / "checklist").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level > 1:
                assert (node.level, f"{node.module}.py") in ((2, name) for name in NEEDED), file
            elif isinstance(node, ast.ImportFrom | ast.Import):
                names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
                assert not any(name.startswith(("plugins", "tasks", "tests")) for name in names), file


@pytest.mark.parametrize(("path", "ids"), DRAWN.items())
def test_a_page_holds_the_forms_it_asks_for_with_style_and_script(site: OtherSite, path: str, ids: list[str]) -> None:
    html = site.html(path)
    assert Outline(html).forms == ids
    head, _, body = html.partition("</head>")
    assert head.count("<style>") == 1
    assert head.count("counter-reset: open") == 1
    assert all(f"#{name} .to-" in head for name in ids)
    assert body.count('<script type="module">') == 1
    assert "<!--checklist" not in html
    assert body.count("The first that fits your answers decides.") == len(ids)


@pytest.mark.parametrize("path", DRAWN)
def test_a_page_is_sound_html(site: OtherSite, path: str) -> None:
    html = site.html(path)
    outline = Outline(html)
    assert (outline.wrong, outline.twice) == ([], [])
    assert {name: count for name, count in outline.ids.items() if count > 1} == {}
    assert outline.targets <= set(outline.ids)
    assert outline.loose == []
    assert not re.search(r"\{\{|\{%|\{#", re.sub(r"<(style|script).*?</\1>", "", html, flags=re.DOTALL))
    assert "{{" not in html


@pytest.mark.parametrize("path", [*LISTS, "pages/plain.html"])
def test_lists_feeds_and_other_pages_hold_no_form(site: OtherSite, path: str) -> None:
    html = site.html(path)
    assert not re.search(r"<form|<fieldset|<style|<script|&lt;form", html)


@pytest.mark.parametrize("path", LISTS)
def test_lists_and_feeds_lead_to_the_checklist_in_its_page(site: OtherSite, path: str) -> None:
    html = site.html(path)
    if path.endswith(".xml"):
        html = "".join(ElementTree.fromstring(html).itertext())
    assert 'href="/news.html#we">Shall we?</a>' in html
    assert 'href="/whole.html#bike">Should I lend my bike?</a>' in html
    assert "[checklist:" not in html


def test_the_rules_stand_there_in_words(site: OtherSite) -> None:
    html = site.html("pages/marked.html")
    ruled = re.search(r'<div class="ruled">.*?</div>', html, re.DOTALL)
    assert ruled
    assert re.findall(r"<li>(.*?)\n", ruled[0]) == [
        "1b/1c: Not yet",
        "2b/2c or 3b/3c: Ask first",
        "anything else: Lend it",
    ]


def test_headings_follow_the_title_of_the_page(site: OtherSite) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", site.html("pages/marked.html"))]
    assert levels[:2] == [1, 2]  # of the site and of the page, by the theme
    assert set(levels[2:]) == {2, 3, 4}
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_sources_of_the_site_are_shown_by_name(site: OtherSite) -> None:
    assert "Lend it: Cycling &amp; Co 2026 (A)" in site.html("pages/marked.html")


def test_sources_are_shown_by_id_where_a_page_explains_them(fresh: OtherSite) -> None:
    fresh.build(f'SOURCES = {SOURCES}\nSOURCES_PAGE = "proof"\n')
    assert "Lend it: A01 2026 (A)" in fresh.html("pages/marked.html")
    assert '<a href="/proof/">How we know</a>' in fresh.html("pages/marked.html")


def test_an_excerpt_of_another_page_keeps_its_link(fresh: OtherSite) -> None:
    theme = fresh.folder / "theme" / "templates"
    theme.mkdir(parents=True)
    fresh.write("theme/static/.keep", "")
    fresh.write(
        "theme/templates/article.html",
        "<main>{{ article.content }}</main>{% for a in articles %}{{ a.content }}{% endfor %}",
    )
    fresh.build('THEME = "theme"\n')
    html = fresh.html("whole.html")
    assert Outline(html).forms == ["bike"]
    assert 'href="/news.html#we">Shall we?</a>' in html
    assert 'href="/whole.html#bike">' in html


# -- what a site changes ----------------------------------------------------------------------------------------


def test_a_part_of_the_theme_counts_before_that_of_the_plugin(fresh: OtherSite) -> None:
    fresh.write("theme/static/.keep", "")
    fresh.write(
        "theme/templates/checklist/outcome.html", '<p class="outcome to-{{ outcome.key }}">Mine: {{ outcome.title }}'
    )
    fresh.build('THEME = "theme"\n')
    html = fresh.html("pages/marked.html")
    assert re.findall(r"Mine: ([^<]*)", html) == ["Not yet", "Ask first", "Lend it"]
    assert "Your answer so far" in html
    assert "The other side" not in html


def test_a_theme_draws_checklists_as_the_manual_says(fresh: OtherSite) -> None:
    (template,) = re.findall(r"^```html\n(.*?)^```", MANUAL.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    fresh.write("theme/static/.keep", "")
    fresh.write("theme/templates/page.html", f"<body>{template}</body>")
    fresh.build('THEME = "theme"\n')
    html = fresh.html("pages/two.html")
    outline = Outline(html)
    assert (outline.forms, outline.wrong) == (["we", "bike"], [])
    assert (html.count("<style>"), html.count('<script type="module">')) == (1, 1)
    assert "<p>First.</p>" in html


def test_a_word_can_be_changed(fresh: OtherSite) -> None:
    fresh.build('CHECKLIST_TEXT = {"result": "So?", "buttons": {"next": "On"}}\n')
    html = fresh.html("pages/marked.html")
    assert "<h2>So?</h2>" in html
    assert 'data-do="next">On</button>' in html
    assert 'data-do="back">Back</button>' in html


def test_a_language_without_words_falls_back_to_english(fresh: OtherSite) -> None:
    fresh.build('DEFAULT_LANG = "gd"\n')
    assert "Your answer so far" in fresh.html("pages/marked.html")


def test_a_language_with_words_speaks_them_and_english_for_the_rest(fresh: OtherSite) -> None:
    fresh.write("plugins/checklist/strings/fr.toml", 'result = "Votre réponse"\n')
    fresh.build('DEFAULT_LANG = "fr-CH"\n')
    html = fresh.html("pages/marked.html")
    assert "<h2>Votre réponse</h2>" in html
    assert "Why we ask" in html


# -- the manual -------------------------------------------------------------------------------------------------


def keys_of(keys: Keys, prefix: str = "") -> dict[str, bool]:
    return {prefix + name: must for name, (_, must) in keys.items()}


def test_the_manual_names_every_key_with_whether_it_must_stand_and_invents_none() -> None:
    top, *sections = MANUAL.read_text(encoding="utf-8").split("\n### ")
    expected = {"": keys_of(CHECKLIST)}
    for table, keys in TABLES.items():
        expected[table] = keys_of(keys)
        for (owner, part), (inner, must) in PARTS.items():
            if owner == table:
                expected[table] |= {part: must} | keys_of(inner, f"{part}.")
    said = {"": keys_said(top[top.index("## The file") :])}
    for section in sections:
        (table,) = re.findall(r"^`\[\[(\w+)\]\]`", section)
        said[table] = keys_said(section.partition("\n## ")[0])
    assert said == expected


def keys_said(section: str) -> dict[str, bool]:
    """Each key of a table in the manual, and whether it says that it must stand there."""
    rows = re.findall(r"^\| `([\w.]+)` \| [^|]+ \| (yes)? ?\| [^|]+ \|$", section, re.MULTILINE)
    assert len(rows) == section.count("\n| `"), "a row that is no row"
    return {name: bool(must) for name, must in rows}


def test_the_manual_names_every_setting_that_the_plugin_reads() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "plugins" / "checklist").rglob("*.html"))
    read = set(re.findall(r"\b(SOURCES\w*|CHECKLIST_\w+)\b", text))
    settings = MANUAL.read_text(encoding="utf-8").partition("## Settings")[2].partition("\n## ")[0]
    assert read <= set(re.findall(r"^\| `(\w+)` \|", settings, re.MULTILINE))


def test_the_example_is_whole_proved_and_cared_for(tmp_path: Path) -> None:
    file = tmp_path / "lend-my-bike.toml"
    file.write_text(example(), encoding="utf-8")
    checklist, problems = parse(file)
    assert checklist, problems
    assert failures(checklist, prove(checklist)) == []
    assert care_problems(read_toml(file)) == []
    assert (len(checklist.questions), len(checklist.outcomes)) == (3, 3)


def test_the_manual_says_every_message_of_the_proof() -> None:
    """By the words in which each begins, as the code has them."""
    manual = MANUAL.read_text(encoding="utf-8")
    for words in (
        "no rule decides",
        "can never decide",
        "nothing leads to outcome",
        "can never show",
        "which no outcome it stands on offers",
        "changes anything",
        '"lifts" does not lift rule',
        "does not hold",
    ):
        code = "".join(
            (ROOT / "plugins" / "checklist" / f"{name}.py").read_text(encoding="utf-8")
            for name in ("reach", "promises", "order")
        )
        assert words in code, words
        assert words in manual, words


def test_what_the_manual_says_to_install_is_what_the_plugin_imports() -> None:
    named = re.search(r"Install `([^`]+)`", MANUAL.read_text(encoding="utf-8"))
    assert named
    modules = {name.replace("beautifulsoup4", "bs4").replace("-", "_") for name in named[1].split()}
    files = [
        *(ROOT / "plugins" / "checklist").rglob("*.py"),
        *(ROOT / "plugins" / name for name in NEEDED),
    ]
    found: set[str] = set()
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.partition(".")[0])
    assert found - set(sys.stdlib_module_names) - {"jinja2", "markupsafe"} == modules  # Pelican brings these two
