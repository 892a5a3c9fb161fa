"""A folder on another machine, by rsync over ssh: laid out as a folder on this one (see ``folder``)."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...record import record
from ..listing import NAME as LIST
from ..releases import WAY_OUT, Changes, Held, Release, Unreachable, digests_of, held, size_of
from ..served import COPIES, LASTING
from ..staging import Refused
from .folder import INCOMING, RELEASES, SHOWN

if TYPE_CHECKING:
    from . import Settings

KEYS = {"ssh": 'options for ssh, as in ["-p", "2222"]'}

SSH = ("ssh", "-oBatchMode=yes", "-oConnectTimeout=15", "-oServerAliveInterval=10", "-oServerAliveCountMax=3")
"""Nobody is asked for a password, and a way that is cut is noticed within half a minute."""

CUT = frozenset((10, 12, 30, 35, 255))
"""Exit codes of rsync for a way that was cut or a host that did not answer (rsync(1)), and of ssh for the same."""

LASTING_TROUBLE = ("Permission denied", "Host key verification failed")
"""What ssh says with the same exit code where trying again helps nobody."""

_PLACE = re.compile(r"(?P<host>[^:/\s-][^:/\s]*):(?P<path>[^\s'][^']*)")

OURS = 3
"""The exit code of the scripts below where they say by themselves what is wrong, and what to do."""

# Each script gets the folder as its first parameter, and stops at its first failure.
_HELD = f"""
cd "$1" 2>/dev/null || exit 0
if [ -e {SHOWN} ] && [ ! -L {SHOWN} ]; then
    echo "$1/{SHOWN} is no link that invoke publish made; name another folder, or move it away" >&2; exit {OURS}
fi
basename "$(readlink {SHOWN} || echo none)"
[ ! -d {RELEASES} ] || ls {RELEASES}
"""
_BEGIN = f"""umask 022; mkdir -p "$1/{RELEASES}"; cd "$1"
if [ -d "{RELEASES}/$3" ]; then echo there; exit; fi
room=$(df -Pk . | sed -n '$s/.* \\([0-9][0-9]*\\)  *[0-9][0-9]*% .*/\\1/p')
if [ "$4" -gt "${{room:-$4}}" ]; then
    echo "the site takes $4 KB, and $1 has room for $room KB; make room there" >&2; exit {OURS}
