"""What is wrong with the form of addresses, and what is odd in them but right."""

from __future__ import annotations

import pytest

from plugins.checks.records.form import host_of, malformed, private_host, unfilled

BAD = """
http://https://a.org                 holds the scheme twice
https://http//a.org                  holds the scheme twice
https://www.https://a.org            holds the scheme twice
https:/a.org                         should begin with
https//a.org                         should begin with
http;//a.org                         should begin with
https:\\\\a.org                      should begin with
://a.org                             should begin with
https:///a.org                       too many slashes
///a.org/                            too many slashes
//say-no/                            begins with two slashes
htps://a.org                         write "https:"
ttps://a.org                         write "https:"
hhttps://a.org                       write "https:"
htttp://a.org                        write "https:"
www.a.org                            has no scheme
javascript:void(0)                   runs script
JAVASCRIPT:;                         runs script
java\tscript:alert(1)                runs script
vbscript:x                           runs script
“https://a.org”                      typographic quotation mark
https://a.org/%E2%80%9D              typographic quotation mark
"https://a.org/"                     holds a quotation mark
'/say-no/'                           holds a quotation mark
`/say-no/`                           holds a quotation mark
https://a.org/%22                    holds a quotation mark
<https://a.org>                      angle bracket
https://a.org/%3E                    angle bracket
https://a b.org                      holds a space
/say no/                             holds a space
/say-no/ "title                      holds a space
a@b.org                              is an e-mail address
mailto:                              is no e-mail address
mailto:ann                           is no e-mail address
mailto:a@b                           is no e-mail address
mailto:a@@b.org                      is no e-mail address
mailto:a at b.org                    is no e-mail address
mailto:a@b..org                      is no e-mail address
mailto:a@b,org                       is no e-mail address
mailto://a@b.org                     is no e-mail address
mailto:mailto:a@b.org                is no e-mail address
mailto;a@b.org                       is no e-mail address
mailto: a@b.org                      space after "mailto:"
mailto:a@b.org;c@d.org               write ","
mailto:a@b.org&subject=x             write "?"
malito:a@b.org                       write "mailto:"
email:a@b.org                        write "mailto:"
Mail:a@b.org                         begins with "Mail:"
tel:                                 is no telephone number
tel:+                                is no telephone number
tel:12                               is no telephone number
tel://0300123                        is no telephone number
tel:call us                          is no telephone number
tel:0300–123                         is no telephone number
sms:                                 is no telephone number
tel:+44 (0)20 7946 0000              has "(0)"
telephone:+442079460000              write "tel:"
+44 20 7946 0000                     is a telephone number
02079460000                          is a telephone number
..\\say-no\\                         backslash
https://                             no usable host name
https://a,b.org                      no usable host name
https://a..org                       no usable host name
https://-a.org                       no usable host name
https://a.o/                         no usable host name
http://[::1/                         is no address
https://a.org:99999/                 is no address
https://www.gov.con/                 write ".com"
https://www.gov.uk/…                 shortened
https://www.gov.uk/jobs...           shortened
https://a.org/,                      a sign too many
https://a.org.                       a sign too many
https://a.org/%20                    a sign too many
https://a.org/a)                     a bracket too many
https://a.org/?a=1&amp;b=2           write "&"
"""

GOOD = """
https://www.gov.uk/
HTTP://example.com
//example.com/x
//localhost/x
https://user@example.com:8080/x
https://[2001:4860:4860::8888]/
https://en.wikipedia.org/wiki/Foo_(bar)
https://en.wikipedia.org/wiki/Apple_Inc.
https://en.wikipedia.org/wiki/O’Brien_(name)
https://web.archive.org/web/2026/https://example.com/
https://bücher.example/
https://xn--bcher-kva.example/
https://example.xn--p1ai/
https://🍕.example/🍕
https://example.org/سلام/
https://www.google.com/maps/@51.5,-0.1,15z
https://github.com/x/y/compare/v1...v2
https://example.com/?q="words"
https://example.com/?next=http://localhost/
https://example.com/#!/path
https://example.com/a;b=c
/über-uns/
/o'brien/
../x/?a=b#c
2026-11
#
?
tel:+44 300 123 2040
tel:+44%20300%20123%202040
tel:+1-800-555-0100;ext=12
tel:999
sms:+44300123?body=hi
sms:?body=hi
mailto:post@example.org?subject=Two words
mailto:post@example.org?subject=Two%20words
mailto:?subject=x
mailto:post%40example.org
mailto:a@b.org, c@d.org
mailto:Ann%20%3Ca@b.org%3E
mailto:o'brien+jobs@example.org
data:image/svg+xml,%3Csvg/%3E
magnet:?xt=urn:btih:abc
signal:x
file:///C:/notes.html
{filename}say-no.md
{{ SITEURL }}/x
"""


@pytest.mark.parametrize("line", [line for line in BAD.strip().split("\n") if "  " in line])
def test_a_slip_in_an_address_is_named(line: str) -> None:
    address, _, fault = line.partition("  ")
    assert fault.strip() in malformed(address)
    assert malformed(address)


@pytest.mark.parametrize("address", GOOD.strip().split("\n"))
def test_an_address_may_be_odd(address: str) -> None:
    assert malformed(address) == ""


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("{filename}a.md", "filename"),
        ("|static|/a.png", "static"),
        ("%7Battach%7Da.png", "attach"),
        ("{ filname }a.md", "filname"),
        ("/a/{filename}", ""),
        ("{{ url }}", ""),
        ("{1}", ""),
    ],
)
def test_what_was_not_filled_in_is_named(address: str, what: str) -> None:
    assert unfilled(address) == what


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("http://localhost:8000/", True),
        ("http://intranet/", True),
        ("http://printer.local./", True),
        ("http://10.0.0.7/", True),
        ("http://[::1]/", True),
        ("https://site.test/", True),
        ("https://localhost.example.com/", False),
        ("https://8.8.8.8/", False),
        ("/say-no/", False),
        ("http://[half", False),
    ],
)
def test_a_machine_is_public_or_not(address: str, private: bool) -> None:
    assert private_host(host_of(address)) is private
