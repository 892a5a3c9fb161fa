"""Slips in raw HTML, in a stranger's site."""

from __future__ import annotations

from .case import Case, each, may, must
from .change import into
from .places import ALONE, TEA

BUILT = (
    *each(
        must,
        ALONE,
        {
            "a section never closed": "<section>\n<h3>Short</h3>\n<p>Be brief.</p>",
            "a link in a link": '<a href="/pages/about-the-saturday-path.html">About <a '
            'href="/pages/how-we-keep-safe.html">privacy</a></a>',
        },
    ),
    *each(
        may,
        ALONE,
        {
            "elements closed in the wrong order": "<p>Be <b>kind and <i>brief</b></i>.</p>",
            "an element of the last century": '<font color="red">Be brief.</font>',
            "an attribute misspelt": '<p clas="lead">Be brief.</p>',
            "an attribute twice": '<p class="lead" class="first">Be brief.</p>',
            "smart quotes around an attribute": "<p class=“lead”>Be brief.</p>",
            "a quote never closed in a tag": '<a href="/pages/how-we-keep-safe.html>Privacy</a> is elsewhere.',
            "an item outside a list": "<li>Be brief.</li>",
            "a block in a paragraph": "<p>Be <div>brief</div>.</p>",
            "a cell outside a table": "<td>Be brief.</td>",
            "a list with text between its items": "<ul>Be<li>kind</li><li>brief</li></ul>",
        },
    ),
)

FOR_ALL = (
    *each(
        may,
        TEA,
        {
            "a button without words": '<button type="button"></button>',
            "a place in the tab order": '<a href="/pages/about-the-saturday-path.html" tabindex="5">About '
            "this site</a>",
            "a role that ARIA does not know": '<div role="buton">Ask</div>',
            "a label that points to nothing": '<label for="pay-range">Pay</label>',
            "a table without a head": "<table><tr><td>Pay</td><td>£12</td></tr></table>",
            "a language that does not exist in HTML": '<p lang="frenchh">Bonne chance.</p>',
            "something that can be reached and not seen": '<a href="/pages/about-the-saturday-path.html" '
            'aria-hidden="true">About this site</a>',
            "a frame without a title": '<iframe src="/pages/about-the-saturday-path.html"></iframe>',
            "words that blink past": "<marquee>Ask today.</marquee>",
        },
    ),
)

COMMON = (
    *each(
        must,
        ALONE,
        {
            "an element never closed": '<div class="note">\n\nBe kind and be brief.',
            "one id twice in HTML": '<p id="kind">Be kind.</p>\n\n¶<p id="kind">Be brief.</p>',
        },
    ),
    must(
        "an element closed that was never open", into(ALONE, "Be kind and be brief.\n\n</div>"), at=[(ALONE, "</div>")]
    ),
    may("an element that HTML does not know", into(ALONE, "<centre>Be brief.</centre>")),
    *each(
        may,
        TEA,
        {
            "a field without a name": '<input type="text" name="pay">',
            "an attribute of ARIA misspelt": '<a href="/pages/about-the-saturday-path.html" aria-labl="About '
            'this site">About</a>',
            "a description that is not there": '<a href="/pages/about-the-saturday-path.html" '
            'aria-describedby="more-about">About this site</a>',
        },
    ),
)

CASES: tuple[Case, ...] = (
    *COMMON,
    *BUILT,
    *FOR_ALL,
)
