"""The little Markdown of a checklist's texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checklist.inline import Inline
from plugins.pack import Pack
from plugins.store import Store


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Plain words.", "Plain words."),
        ("Fish & chips, 3 < 4", "Fish &amp; chips, 3 &lt; 4"),
        ("**Stop** and *look*.", "<strong>Stop</strong> and <em>look</em>."),
        ("<script>x()</script> words", "&lt;script&gt;x()&lt;/script&gt; words"),
        ("words <b onclick=x()>and</b>", "words &lt;b onclick=x()&gt;and&lt;/b&gt;"),
        ("[how](checking)", '<a href="/base/checking/">how</a>'),
        ("[how](checking#first-step)", '<a href="/base/checking/#first-step">how</a>'),
        ("[a](one), [b](2-two)", '<a href="/base/one/">a</a>, <a href="/base/2-two/">b</a>'),
        ("[out](https://example.org/x)", '<a href="https://example.org/x">out</a>'),
        ("[up](/one/)", '<a href="/one/">up</a>'),
        ("[here](#part)", '<a href="#part">here</a>'),
        ("[write](mailto:a@example.org)", '<a href="mailto:a@example.org">write</a>'),
        ("One line\nand the next.\n", "One line and the next."),
        ("One thing.\n\nAnother thing.", "One thing. Another thing."),
    ],
)
def test_a_text_becomes_html_without_a_paragraph(text: str, html: str) -> None:
    assert str(Inline("/base")(text)) == html


def test_what_one_text_defines_is_unknown_to_the_next() -> None:
    inline = Inline("")
    inline("[a]: /target")
    assert str(inline("[a][a]")) == "[a][a]"


def test_a_text_of_the_last_build_is_not_converted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, text = Store(tmp_path, code="code"), "**Ask** [them](how)"
    first = Pack(store, "checklist")
    made = Inline("/base", first)(text)
    first.keep()
    monkeypatch.setattr(Inline, "_html", lambda *given: pytest.fail("converted again"))
    assert Inline("/base", Pack(store, "checklist"))(text) == made
    assert str(Inline("/other", Pack(store, "checklist"))(text)) == str(made).replace("/base/", "/other/")
