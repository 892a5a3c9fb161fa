"""``invoke serve``: shows the site with its drafts on this machine, and again after every save."""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import FrameType

from ..checks.report import as_text
from ..collecting import seldom_collecting
from ..publishing.records import Request, Result
from .building import built_anew, store_beside
from .preview import Preview
from .server import NoPort, listening
from .watching import Say, watching

LOOK = 1.0
"""Seconds after which somebody who waits for a save looks whether Ctrl+C was pressed unheard."""

FOLDER = ".preview"
"""Where the preview is built, beside the output: looking at drafts never touches what is published."""


def print_at_once(text: str) -> None:
    """Print, also where the output is a pipe that would keep it back."""
    print(text, flush=True)


def serve(request: Request, port: int, say: Say = print_at_once) -> int:
    """Build with drafts, serve on localhost, build again after every save, until Ctrl+C. Returns the exit code.

    ``request`` names content, settings file and output; the preview goes into a hidden folder beside that output. What
    a save did not touch is taken from what was kept.
    """
    output, store = request.output.with_name(FOLDER), store_beside(request.conf)
    preview = Preview(replace(request, drafts=True, publish=True, output=output, store=store), built_anew)
    try:
        with listening(preview, port) as address:
            # for the preview's own address: one with a path, such as https://example.org/sub, leads nowhere here
            preview.request = replace(preview.request, site_url=address)
            return _show(preview, address, say)
    except NoPort as error:
        say(f"Nothing is served: {error}.")
        return 2
    except KeyboardInterrupt:
        return 0


def _show(preview: Preview, address: str, say: Say) -> int:
    conf = preview.request.conf
    content = preview.request.content or conf.parent / "content"
    folders = [folder for folder in (content, conf.parent / "theme") if folder.is_dir()]
    with watching(folders, conf, say) as saved, _hearing_ctrl_c() as stopped:
        if _rebuilt(preview, say).refused:
            return 2
        say(f"Serving on {address}/ (Ctrl+C stops)")
        while not stopped():
            if saved.wait(LOOK):
                saved.clear()
                _rebuilt(preview, say)
    return 0


@contextlib.contextmanager
def _hearing_ctrl_c() -> Iterator[Callable[[], bool]]:
    """Tells whether Ctrl+C was pressed while the block runs.

    It raises KeyboardInterrupt as ever, which Python drops, though, where a finalizer, a callback of the collector or
    the instant of a fork is at work: then nobody but this knows. Who starts it with Ctrl+C ignored is left to that.
    """
    pressed: list[int] = []

    def press(number: int, frame: FrameType | None) -> None:
        pressed.append(number)
        raise KeyboardInterrupt

    former = signal.getsignal(signal.SIGINT)
    if former is not signal.default_int_handler:
        yield lambda: False
        return
    signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, former)


def _rebuilt(preview: Preview, say: Say) -> Result:
    """What comes of one more build, once it is shown and said."""
    with seldom_collecting():
        result = preview.rebuild()
    say(told(result))
    gc.collect()  # only now, while nobody waits: what builds leave behind does not pile up over a day
    return result


def told(result: Result) -> str:
    """What the terminal says of a build: its problems, then in one line whether it is shown."""
    problems = [as_text(result.problems, color=sys.stdout.isatty())] if result.problems else []
    return "\n".join([*problems, _shown(result)])


def _shown(result: Result) -> str:
    if result.refused:
        return f"Not built: {result.refused}."
    if not result.published:
        return "Not shown yet: mend the errors above and save. Open pages keep the last good version."
    return f"Built {result.pages} pages in {result.seconds:.1f} seconds."
