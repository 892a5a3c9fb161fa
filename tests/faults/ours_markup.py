"""Slips in raw HTML, and what a page may not hold, in the project's own content."""

from __future__ import annotations

from .case import Case, each, stops
from .change import into
from .places import ABOUT, HOUR, PRIVACY

SAFE = (
    *each(
        stops,
        PRIVACY,
        {
            "script": "<script>document.title = 'Hi'</script>",
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
            "a base for all addresses": '<base href="https://www.gov.uk/">',
            "a page that leads elsewhere by itself": '<meta http-equiv="refresh" content="0; url=https://www.gov.uk/">',
        },
    ),
    stops("a style sheet in the text", into(HOUR, "<style>p { color: red }</style>")),
    stops("script in a link in HTML", into(ABOUT, '<a href="javascript:history.back()">Back to where you were</a>')),
)

MORE = (
    *each(
        stops,
        PRIVACY,
        {
            "script from elsewhere": '<script src="https://cdn.jsdelivr.net/npm/analytics@1/a.js"></script>',
            "an object": '<object data="/plan.swf" type="application/x-shockwave-flash">Plan</object>',
            "an embedded page": '<embed src="https://player.vimeo.com/video/12345">',
        },
    ),
)

CASES: tuple[Case, ...] = (*SAFE, *MORE)
