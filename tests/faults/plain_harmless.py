"""Oddities of a stranger's site that are no mistakes: they must raise nothing."""

from __future__ import annotations

from .case import Case, each, odd
from .change import add, into, swap, write
from .pictures import png
from .places import ALONE, BOOTS, CLUB, CONF, GATES, GATES_HEAD, GATES_TEXT, JOIN, MAPS, RIDGE, WEIR

WRITING = (
    *each(
        odd,
        RIDGE,
        {
            "link to a category": "Or see [all our walks]({category}Walks).",
            "link to a tag": "Or see [all on hills]({tag}hill).",
            "link to an author": "Or see [all by Ada]({author}Ada Brook).",
            "link to the front page": "Or see [all articles]({index}).",
            "link to an archive": "Or see [the archive](/archives.html).",
            "link to a feed": "Or read [the feed](/feeds/all.atom.xml).",
            "link with a fragment": "Or see [the note on boots]({filename}/kit/boots-that-last.md#fn:1).",
            "image for decoration": "![]({static}/images/sign.png)",
        },
    ),
    odd(
        "a stranger's image beside the article",
        write("content/walks/gate.png", png(40, 20)),
        into(RIDGE, "![A gate in the rain]({attach}gate.png)"),
    ),
    *each(
        odd,
        ALONE,
        {
            "code block with colours": "    :::python\n    def ring(hour):\n        return hour + 1",
            "fence with a language": "```python\nprint('{{ hello }}')\n```",
            "abbreviation": "The OS map will do.\n\n*[OS]: Ordnance Survey",
            "footnote with a name": "Ring at six.[^ring]\n\n[^ring]: Or at seven.",
            "Markdown in a div that asks for it": '<div markdown="1">\nRing **at six**.\n</div>',
            "definition list": "whistle\n:   six blasts a minute\n\ntorch\n:   six flashes a minute",
            "long dash and quotes": "“Ring,” she said — and I rang…",
        },
    ),
    odd(
        "a stranger's page in French",
        write(
            "content/notes/seul.md",
            "Title: Marcher seul\nDate: 2026-04-25 18:00\nCategory: Notes\nTags: safety\nAuthor: Ada Brook\n"
            "Lang: fr\nSlug: walking-alone\nSummary: Dites à quelqu'un où vous allez.\n\nPuis téléphonez.\n",
        ),
    ),
)

KEYS = (
    odd("a stranger's date without an hour", swap(WEIR, "Date: 2026-01-10 09:00", "Date: 2026-01-10")),
    odd("a stranger's date with its zone", swap(WEIR, "Date: 2026-01-10 09:00", "Date: 2026-01-10T09:00:00+01:00")),
    odd("a stranger's authors in the plural", swap(WEIR, "Author: Ada Brook", "Authors: Ada Brook, Tom Marsh")),
    odd(
        "a stranger's authors by their last names first",
        swap(WEIR, "Author: Ada Brook", "Authors: Brook, Ada; Marsh, Tom"),
    ),
    odd(
        "a stranger's keys in small letters",
        swap(WEIR, "Title: Along", "title: Along"),
        swap(WEIR, "Tags: river", "tags: river"),
    ),
    odd("a stranger's slug of its own", swap(WEIR, "Tags: river", "Slug: weir\nTags: river")),
    odd("a stranger's article without tags", swap(WEIR, "Tags: river, easy\n", "")),
    odd(
        "a stranger's article whose folder says its category",
        swap(WEIR, "Category: Walks\n", ""),
        swap(CONF, 'DEFAULT_LANG = "en"', 'DEFAULT_LANG = "en"\nDEFAULT_CATEGORY = "Walks"'),
    ),
    odd(
        "a stranger's description for search engines",
        swap(
            WEIR,
            "Tags: river",
            "Description: A flat walk of three miles along the river, with a bench halfway and a way home "
            "through the wood.\nTags: river",
        ),
    ),
    odd(
        "a stranger's lines of YAML",
        swap(WEIR, "Title: Along", "---\nTitle: Along"),
        swap(WEIR, "with a bench halfway.\n", "with a bench halfway.\n---\n"),
    ),
    odd("a stranger's tag with a space", swap(WEIR, "Tags: river, easy", "Tags: river, easy, with a dog")),
    odd(
        "a stranger's summary over two lines",
        swap(WEIR, "Summary: Three flat miles beside the water,", "Summary: Three flat miles beside the water,\n   "),
    ),
    odd("a stranger's page without a date", swap(CLUB, "Date: 2026-01-03\n", "")),
    odd(
        "a stranger's page at an address of its own",
        swap(JOIN, "Date: 2026-01-03", "Date: 2026-01-03\nUrl: join/\nSave_as: join/index.html"),
    ),
    odd("a stranger's draft with gaps in it", write(GATES, f"{GATES_HEAD}Status: draft\n\nTODO: count the gates.\n")),
)

