"""Outside links: whether they still lead where they did. It is no part of a build, as it asks the net.

Nothing is imported here: a build names the rule, and need not wait for what asks the net.

To wire it in, collect one ``Outside`` for each address that is http or https and no file of the site, with a ``Use``
for each place it stands at (file as messages name it, line, column, and the pages it shows on), and call::

    outcome = check_outside(links, content / NAME, today=today, site_url=url, strict=strict, fresh=fresh, progress=draw)
    fixed = fix(links, outcome.memory, content)  # only where asked for

``draw(done, total)`` is called as addresses are done. ``outcome.problems`` go the way of all problems, and an error
among them means exit 1; ``outcome.summary`` is a line to print. ``fixed.changed`` and ``fixed.left`` are ``Change``
records with file, line, old and new address.

States:

- ``ok``: it answers with a 2xx, perhaps after redirects that are not for good.
- ``moved``: it answers, and the first redirect is for good (301, 308). The address to write is the one after the last
  such redirect in a row: what is not for good after it may be another one tomorrow.
- ``gone``: 404 or 410, by GET as well as by HEAD; or a host name that does not exist, if another host's name could be
  looked up in the same run. It is an error once it was seen on two days, for hosts have bad days.
- ``cannot tell``: anything else, as 401, 403, 429, 5xx, time-outs, resets, bad certificates, redirects without end, and
  what robots.txt keeps programs from. It is mentioned only where the link has never worked.

Besides, ``look`` marks what answers but may not be what was meant: a deep link that ends at a front page, a page whose
title or first heading says that it is not there, a fragment that a page (read to its end) does not have, and a way from
https to http. Such a link is never rewritten.
"""

RULE = "outside-link"
