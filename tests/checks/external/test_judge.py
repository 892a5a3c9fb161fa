"""What is said of a link after a visit: names that do not exist, and what a person should look at."""

from __future__ import annotations

import pytest

from plugins.checks.external.judge import is_offline, judged, named, resolves
from plugins.checks.external.records import Hop, Reply, Trouble, Visit

URL = "https://example.org/deep/page"


def html(text: str, *, whole: bool = True) -> Reply:
    return Reply(200, kind="text/html", text=text, whole=whole)


def look(url: str, reply: Reply, *hops: Hop) -> str:
    return judged(url, Visit(url, hops, reply, 2), online=True).look


def lost(url: str, trouble: Trouble = "name", *hops: Hop) -> Visit:
    return Visit(url, hops, Reply(trouble=trouble), 1)


@pytest.mark.parametrize(("online", "state"), [(True, "gone"), (False, "cannot tell")])
def test_a_name_that_does_not_exist_is_gone_only_where_names_can_be_looked_up(online: bool, state: str) -> None:
    answer = judged(URL, lost(URL), online=online)
    assert (answer.state, answer.reason) == (state, "there is no host of that name")


@pytest.mark.parametrize(
    ("visit", "does"),
    [
        (Visit("https://a.org/", (), Reply(404), 2), True),
        (lost("https://a.org/", "refused"), True),
        (lost("https://a.org/", "name", Hop(301, "https://b.org/")), True),
        (lost("https://a.org/"), False),
        (lost("https://a.org/", "unreachable"), False),
        (Visit("http://127.0.0.1/", (), Reply(200), 2), False),
        (Visit("http://localhost/", (), Reply(200), 2), False),
    ],
)
def test_names_can_be_looked_up_where_a_named_host_was_found(visit: Visit, does: bool) -> None:
    assert resolves([lost("https://gone.example/"), visit]) is does


@pytest.mark.parametrize(
    ("visits", "offline"),
    [
        ([], False),
        ([lost(URL), lost(URL, "unreachable")], True),
        ([lost(URL), lost(URL, "refused")], False),
        ([lost(URL), lost(URL, "name", Hop(301, "https://b.org/"))], False),
        ([lost(URL), Visit(URL, (), Reply(500), 3)], False),
    ],
)
def test_offline_is_where_no_host_at_all_was_reached(visits: list[Visit], offline: bool) -> None:
    assert is_offline(visits) is offline


@pytest.mark.parametrize(
    ("url", "text"),
    [
        (URL, "<title>Page not found | Example</title>"),
        (URL, "<TITLE lang=en>404</TITLE>"),
        (URL, "<title>Example</title><h1 class=x>This page <b>no longer\nexists</b></h1>"),
        (URL, "<title>Seite nicht gefunden</title>"),
        (URL, "<h1>Sorry, that page doesn&rsquo;t exist"),
    ],
)
def test_a_page_that_says_it_is_not_there_is_to_be_looked_at(url: str, text: str) -> None:
    assert look(url, html(text)).startswith('says "')


@pytest.mark.parametrize(
    ("url", "text"),
    [
        (URL, "<title>Routes of the A404</title><h1>Roads</h1><p>404 not found</p>"),
        ("https://example.org/wiki/HTTP_404", "<title>HTTP 404</title>"),
        ("https://example.org/what-not-found-means", "<title>What “not found” means</title>"),
        (URL, ""),
    ],
)
def test_a_page_about_such_things_is_fine(url: str, text: str) -> None:
    assert look(url, html(text)) == ""


def test_what_is_said_is_quoted_as_words_and_not_at_length() -> None:
    said = look(URL, html(f"<h1>Not found:   <i>{'long ' * 50}</i></h1><p>Else</p>"))
    assert said == 'says "Not found: ' + ("long " * 50)[:49] + '"'


def test_what_is_said_cannot_command_a_terminal() -> None:
    assert look(URL, html("<title>\x1b[31m&#27;[2J Not \u202efound</title>")) == 'says "[31m[2J Not found"'


@pytest.mark.parametrize(
    ("url", "goal", "found"),
    [
        (URL, "https://example.org/", "leads to the front page of example.org"),
        (URL, "https://other.example", "leads to the front page of other.example"),
        ("https://example.org/?p=7", "https://example.org/#x", "leads to the front page of example.org"),
        ("https://example.org/", "https://www.example.org/", ""),
        (URL, "http://example.org/deep/page", "leads from https to http"),
        (URL, "https://example.org/en/", ""),
    ],
)
def test_a_redirect_to_a_front_page_or_out_of_https_is_to_be_looked_at(url: str, goal: str, found: str) -> None:
    assert look(url, html("<p>"), Hop(301, goal)) == found


@pytest.mark.parametrize(
    ("fragment", "text", "there"),
    [
        ("part", '<h2 id="part">', True),
        ("part", "<h2 class=x id=part>", True),
        ("part", "<a name='part'></a>", True),
        ("part", '<h2 ID = "part">', True),
        ("part", '<h2 id="user-content-part">', True),
        ("k%C3%A4se", '<h2 id="käse">', True),
        ("a%26b", '<h2 id="a&amp;b">', True),
        ("part", '<h2 id="parts">', False),
        ("part", "<h2 id=party>", False),
        ("part", '<h2 data-idx="part">', False),
        ("part", '<p class="part">#part', False),
        ("top", "<p>", True),
        ("!/a", "<p>", True),
        (":~:text=word", "<p>", True),
        ("page=3", "<p>", True),
        ("L10-L12", "<p>", True),
    ],
)
def test_a_fragment_must_be_a_part_of_the_page(fragment: str, text: str, there: bool) -> None:
    assert look(f"{URL}#{fragment}", html(text)) == ("" if there else f'has no part "#{fragment}"')


@pytest.mark.parametrize("reply", [html("<p>", whole=False), Reply(200, kind="application/pdf", text="x", whole=True)])
def test_of_what_was_not_read_as_a_whole_page_no_fragment_is_missed(reply: Reply) -> None:
    assert look(f"{URL}#part", reply) == ""


def test_of_what_is_gone_nothing_is_to_be_looked_at() -> None:
    assert look(URL, Reply(404, kind="text/html", text="<title>Not found</title>", whole=True)) == ""


@pytest.mark.parametrize(("status", "name"), [(404, "404 Not Found"), (999, "status 999")])
def test_a_status_is_named_where_it_has_a_name(status: int, name: str) -> None:
    assert named(status) == name
