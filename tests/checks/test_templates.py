"""A tag without its counterpart is known in the template that holds it."""

from __future__ import annotations

import pytest

from plugins.checks.records.texts import Words
from plugins.checks.tracing.templates import left_over

SOUND = Words(
    "base.html", "<nav><br>{% for x in y %}<a href=\"{{ x }}\">{{ '</nav>' }}</a>{# <div> #}{% endfor %}</nav>"
)


@pytest.mark.parametrize(
    ("written", "template", "offset"),
    [
        ('<nav aria-label="More">', '<p></p><nav aria-label="{{ more }}"><a></a>', 7),
        ('<nav class="b">', '<nav id="a"><nav class="{{ b }}"></nav><nav class="c">', 39),
        ("<nav>", "<nav></nav><nav>", 11),
        ("</div>", "<div></div></div>", 11),
        ("</div>", "<div></DIV><p>", None),
        ("<1", "<p>", None),
    ],
)
def test_a_tag_is_known_by_its_name_and_attributes(written: str, template: str, offset: int | None) -> None:
    other = Words("other.html", template)
    assert left_over(written, (SOUND, other)) == (None if offset is None else (other, offset))
