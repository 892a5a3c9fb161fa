"""Slips in raw HTML, and what a page may not hold, in the project's own content."""

from __future__ import annotations

from .case import Case, each, into, stops, warns
from .places import ABOUT, ASK, HOUR, NO, PRIVACY

BUILT = (
    *each(
        stops,
        NO,
        {
            "an element never closed": '<div class="note">\n\nBe kind and be brief.',
            "a section never closed": "<section>\n<h3>Short</h3>\n<p>Be brief.</p>",
            "a link in a link": '<a href="/about/">About <a href="/privacy/">privacy</a></a>',
            "one id twice in HTML": '<p id="kind">Be kind.</p>\n\n¶<p id="kind">Be brief.</p>',
        },
    ),
    stops("an element closed that was never open", into(NO, "Be kind and be brief.\n\n</div>"), at=[(NO, "</div>")]),
    *each(
        warns,
        NO,
        {
            "elements closed in the wrong order": "<p>Be <b>kind and <i>brief</b></i>.</p>",
            "an element that HTML does not know": "<centre>Be brief.</centre>",
            "an element of the last century": '<font color="red">Be brief.</font>',
            "an attribute misspelt": '<p clas="lead">Be brief.</p>',
            "an attribute twice": '<p class="lead" class="first">Be brief.</p>',
            "smart quotes around an attribute": "<p class=“lead”>Be brief.</p>",
            "a quote never closed in a tag": '<a href="/privacy/>Privacy</a> is elsewhere.',
            "an item outside a list": "<li>Be brief.</li>",
            "a block in a paragraph": "<p>Be <div>brief</div>.</p>",
            "a cell outside a table": "<td>Be brief.</td>",
            "a list with text between its items": "<ul>Be<li>kind</li><li>brief</li></ul>",
        },
    ),
)

FOR_ALL = (
    *each(
        warns,
        ASK,
        {
            "a field without a name": '<input type="text" name="pay">',
            "a button without words": '<button type="button"></button>',
            "a place in the tab order": '<a href="/about/" tabindex="5">About this site</a>',
            "an attribute of ARIA misspelt": '<a href="/about/" aria-labl="About this site">About</a>',
            "a role that ARIA does not know": '<div role="buton">Ask</div>',
            "a label that points to nothing": '<label for="pay-range">Pay</label>',
            "a description that is not there": '<a href="/about/" aria-describedby="more-about">About this site</a>',
            "a table without a head": "<table><tr><td>Pay</td><td>£12</td></tr></table>",
            "a language that does not exist in HTML": '<p lang="frenchh">Bonne chance.</p>',
            "something that can be reached and not seen": '<a href="/about/" aria-hidden="true">About this site</a>',
            "a frame without a title": '<iframe src="/about/"></iframe>',
            "words that blink past": "<marquee>Ask today.</marquee>",
        },
    ),
)

SAFE = (
    *each(
        stops,
        PRIVACY,
        {
            "script": "<script>document.title = 'Hi'</script>",
            "script from elsewhere": '<script src="https://cdn.jsdelivr.net/npm/analytics@1/a.js"></script>',
            "a counter of readers": "¶<script async "
            'src="https://www.googletagmanager.com/gtag/js?id=G-ABC123"></script>\n'
            "<script>gtag('config', 'G-ABC123');</script>",
            "a handler": '<p onclick="this.remove()">We keep nothing.</p>',
            "a form to elsewhere": '<form action="https://formspree.io/f/abcd" method="post"><label>Name '
            '<input name="name"></label><button>Send</button></form>',
            "a frame from elsewhere": '<iframe title="Map" '
            'src="https://www.openstreetmap.org/export/embed.html"></iframe>',
            "style on an element": '<p style="color: red">We keep nothing.</p>',
            "a style sheet from elsewhere": '<link rel="stylesheet" '
            'href="https://fonts.googleapis.com/css2?family=Inter">',
            "an object": '<object data="/plan.swf" type="application/x-shockwave-flash">Plan</object>',
            "a base for all addresses": '<base href="https://www.gov.uk/">',
            "a page that leads elsewhere by itself": '<meta http-equiv="refresh" content="0; url=https://www.gov.uk/">',
            "an embedded page": '<embed src="https://player.vimeo.com/video/12345">',
        },
    ),
    stops("a style sheet in the text", into(HOUR, "<style>p { color: red }</style>")),
    stops("script in a link in HTML", into(ABOUT, '<a href="javascript:history.back()">Back to where you were</a>')),
)

CASES: tuple[Case, ...] = (
    *BUILT,
    *FOR_ALL,
    *SAFE,
)
