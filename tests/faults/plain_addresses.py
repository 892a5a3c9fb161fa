"""Slips in the form and the words of links, in a stranger's site."""

from __future__ import annotations

from .case import Case, each, may, must
from .places import ALONE, WOOD

FORM = (
    *each(
        must,
        WOOD,
        {
            "https twice": "Rules are on [the official pages](https://https://www.gov.uk/universal-credit).",
            "https misspelt": "Rules are on [the official pages](htpps://www.gov.uk/universal-credit).",
            "a comma in the name of a host": "Rules are on [the official pages](https://www,gov.uk/universal-credit).",
            "a space in an address": "Rules are on [the official pages](https://www.gov.uk/universal credit).",
            "a name and password in an address": "Rules are on [the official "
            "pages](https://ann:Sommer26@www.gov.uk/universal-credit).",
            "a file on the author's own disk": "Rules are on [the official "
            "pages](file:///home/ann/Documents/rules.html).",
            "a Windows path": r"Rules are on [the official pages](C:\Users\Ann\Documents\rules.html).",
            "a host in the office": "Rules are on [the official pages](http://192.168.1.20/rules.html).",
            "data as address": "Rules are on [the official pages](data:text/html;base64,PGI+aGk8L2I+).",
            "an email address without at": "Write to [the advice centre](mailto:advice.citizensadvice.org.uk).",
            "an email address without mailto": "Write to [the advice centre](advice@citizensadvice.org.uk).",
            "a telephone number with letters in it": "Ring [the helpline](tel:O800-144-8848).",
        },
    ),
    *each(
        may,
        WOOD,
        {
            "an example domain left in": "Rules are on [the official pages](https://www.example.com/universal-credit).",
            "http where https is meant": "Rules are on [the official pages](http://www.gov.uk/universal-credit).",
            "a tail that tracks readers": "Rules are on [the official "
            "pages](https://www.gov.uk/universal-credit?utm_source=newsletter&utm_medium=email).",
            "another tail that tracks readers": "Rules are on [the official "
            "pages](https://www.gov.uk/universal-credit?fbclid=IwAR0abcDEF).",
        },
    ),
)

WORDS = (
    *each(
        may,
        ALONE,
        {
            "a link that says only here": "The form is [here](https://www.gov.uk/universal-credit).",
            "read more": "[Read more]({filename}/pages/about.md)",
        },
    ),
    *each(
        must,
        ALONE,
        {
            "brackets and address apart": "The centre has [a page on this] (https://www.citizensadvice.org.uk/).",
            "round and square brackets exchanged": "The centre has (a page on "
            "this)[https://www.citizensadvice.org.uk/].",
            "a link without text": "The centre has a page on this: [](https://www.citizensadvice.org.uk/).",
        },
    ),
)

COMMON = (
    *each(
        must,
        WOOD,
        {
            "one slash after https": "Rules are on [the official pages](https:/www.gov.uk/universal-credit).",
            "no https before an address": "Rules are on [the official pages](www.gov.uk/universal-credit).",
            "an empty address": "Rules are on [the official pages]().",
            "script as address": "Rules are on [the official pages](javascript:openRules()).",
            "an email address without its host": "Write to [the advice centre](mailto:advice@).",
        },
    ),
    *each(
        may,
        ALONE,
        {
            "click here": "For the form, [click here](https://www.gov.uk/universal-credit).",
            "one text for two targets": "Look at [the rules]({filename}/notes/by-bus.md). Later, "
            "look at [the rules]({filename}/notes/by-train.md).",
        },
    ),
    *each(
        must,
        ALONE,
        {
            "a reference that is not defined": "The centre has [a page on this][advice].",
            "a link never closed": "The centre has [a page on this](https://www.citizensadvice.org.uk/ for everybody.",
            "a link in HTML that leads nowhere": 'The centre has <a href="/centre/">a page on this</a>.',
        },
    ),
)

CASES: tuple[Case, ...] = (
    *COMMON,
    *FORM,
    *WORDS,
)
