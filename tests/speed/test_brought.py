"""What a site brings itself: data behind its functions, plugins and extensions, and files that nobody lists.

Each site is built, something in it is changed, and it is built again: what comes of that is compared with a clean
build. Each build is a process of its own, since code that a site brings is imported once in a process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.authoring import building
from plugins.authoring.building import Asked

from ..publishing.conftest import make_tiny

ROOT = Path(__file__).parents[2]

TICK = 0.05
"""Seconds after which nobody takes a text for one that was written while it was read."""

CONF = """
import os, sys
HERE = os.path.dirname(os.path.abspath(__file__)) + "/"
sys.path.insert(0, HERE)
SITENAME, AUTHOR, SITEURL, PATH, TIMEZONE, DEFAULT_LANG = "S", "A", "", "content", "UTC", "en"
THEME_TEMPLATES_OVERRIDES = [HERE + "templates"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = ["index"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
"""

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
    '<title>{{ article.title if article else "Home" }}</title></head>'
    "<body><main><h1>x</h1>%s</main></body></html>"
)

LOADED = 'import json\nfrom pathlib import Path\nDATA = json.loads((Path(__file__).parent / "data.json").read_text())\n'

EXTENSION = """
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from pelican import signals
import {module} as this
class P(Postprocessor):
    def run(self, text): return text + "<p>" + {words} + "</p>"
class Last(Extension):
    def extendMarkdown(self, md): md.postprocessors.register(P(md), "last", 1)
def makeExtension(**k): return Last(**k)
SETTINGS = {{}}
def begin(pelican): SETTINGS.update(pelican.settings)
def register(): signals.initialized.connect(begin)
"""


class Site(NamedTuple):
    """A site in a folder, where each build is a process."""

    root: Path

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def build(self, output: str = "out", *more: str) -> subprocess.CompletedProcess[str]:
        """Build it into a folder."""
        command = [sys.executable, "-m", "invoke", "build", "--settings", str(self.root / "pelicanconf.py")]
        return subprocess.run(
            [*command, "--output", str(self.root / output), *more],
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(self.root / "lib")},
            capture_output=True,
            text=True,
        )

    def pages(self, output: str) -> dict[str, str]:
        """All pages of an output, by name."""
        folder = self.root / output
        return {str(file.relative_to(folder)): file.read_text("utf-8") for file in sorted(folder.rglob("*.html"))}

    def settle(self) -> None:
        """Let every file be old: what was written while it was read is read again."""
        for file in self.root.rglob("*"):
            if file.is_file() and "out" not in file.parts and ".cache" not in file.parts:
                os.utime(file, (1.6e9, 1.6e9))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of three articles."""
    made = Site(tmp_path)
    made.write("pelicanconf.py", CONF)
    made.write("pyproject.toml", "")
    made.write("templates/index.html", PAGE % "home")
    made.write("templates/article.html", PAGE % "{{ article.title }} {{ article.content }}")
    for number in range(3):
        front = f"Title: Article {number}\nDate: 2020-01-0{number + 1} 10:00\nCategory: misc\nSlug: a{number}"
        made.write(f"content/a{number}.md", f"{front}\n\nWords {number}.\n")
    return made


class Case(NamedTuple):
    """What a site brings: settings, the body of the template of articles, files, and what is changed then."""

    conf: str
    article: str
    files: dict[str, str]
    change: Callable[[Site], None]


def night(site: Site) -> None:
    site.write("data.json", '{"hello": "night"}')


def retitle(site: Site) -> None:
    text = (site.root / "content/a1.md").read_text("utf-8")
    site.write("content/a1.md", text.replace("Title: Article", "Title: Other"))


def reword(site: Site) -> None:
    text = (site.root / "content/a1.md").read_text("utf-8")
    site.write("content/a1.md", text.replace("Words", "Others"))


def put_flag(site: Site) -> None:
    site.write("last.py.flag", "")
    reword(site)


DAY = {"data.json": '{"hello": "day"}'}
FILTER = 'import helpers\nJINJA_FILTERS = {"f": helpers.f}\n'
USES = "{{ article.title|f }}"


def by_filter(code: str, change: Callable[[Site], None] = night, **files: str) -> Case:
    return Case(FILTER, USES, {**DAY, "helpers.py": code, **files}, change)


CASES = {
    "data of a class": by_filter(f"{LOADED}class C:\n    words = DATA\ndef f(x): return C.words['hello']\n"),
    "data of a class that a class is made of": by_filter(
        f"{LOADED}class B:\n    words = DATA\nclass C(B): pass\ndef f(x): return C.words['hello']\n"
    ),
    "a class among globals": Case(
        'import helpers\nJINJA_GLOBALS = {"C": helpers.C}\n',
        "{{ C.words.hello }}",
        {**DAY, "helpers.py": f"{LOADED}class C:\n    words = DATA\n"},
        night,
    ),
    "a module among globals": Case(
        'import helpers\nJINJA_GLOBALS = {"helpers": helpers}\n',
        "{{ helpers.DATA.hello }}",
        {**DAY, "helpers.py": LOADED},
        night,
    ),
    "a module of Python among globals": Case(
        'JINJA_GLOBALS = {"os": os, "HERE": HERE}\n',
        "{{ os.path.exists(HERE ~ 'flag') }}",
        {},
        lambda site: site.write("flag", ""),
    ),
    "a module that a filter imports": by_filter(
        "def f(x):\n    import words\n    return words.DATA['hello']\n", **{"words.py": LOADED}
    ),
    "a module beside a filter that it imports": Case(
        'import pkg.helpers\nJINJA_FILTERS = {"f": pkg.helpers.f}\n',
        USES,
        {
            "pkg/__init__.py": "",
            "pkg/helpers.py": "def f(x):\n    from .words import DATA\n    return DATA['hello']\n",
            "pkg/words.py": LOADED,
            "pkg/data.json": '{"hello": "day"}',
        },
        lambda site: site.write("pkg/data.json", '{"hello": "night"}'),
    ),
    "what was asked before it is drawn": Case(
        f"{FILTER}PLUGINS = [helpers]\n",
        USES,
        {
            **DAY,
            "helpers.py": "import functools, json\nfrom pathlib import Path\nfrom pelican import signals\n"
            "@functools.lru_cache\ndef data(): return json.loads((Path(__file__).parent / 'data.json').read_text())\n"
            "def f(x): return data()['hello']\ndef early(pelican): data()\n"
            "def register(): signals.initialized.connect(early)\n",
        },
        night,
    ),
    "a child that reads": by_filter(
        "import json, os\nfrom pathlib import Path\n"
        "def f(x):\n    ends = os.pipe()\n    child = getattr(os, 'fo' + 'rk')()\n    if not child:\n"
        "        os.write(ends[1], (Path(__file__).parent / 'data.json').read_bytes())\n        os._exit(0)\n"
        "    os.waitpid(child, 0)\n    os.close(ends[1])\n    return json.loads(os.read(ends[0], 99))['hello']\n"
    ),
    "attributes of a dictionary": Case(
        "import helpers\nPLUGINS = [helpers]\n",
        "{{ BOX.words }}",
        {
            **DAY,
            "helpers.py": f"{LOADED}from pelican import signals\nclass Box(dict): pass\n"
            "def give(generator):\n    box = Box()\n    box.words = DATA['hello']\n    generator.context['BOX'] = box\n"
            "def register(): signals.article_generator_finalized.connect(give)\n",
        },
        night,
    ),
    "what an extension of Jinja holds": Case(
        'import helpers\nJINJA_ENVIRONMENT = {"extensions": [helpers.Hi]}\n',
        "{% hi %}",
        {
            **DAY,
            "helpers.py": f"{LOADED}from jinja2 import nodes\nfrom jinja2.ext import Extension\nclass Hi(Extension):\n"
            "    tags = {'hi'}\n    def __init__(self, env):\n"
            "        super().__init__(env)\n        self.words = DATA\n"
            "    def parse(self, parser):\n        line = next(parser.stream).lineno\n"
            "        return nodes.Output([self.call_method('say')]).set_lineno(line)\n"
            "    def say(self): return self.words['hello']\n",
        },
        night,
    ),
    "a plugin in Pelican's own package": Case(
        'PLUGINS = ["greeting"]\n',
        USES,
        {
            **DAY,
            "lib/pelican/plugins/greeting/__init__.py": "import json\nfrom pelican import signals\nWORDS = {}\n"
            "def f(x): return WORDS['hello']\n"
            "def begin(pelican):\n    WORDS.update(json.load(open(pelican.settings['HERE'] + 'data.json')))\n"
            "    pelican.settings['JINJA_FILTERS'] = {'f': f}\n"
            "def register(): signals.initialized.connect(begin)\n",
        },
        night,
    ),
    "a counter of a function": by_filter("def f(x):\n    f.n += 1\n    return str(f.n)\nf.n = 0\n", retitle),
    "a counter of a class": by_filter("class C:\n    n = 0\ndef f(x):\n    C.n += 1\n    return str(C.n)\n", retitle),
    "a list that is usual": by_filter("def f(x, s=[]):\n    s.append(x)\n    return str(len(s))\n", retitle),
    "a counter in what templates import": Case(
        "",
        "{% import 'm.html' as m %}{{ article.title }}{{ m.next() }}",
        {
            "templates/m.html": "{% set _n = namespace(n=0) %}"
            "{% macro next() %}{% set _n.n = _n.n + 1 %}{{ _n.n }}{% endmacro %}"
        },
        retitle,
    ),
    "settings that an extension of Markdown sees": Case(
        'import json, last\nHELLO = json.load(open(HERE + "data.json"))["hello"]\nPLUGINS = [last]\n'
        'MARKDOWN = {"extensions": ["last"], "extension_configs": {}}\n',
        "{{ article.content }}",
        {**DAY, "last.py": EXTENSION.format(module="last", words='SETTINGS["HELLO"]')},
        night,
    ),
    "a file that an extension of Markdown asks for": Case(
        'MARKDOWN = {"extensions": ["last"], "extension_configs": {}}\n',
        "{{ article.content }}",
        {"last.py": EXTENSION.format(module="os", words='str(this.path.exists(__file__ + ".flag"))')},
        put_flag,
    ),
    "options of code in reStructuredText": Case(
        'import json\nPYGMENTS_RST_OPTIONS = json.load(open(HERE + "rst.json"))\n',
        "{{ article.content }}",
        {
            "rst.json": "{}",
            "content/r.rst": "R\n##\n:date: 2020-02-02\n:slug: r\n\n.. code-block:: python\n\n   x = 1\n   y = 2\n",
        },
        lambda site: site.write("rst.json", '{"linenos": "inline"}'),
    ),
    "the time of a file as its date": Case(
        'DEFAULT_DATE = "fs"\n',
        "{{ article.date }}",
        {"content/b.md": "Title: B\nSlug: b\nCategory: misc\n\nB.\n"},
        lambda site: os.utime(site.root / "content/b.md", (1.5e9, 1.5e9)),
    ),
    "settings that ask for a file": Case(
        'SITENAME = "One" if os.path.exists("/".join([HERE, "deep/flag"])) else "None"\n',
        "{{ SITENAME }}",
        {"deep/other": ""},
        lambda site: site.write("deep/flag", ""),
    ),
    "a folder that becomes a file": Case(
        'import json\nARTICLE_SAVE_AS, ARTICLE_URL = json.load(open(HERE + "where.json")), "{slug}/"\n',
        "{{ article.title }}",
        {"where.json": '"{slug}/index.html"'},
        lambda site: site.write("where.json", '"{slug}"'),
    ),
    "how many texts there are": Case(
        "",
        "{{ generated_content|length }}",
        {},
        lambda site: site.write("content/new.md", "Title: N\nDate: 2020-03-03\nCategory: misc\nSlug: n\n\nN.\n"),
    ),
    "where all texts are": Case(
        "",
        "{{ generated_content.keys()|length }}",
        {},
        lambda site: site.write("content/new.md", "Title: N\nDate: 2020-03-03\nCategory: misc\nSlug: n\n\nN.\n"),
    ),
    "a further site by a plugin": Case(
        'import subs\nPLUGINS = [subs]\nMARKDOWN = {"extensions": ["toc"], "extension_configs": '
        '{"toc": {"title": "Contents"}}}\nSUBSITE = {"MARKDOWN": {"extensions": ["toc"], "extension_configs": '
        '{"toc": {"title": "Inhalt"}}}}\n',
        "{{ article.content }}",
        {
            "subs.py": "import os\nfrom pelican import Pelican, signals\n"
            "def more(pelican):\n    over = pelican.settings.get('SUBSITE')\n    if over:\n"
            "        where = os.path.join(pelican.settings['OUTPUT_PATH'], 'de')\n"
            "        settings = {**pelican.settings, **over, 'OUTPUT_PATH': where, 'SUBSITE': None}\n"
            "        Pelican(settings).run()\ndef register(): signals.finalized.connect(more)\n",
            "content/t.md": "Title: T\nDate: 2020-03-03\nCategory: misc\nSlug: t\n\n[TOC]\n\n## One\n\nT.\n",
        },
        reword,
    ),
    "a folder that a plugin makes": Case(
        "import makes\nPLUGINS = [makes]\n",
        "{{ article.content }}",
        {
            "makes.py": "import os\nfrom pelican import signals\n"
            "def make(pelican):\n    folder = pelican.settings['OUTPUT_PATH'] + '/extra'\n    os.mkdir(folder)\n"
            "    open(folder + '/x.txt', 'w').write('x')\ndef register(): signals.finalized.connect(make)\n"
        },
        reword,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_site_brings_counts(site: Site, case: Case) -> None:
    site.write("pelicanconf.py", CONF + case.conf)
    site.write("templates/article.html", PAGE % case.article)
    for name, text in case.files.items():
        site.write(name, text)
    site.settle()
    first = site.build()
    assert not first.returncode, first.stdout + first.stderr
    with (site.root / "content/a2.md").open("a", encoding="utf-8") as file:
        file.write("More.\n")  # so that the next build takes what is kept, and the folders that are left over
    time.sleep(TICK)
    site.build()
    before = site.pages("out")
    case.change(site)
    again, clean = site.build(), site.build("clean", "--clean")
    assert (again.returncode, clean.returncode) == (0, 0), again.stdout + again.stderr
    assert site.pages("out") == site.pages("clean") != before


def test_pages_of_the_real_theme_stand_where_others_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    site = make_tiny(tmp_path)
    for name in ("theme", "content/evidence"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        shutil.copytree(ROOT / name, tmp_path / name)
    assert building.build(tmp_path, Asked(explain=True)) == 0, capsys.readouterr().out
    site.change("content/pages/ways.md", "Title: ", "Title: All ")
    time.sleep(TICK)
    capsys.readouterr()
    assert building.build(tmp_path, Asked(explain=True)) == 0
    drawn = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Drawn: ")]
    assert drawn
    assert not [line for line in drawn if "nobody can tell" in line]
    assert not [line for line in drawn if line.startswith("Drawn: robots.txt")]
