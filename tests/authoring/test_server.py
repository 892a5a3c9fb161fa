from __future__ import annotations

import http.client
import socket
import struct

import pytest

from plugins.authoring import server
from plugins.authoring.overlay import EVENTS
from plugins.authoring.preview import Preview
from plugins.authoring.server import NoPort, listening
from plugins.problem import Problem
from plugins.publishing.policy import POLICY

from .conftest import Ask, Bench, asker, eventually

WRONG = Problem("content/pages/x.md", 4, 7, "a-rule", "it is wrong")


def test_a_taken_port_is_named_with_the_next_one(preview: Preview) -> None:
    with listening(preview, 0) as address:
        port = int(address.rsplit(":", 1)[1])
        other = port + 1 if port < 65535 else 8000
        with (
            pytest.raises(NoPort, match=rf"port {port} .* another program uses it.* --port {other}$"),
            listening(preview, port),
        ):
            pass


@pytest.mark.parametrize("port", [-1, 65536, 10**12])
def test_a_number_that_is_no_port_is_refused(preview: Preview, port: int) -> None:
    with pytest.raises(NoPort, match=f"{port} is no port"), listening(preview, port):
        pass


def test_a_missing_page_is_answered_with_the_404_page_and_its_status(ask: Ask) -> None:
    answer = ask("/nothing/")
    assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "Lost" in answer.text


def test_what_hosts_keep_to_themselves_is_not_served(ask: Ask) -> None:
    assert ask("/_headers").status == ask("/robots.txt.br").status == ask("/%2e%2e/%2e%2e/etc/passwd").status == 404


def test_a_page_is_served_whole_with_its_script_before_the_end_of_the_body(ask: Ask) -> None:
    answer = ask("/a%20page/")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.text.index("Spaced</p>") < answer.text.index("<script data-version") < answer.text.index("</body>")
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "connect-src 'self'" in answer.headers[POLICY]


def test_the_files_of_the_site_are_never_changed(ask: Ask, bench: Bench, preview: Preview) -> None:
    ask("/")
    assert (preview.site / "index.html").read_text(encoding="utf-8") == bench.files["index.html"]


def test_a_folder_is_reached_by_a_redirect(ask: Ask) -> None:
    answer = ask("/about?from=feed")
    assert (answer.status, answer.headers["Location"]) == (301, "/about/?from=feed")


def test_head_tells_what_get_would_send(ask: Ask) -> None:
    head, get = ask("/", "HEAD"), ask("/")
    assert head.body == b""
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_other_methods_are_not_known(ask: Ask) -> None:
    assert ask("/", "POST").status == 501


def test_an_error_shows_on_top_of_the_last_good_page_until_it_is_mended(
    ask: Ask, bench: Bench, preview: Preview
) -> None:
    bench.files["index.html"] = bench.files["index.html"].replace("Home", "Newer")
    bench.problems = (WRONG,)
    preview.rebuild()
    troubled = ask("/")
    assert troubled.status == 200
    assert troubled.text.index('role="alert"') < troubled.text.index("<p>Home</p>")
    bench.problems = ()
    preview.rebuild()
    mended = ask("/").text
    assert "alert" not in mended
    assert "<p>Newer</p>" in mended


def test_a_site_that_was_never_good_is_answered_with_503(preview: Preview, bench: Bench) -> None:
    bench.problems = (WRONG,)
    with listening(preview, 0) as address:
        ask = asker(int(address.rsplit(":", 1)[1]))
        assert ask("/").status == 503
        preview.rebuild()
        assert "content/pages/x.md:4:7" in ask("/about/").text


def news(port: int) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", EVENTS)
    return connection, connection.getresponse()


def test_open_pages_hear_the_version_at_once_and_each_new_one(port: int, preview: Preview) -> None:
    connection, stream = news(port)
    assert stream.headers["Content-Type"] == "text/event-stream"
    assert stream.readline() == f"data: {preview.state.version}\n".encode()
    assert stream.readline() == b"\n"
    preview.rebuild()
    assert stream.readline() == f"data: {preview.state.version}\n".encode()
    connection.close()
    stream.close()


def test_open_pages_get_signs_of_life(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "HEARTBEAT", 0.05)
    preview.rebuild()
    with listening(preview, 0) as address:
        connection, stream = news(int(address.rsplit(":", 1)[1]))
        assert [stream.readline() for _ in range(4)][2:] == [b": still here\n", b"\n"]
        connection.close()
        stream.close()


def test_the_end_of_the_preview_ends_the_news(preview: Preview) -> None:
    preview.rebuild()
    with listening(preview, 0) as address:
        connection, stream = news(int(address.rsplit(":", 1)[1]))
        stream.readline()
    assert b"data" not in stream.read()
    connection.close()
    stream.close()


def test_a_browser_that_breaks_off_is_no_news_for_the_terminal(
    port: int, preview: Preview, bench: Bench, capfd: pytest.CaptureFixture[str]
) -> None:
    bench.files["large.txt"] = "x" * 20_000_000
    preview.rebuild()
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close with a reset
        client.sendall(b"GET /large.txt HTTP/1.0\r\n\r\n")
        client.recv(1)
    eventually(lambda: asker(port)("/").status == 200)
    assert capfd.readouterr() == ("", "")