FILES = (
    odd(
        "a stranger's read-me beside the folders",
        write("content/README.md", "# How we write\n\nShort, and with a map.\n"),
    ),
    odd("a stranger's folder that git keeps", write("content/images/.gitkeep", b"")),
    odd(
        "a stranger's article in reStructuredText",
        write(
            "content/notes/gates.rst",
            "About gates\n###########\n\n:date: 2026-11-01\n:category: Notes\n:tags: manners\n:author: Tom "
            "Marsh\n:summary: Which gates to leave open.\n\nLeave them as you find them.\n",
        ),
    ),
    odd("a stranger's article with another ending of Markdown", write("content/notes/gates.markdown", GATES_TEXT)),
    odd("a stranger's article in a folder of a folder", write("content/notes/2026/gates.md", GATES_TEXT)),
    odd("a stranger's Windows line ends", write(GATES, GATES_TEXT.replace("\n", "\r\n").encode())),
    odd("a stranger's lack of a last line end", write(GATES, GATES_TEXT.rstrip("\n"))),
    odd("a stranger's blank lines at the end", add(MAPS, "\n\n\n")),
    odd("a stranger's spaces at the ends of lines", add(BOOTS, "\nBrush them.   \nWax them.\t\n")),
)

SETTINGS = (
    odd(
        "a stranger's setting of a theme",
        add(CONF, 'SIDEBAR_IMAGE = "images/sign.png"\nGOOGLE_SITE_VERIFICATION = ""\n'),
    ),
    odd(
        "a stranger's links and social settings",
        add(CONF, 'LINKS = (("OpenStreetMap", "https://www.openstreetmap.org/"),)\nSOCIAL = ()\n'),
    ),
    odd(
        "a stranger's addresses without html",
        add(CONF, 'ARTICLE_URL = "{slug}/"\nARTICLE_SAVE_AS = "{slug}/index.html"\n'),
    ),
    odd(
        "a stranger's addresses by date",
        add(
            CONF,
            'ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"\nARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}/index.html"\n',
        ),
    ),
    odd(
        "a stranger's private helpers in the settings",
        add(CONF, 'import datetime\n\n_year = datetime.date(2026, 1, 1).year\nCOPYRIGHT = f"{_year} the club"\n'),
    ),
    odd("a stranger's pages of three articles", swap(CONF, "DEFAULT_PAGINATION = 10", "DEFAULT_PAGINATION = 3")),
    odd(
        "a stranger's site without feeds",
        swap(CONF, '"feeds/all.atom.xml"', "None"),
        swap(CONF, '"feeds/{slug}.atom.xml"', "None"),
    ),
    odd("a stranger's folder of images that only links name", swap(CONF, '["images", "extra"]', '["extra"]')),
    odd("a stranger's feed in RSS", add(CONF, 'FEED_ALL_RSS = "feeds/all.rss.xml"\n')),
    odd("a stranger's menu of its own", add(CONF, 'MENUITEMS = (("Archive", "/archives.html"),)\n')),
    odd(
        "a stranger's files left unread on purpose",
        add(CONF, 'IGNORE_FILES = [".#*", "*.txt.bak"]\n'),
        write("content/notes/gates.txt.bak", "Gates.\n"),
    ),
)

CASES: tuple[Case, ...] = (
    *WRITING,
    *KEYS,
    *FILES,
    *SETTINGS,
)
