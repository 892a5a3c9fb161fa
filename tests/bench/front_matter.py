"""What most generators want above an article."""

from __future__ import annotations

import json

from .corpus import Article


def in_yaml(article: Article) -> str:
    """Title, date, category, tags and summary between two lines of dashes. Strings and lists are YAML as JSON is."""
    facts = {"title": article.title, "categories": [article.category], "tags": article.tags, "summary": article.summary}
    lines = [f"{name}: {json.dumps(value)}" for name, value in facts.items()]
    return "\n".join(["---", *lines, f"date: {article.date}", "---", "", ""])
