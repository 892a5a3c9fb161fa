"""Slips with images and what else is shown, in the project's own content."""

from __future__ import annotations

from .case import Case, each, into, stops, warns, write
from .pictures import GIF, png, svg
from .places import BENEFITS, COST, HOUR

MAP = "content/images/map.png"
SHOWN = into(COST, '![The way from the station]({static}/images/map.png){: width="8" height="8" }')

MISSING = (
    *each(
        stops,
        COST,
        {
            "an image that is not there": "![The way from the station]({static}/images/route.png)",
            "an image from the root that is not there": "![The way from the station](/images/way.png)",
            "an image on the author's own disk": "![The way from the station](file:///C:/Users/Ann/map.png)",
            "an image without an address": "![The way from the station]()",
            "an empty src": '<img src="" alt="The way from the station" width="8" height="8">',
        },
    ),
    stops(
        "an image named in capitals",
        write(MAP, png()),
        into(COST, "![The way from the station]({static}/images/Map.png)"),
    ),
    stops(
        "an image with another ending",
        write(MAP, png()),
        into(COST, "![The way from the station]({static}/images/map.jpg)"),
    ),
    stops("an image with backslashes", write(MAP, png()), into(COST, r"![The way from the station](images\map.png)")),
    stops(
        "a srcset that names a file that is not there",
        write(MAP, png()),
        into(COST, '<img src="/images/map.png" srcset="/images/map-2x.png 2x" alt="The way" width="8" height="8">'),
    ),
    stops(
        "a picture with a source that is not there",
        write(MAP, png()),
        into(
            COST,
            '<picture><source srcset="/images/map.webp" type="image/webp"><img src="/images/map.png" '
            'alt="The way" width="8" height="8"></picture>',
        ),
    ),
    stops("a video that is not there", into(HOUR, '<video src="/images/how-to-sit.mp4" controls></video>')),
    warns(
        "the exclamation mark apart from its image",
        write(MAP, png()),
        into(COST, "! [The way from the station]({static}/images/map.png)"),
    ),
)

BROKEN = (
    stops(
        "a web page saved under the name of an image",
        write(MAP, b"<!doctype html><title>404</title><p>Not found"),
        SHOWN,
        at=[MAP, (COST, "The way from the station")],
    ),
    stops("an image of no bytes", write(MAP, b""), SHOWN, at=[MAP, (COST, "The way from the station")]),
    stops("an image cut short", write(MAP, png()[:40]), SHOWN, at=[MAP, (COST, "The way from the station")]),
    stops(
        "a pointer of Git LFS instead of an image",
        write(MAP, b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"),
        SHOWN,
        at=[MAP, (COST, "The way from the station")],
    ),
    warns("an image with the wrong ending", write(MAP, GIF), SHOWN, at=[MAP, (COST, "The way from the station")]),
    stops(
        "a drawing that is no XML",
        write("content/images/map.svg", svg("<g><circle r='4'>")),
        into(COST, '![The way from the station]({static}/images/map.svg){: width="10" height="10" }'),
        at=["content/images/map.svg", (COST, "The way from the station")],
    ),
    stops(
        "a drawing with script in it",
        write("content/images/map.svg", svg("<script>alert(1)</script>")),
        into(COST, '![The way from the station]({static}/images/map.svg){: width="10" height="10" }'),
        at=["content/images/map.svg", (COST, "The way from the station")],
    ),
    stops(
        "a drawing that runs script when it loads",
        write("content/images/map.svg", svg().replace("<svg ", '<svg onload="go()" ')),
        into(COST, '![The way from the station]({static}/images/map.svg){: width="10" height="10" }'),
        at=["content/images/map.svg", (COST, "The way from the station")],
    ),
    warns(
        "an image of several megabytes",
        write(MAP, png(1000, 1000, noise=True)),
        into(COST, '![The way from the station]({static}/images/map.png){: width="1000" height="1000" }'),
        at=[MAP, (COST, "The way from the station")],
    ),
)

SHOWN_BADLY = (
    warns("no alternative text", write(MAP, png()), into(COST, '<img src="/images/map.png" width="8" height="8">')),
    warns(
        "a file's name as alternative text",
        write(MAP, png()),
        into(COST, '![map.png]({static}/images/map.png){: width="8" height="8" }'),
    ),
    warns(
        "a camera's name as alternative text",
        write(MAP, png()),
        into(COST, '![IMG_20260412_093015]({static}/images/map.png){: width="8" height="8" }'),
    ),
    warns(
        "the word image as alternative text",
        write(MAP, png()),
        into(COST, '![image]({static}/images/map.png){: width="8" height="8" }'),
    ),
    warns(
        "dimensions of another shape",
        write(MAP, png(40, 20)),
        into(COST, '![The way from the station]({static}/images/map.png){: width="300" height="300" }'),
    ),
    stops(
        "an image fetched from elsewhere",
        into(COST, "![The way from the station](https://upload.wikimedia.org/wikipedia/commons/a/a9/Example.jpg)"),
    ),
    stops(
        "a pixel that counts readers",
        into(BENEFITS, '<img src="https://www.facebook.com/tr?id=1234567890" alt="" width="1" height="1">'),
    ),
    stops(
        "a film from elsewhere in a frame",
        into(
            HOUR,
            '<iframe src="https://www.youtube.com/embed/abcdEFGH123" title="How to sit" width="560" '
            'height="315"></iframe>',
        ),
    ),
    stops(
        "an image in a link without words",
        write(MAP, png()),
        into(COST, '[![]({static}/images/map.png){: width="8" height="8" }](https://www.openstreetmap.org/)'),
    ),
)

CASES: tuple[Case, ...] = (
    *MISSING,
    *BROKEN,
    *SHOWN_BADLY,
)
