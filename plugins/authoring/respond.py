"""What the preview answers to a request: the site as a production host serves it, with the overlay on its pages."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from ..publishing.policy import headers as production_headers
from ..publishing.served import HTML, TYPES, UNKNOWN
from ..record import record
from .overlay import laid_over, missing_page, overlay, waiting_page, widened
from .preview import State
from .resolve import Target, resolve

FRESH = {"Cache-Control": "no-store"}
"""A browser that kept a page of an earlier version would show it after Back."""


@record
class Response:
    """A whole answer, ready to be sent."""

    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes = b""


def respond(site: Path, state: State, address: str, encodings: str = "") -> Response:
    """The answer to a request for an address. ``encodings`` is the request's Accept-Encoding."""
    if state.headers is None:
        return _waiting(state)
    target = resolve(site, address)
    if target.location:
        return Response(target.status, {**state.headers, **FRESH, "Location": target.location})
    if target.file.suffix == ".html":
        return _page(target, state, state.headers)
    return _file(target.file, state.headers, encodings)


def _waiting(state: State) -> Response:
    html = waiting_page(state)
    headers = widened(production_headers([]), html)
    return Response(HTTPStatus.SERVICE_UNAVAILABLE, {**headers, **FRESH, "Content-Type": HTML}, html.encode())


def _page(target: Target, state: State, headers: Mapping[str, str]) -> Response:
    added = overlay(state)
    html = target.file.read_text(encoding="utf-8") if target.file.is_file() else missing_page(state)
    headers = {**widened(headers, added.top + added.end), **FRESH, "Content-Type": HTML}
    return Response(target.status, headers, laid_over(html, added).encode())


def _file(file: Path, headers: Mapping[str, str], encodings: str) -> Response:
    headers = {**headers, **FRESH, "Content-Type": TYPES.get(file.suffix.lower(), UNKNOWN), "Vary": "Accept-Encoding"}
    small = file.with_name(f"{file.name}.br")
    if accepts_brotli(encodings) and small.is_file():
        return Response(HTTPStatus.OK, {**headers, "Content-Encoding": "br"}, small.read_bytes())
    return Response(HTTPStatus.OK, headers, file.read_bytes())


def accepts_brotli(encodings: str) -> bool:
    """Whether an Accept-Encoding header names brotli, and not with the weight nought that forbids it."""
    for item in encodings.lower().split(","):
        name, _, weight = item.replace(" ", "").partition(";q=")
        if name == "br":
            return weight.strip("0.") != "" or weight == ""
    return False
