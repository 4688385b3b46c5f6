"""`qunzhu updates`: whether there is a newer release, asked only when somebody types it."""

from argparse import Namespace
from pathlib import Path

from desktop.cli.command import Answer, Subparsers, verb_alone
from desktop.models import release
from desktop.sync import releases


def add(nouns: Subparsers) -> None:
    """Register the command."""
    ask = verb_alone(nouns, "updates", "ask whether there is a newer release", _ask)
    ask.add_argument(
        "--source", type=Path, metavar="FILE", help="JSON with url and key, instead of the build's"
    )


def _ask(given: Namespace) -> Answer:
    found, own = releases.newest(releases.source(given.source)), releases.installed()
    newer = release.newer(found, own)
    note = found.note(given.language)
    document = {
        "installed": own,
        "newest": found.version,
        "newer": newer,
        "day": found.day,
        "notes": note,
        "packages": [
            {
                "system": one.system,
                "name": one.name,
                "url": one.url,
                "size": one.size,
                "sha256": one.sha256,
            }
            for one in found.packages
        ],
    }
    lines = [f"{own} → {found.version}  {found.day}" if newer else f"{own} = {found.version}"]
    if newer:
        lines += [note, *(f"{one.name}  {one.url}  {one.sha256}" for one in found.packages)]
    return Answer(document, lines)
