"""Oddities in keys, letters and files that are no mistakes, in the project's own content: they must raise nothing."""

from __future__ import annotations

from .case import Case, each, fine
from .change import add, line, swap, write
from .places import ARTICLE, ASK, BENEFITS, COST, HOUR, PRIVACY, SITE

LETTERS = (
    *each(
        fine,
        HOUR,
        {
            "the word todo in a sentence": "Keep it off your to-do list, and do it now.",
            "here without a link": "If you were told to click here or there, do not.",
        },
    ),
)

FRONT = (
    fine("no empty line after the keys", swap(COST, "prepare-in-an-hour\n\n", "prepare-in-an-hour\n")),
    fine("keys in small letters", swap(PRIVACY, "Title: Privacy", "title: Privacy")),
    fine("an ampersand and quotes in a title", swap(PRIVACY, "Title: Privacy", 'Title: Privacy & "cookies"')),
    fine("an accent in a title", swap(PRIVACY, "Title: Privacy", "Title: Privacy, or déjà vu")),
    fine(
        "lines of YAML around the keys",
        swap(PRIVACY, "Title: Privacy", "---\nTitle: Privacy"),
        swap(PRIVACY, "Next: should-i-go\n", "Next: should-i-go\n---\n"),
    ),
    fine("a date with an hour", line(ARTICLE, "Date:", "Date: 2026-11-22 09:30")),
    fine("a day of change after the date", line(ARTICLE, "Date:", "Date: 2026-11-01\nModified: 2026-11-20")),
    fine("a status in words", swap(PRIVACY, "Title: Privacy", "Title: Privacy\nStatus: published")),
    fine(
        "a draft with notes to do in it",
        write(
            "content/pages/shaking-hands.md",
            "Title: Shaking hands\nDescription: What helps when your hands shake before they call you in, and what "
            "does not.\nStatus: draft\nReviewed: 2026-11-23\n\nTODO: ask Ann.\n",
        ),
    ),
    fine(
        "a date in the future in a draft",
        write(
            "content/articles/later.md",
            "Title: Later\nDescription: What we shall want to say when we have seen the figures of next "
            "year's survey.\nStatus: draft\nDate: 2027-03-01\nReviewed: 2026-11-23\n\nWait for it.\n",
        ),
    ),
)

FILES = (
    fine(
        "no line end at the end",
        swap(
            COST, "before you go]({filename}ask-before-you-go.md).\n", "before you go]({filename}ask-before-you-go.md)."
        ),
    ),
    fine("empty lines at the end", add(COST, "\n\n\n")),
    fine(
        "what macOS and editors leave behind",
        write("content/pages/.DS_Store", b"\0\0\0\1Bud1"),
        write("content/pages/.about.md.swp", b"b0VIM 8.2"),
        write("content/images/.gitkeep", b""),
    ),
    fine(
        "a publisher who says it all",
        swap(SITE, 'name = ""', 'name = "Northgate Careers Office"'),
        swap(SITE, 'editor = ""', 'editor = "Ruth Amadi"'),
        swap(SITE, 'contact = ""', 'contact = "office@northgate-careers.org.uk"'),
        swap(SITE, 'paid_by = ""', 'paid_by = "Northgate Council"'),
    ),
    fine(
        "a comment in a checklist",
        swap(
            "content/checklists/is-this-interview-real.toml",
            "[[place]]",
            "# TODO is no word for readers here\n[[place]]",
        ),
    ),
)

MORE = (
    *each(
        fine,
        ASK,
        {
            "an address with brackets": "See [what a floor is](https://en.wikipedia.org/wiki/Floor_(legislative)).",
            "an address in pointed brackets": "See [the office](<https://www.gov.uk/find-a-job>).",
            "a title on a link": 'See [the office](https://www.gov.uk/find-a-job "Find a job").',
            "a reference that is defined": "See [the office][jobs].\n\n[jobs]: https://www.gov.uk/find-a-job",
            "a telephone link": "Ring [0800 144 8848](tel:+448001448848) for free.",
            "one target with one text twice": "See [about this site]({filename}about.md). Again: [about this "
            "site]({filename}about.md).",
            "a link over two lines": "See [about\nthis site]({filename}about.md) for more.",
        },
    ),
    *each(
        fine,
        COST,
        {
            "a list with stars": "* the letter\n* a pen",
            "a line of dashes": "Ring first.\n\n---\n\nThen write.",
            "a quotation": "> We pay the fare.\n>\n> Bring the ticket.",
            "dashes and dots of a printer": "Wait 2–3 days… then ring — or write.",
            "bold inside a word": "This is un**believ**able.",
        },
    ),
    *each(
        fine,
        BENEFITS,
        {
            "keys to press": "Press <kbd>Ctrl</kbd> and <kbd>P</kbd> to print.",
            "a break in HTML's own form": "Ring first.<br>Then write.<br/>Then wait.",
        },
    ),
    *each(
        fine,
        HOUR,
        {
            "an accent in two parts": "Wait in a cafe\u0301 nearby.",
            "a space that does not break": "Wait a\u00a0minute, and no more.",
            "names from everywhere": "Zoë, Łukasz, Nguyễn and 李娜 all said so.",
            "a face": "Then breathe out 🙂 and go in.",
            "a family in one sign": "Then ring home 👨‍👩‍👧 and tell them.",
        },
    ),
    fine("spaces after the colon", swap(PRIVACY, "Title: Privacy", "Title:    Privacy  ")),
    fine("a colon in a title", swap(PRIVACY, "Title: Privacy", "Title: Privacy: what we keep")),
)

CASES: tuple[Case, ...] = (
    *LETTERS,
    *FRONT,
    *FILES,
    *MORE,
)