fi
mkdir -p "$2"
"""
_END = f'cd "$1"; [ -d "{RELEASES}/$3" ] || {{ find "$2" -type f -exec sync {{}} + || sync; mv "$2" "{RELEASES}/$3"; }}'
# What lasts of all other releases comes into the one that is shown next: see ``folder``.
_KEEP = f"""cd "$1"; umask 022
[ -d "{RELEASES}/$2" ] || {{ echo "release $2 is gone; invoke releases says what is there" >&2; exit {OURS}; }}
for list in {RELEASES}/*/{LIST}; do
    [ ! -f "$list" ] || sed -n 's|^[0-9a-f]*  \\({LASTING[1:]}.*\\)$|\\1|p' "$list" | while IFS= read -r name; do
        for file in {" ".join(f'"$name{copy}"' for copy in ("", *COPIES))}; do
            from="${{list%/*}}/$file"; goal="{RELEASES}/$2/$file"
            if [ -f "$from" ] && [ ! -e "$goal" ]; then
                mkdir -p "${{goal%/*}}"
                ln "$from" "$goal" 2>/dev/null || {{ cp -p "$from" "$goal.part"; mv "$goal.part" "$goal"; }}
            fi
        done
    done
done
"""
# mv takes a link for the folder it leads to, and moves into it, but for -T (GNU, busybox) or -h (BSD, macOS).
_SWITCH = f"""{_KEEP}rm -f ".{SHOWN}.$$"; ln -s "{RELEASES}/$2" ".{SHOWN}.$$"
mv -fT ".{SHOWN}.$$" {SHOWN} 2>/dev/null || mv -fh ".{SHOWN}.$$" {SHOWN}"""
_REMOVE = f'cd "$1"; shift; rm -rf {INCOMING}* .{SHOWN}.*; for name in "$@"; do rm -rf "{RELEASES}/$name"; done'


def wrong(given: Mapping[str, Any], home: Path) -> tuple[str, ...]:
    """What is wrong with the settings, and the key at which; nothing where all is well."""
    del home
    if not _PLACE.fullmatch(given["to"]):
        return f'"to" is "{given["to"]}"; write host and folder, as in "web@example.org:/srv/site"', "to"
    options = given.get("ssh", [])
    if not isinstance(options, list) or not all(isinstance(option, str) for option in options):
        return f'"ssh" holds {KEYS["ssh"]}', "ssh"
    return ()


def target(settings: Settings, cache: Path) -> Rsync:
    """The folder on the host that ``to`` names."""
    del cache
    host, _, path = settings.to.partition(":")
    return Rsync(host, path, tuple(settings.more.get("ssh", ())))


@record
class Rsync:
    """A folder with releases on a host. ``options`` are for ssh."""

    host: str
    path: str
    options: tuple[str, ...] = ()

    def held(self) -> Held:
        """What is there."""
        shown, *names = self._run(_HELD).splitlines() or [""]
        return held(names, shown)

    def changes(self, site: Path) -> Changes:
        """What would change if a site took the place of the one that is shown."""
        names = tuple(digests_of(site))
        if not self.held().shown:
            return Changes(new=names)
        lines = self._send(site, SHOWN, "--dry-run", "--out-format=%i %n").splitlines()
        return Changes(
            tuple(line.partition(" ")[2] for line in lines if line.startswith("<f+")),
            tuple(line.partition(" ")[2] for line in lines if re.match(r"<f[.c]", line)),
            tuple(line.split(None, 1)[1] for line in lines if _is_gone(line)),
        )

    def upload(self, site: Path, release: Release) -> None:
        """Send a site there. What arrived before a cut is not sent again, nor what the shown release holds."""
        incoming = f"{INCOMING}{release.digest}"
        if self._run(_BEGIN, incoming, release.name, str(size_of(site) // 1024)).strip() == "there":
            return
        digests_of(site)  # what holds a link is not sent
        self._send(site, incoming, "--partial-dir=.rsync-partial", f"--link-dest=../{SHOWN}/")
        self._run(_END, incoming, release.name)

    def switch(self, release: Release) -> None:
        """Show a release, beside what lasts of the others: one link takes the place of another."""
        self._run(_SWITCH, release.name)

    def remove(self, releases: Iterable[Release]) -> None:
        """Remove releases, and what is left over of uploads that were cut."""
        self._run(_REMOVE, *(release.name for release in releases))

    def _run(self, script: str, *parameters: str) -> str:
        words = ["sh", "-ec", script, "sh", self.path, *parameters]
        return _output([*SSH, *self.options, self.host, shlex.join(words)])

    def _send(self, site: Path, folder: str, *options: str) -> str:
        # By their bytes and not by age and length: every build writes its files anew.
        how = ["--recursive", "--checksum", "--delete", "--perms", "--chmod=D755,F644", "--timeout=60"]
        by = f"--rsh={shlex.join([*SSH, *self.options])}"
        goal = f"{self.host}:{self.path}/{folder}/"
        return _output(["rsync", *how, "--protect-args", by, *options, f"{site}/", goal])


def _is_gone(line: str) -> bool:
    """Whether a line of rsync says that a file goes; what lasts stays."""
    what, _, name = line.partition(" ")
    return what == "*deleting" and not name.endswith("/") and not f"/{name.strip()}".startswith(LASTING)


def _output(command: Sequence[str]) -> str:
    """What a command prints. Raises Unreachable where the way was cut, Refused for any other failure."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise Refused(f"there is no {command[0]} on this machine; install it") from error
    if not done.returncode:
        return done.stdout
    lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
    if done.returncode == OURS and command[0] == SSH[0]:
        raise Refused(lines[-1])
    told = f"{command[0]} says: {lines[0].strip().rstrip('.')}"
    if done.returncode in CUT and not any(word in done.stderr for word in LASTING_TROUBLE):
        raise Unreachable(told)
    raise Refused(f"{told}; {WAY_OUT}")
