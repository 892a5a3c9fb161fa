"""Oddities that are no mistakes, in the project's own content: they must raise nothing."""

from __future__ import annotations

from .case import Case, each, fine, twins
from .change import add, into, line, swap, write
from .pictures import GIF, png, svg
from .places import ARTICLE, ASK, BENEFITS, COST, HOUR, PRIVACY, SITE

ADDRESSES = (
    *each(
        fine,
        ASK,
        {
            "an address with a question and a fragment": "See [how to search for a "
            "job](https://www.gov.uk/search/all?keywords=job+interview&order=relevance#results).",
            "an address with letters in code": "See [the café](https://de.wikipedia.org/wiki/Caf%C3%A9).",
            "a host with an accent": "See [the bookshop](https://www.bücher.de/).",
            "an email link with a subject": "Write to [the advice "
            "centre](mailto:advice@citizensadvice.org.uk?subject=A%20question).",
            "a fragment of the page itself": "See [how to ask about pay](#how-to-ask-about-pay).",
            "a fragment of another page": "See [how the grades work]({filename}how-we-know.md#what-the-grades-mean).",
            "a link to the home page": "Go back to [the first page](/).",
            "a link to the feed": "Subscribe to [the feed](/feed.xml).",
            "an address to read, in code": "Type `http://localhost:8000/` or `www.gov.uk` by hand.",
        },
    ),
)

MARKS = (
    *each(
        fine,
        COST,
        {
            "stars for times": "Count 2 * 3 * 4 in your head.",
            "a name in code with underscores": "The file is called `my_sums_for_may.csv`.",
            "a template's variable in code": "Some tools write `{{ name }}` or `{% if %}` for you.",
            "a wiki's link in code": "Some tools write `[[name]]` for a link.",
            "Markdown shown in a fence": "~~~\n**bold**, [text](address), TODO, <b>\n| a | b |\n~~~",
            "a conflict of git shown in a fence": "~~~\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> b\n~~~",
            "stars that are escaped": r"Write \*important\* the way you like, and \[name\] too.",
            "less than and an ampersand": "If the cost < the pay, go. Ask Marks & Spencer.",
            "a word in square brackets": 'They wrote "we pay fairs [sic] for you".',
            "square brackets around an omission": 'They wrote "we pay fares [...] for you".',
            "a list that begins at three": "3. ring\n4. write\n5. wait",
            "a list in a list, set in by four": "- for the day\n    - the letter\n    - a pen\n- for later",
            "a table with sides and an escaped bar": "| What | Cost |\n|:---|---:|\n| Bus \\| tram | £6 |",
            "a table with an empty corner": "| | Bus |\n|---|---|\n| Cost | £6 |",
            "a line broken by two spaces": "Ring first.  \nThen write.",
            "a fence with a language": "```text\nfare = 6\n```",
            "a box without a title": '!!! example ""\n    Ring first.',
        },
    ),
)

HTML = (
    *each(
        fine,
        BENEFITS,
        {
            "a comment": "<!-- checked with the office in May -->\n\nRing first.",
            "something to unfold": "<details><summary>For the record</summary><p>Ring first.</p></details>",
            "an abbreviation": 'Ask the <abbr title="Department for Work and Pensions">DWP</abbr> first.',
            "a phrase in another language": 'They say <span lang="fr">bon courage</span> in France.',
            "a language from right to left": 'They say <span lang="ar" dir="rtl">بالتوفيق</span> in Jordan.',
            "a heading with a name of its own": "## If all else fails {#last-resort}\n\nSee [the last "
            "resort](#last-resort).",
        },
    ),
    fine(
        "a figure with its caption",
        write("content/images/map.png", png(40, 20)),
        into(
            BENEFITS,
            '<figure><img src="/images/map.png" alt="The office beside the station" width="40" '
            'height="20"><figcaption>The way</figcaption></figure>',
        ),
    ),
    fine(
        "a picture that only decorates",
        write("content/images/rule.png", png(40, 20)),
        into(BENEFITS, '![]({static}/images/rule.png){: width="40" height="20" }'),
    ),
    fine(
        "a drawing",
        write("content/images/map.svg", svg()),
        into(BENEFITS, '![The way in]({static}/images/map.svg){: width="10" height="10" }'),
    ),
    fine(
        "a small moving picture",
        write("content/images/dot.gif", GIF),
        into(BENEFITS, '![A dot that shows where to sign]({static}/images/dot.gif){: width="1" height="1" }'),
    ),
    fine(
        "a picture shown at half its size",
        write("content/images/map.png", png(80, 40)),
        into(BENEFITS, '![The office beside the station]({static}/images/map.png){: width="40" height="20" }'),
    ),
    fine(
        "an image in a folder that only a link names",
        write("content/pictures/map.png", png(40, 20)),
        into(BENEFITS, '![The office beside the station]({static}/pictures/map.png){: width="40" height="20" }'),
    ),
    fine(
        "a file to fetch",
        write("content/images/plan.pdf", b"%PDF-1.4\n%%EOF\n"),
        into(BENEFITS, "Print [the plan]({static}/images/plan.pdf)."),
    ),
)

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

TWINS = (
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
            "a space that does not break": "Wait 10\u00a0minutes, and no more.",
            "names from everywhere": "Zoë, Łukasz, Nguyễn and 李娜 all said so.",
            "a face": "Then breathe out 🙂 and go in.",
            "a family in one sign": "Then ring home 👨‍👩‍👧 and tell them.",
            "a temperature and a fraction": "It is 20 °C, and you are ½ an hour early.",
        },
    ),
    fine("spaces after the colon", swap(PRIVACY, "Title: Privacy", "Title:    Privacy  ")),
    fine("a colon in a title", swap(PRIVACY, "Title: Privacy", "Title: Privacy: what we keep")),
)

CASES: tuple[Case, ...] = (*ADDRESSES, *MARKS, *HTML, *LETTERS, *FRONT, *FILES, *twins(TWINS))
