"""Oddities in the text that are no mistakes, in the project's own content: they must raise nothing."""

from __future__ import annotations

from .case import Case, each, fine
from .change import into, write
from .pictures import GIF, png, svg
from .places import ASK, BENEFITS, COST

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
            "a table with sides and an escaped bar": "| What | Cost |\n|:---|---:|\n| Bus \\| tram | six |",
            "a table with an empty corner": "| | Bus |\n|---|---|\n| Cost | six |",
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
            "words about notes and short codes": "Some write [Chart: how long it takes], some [^a b].",
            "a checklist in a comment": "<!-- Once it stood here:\n\n[checklist: should-i-go]\n\n-->\n\nRing first.",
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

CASES: tuple[Case, ...] = (
    *ADDRESSES,
    *MARKS,
    *HTML,
)
