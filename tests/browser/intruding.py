"""What gets into a page after all, and how the policy stops it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page


def assert_stopped(page: Page) -> None:
    """Neither a script that is put into the page runs, nor is HTML taken from a text."""
    page.evaluate("""() => {
      const script = document.createElement('script');
      script.append('document.title = "taken"');
      document.body.append(script);
    }""")
    assert page.title() != "taken"
    with pytest.raises(Error, match="TrustedHTML"):
        page.evaluate("() => { document.body.innerHTML = '<p>' }")
