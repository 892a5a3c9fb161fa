"""Slips with images and what else is shown, in a stranger's site."""

from __future__ import annotations

from .case import Case, each, may, must
from .change import into, write
from .pictures import GIF, png, svg
from .places import BOOTS, RIDGE, WOOD

MAP = "content/images/map.png"
SHOWN = into(RIDGE, '![The way from the station]({static}/images/map.png){: width="8" height="8" }')

MISSING = (
    *each(
        must,
        RIDGE,
        {
            "an image from the root that is not there": "![The way from the station](/images/way.png)",
            "an image on the author's own disk": "![The way from the station](file:///C:/Users/Ann/map.png)",
            "an image without an address": "![The way from the station]()",
        },
    ),
    must("an image with backslashes", write(MAP, png()), into(RIDGE, r"![The way from the station](images\map.png)")),
    must(
        "a picture with a source that is not there",
        write(MAP, png()),
        into(
            RIDGE,
            '<picture><source srcset="/images/map.webp" type="image/webp"><img src="/images/map.png" '
            'alt="The way" width="8" height="8"></picture>',
        ),
    ),
    must("a video that is not there", into(BOOTS, '<video src="/images/how-to-sit.mp4" controls></video>')),
    may(
        "the exclamation mark apart from its image",
        write(MAP, png()),
        into(RIDGE, "! [The way from the station]({static}/images/map.png)"),
    ),
)

BROKEN = (
    must("an image of no bytes", write(MAP, b""), SHOWN, at=[MAP, (RIDGE, "The way from the station")]),
    must("an image cut short", write(MAP, png()[:40]), SHOWN, at=[MAP, (RIDGE, "The way from the station")]),
    must(
        "a pointer of Git LFS instead of an image",
        write(MAP, b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"),
        SHOWN,
        at=[MAP, (RIDGE, "The way from the station")],
    ),
    may("an image with the wrong ending", write(MAP, GIF), SHOWN, at=[MAP, (RIDGE, "The way from the station")]),
    must(
        "a drawing that is no XML",
        write("content/images/map.svg", svg("<g><circle r='4'>")),
        into(RIDGE, '![The way from the station]({static}/images/map.svg){: width="10" height="10" }'),
        at=["content/images/map.svg", (RIDGE, "The way from the station")],
    ),
    must(
        "a drawing that runs script when it loads",
        write("content/images/map.svg", svg().replace("<svg ", '<svg onload="go()" ')),
        into(RIDGE, '![The way from the station]({static}/images/map.svg){: width="10" height="10" }'),
        at=["content/images/map.svg", (RIDGE, "The way from the station")],
    ),
    may(
        "an image of several megabytes",
        write(MAP, png(1000, 1000, noise=True)),
        into(RIDGE, '![The way from the station]({static}/images/map.png){: width="1000" height="1000" }'),
        at=[MAP, (RIDGE, "The way from the station")],
    ),
)

SHOWN_BADLY = (
    may(
        "a file's name as alternative text",
        write(MAP, png()),
        into(RIDGE, '![map.png]({static}/images/map.png){: width="8" height="8" }'),
    ),
    may(
        "a camera's name as alternative text",
        write(MAP, png()),
        into(RIDGE, '![IMG_20260412_093015]({static}/images/map.png){: width="8" height="8" }'),
    ),
    may(
        "the word image as alternative text",
        write(MAP, png()),
        into(RIDGE, '![image]({static}/images/map.png){: width="8" height="8" }'),
    ),
    may(
        "dimensions of another shape",
        write(MAP, png(40, 20)),
        into(RIDGE, '![The way from the station]({static}/images/map.png){: width="300" height="300" }'),
    ),
    must(
        "a pixel that counts readers",
        into(WOOD, '<img src="https://www.facebook.com/tr?id=1234567890" alt="" width="1" height="1">'),
    ),
    must(
        "an image in a link without words",
        write(MAP, png()),
        into(RIDGE, '[![]({static}/images/map.png){: width="8" height="8" }](https://www.openstreetmap.org/)'),
    ),
)

COMMON = (
    must(
        "an image named in capitals",
        write(MAP, png()),
        into(RIDGE, "![The way from the station]({static}/images/Map.png)"),
    ),
    must(
        "a srcset that names a file that is not there",
        write(MAP, png()),
        into(RIDGE, '<img src="/images/map.png" srcset="/images/map-2x.png 2x" alt="The way" width="8" height="8">'),
    ),
    must(
        "a web page saved under the name of an image",
        write(MAP, b"<!doctype html><title>404</title><p>Not found"),
        SHOWN,
        at=[MAP, (RIDGE, "The way from the station")],
    ),
    may("no alternative text", write(MAP, png()), into(RIDGE, '<img src="/images/map.png" width="8" height="8">')),
)

CASES: tuple[Case, ...] = (
    *COMMON,
    *MISSING,
    *BROKEN,
    *SHOWN_BADLY,
)
