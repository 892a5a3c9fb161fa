"""The client: proxies, encodings, and the kinds of trouble that a local server cannot make."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from urllib3.connection import HTTPConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from plugins.checks.external.client import Client, trouble_of
from plugins.checks.external.records import Limits, Reply, Wanted

from .server import Server, closed_port, page, serving

CONNECTION = HTTPConnection("example.org")
NO_NAME = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
NO_RESOLVER = socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


@pytest.fixture
def server() -> Iterator[Server]:
    paths = {
        "/latin": lambda handler: handler.say(200, "<p>Käse".encode("latin-1"), kind="text/html; charset=ISO-8859-1"),
        "/meta": lambda handler: handler.say(200, '<meta charset="latin-1"><p>Käse'.encode("latin-1")),
        "/unknown": lambda handler: handler.say(200, "<p>Käse", kind="text/html; charset=klingon"),
        "/unsaid": lambda handler: handler.say(200, "<p>Käse", kind=""),
        "http://nobody.invalid/a": page("By proxy"),
        "/near": page("Near"),
    }
    with serving(paths) as started:
        yield started


def get(url: str) -> Reply:
    with Client("test", Limits()) as client:
        return client.ask(Wanted("GET", url, 5.0, body=10_000))


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize("path", ["/latin", "/meta", "/unknown", "/unsaid"])
def test_a_page_is_read_in_its_encoding(path: str, server: Server) -> None:
    assert get(server.url + path).text.endswith("<p>Käse")


@pytest.mark.parametrize("variable", ["http_proxy", "all_proxy"])
def test_a_proxy_of_the_environment_is_used(variable: str, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, server.url)
    monkeypatch.setenv("no_proxy", "")
    reply = get("http://nobody.invalid/a")
    assert reply.status == 200
    assert "By proxy" in reply.text


@pytest.mark.parametrize("variable", ["http_proxy", "all_proxy"])
def test_a_proxy_without_a_scheme_is_one_for_http(
    variable: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, server.url.removeprefix("http://"))
    monkeypatch.setenv("no_proxy", "httpbin.internal")
    assert "By proxy" in get("http://nobody.invalid/a").text


def test_a_proxy_may_have_any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "httpproxy.invalid:3128")
    monkeypatch.setenv("no_proxy", "")
    assert get("http://nobody.invalid/a").trouble == "unreachable"


def test_a_host_beside_the_proxy_is_asked_itself(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert "Near" in get(f"{server.url}/near").text


def test_a_proxy_that_is_not_there_is_no_host_that_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")
    monkeypatch.setenv("no_proxy", "")
    assert get("http://nobody.invalid/a").trouble == "unreachable"


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (caused(NameResolutionError("x", CONNECTION, NO_NAME), NO_NAME), "name"),
        (caused(NameResolutionError("x", CONNECTION, NO_RESOLVER), NO_RESOLVER), "unreachable"),
        (caused(NewConnectionError(CONNECTION, "no route"), OSError(101, "Network is unreachable")), "unreachable"),
        (caused(NewConnectionError(CONNECTION, "refused"), ConnectionRefusedError()), "refused"),
        (ConnectTimeoutError(), "unreachable"),
        (ProxyError("bad", OSError("407")), "unreachable"),
        (ReadTimeoutError(None, "/", "late"), "timeout"),  # type: ignore[arg-type]
        (SSLError("expired"), "tls"),
        (caused(ProtocolError("broken"), ConnectionResetError()), "reset"),
        (ProtocolError("not HTTP"), "garbled"),
        (UnicodeError("label too long"), "address"),
        (OSError("cut"), "reset"),
    ],
)
def test_trouble_is_told_apart(error: Exception, trouble: str) -> None:
    assert trouble_of(error) == trouble
