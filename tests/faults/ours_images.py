"""Slips with images and what else is shown, in the project's own content."""

from __future__ import annotations

from .case import Case, each, stops
from .change import into, write
from .pictures import png, svg
from .places import COST, HOUR

MAP = "content/images/map.png"
SHOWN = into(COST, '![The way from the station]({static}/images/map.png){: width="8" height="8" }')

MISSING = (
    *each(
        stops,
        COST,
        {
            "an image that is not there": "![The way from the station]({static}/images/route.png)",
            "an empty src": '<img src="" alt="The way from the station" width="8" height="8">',
        },
    ),
)


SHOWN_BADLY = (
    stops(
        "an image fetched from elsewhere",
        into(COST, "![The way from the station](https://upload.wikimedia.org/wikipedia/commons/a/a9/Example.jpg)"),
    ),
    stops(
        "a film from elsewhere in a frame",
        into(
            HOUR,
            '<iframe src="https://www.youtube.com/embed/abcdEFGH123" title="How to sit" width="560" '
            'height="315"></iframe>',
        ),
    ),
)

MORE = (
    stops(
        "an image with another ending",
        write(MAP, png()),
        into(COST, "![The way from the station]({static}/images/map.jpg)"),
    ),
    stops(
        "a drawing with script in it",
        write("content/images/map.svg", svg("<script>alert(1)</script>")),
        into(COST, '![The way from the station]({static}/images/map.svg){: width="10" height="10" }'),
        at=["content/images/map.svg", (COST, "The way from the station")],
    ),
)

CASES: tuple[Case, ...] = (*MISSING, *SHOWN_BADLY, *MORE)
